"""Sheets that nobody had in mind: what must come of each (cell, indicator, period, kind, value), and what is left."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter

MONTH = "mmm-yy"
LONG = "x" * 32_000
HEAD = ["Indicator", "Q1"]
IN_TURN = ["KPI", "Target", "Q1 Actual", "Q1 RAG", "Q2 Actual", "Q2 RAG", "Annual outturn"]


@dataclass(frozen=True)
class Odd:
    """A sheet; the file's name is ``Perf 2024-25.xlsx``."""

    rows: list[list[Any]]
    read: set[tuple[str, ...]]
    left: dict[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    then: Callable[[xlsxwriter.Workbook], object] = lambda _: None


def _merged(book: xlsxwriter.Workbook) -> None:
    sheet = book.worksheets()[0]
    sheet.merge_range(0, 0, 0, 5, "Board 2024/25")
    sheet.merge_range(1, 0, 2, 0, "Indicator")
    sheet.merge_range(1, 1, 1, 2, "Q1")
    sheet.merge_range(1, 3, 1, 4, "Q2")
    sheet.merge_range(3, 1, 3, 2, 45)


ODD: dict[str, Odd] = {
    "two tables below each other": Odd(
        [["Indicator", "2023/24"], ["Bins", 1], [], ["Measure", "Q1 24/25"], ["Lids", 3]],
        {("B2", "bins", "FY2023-24", "outturn", "1"), ("B5", "lids", "FY2024-25-Q1", "outturn", "3")},
    ),
    "two tables side by side": Odd(
        [["Indicator", "2023/24", None, "Indicator", "2024/25"], ["Bins", 1, None, "Lids", 2]],
        {("B2", "bins", "FY2023-24", "outturn", "1"), ("E2", "lids", "FY2024-25", "outturn", "2")},
    ),
    "two years of one table": Odd(
        [
            ["Report 2023/24"],
            ["Indicator", "Q1"],
            ["Bins", 1],
            [],
            ["Report 2024/25"],
            ["Indicator", "Q1"],
            ["Bins", 3],
        ],
        {("B3", "bins", "FY2023-24-Q1", "outturn", "1"), ("B7", "bins", "FY2024-25-Q1", "outturn", "3")},
        {"A1": "outside", "A5": "outside"},
    ),
    "quarters by their last months": Odd(
        [["Indicator", "Jun-24", "Sep-24", "Dec 2024", "Mar 2025"], ["Bins", 4, 5, 6, 7]],
        {
            ("B2", "bins", "FY2024-25-Q1", "outturn", "4"),
            ("C2", "bins", "FY2024-25-Q2", "outturn", "5"),
            ("D2", "bins", "FY2024-25-Q3", "outturn", "6"),
            ("E2", "bins", "FY2024-25-Q4", "outturn", "7"),
        },
    ),
    "Welsh months": Odd(
        [["Indicator", "Ebrill 2024", "Mai 2024", "Meh-24"], ["Bins", 4, 5, 6]],
        {
            ("B2", "bins", "2024-04", "outturn", "4"),
            ("C2", "bins", "2024-05", "outturn", "5"),
            ("D2", "bins", "2024-06", "outturn", "6"),
        },
    ),
    "everything merged": Odd(
        [[], [], [None, "Actual", "Target", "Actual", "Target"], ["Bins", None, None, 4, 5]],
        {
            ("B4", "bins", "FY2024-25-Q1", "outturn", "45"),
            ("D4", "bins", "FY2024-25-Q2", "outturn", "4"),
            ("E4", "bins", "FY2024-25-Q2", "target", "5"),
        },
        {"A1": "outside"},
        then=_merged,
    ),
    "days as text for months": Odd(
        [["Indicator", "01/04/2024", "01/05/2024"], ["Bins", 1, 2]],
        {("B2", "bins", "2024-04", "outturn", "1"), ("C2", "bins", "2024-05", "outturn", "2")},
    ),
    "very long texts": Odd(
        [["Indicator", "2024/25", "Commentary"], ["Bins", 5, LONG], [LONG, 6, None]],
        {("B2", "bins", "FY2024-25", "outturn", "5"), ("B3", "x" * 60, "FY2024-25", "outturn", "6")},
        {"C2": "note"},
    ),
    "blanks that are none, and letters that turn the line": Odd(
        [
            ["Indicator\u00a0", "\u202b2024/25\u202c", "Q1\u00a024/25"],
            ["\u00a0Bins\u200f", "\u00a045\u00a0", "1\u202f234"],
        ],
        {("B2", "bins", "FY2024-25", "outturn", "45"), ("C2", "bins", "FY2024-25-Q1", "outturn", "1234")},
    ),
    "a row twice": Odd(
        [["Indicator", "2024/25"], ["Bins", 5], ["Bins", 5], ["Lids", 1], ["Lids", 2]],
        {("B2", "bins", "FY2024-25", "outturn", "5")},
        {"B3": "twice-same", "B4": "twice", "B5": "twice"},
    ),
    "a column twice": Odd([["Indicator", "2024/25", "2024/25"], ["Bins", 5, 6]], set(), {"B2": "twice", "C2": "twice"}),
    "one name in two sections": Odd(
        [["Indicator", "2024/25"], ["Adults"], ["Cases", 5], ["Children"], ["Cases", 7]],
        {
            ("B3", "adults-cases", "FY2024-25", "outturn", "5"),
            ("B5", "children-cases", "FY2024-25", "outturn", "7"),
        },
    ),
    "one name in two units": Odd(
        [["Indicator", "2024/25"], ["Visits (%)", 55], ["Visits (number)", 7]],
        {("B2", "visits", "FY2024-25", "outturn", "55"), ("B3", "visits-2", "FY2024-25", "outturn", "7")},
    ),
    "headings that are blank": Odd(
        [["Indicator", None, "2024/25"], ["Bins", 9, 5]],
        {("C2", "bins", "FY2024-25", "outturn", "5")},
        {"B2": "unknown-column"},
        ("sheets > Scorecard > columns > (column B)",),
    ),
    "nothing at all": Odd([], set()),
    "numbers as text": Odd(
        [
            ["Indicator", "2024/25"],
            ["Bins", "45"],
            ["Lids", "1.5e3"],
            ["Caps", "1,5"],
            ["Mugs", "12-15"],
            ["Cups", "~4"],
        ],
        {("B2", "bins", "FY2024-25", "outturn", "45")},
        {"B3": "no-number", "B4": "comma", "B5": "no-number", "B6": "no-number"},
    ),
    "a month that became a day, in the heading and in a figure": Odd(
        [["Indicator", (date(2022, 9, 1), MONTH), (date(2022, 10, 1), MONTH)], ["Bins", date(2022, 9, 5), 2]],
        {("C2", "bins", "2022-10", "outturn", "2")},
        {"B2": "date"},
    ),
    "figures and ratings in turn": Odd(
        [
            ["KPI", "Target", "Q1 Actual", "Q1 RAG", "Q2 Actual", "Q2 RAG", "Annual outturn"],
            ["Bins", 5, 1, "G", 2, "R", 3],
        ],
        {
            ("B2", "bins", "FY2024-25", "target", "5"),
            ("C2", "bins", "FY2024-25-Q1", "outturn", "1"),
            ("E2", "bins", "FY2024-25-Q2", "outturn", "2"),
            ("G2", "bins", "FY2024-25", "outturn", "3"),
        },
    ),
    "years down and months across": Odd(
        [["Measure", "Year", "Apr", "Jan"], ["Bins", "2023/24", 1, 2], ["Bins", "2024/25", 4, 5]],
        {
            ("C2", "bins", "2023-04", "outturn", "1"),
            ("D2", "bins", "2024-01", "outturn", "2"),
            ("C3", "bins", "2024-04", "outturn", "4"),
            ("D3", "bins", "2025-01", "outturn", "5"),
        },
    ),
    "a band": Odd(
        [["Indicator", "2024/25", "Lower target", "Upper target"], ["Bins", 5, 4, 6]],
        {
            ("B2", "bins", "FY2024-25", "outturn", "5"),
            ("C2", "bins", "FY2024-25", "lower", "4"),
            ("D2", "bins", "FY2024-25", "upper", "6"),
        },
    ),
    "other areas, differences and forecasts": Odd(
        [["Indicator", "Council 2023/24", "England 2023/24", "Variance", "Forecast"], ["Bins", 5, 6, 1, 7]],
        {("B2", "bins", "FY2023-24", "outturn", "5")},
        {"C2": "column-comparator", "D2": "column-computed", "E2": "column-forecast"},
    ),
    "latest and previous": Odd(
        [["Indicator", "Latest", "Previous"], ["Bins", 5, 4]],
        set(),
        {"B2": "no-period", "C2": "unknown-column"},
        ("sheets > Scorecard > columns > Previous", "sheets > Scorecard > columns > Latest"),
    ),
    "a report of one quarter": Odd(
        [["Q2 2024/25 performance"], ["Indicator", "Actual", "Target"], ["Bins", 5, 6]],
        {("B3", "bins", "FY2024-25-Q2", "outturn", "5"), ("C3", "bins", "FY2024-25-Q2", "target", "6")},
        {"A1": "outside"},
    ),
    "names that sound like kinds": Odd(
        [["Indicator", "2024/25"], ["Target hardening of homes", 4], ["National park visits", 5], ["Average", 9]],
        {
            ("B2", "target-hardening-of-homes", "FY2024-25", "outturn", "4"),
            ("B3", "national-park-visits", "FY2024-25", "outturn", "5"),
        },
        {"B4": "total"},
    ),
    "numerators and denominators": Odd(
        [["Indicator", "Numerator Q1 24/25", "Denominator Q1 24/25", "Result Q1 24/25"], ["Good (%)", 45, 100, "45%"]],
        {
            ("B2", "good", "FY2024-25-Q1", "numerator", "45"),
            ("C2", "good", "FY2024-25-Q1", "denominator", "100"),
            ("D2", "good", "FY2024-25-Q1", "outturn", "45"),
        },
    ),
    "footnotes at headings": Odd(
        [["Indicator¹", "2024/25²"], ["Bins³", "45¹"]], {("B2", "bins", "FY2024-25", "outturn", "45")}
    ),
    "pooled years": Odd(
        [["Indicator", "2019/20 to 2021/22"], ["Deaths", 4]],
        {("B2", "deaths", "FY2019-20..FY2021-22", "outturn", "4")},
    ),
    "words where figures are": Odd(
        [["Indicator", "2024/25"], ["Inspection", "Good"], ["Plan adopted", True]],
        set(),
        {"B2": "no-number", "B3": "truth"},
    ),
    "years as numbers, over months": Odd(
        [[None, None, 2023, None, 2024], ["Ref", "KPI", "Nov", "Dec", "Jan"], ["1", "Bins", 1, 2, 3]],
        {
            ("C3", "bins", "2023-11", "outturn", "1"),
            ("D3", "bins", "2023-12", "outturn", "2"),
            ("E3", "bins", "2024-01", "outturn", "3"),
        },
    ),
}
