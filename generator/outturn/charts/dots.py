"""A dot plot of areas as geometry for an inline SVG: one row an area, its name above the line that its dot stands on.

Names above the lines leave a phone its whole width for the dots, however long a name is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outturn.charts.axis import NIB, PLOT, Label, Scale, ends, ends_off_zero, short, steps, tick_texts
from outturn.pages import Dot, DotPlot

ROW, TEXT, LINE = 36, 14, 25
"""A row's height, and from its top the name's base line and the line of the dot: pixels."""
FOOT = 26
"""Room below the rows for the numbers of the axis: pixels."""
EDGE = 2.5
"""Where the axis begins and how far from the right it ends, in percent, so that no dot is cut."""
REFERENCE = 8
"""Half the height of the nation's mark in other areas' rows: pixels."""
SEEN = 30.0
"""How far an interval goes beyond its figure, in the plot's units, to be seen beside the dot on a phone."""
LONGEST = 42
"""Letters of a name and its figure that a phone has room for side by side."""


@dataclass(frozen=True, slots=True)
class DotRow:
    """An area's name and figure, at ``y`` pixels; ``kind`` names their style."""

    kind: str
    y: int
    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class DotDrawing:
    """A dot plot as geometry: paths in the plot's units across and in pixels down, heights in pixels.

    ``tracks`` are the lines that dots stand on, ``stems`` lead to them from zero (empty where the axis has none);
    ``marks`` holds the dots of each kind; ``reference`` is the nation's figure in the rows of the others;
    ``intervals`` are level lines through the dots, which ``shows_intervals`` where one is seen beside its dot.
    ``ends`` are the texts of the axis' ends where it does not hold zero.
    """

    rows: tuple[DotRow, ...]
    tracks: str
    stems: str
    reference: str
    marks: tuple[tuple[str, str], ...]
    ticks: tuple[Label, ...]
    height: int
    plot: int
    intervals: str = ""
    shows_intervals: bool = False
    ends: tuple[str, str] | None = None


def draw_dots(plot: DotPlot) -> DotDrawing:
    """The dot plot as geometry for an inline SVG.

    The axis holds every area's interval, so that a difference is never wider than what chance explains makes it. Where
    no area has one, nothing says how much that is, and the axis holds zero: a difference is as wide as its share.
    """
    known = [end for dot in plot.dots if dot.interval for end in dot.interval]
    low, high, step = ends([*(dot.value for dot in plot.dots), *known], plot.numerals, from_zero=not known)

    def across(value: float) -> float:
        return EDGE + (100 - 2 * EDGE) * (value - low) / (high - low)

    places = [(dot, across(dot.value) * PLOT / 100, ROW * index + LINE) for index, dot in enumerate(plot.dots)]
    zero = across(0) * PLOT / 100 if low <= 0 <= high else None
    nation = next((x for dot, x, _ in places if dot.kind == "nation"), None)
    reference = "" if nation is None else f"M{short(nation)} {{}}v{2 * REFERENCE}"
    marks = dict.fromkeys((dot.kind for dot in plot.dots), "")
    for dot, x, y in places:
        marks[dot.kind] += f"M{short(x)} {y}{NIB}"
    deep = ROW * len(places)
    limits = [(x, y, *(across(end) * PLOT / 100 for end in dot.interval)) for dot, x, y in places if dot.interval]
    return DotDrawing(
        rows=tuple(_row(dot, y) for dot, _, y in places),
        tracks="".join(f"M0 {y}H{PLOT:g}" for _, _, y in places),
        stems="" if zero is None else "".join(f"M{short(zero)} {y}H{short(x)}" for _, x, y in places),
        reference="".join(reference.format(y - REFERENCE) for dot, _, y in places if dot.kind != "nation"),
        marks=tuple(marks.items()),
        ticks=tuple(_ticks(plot, steps(low, high, step), step, across, deep + FOOT - 8)),
        height=deep + FOOT,
        plot=deep,
        intervals="".join(f"M{short(left)} {y}H{short(right)}" for _, y, left, right in limits),
        shows_intervals=any(x - left > SEEN or right - x > SEEN for x, _, left, right in limits),
        ends=ends_off_zero(low, high, step, plot.numerals),
    )


def _ticks(plot: DotPlot, ticks: Sequence[float], step: float, across: Scale, y: int) -> Iterator[Label]:
    """The numbers of the axis: its ends on a phone, all where there is room."""
    last = len(ticks) - 1
    for index, text in enumerate(tick_texts(ticks, step, plot.numerals)):
        if index in (0, last):
            yield Label("column", 100.0 if index else 0.0, y, text, "end" if index else "start")
        else:
            yield Label("column ot-roomy", round(across(ticks[index]), 2), y, text)


def _row(dot: Dot, y: int) -> DotRow:
    room = LONGEST - len(dot.shown)
    name = dot.name if len(dot.name) <= room else f"{dot.name[: room - 1]}…"
    return DotRow(dot.kind, y - LINE + TEXT, name, dot.shown)
