"""Periods and the years that hold them."""

from datetime import timedelta

from outturn.periods.period import (
    PARTS,
    Period,
    YearType,
    first_month,
    month_period,
    part_period,
    start_year,
    week_period,
    year_period,
)


def holding_year(period: Period, year_type: YearType, starts: int = 0) -> Period | None:
    """The year of that type that holds the period (a week belongs where its Thursday is); None for pooled years.

    ``starts`` is the month in which financial years start, 0 where that is April.
    """
    if period.kind == "pooled":
        return None
    if period.kind == "year":
        return period if period.year_type == year_type else None
    if period.kind in PARTS and period.year_type == year_type:
        return year_period(start_year(period), year_type, starts)
    day = period.start + timedelta(days=3) if period.kind == "week" else period.start
    first = first_month(year_type, starts)
    return year_period(day.year - (day.month < first), year_type, starts)


def shares_time(later: Period, earlier: Period, window: int | None) -> bool:
    """Whether two rolling figures are about some of the same time; each goes over so many months, 12 where unknown."""
    if later.kind == "pooled":
        return earlier.end >= later.start
    months = (later.end.year - earlier.end.year) * 12 + later.end.month - earlier.end.month
    return months < (window or 12)


def stands_apart(period: Period, frequency: str) -> bool:
    """Whether a figure of that period is a whole year's beside those of its parts, in a series of that frequency."""
    return period.kind == "year" and frequency not in ("year", "irregular")


def parts_of(year: Period, frequency: str) -> tuple[Period, ...]:
    """The halves, quarters, terms, months or weeks of a year, in order; none of another frequency.

    A week belongs to the year that holds its Thursday, so that a year has 52 or 53.
    """
    first = start_year(year)
    match frequency:
        case "half" | "quarter" | "term":
            numbers = range(1, PARTS[frequency] + 1)
            return tuple(part_period(first, year.year_type, frequency, at, year.starts) for at in numbers)
        case "month":
            months = range(year.start.month - 1, year.start.month + 11)
            return tuple(month_period(first + month // 12, month % 12 + 1) for month in months)
        case "week":
            thursday = year.start + timedelta(days=(3 - year.start.weekday()) % 7)
            days = range(0, (year.end - thursday).days + 1, 7)
            weeks = ((thursday + timedelta(days=day)).isocalendar() for day in days)
            return tuple(week_period(week.year, week.week) for week in weeks)
        case _:
            return ()


def is_part_of_year(period: Period) -> bool:
    """Whether the period is shorter than a year."""
    return period.kind not in ("year", "pooled")
