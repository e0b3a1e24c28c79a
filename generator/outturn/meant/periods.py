"""Periods as people and spreadsheets write them, and which of the profile's each was meant to be."""

import re
from collections.abc import Iterator

from outturn.meant.days import WELSH, day_meant, month_named
from outturn.meant.spans import named_by_end, named_by_last_year, named_by_months
from outturn.meant.written import Meant, plain
from outturn.periods import PREFIX, Period, PeriodError, YearType, parse, year_period

YEARS = r"(?P<first>\d{4}|\d{2})\s*[-/_]\s*(?P<second>\d{4}|\d{2})"
PART = r"(?P<letter>q|h|t|qtr|quarter|half|term)\s*[-.]?\s*(?P<part>[1-4])"
PART_OF_YEAR = re.compile(
    rf"(?:{PART}\s*[-,/ ]?\s*(?:of\s+)?(?P<kind>fy|ay)?\s*(?:{YEARS}|(?P<year>\d{{4}}))"
    rf"|(?P<kind2>fy|ay)?\s*(?:{YEARS.replace('first', 'first2').replace('second', 'second2')}|(?P<year2>\d{{4}}))"
    rf"\s*[-,/ ]?\s*{PART.replace('letter', 'letter2').replace('<part>', '<part2>')})",
    re.IGNORECASE,
)
WHOLE = re.compile(rf"(?P<kind>fy|ay|cy)?\s*-?\s*(?:{YEARS}|(?P<year>\d{{4}})(?:\.0)?)", re.IGNORECASE)
POOLED = (
    re.compile(r"(\S*\d{2,4}/\d{2,4})\s*(?:\.{2,}|to|-+)\s*(\S*\d{2,4}/\d{2,4})", re.IGNORECASE),
    re.compile(r"(\d{4})\s*(?:\.{3,}|to|-+)\s*(\d{4})", re.IGNORECASE),
)
MONTH_NAMED = re.compile(r"([A-Za-z]{3,11})\.?[-/ ,]*(?P<year>\d{4}|\d{2})|(?P<year2>\d{4})[-/ ]*([A-Za-z]{3,11})")
DAY_OF_MONTH = re.compile(r"(\d{1,2})[-/ ]([A-Za-z]{3,9})")
MONTH_NUMBERED = re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})|(?P<year2>\d{4})[-/.]?(?P<month2>\d{1,2})")
WEEK = re.compile(
    r"(?:w|wk|week)\s*(?P<week>\d{1,2})[-/ ,]*(?P<year>\d{4})"
    r"|(?P<year2>\d{4})[-/ ]*(?:w|wk|week)\s*(?P<week2>\d{1,2})",
    re.IGNORECASE,
)
TERM = re.compile(r"(autumn|spring|summer)(?:\s+term)?[-/ ,]*(?:(\d{4}|\d{2})[-/](\d{4}|\d{2})|(\d{4}))", re.IGNORECASE)
TERMS = {"autumn": 1, "spring": 2, "summer": 3}
LETTERS = {"q": "Q", "qtr": "Q", "quarter": "Q", "h": "H", "half": "H", "t": "T", "term": "T"}
TYPES: dict[str, YearType] = {"fy": "financial", "ay": "academic", "cy": "calendar"}
CENTURY = 100


def period_meant(text: str, frequency: str, year_type: str, basis: str) -> Meant | None:
    """Which period of the indicator's kind the text was meant to be; None where nobody can tell.

    Sure is what an indicator of that frequency, kind of year and basis leaves one reading of.
    """
    clean = plain(text).strip("\"'")
    for one in _readings(clean, frequency, year_type, basis):
        if _known(one.cell) is not None:
            return one
    return None


def _known(text: str) -> Period | None:
    try:
        return parse(text)
    except PeriodError:
        return None


def _readings(text: str, frequency: str, year_type: str, basis: str) -> Iterator[Meant]:
    if basis == "rolling":
        yield from _pooled(text, year_type)
    if frequency == "month":
        yield from _months(text)
    if frequency == "term":
        yield from _terms(text)
    if (week := WEEK.fullmatch(text)) and frequency == "week":
        number = int(week["week"] or week["week2"])
        yield Meant(f"{week['year'] or week['year2']}-W{number:02d}", "period-written")
    yield from _parts(text, frequency, year_type)
    yield from _spans(text, frequency, year_type, basis)
    if year := _year(text, year_type):
        yield year
    is_on_a_day = basis == "snapshot" or frequency == "irregular"
    if (day := day_meant(text)) and is_on_a_day:
        yield Meant(day.cell, "turned-date", sure=day.sure)
    if text.upper() != text:
        yield Meant(text.upper(), "period-written")


def _spans(text: str, frequency: str, year_type: str, basis: str) -> Iterator[Meant]:
    """What is named by its months, by the day on which it ends, or by the last two digits of its year."""
    if year_type in PREFIX:
        of = _type(year_type)
        yield from named_by_months(text, frequency, of)
        yield from named_by_last_year(text, frequency, of)
        if basis != "snapshot":
            yield from named_by_end(text, frequency, of)


def _whole_year(first: str, second: str) -> int:
    """The year in which two consecutive ones begin, 0 where they are not consecutive."""
    year = int(first) if len(first) > 2 else 2000 + int(first)  # noqa: PLR2004 - digits of a year
    return year if int(second) % CENTURY == (year + 1) % CENTURY else 0


def _year(text: str, year_type: str) -> Meant | None:
    match = WHOLE.fullmatch(text)
    if not match:
        return None
    said = TYPES.get((match["kind"] or "").casefold(), year_type)
    if match["year"]:
        if said == "calendar":
            return Meant(match["year"], "period-written")
        return _named(int(match["year"]), said, sure=False) if match["kind"] else None
    year = _whole_year(match["first"], match["second"])
    if not year or said == "calendar":
        return None
    return _named(year, said, sure=said == year_type or bool(match["kind"]))


def _named(year: int, year_type: str, *, sure: bool = True, part: str = "") -> Meant | None:
    if year_type not in PREFIX:
        return None
    return Meant(f"{year_period(year, _type(year_type)).text}{part}", "period-written", sure=sure)


def _type(year_type: str) -> YearType:
    return next(one for one in PREFIX if one == year_type)


def _parts(text: str, frequency: str, year_type: str) -> Iterator[Meant]:
    match = PART_OF_YEAR.fullmatch(text)
    if not match:
        return
    said = TYPES.get((match["kind"] or match["kind2"] or "").casefold(), year_type)
    letter, part = LETTERS[(match["letter"] or match["letter2"]).casefold()], match["part"] or match["part2"]
    is_own = letter == {"quarter": "Q", "half": "H", "term": "T"}.get(frequency, letter)
    first, second = match["first"] or match["first2"], match["second"] or match["second2"]
    single = match["year"] or match["year2"]
    year = _whole_year(first, second) if first else int(single)
    sure = is_own and (bool(first) or said == "calendar")
    if year and (one := _named(year, said, sure=sure, part=f"-{letter}{part}")):
        yield one


def _months(text: str) -> Iterator[Meant]:
    if match := MONTH_NAMED.fullmatch(text):
        name = match[1] or match[4]
        month = month_named(name)
        digits = match["year"] or match["year2"]
        if month:
            year = int(digits) if len(digits) > 2 else 2000 + int(digits)  # noqa: PLR2004 - digits of a year
            yield Meant(f"{year}-{month:02d}", "period-written" if name.casefold() in WELSH else "turned-date")
    if match := MONTH_NUMBERED.fullmatch(text):
        month, year = int(match["month"] or match["month2"]), int(match["year"] or match["year2"])
        yield Meant(f"{year}-{month:02d}", "period-written")
    if match := DAY_OF_MONTH.fullmatch(text):  # 22-Sep: the year is gone, or was taken for a day
        month = month_named(match[2])
        yield Meant(f"{2000 + int(match[1])}-{month:02d}", "turned-date", sure=False)
    if day := day_meant(text):
        period = parse(day.cell)
        yield Meant(f"{day.cell[:7]}", "turned-date", sure=is_whole_month(period) and day.why != "serial")


def is_whole_month(day: Period) -> bool:
    """Whether the day is the first or the last of its month, as which spreadsheets take a whole month."""
    month = _known(day.text[:7])
    return month is not None and day.start in (month.start, month.end)


def _terms(text: str) -> Iterator[Meant]:
    if match := TERM.fullmatch(text):
        part = TERMS[match[1].casefold()]
        year = _whole_year(match[2], match[3]) if match[2] else int(match[4]) - (part > 1)
        if year and (one := _named(year, "academic", part=f"-T{part}")):
            yield one


def _pooled(text: str, year_type: str) -> Iterator[Meant]:
    for match in (pattern.fullmatch(text) for pattern in POOLED):
        ends = [_year(one, year_type) for one in match.groups()] if match else []
        if len(ends) == 2 and all(ends):  # noqa: PLR2004 - two ends
            yield Meant("..".join(one.cell for one in ends if one), "period-written")
