"""Periods that are named by their months or by the day on which they end: “Oct–Dec 2023”, “31/03/2024”, “FY24”."""

import re
from collections.abc import Iterator
from datetime import date

from outturn.meant.days import day_meant, month_named
from outturn.meant.written import Meant
from outturn.periods import Period, PeriodError, YearType, parse, start_year, year_period

FROM_TO = re.compile(
    r"([^\W\d_]{3,11})\.?(?:[ '/-]*(\d{4}|\d{2}))?\s*(?:-|to|until|/)\s*([^\W\d_]{3,11})\.?[ '/-]*(\d{4}|\d{2})",
    re.IGNORECASE,
)
MONTH = re.compile(r"([^\W\d_]{3,11})\.?[ '/-]*(\d{4}|\d{2})")
SHORT_YEAR = re.compile(r"fy\s?'?(\d{2})", re.IGNORECASE)
LENGTHS = {"quarter": 3, "half": 6, "year": 12}
"""Months of the periods that can be named by the first and the last of them."""
NUMBERS = {"quarter": 4, "half": 2}
"""How many of them a year has."""


def named_by_months(text: str, frequency: str, year_type: YearType) -> Iterator[Meant]:
    """The period whose first and last month the text names."""
    match = FROM_TO.fullmatch(text)
    if not match or frequency not in LENGTHS:
        return
    first, last, year = month_named(match[1]), month_named(match[3]), _full(match[4])
    begins = _full(match[2]) if match[2] else year - (first > last)
    if first and last and (whole := _from_to(date(begins, first, 1), date(year, last, 1), frequency, year_type)):
        yield Meant(whole.text, "period-written")


def named_by_end(text: str, frequency: str, year_type: YearType) -> Iterator[Meant]:
    """The period that ends, or begins, on the day that the text names, or in whose last month it is."""
    on = _day_in(text)
    for whole in _periods(on.year, frequency, year_type) if on and frequency in LENGTHS else ():
        if on in (whole.start, whole.end, whole.end.replace(day=1)):
            yield Meant(whole.text, "period-by-day", sure=False)


def _day_in(text: str) -> date | None:
    """The day that the text names, the first of a month that it names; None where it names neither."""
    day = day_meant(text)
    if day and day.why == "day":
        return parse(day.cell).start
    match = MONTH.fullmatch(text)
    month = month_named(match[1]) if match else 0
    return date(_full(match[2]), month, 1) if match and month else None


def named_by_last_year(text: str, frequency: str, year_type: YearType) -> Iterator[Meant]:
    """FY24, which most mean for the year that ends in 2024."""
    match = SHORT_YEAR.fullmatch(text)
    if match and frequency == "year" and year_type == "financial":
        yield Meant(year_period(_full(match[1]) - 1, year_type).text, "period-written", sure=False)


def _from_to(first: date, last: date, frequency: str, year_type: YearType) -> Period | None:
    for whole in _periods(first.year, frequency, year_type):
        if whole.start == first and (whole.end.year, whole.end.month) == (last.year, last.month):
            return whole
    return None


def _periods(year: int, frequency: str, year_type: YearType) -> Iterator[Period]:
    """The periods of that frequency in the years around one."""
    for starts in range(year - 1, year + 2):
        try:
            whole = year_period(starts, year_type)
            numbers = range(1, NUMBERS.get(frequency, 0) + 1)
            yield from (parse(f"{whole.text}-{frequency[0].upper()}{number}") for number in numbers)
        except PeriodError:
            continue
        if frequency == "year" and start_year(whole) == starts:
            yield whole


def _full(digits: str) -> int:
    return int(digits) if len(digits) > 2 else 2000 + int(digits)  # noqa: PLR2004 - digits of a year
