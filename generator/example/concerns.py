"""What is written down about the data of an example scorecard, as it stood on a day."""

import csv
from datetime import date
from pathlib import Path

from example.packages import Row

HERE = Path(__file__).parent / "concerns"
RIGHT_ON = "right_on"
"""The column of the example's own: the day from which a concern is put right."""


def concerns(name: str, day: date) -> dict[str, list[Row]]:
    """Return the table of the scorecard's concerns, in which those that were right by then are closed."""
    path = HERE / f"{name}.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {"concerns": [_row(row, day) for row in csv.DictReader(file)]}


def _row(row: Row, day: date) -> Row:
    plain = {column: cell for column, cell in row.items() if column != RIGHT_ON}
    is_right = bool(row[RIGHT_ON]) and date.fromisoformat(row[RIGHT_ON]) <= day
    return {**plain, "status": "closed" if is_right else "open"}
