"""Editions of a scorecard, composed: its working copy as it is judged today, its sealed versions as they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from outturn.errors import OutturnError, Problem, Where, shown
from outturn.judge import judge
from outturn.model import Package
from outturn.reading.settle import settle
from outturn.story import headlines
from outturn.versions.archive import read_sealed
from outturn.versions.compare import compare, flips
from outturn.versions.history import Change, Edition, Version
from outturn.versions.stored import stored_judgements


def judged_edition(package: Package) -> Edition:
    """A working copy with today's judgements and headlines."""
    judgements = judge(package)
    return Edition(package, replace(judgements, headlines=headlines(package, judgements)))


def sealed_edition(folder: Path, scorecard: str, version: Version) -> Edition:
    """A sealed version with the judgements that were stored; raises OutturnError where it cannot be read."""
    try:
        draft, stored = read_sealed(folder, scorecard, version.version)
        package = settle(draft)
        return Edition(package, stored_judgements(stored, package), version)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        where = Where(f"{folder.name}/{scorecard}/{version.version}")
        fix = "Put the version back as it was sealed."
        raise OutturnError(
            (Problem("not what was sealed", where, shown(str(error)), "a whole package", fix),)
        ) from error


def unreadable(folder: Path, scorecard: str, versions: Sequence[Version]) -> Iterator[Problem]:
    """Why sealed versions whose hashes are right cannot be told; nothing for those that can."""
    for version in versions:
        try:
            sealed_edition(folder, scorecard, version)
        except OutturnError as error:
            yield from error.problems


def editions(folder: Path, scorecard: str, versions: Sequence[Version], package: Package | None) -> Iterator[Edition]:
    """A scorecard's working copy (where one is given) and those versions, newest first, each with what it changed.

    At most two are held at a time.
    """
    known = chain(
        [Edition(package, judge(package))] if package else [],  # its pages tell their headlines themselves
        (sealed_edition(folder, scorecard, version) for version in reversed(versions)),
    )
    newer: Edition | None = None
    for edition in known:
        if newer:
            yield replace(newer, since=changes(edition, newer))
        newer = edition
    if newer:
        yield newer


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Everything that differs between two editions: the data first, then the ratings and directions that flipped."""
    return (*compare(old.package, new.package), *flips(old.judgements, new.judgements))
