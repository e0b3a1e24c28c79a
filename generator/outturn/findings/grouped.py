"""Findings of one kind in one column of one file, which are told once, with all their rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from outturn.errors import Finding, Severity, Where

HEADER = 1
Span = tuple[int, int]
"""The first and the last of rows or lines that follow each other."""


@dataclass(frozen=True, slots=True)
class Case:
    """The findings of a group that say the same, at one place or many."""

    first: Finding
    places: tuple[Where, ...]

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
    def file(self) -> str:
        """The file that they are about, as in ``Where``."""
        return self.cases[0].first.where.file

    @property
    def whole(self) -> Case:
        """All of them as one case."""
        return Case(self.cases[0].first, tuple(place for case in self.cases for place in case.places))

    def __len__(self) -> int:
        return sum(len(case.places) for case in self.cases)


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The findings in groups, in the order of each group's first."""
    groups: dict[tuple[str, ...], dict[object, list[Finding]]] = {}
    for one in findings:
        # the columns of a header and the keys of a descriptor are told together
        column = one.where.column if one.where.row not in (None, HEADER) else ""
        cases = groups.setdefault((one.id, one.severity, one.where.file, column), {})
        cases.setdefault(one.gaps, []).append(one)
    return tuple(
        Group(tuple(Case(same[0], tuple(one.where for one in same)) for same in cases.values()))
        for cases in groups.values()
    )


def spans(numbers: Iterable[int]) -> tuple[Span, ...]:
    """The numbers as spans, in order: 2, 3, 4 and 9 are (2, 4) and (9, 9)."""
    known = sorted(set(numbers))
    if not known:
        return ()
    breaks = [(before, after) for before, after in pairwise(known) if after > before + 1]
    starts, ends = [known[0], *(after for _, after in breaks)], [*(before for before, _ in breaks), known[-1]]
    return tuple(zip(starts, ends, strict=True))
