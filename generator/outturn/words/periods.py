"""Days and periods, as readers of a language write them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from outturn.model import IRREGULAR, Indicator
from outturn.periods import Period, start_year, year_period
from outturn.words.catalogue import Catalogue


def long_date(say: Catalogue, day: date) -> str:
    """A day: 31 March 2024."""
    return say("date", day=day.day, month=_month(say, day), year=day.year)


NOON = 12
"""Where a clock of twelve hours begins again."""


def clock(say: Catalogue, time: str) -> str:
    """A time of day such as 09:30 or 14:00: 9:30am, 2pm."""
    hour, minute = (int(one) for one in time.split(":"))
    said = {"hour": (hour - 1) % NOON + 1} | ({"minute": f"{minute:02d}"} if minute else {})
    if hour < NOON:
        return say("clock-morning" if minute else "clock-morning-whole", **said)
    return say("clock-afternoon" if minute else "clock-afternoon-whole", **said)


@lru_cache(maxsize=10_000)
def short_label(say: Catalogue, period: Period) -> str:
    """A period's name for tables and axes: 2024/25, Q1 2024/25, Apr 2024."""
    year, start = _year(say, period), period.start
    match period.kind:
        case "half" | "quarter" | "week":
            return say(f"period-{period.kind}", part=period.part, year=year)
        case "term":
            return say(f"period-term-{period.part}", year=year)
        case "month":
            return say("period-month", month=say(f"month-short-{start.month}"), year=year)
        case "day":
            return say("period-day", day=start.day, month=say(f"month-short-{start.month}"), year=year)
        case "pooled":
            last = year_period(start_year(period) + period.part - 1, period.year_type, period.starts)
            return say("period-years", first=year, last=_year(say, last))
        case _:
            return year


@lru_cache(maxsize=10_000)
def long_label(say: Catalogue, period: Period) -> str:
    """A period's name in full: April 2024 to March 2025."""
    start, end = period.start, period.end
    if period.kind == "day":
        return long_date(say, start)
    if period.kind == "week":
        return say("period-long-days", first=long_date(say, start), last=long_date(say, end))
    if (start.year, start.month) == (end.year, end.month):
        return say("period-long-month", month=_month(say, start), year=start.year)
    if period.kind in ("year", "pooled") and period.year_type == "calendar":
        return short_label(say, period)
    first, last = _month(say, start), _month(say, end)
    if start.year == end.year:
        return say("period-long-months", first=first, last=last, year=end.year)
    return say("period-long-over-years", first=first, first_year=start.year, last=last, last_year=end.year)


def in_period(  # noqa: PLR0911 - one line a kind of period
    say: Catalogue, period: Period, basis: str, window: int | None = None
) -> tuple[str, Mapping[str, str]]:
    """How a sentence speaks of what was in the period: the kind that ends its key, and what fills its gaps.

    A snapshot is a count on one day: the last one of a week, a month, a quarter or a half, but of a term or a year it
    may be any, as a school census is in January. A rolling figure goes over so many months as ``window`` says.
    """
    if period.kind == "day":
        return "day", {"day": long_date(say, period.start)}
    if basis == "year-to-date":
        return _in_year_so_far(say, period)
    if window and period.kind != "pooled":
        last = long_date(say, period.end) if period.kind == "week" else _end_month(say, period)
        return "window", {"months": months(say, window), "end": last}
    end, once = ("end-", "once-") if basis == "snapshot" else ("", "")
    if period.kind == "week":
        return f"{end}week", {"day": long_date(say, period.start)}
    if period.kind == "term":
        return f"{once}term-{period.part}", {"year": _year(say, period)}
    if period.kind == "pooled":
        return f"{once}years", {"period": short_label(say, period)}
    if period.kind == "year":
        return f"{once}period", {"period": _year(say, period)}
    return f"{end}period", {"period": _end_month(say, period) if end else long_label(say, period)}


def months(say: Catalogue, number: int) -> str:
    """A number of months, in words where it is a usual one: twelve months."""
    key = f"span-months-{number}"
    return say(key) if say.has(key) else say("span-months", number=number)


def when(say: Catalogue, period: Period, basis: str, window: int | None = None) -> str:
    """The period within a sentence, with the word before it: in 2024/25, on 31 March 2025, at the end of March 2025."""
    kind, gaps = in_period(say, period, basis, window)
    return say(f"when-{kind}", **gaps)


def _in_year_so_far(say: Catalogue, period: Period) -> tuple[str, Mapping[str, str]]:
    if period.kind == "week":
        return "to-day", {"day": long_date(say, period.end)}
    return "to-month", {"month": _end_month(say, period)}


def earlier(say: Catalogue, family: str, indicator: Indicator, **gaps: object) -> str:
    """The message of a family about how far the indicator's comparisons go back: a year earlier, the quarter before."""
    if indicator.years_apart > 1:
        return say(f"{family}-every", years=say(f"span-years-{indicator.years_apart}"), **gaps)
    step = indicator.frequency if indicator.compared_with == "previous" else "year"
    return say(f"{family}-{step}", **gaps)


def every(say: Catalogue, indicator: Indicator) -> str:
    """How often there is a figure, where that is not its frequency alone: every two years."""
    if indicator.frequency == IRREGULAR:
        return say("every-irregular")
    return say("every-years", years=say(f"span-years-{indicator.years_apart}")) if indicator.years_apart > 1 else ""


def years(say: Catalogue, indicator: Indicator) -> str:
    """The kind of years that its periods belong to, and from which month to which they go."""
    if not indicator.starts_in:
        return say(f"years-{indicator.year_type}")
    first, last = (say(f"month-{(indicator.starts_in + more - 1) % 12 + 1}") for more in (0, 11))
    return say("years-starting", first=first, last=last)


def _end_month(say: Catalogue, period: Period) -> str:
    return say("period-long-month", month=_month(say, period.end), year=period.end.year)


def _month(say: Catalogue, day: date) -> str:
    return say(f"month-{day.month}")


def _year(say: Catalogue, period: Period) -> str:
    year = start_year(period)
    if period.year_type == "calendar":
        return f"{year}"
    return say("year-over-two", first=year, second=f"{(year + 1) % 100:02d}")
