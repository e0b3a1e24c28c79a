"""Step from one period to another: the next, the one before, the same a year earlier."""

from datetime import timedelta
from functools import lru_cache

from outturn.periods.period import (
    FIRST_YEAR,
    PARTS,
    Period,
    PeriodError,
    checked,
    day_period,
    last_day,
    month_period,
    part_period,
    start_year,
    week_period,
    year_period,
)
from outturn.periods.written import parse, starting


@lru_cache(maxsize=100_000)
def shifted(period: Period, steps: int) -> Period | None:  # noqa: PLR0911 - one line a kind of period
    """The period of the same kind so many steps later (earlier when negative), or None outside the known years.

    Pooled years step by one year, so that ``2021..2023`` comes before ``2022..2024``.
    """
    year = start_year(period)
    try:
        match period.kind:
            case "year":
                return year_period(checked(year + steps), period.year_type, period.starts)
            case "half" | "quarter" | "term":
                parts = PARTS[period.kind]
                index = year * parts + period.part - 1 + steps
                return part_period(
                    checked(index // parts), period.year_type, period.kind, index % parts + 1, period.starts
                )
            case "month":
                index = year * 12 + period.part - 1 + steps
                return month_period(checked(index // 12), index % 12 + 1)
            case "week":
                iso = (period.start + timedelta(weeks=steps)).isocalendar()
                return week_period(checked(iso.year), iso.week)
            case "day":
                day = period.start + timedelta(days=steps)
                checked(day.year)
                return day_period(day)
            case "pooled":
                ends = [
                    year_period(checked(year + steps + more), period.year_type).text for more in (0, period.part - 1)
                ]
                return starting(parse("..".join(ends)), period.starts)
    except (PeriodError, OverflowError):
        return None


def year_earlier(period: Period) -> Period | None:
    """The same period a year earlier; None where there is none (a week 53, or before the known years)."""
    match period.kind:
        case "week":
            try:
                return parse(f"{start_year(period) - 1}-W{period.part:02d}")
            except PeriodError:
                return None
        case "day":
            return _months_earlier(period, 12)
        case _:
            return shifted(period, -PARTS.get(period.kind, 12 if period.kind == "month" else 1))


def previous(period: Period, frequency: str, every: int = 1) -> Period | None:
    """The period before this one in a series of that frequency; of a yearly one, so many years before.

    A day steps back by the series' own frequency: 31 March 2025 of a yearly series comes after 31 March 2024.
    """
    if period.kind != "day":
        return shifted(period, -every)
    if frequency == "week":
        return shifted(period, -7)
    return _months_earlier(period, {"year": 12 * every, "half": 6, "quarter": 3, "term": 4, "month": 1}[frequency])


def following(period: Period, frequency: str, every: int = 1) -> Period | None:
    """The period after this one in a series of that frequency, by the same steps as ``previous``."""
    if period.kind != "day":
        return shifted(period, every)
    if frequency == "week":
        return shifted(period, 7)
    months = {"year": 12 * every, "half": 6, "quarter": 3, "term": 4, "month": 1}.get(frequency, 0)
    return _months_earlier(period, -months) if months else None


def _months_earlier(period: Period, months: int) -> Period | None:
    day = period.start
    index = day.year * 12 + day.month - 1 - months
    if index // 12 < FIRST_YEAR:
        return None
    last = last_day(index // 12, index % 12 + 1)
    was_last = day == last_day(day.year, day.month)
    return day_period(last if was_last or day.day > last.day else last.replace(day=day.day))
