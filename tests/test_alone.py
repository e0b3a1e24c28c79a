"""One indicator alone: its table, its document and its workbook, and the links to them on its page."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from outturn.exports.alone import alone_document
from outturn.exports.document import as_json, whole_document
from outturn.judge import judge
from outturn.pages import IndicatorPage
from outturn.pipeline.alone import alone_files, offered, sized, sizes_of
from outturn.story.gathering import gather
from outturn.story.indicator import told_indicator
from outturn.versions import addresses
from outturn.versions.history import Edition
from outturn.words import file_size
from outturn.workbook.book import Book, Column, TableSheet
from outturn.workbook.fitting import can_hold
from outturn.workbook.written import written
from packages import SAY
from test_accessible_workbook import CHECKLIST
from test_exports import HOSTILE, SITE, THIRD, example

WHOLE_PACKAGE = example()
MOVES, WAITS = WHOLE_PACKAGE.indicators
"""Moves has counts, groups and another area; waits has one third of a day, and a title of hostile text."""


@pytest.fixture(scope="module")
def told() -> IndicatorPage:
    return told_indicator(next(gather(WHOLE_PACKAGE, judge(WHOLE_PACKAGE), SAY)))[0]


@pytest.fixture(scope="module")
def whole(told: IndicatorPage) -> dict[str, object]:
    edition = Edition(WHOLE_PACKAGE, judge(WHOLE_PACKAGE), THIRD)
    return whole_document(SAY, edition, {"moves": told}, SITE)


@pytest.fixture(scope="module")
def files(whole: dict[str, object]) -> dict[str, bytes]:
    name = WHOLE_PACKAGE.scorecard.name
    return {path: content for one in (MOVES, WAITS) for path, content in alone_files(SAY, name, whole, one)}


def table(files: dict[str, bytes], indicator: str) -> list[dict[str, str]]:
    content = files[f"data/{WHOLE_PACKAGE.scorecard.name}/latest/{indicator}.csv"]
    return [*csv.DictReader(io.StringIO(content.decode("utf-8")))]


def book(files: dict[str, bytes], indicator: str) -> Workbook:
    content = files[f"data/{WHOLE_PACKAGE.scorecard.name}/latest/{indicator}.xlsx"]
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_table_has_the_councils_figures_then_groups_then_other_areas(files: dict[str, bytes]) -> None:
    rows = table(files, "moves")
    assert [(row["area"], row["group"], row["period"], row["value"], row["mark"]) for row in rows] == [
        ("Exampleshire", "", "2022", "", "x"),
        ("Exampleshire", "", "2023", "40", ""),
        ("Exampleshire", "", "2024", "50", "p"),
        ("Exampleshire", f"Sex: {HOSTILE}", "2024", "60", ""),
        ("Exampleshire", f"Sex: {HOSTILE}", "2025", "", "c"),
        ("Exampleshire", "Sex: Boys", "2024", "40", ""),
        ("England", "", "2024", "48", ""),
        ("England", "", "2025", "", "x"),
    ]
    newest = rows[2]
    assert (newest["start"], newest["end"], newest["numerator"], newest["denominator"]) == (
        "2024-01-01", "2024-12-31", "50", "100",
    )  # fmt: skip
    assert (newest["target"], newest["rating_in_words"], newest["note"]) == ("45", "On target", HOSTILE)
    # Wilson's interval of 50 in 100 (E. B. Wilson 1927): 40.38% to 59.62%.
    assert (round(float(newest["low"]), 2), round(float(newest["high"]), 2)) == (40.38, 59.62)


def test_every_row_says_its_unit_and_the_councils_own_the_definition_and_the_source(files: dict[str, bytes]) -> None:
    for indicator in (MOVES, WAITS):
        for row in table(files, indicator.indicator):
            assert (row["indicator"], row["title"]) == (indicator.indicator, indicator.title)
            assert row["unit"] == {"percent": "Percent", "days": "Days"}[indicator.unit]
            assert (row["version"], row["illustrative"]) == ("1.1.0", "false")
            is_own = row["area"] == "Exampleshire" and not row["group"]
            assert (row["definition"], row["source"]) == (
                (indicator.definition, indicator.source) if is_own else ("", "")
            )
    assert table(files, "waits")[0]["value"] == "0.3333333333333333"


def test_the_document_says_of_the_indicator_what_the_whole_one_says(
    whole: dict[str, object], files: dict[str, bytes]
) -> None:
    found = json.loads(files[f"data/{WHOLE_PACKAGE.scorecard.name}/latest/moves.json"])
    everything = json.loads(as_json(whole))
    assert found["indicators"] == [one for one in everything["indicators"] if one["indicator"] == "moves"]
    for key in ("format", "scorecard", "version", "areas", "groups", "issues"):
        assert found[key] == everything[key]
    assert {*everything} - {*found} == {"summary", "assessments"}
    alone_waits = alone_document(whole, "waits")
    assert (alone_waits["areas"], alone_waits["groups"], alone_waits["issues"]) == ([], [], [])


@pytest.mark.parametrize("name", CHECKLIST)
@pytest.mark.parametrize("indicator", ["moves", "waits"])
def test_the_workbook_holds_what_the_checklist_for_accessible_spreadsheets_asks_for(
    files: dict[str, bytes], name: str, indicator: str
) -> None:
    assert list(CHECKLIST[name](book(files, indicator)))[:5] == []


def test_the_workbook_has_a_cover_the_figures_and_what_marks_mean(files: dict[str, bytes]) -> None:
    made = book(files, "moves")
    assert made.sheetnames == ["Cover", "Figures", "Notes"]
    cover = [row[0].value for row in made["Cover"].iter_rows()]
    assert cover[:2] == [MOVES.title, MOVES.definition]
    assert "Unit: Percent" in cover
    assert f"Source: {MOVES.source}" in cover
    sheet = made["Figures"]
    (marked,) = sheet.tables.values()
    rows = [[cell.value for cell in row] for row in sheet[marked.ref]]
    assert sheet.dimensions.partition(":")[2] == marked.ref.partition(":")[2]
    assert rows[0][:6] == ["Area", "Group", "Period", "First day", "Last day", "Figure"]
    assert [row[5] for row in rows[1:]] == [None, 40, 50, 60, None, 40, 48, None]
    assert [row[-1] for row in rows[1:4]] == [None, None, HOSTILE]
    low = rows[0].index("Lower end of the 95% interval")
    assert rows[3][low] == round(40.3831530, MOVES.decimals + 2)  # by hand: (50 + 1.9208 - 1.96*sqrt(25.9604))/103.8416
    assert not [name for name in rows[0] if name in ("Off target below", "In words")]


def test_a_workbook_has_numbers_where_they_are_whole_and_no_text_is_a_formula(files: dict[str, bytes]) -> None:
    made = book(files, "waits")
    cells = [cell for sheet in made.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert HOSTILE in [cell.value for cell in cells]
    figures = [cell for row in made["Figures"].iter_rows() for cell in row if cell.data_type == "n" and cell.value]
    assert [cell.value for cell in figures] == [
        0.25
    ]  # a third has more digits than a spreadsheet keeps, so it is a text
    assert "0.3333333333333333" in [cell.value for cell in cells]


def test_the_same_figures_give_the_same_bytes(whole: dict[str, object], files: dict[str, bytes]) -> None:
    again = dict(alone_files(SAY, WHOLE_PACKAGE.scorecard.name, whole, MOVES))
    assert again == {path: content for path, content in files.items() if "/moves." in path}


@pytest.mark.parametrize("text", ["a\ufffeb", "_x0041_", "a\x0bb", "x" * 32_768])
def test_what_a_spreadsheet_cannot_hold_makes_no_workbook(text: str) -> None:
    def of(cell: str) -> Book:
        sheet = TableSheet("Figures", "Title", (), (Column("Note"),), [(cell,)], is_long=True)
        return Book("Title", "", "en", date(2026, 1, 1), "Cover", (), (sheet,))

    assert can_hold(of("x" * 32_767))
    assert not can_hold(of(text))


def test_a_long_table_keeps_signs_spaces_and_lines() -> None:
    texts = ["=1+1", "<b>&amp;</b>", "  two  spaces ", "one\ntwo", "🙂 £5"]
    sheet = TableSheet("Figures", "Title", ("Fact",), (Column("Note"),), [(text,) for text in texts], is_long=True)
    made = written(Book("Title", "", "en", date(2026, 1, 1), "Cover", (), (sheet,)))
    found = openpyxl.load_workbook(io.BytesIO(made))["Figures"]
    assert [cell.value for cell in found["A"]][3:] == texts
    assert {cell.data_type for cell in found["A"][3:]} == {"s"}


def test_a_page_offers_its_own_files_first_with_their_sizes(told: IndicatorPage, files: dict[str, bytes]) -> None:
    own = {"moves": tuple((path, content) for path, content in files.items() if "/moves." in path)}
    page = sized(SAY, offered(SAY, told, own), sizes_of(own["moves"]))
    assert isinstance(page, IndicatorPage)
    assert [(one.name, one.address.rpartition(".")[2]) for one in page.files] == [
        ("This indicator as CSV", "csv"),
        ("This indicator as a spreadsheet (XLSX)", "xlsx"),
        ("This indicator as JSON", "json"),
    ]
    for one in page.files:
        assert one.size == f"{round(len(files[one.address]) / 1000)} kB"


@pytest.mark.parametrize(("length", "said"), [(1, "1 kB"), (1499, "1 kB"), (999_499, "999 kB"), (1_250_000, "1.3 MB")])
def test_a_size_is_said_in_kilobytes_and_megabytes(length: int, said: str) -> None:
    assert file_size(SAY, length) == said


def test_the_file_of_an_indicator_is_that_of_its_page() -> None:
    assert addresses.page_alone(addresses.alone("leeds", "moves-often", "xlsx")) == "leeds/moves-often/"
    assert [addresses.page_alone(one) for one in ("data/leeds/latest.json", "data/leeds/1.0.0/outturns.csv")] == [
        "",
        "",
    ]
