"""A chart of lines over periods as geometry for an inline SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from outturn.charts.axis import NIB, PLOT, Label, Scale, across, ends, ends_off_zero, heights, positions, short, steps
from outturn.charts.paths import through
from outturn.charts.ticks import LINE_HEIGHT, columns, key, rows
from outturn.pages import Chart, Line

DEEP, HEAD, FOOT = 200, 20, 28
"""The plot's height, the room above it for its first number, and the room below it for the periods: pixels."""
DOTLESS = ("target", "mean", "limit", "baseline")
"""Roles that are levels, not figures of periods."""
JOINED = ("forecast",)
"""Roles whose line goes on across periods without a value."""
LIFTED = ("outturn", "comparator")
"""Roles whose line does not go on where figures begin to add up anew."""
SEEN = 30.0
"""How far an interval goes beyond its figure, in the plot's units, to be seen beside the dot."""
LEVEL = 25.0
"""The height of the dash that stands for a change that could be chance, and of the ticks of years: plot's units."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn series: path data in the plot's units, its points as a path of dots, its intervals as upright strokes.

    ``causes`` are further dots at points with a special cause, by what it means; their ends are drawn square.
    ``newest`` is the newest point where it is no dot but a look of its own, which ``certainty`` names.
    """

    role: str
    path: str
    dots: str
    intervals: str = ""
    causes: tuple[tuple[str, str], ...] = ()
    newest: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as geometry: everything that the SVG template needs and no more.

    Paths are in the plot's units; ``height``, ``top`` (where the plot begins) and ``plot`` (its height) in pixels.
    ``shows_intervals`` where one is seen beside its dot; ``ends`` are the texts of the value axis' ends where it does
    not hold zero; ``years`` are ticks at the starts of years, ``steps`` upright lines.
    """

    strokes: tuple[Stroke, ...]
    key: tuple[Label, ...]
    labels: tuple[Label, ...]
    grid: str
    breaks: str
    height: int
    top: int
    plot: int = DEEP
    shows_intervals: bool = False
    ends: tuple[str, str] | None = None
    years: str = ""
    steps: str = ""


def draw(chart: Chart) -> Drawing:
    """The chart as geometry for an inline SVG."""
    low, high, step = ends(extent(chart), chart.numerals)
    places = positions(len(chart.periods))
    names = key(chart)
    top = LINE_HEIGHT * len(names) + HEAD

    def down(value: float) -> float:
        return (high - value) / (high - low) * 100

    ticks = steps(low, high, step)
    return Drawing(
        strokes=tuple(_stroke(line, places, down, chart) for line in chart.lines),
        key=names,
        labels=(*rows(chart, ticks, step, down, top, DEEP), *columns(chart, places, top + DEEP + FOOT - 8)),
        grid="".join(f"M0 {short(down(tick) * PLOT / 100)}H{PLOT:g}" for tick in ticks),
        breaks=_upright(chart.breaks, places),
        height=top + DEEP + FOOT,
        top=top,
        shows_intervals=any(_is_seen(line, PLOT / (high - low)) for line in chart.lines),
        ends=ends_off_zero(low, high, step, chart.numerals),
        years="".join(f"M{short(places[place] * PLOT / 100)} {PLOT:g}v{LEVEL:g}" for place, _ in chart.years),
        steps=_upright(chart.steps, places),
    )


def _upright(before: Sequence[int], places: Sequence[float]) -> str:
    """Upright lines halfway to the places before those, as path data; at the last place where one lies beyond it."""
    last = len(places) - 1
    between = [(places[min(place, last)] + places[min(max(place - 1, 0), last)]) / 2 for place in before]
    return "".join(f"M{short(x * PLOT / 100)} 0V{PLOT:g}" for x in between)


def extent(chart: Chart) -> list[float]:
    """Every value that the value axis must hold."""
    values = [value for line in chart.lines for value in line.values if value is not None]
    return values + [end for line in chart.lines for ends in line.intervals if ends for end in ends]


def lifts(line: Line, chart: Chart) -> tuple[int, ...]:
    """The positions before which the line does not go on: breaks of the outturns, and where figures begin anew."""
    breaks = chart.breaks if line.role == "outturn" else ()
    return tuple(sorted({*breaks, *(chart.lifts if line.role in LIFTED else ())}))


def newest_mark(line: Line) -> tuple[int, str]:
    """The position of the newest figure and its look, chance or untested; empty for a dot or a special cause."""
    known = [place for place, value in enumerate(line.values) if value is not None]
    if not known or not line.newest or any(line.causes[known[-1] :]):
        return -1, ""
    return known[-1], line.newest


def _is_seen(line: Line, unit: float) -> bool:
    """Whether any interval goes beyond the dot of its figure; ``unit`` is one of the values in the plot's."""
    known = [(value, ends) for value, ends in zip(line.values, line.intervals, strict=False) if ends]
    return any(value is not None and max(value - low, high - value) * unit > SEEN for value, (low, high) in known)


def _stroke(line: Line, places: Sequence[float], down: Scale, chart: Chart) -> Stroke:
    unit = PLOT / 100
    xs, ys = across(tuple(places), unit), heights(line.values, down, unit)
    is_drawn = [y is not None or line.role not in JOINED for y in ys]
    over, along = tuple(compress(xs, is_drawn)), list(compress(ys, is_drawn))
    whiskers = "".join(
        f"M{x} {short(down(ends[0]) * unit)}V{short(down(ends[1]) * unit)}"
        for x, ends in zip(xs, line.intervals, strict=False)
        if ends
    )
    place, certainty = newest_mark(line)
    drawn = alone(line.values) if line.role in DOTLESS else [True] * len(ys)
    kinds = dict.fromkeys(cause for cause in line.causes if cause)
    found = {kind: [cause == kind for cause in line.causes] for kind in kinds}
    return Stroke(
        role=line.role,
        path=through(along, over, lifts(line, chart), is_stepped=bool(chart.numerals.steps)),
        dots=_dots(xs, ys, [has and index != place for index, has in enumerate(drawn)]),
        intervals=whiskers,
        causes=tuple((kind, _dots(xs, ys, has)) for kind, has in found.items()),
        newest=_newest(places[place] * unit, down(line.values[place] or 0.0) * unit, certainty),
        certainty=certainty,
    )


def _newest(x: float, y: float, certainty: str) -> str:
    """A level dash, as high as its path and as wide as its stroke, or a dot, whose style has a hole."""
    if certainty == "chance":
        return f"M{short(x)} {short(y - LEVEL / 2)}v{LEVEL:g}"
    return f"M{short(x)} {short(y)}{NIB}" if certainty else ""


def _dots(xs: Sequence[str], ys: Sequence[str | None], drawn: Sequence[bool]) -> str:
    """A dot at each value that is drawn."""
    return "".join(f"M{x} {y}{NIB}" for x, y, has in zip(xs, ys, drawn, strict=True) if has and y is not None)


def alone(values: Sequence[float | None]) -> list[bool]:
    """Which values have no neighbour to draw a line to."""
    around = [None, *values, None]
    return [
        value is not None and before is None and after is None
        for before, value, after in zip(around, values, around[2:], strict=False)
    ]
