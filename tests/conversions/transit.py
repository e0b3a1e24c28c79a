"""A transit authority's months: what was achieved and what was aimed at, a row a measure and month."""

import csv
from pathlib import Path

from conversions.packages import ABOUT, Row

SOURCE = Path(__file__).with_suffix(".csv")
MEASURES = {
    "Buses on time": ("on-time", {"unit": "percent", "decimals": "1", "polarity": "higher"}),
    "Passengers (thousands)": (
        "passengers",
        {
            "unit": "number",
            "unit_label": "passenger|passengers",
            "multiplier": "1000",
            "decimals": "1",
            "polarity": "higher",
        },
    ),
    "Complaints per million journeys": (
        "complaints",
        {"unit": "rate", "per": "1000000", "decimals": "2", "polarity": "lower"},
    ),
}
MARKS = {"Estimate": "e"}


def source() -> list[dict[str, str]]:
    """The rows of the source."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def converted() -> dict[str, list[Row]]:
    """The tables of the package; a remark stays with its figure."""
    rows = source()
    known = {"frequency": "month", "year_type": "calendar", "basis": "period", "compare_with": "previous"}
    return {
        "indicators": [
            {"indicator": name, "title": title, **ABOUT, **about, **known} for title, (name, about) in MEASURES.items()
        ],
        "outturns": [
            {
                "indicator": MEASURES[row["Measure"]][0],
                "period": row["Month"],
                "value": row["Actual"],
                "mark": MARKS.get(row["Remark"], "") if row["Actual"] else "x",
                "note": row["Remark"],
            }
            for row in rows
        ],
        "targets": [
            {"indicator": MEASURES[row["Measure"]][0], "period": row["Month"], "kind": "target", "value": row["Target"]}
            for row in rows
            if row["Target"]
        ],
    }
