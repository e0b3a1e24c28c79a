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

from outturn.errors import Problem, Where, printable, shown
from outturn.model import Draft, Table
from outturn.reading import guard
from outturn.reading.cells import cell_problems, header_problems
from outturn.reading.guard import plain_file, read_descriptor
from outturn.schemas import OPTIONAL, REQUIRED, schema

MOST_ROWS = 2_000_000
COMMENTARY_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md", re.ASCII)


def read(folder: Path, shown_as: str = "") -> tuple[Draft, list[Problem]]:
    """What the folder holds, and every problem in reading it.

    ``shown_as`` is the folder as messages name it (by default its own path). A table that cannot be read at all is
    empty in the draft; a cell that cannot be read is absent and named in its table's ``broken``.
    """
    name = shown_as or folder.as_posix()
    if folder.is_symlink():
        fix = "Replace it with the folder itself."
        where = Where(name)
        problem = Problem("not a plain folder", where, "a symbolic link", "a folder inside datapackage/", fix)
        return Draft(name, {}, {table: _unread(table, name) for table in (*REQUIRED, *OPTIONAL)}, {}), [problem]
    descriptor, problems = read_descriptor(folder, f"{name}/datapackage.json")
    tables = {}
    listed = _listed(folder, descriptor, problems)
    for table in (*REQUIRED, *OPTIONAL):
        tables[table], found = read_table(folder, name, table) if table in listed else (nothing(table, name), [])
        problems += found
    if folder.is_dir():
        problems += _strangers(folder, name, listed)
    commentary, found = _commentary(folder, name)
    return Draft(name, descriptor, tables, commentary), problems + found


def _listed(folder: Path, descriptor: Mapping[str, object], problems: list[Problem]) -> set[str]:
    """The tables to read: those of the descriptor, or where that is wrong, those that are there."""
    if problems:
        return {table for table in (*REQUIRED, *OPTIONAL) if (folder / f"{table}.csv").exists()}
    return {str(one["name"]) for one in cast("list[Mapping[str, object]]", descriptor["resources"])}


def nothing(table: str, folder: str) -> Table:
    """The table without a row."""
    columns = [str(field["name"]) for field in _fields(table)]
    return Table(table, f"{folder}/{table}.csv", pd.DataFrame({column: [] for column in columns}))


def _unread(table: str, folder: str) -> Table:
    return replace(nothing(table, folder), is_readable=False)


def _fields(table: str) -> list[Mapping[str, object]]:
    return cast("list[Mapping[str, object]]", schema(table)["fields"])


def _strangers(folder: Path, name: str, listed: set[str]) -> Iterator[Problem]:
    known = {"datapackage.json", "commentary", *(f"{table}.csv" for table in listed)}
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            fix = "Take the file out, or name it in datapackage.json if it is one of the profile's tables."
            where = Where(f"{name}/{printable(path.name)}")
            yield Problem("not part of the package", where, shown(path.name), "only the package's files", fix)


def read_table(folder: Path, shown_folder: str, table: str) -> tuple[Table, list[Problem]]:
    """The folder's table of that name, and every problem in reading it; ``shown_folder`` is for messages."""
    file = f"{shown_folder}/{table}.csv"
    if problem := plain_file(folder / f"{table}.csv", file):
        return _unread(table, shown_folder), [problem]
    content = schema(table)
    descriptor = {
        "name": table,
        "path": f"{table}.csv",
        "format": "csv",
        "encoding": "utf-8-sig",
        "dialect": {"csv": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True}},
        "schema": {**content, "fieldsMatch": "partial", "primaryKey": [], "foreignKeys": []},
    }
    columns = {str(field["name"]): field for field in _fields(table)}
    try:
        labels = _labels(folder / f"{table}.csv")
        problems = list(header_problems(labels, tuple(columns), file))
        if len(set(labels)) < len(labels) or not set(labels) & set(columns):
            return _unread(table, shown_folder), problems
        with system.use_context(trusted=False):
            resource = TableResource.from_descriptor(descriptor, basepath=str(folder))
            with resource:
                rows, found = _rows(resource, table, file)
        return rows, problems + found
    except (csv.Error, UnicodeDecodeError) as error:
        return _unread(table, shown_folder), [_unreadable(folder / f"{table}.csv", file, str(error))]
    except FrictionlessException as error:
        return _unread(table, shown_folder), [_unreadable(folder / f"{table}.csv", file, error.error.note)]


def _labels(path: Path) -> list[str]:
    """The header row, as it is written."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def _unreadable(path: Path, file: str, reason: str) -> Problem:
    """The problem of a file that frictionless gave up on; for wrong bytes, with the row that holds the first."""
    content = path.read_bytes()
    if content.startswith(b"PK"):
        fix = "Open it in the spreadsheet program and save the sheet as “CSV UTF-8”."
        return Problem("not a table", Where(file), "a spreadsheet workbook", "plain CSV", fix)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as wrong:
        row = wrong.object.count(b"\n", 0, wrong.start) + 1
        fix = "Save the file as “CSV UTF-8”."
        found = f"a byte that is not UTF-8 (0x{wrong.object[wrong.start]:02X})"
        return Problem("not UTF-8 text", Where(file, row), found, "UTF-8", fix)
    fix = "Open the file in a text editor: a quotation mark may not be closed, or it may not be a CSV file."
    return Problem("not a table", Where(file), shown(reason), "plain CSV", fix)


def _rows(resource: TableResource, table: str, file: str) -> tuple[Table, list[Problem]]:
    columns = {str(field["name"]): field for field in _fields(table)}
    problems: list[Problem] = []
    present = [label for label in resource.labels if label in columns]
    places = {label: index for index, label in enumerate(resource.labels) if label in columns}
    numbers, rows, broken = [], [], set()
    for row in resource.row_stream:
        if row.row_number > MOST_ROWS:
            fix = "Split the scorecard."
            problems.append(Problem("too many rows", Where(file, row.row_number), "more rows", f"{MOST_ROWS:,}", fix))
            break
        values = row.to_dict()
        for found in cell_problems(row, columns, places, len(resource.labels), file):
            problems.append(found)
            broken.add((row.row_number, found.where.column))
            if found.where.column:
                is_text = columns[found.where.column]["type"] == "string"
                values[found.where.column] = row.cells[places[found.where.column]] if is_text else None
        if (row.row_number, "") not in broken:
            numbers.append(row.row_number)
            rows.append([values.get(column) for column in present])
    return Table(table, file, frame(numbers, rows, columns, present), frozenset(broken)), problems


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


def _commentary(folder: Path, name: str) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems = []
    place = folder / "commentary"
    if place.is_symlink():
        fix = "Replace it with the folder itself."
        where = Where(f"{name}/commentary")
        return {}, [Problem("not a plain folder", where, "a symbolic link", "a folder", fix)]
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        file = f"{name}/commentary/{printable(path.name)}"
        if path.name.startswith("."):
            continue
        if not COMMENTARY_NAME.fullmatch(path.name):
            fix = "Name the file after its indicator, or summary.md."
            where = Where(file)
            problems.append(Problem("not a commentary", where, shown(path.name), "<indicator>.md", fix))
        elif problem := plain_file(path, file, guard.MOST_COMMENTARY_BYTES):
            problems.append(problem)
        else:
            try:
                texts[path.stem] = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            except UnicodeDecodeError as wrong:
                row = wrong.object.count(b"\n", 0, wrong.start) + 1
                fix = "Save the file as UTF-8."
                problems.append(Problem("not UTF-8 text", Where(file, row), "other bytes", "UTF-8", fix))
    return texts, problems
