"""Reads ``meetings/``: its tables, covering reports, and every file that lies in a meeting's name.

Nothing is followed that is no plain file, and only what has a row or a name of the project's own may lie there. So
whatever is published of a meeting was meant to be.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from outturn.errors import Finding, Where, printable, shown
from outturn.findings import found
from outturn.meetings import (
    FOLDER,
    PACK,
    REPORTS,
    SEALED,
    TOLD,
    Considered,
    Decision,
    Meeting,
    Paper,
    Sealing,
)
from outturn.model import Table
from outturn.reading.guard import closed_folder, not_utf8, plain_file
from outturn.reading.objects import read_object
from outturn.reading.reports import read_report
from outturn.reading.tables import nothing, read_table
from outturn.schemas import MEETINGS, fields, schema
from outturn.versions.meeting_seals import sealings_in

MOST_PAPER_BYTES = 50_000_000
"""How large a paper may be: hosts of repositories refuse files of a hundred million bytes."""
BEGINNINGS: Mapping[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), (b"PK\x03\x04",)),
}
"""How files begin, by the endings of their names."""
TABLE_FILES = frozenset(f"{name}.csv" for name in MEETINGS)


def read_meetings(folder: Path) -> tuple[tuple[Considered, ...], list[Finding]]:
    """Every meeting of the folder of packages, in the order of its rows, and everything that cannot be read.

    A row in which something needed cannot be read is left out; it is among the findings.
    """
    place = folder / FOLDER
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        return (), [found("folder-not-plain", Where(FOLDER))]
    if not place.exists():
        return (), []
    if finding := closed_folder(place, FOLDER):
        return (), [finding]
    findings: list[Finding] = []
    tables = {name: _table(place, name, findings) for name in MEETINGS}
    meetings = tuple(_meetings(tables["meetings"]))
    papers, decisions = _papers(tables["papers"]), _decisions(tables["decisions"])
    is_whole = tables["meetings"].is_readable and len(meetings) == len(tables["meetings"].frame)
    names = _names(tables["meetings"]) if is_whole else None
    findings += _strangers(place, names, papers)
    considered = []
    for one in {meeting.meeting: meeting for meeting in reversed(meetings)}.values():
        own = tuple(paper for paper in papers if paper.meeting == one.meeting)
        decided = tuple(decision for decision in decisions if decision.meeting == one.meeting)
        whole, more = _considered(place, Considered(one, "", own, decided))
        considered.append(whole)
        findings += more
    if names is not None:
        findings += _unknown(tables, names)
    findings += [one for table in tables.values() for one in _twice(table)]
    order = {one.meeting: one.row for one in meetings}
    return tuple(sorted(considered, key=lambda one: order[one.meeting.meeting])), findings


def _table(place: Path, name: str, findings: list[Finding]) -> Table:
    path = place / f"{name}.csv"
    if not path.is_symlink() and not path.exists():
        return nothing(name, FOLDER)
    table, more = read_table(place, FOLDER, name)
    findings += more
    return table


def _rows(table: Table) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row of which everything that it needs could be read, with its number; what is absent of the rest is None."""
    needed = [str(one["name"]) for one in fields(table.name) if cast("Any", one.get("constraints", {})).get("required")]
    texts = [str(one["name"]) for one in fields(table.name) if one["type"] == "string"]
    records = cast("list[dict[str, Any]]", table.frame.to_dict("records"))
    for row, record in zip(table.frame.index, records, strict=True):
        cells = {key: value if value == value else None for key, value in record.items()}  # noqa: PLR0124 - no NaN
        if all(cells[name] not in (None, "") for name in needed):
            yield int(row), cells | {name: cells[name] or "" for name in texts}


def _meetings(table: Table) -> Iterator[Meeting]:
    for row, cells in _rows(table):
        enclosures = tuple(one.strip() for one in cells.pop("enclosures").split("|") if one.strip())
        yield Meeting(**cells, enclosures=enclosures, row=row)


def _papers(table: Table) -> tuple[Paper, ...]:
    """The papers; of those that stand twice, the first."""
    every = [Paper(**cells, row=row) for row, cells in _rows(table)]
    return tuple(sorted({(one.meeting, one.paper): one for one in reversed(every)}.values(), key=lambda one: one.row))


def _decisions(table: Table) -> tuple[Decision, ...]:
    """The recommendations and decisions; of those that stand twice, the first."""
    every = []
    for row, cells in _rows(table):
        numbers = {"number": int(cells["number"]), "on": None if cells["on"] is None else int(cells["on"])}
        every.append(Decision(**{**cells, **numbers, "date": cells["date"] or None}, row=row))
    once = {(one.meeting, one.kind, one.number): one for one in reversed(every)}
    return tuple(sorted(once.values(), key=lambda one: one.row))


def _twice(table: Table) -> Iterator[Finding]:
    """Every row about what an earlier row is about."""
    key = cast("list[str]", schema(table.name)["primaryKey"])
    first: dict[tuple[Any, ...], int] = {}
    for row, cells in _rows(table):
        about = tuple(cells[name] for name in key)
        before = first.setdefault(about, row)
        if before != row:
            yield found("row-twice", Where(table.file, row, key[-1]), found=shown(str(about[-1])), row=before)


def _names(table: Table) -> frozenset[str]:
    return frozenset(map(str, table.frame["meeting"]))


def _unknown(tables: Mapping[str, Table], names: Collection[str]) -> Iterator[Finding]:
    """Papers and decisions of meetings that have no row."""
    for name in MEETINGS[1:]:
        table = tables[name]
        for row, meeting in table.frame["meeting"].items():
            if meeting and meeting not in names:
                yield found("meeting-unknown", Where(table.file, int(row), "meeting"), found=shown(str(meeting)))  # type: ignore[call-overload]


def _strangers(place: Path, names: Collection[str] | None, papers: Collection[Paper]) -> Iterator[Finding]:
    """What lies in the folder of meetings and has no place there; of meetings, where it is known which there are."""
    for path in _seen(place):
        file = f"{FOLDER}/{printable(path.name)}"
        if path.name in TABLE_FILES:
            continue
        is_folder = path.is_dir() and not path.is_symlink()
        if is_folder and (path.name == REPORTS or names is None or path.name in names):
            yield from _inside(path, names, papers)
        elif is_folder:
            yield found("meeting-unknown", Where(file), found=shown(path.name))
        else:
            yield found("meetings-stranger", Where(file), found=shown(path.name))


def _inside(place: Path, names: Collection[str] | None, papers: Collection[Paper]) -> Iterator[Finding]:
    """What has no place among the reports, or in a meeting's own folder."""
    shown_folder = f"{FOLDER}/{printable(place.name)}"
    if finding := closed_folder(place, shown_folder):
        yield finding
        return
    own = {one.file for one in papers if one.meeting == place.name}
    for path in _seen(place):
        where = Where(f"{shown_folder}/{printable(path.name)}")
        if place.name == REPORTS:
            is_report = path.suffix == ".md" and not path.is_dir()
            if not is_report:
                yield found("meetings-stranger", where, found=shown(path.name))
            elif names is not None and path.stem not in names:
                yield found("meeting-unknown", where, found=shown(path.stem))
        elif not (path.name in own or path.name in (SEALED, PACK) or TOLD.fullmatch(path.name)):
            yield found("meetings-stranger", where, found=shown(path.name))


def _seen(place: Path) -> list[Path]:
    return [path for path in sorted(place.iterdir()) if not path.name.startswith(".")]


def _considered(place: Path, one: Considered) -> tuple[Considered, list[Finding]]:
    """The meeting with its report and with what lies in its name."""
    findings: list[Finding] = []
    report = ""
    files: dict[str, tuple[str, int]] = {}
    unix: dict[str, str] = {}
    path = place / one.report_file
    if path.is_symlink() or path.exists():
        report, findings = read_report(path, f"{FOLDER}/{one.report_file}")
    own = place / one.meeting.meeting
    is_open = own.is_dir() and not own.is_symlink() and not closed_folder(own, "")
    listed = {paper.file for paper in one.papers} | {SEALED, PACK}
    for each in [path, *(_seen(own) if is_open else ())]:
        name = each.relative_to(place).as_posix()
        if not each.is_symlink() and not each.exists():
            continue
        if finding := plain_file(each, f"{FOLDER}/{printable(name)}", MOST_PAPER_BYTES):
            is_named = each.name in listed or TOLD.fullmatch(each.name)
            findings += [finding] if is_named else []
            continue
        content = each.read_bytes()
        findings += _unlike(f"{FOLDER}/{printable(name)}", content) if each.name in listed else []
        files[name] = (hashlib.sha256(content).hexdigest(), len(content))
        if b"\r\n" in content:
            unix[name] = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
    whole = replace(one, report=report, files=files, unix=unix)
    if one.own(SEALED) not in files:
        return whole, findings
    sealings, more = _sealings(place / one.own(SEALED), one)
    return replace(whole, sealings=sealings), [*findings, *more]


def _sealings(path: Path, one: Considered) -> tuple[tuple[Sealing, ...], list[Finding]]:
    """What was published of the meeting, and why that cannot be read."""
    file = f"{FOLDER}/{one.own(SEALED)}"
    content, findings = read_object(path, file)
    if findings:
        return (), findings
    try:
        return sealings_in(content, one.meeting.meeting), []
    except ValueError as error:
        return (), [found("meeting-seal-unreadable", Where(file), reason=str(error))]


def _unlike(file: str, content: bytes) -> list[Finding]:
    """That a paper is not what the ending of its name says, by how it begins; a text must be UTF-8."""
    ending = file.rpartition(".")[2]
    starts = BEGINNINGS.get(ending, ())
    is_like = not starts or content.startswith(starts)
    if ending in ("csv", "txt"):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as wrong:
            return [not_utf8(wrong, file)]
    return [] if is_like else [found("paper-content", Where(file), found=shown(repr(content[:12])), kind=f".{ending}")]
