"""A period as a value, and periods made from their year and their number."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NoReturn

Kind = Literal["year", "half", "quarter", "term", "month", "week", "day", "pooled"]
YearType = Literal["calendar", "financial", "academic"]
FIRST_YEAR, LAST_YEAR = 1900, 2199
FIRST_MONTH: dict[YearType, int] = {"calendar": 1, "financial": 4, "academic": 9}
PREFIX: dict[YearType, str] = {"calendar": "", "financial": "FY", "academic": "AY"}
TERMS = {1: (9, 4), 2: (1, 3), 3: (4, 5)}
"""A term's first month and its length in months (half-way holidays are not the data's business)."""
PARTS: dict[Kind, int] = {"half": 2, "quarter": 4, "term": 3}


class PeriodError(ValueError):
    """The text is not a period; ``reason`` says why ("no-month"), and ``gaps`` of which year, month or part."""

    def __init__(self, reason: str, **gaps: str) -> None:
        self.reason, self.gaps = reason, gaps
        super().__init__(" ".join([reason, *gaps.values()]))


def refuse(reason: str, **gaps: str) -> NoReturn:
    """Raise PeriodError, which says why a text is no period."""
    raise PeriodError(reason, **gaps) from None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, from ``start`` to ``end``, both days included.

    ``part`` counts halves, quarters, terms, months or weeks within their year and is 0 for whole years and days;
    for pooled years it is the number of years. ``starts`` is the month in which its financial year starts, 0 where that
    is April.
    """

    text: str
    kind: Kind
    year_type: YearType
    start: date
    end: date
    part: int = 0
    starts: int = 0

    def __hash__(self) -> int:
        """That of its name, which nearly always tells periods apart."""
        return hash(self.text)

    @property
    def order(self) -> tuple[date, date]:
        """Sort key: by end, then by start."""
        return (self.end, self.start)


def checked(year: int) -> int:
    """The year where it is one of the known years; else PeriodError."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        refuse("year-range", first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return year


def first_month(year_type: YearType, starts: int) -> int:
    """The month in which years of that type start; financial ones in ``starts``, 0 for April."""
    return starts if starts and year_type == "financial" else FIRST_MONTH[year_type]


def year_period(year: int, year_type: YearType, starts: int = 0) -> Period:
    """The whole year of that type which starts in ``year``; a financial one in the month ``starts``, 0 for April."""
    month = first_month(year_type, starts)
    prefix = PREFIX[year_type]
    text = f"{prefix}{year}-{(year + 1) % 100:02d}" if prefix else f"{year}"
    kept = starts if year_type == "financial" else 0
    return Period(text, "year", year_type, date(year, month, 1), last_day(year, month + 11), 0, kept)


def part_period(year: int, year_type: YearType, kind: Kind, number: int, starts: int = 0) -> Period:
    """A half, quarter or term of the year of that type which starts in ``year``, counted from 1."""
    text = f"{year_period(year, year_type).text}-{kind[0].upper()}{number}"
    if kind == "term":
        month, months = TERMS[number]
        year += month < FIRST_MONTH["academic"]
    else:
        months = 12 // PARTS[kind]
        month = first_month(year_type, starts) + (number - 1) * months
    start = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    kept = starts if year_type == "financial" else 0
    return Period(text, kind, year_type, start, last_day(year, month + months - 1), number, kept)


def month_period(year: int, month: int) -> Period:
    """A month of a calendar year, counted from 1."""
    return Period(f"{year}-{month:02d}", "month", "calendar", date(year, month, 1), last_day(year, month), month)


def day_period(day: date) -> Period:
    """The period of one day."""
    return Period(day.isoformat(), "day", "calendar", day, day)


def week_period(year: int, week: int) -> Period:
    """An ISO week; PeriodError where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        refuse("no-week", year=str(year), week=str(week))
    return Period(f"{year}-W{week:02d}", "week", "calendar", monday, monday + timedelta(days=6), week)


def last_day(year: int, month: int) -> date:
    """The last day of a month; months past 12 are counted on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def start_year(period: Period) -> int:
    """The year in the period's own name: the one in which its year starts (for a week, the ISO year)."""
    if period.kind == "week":
        return period.start.isocalendar().year
    if period.kind == "term":
        return period.start.year - (period.start.month < FIRST_MONTH["academic"])
    if period.year_type == "financial":
        return period.start.year - (period.start.month < first_month("financial", period.starts))
    return period.start.year
