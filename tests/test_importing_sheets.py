"""Sheets as councils have them: the figures that must come of each, and what becomes of every other cell."""

import csv
from collections import Counter

import pytest
import xlsxwriter

from councils import SHEETS
from golden import CASES
from outturn.check.period import fits
from outturn.pipeline.listing import of_import
from outturn.workbook.asked import Ground
from outturn.workbook.entries import Fate
from outturn.workbook.mapping import WorkbookMap, read_mapping, written
from outturn.workbook.opened import opened
from outturn.workbook.understood import Understood, understood
from packages import SAY
from test_workbook_opened import with_part
from workbooks import ods, ods_value, parts_of, xlsx

NEW = Ground((), {}, fits, "none", "Performance", is_new=True)
LEFT = {
    # what is left of each sheet, cell by cell, with the reason
    "exampleshire-dashboard": {
        "Scorecard!A1": "outside", "Scorecard!A2": "outside", "Scorecard!L6": "note", "Scorecard!E11": "total",
        "Scorecard!F11": "total", "Scorecard!A13": "outside", "Scorecard!G10": "dash",
    },
    "exampleshire-colours": {},
    "exampleshire-monthly": {"Housing!E2": "so-far", "Housing!E3": "so-far"},
    "otherton-two-headers": {},
    "otherton-outcomes": {
        "Notes!A1": "no-table", "Workings!A1": "hidden-sheet", "Workings!B1": "hidden-sheet",
        "Workings!A2": "hidden-sheet", "Workings!B2": "hidden-sheet",
    },
    "otherton-marks": {
        "Health!E2": "sign", "Health!B3": "dash", "Health!C3": "sign", "Health!E4": "no-number",
    },
    "northbridge-downwards": {"Data!B2": "outside"},
    "northbridge-kinds": {},
    "westhaven-long": {},
    "westhaven-days": {},
    "midvale-money": {},
    "midvale-learning": {"Learning!C3": "error"},
    "midvale-culture": {"Culture!A1": "outside"},
}  # fmt: skip


def understand(case: str, mapping: WorkbookMap | None = None) -> Understood:
    name, make = SHEETS[case]
    book, found = opened(name, make())
    assert found == []
    return understood(name, book, mapping or WorkbookMap(), NEW)


@pytest.mark.parametrize("case", SHEETS)
def test_the_figures_of_a_sheet_are_those_that_a_person_reads_in_it(case: str) -> None:
    with (CASES / "workbooks" / f"{case}.csv").open(encoding="utf-8", newline="") as file:
        expected = {tuple(row) for row in csv.reader(file)} - {("indicator", "period", "kind", "value", "mark")}
    found = understand(case)
    assert {(one.indicator, one.period, one.kind, one.cell, one.mark) for one in found.read} == expected
    assert found.questions == ()


@pytest.mark.parametrize("case", SHEETS)
def test_what_is_left_is_named_with_its_cell_and_the_reason(case: str) -> None:
    dropped = [one for one in understand(case).fates if one.what == "dropped"]
    assert {f"{one.place.sheet}!{one.place.address}": one.why for one in dropped} == LEFT[case]


@pytest.mark.parametrize("case", SHEETS)
def test_every_cell_becomes_one_thing(case: str) -> None:
    name, make = SHEETS[case]
    found = understand(case)
    every = [
        *(one.place for one in found.read),
        *(one.place for one in found.said),
        *(one.place for one in found.fates),
    ]
    places = Counter((one.sheet, one.address) for one in every)
    cells = sum(value is not None for sheet in opened(name, make())[0].sheets for row in sheet.rows for value in row)
    assert (sum(places.values()), set(places.values())) == (cells, {1})


@pytest.mark.parametrize("case", SHEETS)
def test_what_was_recognised_can_be_kept_and_says_the_same_again(case: str) -> None:
    first = understand(case)
    kept = read_mapping(written(first.mapping))
    assert kept == first.mapping
    again = understand(case, kept)
    assert (again.read, again.fates, again.mapping) == (first.read, first.fates, first.mapping)


def test_sections_and_sheets_become_outcomes() -> None:
    outcomes = {one.slug: one.facts["outcome"] for one in understand("exampleshire-dashboard").proposals}
    assert outcomes == {
        "visits-on-time": "stay-safe",
        "children-who-moved-home": "stay-safe",
        "health-checks": "be-healthy",
    }
    assert understand("otherton-outcomes").outcomes == {"clean-streets": "Clean streets", "warm-homes": "Warm homes"}


def test_what_a_new_indicator_is_proposed_as() -> None:
    facts = {one.slug: one.facts for case in SHEETS for one in understand(case).proposals}

    def said(slug: str, *keys: str) -> tuple[str, ...]:
        return tuple(facts[slug].get(key, "") for key in keys)

    assert said("visits-on-time", "title", "unit", "decimals", "polarity", "frequency") == (
        *("Visits on time", "percent", "1", "higher", "quarter"),
    )
    assert said("children-who-moved-home", "polarity") == ("lower",)
    assert said("rent-collected", "unit", "frequency", "basis") == ("percent", "month", "period")
    assert said("bins-missed-per-100-000", "unit", "per") == ("rate", "100000")
    assert said("children-looked-after", "unit", "frequency", "basis") == ("number", "year", "snapshot")
    assert said("over-or-under-spend", "unit", "multiplier") == ("currency", "1000")
    assert said("fees-collected", "unit", "decimals") == ("currency", "2")
    assert said("average-wait", "unit") == ("days",)


def test_ratings_and_arrows_are_read_to_be_compared() -> None:
    said = [(one.indicator, one.period, one.kind, one.word) for one in understand("exampleshire-dashboard").said]
    assert said == [
        ("visits-on-time", "FY2024-25-Q3", "rating", "amber"),
        ("visits-on-time", "FY2024-25-Q3", "direction", "up"),
        ("children-who-moved-home", "FY2024-25-Q3", "rating", "green"),
        ("children-who-moved-home", "FY2024-25-Q3", "direction", "same"),
        ("health-checks", "FY2024-25-Q3", "rating", "green"),
        ("health-checks", "FY2024-25-Q3", "direction", "up"),
    ]


def hidden(book: xlsxwriter.Workbook) -> None:
    """Row 3 and column C are hidden, as by hand or by a filter."""
    sheet = book.worksheets()[0]
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(2, 2, None, None, {"hidden": True})


HIDDEN = xlsx(
    {"A": [["Indicator", "2023/24", "2024/25"], ["Bins collected", 1, 2], ["Lids mended", 3, 4]]}, then=hidden
)
HIDDEN_ODS = b'<table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/>'


def hidden_ods() -> bytes:
    """The same, as LibreOffice has it: two columns that are seen, one that is not, and a row that a filter hides."""
    rows = [["Indicator", "2023/24", "2024/25"], ["Bins collected", "1", "2"], ["Lids mended", "3", "4"]]
    cells = [[one if not one.isdecimal() else ods_value("float", one, one) for one in row] for row in rows]
    content = with_part(ods(cells, "A"), "content.xml", b"<table:table-row>", HIDDEN_ODS + b"<table:table-row>")
    at = parts_of(content)["content.xml"].rindex(b"<table:table-row>")
    part = parts_of(content)["content.xml"]
    filtered = part[:at] + part[at:].replace(b"<table:table-row>", b'<table:table-row table:visibility="filter">')
    return with_part(content, "content.xml", part, filtered)


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", HIDDEN), ("a.ods", hidden_ods())])
def test_what_is_hidden_is_read_with_a_word_and_left_where_the_mapping_says_so(name: str, content: bytes) -> None:
    book, found = opened(name, content)
    assert found == []
    assert (*book.sheets[0].hidden_rows, *book.sheets[0].hidden_columns) == (2, 2)
    made = understood(name, book, WorkbookMap(), NEW)
    assert {one.place.address: one.place.is_hidden for one in made.read} == {
        "B2": False,
        "C2": True,
        "B3": True,
        "C3": True,
    }
    assert made.mapping.sheets["A"].hidden == "figures"
    fates = [Fate(one.place, "written", indicator=one.indicator, kind="outturn") for one in made.read]
    (said,) = (one for one in of_import(fates, (), (), SAY) if "hidden" in one.heading)
    assert said.lines == ("A (hidden: nothing in the mapping leaves them out) (3): A!C2 “2”, A!B3 “3”, A!C3 “4”",)
    chosen = read_mapping(written(made.mapping).replace(b"hidden: figures", b"hidden: nothing"))
    again = understood(name, book, chosen, NEW)
    assert [one.place.address for one in again.read] == ["B2"]
    assert {one.place.address for one in again.fates if one.why == "hidden-cell"} == {"C2", "B3", "C3"}
    assert again.mapping == chosen
