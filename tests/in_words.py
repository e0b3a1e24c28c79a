"""Findings in the words of the English catalogue, as tests read them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from outturn.errors import Finding, Where
from outturn.words.catalogue import catalogue
from outturn.words.findings import full_path, message

FOLDER = "datapackage"


@dataclass(frozen=True, slots=True)
class Said:
    """A finding with its words; ``where`` has the file's full path, ``place`` is the same as people read it."""

    id: str
    where: Where
    place: str
    what: str
    found: str
    expected: str
    fix: str


def in_words(findings: Iterable[Finding]) -> tuple[Said, ...]:
    """The findings in words, under a folder of packages that is called ``datapackage``."""
    return tuple(map(_said, findings))


def _said(finding: Finding) -> Said:
    said = message(finding, catalogue(), FOLDER)
    where = replace(finding.where, file=full_path(finding.where, FOLDER))
    return Said(finding.id, where, said.place, said.what, said.found, said.expected, said.fix)
