"""A book to the bytes of a workbook, as the guidance on accessible spreadsheets has it (docs/exporting.md).

The same book gives the same bytes. No text is ever a formula, and none a link but those that a book names.
"""

from copy import deepcopy
from datetime import datetime, time
from functools import cache
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from outturn.workbook.book import Book, Column, TableSheet
from outturn.workbook.exact import look, number_in
from outturn.workbook.rows import forms, rows_part
from outturn.workbook.sizes import height, widths
from outturn.workbook.tagged import SHEETS, Tagged, tagged
from outturn.workbook.values import letters

LAST_ROW = 1_048_575
"""The last row of a sheet, counted from 0."""
COVER = 100
"""The width of the cover, in characters."""
A4, LEGIBLE = 9, 220
"""Excel's number of the paper, and how many characters fit on it across and can still be read."""
ABOVE = 27
"""The height of a heading on the cover, in points."""
LONGEST_ADDRESS = 2_000
"""Characters of an address that Excel takes as a link."""
FEWEST_OPEN = {"format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True,
               "delete_rows": True, "sort": True, "autofilter": True}  # fmt: skip
"""What may be done to a sheet though its keys are locked."""
TEXT, BOLD = "@", {"bold": True}
OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 12},
}


def written(book: Book) -> bytes:
    """The bytes of the workbook."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, deepcopy(OPTIONS)) as file:  # which it writes into
        pen = _Pen(file)
        _cover(pen, book)
        for sheet in book.sheets:
            _table_sheet(pen, sheet)
        about = {"title": book.title, "author": book.publisher, "company": book.publisher}
        file.set_properties({**about, "created": datetime.combine(book.made, time())})
    used = (("Heading 1", pen.title.xf_index), ("Heading 2", pen.heading.xf_index))
    headings = {name: at for name, at in used if at is not None}
    rows = {
        f"{SHEETS}{number}.xml": part for number, one in enumerate(book.sheets, start=2) if (part := _long(pen, one))
    }
    return tagged(content.getvalue(), Tagged(book.language, headings, rows))


def _long(pen: "_Pen", one: TableSheet) -> str:
    """The rows of a long table, once the places of formats are known; empty of others."""
    if not one.is_long:
        return ""
    looks = [at for form in forms(one) if (at := pen.cell(form).xf_index) is not None]
    return rows_part(one, len(one.facts) + 3, widths(one), looks)


class _Pen:
    """The formats of one workbook, each made once."""

    def __init__(self, file: xlsxwriter.Workbook) -> None:
        self.file = file
        self.title = file.add_format({**BOLD, "font_size": 16})
        self.heading = file.add_format({**BOLD, "font_size": 14, "valign": "bottom"})
        self.label = file.add_format({**BOLD, "text_wrap": True, "valign": "top", "bottom": 1, "num_format": TEXT})
        self.figures = file.add_format(
            {**BOLD, "text_wrap": True, "valign": "top", "align": "right", "bottom": 1, "num_format": TEXT}
        )
        self.link = file.add_format({"hyperlink": True, "valign": "top"})
        self._cell = cache(self._made)

    def cell(self, form: str, *, is_locked: bool = True) -> Format:
        """The format of a cell; only one object of each knows its place among all formats."""
        return self._cell(form, is_locked)

    def _made(self, form: str, is_locked: bool) -> Format:  # noqa: FBT001 - a cache's key
        return self.file.add_format({"num_format": form, "text_wrap": True, "valign": "top", "locked": is_locked})


def _cover(pen: _Pen, book: Book) -> None:
    sheet = pen.file.add_worksheet(book.cover)
    _lay_out(sheet, COVER)
    sheet.set_column(0, 0, COVER)
    sheet.write_string(0, 0, book.title, pen.title)
    for row, line in enumerate(book.lines, start=1):
        _heighten(sheet, row, ABOVE if line.is_heading else height([line.text], [COVER]))
        if line.address and len(line.address) <= LONGEST_ADDRESS:
            sheet.write_url(row, 0, line.address, pen.link, line.text)
        else:
            sheet.write_string(row, 0, line.text, pen.heading if line.is_heading else pen.cell(TEXT))


def _table_sheet(pen: _Pen, one: TableSheet) -> None:
    sheet = pen.file.add_worksheet(one.name)
    first = len(one.facts) + 1
    last = first + max(len(one.rows), 1)
    across = widths(one)
    _lay_out(sheet, sum(across))
    usual = ["General" if column.is_figures else TEXT for column in one.columns]
    for at, (form, width) in enumerate(zip(forms(one) if one.is_long else usual, across, strict=True)):
        sheet.set_column(at, at, width, pen.cell(form, is_locked=not one.is_form))
    for row, fact in enumerate((one.title, *one.facts)):
        sheet.write_string(row, 0, fact, pen.file.formats[0] if row else pen.title)
    labels = [
        {"header": column.name, "header_format": pen.figures if column.is_figures else pen.label}
        for column in one.columns
    ]
    marked = {"name": _table_name(one.name), "columns": labels, "autofilter": False, "style": None}
    sheet.add_table(first, 0, last, len(labels) - 1, marked)
    sheet.repeat_rows(first)
    for row, texts in enumerate(() if one.is_long else one.rows, start=first + 1):
        _heighten(sheet, row, height(texts, across))
        for at, (column, text) in enumerate(zip(one.columns, texts, strict=True)):
            _write(pen, sheet, (row, at), (one, column, text))
    if one.is_form:
        _form(sheet, one, first + 1)


def _table_name(name: str) -> str:
    """A name that no cell has, for the mark-up of the table."""
    return "table_" + "".join(letter if letter.isalnum() else "_" for letter in name)


def _lay_out(sheet: Worksheet, width: int) -> None:
    """How the sheet is printed: as wide as the paper, unless nobody could read it then."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    if width <= LEGIBLE:
        sheet.fit_to_pages(1, 0)


def _heighten(sheet: Worksheet, row: int, points: float | None) -> None:
    if points:
        sheet.set_row(row, points)


def _write(pen: _Pen, sheet: Worksheet, place: tuple[int, int], what: tuple[TableSheet, Column, str]) -> None:
    """A cell of a table: a number where it says the same as the text, else the text."""
    one, column, text = what
    row, at = place
    is_locked = column.is_key or not one.is_form
    number = number_in(text) if column.is_figures else None
    if number is not None:
        sheet.write_number(row, at, number, pen.cell(look(text), is_locked=is_locked))
    elif column.name == one.linked:
        sheet.write_url(row, at, f"internal:'{text}'!A1", pen.link, text)
    elif text:
        sheet.write_string(row, at, text, pen.cell(TEXT, is_locked=is_locked))
    else:
        form = "General" if column.is_figures else TEXT
        sheet.write_blank(row, at, None, pen.cell(form, is_locked=is_locked))


def _form(sheet: Worksheet, one: TableSheet, first: int) -> None:
    """Lock what is there of the keys and of the header, and offer the words that a cell may hold."""
    sheet.protect(options=FEWEST_OPEN)
    for at, column in enumerate(one.columns):
        if column.allowed:
            sheet.data_validation(first, at, LAST_ROW, at, _choice(column))
    sheet.ignore_errors({"number_stored_as_text": f"A1:{letters(len(one.columns) - 1)}{LAST_ROW + 1}"})


def _choice(column: Column) -> dict[str, Any]:
    """The list that a cell offers; of a cell that may hold several, another text is taken when it is confirmed."""
    return {
        "validate": "list",
        "source": list(column.allowed or ()),
        "error_type": "warning" if column.is_open else "stop",
        "input_title": column.name[:32],
        "input_message": column.about[:255],
        "error_title": column.name[:32],
        "error_message": ", ".join(column.allowed or ())[:255],
    }
