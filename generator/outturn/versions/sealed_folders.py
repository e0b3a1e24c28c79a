"""Look at the folders of sealed versions: their files with hashes, and what their descriptors say."""

import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from outturn.model import DESCRIPTOR
from outturn.reading.guard import closed_folder, plain_file
from outturn.reading.objects import read_object
from outturn.versions.history import SealedFolder, Version
from outturn.versions.number import parts
from outturn.versions.register import Register

SEALING_KEY = "sealed"
"""The key of a sealed descriptor that says when and why it was sealed, and after which version."""
DEEPEST = 40
"""How many folders may lie one in the other in a sealed version; sealing makes one."""
Reading = Callable[[Path, str, Callable[[Path, str], SealedFolder]], SealedFolder]
"""What gives what lies in a sealed folder of a scorecard, and may have it read."""


def sealed_folders(
    folder: Path, register: Register, reading: Reading = lambda place, scorecard, read: read(place, scorecard)
) -> Iterator[SealedFolder]:
    """What lies in every folder that is named like a version, by scorecard and then by number.

    ``reading`` has one read, or knows what is in it.
    """
    for scorecard in register.versions:
        places = [path for path in (folder / scorecard).iterdir() if parts(path.name)]
        for path in sorted(places, key=lambda one: parts(one.name) or ()):
            yield reading(path, scorecard, _sealed_folder)


def with_folders(register: Register, folders: Sequence[SealedFolder]) -> Register:
    """The register with what the folders of versions say: what each corrected, what indicators were last called."""
    known = {(one.scorecard, one.version): one for one in folders}
    versions = {
        name: tuple(_with_folder(row, known.get((name, row.version))) for row in rows)
        for name, rows in register.versions.items()
    }
    titles: dict[str, dict[str, str]] = {}
    for one in folders:
        titles.setdefault(one.scorecard, {}).update(one.titles)
    return replace(register, versions=versions, titles=titles)


def _with_folder(version: Version, folder: SealedFolder | None) -> Version:
    if folder is None:
        return version
    corrects = _corrects(folder.descriptor.get(SEALING_KEY))
    return replace(version, corrects=corrects, against=folder.against)


def _corrects(about: object) -> tuple[str, ...]:
    known = about.get("corrects") if isinstance(about, dict) else None
    return tuple(str(one) for one in known) if isinstance(known, list) else ()


def _sealed_folder(place: Path, scorecard: str) -> SealedFolder:
    files, odd, unix = {}, [], {}
    if place.is_symlink() or closed_folder(place, place.name):
        return SealedFolder(scorecard, place.name, {}, (".",), {}, ())
    for path in within(place):
        name = path.relative_to(place).as_posix()
        is_hidden = any(part.startswith(".") for part in path.relative_to(place).parts)
        if is_hidden:
            continue
        if plain_file(path, name):
            odd.append(name)
            continue
        content = path.read_bytes()
        files[name] = (hashlib.sha256(content).hexdigest(), len(content))
        if b"\r\n" in content:
            unix[name] = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
    descriptor, _ = read_object(place / DESCRIPTOR, "") if DESCRIPTOR in files else ({}, [])
    titles = indicators_of(place)
    form = format_of(descriptor)
    return SealedFolder(scorecard, place.name, files, tuple(odd), descriptor, tuple(titles), unix, titles, form)


def within(place: Path, left: int = DEEPEST) -> Iterator[Path]:
    """Everything below the folder but the folders themselves, in order; folders too only where they are not entered."""
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        if path.is_symlink() or not path.is_dir() or not left or closed_folder(path, path.name):
            yield path
        else:
            yield from within(path, left - 1)


def indicators_of(place: Path) -> dict[str, str]:
    """The names in a package's indicators.csv with their titles, none where it cannot be read."""
    if place.is_symlink() or plain_file(place / "indicators.csv", ""):
        return {}
    try:
        with (place / "indicators.csv").open(encoding="utf-8-sig", newline="", errors="replace") as file:
            return {row[0]: "".join(row[1:2]) for row in list(csv.reader(file))[1:] if row}
    except csv.Error:
        return {}


def format_of(descriptor: Mapping[str, object]) -> int:
    """The number of the format in which a version was sealed; 0 where its descriptor does not say it."""
    about = descriptor.get(SEALING_KEY)
    number = about.get("format") if isinstance(about, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else 0
