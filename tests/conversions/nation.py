"""A national survey of every second year: estimates with their 95% intervals, for all and by sex."""

import csv
from pathlib import Path

from conversions.packages import ABOUT, Row

SOURCE = Path(__file__).with_suffix(".csv")
MARKS = {"break": "b", "provisional": "p", "suppressed": "c"}
EVERYBODY = "All"


def source() -> list[dict[str, str]]:
    """The rows of the source."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def converted() -> dict[str, list[Row]]:
    """The tables of the package."""
    rows = source()
    about = {"unit": "percent", "decimals": "1", "polarity": "higher", "frequency": "year", "every": "2"}
    sexes = dict.fromkeys(row["Sex"] for row in rows if row["Sex"] != EVERYBODY)
    return {
        "indicators": [
            {
                "indicator": "volunteers",
                "title": rows[0]["Goal"],
                **ABOUT,
                **about,
                "year_type": "calendar",
                "basis": "period",
                "compare_with": "previous",
            }
        ],
        "outturns": [_figure(row) for row in rows if row["Sex"] == EVERYBODY],
        "groups": [
            {"dimension": "sex", "group": sex.lower(), "dimension_title": "Sex", "title": sex, "order": str(order)}
            for order, sex in enumerate(sexes)
        ],
        "breakdowns": [
            {"dimension": "sex", "group": row["Sex"].lower(), **_figure(row)} for row in rows if row["Sex"] != EVERYBODY
        ],
    }


def _figure(row: Row) -> Row:
    return {
        "indicator": "volunteers",
        "period": row["Year"],
        "value": row["Estimate"],
        "low": row["Lower"],
        "high": row["Upper"],
        "mark": MARKS.get(row["Flag"], ""),
    }
