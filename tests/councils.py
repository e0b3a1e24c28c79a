"""Sheets as five made-up councils have them; what must come of each stands in ``cases/workbooks/``."""

from collections.abc import Callable
from datetime import date
from typing import Any

import xlsxwriter

from workbooks import ods, ods_value, xlsx

FORMAT = "mmm-yy"


def dashboard() -> bytes:
    """Titles above, sections, a unit, four quarters, one target, a rating, an arrow, comments, a total, notes below."""
    return xlsx(
        {
            "Scorecard": [
                ["Exampleshire Council"],
                ["Children's performance report 2024/25"],
                [],
                ["Ref", "Indicator", "Unit", "Good is", "Q1", "Q2", "Q3", "Q4", "Target", "RAG", "DoT", "Comments"],
                ["Stay safe"],
                ["CS1", "Visits on time*", "%", "High", 90, "91*", 92.5, None, 95, "A", "↑", "Two posts vacant"],
                ["CS2", "Children who moved home", "%", "Low", 10, 11, "‹5", None, 12, "G", "→"],
                [],
                ["Be healthy"],
                ["CS3", "Health checks", "Number", "High", "1,234", 1300, "n/a", None, 1250, "G", "▲"],
                ["Total", None, None, None, 1334, 1402],
                [],
                ["* Provisional until the audit."],
            ]
        }
    )


def monthly() -> bytes:
    """Months that Excel made days, shares shown as percentages, the year to date at the end."""
    return xlsx(
        {
            "Housing": [
                ["Measure", *((date(2024, month, 1), FORMAT) for month in (4, 5, 6)), "YTD", "Target 2024/25"],
                [
                    "Rent collected (%)",
                    (0.981, "0.0%"),
                    (0.979, "0.0%"),
                    (0.99, "0%"),
                    (0.983, "0.0%"),
                    (0.985, "0.0%"),
                ],
                ["Repairs done", 310, 298, 305, 913, None],
            ]
        }
    )


def _two_rows(book: xlsxwriter.Workbook) -> None:
    sheet = book.worksheets()[0]
    for column, year in ((1, "2023/24"), (5, "2024/25")):
        sheet.merge_range(0, column, 0, column + 3, year)
        for part in (0, 2):
            sheet.merge_range(1, column + part, 1, column + part + 1, f"Q{part // 2 + 1}")


def two_headers() -> bytes:
    """Three rows of headings: merged years, merged quarters, actual and target below each."""
    kinds = ["Actual", "Target"] * 4
    rows: list[list[Any]] = [
        [],
        [],
        ["Indicator", *kinds],
        ["Bins missed per 100,000", 45.2, 40, 44, 40, 43, 38, "41.5", 38],
        ["Fly-tips cleared in 3 days", 0.9, 0.95, 0.91, 0.95, 0.92, 0.95, 0.94, 0.95],
    ]
    rows[4] = [rows[4][0], *((one, "0%") for one in rows[4][1:])]
    return xlsx({"Waste": rows}, _two_rows)


def an_outcome_a_sheet() -> bytes:
    """A sheet an outcome, with a hidden sheet of workings and one of notes."""
    head = ["Indicator", "2022/23", "2023/24", "2024/25", "Status"]
    return xlsx(
        {
            "Clean streets": [
                head,
                ["Litter complaints", 120, 110, 98, "Green"],
                ["Streets swept", 400, 410, 405, "Red"],
            ],
            "Warm homes": [head, ["Homes insulated", 50, 75, 110, "On target"]],
            "Notes": [["Prepared by the performance team."]],
            "Workings": [["Indicator", "2024/25"], ["Litter complaints", 3]],
        },
        lambda book: book.worksheets()[3].hide(),
    )


def downwards() -> bytes:
    """Periods down, indicators across, in a table that does not begin in the first cell."""
    return xlsx(
        {
            "Data": [
                [],
                [None, "Northbridge quarterly data"],
                [None, "Quarter", "Calls answered in 20 seconds (%)", "Average wait (days)"],
                [None, "Q3 2023/24", 81.2, 4],
                [None, "Q4 2023/24", 79.9, 5],
                [None, "Q1 2024/25", 84, 3.5],
            ]
        }
    )


def _names(book: xlsxwriter.Workbook) -> None:
    book.worksheets()[0].merge_range(1, 0, 2, 0, "Jobs filled")
    book.worksheets()[0].merge_range(3, 0, 4, 0, "Days lost")


def rows_of_kinds() -> bytes:
    """Two rows an indicator, actual and target, under a name that is merged over both."""
    return xlsx(
        {
            "Staff": [
                ["Indicator", None, "Q1 24/25", "Q2 24/25"],
                [None, "Actual", 12, 15],
                [None, "Target", 14, 14],
                [None, "Actual", 7.9, "8.1 (r)"],
                [None, "Target", 8, 8],
            ]
        },
        _names,
    )


def long_form() -> bytes:
    """A row a figure: year, quarter, measure, value, target; the year stands once for several rows."""
    return xlsx(
        {
            "Export": [
                ["Year", "Quarter", "Measure", "Value", "Target"],
                ["2024/25", "Q1", "Planning decisions in time", "88%", "85%"],
                [None, "Q2", "Planning decisions in time", "86%", "85%"],
                ["2024/25", "Q1", "Appeals lost", 3, None],
                ["2024/25", "Q2", "Appeals lost", "[c]", None],
            ]
        }
    )


def days() -> bytes:
    """Counts on the last day of a year, one hidden because it is small."""
    return xlsx(
        {
            "Snapshot": [
                ["Key indicator", "31/03/2023", "As at 31 March 2024", date(2025, 3, 31)],
                ["Children looked after", 212, 220, 231],
                ["Of these, asylum seekers", "<5", "c", 7],
            ]
        }
    )


def money() -> bytes:
    """Millions, thousands, brackets for less than nothing, signs of the pound."""
    return xlsx(
        {
            "Budget": [
                ["Measure", "2023/24", "2024/25"],
                ["Spend on roads (£)", "£1.2m", "£1,350,000"],
                ["Over or under spend (£000)", "(12)", 34],
                ["Fees collected", "£12,500.50", "£13,000"],
            ]
        }
    )


def open_document() -> bytes:
    """What LibreOffice writes: percentages, a day for a month, an error."""
    return ods(
        [
            ["Indicator", "2023/24", "2024/25"],
            ["Pupils absent", ods_value("percentage", "0.071", "7.1%"), ods_value("percentage", "0.0685", "6.9%")],
            ["Schools rated good", ods_value("float", "41", "41"), "#DIV/0!"],
        ],
        "Learning",
    )


def from_another_program() -> bytes:
    """A CSV file with semicolons, in the letters of Windows."""
    text = "Performance 2024/25\nIndicator;Q1;Q2\nVisits to the museum;10 204;9 870\nCafé takings (£);£5,400;£6,100*\n"
    return text.encode("cp1252")


def marks() -> bytes:
    """Marks and signs glued to figures, and everything that stands in place of one."""
    return xlsx(
        {
            "Health": [
                ["Indicator", "Apr-Jun 2024", "Jul-Sep 2024", "Oct-Dec 2024", "Jan-Mar 2025"],
                ["Smokers who quit", "12p", "45.2*", "7.1 (r)", "TBC"],
                ["Vaccinations", "-", "..", "[x]", "c"],
                ["Falls", "12\u00a0345", "\u200e45", "−3", "about 40"],
            ]
        }
    )


def _coloured(book: xlsxwriter.Workbook) -> None:
    sheet = book.worksheets()[0]
    for column, (value, colour) in enumerate(((90, "#C00000"), (93, "#FFC000"), (96, "#00B050")), start=2):
        sheet.write_number(1, column, value, book.add_format({"bg_color": colour, "pattern": 1}))


def colours() -> bytes:
    """A colour as a rating."""
    head = ["Indicator", "Target", "Q1 24/25", "Q2 24/25", "Q3 24/25"]
    return xlsx({"Safety": [head, ["Gritting done", 95]]}, _coloured)


SHEETS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "exampleshire-dashboard": ("Q3 report.xlsx", dashboard),
    "exampleshire-colours": ("Gritting.xlsx", colours),
    "exampleshire-monthly": ("Housing.xlsx", monthly),
    "otherton-two-headers": ("Waste.xlsx", two_headers),
    "otherton-outcomes": ("Annual.xlsx", an_outcome_a_sheet),
    "otherton-marks": ("Health.xlsx", marks),
    "northbridge-downwards": ("Contact centre.xlsx", downwards),
    "northbridge-kinds": ("Staff.xlsx", rows_of_kinds),
    "westhaven-long": ("Planning.xlsx", long_form),
    "westhaven-days": ("Children.xlsx", days),
    "midvale-money": ("Budget.xlsx", money),
    "midvale-learning": ("Learning.ods", open_document),
    "midvale-culture": ("Culture.csv", from_another_program),
}
"""What each is called, with the name of its file and what makes it."""
