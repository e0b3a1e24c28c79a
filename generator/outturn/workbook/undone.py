"""What a spreadsheet made of a text, undone: a cell's value to the text that a CSV file has."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from outturn.workbook.values import Value, as_text

APOSTROPHE = "'"
"""What some people write so that a spreadsheet takes a text as it is."""
PERIOD = "period"
DAY_ZERO = date(1899, 12, 30)
DAYS = range(20_000, 80_000)
"""Numbers that a spreadsheet shows where it took a text for a day: from 1954 to 2119. A year is below them."""


def text_of(value: Value, column: str, field: Mapping[str, object]) -> str:
    """The text of a cell in that column.

    A day in the column of periods is the month that it begins, since a spreadsheet makes that of a month; a truth is in
    small letters; an apostrophe and spaces around what is no free text go.
    """
    if isinstance(value, bool):
        return str(value).lower()
    is_of_time = column == PERIOD or field.get("type") == "date"
    if is_of_time and isinstance(value, float) and value in DAYS:
        value = DAY_ZERO + timedelta(days=value)
    if isinstance(value, date):
        return _day(value, is_period=column == PERIOD)
    text = as_text(value).replace("\r\n", "\n")
    return text.removeprefix(APOSTROPHE).strip() if is_of_time or _is_formal(field) else text


def _is_formal(field: Mapping[str, object]) -> bool:
    """Whether a cell of the column is no free text."""
    limits = field.get("constraints", {})
    is_listed = isinstance(limits, dict) and not {"enum", "pattern"}.isdisjoint(limits)
    return is_listed or field.get("type", "string") != "string"


def _day(value: date, *, is_period: bool) -> str:
    day = value.date() if isinstance(value, datetime) else value
    return f"{day:%Y-%m}" if is_period and day.day == 1 else day.isoformat()
