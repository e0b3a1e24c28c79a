"""Editions of a scorecard, composed: its working copy as it is judged today, its sealed versions as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from outturn.errors import OutturnError, Where, shown
from outturn.findings import found
from outturn.judge import judge
from outturn.model import Package
from outturn.pages import Told
from outturn.reading.settle import settle
from outturn.versions.archive import draft_in, sealed_files, told_in
from outturn.versions.compare import compare, given_again
from outturn.versions.flips import flips
from outturn.versions.history import Change, Edition, Version
from outturn.versions.stored import stored_judgements
from outturn.versions.turns import turns


@dataclass(frozen=True, slots=True, eq=False)
class Sealed:
    """A sealed version as it was read, once: the bytes of its files, what its pages say, and its data."""

    files: Mapping[str, bytes]
    told: Told
    edition: Edition


def judged_edition(package: Package) -> Edition:
    """A working copy with today's judgements."""
    return Edition(package, judge(package))


def drawn_edition(edition: Edition) -> Edition:
    """The edition with every column of today's judgements, in which what a sealed version stored stands as it is."""
    if edition.version is None:
        return edition
    stored, today = edition.judgements, judge(edition.package)
    kept = {name: stored.figures[name].to_numpy() for name in stored.figures.columns if name in today.figures.columns}
    keys = ("indicator", "period")
    if any(list(kept.get(name, ())) != today.figures[name].tolist() for name in keys):
        return Edition(edition.package, today, edition.version)
    return Edition(edition.package, replace(today, figures=today.figures.assign(**kept)), edition.version)


def sealed(
    folder: Path, scorecard: str, version: Version, known: Mapping[str, tuple[str, int]] | None = None
) -> Sealed:
    """A sealed version, by its own format; raises OutturnError where it is not what was sealed.

    ``known`` are the SHA-256 and size of each of its files where they were looked at before: it must not have changed
    since.
    """
    files, name = sealed_files(folder, scorecard, version.version), f"{scorecard}/{version.version}"
    if known is not None and {one: sha256(content).hexdigest() for one, content in files.items()} != {
        one: digest for one, (digest, _) in known.items()
    }:
        raise OutturnError((found("sealed-unreadable", Where(name), reason="it changed while it was read"),))
    told = told_in(files, name)
    try:
        draft, stored = draft_in(files, name, scorecard)
        package = settle(draft)
        edition = Edition(package, stored_judgements(stored, package), version)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise OutturnError((found("sealed-unreadable", Where(name), reason=shown(str(error))),)) from error
    return Sealed(files, told, edition)


def changes(old: Edition, new: Edition, past: Sequence[Told] = ()) -> tuple[Change, ...]:
    """Everything that differs between two editions: the data first, then what is judged otherwise.

    ``past`` are the old edition and those before it as they were told, the newest first: a figure that one of them
    took out and that the new edition gives again corrects it.
    """
    found = (*compare(old.package, new.package), *flips(old.judgements, new.judgements), *turns(old, new))
    return given_again(found, past)
