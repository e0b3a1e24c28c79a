"""A chart of lines over periods as geometry for an inline SVG."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from outturn.charts.axis import PLOT, Label, Scale, positions, scale, short, steps, tick_texts
from outturn.pages import Chart, Line

DEEP, HEAD, FOOT = 200, 20, 28
"""The plot's height, the room above it for its first number, and the room below it for the periods: pixels."""
DOTLESS = ("target", "mean", "limit")
"""Roles that are levels, not figures of periods."""
JOINED = ("forecast",)
"""Roles whose line goes on across periods without a value."""
FEW_LABELS, MORE_LABELS = 4, 9
LINE_HEIGHT = 18
"""One line of the key: pixels."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn series: path data in the plot's units, its points as a path of dots, its intervals as upright strokes.

    ``causes`` are further dots at points with a special cause, by what it means; their ends are drawn square.
    """

    role: str
    path: str
    dots: str
    intervals: str = ""
    causes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as geometry: everything that the SVG template needs and no more.

    Paths are in the plot's units; ``height``, ``top`` (where the plot begins) and ``plot`` (its height) in pixels.
    """

    strokes: tuple[Stroke, ...]
    key: tuple[Label, ...]
    labels: tuple[Label, ...]
    grid: str
    breaks: str
    height: int
    top: int
    plot: int = DEEP


def draw(chart: Chart) -> Drawing:
    """The chart as geometry for an inline SVG."""
    low, high, step = scale(extent(chart))
    places = positions(len(chart.periods))
    key = _key(chart)
    top = LINE_HEIGHT * len(key) + HEAD

    def down(value: float) -> float:
        return (high - value) / (high - low) * 100

    ticks = steps(low, high, step)
    between = [(places[place] + places[max(place - 1, 0)]) / 2 for place in chart.breaks]
    return Drawing(
        strokes=tuple(_stroke(line, places, down, chart.breaks) for line in chart.lines),
        key=key,
        labels=(*_rows(chart, ticks, step, down, top), *_columns(chart.periods, places, top + DEEP + FOOT - 8)),
        grid="".join(f"M0 {short(down(tick) * PLOT / 100)}H{PLOT:g}" for tick in ticks),
        breaks="".join(f"M{short(x * PLOT / 100)} 0V{PLOT:g}" for x in between),
        height=top + DEEP + FOOT,
        top=top,
    )


@dataclass(frozen=True, slots=True)
class Spark:
    """The outturns alone as path data, 100 units across and down: the line, and its last point as a dot."""

    path: str
    end: str


def spark(values: Sequence[float | None]) -> Spark:
    """Figures as a line of a few pixels; there is at least one that is not None."""
    low, high, _ = scale([value for value in values if value is not None])
    places = [50.0] if len(values) == 1 else [100 * index / (len(values) - 1) for index in range(len(values))]
    path = _path(values, places, lambda value: 100 * (high - value) / (high - low), 1)
    return Spark(path, f"M{path.replace('M', 'L').rpartition('L')[2]}h0")


def _path(
    values: Sequence[float | None], places: Sequence[float], down: Scale, unit: float, breaks: Sequence[int] = ()
) -> str:
    """Path data through the values; a missing one lifts the pen, and so does a break before a value."""
    parts, pen = [], "M"
    for place, (x, value) in enumerate(zip(places, values, strict=True)):
        pen = "M" if place in breaks else pen
        if value is None:
            pen = "M"
            continue
        parts.append(f"{pen}{short(x * unit)} {short(down(value) * unit)}")
        pen = "L"
    return "".join(parts)


def extent(chart: Chart) -> list[float]:
    """Every value that the value axis must hold."""
    values = [value for line in chart.lines for value in line.values if value is not None]
    return values + [end for line in chart.lines for ends in line.intervals if ends for end in ends]


def _stroke(line: Line, places: Sequence[float], down: Scale, breaks: Sequence[int]) -> Stroke:
    unit = PLOT / 100
    values: Sequence[float | None] = line.values
    across = places
    if line.role in JOINED:
        across = [x for x, value in zip(places, values, strict=True) if value is not None]
        values = [value for value in values if value is not None]
    whiskers = "".join(
        f"M{short(x * unit)} {short(down(ends[0]) * unit)}V{short(down(ends[1]) * unit)}"
        for x, ends in zip(places, line.intervals, strict=False)
        if ends
    )
    kinds = dict.fromkeys(cause for cause in line.causes if cause)
    causes = tuple((kind, _dots(line, places, down, kind)) for kind in kinds)
    path = _path(values, across, down, unit, breaks if line.role == "outturn" else ())
    return Stroke(line.role, path, _dots(line, places, down), whiskers, causes)


def _dots(line: Line, places: Sequence[float], down: Scale, cause: str = "") -> str:
    """A dot at each value (of a level only where it stands alone), or at those with that special cause."""
    unit = PLOT / 100
    drawn = alone(line.values) if line.role in DOTLESS else [value is not None for value in line.values]
    if cause:
        drawn = [found == cause for found in line.causes]
    known = [(x, value) for x, value, dot in zip(places, line.values, drawn, strict=True) if dot and value is not None]
    return "".join(f"M{short(x * unit)} {short(down(value) * unit)}h0" for x, value in known)


def alone(values: Sequence[float | None]) -> list[bool]:
    """Which values have no neighbour to draw a line to."""
    around = [None, *values, None]
    return [
        value is not None and before is None and after is None
        for before, value, after in zip(around, values, around[2:], strict=False)
    ]


def _rows(chart: Chart, ticks: Sequence[float], step: float, down: Scale, top: float) -> list[Label]:
    """The value axis: each number stands on its line."""
    return [
        Label("tick", 0, round(top + DEEP * down(tick) / 100 - 3, 1), text, "start")
        for tick, text in zip(ticks, tick_texts(ticks, step, chart.numerals), strict=True)
    ]


def _columns(periods: Sequence[str], places: Sequence[float], y: float) -> list[Label]:
    """The period axis: a few periods for a phone, more where there is room, always the last."""
    last = len(periods) - 1
    step = max(1, math.ceil(last / (MORE_LABELS - 1)))
    few = set(range(last, -1, -step * math.ceil(max(last, 1) / step / (FEW_LABELS - 1))))
    return [
        Label(
            "column" if place in few else "column ot-roomy",
            places[place] if place < last or last == 0 else 100,
            y,
            periods[place],
            "middle" if place < last or last == 0 else "end",
        )
        for place in range(last % step, last + 1, step)
    ]


def _key(chart: Chart) -> tuple[Label, ...]:
    """Each line's name and last value, one under the other above the plot, where they cover nothing."""
    return tuple(
        Label(line.role, 0, LINE_HEIGHT * (place + 1) - 4, line.key, "start")
        for place, line in enumerate(line for line in chart.lines if line.key)
    )
