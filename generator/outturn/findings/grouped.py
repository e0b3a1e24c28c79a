"""Findings of one kind in one column of one file, which are told once, with all their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from outturn.errors import Ask, Finding, Severity, Where

HEADER = 1
Span = tuple[int, int]
"""The first and the last of rows or lines that follow each other."""


@dataclass(frozen=True, slots=True)
class Case:
    """The findings of a group that say the same, at one place or many; ``asks`` are how its warnings are answered."""

    first: Finding
    places: tuple[Where, ...]
    asks: tuple[Ask, ...] = ()

    @property
    def rows(self) -> tuple[Span, ...]:
        """The rows of the table, as few spans as there can be."""
        return spans(place.row for place in self.places if place.row)

    @property
    def lines(self) -> tuple[Span, ...]:
        """The lines of the file."""
        return spans(place.line for place in self.places if place.line)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns, or the keys of a descriptor."""
        return tuple(dict.fromkeys(place.column for place in self.places if place.column))


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind that are told together; there is always one."""

    cases: tuple[Case, ...]

    @property
    def id(self) -> str:
        """The id of their kind."""
        return self.cases[0].first.id

    @property
    def severity(self) -> Severity:
        """How much they matter."""
        return self.cases[0].first.severity

    @property
    def is_answered(self) -> bool:
        """Whether somebody answered them; answered ones are told apart from those that are not."""
        return self.cases[0].first.is_answered

    @property
    def file(self) -> str:
        """The file that they are about, as in ``Where``."""
        return self.cases[0].first.where.file

    @property
    def whole(self) -> Case:
        """All of them as one case."""
        places = tuple(place for case in self.cases for place in case.places)
        return Case(self.cases[0].first, places, tuple(ask for case in self.cases for ask in case.asks))

    def __len__(self) -> int:
        return sum(len(case.places) for case in self.cases)


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The findings in groups, in the order of each group's first."""
    groups: dict[tuple[str | bool, ...], dict[object, list[Finding]]] = {}
    for one in findings:
        # the columns of a header and the keys of a descriptor are told together
        column = one.where.column if one.where.row not in (None, HEADER) else ""
        cases = groups.setdefault((one.id, one.severity, one.where.file, column, one.is_answered), {})
        cases.setdefault(one.gaps, []).append(one)
    return tuple(Group(tuple(_case(same) for same in cases.values())) for cases in groups.values())


def _case(same: Sequence[Finding]) -> Case:
    return Case(same[0], tuple(one.where for one in same), tuple(one.ask for one in same if one.ask))


def spans(numbers: Iterable[int]) -> tuple[Span, ...]:
    """The numbers as spans, in order: 2, 3, 4 and 9 are (2, 4) and (9, 9)."""
    known = sorted(set(numbers))
    if not known:
        return ()
    breaks = [(before, after) for before, after in pairwise(known) if after > before + 1]
    starts, ends = [known[0], *(after for _, after in breaks)], [*(before for before, _ in breaks), known[-1]]
    return tuple(zip(starts, ends, strict=True))
