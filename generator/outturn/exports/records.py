"""Rows of frames as JSON's values, a column at a time: an absent number is None, absent text is empty.

Whole numbers have no decimals; all others are exact.
"""

from collections.abc import Iterator

import pandas as pd

from outturn.schemas import SEALED, fields

KEYS = ("indicator", "period")
OWN = ("value", "grade", "numerator", "denominator", "mark", "note")
"""What the data says of a figure."""
TEXTS = frozenset(
    str(one["name"])
    for table in ("outturns", "targets", "comparators", "breakdowns", SEALED)
    for one in fields(table)
    if one["type"] == "string"
)

Record = dict[str, object]
Key = tuple[str, str]


def keys(frame: pd.DataFrame) -> Iterator[Key]:
    """Each row's indicator and period."""
    return zip(frame["indicator"].tolist(), frame["period"].tolist(), strict=True)


def records(frame: pd.DataFrame, names: tuple[str, ...]) -> list[Record]:
    """The rows of those columns, by the columns' names."""
    return [dict(zip(names, row, strict=True)) for row in rows(frame, names)]


def rows(frame: pd.DataFrame, names: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    """The rows of those columns, which are named as in the schemas."""
    return zip(*(_texts(frame[name]) if name in TEXTS else _numbers(frame[name]) for name in names), strict=True)


def _texts(column: "pd.Series[str]") -> list[object]:
    return [one if isinstance(one, str) else "" for one in column.tolist()]


def _numbers(column: "pd.Series[float]") -> list[object]:
    return [None if one != one else int(one) if one.is_integer() else one for one in column.tolist()]  # noqa: PLR0124
