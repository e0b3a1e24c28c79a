"""Reads what was published: the register (versions, addresses, redirects, withdrawals) and sealed versions' folders.

A sealed folder was checked when it was sealed, and its hashes say that it is still the same. So it is read as it
stands, by the schemas that lie in it, and no rule of today is held against it.
"""

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from outturn import meetings
from outturn.errors import Finding, OutturnError, Where, counted, printable, shown
from outturn.findings import MOST_FINDINGS, found
from outturn.model import DESCRIPTOR, WORKING_COPY, Draft, Issue, Table
from outturn.pages import TOLD, Told, ToldError, read_told
from outturn.reading.descriptor import shape_problems
from outturn.reading.guard import MOST_BYTES, closed_folder, plain_file
from outturn.reading.objects import object_in, read_object
from outturn.reading.settle import issues
from outturn.reading.tables import nothing, read_table
from outturn.schemas import FORMAT, FORMATS, REGISTER, SEALED, optional, required
from outturn.versions.addresses import UPWARDS, is_one
from outturn.versions.history import Council, Redirect, Register, Release, SealedFolder, Synonym, Version, Withdrawal
from outturn.versions.meetings import read_meetings
from outturn.versions.number import parts
from outturn.versions.stored_table import stored_table

URLS = "urls.txt"
ISSUES = "issues"
"""The table of critical issues."""
VERSIONS = "versions.csv"
MOST_URLS_BYTES = 50_000_000
SEALING_KEY = "sealed"
"""The key of a sealed descriptor that says when and why it was sealed, and after which version."""
RELEASE_TEXTS = ("scorecard", "time", "reason", "holds")
"""The columns of releases.csv that may be empty, but for the day."""
DEEPEST = 40
"""How many folders may lie one in the other in a sealed version; sealing makes one."""
Reading = Callable[[Path, str, Callable[[Path, str], SealedFolder]], SealedFolder]
"""What gives what lies in a sealed folder of a scorecard, and may have it read."""


def read_register(folder: Path) -> tuple[Register, list[Finding]]:
    """What the folder (``datapackage/``) says was ever published, and everything in that which cannot be read."""
    findings: list[Finding] = []
    versions = {}
    for place in scorecard_folders(folder):
        table = _optional(place, printable(place.name), "versions", findings)
        versions[place.name] = tuple(Version(**row) for _, row in _records(table))
    tables = {name: _optional(folder, "", name, findings) for name in REGISTER}
    redirects = tuple(Redirect(**cells, row=row) for row, cells in _records(tables["redirects"]))
    withdrawn = tuple(Withdrawal(**cells, row=row) for row, cells in _records(tables["withdrawn"]))
    councils = tuple(_councils(tables["places"]))
    synonyms = tuple(Synonym(**cells, row=row) for row, cells in _records(tables["synonyms"]))
    releases = tuple(_releases(tables["releases"]))
    urls, odd = _urls(folder)
    written = []
    for name, column in (("redirects", "old"), ("redirects", "new"), ("withdrawn", "address")):
        cells = tables[name].frame[column].items()
        written += [(Where(tables[name].file, int(row), column), str(cell)) for row, cell in cells]  # type: ignore[call-overload]
    working = {name: tuple(_indicators(folder / name / WORKING_COPY)) for name in versions}
    days = [_made(folder / name / WORKING_COPY) for name in versions]
    newest = max(
        [*(day for day in days if day), *(one.sealed for rows in versions.values() for one in rows)], default=None
    )
    considered, unread = read_meetings(folder)
    published = Register(versions, urls, redirects, withdrawn, councils, working)
    register = replace(published, newest_day=newest, synonyms=synonyms, releases=releases, meetings=considered)
    return register, [*findings, *odd, *_odd_lines(urls), *_odd_addresses(written), *unread]


def _councils(table: Table) -> Iterator[Council]:
    """Each place that could be read whole."""
    broken = {row for row, _ in table.broken}
    for row, cells in zip(table.frame.index, table.frame.to_dict("records"), strict=True):
        if row not in broken and cells["place"] and cells["name"]:
            after = tuple(str(cells["successors"]).split())
            days = {name: cells[name] or None for name in ("start", "end")}
            yield Council(
                str(cells["place"]), str(cells["name"]), str(cells["code"]), **days, successors=after, row=int(row)
            )


def _releases(table: Table) -> Iterator[Release]:
    """Each row of a release that could be read whole."""
    broken = {row for row, _ in table.broken}
    for row, cells in zip(table.frame.index, table.frame.to_dict("records"), strict=True):
        if row not in broken and all(cells[name] for name in ("release", "announced", "title", "status")):
            texts = {name: str(cells[name]) for name in ("release", "title", "status", *RELEASE_TEXTS)}
            yield Release(**texts, announced=cells["announced"], day=cells["date"] or None, row=int(row))


def _odd_lines(urls: Iterable[str]) -> Iterator[Finding]:
    """Lines that are no addresses, as far as anybody needs them to begin."""
    wrong = ((line, address) for line, address in enumerate(urls, start=1) if not is_one(address))
    for count, (line, address) in enumerate(wrong):
        if count > MOST_FINDINGS:
            yield found("findings-too-many", Where(URLS, line=line), most=counted("count-findings", MOST_FINDINGS))
            return
        yield found("address-form", Where(URLS, line=line), found=shown(address))


def _odd_addresses(written: Iterable[tuple[Where, str]]) -> Iterator[Finding]:
    """What leads out of the site; how a cell is written otherwise, its table's schema has judged."""
    for where, address in written:
        if UPWARDS.search(address):
            yield found("address-form", where, found=shown(address))


def scorecard_folders(folder: Path) -> list[Path]:
    """The folders that scorecards lie in, in the order of their names; links and the meetings' are left out."""
    if not folder.is_dir() or closed_folder(folder, ""):
        return []
    places = [path for path in sorted(folder.iterdir()) if path.is_dir() and not path.name.startswith(".")]
    own = [path for path in places if path.name != meetings.FOLDER]
    return [path for path in own if not path.is_symlink() and not closed_folder(path, path.name)]


def _optional(folder: Path, shown_folder: str, name: str, findings: list[Finding]) -> Table:
    path = folder / f"{name}.csv"
    if not path.is_symlink() and not path.exists():
        return nothing(name, shown_folder)
    table, more = read_table(folder, shown_folder, name)
    findings += more
    return table


def _records(table: Table) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row that could be read whole, with its number in the file."""
    broken = {row for row, _ in table.broken}
    records = cast("list[dict[str, Any]]", table.frame.to_dict("records"))
    for row, record in zip(table.frame.index, records, strict=True):
        if row not in broken and all(record.values()):  # a column that is missing was reported as a whole
            yield int(row), record


def _urls(folder: Path) -> tuple[tuple[str, ...], list[Finding]]:
    """The lines of urls.txt. One that stands twice says nothing else than it does once, so it is let be."""
    path = folder / URLS
    if not path.is_symlink() and not path.exists():
        return (), []
    if finding := plain_file(path, URLS, MOST_URLS_BYTES):
        return (), [finding]
    return tuple(line.decode("utf-8", errors="replace") for line in path.read_bytes().splitlines()), []


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


def _made(place: Path) -> date | None:
    """The day on which a working copy says that it was made; None where it cannot be read, which is said elsewhere."""
    descriptor, _ = ({}, []) if place.is_symlink() else read_object(place / DESCRIPTOR, "")
    try:
        return date.fromisoformat(str(descriptor.get("created"))[:10])
    except ValueError:
        return None


def _corrects(about: object) -> tuple[str, ...]:
    known = about.get("corrects") if isinstance(about, dict) else None
    return tuple(str(one) for one in known) if isinstance(known, list) else ()


def _sealed_folder(place: Path, scorecard: str) -> SealedFolder:
    files, odd, unix = {}, [], {}
    if place.is_symlink() or closed_folder(place, place.name):
        return SealedFolder(scorecard, place.name, {}, (".",), {}, ())
    for path in _within(place):
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
    titles = _indicators(place)
    form = format_of(descriptor)
    return SealedFolder(scorecard, place.name, files, tuple(odd), descriptor, tuple(titles), unix, titles, form)


def _within(place: Path, left: int = DEEPEST) -> Iterator[Path]:
    """Everything below the folder but the folders themselves, in order; folders too only where they are not entered."""
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        if path.is_symlink() or not path.is_dir() or not left or closed_folder(path, path.name):
            yield path
        else:
            yield from _within(path, left - 1)


def _indicators(place: Path) -> dict[str, str]:
    """The names in a package's indicators.csv with their titles, none where it cannot be read."""
    if place.is_symlink() or plain_file(place / "indicators.csv", ""):
        return {}
    try:
        with (place / "indicators.csv").open(encoding="utf-8-sig", newline="", errors="replace") as file:
            return {row[0]: "".join(row[1:2]) for row in list(csv.reader(file))[1:] if row}
    except csv.Error:
        return {}


def sealed_files(folder: Path, scorecard: str, version: str) -> dict[str, bytes]:
    """The content of every file of a sealed version by its name; raises OutturnError where one is no plain file."""
    place, name = folder / scorecard / version, f"{scorecard}/{version}"
    files = {}
    for path in _within(place) if not place.is_symlink() else ():
        own = path.relative_to(place)
        if any(part.startswith(".") for part in own.parts):
            continue
        if finding := plain_file(path, f"{name}/{printable(own.as_posix())}", MOST_BYTES):
            raise OutturnError((finding,))
        files[own.as_posix()] = path.read_bytes()
    return files


def told_of(folder: Path, scorecard: str, version: str) -> Told:
    """What a sealed version's pages say, without the rest of it; raises OutturnError like ``told_in``."""
    name = f"{scorecard}/{version}"
    path = folder / scorecard / version / TOLD
    if finding := plain_file(path, f"{name}/{TOLD}", MOST_BYTES):
        raise OutturnError((finding,))
    return told_in({TOLD: path.read_bytes()}, name)


def issues_of(folder: Path, scorecard: str, version: str) -> tuple[Issue, ...]:
    """The critical issues that a sealed version lists, without the rest of it; none where it has no such table.

    Raises OutturnError where the table is not what sealing writes.
    """
    place, name = folder / scorecard / version, f"{scorecard}/{version}"
    file = f"{ISSUES}.csv"
    if not (place / file).exists():
        return ()
    descriptor, findings = read_object(place / DESCRIPTOR, f"{name}/{DESCRIPTOR}")
    wrong = [one for one in (*findings, plain_file(place / file, f"{name}/{file}", MOST_BYTES)) if one]
    if wrong:
        raise OutturnError(tuple(wrong))
    return issues(stored_table({file: (place / file).read_bytes()}, name, ISSUES, format_of(descriptor)))


def told_in(files: Mapping[str, bytes], name: str) -> Told:
    """What a sealed version's pages say; ``name`` is its folder. Raises OutturnError where it does not say it."""
    try:
        return read_told(files.get(TOLD, b""))
    except ToldError as error:
        raise OutturnError((found("sealed-unreadable", Where(f"{name}/{TOLD}"), reason=shown(str(error))),)) from error


def draft_in(files: Mapping[str, bytes], name: str, scorecard: str) -> tuple[Draft, Table]:
    """A sealed version as a draft, under its scorecard's present name, and its table of judgements.

    It is read by the schemas of its own format. Raises OutturnError where the files are not what sealing writes.
    """
    content, findings = object_in(files.get(DESCRIPTOR, b""), f"{name}/{DESCRIPTOR}")
    number = format_of(content)
    if number not in FORMATS:
        where = Where(f"{name}/{DESCRIPTOR}", column="sealed.format")
        raise OutturnError((found("format-unknown", where, found=str(number), newest=str(FORMAT)),))
    known = (*required(number), *optional(number))
    own = [one for one in _resources(content) if one.get("name") in known]
    plain = {key: value for key, value in content.items() if key != SEALING_KEY} | {"resources": own}
    findings = findings or list(shape_problems(plain, f"{name}/{DESCRIPTOR}", own_schemas=False, number=number))
    if findings:
        raise OutturnError(tuple(findings))
    listed = {str(one["name"]) for one in own}
    read = {
        table: stored_table(files, name, table, number) if table in listed else nothing(table, name) for table in known
    }
    texts = {
        Path(path).stem: text.decode("utf-8-sig") for path, text in files.items() if path.startswith("commentary/")
    }
    draft = Draft(name, {**plain, "name": scorecard}, read, texts)
    return draft, stored_table(files, name, SEALED, number)


def format_of(descriptor: Mapping[str, object]) -> int:
    """The number of the format in which a version was sealed; 0 where its descriptor does not say it."""
    about = descriptor.get(SEALING_KEY)
    number = about.get("format") if isinstance(about, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else 0


def _resources(content: Mapping[str, object]) -> list[Mapping[str, object]]:
    listed = content.get("resources")
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
