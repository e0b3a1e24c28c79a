"""The cells of all sheets, read by the mapping where it says how, and the mapping with what it did not say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from outturn.workbook.areas import COMPARATOR, with_areas
from outturn.workbook.areas import Place as Area
from outturn.workbook.asked import Question
from outturn.workbook.entries import NO_PART, Entry, Fate, Place, entries
from outturn.workbook.grid import IGNORED, Column, Table
from outturn.workbook.headings import FIGURES, JUDGED, LABELS, LEFT
from outturn.workbook.layout import tables
from outturn.workbook.mapping import ALL_READ, NOTHING_READ, SheetMap, Texts, WorkbookMap
from outturn.workbook.spans import NOTHING, Span, span_in
from outturn.workbook.values import Sheet, Workbook, as_text, letters

KINDS = {*LABELS, *FIGURES, *JUDGED, *LEFT}


def cells_of(
    name: str, book: Workbook, mapping: WorkbookMap, areas: Sequence[Area] = ()
) -> tuple[list[Entry | Fate], WorkbookMap, list[Question]]:
    """Every cell of the workbook that is not empty, the mapping with each sheet, and what is asked of columns.

    ``areas`` are those that the scorecard's figures may be compared with.
    """
    cells: list[Entry | Fate] = []
    sheets, asked = dict(mapping.sheets), list[Question]()
    for sheet in book.sheets:
        known = sheets.get(sheet.title) or SheetMap(NOTHING_READ if sheet.hidden else ALL_READ)
        if known.read == NOTHING_READ:
            sheets[sheet.title] = known
            why = "hidden-sheet" if sheet.hidden else "sheet-left"
            cells += [Fate(one, "dropped", why) for one in _places(sheet)]
            continue
        found = [with_areas(_by_mapping(one, known.columns), areas) for one in tables(sheet)]
        columns = {
            **known.columns,
            **{_head(one): _meaning(one, known.columns) for table in found for one in table.columns if _matters(one)},
        }
        if found:
            sheets[sheet.title] = SheetMap(ALL_READ, columns, known.hidden)
        asked += [
            Question(("sheets", sheet.title, "columns", head), "column", f"{sheet.title}: {head}")
            for head, meaning in columns.items()
            if meaning.partition(" ")[0] not in KINDS
            and any(_head(one) == head for table in found for one in table.columns)
        ]
        times = [_time_around(name, sheet, found, at, mapping.year) for at in range(len(found))]
        own = list(entries(sheet, found, times))
        if any(isinstance(one, Entry) and one.place.is_hidden for one in own):
            hidden = known.hidden or ALL_READ
            sheets[sheet.title] = replace(sheets[sheet.title], hidden=hidden)
            own = [_without_hidden(one) for one in own] if hidden == NOTHING_READ else own
        cells += own
    return cells, replace(mapping, workbook=name, sheets=sheets), asked


def _without_hidden(one: Entry | Fate) -> Entry | Fate:
    """What becomes of the cell where nothing of hidden rows and columns is to be read."""
    return Fate(one.place, "dropped", "hidden-cell") if isinstance(one, Entry) and one.place.is_hidden else one


def _places(sheet: Sheet) -> list[Place]:
    return [
        Place(sheet.title, row, column, value)
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value is not None
    ]


def _head(one: Column) -> str:
    return one.head or f"(column {letters(one.at)})"


def _matters(one: Column) -> bool:
    """Whether the mapping names the column: one that is left because it is empty today may be filled the next time."""
    return one.kind not in ("", IGNORED)


def _meaning(one: Column, columns: Texts) -> str:
    """What the mapping says of the column; whose figures they are, where nobody said it."""
    said = columns.get(_head(one), "")
    is_open = said.partition(" ")[0] not in KINDS or said == COMPARATOR
    return (f"{COMPARATOR} {one.area}" if one.area else one.kind) if is_open else said


def _by_mapping(table: Table, columns: Texts) -> Table:
    return replace(table, columns=tuple(_mapped(one, columns.get(_head(one), "")) for one in table.columns))


def _mapped(one: Column, meaning: str) -> Column:
    kind, _, time = meaning.partition(" ")
    if kind not in KINDS:
        return one
    if kind == COMPARATOR:
        area, _, time = time.partition(" ")
        one = replace(one, area=area)
    span = (span_in(time) if span_in(time) != NOTHING else Span(whole=time.strip())) if time else one.says.span
    return replace(one, says=replace(one.says, kind=kind, span=span))


def _time_around(name: str, sheet: Sheet, found: Sequence[Table], at: int, year: str) -> Span:
    """The time that headings without one are about: that of the titles above the table.

    Where they say none, the year of other titles of the sheet, of its own title, or of the file's name; a heading that
    names no part of a year is about none of these.
    """
    if year:
        return Span(year)
    ends = [0, *(one.last + 1 for one in found)]
    own, every = _texts(sheet, range(ends[at], found[at].top)), _texts(sheet, range(found[0].top))
    if spans := {span for text in own if (span := span_in(text)).period}:
        return spans.pop() if len(spans) == 1 else NOTHING
    for texts in (every, [sheet.title], [re.sub(r"[_.]", " ", name)]):
        years = {span.year for text in texts if (span := span_in(text)).year}
        if len(years) == 1:
            return Span(years.pop(), NO_PART)
    return NOTHING


def _texts(sheet: Sheet, rows: range) -> list[str]:
    return [as_text(value) for row in rows for value in sheet.rows[row] if value is not None]
