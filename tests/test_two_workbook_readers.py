"""A workbook is read by calamine, and where there is none by openpyxl: both give the same values."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest

from councils import SHEETS
from in_words import in_words
from odd_sheets import ODD
from outturn.workbook import by_calamine, by_openpyxl
from outturn.workbook.opened import opened
from outturn.workbook.values import Sheet, Workbook
from test_workbook_opened import FAR, PLAIN, WRONG, merged, with_part
from workbooks import ods, ods_value, xlsx

NOON = datetime(2024, 3, 31, 12, 5)  # noqa: DTZ001 - spreadsheets know no zone
CELLS: dict[str, list[Any]] = {
    "texts": ["", " ", "  45* ", "a\nb", "Café – £", "0012", "TRUE", "#N/A", "1e5", "_x0041_", "\u200b"],
    "numbers": [0, -0.0, 45, 0.1 + 0.2, 1e-300, 1e300, -12.5, 123456789012345678, 1 / 3],
    "formats": [(0.455, "0%"), (12.5, '0.0"%"'), (1, "0.00%"), (34.4, "£#,##0.0"), (5, "@"), (3, "General"), (7, "d")],
    "days": [(date(2024, 4, 1), "mmm-yy"), (NOON, "dd/mm/yyyy hh:mm"), (45000, "[$-809]d mmm yyyy"), (60, "yyyy")],
    "times": [(0.5, "hh:mm"), (0.0, "hh:mm"), (1.5, "[h]:mm"), (0.3, "[mm]:ss"), (1.25, "hh:mm"), (-1, "dd/mm/yyyy")],
    "others": [True, False, None, "=1/0", "=A1&A2"],
}


def workbooks() -> Iterator[tuple[str, bytes]]:
    for name, (file, make) in SHEETS.items():
        if file.endswith(".xlsx"):
            yield name, make()
    for name, one in ODD.items():
        yield name, xlsx({"Sheet1": one.rows}, one.then)
    yield "each kind of cell", xlsx({name: [[None], row, [None, *row]] for name, row in CELLS.items()}, merged)
    days = xlsx({"A": [CELLS["days"]]})
    yield "from 1904 on", with_part(days, "xl/workbook.xml", b"<workbookPr", b'<workbookPr date1904="1"')
    yield "no sheet", xlsx({"A": [[]]})
    for cell, is_read in FAR.values():
        if is_read:
            far = b"</row><row>" + cell.encode() + b"</row>"
            yield cell, with_part(PLAIN, "xl/worksheets/sheet1.xml", b"</row>", far)


@pytest.mark.parametrize(("name", "content"), [pytest.param(*one, id=one[0]) for one in workbooks()])
def test_both_give_the_same_values(name: str, content: bytes) -> None:
    del name
    book, found = opened("a.xlsx", content, by_calamine)
    assert found == []
    assert opened("a.xlsx", content, by_openpyxl) == (book, [])


def test_rows_out_of_their_order_are_refused_rather_than_lost() -> None:
    row = b'<row r="2"><c r="A2"><v>7</v></c></row><row r="1"'
    content = with_part(PLAIN, "xl/worksheets/sheet1.xml", b'<row r="1"', row)
    assert [one.id for one in opened("a.xlsx", content, by_openpyxl)[1]] == ["workbook-broken"]


def test_times_and_days_are_what_the_sheet_shows() -> None:
    content = xlsx({"A": [[(0.5, "hh:mm"), (date(2024, 4, 1), "mmm-yy"), (NOON, "dd/mm/yyyy hh:mm"), 45]]})
    expected = Workbook((Sheet("A", rows=((time(12), date(2024, 4, 1), NOON, 45.0),)),))
    assert opened("a.xlsx", content, by_openpyxl) == (expected, [])


@pytest.mark.parametrize(("name", "content", "kind", "said"), WRONG.values(), ids=list(WRONG))
def test_both_refuse_the_same(name: str, content: bytes, kind: str, said: str) -> None:
    book, found = opened(name, content, by_openpyxl)
    assert (book, [one.id for one in found]) == (Workbook(), [kind])
    assert said in in_words(found)[0].found


def test_what_openpyxl_cannot_read_is_said() -> None:
    book, found = opened("a.ods", ods([[ods_value("float", "3", "3")]]), by_openpyxl)
    assert book == Workbook()
    assert [one.found for one in in_words(found)] == ["a workbook of the kind .ods, which a browser cannot read"]


def test_a_part_that_openpyxl_cannot_make_out_is_found() -> None:
    """Attributes of styles that calamine never looks at."""
    content = with_part(PLAIN, "xl/styles.xml", b"<cellXfs", b'<cellXfs broken="1"')
    assert [one.id for one in opened("a.xlsx", content, by_openpyxl)[1]] == ["workbook-broken"]


@pytest.mark.program
def test_without_calamine_a_workbook_is_read_all_the_same() -> None:
    text = (
        "import sys; sys.modules['python_calamine'] = None\n"
        "from outturn.workbook.opened import reader\nprint(reader.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    assert done.stdout == "outturn.workbook.by_openpyxl\n"
