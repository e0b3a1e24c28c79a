"""A district's measures in wide form: quarters and the year across, with signs, words and remarks in the cells."""

import csv
from collections.abc import Iterator
from pathlib import Path

from conversions.packages import ABOUT, Row

SOURCE = Path(__file__).with_suffix(".csv")
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
YEAR, WORDS = "FY2023-24", "Inadequate|Requires improvement|Good|Outstanding"
UNITS = {
    "%": {"unit": "percent", "decimals": "1"},
    "per 100000": {"unit": "rate", "per": "100000", "decimals": "0"},
    "£m": {"unit": "currency", "multiplier": "1000000", "decimals": "2"},
    "words": {"unit": "scale", "scale": WORDS, "decimals": "0"},
}


def source() -> list[dict[str, str]]:
    """The rows of the source."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def slug(row: Row) -> str:
    return row["Ref"].lower()


def cells(row: Row) -> Iterator[tuple[str, str]]:
    """Each period of a row that has something in its cell, with the cell."""
    periods = {**{f"{one} 2023/24": f"{YEAR}-{one}" for one in QUARTERS}, "Year 2023/24": YEAR}
    yield from ((period, row[column]) for column, period in periods.items() if row[column])


def converted() -> dict[str, list[Row]]:
    """The tables of the package."""
    rows = source()
    return {
        "indicators": [_indicator(row) for row in rows],
        "outturns": [_figure(row, period, cell) for row in rows for period, cell in cells(row)],
        "targets": [
            {"indicator": slug(row), "period": YEAR, "kind": "target", **_said(row, row["Target 2023/24"])}
            for row in rows
        ],
    }


def _indicator(row: Row) -> Row:
    so_far = row["Measure"].endswith("so far this year")
    return {
        "indicator": slug(row),
        "title": row["Measure"],
        **ABOUT,
        **UNITS[row["Unit"]],
        "polarity": "higher" if row["Good is"] == "High" else "lower",
        "frequency": "quarter",
        "year_type": "financial",
        "basis": "year-to-date" if so_far else "period",
        "compare_with": "same-period-last-year" if so_far else "previous",
        "caution": row["Comment"],
    }


def _figure(row: Row, period: str, cell: str) -> Row:
    about = {"indicator": slug(row), "period": period}
    return {**about, "mark": "x"} if cell == "n/a" else {**about, **_said(row, cell)}


def _said(row: Row, cell: str) -> Row:
    return {"grade": cell} if row["Unit"] == "words" else {"value": cell.removesuffix("%")}
