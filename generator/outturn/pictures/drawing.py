"""A scene to PNG: drawn in numbers of a palette, so that nothing has to be counted or dithered afterwards.

Between the colour of letters and that behind them lie a few more in the palette, by how much of a pixel they cover.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from io import BytesIO
from itertools import pairwise
from math import hypot

from PIL import Image, ImageDraw

from outturn.pictures.lettering import mask
from outturn.pictures.scene import HEIGHT, WIDTH, Box, Point, Scene, Stroke, Text

COLOURS = {
    "paper": (255, 255, 255),
    "ink": (29, 36, 51),
    "quiet": (84, 93, 109),
    "brand": (18, 67, 109),
    "target": (128, 22, 80),
    "green": (0, 91, 80),
    "green-soft": (220, 240, 235),
    "amber": (128, 85, 0),
    "amber-soft": (253, 240, 213),
    "red": (160, 22, 34),
    "red-soft": (251, 228, 228),
    "grey-soft": (236, 239, 243),
}
"""The colours of the light scheme, as the stylesheet has them."""
PAIRS = (
    *(("paper", ink) for ink in ("ink", "quiet", "brand", "target", "green", "amber", "red")),
    *((strong, "paper") for strong in ("brand", "green", "amber", "red")),
    *((f"{strong}-soft", strong) for strong in ("green", "amber", "red")),
    ("grey-soft", "ink"),
)
"""What letters may stand on: the colour behind them, and theirs."""
BETWEEN = 4
"""How many colours lie between the two of a pair."""
FINER = 2
"""How much finer lines are drawn than the picture is, in each direction."""
DASH, GAP = 14.0, 9.0
POINT, RING, LEVEL = 13, 6, 5
"""The size of the newest point: half its width, half of its hole, and half the height of a level dash."""
PACKED = 6
"""How hard the picture is packed: 3 ms more than at 2 save 30%; at 9 another tenth takes 30 ms."""
_SOLID = {name: number for number, name in enumerate(COLOURS)}


def drawn(scene: Scene) -> bytes:
    """The scene as PNG; the same scene gives the same bytes."""
    image = Image.new("L", (WIDTH, HEIGHT), _SOLID["paper"])
    pen = ImageDraw.Draw(image)
    for box in scene.boxes:
        _box(pen, box)
    for stroke in scene.strokes:
        _stroke(image, stroke, scene.plot)
    for text in scene.texts:
        _text(image, text)
    image.putpalette(_palette())
    packed = BytesIO()
    image.save(packed, "PNG", compress_level=PACKED)
    return packed.getvalue()


@cache
def _palette() -> list[int]:
    """Every colour, then those between each pair: red, green and blue one after the other."""
    found = list(COLOURS.values())
    for ground, ink in PAIRS:
        ends = tuple(zip(COLOURS[ground], COLOURS[ink], strict=True))
        for step in range(1, BETWEEN + 1):
            red, green, blue = (round(one + (other - one) * step / (BETWEEN + 1)) for one, other in ends)
            found.append((red, green, blue))
    return [part for colour in found for part in colour]


@cache
def _table(ground: str, ink: str) -> list[int]:
    """The number of the colour for each amount, 0 to 255, that a letter covers of a pixel."""
    first = len(COLOURS) + BETWEEN * PAIRS.index((ground, ink))
    every = [_SOLID[ground], *range(first, first + BETWEEN), _SOLID[ink]]
    return [every[round(amount * (BETWEEN + 1) / 255)] for amount in range(256)]


def _text(image: Image.Image, text: Text) -> None:
    letters, left, top = _lettered(text.text, text.face, text.size, text.ground, text.ink)
    image.paste(letters, (text.x + left, text.y + top))


@lru_cache(maxsize=500)
def _lettered(text: str, face: str, size: int, ground: str, ink: str) -> tuple[Image.Image, int, int]:
    """The text in numbers of the palette: many stand on every picture of a scorecard."""
    covered, left, top = mask(text, face, size)
    return covered.point(_table(ground, ink)), left, top


def _box(pen: ImageDraw.ImageDraw, box: Box) -> None:
    corners = (box.x, box.y, box.x + box.width - 1, box.y + box.height - 1)
    fill = _SOLID[box.fill]
    if box.shape == "circle":
        pen.ellipse(corners, fill)
    elif box.shape == "ring":
        pen.ellipse(corners, _SOLID[box.border], fill, 5)
    elif box.shape == "triangle":
        left, top, right, bottom = corners
        pen.polygon([(left, bottom), ((left + right) // 2, top), (right, bottom)], fill)
    else:
        border = _SOLID[box.border] if box.border and box.shape != "square" else None
        pen.rounded_rectangle(corners, box.radius, fill, border, 3)


def _stroke(image: Image.Image, stroke: Stroke, plot: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = plot
    covered = Image.new("L", ((right - left) * FINER, (bottom - top) * FINER))
    pen = ImageDraw.Draw(covered)

    def fine(point: Point) -> Point:
        return ((point[0] - left) * FINER, (point[1] - top) * FINER)

    wide = stroke.width * FINER
    for stretch in stroke.stretches:
        points = [fine(point) for point in stretch]
        if len(points) == 1:
            _disc(pen, points[0], wide)
        for dash in _dashes(points) if stroke.is_dashed else [points]:
            pen.line(dash, 255, wide, "curve")
    if stroke.end:
        _end(pen, fine(stroke.end), stroke.certainty)
    found = covered.reduce(FINER)
    image.paste(found.point(_table("paper", stroke.ink)), (left, top), found.point(_SEEN))


_SEEN = [0, *[255] * 255]
"""Where anything is covered."""


def _end(pen: ImageDraw.ImageDraw, point: Point, certainty: str) -> None:
    """The newest point: a dot; a level dash, as what could be chance; a ring, as what was not tested."""
    x, y = point
    if certainty == "chance":
        wide, high = 1.6 * POINT * FINER, LEVEL * FINER
        pen.rectangle((x - wide, y - high, x + wide, y + high), 255)
        return
    _disc(pen, point, POINT * FINER)
    if certainty == "untested":
        _disc(pen, point, RING * FINER, 0)


def _disc(pen: ImageDraw.ImageDraw, point: Point, radius: float, amount: int = 255) -> None:
    x, y = point
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), amount)


def _dashes(points: list[Point]) -> Iterator[list[Point]]:
    """A line in dashes, which go on round its corners."""
    done, dash = 0.0, DASH * FINER
    for (x, y), (to_x, to_y) in pairwise(points):
        long = hypot(to_x - x, to_y - y)
        at = -(done % ((DASH + GAP) * FINER))
        while long and at < long:
            begin, end = max(at, 0.0) / long, min(at + dash, long) / long
            if at + dash > 0:
                yield [(x + (to_x - x) * part, y + (to_y - y) * part) for part in (begin, end)]
            at += (DASH + GAP) * FINER
        done += long
