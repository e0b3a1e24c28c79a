"""A version's files to the book that says them: cover, contents, notes, columns, and a sheet for every table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from outturn.model import MARKS, MARKS_BESIDE, MARKS_INSTEAD, WORKING_COPY
from outturn.schemas import SEALED, fields, optional, required, schema
from outturn.words.catalogue import Catalogue
from outturn.words.columns import allowed
from outturn.workbook.book import ABOUT, COMMENTARY, LONGEST_CELL, Book, Column, Filed, TableSheet
from outturn.workbook.cover import cover_lines, sheet_name

FIGURES = ("number", "integer")
UNKNOWN = date(2000, 1, 1)
"""The day of a package that does not say when it was made."""
Field = Mapping[str, object]


def composed(filed: Filed, say: Catalogue) -> Book:
    """The book of a version's files; a working copy's is a form that can be filled in."""
    known = (*required(filed.number), *optional(filed.number), SEALED)
    sheets = [_about(filed, say)]
    sheets += [_table(filed, say, name) for name in known if name in filed.tables]
    sheets.append(_commentary(filed, say))
    front = [notes_sheet(say), _columns(filed, say, sheets)]
    said = dict(filed.said)
    return Book(
        said.get("title", filed.scorecard),
        said.get("scorecard.publisher", ""),
        say.language,
        made_on(said.get("created", "")),
        sheet_name(say, "cover"),
        cover_lines(filed, say),
        (_contents(say, [*front, *sheets]), *front, *sheets),
    )


def made_on(created: str) -> date:
    """The day on which a package was made, as its descriptor says it."""
    try:
        return date.fromisoformat(created[:10])
    except ValueError:
        return UNKNOWN


def fronts(say: Catalogue) -> tuple[str, ...]:
    """The names of the sheets that say nothing of the data themselves."""
    return tuple(sheet_name(say, one) for one in ("cover", "contents", "notes", "columns"))


def _facts(say: Catalogue, rows: Sequence[object], *first: str) -> tuple[str, ...]:
    return (*first, say.count("book-rows", len(rows)), say("book-empty-cells"))


def _contents(say: Catalogue, sheets: Sequence[TableSheet]) -> TableSheet:
    rows = [(one.name, one.facts[0], str(len(one.rows))) for one in sheets]
    sheet, holds, count = (say(f"book-{one}") for one in ("sheet", "holds", "count"))
    columns = (Column(sheet), Column(holds), Column(count, is_figures=True))
    facts = (say("book-contents-how"), say("book-one-table"))
    return TableSheet(sheet_name(say, "contents"), sheet_name(say, "contents"), facts, columns, rows, linked=sheet)


def notes_sheet(say: Catalogue) -> TableSheet:
    """The sheet that says what each mark means."""
    rows = [
        (mark, say(f"mark-{mark}"), say(f"profile-{place}"))
        for place, marks in (("instead", MARKS_INSTEAD), ("beside", MARKS_BESIDE))
        for mark in marks
    ]
    columns = tuple(Column(say(f"profile-{one}")) for one in ("mark", "means", "where"))
    facts = (say("book-notes-holds"), say("book-notes-marks"), say("book-one-table"))
    return TableSheet(sheet_name(say, "notes"), sheet_name(say, "notes"), facts, columns, rows)


def _columns(filed: Filed, say: Catalogue, sheets: Sequence[TableSheet]) -> TableSheet:
    """Every column of every table: what goes into it, and what it may hold."""
    rows = []
    for one in sheets:
        known = {str(field["name"]): field for field in fields_of(one.name, filed.number)}
        keys = _keys(one.name, filed.number)
        for column in one.columns:
            if field := known.get(column.name):
                said = say("book-key") if column.name in keys else ""
                rows.append((one.name, column.name, column.about, allowed(say, field), said))
    labels = tuple(Column(say(f"book-{one}")) for one in ("sheet", "column", "about", "allowed", "part-of-key"))
    facts = _facts(say, rows, say("book-columns-holds"))
    return TableSheet(sheet_name(say, "columns"), sheet_name(say, "columns"), facts, labels, rows)


def fields_of(table: str, number: int) -> Sequence[Field]:
    """The table's columns; none of sheets that are no table of the profile."""
    return () if table in (ABOUT, COMMENTARY) else fields(table, number)


def _keys(table: str, number: int) -> Sequence[str]:
    key = {} if table in (ABOUT, COMMENTARY) else schema(table, number)
    return cast("Sequence[str]", key.get("primaryKey", ()))


def _about(filed: Filed, say: Catalogue) -> TableSheet:
    facts = _facts(say, filed.said, say("book-about-holds"))
    rows = [(path, text) for path, text in filed.said]
    columns = (Column("key", is_key=True), Column("value"))
    return TableSheet(ABOUT, say("book-about-title"), facts, columns, rows, is_form=_is_form(filed))


def _commentary(filed: Filed, say: Catalogue) -> TableSheet:
    """The texts, a row each; what is longer than a cell goes on in the next."""
    rows = [(name, part) for name, text in sorted(filed.commentary.items()) for part in _parts(text)]
    facts = _facts(say, rows, say("book-commentary-holds"))
    columns = (Column("indicator", is_key=True), Column("text"))
    return TableSheet(COMMENTARY, say("book-commentary-title"), facts, columns, rows, is_form=_is_form(filed))


def _parts(text: str) -> list[str]:
    most = LONGEST_CELL // 2  # UTF-16 counts some characters twice
    return [text[at : at + most] for at in range(0, len(text), most)] or [""]


def _is_form(filed: Filed) -> bool:
    return filed.version == WORKING_COPY


def _table(filed: Filed, say: Catalogue, name: str) -> TableSheet:
    table = filed.tables[name]
    known = {str(field["name"]): field for field in fields(name, filed.number)}
    keys = _keys(name, filed.number)
    found = [known.get(label, {"name": label, "type": "string"}) for label in table.labels]
    columns = tuple(_column(say, name, field, keys) for field in found)
    see = say("book-see", notes=sheet_name(say, "notes"), columns=sheet_name(say, "columns"))
    facts = _facts(say, table.rows, say(f"profile-{name}"), see)
    title = say("book-table-title", table=name, title=dict(filed.said).get("title", ""))
    return TableSheet(name, title, facts, columns, table.rows, is_form=_is_form(filed))


def _column(say: Catalogue, table: str, field: Field, keys: Sequence[str]) -> Column:
    name, limits = str(field["name"]), cast("Field", field.get("constraints", {}))
    key = f"profile-{table}-{name}"
    about = say(key) if say.has(key) else str(field.get("description", ""))
    choice = [str(one) for one in cast("Sequence[object]", limits.get("enum", ()))]
    is_open = limits.get("pattern") == MARKS
    if is_open:
        choice = [*MARKS_INSTEAD, *MARKS_BESIDE]
    if field["type"] == "boolean":
        choice = ["true", "false"]
    return Column(name, field["type"] in FIGURES, name in keys, tuple(choice) or None, is_open, about)
