"""Which counts are sums of others: of a dimension's groups, of a year's quarters, of the year so far.

Nothing in the data says whether the groups of a dimension make up the whole, or whether a count adds up over the year
(people can be in two groups, or be counted in each quarter). So the figures themselves do. Where in any period all of
them are shown and add up, they always do; where all are shown and never add up, they do not; where one is always
missing, they do wherever they can, as a reader would suppose.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from outturn.check.disclosure.linked import Figure, Linked, Name, Policy, Sum
from outturn.periods import FIRST_MONTH, Kind, Period, PeriodError, YearType, holding_year, parse, parts_of, starting

PARTS_OF_YEAR: tuple[Kind, ...] = ("half", "quarter", "term", "month", "week")
SO_FAR = "year-to-date"


class Times(NamedTuple):
    """An indicator's type of year, and its basis: whether counts are of the period, of the year so far, or neither.

    ``adds_up`` is the indicator whose periods its years so far add up, empty where there is none; ``starts`` the
    month in which its financial years start, 0 where that is April.
    """

    year_type: YearType
    basis: str
    adds_up: str = ""
    starts: int = 0


class _Row(NamedTuple):
    """The place of a figure, and those of the figures that it may be the sum of; ``rule`` says for which reason."""

    rule: tuple[str, ...]
    whole: int
    parts: tuple[int, ...]


def linked(figures: Sequence[Figure], times: Mapping[str, Times], policy: Policy) -> list[Linked]:
    """Figures of an indicator, or of two that add up, in tables: those whose counts are linked, each with its sums.

    Figures that could be told from others, but have no row, are among them.
    """
    table = _Table(figures)
    series = _series(table, times)
    rows = [*_groups(table), *_years(table, series, times), *_so_far(table, series, times)]
    sides = [side for side in (0, 1) if any((one.top, one.below)[side] is not None for one in figures)]
    sums = [one for side in sides for one in _sums(table.figures, rows, side, policy)]
    return _apart(table.figures, sums, _steps(table, series, times))


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
    groups: dict[tuple[str, str], dict[str, None]] = {}
    there: dict[Name, Figure] = {}
    for one in table.figures:
        if one.name.dimension:
            indicator, period, dimension, group = one.name
            groups.setdefault((indicator, dimension), {})[group] = None
            there.setdefault(Name(indicator, period, dimension), one)
    rows = []
    for name, like in there.items():
        whole = table.place(Name(name.indicator, name.period), like)
        about = name[:3]
        parts = [table.place(Name(*about, group), like) for group in groups[name.indicator, name.dimension]]
        rows.append(_Row(("groups", name.indicator, name.dimension), whole, tuple(parts)))
    return rows


Series = Mapping[tuple[Name, Kind], list[tuple[Period, int]]]
"""By the name of a year's figure and a kind of period: those of that kind in that year, with their places."""


def _series(table: _Table, times: Mapping[str, Times]) -> Series:
    found: dict[tuple[Name, Kind], list[tuple[Period, int]]] = {}
    for at, one in enumerate(table.figures):
        name = one.name
        about = times[name.indicator]
        part = _part(name.period, about.year_type, about.starts)
        if part:
            year = Name(name.indicator, part.year, name.dimension, name.group)
            found.setdefault((year, part.period.kind), []).append((part.period, at))
    return {key: sorted(parts, key=lambda part: part[0].order) for key, parts in found.items()}


class _Part(NamedTuple):
    """A period, and the year that it is a part of."""

    period: Period
    year: str


@lru_cache(maxsize=10_000)
def _part(text: str, year_type: YearType, starts: int) -> _Part | None:
    """The period if it is a part of a year."""
    period = _period(text)
    if not period or period.kind not in PARTS_OF_YEAR or year_type not in FIRST_MONTH:
        return None
    year = holding_year(period, year_type, starts)
    return _Part(period, year.text) if year and text in _parts(year, period.kind) else None


@lru_cache(maxsize=10_000)
def _parts(year: Period, kind: Kind) -> tuple[str, ...]:
    """The periods of a kind in a year, in the order of time."""
    return tuple(one.text for one in parts_of(year, kind))


def _year(name: Name, times: Mapping[str, Times]) -> Period:
    return starting(parse(name.period), times[name.indicator].starts)


def _period(text: str) -> Period | None:
    try:
        return parse(text)
    except PeriodError:
        return None


def _years(table: _Table, series: Series, times: Mapping[str, Times]) -> list[_Row]:
    """A year's figure and its parts, or its last total so far; of the whole and of each group."""
    rows = []
    for (name, kind), parts in series.items():
        if name in table.places:
            every = _parts(_year(name, times), kind)
            like, basis = table.figures[parts[-1][1]], times[name.indicator].basis
            if basis == SO_FAR and parts[-1][0].text == every[-1]:
                rows.append(_Row(("total",), table.places[name], (parts[-1][1],)))
            if basis == "period":
                about = (like.name.dimension, like.name.group)
                places = tuple(table.place(Name(like.name.indicator, one, *about), like) for one in every)
                rows.append(_Row(("year", name.indicator), table.places[name], places))
    return rows


def _so_far(table: _Table, series: Series, times: Mapping[str, Times]) -> list[_Row]:
    """A total of the year so far, the one before it, and the period's own figure, which another indicator has."""
    rows = []
    for (name, kind), parts in series.items():
        of_periods = times[name.indicator].adds_up
        if not of_periods or times[name.indicator].basis != SO_FAR:
            continue
        every = _parts(_year(name, times), kind)
        for period, at in parts:
            like, number = table.figures[at], every.index(period.text)
            own = like.name._replace(indicator=of_periods)
            before = [table.place(like.name._replace(period=every[number - 1]), like)] if number else []
            rows.append(_Row(("so far", name.indicator), at, (*before, table.place(own, like))))
    return rows


def _steps(table: _Table, series: Series, times: Mapping[str, Times]) -> list[tuple[int, int]]:
    """The places of totals of the year so far that follow each other, where no indicator has what came between.

    Where the later one is less, it was revised, and nothing follows.
    """
    alone = [
        parts
        for (name, _), parts in series.items()
        if times[name.indicator].basis == SO_FAR and not times[name.indicator].adds_up
    ]
    pairs = [(one, other) for parts in alone for (_, one), (_, other) in pairwise(parts)]
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
