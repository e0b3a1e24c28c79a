"""Which counts are sums of others: of a dimension's groups, of a year's quarters, of the year so far.

Nothing in the data says whether the groups of a dimension make up the whole, or whether a count adds up over the year
(people can be in two groups, or be counted in each quarter). So the figures themselves do. Where in any period all of
them are shown and add up, they always do; where all are shown and never add up, they do not; where one is always
missing, they do wherever they can, as a reader would suppose.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from outturn.check.disclosure.linked import Figure, Linked, Name, Policy, Sum
from outturn.periods import PARTS, Kind, Period, PeriodError, YearType, holding_year, parse, shifted

MONTHS = 12
PARTS_OF_YEAR: Mapping[Kind, int] = {**PARTS, "month": MONTHS}
"""How many periods of a kind make up a year."""


class Times(NamedTuple):
    """An indicator's type of year, and its basis: whether counts are of the period, of the year so far, or neither."""

    year_type: YearType
    basis: str


class _Row(NamedTuple):
    """The place of a figure, and those of the figures that it may be the sum of; ``rule`` says for which reason."""

    rule: tuple[str, ...]
    whole: int
    parts: tuple[int, ...]


def linked(figures: Sequence[Figure], times: Times, policy: Policy) -> list[Linked]:
    """One indicator's figures in tables: those whose counts are linked, each with its sums.

    Figures that could be told from others, but have no row, are among them.
    """
    table = _Table(figures)
    series = _series(table, times)
    rows = [*_groups(table), *_years(table, series, times)]
    sides = [side for side in (0, 1) if any((one.top, one.below)[side] is not None for one in figures)]
    sums = [one for side in sides for one in _sums(table.figures, rows, side, policy)]
    steps = _steps(table, series) if times.basis == "year-to-date" else []
    return _apart(table.figures, sums, steps)


class _Table:
    """Figures with their places; what has no row is added when it is asked for."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.figures = list(figures)
        self.places = {one.name: at for at, one in enumerate(self.figures)}

    def place(self, name: Name, like: Figure) -> int:
        """The place of the figure of that name."""
        if name not in self.places:
            self.places[name] = len(self.figures)
            self.figures.append(Figure(name, is_part=like.is_part, has_below=like.has_below))
        return self.places[name]


def _groups(table: _Table) -> list[_Row]:
    """The whole and its groups, in each period in which any group of a dimension has a row."""
    groups: dict[str, dict[str, None]] = {}
    there: dict[tuple[str, str], Figure] = {}
    for one in table.figures:
        if one.name.dimension:
            groups.setdefault(one.name.dimension, {})[one.name.group] = None
            there.setdefault((one.name.period, one.name.dimension), one)
    rows = []
    for (period, dimension), like in there.items():
        whole = table.place(Name(like.name.indicator, period), like)
        names = [Name(like.name.indicator, period, dimension, group) for group in groups[dimension]]
        rows.append(_Row(("groups", dimension), whole, tuple(table.place(name, like) for name in names)))
    return rows


Series = Mapping[tuple[Name, Kind], list[tuple[Period, int]]]
"""By the name of a year's figure and a kind of period: those of that kind in that year, with their places."""


def _series(table: _Table, times: Times) -> Series:
    found: dict[tuple[Name, Kind], list[tuple[Period, int]]] = {}
    for at, one in enumerate(table.figures):
        period = _period(one.name.period)
        year = holding_year(period, times.year_type) if period and period.kind in PARTS_OF_YEAR else None
        if period and year:
            found.setdefault((one.name._replace(period=year.text), period.kind), []).append((period, at))
    return {key: sorted(parts, key=lambda part: part[0].order) for key, parts in found.items()}


def _period(text: str) -> Period | None:
    try:
        return parse(text)
    except PeriodError:
        return None


def _years(table: _Table, series: Series, times: Times) -> list[_Row]:
    """A year's figure and its parts, or its last total so far; of the whole and of each group."""
    rows = []
    for (name, kind), parts in series.items():
        if name not in table.places:
            continue
        first, at = parts[0]
        whole = table.places[name]
        if times.basis == "year-to-date" and parts[-1][0].end == parse(name.period).end:
            rows.append(_Row(("total",), whole, (parts[-1][1],)))
        if times.basis == "period":
            count = PARTS_OF_YEAR[kind]
            near = [shifted(first, step) for step in range(1 - count, count)]
            inside = [one for one in near if one and holding_year(one, times.year_type) == parse(name.period)]
            like = table.figures[at]
            places = tuple(table.place(like.name._replace(period=one.text), like) for one in inside)
            rows.append(_Row(("year",), whole, places))
    return rows


def _steps(table: _Table, series: Series) -> list[tuple[int, int]]:
    """The places of totals of the year so far that follow each other, but where the later is less: it was revised."""
    pairs = [(one, other) for parts in series.values() for (_, one), (_, other) in pairwise(parts)]
    tops = [one.top for one in table.figures]
    return [(one, other) for one, other in pairs if not _is_less(tops[other], tops[one])]


def _is_less(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one < other


def _sums(figures: Sequence[Figure], rows: Sequence[_Row], side: int, policy: Policy) -> list[Sum]:
    """The rows that add up, of the counts on top (side 0) or below (1)."""
    counts = [(one.top, one.below)[side] for one in figures]
    by_rule: dict[tuple[str, ...], list[_Row]] = {}
    for row in rows:
        by_rule.setdefault(row.rule, []).append(row)
    found = []
    for rule, alike in by_rule.items():
        left = [_left(row, counts, policy) for row in alike]
        full = [one for one, row in zip(left, alike, strict=True) if _is_full(row, counts)]
        adds = any(
            one == 0 and counts[row.whole] for one, row in zip(left, alike, strict=True) if _is_full(row, counts)
        )
        can = all(one is None or one >= 0 for one in left) and not any(full)
        if adds or can or rule == ("total",):
            fitting = [
                row
                for one, row in zip(left, alike, strict=True)
                if one is None or one == 0 or (one > 0 and not _is_full(row, counts))
            ]
            found += [Sum(2 * row.whole + side, tuple(2 * at + side for at in row.parts)) for row in fitting]
    return found


def _left(row: _Row, counts: Sequence[int | None], policy: Policy) -> int | None:
    """What the shown parts leave of the whole, zero where that is rounding; None where the whole is not shown."""
    whole = counts[row.whole]
    if whole is None:
        return None
    shown = [count for at in row.parts if (count := counts[at]) is not None]
    left = whole - sum(shown)
    slack = (len(shown) + 1) * policy.round_to / 2 if policy.round_to > 1 else 0
    return 0 if abs(left) <= slack else left


def _is_full(row: _Row, counts: Sequence[int | None]) -> bool:
    return counts[row.whole] is not None and all(counts[at] is not None for at in row.parts)


def _apart(figures: Sequence[Figure], sums: Sequence[Sum], steps: Sequence[tuple[int, int]]) -> list[Linked]:
    """The figures by what links them."""
    above = list(range(len(figures)))

    def top(at: int) -> int:
        while above[at] != at:
            above[at] = at = above[above[at]]
        return at

    for one in sums:
        for part in one.parts:
            above[top(part // 2)] = top(one.whole // 2)
    for one_step, other in steps:
        above[top(one_step)] = top(other)
    tables: dict[int, tuple[list[int], list[Sum], list[tuple[int, int]]]] = {}
    for at in range(len(figures)):
        tables.setdefault(top(at), ([], [], []))[0].append(at)
    for one in sums:
        tables[top(one.whole // 2)][1].append(one)
    for step in steps:
        tables[top(step[0])][2].append(step)
    return [_table(figures, *table) for table in tables.values()]


def _table(
    figures: Sequence[Figure], places: Sequence[int], sums: Sequence[Sum], steps: Sequence[tuple[int, int]]
) -> Linked:
    """Figures of one table, with places of their own."""
    own = {at: new for new, at in enumerate(places)}

    def moved(count: int) -> int:
        return 2 * own[count // 2] + count % 2

    first = 2 * len(places)
    stretches = [Sum(2 * own[later], (2 * own[sooner], first + number)) for number, (sooner, later) in enumerate(steps)]
    return Linked(
        tuple(figures[at] for at in places),
        (*(Sum(moved(one.whole), tuple(map(moved, one.parts))) for one in sums), *stretches),
        tuple(own[later] for _, later in steps),
    )
