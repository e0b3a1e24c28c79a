"""Read and order periods: the time that a figure is about (``words`` names them for readers).

A period is written in one way only; ``parse`` refuses everything else with a reason that an officer can act on.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NoReturn

Kind = Literal["year", "half", "quarter", "term", "month", "week", "day", "pooled"]
YearType = Literal["calendar", "financial", "academic"]

FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST = len("FY2013-14..FY2015-16")
FIRST_MONTH: dict[YearType, int] = {"calendar": 1, "financial": 4, "academic": 9}
PREFIX: dict[YearType, str] = {"calendar": "", "financial": "FY", "academic": "AY"}
TERMS = {1: (9, 4), 2: (1, 3), 3: (4, 5)}
"""A term's first month and its length in months (half-way holidays are not the data's business)."""
PARTS: dict[Kind, int] = {"half": 2, "quarter": 4, "term": 3}
LETTER: dict[str, Kind] = {"H": "half", "Q": "quarter", "T": "term"}

_YEAR = re.compile(r"(?:(FY|AY)(\d{4})-(\d{2})|(\d{4}))(?:-([HQT])([1-4]))?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


class PeriodError(ValueError):
    """The text is not a period; ``reason`` says why ("no-month"), and ``gaps`` of which year, month or part."""

    def __init__(self, reason: str, **gaps: str) -> None:
        self.reason, self.gaps = reason, gaps
        super().__init__(" ".join([reason, *gaps.values()]))


def _refuse(reason: str, **gaps: str) -> NoReturn:
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

    @property
    def order(self) -> tuple[date, date]:
        """Sort key: by end, then by start."""
        return (self.end, self.start)


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
        return _week(_checked(int(match[1])), int(match[2]))
    if match := _MONTH.fullmatch(text):
        return _month_or_day(match)
    _refuse("unwritten")


def _checked(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        _refuse("year-range", first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return year


def _year_or_part(text: str, match: re.Match[str]) -> Period:
    prefix, first, second, single, letter, number = match.groups()
    year = _checked(int(first or single))
    if second and int(second) != (year + 1) % 100:
        _refuse("years-apart", year=str(year), next=f"{(year + 1) % 100:02d}")
    year_type: YearType = {"FY": "financial", "AY": "academic"}.get(prefix, "calendar")  # type: ignore[assignment]
    if letter is None:
        return year_period(year, year_type)
    allowed = {"financial": "HQ", "academic": "T", "calendar": "Q"}[year_type]
    kind = LETTER[letter]
    if letter not in allowed or int(number) > PARTS[kind]:
        _refuse("no-part", year=text[: -len("-Q1")], part=f"{letter}{number}")
    return _part(year, year_type, kind, int(number))


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
    return _part(start_year(period), "financial", period.kind, period.part, month)


def _first_month(year_type: YearType, starts: int) -> int:
    return starts if starts and year_type == "financial" else FIRST_MONTH[year_type]


def year_period(year: int, year_type: YearType, starts: int = 0) -> Period:
    """The whole year of that type which starts in ``year``; a financial one in the month ``starts``, 0 for April."""
    month = _first_month(year_type, starts)
    prefix = PREFIX[year_type]
    text = f"{prefix}{year}-{(year + 1) % 100:02d}" if prefix else f"{year}"
    kept = starts if year_type == "financial" else 0
    return Period(text, "year", year_type, date(year, month, 1), _last_day(year, month + 11), 0, kept)


def _part(year: int, year_type: YearType, kind: Kind, number: int, starts: int = 0) -> Period:
    text = f"{year_period(year, year_type).text}-{kind[0].upper()}{number}"
    if kind == "term":
        month, months = TERMS[number]
        year += month < FIRST_MONTH["academic"]
    else:
        months = 12 // PARTS[kind]
        month = _first_month(year_type, starts) + (number - 1) * months
    start = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    kept = starts if year_type == "financial" else 0
    return Period(text, kind, year_type, start, _last_day(year, month + months - 1), number, kept)


def _month_or_day(match: re.Match[str]) -> Period:
    year, month, day = (int(part or 0) for part in match.groups())
    _checked(year)
    if not 1 <= month <= 12:  # noqa: PLR2004
        _refuse("no-month", month=match[2])
    if match[3] is None:
        return _month(year, month)
    try:
        return day_period(date(year, month, day))
    except ValueError:
        _refuse("no-day")


def _month(year: int, month: int) -> Period:
    return Period(f"{year}-{month:02d}", "month", "calendar", date(year, month, 1), _last_day(year, month), month)


def day_period(day: date) -> Period:
    """The period of one day."""
    return Period(day.isoformat(), "day", "calendar", day, day)


def _week(year: int, week: int) -> Period:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        _refuse("no-week", year=str(year), week=str(week))
    return Period(f"{year}-W{week:02d}", "week", "calendar", monday, monday + timedelta(days=6), week)


def _pooled(text: str) -> Period:
    first, _, last = (parse(part) if part != ".." else None for part in text.partition(".."))
    if first is None or last is None or first.kind != "year" or last.kind != "year":
        _refuse("pooled-parts")
    if first.year_type != last.year_type:
        _refuse("pooled-kinds")
    if first.order >= last.order:
        _refuse("pooled-order")
    years = last.start.year - first.start.year + 1
    return Period(text, "pooled", first.year_type, first.start, last.end, years)


def _last_day(year: int, month: int) -> date:
    """The last day of a month; months past 12 are counted on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def shifted(period: Period, steps: int) -> Period | None:  # noqa: PLR0911 - one line a kind of period
    """The period of the same kind so many steps later (earlier when negative), or None outside the known years.

    Pooled years step by one year, so that ``2021..2023`` comes before ``2022..2024``.
    """
    year = start_year(period)
    try:
        match period.kind:
            case "year":
                return year_period(_checked(year + steps), period.year_type, period.starts)
            case "half" | "quarter" | "term":
                parts = PARTS[period.kind]
                index = year * parts + period.part - 1 + steps
                return _part(_checked(index // parts), period.year_type, period.kind, index % parts + 1, period.starts)
            case "month":
                index = year * 12 + period.part - 1 + steps
                return _month(_checked(index // 12), index % 12 + 1)
            case "week":
                iso = (period.start + timedelta(weeks=steps)).isocalendar()
                return _week(_checked(iso.year), iso.week)
            case "day":
                day = period.start + timedelta(days=steps)
                _checked(day.year)
                return day_period(day)
            case "pooled":
                ends = [
                    year_period(_checked(year + steps + more), period.year_type).text for more in (0, period.part - 1)
                ]
                return starting(parse("..".join(ends)), period.starts)
    except (PeriodError, OverflowError):
        return None


def start_year(period: Period) -> int:
    """The year in the period's own name: the one in which its year starts (for a week, the ISO year)."""
    if period.kind == "week":
        return period.start.isocalendar().year
    if period.kind == "term":
        return period.start.year - (period.start.month < FIRST_MONTH["academic"])
    if period.year_type == "financial":
        return period.start.year - (period.start.month < _first_month("financial", period.starts))
    return period.start.year


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
    last = _last_day(index // 12, index % 12 + 1)
    was_last = day == _last_day(day.year, day.month)
    return day_period(last if was_last or day.day > last.day else last.replace(day=day.day))


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
    first = _first_month(year_type, starts)
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
            return tuple(_part(first, year.year_type, frequency, at, year.starts) for at in numbers)
        case "month":
            months = range(year.start.month - 1, year.start.month + 11)
            return tuple(_month(first + month // 12, month % 12 + 1) for month in months)
        case "week":
            thursday = year.start + timedelta(days=(3 - year.start.weekday()) % 7)
            days = range(0, (year.end - thursday).days + 1, 7)
            weeks = ((thursday + timedelta(days=day)).isocalendar() for day in days)
            return tuple(_week(week.year, week.week) for week in weeks)
        case _:
            return ()


def is_part_of_year(period: Period) -> bool:
    """Whether the period is shorter than a year."""
    return period.kind not in ("year", "pooled")
