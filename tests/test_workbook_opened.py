"""Workbooks as plain values: what is in a cell comes out as is told, and what cannot be read is found, never raised."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest
import xlsxwriter

from in_words import in_words
from outturn.workbook import limits
from outturn.workbook.opened import opened
from outturn.workbook.values import Block, Sheet, Workbook, address, as_percentage, as_text
from workbooks import ods, ods_value, parts_of, xlsx, zipped

PLAIN = xlsx({"A": [["Indicator", 45.2]]})
NOON = datetime(2024, 3, 31, 12, 5)  # noqa: DTZ001 - spreadsheets know no zone
FAR = {
    "an empty cell far out": ('<c r="XFD1048576" s="0"/>', True),
    "a value far out": ('<c r="XFD1048576"><v>1</v></c>', False),
    "a value far below": ('<c r="A1048576"><v>1</v></c>', False),
}


def rows(name: str, content: bytes) -> tuple[tuple[object, ...], ...]:
    book, found = opened(name, content)
    assert found == []
    return book.sheets[0].rows


def with_part(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    parts: Mapping[str, bytes] = parts_of(content)
    assert old in parts[name]
    return zipped({**parts, name: parts[name].replace(old, new)})


def merged(book: xlsxwriter.Workbook) -> None:
    book.worksheets()[0].merge_range(0, 0, 1, 2, "2024/25")
    book.add_worksheet("Workings").hide()


def test_each_kind_of_cell_of_an_excel_workbook() -> None:
    content = xlsx(
        {
            "Figures": [
                [None, None, None],
                [45, (0.455, "0%"), (12.5, '0.0"%"'), (0.1, "0.0%")],
                [(date(2024, 4, 1), "mmm-yy"), (NOON, "dd/mm/yyyy hh:mm"), (1.5, "[h]:mm")],
                [True, "  45* ", " ", (34.4, "£#,##0.0")],
            ]
        }
    )
    assert rows("a.xlsx", content) == (
        (None, None, None, None),
        (45.0, "45.5%", 12.5, "10%"),
        (date(2024, 4, 1), NOON, timedelta(hours=36), None),
        (True, "  45* ", None, 34.4),
    )


def test_errors_and_formulas_that_were_never_worked_out_keep_their_text() -> None:
    content = with_part(xlsx({"A": [["=B4/B5", 1]]}), "xl/worksheets/sheet1.xml", b"<v>0</v>", b"")
    assert rows("a.xlsx", content) == (("=B4/B5", 1.0),)
    wrong = with_part(PLAIN, "xl/worksheets/sheet1.xml", b'"B1"><v>45.2', b'"B1" t="e"><v>#DIV/0!')
    assert rows("a.xlsx", wrong) == (("Indicator", "#DIV/0!"),)


def test_merged_cells_and_hidden_sheets() -> None:
    book, _ = opened("a.xlsm", xlsx({"A": [[]]}, merged))
    first, second = book.sheets
    assert first == Sheet("A", rows=(("2024/25",),), merged=(Block(0, 0, 1, 2),))
    assert second == Sheet("Workings", hidden=True)


def test_each_kind_of_cell_of_an_opendocument_workbook() -> None:
    repeated = ods_value("float", "3", "3", 'table:number-columns-repeated="2"')
    spanned = '<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>M</text:p>'
    content = ods(
        [
            [ods_value("percentage", "0.455", "46%"), ods_value("date", "2024-04-01", "Apr-24"), "#DIV/0!"],
            [ods_value("currency", "34.4", "£34.40"), repeated],
            [f"{spanned}</table:table-cell><table:covered-table-cell/>", ods_value("boolean", "true", "TRUE")],
        ]
    )
    book, found = opened("a.ods", content)
    assert found == []
    assert book.sheets[0].rows == (
        ("45.5%", date(2024, 4, 1), "#DIV/0!"),
        (34.4, 3.0, 3.0),
        ("M", None, True),
    )
    assert book.sheets[0].merged == (Block(2, 0, 2, 1),)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_csv_file_is_one_sheet_of_texts(sign: str) -> None:
    content = f"Indicator{sign}Q1{sign}Q2\r\nVisits{sign}45%{sign}\r\nCafés\r\n".encode("cp1252")
    assert opened("figures.csv", content) == (
        Workbook((Sheet("figures", rows=(("Indicator", "Q1", "Q2"), ("Visits", "45%", None), ("Cafés", None, None))),)),
        [],
    )


@pytest.mark.parametrize(("cell", "is_read"), FAR.values(), ids=list(FAR))
def test_what_lies_far_out_is_refused_before_room_is_made_for_it(cell: str, is_read: bool) -> None:  # noqa: FBT001
    content = with_part(PLAIN, "xl/worksheets/sheet1.xml", b"</row>", b"</row><row>" + cell.encode() + b"</row>")
    book, found = opened("a.xlsx", content)
    assert (bool(book.sheets), [one.id for one in found]) == (is_read, [] if is_read else ["workbook-too-large"])


def test_what_is_repeated_far_out_is_refused_and_what_is_empty_is_not() -> None:
    end = '</table:table-row><table:table-row table:number-rows-repeated="1048570">'
    empty = f'{end}<table:table-cell table:number-columns-repeated="16384"/>'
    assert rows("a.ods", ods([["x", empty]]))[0] == ("x",)
    full = end + ods_value("float", "1", "1", 'table:number-columns-repeated="16384"')
    book, found = opened("a.ods", ods([["x", full]]))
    assert (book, [one.id for one in found]) == (Workbook(), ["workbook-too-large"])


def bomb() -> bytes:
    parts = parts_of(PLAIN)
    text = b"<si><t>" + b"x" * 30_000 + b"</t></si>"
    cells = b"".join(b'<row><c t="s"><v>0</v></c></row>' for _ in range(1_000))
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return zipped(
        {
            **parts,
            "xl/sharedStrings.xml": b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + text
            + b"</sst>",
            "xl/worksheets/sheet1.xml": sheet + cells + b"</sheetData></worksheet>",
        }
    )


ENTITY = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet xmlns'
WRONG: Mapping[str, tuple[str, bytes, str, str]] = {
    "old": ("figures.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook-other-kind", "as Excel wrote it until 2003"),
    "pdf": ("figures.pdf", b"%PDF", "workbook-other-kind", "a name that ends in “.pdf”"),
    "web page": ("figures.xlsx", b"<html>", "workbook-other-kind", "something else under the name of a workbook"),
    "named CSV": ("figures.csv", PLAIN, "workbook-other-kind", "a workbook that was named as a CSV file"),
    "named ods": ("figures.ods", PLAIN, "workbook-other-kind", "a workbook of the kind .xlsx"),
    "letter": (
        "figures.xlsx",
        zipped({"word/a.xml": "<a/>"}),
        "workbook-other-kind",
        "an archive without sheets",
    ),
    "password": (
        "figures.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "workbook-locked",
        "a workbook that is locked with a password",
    ),
    "locked ods": (
        "figures.ods",
        ods([["x"]], manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
        "workbook-locked",
        "a workbook that is locked with a password",
    ),
    "half": ("figures.xlsx", PLAIN[: len(PLAIN) // 2], "workbook-broken", "it cannot be taken apart"),
    "part": (
        "figures.xlsx",
        with_part(PLAIN, "xl/worksheets/sheet1.xml", b"</worksheet>", b""),
        "workbook-broken",
        "its part “xl/worksheets/sheet1.xml” cannot be read",
    ),
    "entities": (
        "figures.xlsx",
        with_part(PLAIN, "xl/worksheets/sheet1.xml", b"<worksheet xmlns", ENTITY),
        "workbook-broken",
        "its part “xl/worksheets/sheet1.xml” cannot be read",
    ),
    "no text of that number": (
        "figures.xlsx",
        with_part(PLAIN, "xl/worksheets/sheet1.xml", b't="s"><v>0<', b't="s"><v>7<'),
        "workbook-broken",
        "its part “xl/worksheets/sheet1.xml” cannot be read",
    ),
    "one text in many cells": ("figures.xlsx", bomb(), "workbook-too-large", "30,000,000 characters"),
    "no CSV": ("figures.csv", b"\x81\x8d", "workbook-broken", "it cannot be taken apart"),
}


@pytest.mark.parametrize(("name", "content", "kind", "said"), WRONG.values(), ids=list(WRONG))
def test_what_cannot_be_read_is_found(name: str, content: bytes, kind: str, said: str) -> None:
    book, found = opened(name, content)
    (one,) = in_words(found)
    assert (book, one.id, one.where.file) == (Workbook(), kind, f"datapackage/{name}")
    assert said in one.found


@pytest.mark.parametrize(
    ("limit", "most", "name", "content"),
    [
        ("MOST_UNPACKED", 100, "a.xlsx", PLAIN),
        ("MOST_PARTS", 3, "a.xlsx", PLAIN),
        ("MOST_CELLS", 5, "a.csv", b"a,b,c\nd,e,f\n"),
        ("MOST_ROWS", 1, "a.csv", b"a\nb\n"),
        ("MOST_COLUMNS", 1, "a.csv", b"a,b\n"),
    ],
)
def test_each_limit_ends_the_reading(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int, name: str, content: bytes
) -> None:
    for module in ("parts", "delimited"):
        monkeypatch.setattr(f"outturn.workbook.{module}.{limit}", most, raising=False)
    assert hasattr(limits, limit)
    assert [one.id for one in opened(name, content)[1]] == ["workbook-too-large"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (45.0, "45"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (1e22, "1" + "0" * 22),
        (-12.5, "-12.5"),
        (0.0, "0"),
        (True, "TRUE"),
        (date(2024, 3, 31), "2024-03-31"),
        (NOON, "2024-03-31 12:05:00"),
        (None, ""),
        ("45*", "45*"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
    ],
)
def test_a_value_as_a_csv_file_has_it(value: float | str | None, text: str) -> None:
    assert as_text(value) == text


def test_a_share_moves_its_point_and_nothing_else() -> None:
    assert [as_percentage(one) for one in (0.455, 1.0, 0.07, -0.1, 0.0)] == ["45.5%", "100%", "7%", "-10%", "0%"]


def test_cells_have_the_names_that_spreadsheets_give_them() -> None:
    assert [address(0, 0), address(9, 25), address(0, 26), address(4, 701), address(0, 702)] == [
        *("A1", "Z10", "AA1", "ZZ5", "AAA1")
    ]
