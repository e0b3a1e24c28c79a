"""The published checklist for accessible spreadsheets, walked through on the workbooks that are made.

It is the Analysis Function's “Accessible spreadsheets: a checklist of the basics” of 7 July 2021, item by item in its
order; docs/exporting.md says how each is held.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from built import ROOT
from outturn.pipeline.exporting import exported
from packages import SAY
from sealed import sealed_once

PAGE = (ROOT / "docs/exporting.md").read_text(encoding="utf-8")
MADE = ["next", "1.0.0"]
Faults = Iterator[str]
Item = Callable[[Workbook], Faults]
CHECKLIST: dict[str, Item] = {}
"""What finds a fault, by the item of the checklist."""


def item(name: str) -> Callable[[Item], Item]:
    def put(check: Item) -> Item:
        CHECKLIST[name] = check
        return check

    return put


def tables(book: Workbook) -> Iterator[tuple[Worksheet, list[tuple[Cell, ...]]]]:
    """Each sheet that has a table, with the rows of it, the header first."""
    for sheet in book.worksheets[1:]:
        for table in sheet.tables.values():
            yield sheet, list(sheet[table.ref])


def filled(book: Workbook) -> Iterator[Cell]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


@item("Mark up tables")
def _marked(book: Workbook) -> Faults:
    yield from (sheet.title for sheet in book.worksheets[1:] if not sheet.tables)


@item("Give tables meaningful names")
def _named(book: Workbook) -> Faults:
    for sheet in book.worksheets[1:]:
        yield from (name for name in sheet.tables if name != f"table_{sheet.title}")


@item("Remove merged cells, split cells and nested tables")
def _merged(book: Workbook) -> Faults:
    yield from (sheet.title for sheet in book.worksheets if sheet.merged_cells.ranges)


@item("Remove blank rows and columns within tables")
def _blank(book: Workbook) -> Faults:
    for sheet, rows in tables(book):
        has_rows = any(cell.value is not None for row in rows[1:] for cell in row)
        yield from (f"{sheet.title} {row[0].row}" for row in rows if has_rows and all(one.value is None for one in row))


@item("All tables should have one tagged header row")
def _headers(book: Workbook) -> Faults:
    for sheet, rows in tables(book):
        (table,) = sheet.tables.values()
        labels = [cell.value for cell in rows[0]]
        if table.headerRowCount != 1 or not all(labels) or len({*labels}) < len(labels):
            yield sheet.title


@item("Wrap text within cells")
def _wrapped(book: Workbook) -> Faults:
    for sheet, rows in tables(book):
        for cell in (cell for row in rows for cell in row if isinstance(cell.value, str) and not cell.hyperlink):
            if not cell.alignment.wrap_text:
                yield f"{sheet.title} {cell.coordinate}"


@item("Avoid adding filters and freeze panes")
def _filters(book: Workbook) -> Faults:
    for sheet in book.worksheets:
        is_filtered = sheet.auto_filter.ref or any(one.autoFilter for one in sheet.tables.values())
        if is_filtered or sheet.freeze_panes:
            yield sheet.title


@item("Only leave cells with no data empty in certain circumstances")
def _empty(book: Workbook) -> Faults:
    said = SAY("book-empty-cells")
    for sheet, rows in tables(book):
        above = [cell.value for row in sheet.iter_rows(max_row=rows[0][0].row) for cell in row]
        if any(cell.value is None for row in rows for cell in row) and said not in above:
            yield sheet.title


@item("Avoid hiding rows or columns")
def _hidden(book: Workbook) -> Faults:
    for sheet in book.worksheets:
        parts = [*sheet.row_dimensions.values(), *sheet.column_dimensions.values()]
        if sheet.sheet_state != "visible" or any(one.hidden for one in parts):
            yield sheet.title


@item("Columns should be a sensible width")
def _widths(book: Workbook) -> Faults:
    for sheet in book.worksheets:
        for name, column in sheet.column_dimensions.items():
            if not 10 <= column.width <= 105:
                yield f"{sheet.title} {name} {column.width}"


@item("Do not use symbols or superscript to signpost to notes")
def _superscript(book: Workbook) -> Faults:
    yield from (cell.coordinate for cell in filled(book) if cell.font.vertAlign)


@item("Put note text in a notes table on a notes worksheet")
def _notes(book: Workbook) -> Faults:
    marks = [row[0].value for row in list(book["Notes"].iter_rows())[5:]]
    if marks != ["c", "x", "z", "low", "k", "w", "p", "r", "e", "f", "b", "u"]:
        yield str(marks)


@item("Links must be accessible")
def _links(book: Workbook) -> Faults:
    names = {sheet.title for sheet in book.worksheets}
    for cell, link in ((cell, cell.hyperlink) for cell in filled(book)):
        if link is None:
            continue
        outside, inside = link.target or "", link.location or ""
        is_known = re.match(r"https?://", outside) or inside.rpartition("!")[0].strip("'") in names
        if not is_known or str(cell.value).startswith("http"):
            yield cell.coordinate


@item("Format text to make it accessible")
def _fonts(book: Workbook) -> Faults:
    for cell in filled(book):
        if cell.font.name != "Arial" or cell.font.sz < 12 or cell.font.i:
            yield f"{cell.coordinate} {cell.font.name} {cell.font.sz}"


@item("All worksheets should have descriptive titles which are properly tagged and formatted")
def _titles(book: Workbook) -> Faults:
    for sheet in book.worksheets:
        if not sheet["A1"].value or sheet["A1"].style != "Heading 1":
            yield f"{sheet.title} {sheet['A1'].style}"
    if not [cell for row in book.worksheets[0] for cell in row if cell.style == "Heading 2"]:
        yield "no heading on the cover"


@item("Do not use headers and footers, floating text boxes or floating toolbars")
def _footers(book: Workbook) -> Faults:
    for sheet in book.worksheets:
        sides = (
            getattr(part, side) for part in (sheet.oddHeader, sheet.oddFooter) for side in ("left", "center", "right")
        )
        if any(one.text for one in sides) or sheet.legacy_drawing:
            yield sheet.title


@item("Do not use visual devices to divide data regions")
def _devices(book: Workbook) -> Faults:
    for _, rows in tables(book):
        yield from (
            cell.coordinate for row in rows[1:] for cell in row if cell.border.top.style or cell.border.bottom.style
        )


@item("Do not use a background fill")
def _fills(book: Workbook) -> Faults:
    yield from (cell.coordinate for cell in filled(book) if cell.fill.fill_type)
    yield from (sheet.title for sheet, _ in tables(book) for one in sheet.tables.values() if one.tableStyleInfo.name)


@item("Do not use colour as the only way to convey a message")
def _colours(book: Workbook) -> Faults:
    for sheet in book.worksheets:
        if len(sheet.conditional_formatting) or sheet.sheet_properties.tabColor:
            yield sheet.title
    yield from (cell.coordinate for cell in filled(book) if not cell.hyperlink and cell.font.color.theme != 1)


@item("Avoid images in spreadsheets")
def _images(book: Workbook) -> Faults:
    kept = ("_images", "_charts")  # openpyxl gives them no other name
    yield from (sheet.title for sheet in book.worksheets if any(getattr(sheet, one) for one in kept))


@item("Remove macros")
def _macros(book: Workbook) -> Faults:
    if book.vba_archive:
        yield "macros"


@item("Give worksheets unique names or numbers")
def _unique(book: Workbook) -> Faults:
    names = [sheet.title.lower() for sheet in book.worksheets]
    yield from (name for name in names if names.count(name) > 1 or len(name) > 31)


@item("Remove blank worksheets")
def _blank_sheets(book: Workbook) -> Faults:
    yield from (sheet.title for sheet in book.worksheets if sheet.max_row < 3)


@item("Use cells in column A wisely")
def _column_a(book: Workbook) -> Faults:
    for sheet, rows in tables(book):
        above = list(sheet.iter_rows(max_row=rows[0][0].row - 1))
        yield from (
            f"{sheet.title} {row[0].row}" for row in above if not row[0].value or any(one.value for one in row[1:])
        )


@item("Position tables against the left-hand edges of each sheet")
def _left(book: Workbook) -> Faults:
    yield from (sheet.title for sheet, rows in tables(book) if rows[0][0].column != 1)


@item("Avoid putting content below a table")
def _below(book: Workbook) -> Faults:
    for sheet, rows in tables(book):
        if sheet.max_row != rows[-1][0].row or sheet.max_column != rows[0][-1].column:
            yield sheet.title


@item("Avoid worksheets with multiple tables")
def _several(book: Workbook) -> Faults:
    yield from (sheet.title for sheet in book.worksheets if len(sheet.tables) > 1)


@item("Add document information")
def _properties(book: Workbook) -> Faults:
    about = book.properties
    if not (about.title and about.creator and about.language == "en" and about.created):
        yield str(about)


@item("Ensure the cursor is in cell A1 of the first worksheet when doing your final save")
def _cursor(book: Workbook) -> Faults:
    if book.active is not book.worksheets[0]:
        yield "another sheet is open"
    for sheet in book.worksheets:
        yield from (sheet.title for one in sheet.sheet_view.selection if one.activeCell != "A1")


@pytest.fixture(scope="module", params=MADE)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    place = sealed_once(tmp_path_factory.mktemp("made"))
    return openpyxl.load_workbook(BytesIO(exported(place.parent, place.name, request.param, SAY)))


@pytest.mark.wide
@pytest.mark.parametrize("name", CHECKLIST)
def test_a_workbook_holds_what_the_checklist_asks_for(name: str, made: Workbook) -> None:
    assert list(CHECKLIST[name](made))[:5] == []


def test_the_page_says_of_each_item_how_it_is_held_and_names_those_that_are_tested() -> None:
    rows = re.findall(r"^\| (\d+) \| ([^|]+?) \| ([^|]+?) \| (yes|no) \|$", PAGE, re.MULTILINE)
    assert [int(number) for number, *_ in rows] == list(range(1, 37))
    assert [name.removesuffix(" (E)") for _, name, _, is_tested in rows if is_tested == "yes"] == list(CHECKLIST)


def test_the_cover_is_first_then_contents_notes_and_columns(made: Workbook) -> None:
    assert made.sheetnames[:7] == ["Cover", "Contents", "Notes", "Columns", "about", "indicators", "outturns"]
