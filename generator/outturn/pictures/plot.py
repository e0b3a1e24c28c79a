"""The figures of a chart as a line, with one line to hold them against."""

from collections.abc import Iterator, Sequence

from outturn.pages import Chart, Line
from outturn.pictures.frame import SMALLEST
from outturn.pictures.lettering import cut, width
from outturn.pictures.scene import Point, Scene, Stroke, Text

KEY, AXIS = 44, 44
"""Room above for the key and below for the periods."""
HIGH = 186
EDGE = 24
"""How far the line stays from the ends of its plot, so that no point is cut."""
FROM_ZERO = 0.6
"""Where the lowest value is below this share of the highest, the axis begins at zero."""
KEPT = 8
"""What at least stays of a long name with its newest value."""
BESIDE = ("target", "comparator")


def plotted(chart: Chart, left: int, right: int, bottom: int) -> Scene | None:
    """The line from its first to its newest figure, what it is held against, and their names; None without figures."""
    own = chart.lines[0]
    known = [place for place, value in enumerate(own.values) if value is not None]
    if not known:
        return None
    first, last = known[0], known[-1]
    other = next((line for line in chart.lines[1:] if line.role in BESIDE and any(_shown(line, first, last))), None)
    below = bottom - AXIS
    area = (left, below - HIGH, right, below)
    strokes = _strokes(chart, [line for line in (other, own) if line], (first, last), area)
    return Scene((), tuple(_words(chart, other, (first, last), area)), tuple(strokes), area)


def _shown(line: Line, first: int, last: int) -> list[bool]:
    return [value is not None for value in line.values[first : last + 1]]


def _strokes(
    chart: Chart, lines: Sequence[Line], ends: tuple[int, int], area: tuple[int, int, int, int]
) -> Iterator[Stroke]:
    (first, last), (left, top, right, bottom) = ends, area
    values = [value for line in lines for value in line.values[first : last + 1] if value is not None]
    low, high = min(values), max(values)
    if chart.numerals.steps:
        low, high = 1.0, float(len(chart.numerals.steps))
    elif 0 <= low < FROM_ZERO * high:
        low = 0.0
    high = high if high > low else low + 1

    def at(place: int, value: float) -> Point:
        across = (place - first) / (last - first) if last > first else 0.5
        down = (high - value) / (high - low)
        return (left + EDGE + (right - left - 2 * EDGE) * across, top + EDGE + (bottom - top - 2 * EDGE) * down)

    for line in lines:
        is_own = line is chart.lines[0]
        lifts = {*chart.lifts, *(chart.breaks if is_own else ())} if is_own or line.role == "comparator" else set()
        points = [
            None if value is None else at(place, value)
            for place, value in enumerate(line.values[: last + 1])
            if place >= first
        ]
        stretches = tuple(_stretches(points, {place - first for place in lifts}, is_stepped=bool(chart.numerals.steps)))
        yield Stroke(
            stretches,
            "brand" if is_own else "target",
            7 if is_own else 4,
            is_dashed=not is_own,
            end=points[-1] if is_own else None,
            certainty=line.newest if is_own else "",
        )


def _stretches(points: Sequence[Point | None], lifts: set[int], *, is_stepped: bool) -> Iterator[tuple[Point, ...]]:
    """The points in stretches that lines go through: a gap or a lift ends one."""
    pen: list[Point] = []
    for place, point in enumerate(points):
        if pen and (point is None or place in lifts):
            yield tuple(pen)
            pen = []
        if point is not None:
            if is_stepped and pen:
                pen.append((point[0], pen[-1][1]))
            pen.append(point)
    if pen:
        yield tuple(pen)


def _words(chart: Chart, other: Line | None, ends: tuple[int, int], area: tuple[int, int, int, int]) -> Iterator[Text]:
    left, top, right, bottom = area
    first, last = (chart.periods[place] for place in ends)
    if other:
        name = cut(other.key or other.name, "semibold", SMALLEST, right - left - 40, KEPT)
        yield Text(left, top - 14, f"– – {name}", "semibold", SMALLEST, "target")
    if first != last:
        yield Text(left, bottom + AXIS - 10, first, "regular", SMALLEST, "quiet")
    wide = round(width(last, "regular", SMALLEST))
    at = right - wide if first != last else (left + right - wide) // 2
    yield Text(at, bottom + AXIS - 10, last, "regular", SMALLEST, "quiet")
