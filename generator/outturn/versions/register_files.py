"""Read the register: what the tables beside the scorecards say was ever published."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from outturn import meetings
from outturn.errors import Finding, Where, counted, printable, shown
from outturn.findings import MOST_FINDINGS, found
from outturn.model import DESCRIPTOR, WORKING_COPY, Table
from outturn.reading.guard import closed_folder, plain_file
from outturn.reading.objects import read_object
from outturn.reading.tables import nothing, read_table
from outturn.schemas import REGISTER
from outturn.versions.addresses import UPWARDS, is_one
from outturn.versions.history import Version
from outturn.versions.meetings import read_meetings
from outturn.versions.register import Council, Redirect, Register, Release, Synonym, Withdrawal
from outturn.versions.sealed_folders import indicators_of

URLS = "urls.txt"
VERSIONS = "versions.csv"
MOST_URLS_BYTES = 50_000_000
RELEASE_TEXTS = ("scorecard", "time", "reason", "holds")
"""The columns of releases.csv that may be empty, but for the day."""


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
    working = {name: tuple(indicators_of(folder / name / WORKING_COPY)) for name in versions}
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
    if not len(table.frame):  # as most are
        return
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


def _made(place: Path) -> date | None:
    """The day on which a working copy says that it was made; None where it cannot be read, which is said elsewhere."""
    descriptor, _ = ({}, []) if place.is_symlink() else read_object(place / DESCRIPTOR, "")
    try:
        return date.fromisoformat(str(descriptor.get("created"))[:10])
    except ValueError:
        return None
