"""What a scorecard's data become in a workbook: texts and numbers, lists and locks, whatever the data hold."""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from built import ELSEWHERE, ROOT, invoked, python
from outturn.model import WORKING_COPY
from outturn.pipeline.exporting import UnfitError, exported
from outturn.workbook.book import Book, Column, Line, TableSheet
from outturn.workbook.exact import is_same, look, number_in
from outturn.workbook.written import written
from packages import SAY
from sealed import CARD, sealed_once, small

HOSTILE = (
    "=1+1",
    "+44 20",
    "-5 points",
    "@SUM(A1)",
    '=HYPERLINK("https://evil.example")',
    "{=A1}",
    "https://a.example",
)


def book(*sheets: TableSheet, lines: Sequence[Line] = ()) -> Book:
    return Book("Any", "A council", "en", date(2026, 11, 20), "Cover", tuple(lines), sheets)


def sheet(*texts: str, is_figures: bool = False) -> TableSheet:
    return TableSheet("note", "Notes", (), (Column("note", is_figures=is_figures),), [(text,) for text in texts])


def read(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def parts(content: bytes) -> str:
    """The sheets and their relations as they are written."""
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return "".join(archive.read(name).decode("utf-8") for name in names)


@pytest.mark.parametrize("is_figures", [False, True])
def test_no_text_becomes_a_formula_or_a_link(*, is_figures: bool) -> None:
    content = written(book(sheet(*HOSTILE, is_figures=is_figures), lines=[Line(one) for one in HOSTILE]))
    made = read(content)
    for cells in (made["note"]["A"][2:], made["Cover"]["A"][1:]):
        assert [(cell.value, cell.data_type) for cell in cells] == [(one, "s") for one in HOSTILE]
    assert not re.search(r"<f>|<hyperlink|Relationship [^>]*hyperlink", parts(content))


@pytest.mark.parametrize(
    "text",
    [
        "a\nb",
        "tab\there",
        "\x01\x1b",
        "_x0041_",
        "👩‍👧‍👦",
        "\u202eabc\u2066",
        "שלום",
        'He said "no" & <b>',
        " 'x",
        "a" * 32_767,
    ],
)
def test_any_text_stands_in_its_cell_as_it_is(text: str) -> None:
    with ZipFile(BytesIO(written(book(sheet(text))))) as archive:
        said = archive.read("xl/sharedStrings.xml").decode("utf-8")
    escaped = text.replace("_x0041_", "_x005F_x0041_").replace("\x01\x1b", "_x0001__x001B_")
    assert f">{escaped.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</t>" in said


@pytest.mark.parametrize(
    ("text", "number", "shown"),
    [
        ("45", 45.0, "General"),
        ("0.30", 0.3, "0.00########"),
        ("5.", 5.0, "General"),
        (".54", 0.54, "0.00########"),
        ("-0", 0.0, "General"),
        ("007", 7.0, "General"),
        ("123456789012345", 123456789012345.0, "0"),
        ("12345678901234567", None, ""),
        ("0.1234567890123456", None, ""),
        ("1e5", None, ""),
        ("<5", None, ""),
        ("", None, ""),
        ("１２", None, ""),
    ],
)
def test_a_figure_is_a_number_where_fifteen_digits_say_it_again(text: str, number: float | None, shown: str) -> None:
    assert number_in(text) == number
    if number is not None:
        assert look(text) == shown


@pytest.mark.parametrize(
    ("one", "other", "same"), [("0.30", "0.3", True), ("5.", "5", True), ("5", "50", False), ("", "0", False)]
)
def test_figures_are_the_same_where_they_are_one_number(one: str, other: str, *, same: bool) -> None:
    assert is_same(one, other) is same


def test_a_form_offers_the_words_of_its_columns_and_locks_its_keys(tmp_path: Path) -> None:
    made = read(exported(small(tmp_path).parent, CARD, WORKING_COPY, SAY))
    offered = {
        (name, one.formula1)
        for name in ("indicators", "outturns", "targets", "areas", "issues")
        for one in made[name].data_validations.dataValidation
    }
    assert offered >= {
        ("indicators", '"higher,lower,band,none"'),
        ("indicators", '"percent,rate,number,currency,score,days,ratio,scale"'),
        ("indicators", '"active,new,revised,retired"'),
        ("indicators", '"true,false"'),
        ("outturns", '"c,x,z,low,k,w,p,r,e,f,b,u"'),
        ("targets", '"target,floor,ceiling,baseline,benchmark,lower,upper"'),
        ("areas", '"nation,region,neighbour,peer,all"'),
        ("issues", '"open,watching,closed"'),
    }
    outturns = made["outturns"]
    assert outturns.protection.sheet
    assert not outturns.protection.password
    row = outturns.max_row
    assert [cell.protection.locked for cell in outturns[row]] == [True, True, False, False, False, False, False]
    below = [one.protection.locked for one in outturns.column_dimensions.values()]  # of cells that nobody has written
    assert below == [False] * len(below) != []
    assert outturns.cell(row, 2).number_format == "@"


def test_a_sealed_version_is_what_it_is_with_its_judgements_and_is_no_form(tmp_path: Path) -> None:
    place = sealed_once(tmp_path)
    made = read(exported(place.parent, CARD, "1.0.0", SAY))
    assert "judgements" in made.sheetnames
    assert not any(one.protection.sheet or one.data_validations.dataValidation for one in made.worksheets)
    said = [cell.value for cell in made["Cover"]["A"]]
    assert "This is version 1.0.0, as it was published on 2024-06-20." in said
    assert said[-1] == f"outturn export: {CARD}/1.0.0, format 1"


def test_a_table_without_a_row_has_one_to_write_in(tmp_path: Path) -> None:
    place = small(tmp_path)
    (place / WORKING_COPY / "issues.csv").write_text("issue,title,owner,indicators,action,review,status\n")
    made = read(exported(place.parent, CARD, WORKING_COPY, SAY))["issues"]
    (table,) = made.tables.values()
    assert table.ref == "A6:G7"
    assert made.max_row == 6


def test_what_no_spreadsheet_holds_is_named_with_its_place_and_nothing_is_written(tmp_path: Path) -> None:
    place = small(tmp_path)
    file = place / WORKING_COPY / "outturns.csv"
    long, odd = "x" * 32_768, "odd \uffff"
    text = file.read_text(encoding="utf-8").replace("Not yet audited", long)
    file.write_text(
        text.replace("three-moves,FY2022-23,10,20,200,,", f"three-moves,FY2022-23,10,20,200,,{odd}"), encoding="utf-8"
    )
    with pytest.raises(UnfitError) as caught:
        exported(place.parent, CARD, WORKING_COPY, SAY, "datapackage")
    where, most = f"datapackage/{CARD}/next/outturns.csv, row", "holds 32,767 at most. Shorten it."
    assert str(caught.value).split("\n") == [
        f"{where} 2, column note: a character that no spreadsheet can hold (U+FFFF). Take it out.",
        f"{where} 3, column note: a text of 32,768 characters, where a cell of a spreadsheet {most}",
    ]
    found = invoked("export", CARD, "--to", "a.xlsx", folder=tmp_path)
    assert (found.returncode, (tmp_path / "a.xlsx").exists()) == (2, False)


def test_a_long_comment_goes_on_in_the_next_row(tmp_path: Path) -> None:
    place = small(tmp_path)
    (place / WORKING_COPY / "commentary/summary.md").write_text("😀" * 20_000, encoding="utf-8")
    made = read(exported(place.parent, CARD, WORKING_COPY, SAY))["commentary"]
    texts = [row[1].value for row in made.iter_rows() if row[0].value == "summary"]
    assert [len(str(one)) for one in texts] == [16_383, 3_617]


def test_a_table_that_cannot_be_read_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    place = small(tmp_path)
    (place / WORKING_COPY / "targets.csv").write_text('indicator,period,kind,value\na,"2024,target,1\n')
    found = invoked("export", CARD, "--to", "a.xlsx", folder=tmp_path)
    assert found.returncode == 1
    assert "targets.csv" in found.stdout
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("to", ["a.xls", "nowhere/a.xlsx", ".", "datapackage/a.xlsx"])
def test_a_file_that_is_none_of_a_workbook_is_refused(to: str, tmp_path: Path) -> None:
    small(tmp_path)
    found = invoked("export", CARD, "--to", to, folder=tmp_path)
    assert (found.returncode, found.stdout) == (2, "")
    assert "--to" in found.stderr


def test_a_version_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    sealed_once(tmp_path)
    found = invoked("export", CARD, "--to", "a.xlsx", "--version", "9.0.0", folder=tmp_path)
    assert (found.returncode, found.stderr) == (2, f"There is no version “9.0.0” of {CARD}. There are: next, 1.0.0.\n")


@pytest.mark.program
def test_the_same_data_give_the_same_bytes_on_another_day_in_another_place(tmp_path: Path) -> None:
    here, there = tmp_path / "a", tmp_path / "another place"
    for place in (here, there):
        small(place)
    command = ("-m", "outturn", "export", CARD, "--to", "out.xlsx")
    ways = os.pathsep.join((ELSEWHERE["PYTHONPATH"], str(ROOT / "generator")))
    assert python(*command, folder=there, environment={**ELSEWHERE, "PYTHONPATH": ways}).returncode == 0
    twice = [exported(here / "datapackage", CARD, WORKING_COPY, SAY) for _ in range(2)]
    assert twice == [(there / "out.xlsx").read_bytes()] * 2


def test_links_lead_to_sheets_and_to_addresses_of_the_web_alone() -> None:
    lines = [Line("Licence", "https://a.example/"), Line("Long", "https://a.example/" + "x" * 3_000)]
    linked = replace(sheet("note"), linked="note")
    made = read(written(book(linked, lines=lines)))
    assert [cell.hyperlink and cell.hyperlink.target for cell in made["Cover"]["A"]] == [
        None,
        "https://a.example/",
        None,
    ]
    link = made["note"]["A3"].hyperlink
    assert link is not None
    assert link.location == "'note'!A1"
