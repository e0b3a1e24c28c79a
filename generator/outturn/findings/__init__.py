"""Every problem and every warning that can be found in the data: one registry, one file a subject.

A rule says ``found("period-not-a-period", where, found=…)``; the words are filled in by whoever prints it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from outturn.errors import Finding, Gap, Where
from outturn.findings import (
    addresses,
    against,
    answers,
    breakdowns,
    cells,
    descriptor,
    disclosure,
    figures,
    files,
    headers,
    keys,
    meetings,
    package,
    periods,
    places,
    plausible,
    releases,
    scales,
    sealing,
    steps,
    targets,
    text,
    versions,
    workbooks,
)
from outturn.findings.kind import Kind

SUBJECTS: Mapping[str, tuple[Kind, ...]] = MappingProxyType(
    {
        module.__name__.rpartition(".")[2]: module.KINDS
        for module in (
            files,
            headers,
            cells,
            text,
            descriptor,
            package,
            keys,
            periods,
            figures,
            plausible,
            breakdowns,
            disclosure,
            scales,
            targets,
            steps,
            answers,
            versions,
            addresses,
            places,
            releases,
            against,
            sealing,
            meetings,
            workbooks,
        )
    }
)
"""The kinds of findings by subject, in the order in which a reader meets them."""
KINDS: Mapping[str, Kind] = MappingProxyType({kind.id: kind for kinds in SUBJECTS.values() for kind in kinds})
"""Every kind by its id."""
MOST_FINDINGS = 250_000
"""After so many findings a file is read no further: they fill memory, and nobody needs more to begin."""


def found(kind: str, where: Where, /, **gaps: Gap) -> Finding:
    """A finding of that kind at that place; ``gaps`` fill the gaps of its words. Raises KeyError for no kind."""
    return Finding(kind, KINDS[kind].severity, where, tuple(gaps.items()))


def leading(finding: Finding, **cells: str) -> Finding:
    """The finding with the cells of its row, by their columns, that put it right: where there is one right answer."""
    return replace(finding, write=tuple(cells.items()))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings as one reads the files, none of them twice."""
    return sorted(dict.fromkeys(findings), key=Finding.sort_key)


def problems(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that must be put right before anything is built or sealed."""
    return tuple(one for one in findings if one.severity == "problem")


def open_warnings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that must be looked at, and nobody has answered."""
    return tuple(one for one in findings if one.severity == "warning" and not one.is_answered)
