"""Small charts of groups side by side, all with one scale, so that the eye can compare them."""

from collections.abc import Sequence
from dataclasses import dataclass

from outturn.charts.axis import NIB, across, ends, heights, short, steps, tick_texts
from outturn.charts.paths import through
from outturn.pages import Breakdown


@dataclass(frozen=True, slots=True)
class Multiples:
    """One line a group as path data, 100 units across and down, with the end of each, and the whole's line behind all.

    ``low`` and ``high`` are the ends of the scale that they share, as text.
    """

    lines: tuple[str, ...]
    ends: tuple[str, ...]
    whole: str
    low: str
    high: str


def multiples(breakdown: Breakdown) -> Multiples | None:
    """The lines of the breakdown's groups; None where it has one period alone, or no figure.

    Parts of a whole have no line of it behind them, which would press all of theirs to the foot.
    """
    groups = [row for row in breakdown.rows if not row.is_whole]
    whole = [] if breakdown.are_parts else [row for row in breakdown.rows if row.is_whole]
    values = [value for row in (*groups, *whole) for value in row.line if value is not None]
    count = len(breakdown.periods)
    if count == 1 or not values:
        return None
    low, high, step = ends(values, breakdown.numerals)
    places = tuple(100 * index / (count - 1) for index in range(count))

    def down(value: float) -> float:
        return 100 * (high - value) / (high - low)

    def path(line: Sequence[float | None]) -> str:
        lifts, is_stepped = breakdown.lifts, bool(breakdown.numerals.steps)
        return through(heights(line, down), across(places), lifts, is_stepped=is_stepped)

    def last_of(line: Sequence[float | None]) -> str:
        known = [place for place, value in enumerate(line) if value is not None]
        return f"M{short(places[known[-1]])} {short(down(line[known[-1]] or 0.0))}{NIB}" if known else ""

    first, *_, last = tick_texts(steps(low, high, step), step, breakdown.numerals)
    return Multiples(
        lines=tuple(path(row.line) for row in groups),
        ends=tuple(last_of(row.line) for row in groups),
        whole="".join(path(row.line) for row in whole),
        low=first,
        high=last,
    )
