"""A workbook of our own, read back: each table's rows as texts, and what of the workbook could not be taken.

A workbook is our own where its cover says so, and a sheet is where it is called as a table and has a row with names of
that table's columns, the key's among them. Sheets may stand in any order, and so may columns and rows; rows that are
empty are none. What a spreadsheet made of a text is undone where that leaves no doubt: a month that became a day, an
apostrophe in front.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from outturn.schemas import FORMAT, OPTIONAL, REQUIRED, SEALED, fields, schema
from outturn.workbook.book import ABOUT, COMMENTARY
from outturn.workbook.cover import MARKED
from outturn.workbook.undone import text_of
from outturn.workbook.values import Sheet, Workbook, address, as_text

Reason = Literal[
    "sheet-unknown",
    "sheet-twice",
    "no-header",
    "column-unknown",
    "column-twice",
    "column-missing",
    "cell-outside",
    "no-name",
    "no-key",
]
COLUMNS: Mapping[str, tuple[str, ...]] = {ABOUT: ("key", "value"), COMMENTARY: ("indicator", "text")}
"""The columns of the sheets that are no table of the profile; the first is the key."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something in the workbook that could not be taken: why, on which sheet, in which cell, and what stands there."""

    reason: Reason
    sheet: str
    cell: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row of a table, its texts by column, and the cell in which it begins."""

    cell: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a sheet says of a table: the columns that it has, and its rows in their order."""

    sheet: str
    columns: tuple[str, ...]
    rows: tuple[TakenRow, ...]


@dataclass(frozen=True, slots=True)
class OwnForm:
    """A workbook of our own: of which scorecard and version (empty where no cover says so), and what its sheets say.

    ``tables`` has the tables, and the sheets of the descriptor and of the commentary, by their names.
    """

    scorecard: str
    version: str
    tables: Mapping[str, Taken]
    not_taken: tuple[NotTaken, ...]


def own_form(workbook: Workbook, fronts: Collection[str] = ()) -> OwnForm | None:
    """What the workbook says, or None where it is none of our own.

    ``fronts`` are the names of sheets that say nothing of the data: cover, contents, notes and columns.
    """
    scorecard, version = _marker(workbook)
    tables: dict[str, Taken] = {}
    not_taken: list[NotTaken] = []
    for sheet in workbook.sheets:
        name = sheet.title.strip().lower()
        if sheet.title in fronts or name == SEALED or _is_cover(sheet):
            continue
        if name not in (*REQUIRED, *OPTIONAL, *COLUMNS):
            not_taken += [NotTaken("sheet-unknown", sheet.title)] if any(any(row) for row in sheet.rows) else []
            continue
        taken, more = _taken(sheet, name)
        if taken and name in tables:
            not_taken.append(NotTaken("sheet-twice", sheet.title))
        elif taken:
            tables[name] = taken
        not_taken += more
    is_own = bool(version or tables)
    return OwnForm(scorecard, version, tables, tuple(not_taken)) if is_own else None


def columns_of(table: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a sheet's columns, and which of them are its key."""
    if table in COLUMNS:
        return COLUMNS[table], COLUMNS[table][:1]
    key = tuple(cast("Sequence[str]", schema(table)["primaryKey"]))
    return tuple(str(field["name"]) for field in fields(table)), key


def needed_of(table: str) -> tuple[str, ...]:
    """The columns of the key that every row of the table must fill."""
    if table in COLUMNS:
        return COLUMNS[table][:1]
    key = cast("Sequence[str]", schema(table)["primaryKey"])
    limits = {str(field["name"]): cast("Mapping[str, object]", field.get("constraints", {})) for field in fields(table)}
    return tuple(one for one in key if limits[one].get("required"))


def _marker(workbook: Workbook) -> tuple[str, str]:
    """The scorecard and the version that the cover names, empty where none does."""
    for sheet in workbook.sheets:
        for row in sheet.rows:
            for cell in row[:1]:
                if isinstance(cell, str) and (found := MARKED.fullmatch(cell.strip())):
                    return (found["scorecard"], found["version"]) if int(found["number"]) <= FORMAT else ("", "")
    return "", ""


def _is_cover(sheet: Sheet) -> bool:
    return any(isinstance(row[0], str) and MARKED.fullmatch(row[0].strip()) for row in sheet.rows if row)


def _taken(sheet: Sheet, name: str) -> tuple[Taken | None, list[NotTaken]]:
    """What a sheet with that table says, None where it has no header, and what of it could not be taken."""
    columns, key = columns_of(name)
    top = _header(sheet, columns, key)
    if top is None:
        return None, [NotTaken("no-header", sheet.title)]
    labels = {at: as_text(cell).strip() for at, cell in enumerate(sheet.rows[top]) if cell is not None}
    own: dict[int, str] = {}
    odd = []
    for at, label in labels.items():
        if label not in columns or label in own.values():
            reason: Reason = "column-twice" if label in columns else "column-unknown"
            odd.append(NotTaken(reason, sheet.title, address(top, at), label))
        else:
            own[at] = label
    if missing := [one for one in needed_of(name) if one not in own.values()]:
        return None, [*odd, *(NotTaken("column-missing", sheet.title, text=one) for one in missing)]
    odd += _outside(sheet, top, labels)
    return Taken(sheet.title, tuple(own.values()), tuple(_rows(sheet, top, own, name))), odd


def _header(sheet: Sheet, columns: Collection[str], key: Collection[str]) -> int | None:
    """The first row with at least two names of columns (one where there is no other), one of the key's among them."""
    for at, row in enumerate(sheet.rows):
        names = {as_text(cell).strip() for cell in row if cell is not None}
        if names & set(key) and len(names & set(columns)) >= min(2, len(columns)):
            return at
    return None


def _outside(sheet: Sheet, top: int, labels: Collection[int]) -> Iterator[NotTaken]:
    """Cells below the header in columns without a name."""
    for at, row in enumerate(sheet.rows[top + 1 :], start=top + 1):
        for column, cell in enumerate(row):
            if cell is not None and column not in labels:
                yield NotTaken("cell-outside", sheet.title, address(at, column), as_text(cell))


def _rows(sheet: Sheet, top: int, own: Mapping[int, str], name: str) -> Iterator[TakenRow]:
    kinds = {} if name in COLUMNS else {str(field["name"]): field for field in fields(name)}
    for at, row in enumerate(sheet.rows[top + 1 :], start=top + 1):
        texts = {label: text_of(row[column], label, kinds.get(label, {})) for column, label in own.items()}
        if any(texts.values()):
            yield TakenRow(address(at, 0), texts)
