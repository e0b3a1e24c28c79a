"""Reads what was published: the register (versions, addresses, redirects, withdrawals) and sealed versions' folders.

A sealed folder was checked when it was sealed, and its hashes say that it is still the same. So it is read as it
stands, by the schemas that lie in it, and no rule of today is held against it.
"""

import csv
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from sys import intern
from typing import Any, cast

from outturn.errors import OutturnError, Problem, Where, printable, shown
from outturn.model import Draft, Table
from outturn.periods import parse
from outturn.reading.guard import MOST_BYTES, plain_file, read_object, shape_problems
from outturn.reading.load import frame, nothing, read_table
from outturn.schemas import OPTIONAL, REQUIRED, SEALED, fields
from outturn.versions.history import Redirect, Register, SealedFolder, Version, Withdrawal
from outturn.versions.number import parts

URLS = "urls.txt"
VERSIONS = "versions.csv"
MOST_URLS_BYTES = 50_000_000
SEALING_KEY = "sealed"
"""The key of a sealed descriptor that says when and why it was sealed, and after which version."""
ADDRESS = re.compile(r"/(?:[a-z0-9.-]+/)*(?:[a-z0-9.-]+)?", re.ASCII)
UPWARDS = re.compile(r"/\.+(?:/|$)")
CONVERTERS: Mapping[str, Callable[[str], object]] = {
    "number": float,
    "integer": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "string": intern,
}


def read_register(folder: Path) -> tuple[Register, list[Problem]]:
    """What the folder (``datapackage/``) says was ever published, and everything in that which cannot be read."""
    problems: list[Problem] = []
    versions = {}
    for place in scorecard_folders(folder):
        shown_folder = f"{folder.name}/{printable(place.name)}"
        table = _optional(place, shown_folder, "versions", problems)
        versions[place.name] = tuple(Version(**row) for row in _records(table))
    tables = {name: _optional(folder, folder.name, name, problems) for name in ("redirects", "withdrawn")}
    redirects = tuple(Redirect(**row) for row in _records(tables["redirects"]))
    withdrawn = tuple(Withdrawal(**row) for row in _records(tables["withdrawn"]))
    urls, found = _urls(folder)
    written = [(Where(f"{folder.name}/{URLS}", row), address) for row, address in enumerate(urls, start=1)]
    for name, column in (("redirects", "old"), ("redirects", "new"), ("withdrawn", "address")):
        cells = tables[name].frame[column].items()
        written += [(Where(tables[name].file, int(row), column), str(cell)) for row, cell in cells]  # type: ignore[call-overload]
    working = {name: tuple(_indicators(folder / name / "next")) for name in versions}
    return Register(versions, urls, redirects, withdrawn, working), [*problems, *found, *_odd_addresses(written)]


def _odd_addresses(written: Iterable[tuple[Where, str]]) -> Iterator[Problem]:
    """What is no address from the site's root; folders such as “..” would lead out of it."""
    for where, address in written:
        if UPWARDS.search(address) or (not where.column and not ADDRESS.fullmatch(address)):
            wanted = "an address from the site's root, such as /harrow-children/"
            yield Problem("not an address", where, shown(address), wanted, "Write it as it is on the site.")


def scorecard_folders(folder: Path) -> list[Path]:
    """The folders that scorecards lie in, in the order of their names; those that are links are left out."""
    found = [path for path in sorted(folder.iterdir()) if path.is_dir()] if folder.is_dir() else []
    return [path for path in found if not path.is_symlink() and not path.name.startswith(".")]


def _optional(folder: Path, shown_folder: str, name: str, problems: list[Problem]) -> Table:
    path = folder / f"{name}.csv"
    if not path.is_symlink() and not path.exists():
        return nothing(name, shown_folder)
    table, found = read_table(folder, shown_folder, name)
    problems += found
    return table


def _records(table: Table) -> Iterator[dict[str, Any]]:
    broken = {row for row, _ in table.broken}
    records = cast("list[dict[str, Any]]", table.frame.to_dict("records"))
    for row, record in zip(table.frame.index, records, strict=True):
        if row not in broken and all(record.values()):  # a column that is missing was reported as a whole
            yield record


def _urls(folder: Path) -> tuple[tuple[str, ...], list[Problem]]:
    path, name = folder / URLS, f"{folder.name}/{URLS}"
    if not path.is_symlink() and not path.exists():
        return (), []
    if problem := plain_file(path, name, MOST_URLS_BYTES):
        return (), [problem]
    try:
        return tuple(path.read_bytes().decode("ascii").splitlines()), []
    except UnicodeDecodeError as wrong:
        row = wrong.object.count(b"\n", 0, wrong.start) + 1
        fix = "Put the file back as it was; sealing adds to it, and nothing else does."
        return (), [Problem("not an address", Where(name, row), "other characters", "plain letters", fix)]


def sealed_folders(folder: Path, register: Register) -> Iterator[SealedFolder]:
    """What lies in every folder that is named like a version, by scorecard and then by number."""
    for scorecard in register.versions:
        places = [path for path in (folder / scorecard).iterdir() if parts(path.name)]
        for path in sorted(places, key=lambda one: parts(one.name) or ()):
            yield _sealed_folder(path, scorecard)


def with_folders(register: Register, folders: Sequence[SealedFolder]) -> Register:
    """The register with what the folders of versions say: what each corrected, what indicators were called last."""
    known = {(one.scorecard, one.version): _corrects(one.descriptor.get(SEALING_KEY)) for one in folders}
    versions = {
        name: tuple(replace(row, corrects=known.get((name, row.version), ())) for row in rows)
        for name, rows in register.versions.items()
    }
    titles: dict[str, dict[str, str]] = {}
    for one in folders:
        titles.setdefault(one.scorecard, {}).update(one.titles)
    return replace(register, versions=versions, titles=titles)


def _corrects(about: object) -> tuple[str, ...]:
    found = about.get("corrects") if isinstance(about, dict) else None
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def _sealed_folder(place: Path, scorecard: str) -> SealedFolder:
    files, odd, unix = {}, [], {}
    if place.is_symlink():
        return SealedFolder(scorecard, place.name, {}, (".",), {}, ())
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place).as_posix()
        is_hidden = any(part.startswith(".") for part in path.relative_to(place).parts)
        if is_hidden or (path.is_dir() and not path.is_symlink()):
            continue
        if plain_file(path, name):
            odd.append(name)
            continue
        content = path.read_bytes()
        files[name] = (hashlib.sha256(content).hexdigest(), len(content))
        if b"\r\n" in content:
            unix[name] = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
    descriptor, _ = read_object(place / "datapackage.json", "") if "datapackage.json" in files else ({}, [])
    titles = _indicators(place)
    return SealedFolder(scorecard, place.name, files, tuple(odd), descriptor, tuple(titles), unix, titles)


def _indicators(place: Path) -> dict[str, str]:
    """The names in a package's indicators.csv with their titles, none where it cannot be read."""
    if place.is_symlink() or plain_file(place / "indicators.csv", ""):
        return {}
    try:
        with (place / "indicators.csv").open(encoding="utf-8-sig", newline="", errors="replace") as file:
            return {row[0]: "".join(row[1:2]) for row in list(csv.reader(file))[1:] if row}
    except csv.Error:
        return {}


def read_sealed(folder: Path, scorecard: str, version: str) -> tuple[Draft, Table]:
    """A sealed version as a draft, under its scorecard's present name, and its table of judgements.

    Raises OutturnError where the folder is not what sealing writes.
    """
    place, name = folder / scorecard / version, f"{folder.name}/{scorecard}/{version}"
    content, problems = read_object(place / "datapackage.json", f"{name}/datapackage.json")
    own = [one for one in _resources(content) if one.get("name") in (*REQUIRED, *OPTIONAL)]
    plain = {key: value for key, value in content.items() if key != SEALING_KEY} | {"resources": own}
    problems = problems or list(shape_problems(plain, f"{name}/datapackage.json", own_schemas=False))
    if problems:
        raise OutturnError(tuple(problems))
    listed = {str(one["name"]) for one in own}
    tables = {
        table: _stored(place, name, table) if table in listed else nothing(table, name)
        for table in (*REQUIRED, *OPTIONAL)
    }
    texts = {path.stem: path.read_text(encoding="utf-8-sig") for path in sorted(place.glob("commentary/*.md"))}
    draft = Draft(name, {**plain, "name": scorecard}, tables, texts)
    return draft, _stored(place, name, SEALED)


def _resources(content: Mapping[str, object]) -> list[Mapping[str, object]]:
    found = content.get("resources")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _stored(place: Path, name: str, table: str) -> Table:
    """A table of a sealed version; columns that its schema did not have yet are absent."""
    file = f"{name}/{table}.csv"
    if problem := plain_file(place / f"{table}.csv", file, MOST_BYTES):
        raise OutturnError((problem,))
    number, made = 1, []
    columns = {str(field["name"]): field for field in fields(table)}
    try:
        with (place / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
            labels, *rows = list(csv.reader(lines, strict=True)) or [[]]
        present = [label for label in labels if label in columns]
        makers = [CONVERTERS[str(columns[label]["type"])] if label in columns else None for label in labels]
        for number, row in enumerate(rows, start=2):  # noqa: B007 - the problem names it
            pairs = zip(row, makers, strict=True)
            made.append([make(cell) if cell else None for cell, make in pairs if make])
        for period in {row[labels.index("period")] for row in rows} - {""} if "period" in columns else ():
            parse(period)
    except (ValueError, KeyError, csv.Error) as error:
        fix = "Put the sealed version back as it was."
        problem = Problem("not what was sealed", Where(file, number), shown(str(error)), "a row as sealed", fix)
        raise OutturnError((problem,)) from error
    return Table(table, file, frame(list(range(2, len(made) + 2)), made, columns, present))
