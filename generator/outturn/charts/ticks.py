"""The texts around a plot: which periods its axis names, the numbers of its lines, and its key."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from outturn.charts.axis import ACROSS, Label, Scale, tick_texts
from outturn.pages import Chart

FEW_LABELS, MORE_LABELS = 4, 9
FEW_LETTERS, MORE_LETTERS = 31, 110
"""Letters that a phone has room for below its chart, the last label ending with the plot, and a wider window."""
"""Labels of periods that a phone has room for, and a desk."""
PHONE_APART, DESK_APART = 24.0, 10.0
"""How far apart labels of years stand, in percent of the width."""
LINE_HEIGHT = 18
"""One line of the key: pixels."""
KEY_LETTERS = 26
"""Bold letters that a line of the key has room for on the smallest phone, in any usual font."""
HALF_LETTER = 1.13
"""Half of a letter on a phone, in percent of the width: a long label at the left begins with the plot."""
EDGE = 91.0
"""From where on a label has no room to stand in the middle of its place: percent of the width."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A period that the axis names: its position, its text, and whether also a phone has room for it."""

    place: int
    text: str
    is_few: bool


def period_ticks(chart: Chart) -> tuple[Tick, ...]:
    """The periods that the axis names: starts of years where it spans many, else periods up to the newest."""
    return tuple(_years(chart) if chart.years else _periods(chart.periods))


def _periods(periods: Sequence[str]) -> Iterator[Tick]:
    last = len(periods) - 1
    longest = max(map(len, periods), default=1)
    most, fewest = (
        max(2, min(labels, letters // longest))
        for labels, letters in ((MORE_LABELS, MORE_LETTERS), (FEW_LABELS, FEW_LETTERS))
    )
    step = max(1, math.ceil(last / (most - 1)))
    few = set(range(last, -1, -step * math.ceil(max(last, 1) / step / (fewest - 1))))
    return (Tick(place, periods[place], place in few) for place in range(last % step, last + 1, step))


def _years(chart: Chart) -> Iterator[Tick]:
    """Every so many years, so that no label touches the next one."""
    (first, _), (second, _) = chart.years[:2]
    year = ACROSS * (second - first) / (len(chart.periods) - 1)
    step = max(1, math.ceil(DESK_APART / year))
    few = step * math.ceil(PHONE_APART / (step * year))
    return (Tick(place, text, at % few == 0) for at, (place, text) in enumerate(chart.years) if at % step == 0)


def columns(chart: Chart, places: Sequence[float], y: float) -> Iterator[Label]:
    """The texts of the period axis, at ``y`` pixels; the last ends with the plot, a long first one begins with it."""
    last = len(chart.periods) - 1
    for tick in period_ticks(chart):
        kind = "column" if tick.is_few else "column ot-roomy"
        if chart.years and places[tick.place] > EDGE:
            continue
        if tick.place == last > 0:
            yield Label(kind, 100, y, tick.text, "end")
        elif not chart.years and len(tick.text) * HALF_LETTER > places[tick.place]:
            yield Label(kind, 0, y, tick.text, "start")
        else:
            yield Label(kind, places[tick.place], y, tick.text)


def rows(chart: Chart, ticks: Sequence[float], step: float, down: Scale, top: float, deep: float) -> Iterator[Label]:
    """The value axis: each number stands on its line, in a plot ``deep`` pixels high that begins at ``top``.

    Words of a scale reach into the plot, so they stand a little higher, clear of the dots on their line.
    """
    above = 6 if chart.numerals.steps else 3
    for tick, text in zip(ticks, tick_texts(ticks, step, chart.numerals), strict=True):
        yield Label("tick", 0, round(top + deep * down(tick) / 100 - above, 1), text, "start")


def _in_lines(text: str) -> list[str]:
    if len(text) <= KEY_LETTERS and text == " ".join(text.split()):
        return [text]
    return wrap(text, KEY_LETTERS, break_long_words=False, break_on_hyphens=False)


def key(chart: Chart) -> tuple[Label, ...]:
    """Each line's name and last value, one under the other above the plot, where they cover nothing.

    What a phone has no room for in one line goes on in the next one.
    """
    texts = [
        (line.role, text, place > 0)
        for line in chart.lines
        if line.key
        for place, text in enumerate(_in_lines(line.key))
    ]
    return tuple(
        Label(role, 0, LINE_HEIGHT * (place + 1) - 4, text, "start", goes_on)
        for place, (role, text, goes_on) in enumerate(texts)
    )
