"""Files to values; the only module that knows frictionless.

``read`` turns a folder into a draft and everything in it that cannot be read; ``settle`` turns a draft without
problems into a package.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

import pandas as pd
from frictionless import FrictionlessException, system
from frictionless.resources import TableResource

from outturn.errors import Finding, Where, counted, printable, shown, word
from outturn.findings import found
from outturn.model import DESCRIPTOR, SLUG, Draft, Table
from outturn.reading import guard
from outturn.reading.cells import cell_problems, header_problems, named
from outturn.reading.guard import not_utf8, plain_file, read_descriptor
from outturn.schemas import OPTIONAL, REQUIRED, schema

MOST_ROWS = 2_000_000
COMMENTARY_NAME = re.compile(rf"{SLUG}\.md")


def read(folder: Path, name: str) -> tuple[Draft, list[Finding]]:
    """What the folder holds, and everything that is wrong in reading it.

    ``name`` is the folder's path from that of all packages, as findings give it. A table that cannot be read at all is
    empty in the draft; a cell that cannot be read is absent and named in its table's ``broken``.
    """
    if folder.is_symlink():
        tables = {table: _unread(table, name) for table in (*REQUIRED, *OPTIONAL)}
        return Draft(name, {}, tables, {}), [found("folder-not-plain", Where(name))]
    descriptor, findings = read_descriptor(folder, f"{name}/datapackage.json")
    tables = {}
    listed = _listed(folder, descriptor, findings)
    for table in (*REQUIRED, *OPTIONAL):
        tables[table], more = read_table(folder, name, table) if table in listed else (nothing(table, name), [])
        findings += more
    if folder.is_dir():
        findings += _strangers(folder, name, listed)
    commentary, more = _commentary(folder, name)
    return Draft(name, descriptor, tables, commentary), findings + more


def _listed(folder: Path, descriptor: Mapping[str, object], findings: list[Finding]) -> set[str]:
    """The tables to read: those of the descriptor, or where that is wrong, those that are there."""
    if findings:
        return {table for table in (*REQUIRED, *OPTIONAL) if (folder / f"{table}.csv").exists()}
    return {str(one["name"]) for one in cast("list[Mapping[str, object]]", descriptor["resources"])}


def nothing(table: str, folder: str) -> Table:
    """The table without a row."""
    columns = [str(field["name"]) for field in _fields(table)]
    file = f"{folder}/{table}.csv" if folder else f"{table}.csv"
    return Table(table, file, pd.DataFrame({column: [] for column in columns}))


def _unread(table: str, folder: str) -> Table:
    return replace(nothing(table, folder), is_readable=False)


def _fields(table: str) -> list[Mapping[str, object]]:
    return cast("list[Mapping[str, object]]", schema(table)["fields"])


def _strangers(folder: Path, name: str, listed: set[str]) -> Iterator[Finding]:
    known = {DESCRIPTOR, "commentary", *(f"{table}.csv" for table in listed)}
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            yield found("file-not-of-package", Where(f"{name}/{printable(path.name)}"), found=shown(path.name))


def read_table(folder: Path, name: str, table: str) -> tuple[Table, list[Finding]]:
    """The folder's table, and everything that is wrong in reading it; ``name`` is the folder's, as findings give it."""
    file = f"{name}/{table}.csv" if name else f"{table}.csv"
    if finding := plain_file(folder / f"{table}.csv", file):
        return _unread(table, name), [finding]
    columns = {str(field["name"]): field for field in _fields(table)}
    try:
        labels = _labels(folder / f"{table}.csv")
        findings = list(header_problems(labels, tuple(columns), file))
        meant = {label.strip(): column for label, column in named(labels, columns).items()}  # as frictionless reads it
        if len(meant) < len(labels) or not set(meant.values()) & set(columns):
            return _unread(table, name), findings
        with system.use_context(trusted=False):
            resource = TableResource.from_descriptor(_described(table, meant), basepath=str(folder))
            with resource:
                if [*resource.labels] != [*meant]:
                    return _unread(table, name), [found("table-not-csv", Where(file), reason=word("line-ends"))]
                rows, more = _rows(resource, table, file, meant)
        return rows, findings + more
    except (csv.Error, UnicodeDecodeError) as error:
        return _unread(table, name), [_unreadable(folder / f"{table}.csv", file, str(error))]
    except FrictionlessException as error:
        return _unread(table, name), [_unreadable(folder / f"{table}.csv", file, error.error.note)]


def _described(table: str, labels: Mapping[str, str]) -> dict[str, object]:
    """The table as frictionless reads it, its columns named as the file's header names them."""
    written = {column: label for label, column in labels.items()}
    own = [{**field, "name": written.get(str(field["name"]), field["name"])} for field in _fields(table)]
    return {
        "name": table,
        "path": f"{table}.csv",
        "format": "csv",
        "encoding": "utf-8-sig",
        "dialect": {"csv": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True}},
        "schema": {**schema(table), "fields": own, "fieldsMatch": "partial", "primaryKey": [], "foreignKeys": []},
    }


def _labels(path: Path) -> list[str]:
    """The header row, as it is written."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def _unreadable(path: Path, file: str, reason: str) -> Finding:
    """The finding of a file that frictionless gave up on."""
    content = path.read_bytes()
    if content.startswith(b"PK"):
        return found("table-is-workbook", Where(file))
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return not_utf8(wrong, file)
    return found("table-not-csv", Where(file), reason=shown(reason))


def _rows(resource: TableResource, table: str, file: str, labels: Mapping[str, str]) -> tuple[Table, list[Finding]]:
    columns = {str(field["name"]): field for field in _fields(table)}
    findings: list[Finding] = []
    places = {column: at for at, column in enumerate(labels.values()) if column in columns}
    misspelt = {label: column for label, column in labels.items() if label != column}
    numbers, rows, broken = [], [], set()
    for row in resource.row_stream:
        if row.row_number > MOST_ROWS:
            findings.append(found("rows-too-many", Where(file, row.row_number), most=counted("count-rows", MOST_ROWS)))
            break
        values = row.to_dict()
        values |= {column: values[label] for label, column in misspelt.items()}
        for one in cell_problems(row, columns, labels, places, file):
            findings.append(one)
            broken.add((row.row_number, one.where.column))
            if one.where.column:
                is_text = columns[one.where.column]["type"] == "string"
                values[one.where.column] = row.cells[places[one.where.column]] if is_text else None
        if (row.row_number, "") not in broken:
            numbers.append(row.row_number)
            rows.append([values.get(column) for column in places])
    return Table(table, file, frame(numbers, rows, columns, list(places)), frozenset(broken)), findings


def frame(
    numbers: list[int],
    rows: list[list[object]],
    columns: Mapping[str, Mapping[str, object]],
    present: list[str] | None = None,
) -> pd.DataFrame:
    """Rows of values (in the order of ``present``) as a table's frame, indexed by their numbers in the file."""
    raw = dict(zip(present or columns, zip(*rows, strict=True), strict=True)) if rows else {}
    absent = [None] * len(numbers)
    frame = pd.DataFrame(index=pd.Index(numbers, dtype="int64"))
    for column, field in columns.items():
        cells = raw.get(column, absent)
        if field["type"] in ("number", "integer"):
            frame[column] = pd.Series(cells, index=frame.index, dtype="float64")
        elif field["type"] == "string":
            frame[column] = pd.Series(["" if cell is None else cell for cell in cells], index=frame.index, dtype=object)
        else:
            frame[column] = pd.Series(cells, index=frame.index, dtype=object)
    return frame


def _commentary(folder: Path, name: str) -> tuple[dict[str, str], list[Finding]]:
    texts: dict[str, str] = {}
    findings = []
    place = folder / "commentary"
    if place.is_symlink():
        return {}, [found("folder-not-plain", Where(f"{name}/commentary"))]
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        file = f"{name}/commentary/{printable(path.name)}"
        if path.name.startswith("."):
            continue
        if not COMMENTARY_NAME.fullmatch(path.name):
            findings.append(found("commentary-name", Where(file), found=shown(path.name)))
        elif finding := plain_file(path, file, guard.MOST_COMMENTARY_BYTES):
            findings.append(finding)
        else:
            try:
                texts[path.stem] = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            except UnicodeDecodeError as wrong:
                findings.append(not_utf8(wrong, file))
    return texts, findings
