"""The values of a workbook's cells by openpyxl, Python alone: .xlsx and .xlsm, where calamine cannot be had."""

from collections.abc import Mapping
from datetime import datetime, time
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from outturn.workbook.inside import Inside
from outturn.workbook.limits import BrokenError
from outturn.workbook.values import Cells, Value

ENDINGS = frozenset({".xlsx", ".xlsm"})
"""How the names of the workbooks end that it reads."""
FIRST_YEAR = 1900
"""No spreadsheet knows a day before it: a number below zero that is shown as a day."""


def cells(content: bytes, inside: Mapping[str, Inside]) -> list[Cells]:
    """The sheets of cells with their values as they are kept; raises BrokenError where they cannot be read.

    ``inside`` has what is known of each sheet, by its title; nothing is read further out than it says.
    """
    try:
        with catch_warnings():
            simplefilter("ignore")  # of what it does not keep, such as lists of what may stand in a cell
            read = _all(content, inside)
    except Exception as error:  # it has no kind of its own for what it did not foresee
        raise BrokenError from error
    # it passes over sheets that it cannot make out, and over rows that are not in their order
    if {one.title: _filled(one) for one in read} != {title: known.values for title, known in inside.items()}:
        raise BrokenError
    return read


def _filled(sheet: Cells) -> int:
    return sum(value is not None for row in sheet.rows for value in row)


def _all(content: bytes, inside: Mapping[str, Inside]) -> list[Cells]:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        return [_cells(sheet, inside[sheet.title]) for sheet in book.worksheets]
    finally:
        book.close()


def _cells(sheet: Worksheet, known: Inside) -> Cells:
    found = sheet.iter_rows(1, known.rows, 1, known.columns, values_only=True) if known.rows else ()
    return Cells(sheet.title, sheet.sheet_state != "visible", [[*map(_value, row)] for row in found])


def _value(found: Any) -> Value:  # noqa: ANN401 - its types say more than a cell holds
    """The value as calamine has it: a day at midnight is a day."""
    if not isinstance(found, datetime):
        value: Value = found
        return value
    if found.year < FIRST_YEAR:
        return found.time()
    return found.date() if found.time() == time() else found
