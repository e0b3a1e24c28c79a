"""Days and periods, as British readers write them."""

from datetime import date
from functools import lru_cache

from outturn.periods import TERMS, Period, start_year, year_period

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


YEARS = {
    "financial": "Financial years, from April to March",
    "academic": "School years, from September to August",
    "calendar": "Calendar years, from January to December",
}


def long_date(day: date) -> str:
    """A day: 31 March 2024."""
    return f"{day.day} {_month(day)} {day.year}"


@lru_cache(maxsize=10_000)
def short_label(period: Period) -> str:
    """A period's name for tables and axes: 2024/25, Q1 2024/25, Apr 2024."""
    year = _year_label(period)
    part = {
        "half": f"H{period.part} ",
        "quarter": f"Q{period.part} ",
        "term": f"{TERMS.get(period.part, ('',))[0]} ",
        "month": f"{_month(period.start)[:3]} ",
        "week": f"Week {period.part}, ",
        "day": f"{period.start.day} {_month(period.start)[:3]} ",
    }.get(period.kind, "")
    if period.kind == "pooled":
        last = year_period(start_year(period) + period.part - 1, period.year_type)
        return f"{year} to {_year_label(last)}"
    return f"{part}{year}"


@lru_cache(maxsize=10_000)
def long_label(period: Period) -> str:
    """A period's name in full: April 2024 to March 2025."""
    start, end = period.start, period.end
    if period.kind == "day":
        return long_date(start)
    if period.kind == "week":
        return f"{long_date(start)} to {long_date(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{_month(start)} {start.year}"
    if period.kind in ("year", "pooled") and period.year_type == "calendar":
        return short_label(period)
    first = _month(start) if start.year == end.year else f"{_month(start)} {start.year}"
    return f"{first} to {_month(end)} {end.year}"


def in_period(period: Period, basis: str) -> str:
    """A period as a sentence begins with it: In 2024/25; On 31 March 2025; From September to November 2024."""
    if period.kind == "day":
        return f"On {long_date(period.start)}"
    if basis == "year-to-date":
        is_month_end = period.kind != "week"
        end = f"the end of {_month(period.end)} {period.end.year}" if is_month_end else long_date(period.end)
        return f"In the year so far, to {end}"
    if period.kind == "week":
        return f"In the week from {long_date(period.start)}"
    if period.kind == "term":
        return f"In the {TERMS[period.part][0].lower()} term {_year_label(period)}"
    if period.kind == "pooled":
        return f"In the years {short_label(period)}"
    return f"In {short_label(period)}" if period.kind == "year" else f"In {long_label(period)}"


def span(first: tuple[str, str], last: tuple[str, str], lowest: str, highest: str) -> str:
    """What a small picture of a series shows: its first and its last figure, each with its period, and its range."""
    if first == last:
        return f"{last[0]} ({last[1]}), the only figure."
    return f"From {first[0]} ({first[1]}) to {last[0]} ({last[1]}), between {lowest} and {highest}."


def earlier(frequency: str, compare_with: str) -> str:
    """What a comparison goes back to: a year earlier, the month before."""
    if compare_with != "previous" or frequency == "year":
        return "a year earlier"
    return f"the {'half-year' if frequency == 'half' else frequency} before"


def _month(day: date) -> str:
    return MONTHS[day.month - 1]


def _year_label(period: Period) -> str:
    year = start_year(period)
    return f"{year}" if period.year_type == "calendar" else f"{year}/{(year + 1) % 100:02d}"
