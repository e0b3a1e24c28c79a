"""What is said to the warnings of the check that the published figures cannot but give."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from example.packages import Package, Row
from outturn.periods import parse

SO_FAR = "Published up to a day before the period ends, which the note names. The figure is marked provisional."


def answered(package: Package, day: date) -> Package:
    """The package with an answer for each provisional figure of a period that goes on beyond the day."""
    answers = tuple(_answers(package, day))
    tables = {name: rows for name, rows in package.tables.items() if name != "answers"}
    return replace(package, tables=tables | ({"answers": answers} if answers else {}))


def _answers(package: Package, day: date) -> Iterator[Row]:
    owners = {row["indicator"]: row["owner"] for row in package.tables["indicators"]}
    for row in package.tables["outturns"]:
        if "p" in row.get("mark", "").split() and parse(row["period"]).end > day:
            yield {
                "finding": "period-not-ended",
                "file": "outturns.csv",
                "key": f"{row['indicator']} {row['period']}",
                "column": "period",
                "value": row["period"],
                "reason": SO_FAR,
                "post": owners[row["indicator"]],
            }
