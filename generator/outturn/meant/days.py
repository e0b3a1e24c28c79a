"""The day that a cell was meant to be."""

import re
from datetime import date, timedelta

from outturn.meant.written import Meant, plain

DAYS_OF = date(1899, 12, 30)
"""The day that spreadsheets number 0."""
FIRST_DAY, LAST_DAY = 18_000, 73_050
"""Numbers of days from 1949 to 2099: a smaller one is rather a number."""
NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WELSH = {
    "ionawr": 1,
    "ion": 1,
    "chwefror": 2,
    "chwef": 2,
    "chwe": 2,
    "mawrth": 3,
    "maw": 3,
    "ebrill": 4,
    "ebr": 4,
    "mai": 5,
    "mehefin": 6,
    "meh": 6,
    "gorffennaf": 7,
    "gorff": 7,
    "awst": 8,
    "medi": 9,
    "hydref": 10,
    "hyd": 10,
    "tachwedd": 11,
    "tach": 11,
    "rhagfyr": 12,
    "rhag": 12,
}
"""The Welsh names of the months, and how they are shortened."""
SHORTEST = 3
"""Letters of a month's name that say which it is."""


def day_meant(cell: str) -> Meant | None:
    """The day that the cell was meant to be; sure where it can be read one way only, as the 13th month is none."""
    text = plain(cell).strip("\"'")
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+Z?)?", text):
        return _day(int(match[1]), int(match[2]), int(match[3]), sure=True)
    if match := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: 0{1,2}:00(?::00)?)?", text):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        return _day(year, second, first, sure=first > 12 or first == second)  # noqa: PLR2004 - months
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([A-Za-z]{3,11})[-/., ]*(\d{4}|\d{2})", text):
        month = month_named(match[2])
        return _day(_year(match[3]), month, int(match[1]), sure=True) if month else None
    if text.isascii() and text.isdigit() and FIRST_DAY <= int(text) <= LAST_DAY:
        return Meant((DAYS_OF + timedelta(days=int(text))).isoformat(), "serial", sure=False)
    return None


def month_named(name: str) -> int:
    """The number of a month by its name or its first three letters or more, in English or Welsh; 0 where it is none."""
    start = name.casefold().rstrip(".")
    start = "sep" if start == "sept" else start
    if start in WELSH:
        return WELSH[start]
    found = [at for at, month in enumerate(NAMES, start=1) if month.startswith(start)]
    return found[0] if len(start) >= SHORTEST and found else 0


def _year(text: str) -> int:
    return int(text) if len(text) > 2 else 2000 + int(text)  # noqa: PLR2004 - digits of a year


def _day(year: int, month: int, day: int, *, sure: bool) -> Meant | None:
    try:
        return Meant(date(year, month, day).isoformat(), "day", sure=sure)
    except ValueError:
        return None
