"""Read a period as it is written."""

import re
from datetime import date
from functools import lru_cache

from outturn.periods.period import (
    PARTS,
    Kind,
    Period,
    YearType,
    checked,
    day_period,
    month_period,
    part_period,
    refuse,
    start_year,
    week_period,
    year_period,
)

LONGEST = len("FY2013-14..FY2015-16")
LETTER: dict[str, Kind] = {"H": "half", "Q": "quarter", "T": "term"}
_YEAR = re.compile(r"(?:(FY|AY)(\d{4})-(\d{2})|(\d{4}))(?:-([HQT])([1-4]))?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


@lru_cache(maxsize=100_000)
def parse(text: str) -> Period:
    """The period that the text names.

    Raises PeriodError when it names none, when the years are not consecutive or the date does not exist.
    """
    if ".." in text and len(text) <= LONGEST:
        return _pooled(text)
    if match := _YEAR.fullmatch(text):
        return _year_or_part(text, match)
    if match := _WEEK.fullmatch(text):
        return week_period(checked(int(match[1])), int(match[2]))
    if match := _MONTH.fullmatch(text):
        return _month_or_day(match)
    return refuse("unwritten")


def _year_or_part(text: str, match: re.Match[str]) -> Period:
    prefix, first, second, single, letter, number = match.groups()
    year = checked(int(first or single))
    if second and int(second) != (year + 1) % 100:
        refuse("years-apart", year=str(year), next=f"{(year + 1) % 100:02d}")
    year_type: YearType = {"FY": "financial", "AY": "academic"}.get(prefix, "calendar")  # type: ignore[assignment]
    if letter is None:
        return year_period(year, year_type)
    allowed = {"financial": "HQ", "academic": "T", "calendar": "Q"}[year_type]
    kind = LETTER[letter]
    if letter not in allowed or int(number) > PARTS[kind]:
        refuse("no-part", year=text[: -len("-Q1")], part=f"{letter}{number}")
    return part_period(year, year_type, kind, int(number))


@lru_cache(maxsize=100_000)
def starting(period: Period, month: int) -> Period:
    """The period as one of financial years that start in that month, 0 for April: FY2024-25 from July 2024."""
    if not month or period.year_type != "financial":
        return period
    if period.kind == "pooled":
        first, last = (year_period(start_year(period) + more, "financial", month) for more in (0, period.part - 1))
        return Period(period.text, "pooled", "financial", first.start, last.end, period.part, month)
    if period.kind == "year":
        return year_period(start_year(period), "financial", month)
    return part_period(start_year(period), "financial", period.kind, period.part, month)


def _month_or_day(match: re.Match[str]) -> Period:
    year, month, day = (int(part or 0) for part in match.groups())
    checked(year)
    if not 1 <= month <= 12:  # noqa: PLR2004
        refuse("no-month", month=match[2])
    if match[3] is None:
        return month_period(year, month)
    try:
        return day_period(date(year, month, day))
    except ValueError:
        refuse("no-day")


def _pooled(text: str) -> Period:
    first, _, last = (parse(part) if part != ".." else None for part in text.partition(".."))
    if first is None or last is None or first.kind != "year" or last.kind != "year":
        refuse("pooled-parts")
    if first.year_type != last.year_type:
        refuse("pooled-kinds")
    if first.order >= last.order:
        refuse("pooled-order")
    years = last.start.year - first.start.year + 1
    return Period(text, "pooled", first.year_type, first.start, last.end, years)
