"""What has one right answer, written into working copies; sealed versions are never touched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from outturn import publish
from outturn.errors import Finding
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.pipeline.checking import check_site
from outturn.reading.guard import closed_folder, plain_file
from outturn.reading.mending import Mended, mended_table, mended_text
from outturn.schemas import OPTIONAL, REQUIRED, fields

MOST_ROUNDS = 4
"""What was hidden by another mistake is found when that is put right; more than this hides nothing."""


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file, as findings name it, and everything that was put right in it, in the order in which it was."""

    file: str
    done: tuple[Mended, ...]


def mend(folder: Path, only: str = "") -> tuple[MendedFile, ...]:
    """Put right what has one right answer in the working copies of the folder, or in one; gives what was done.

    Each file is written whole or not at all. Doing it again does nothing.
    """
    done: dict[str, list[Mended]] = {}
    for _ in range(MOST_ROUNDS):
        round_done = dict(_round(folder, only))
        if not round_done:
            break
        for file, more in round_done.items():
            done.setdefault(file, []).extend(more)
    return tuple(MendedFile(file, tuple(more)) for file, more in sorted(done.items()))


def _round(folder: Path, only: str) -> Iterator[tuple[str, list[Mended]]]:
    findings: dict[str, list[Finding]] = {}
    for one in check_site(folder, only).findings:
        findings.setdefault(one.where.file, []).append(one)
    for place in sorted(folder.glob(f"{only or '*'}/{WORKING_COPY}")):
        if not (place.is_symlink() or place.parent.is_symlink() or closed_folder(place, "")):
            yield from _package(place, findings)


def _package(place: Path, findings: Mapping[str, Sequence[Finding]]) -> Iterator[tuple[str, list[Mended]]]:
    tables = [place / f"{name}.csv" for name in (*REQUIRED, *OPTIONAL)]
    texts = sorted((place / "commentary").glob("*.md")) if not (place / "commentary").is_symlink() else []
    for path in (place / DESCRIPTOR, *tables, *texts):
        name = f"{place.parent.name}/{path.relative_to(place.parent).as_posix()}"
        if plain_file(path, name):
            continue
        content = path.read_bytes()
        text, done = mended_text(content)
        if text is not None and path in tables:
            columns = [str(field["name"]) for field in fields(path.stem)]
            text, more = mended_table(text, findings.get(name, ()), columns)
            done += more
        if text is not None and done and (now := text.encode()) != content:
            publish.change_files(path.parent, {path.name: now})
            yield name, done
