"""A new indicator's row, from what was answered and what is usual."""

from collections.abc import Mapping

from outturn.authoring.tables import appended, with_columns

DECIMALS: Mapping[str, str] = {"percent": "1", "rate": "1", "score": "1", "ratio": "2"}
"""How many decimals are usual; none of other units."""
YEARS: Mapping[str, str] = {"term": "academic"}
"""The kind of year of figures that come so often; financial of others."""


def usual(column: str, known: Mapping[str, str]) -> str:
    """What usually stands in that column beside what is known of the row; empty where nothing is usual."""
    words = {
        "unit": "percent",
        "frequency": "year",
        "year_type": YEARS.get(known.get("frequency", ""), "financial"),
        "basis": "period",
        "compare_with": "same-period-last-year" if known.get("basis") == "year-to-date" else "previous",
        "decimals": DECIMALS.get(known.get("unit", ""), "0"),
        "tolerance_unit": "points" if known.get("tolerance") else "",
        "status": "active",
    }
    return words.get(column, "")


def with_indicator(content: bytes, row: Mapping[str, str]) -> bytes:
    """``indicators.csv`` with that row behind its last, and with the columns that the row needs and the file lacks.

    Raises UnicodeDecodeError.
    """
    needed = {column: "" for column, cell in row.items() if cell}
    return appended(with_columns(content, "indicators", needed), [row])
