"""An indicator's picture: the newest figure, how it is judged, and how it came about."""

from collections.abc import Iterator

from outturn.pages import Badge, Picture
from outturn.pictures.chips import chips, tall
from outturn.pictures.frame import INSIDE, MARGIN, SMALLEST, TOP, frame, title
from outturn.pictures.lettering import cut, width
from outturn.pictures.plot import plotted
from outturn.pictures.scene import WIDTH, Box, Scene, Text

LEFT = 520
"""How wide the column of the figure is where a chart stands beside it."""
FIGURES = (128, 112, 96, 84, 70, 58, 48)
"""Sizes of the figure, the first that fits."""
UNIT = 0.36
"""How large the unit is beside the figure."""
BOTTOM = TOP - 22


def indicator_scene(told: Picture) -> Scene:
    """What stands where on an indicator's picture."""
    boxes, texts = frame(told)
    curve = plotted(told.chart, MARGIN + LEFT + 50, WIDTH - MARGIN, BOTTOM) if told.chart else None
    room = LEFT if curve else INSIDE
    judged = list(_judged(told.badges, room))
    left = [*_figure(told, room), *judged]
    drawn = curve.texts if curve else ()
    return Scene(
        (*boxes, *(one for one in left if isinstance(one, Box)), *(curve.boxes if curve else ())),
        (*texts, *title(told), *(one for one in left if isinstance(one, Text)), *drawn),
        curve.strokes if curve else (),
        curve.plot if curve else (0, 0, 0, 0),
    )


def _judged(badges: tuple[Badge, ...], room: int) -> Iterator[Box | Text]:
    yield from chips(badges, MARGIN, BOTTOM - tall(badges, room), room)


def _figure(told: Picture, room: int) -> Iterator[Text]:
    """The figure in letters as large as there is room for, its unit smaller behind it, and the period below."""
    base = BOTTOM - tall(told.badges, room) - 22 * bool(told.badges)
    yield Text(MARGIN, base, cut(told.period, "regular", 32, room), "regular", 32, "quiet")
    figure, unit = _apart(told.figure)
    size = next((one for one in FIGURES if _wide(figure, unit, one) <= room), FIGURES[-1])
    figure = cut(figure, "black", size, room)
    yield Text(MARGIN, base - 52, figure, "black", size, "brand")
    if unit:
        x, small = MARGIN + round(width(f"{figure} ", "black", size) - size * 0.06), _small(size)
        yield Text(x, base - 52, cut(unit, "semibold", small, MARGIN + room - x), "semibold", small, "brand")


def _apart(figure: str) -> tuple[str, str]:
    """A number and its unit; words of a scale are one."""
    number, _, unit = figure.partition(" ")
    return (number, unit) if any(letter.isdigit() for letter in number) else (figure, "")


def _wide(figure: str, unit: str, size: int) -> float:
    own = width(figure, "black", size)
    return own + width(f" {unit}", "semibold", _small(size)) + size * 0.15 if unit else own


def _small(size: int) -> int:
    return max(round(size * UNIT), SMALLEST)
