"""The period that a heading names in its words, whatever stands around it: “Q1 24/25 actual”, “As at 31/03/2025”."""

import re
from dataclasses import dataclass

from outturn.meant import month_named, plain

MONTH = r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ionawr|chwef(?:ror)?|mawrth|ebr(?:ill)?|mai|meh(?:efin)?|gorff(?:ennaf)?|awst|medi|hyd(?:ref)?|tach(?:wedd)?|rhag(?:fyr)?"  # noqa: E501
OWN = re.compile(r"\b(?:[FA]Y\d{4}-\d{2}(?:-[QHT][1-4])?|\d{4}-(?:Q[1-4]|W\d{2}))(?![\w-])", re.ASCII)
DAY = re.compile(
    r"(?<![\d/])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -](?:{MONTH})[ ,-]+(?:\d{{4}}|\d{{2}}))(?!\d)",
    re.ASCII | re.IGNORECASE,
)
SPAN = re.compile(r"(?<![\d/.])((?:19|20)?\d\d)\s?[/_-]\s?((?:19|20)?\d\d)(?![\d/.])", re.ASCII)
YEAR = re.compile(r"(?<![\d/.,])(?:fy|ay)?\s?((?:19|20)\d\d)(?![\d,.%])", re.ASCII | re.IGNORECASE)
MONTHS = re.compile(rf"\b({MONTH})\b\.?(?:[-'’ /,]*((?:19|20)\d\d|\d\d)(?![\d/]))?", re.ASCII | re.IGNORECASE)
PART = re.compile(
    r"\b(?:(q|qtr|quarter|h|half|t|term)[ .-]?([1-4])|([1-4])(?:st|nd|rd|th)?[ -]?(q|qtr|quarter|half|term))\b"
    r"|\b(first|second|third|fourth) (quarter|half|term)\b",
    re.ASCII | re.IGNORECASE,
)
PARTS_WITH_YEAR = re.compile(r"\b([qht])([1-4])(?=\d\d[/-]|[_/-]?(?:19|20)\d\d)", re.ASCII | re.IGNORECASE)
ANNUAL = re.compile(r"\b(?:annual|full[- ]year|year[- ]?end|end of year)\b", re.IGNORECASE)
WHOLE = "year"
"""In place of a part: all of a year that is said elsewhere."""
ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
POOLED = re.compile(r"(?:20)?\d\d/(?:20)?\d\d\s*(?:-+|to|\.{2,})\s*(?:20)?\d\d/(?:20)?\d\d", re.ASCII | re.IGNORECASE)
TERM = re.compile(
    r"(?:autumn|spring|summer)(?: term)?[-/ ,]*(?:20\d\d/\d\d|20\d\d|\d\d/\d\d)", re.ASCII | re.IGNORECASE
)
FIRST_OF_YEAR = 4
"""The month in which financial years begin."""
LENGTHS = {3: "Q", 6: "H", 12: ""}
"""Months of a quarter, a half-year, a year."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is said of a time: ``year`` as 2024/25 or 2024, ``part`` as Q1, H2, Apr or year.

    ``whole`` is a text that names a period by itself: a day, or a period as the profile writes it.
    """

    year: str = ""
    part: str = ""
    whole: str = ""

    @property
    def period(self) -> str:
        """The period's text as it may be understood; empty where the year is not said."""
        if self.whole or not self.year:
            return self.whole
        return f"{self.part} {self.year_of_part}" if self.part not in ("", WHOLE) else self.year

    @property
    def year_of_part(self) -> str:
        """The year beside the part: of a month in 2024/25 the one in which it lies."""
        month = month_named(self.part) if self.part[1:2].isalpha() else 0
        if month and "/" in self.year:
            first = int(self.year[:4])
            return str(first + (month < FIRST_OF_YEAR))
        return self.year

    def with_rest(self, other: "Span") -> "Span":
        """The span with what only the other says: a quarter under its year, a year under its quarter."""
        if self.whole or (self.year and self.part):
            return self
        if self.year:
            return self if other.whole else Span(self.year, other.part)
        if self.part:
            return self if other.whole else Span(other.year, self.part)
        return other


NOTHING = Span()


def span_in(text: str) -> Span:
    """What the text says of a time; nothing where it says none."""
    clean = plain(text)
    if match := (OWN.search(clean) or DAY.search(clean) or POOLED.search(clean) or TERM.search(clean)):
        return Span(whole=match[0])
    if re.fullmatch(r"\d{4}-\d{2}", clean) and not _year_of(clean):
        return Span(whole=clean)
    months = [(month_named(one[1]), one[2] or "") for one in MONTHS.finditer(clean)]
    part = _part(clean)
    year = _year_of(clean) or _single_year(clean)
    if part:
        return Span(year, part)
    if len(months) > 1:
        return _of_months(months[0], months[-1], year)
    if months:
        month, digits = months[0]
        name = f"{_name(month)}"
        return Span(_full(digits) if digits and not _year_of(clean) else year, name)
    return Span(year, WHOLE if ANNUAL.search(clean) else "")


def _of_months(first: tuple[int, str], last: tuple[int, str], year: str) -> Span:
    """April to June 2024: a quarter of its financial year."""
    length = (last[0] - first[0]) % 12 + 1
    if length not in LENGTHS or (first[0] - FIRST_OF_YEAR) % length:
        return NOTHING
    part = f"{LENGTHS[length]}{(first[0] - FIRST_OF_YEAR) % 12 // length + 1}" if LENGTHS[length] else ""
    if "/" in year:
        return Span(year, part)
    digits = first[1] or last[1]
    if not digits and not year:
        return Span("", part)
    of = int(_full(digits) if digits else year)
    of -= not first[1] and last[0] < first[0]
    starts = of - (first[0] < FIRST_OF_YEAR)
    return Span(f"{starts}/{(starts + 1) % 100:02d}", part)


def _part(text: str) -> str:
    match = PARTS_WITH_YEAR.search(text)
    if match:
        return f"{match[1].upper()}{match[2]}"
    match = PART.search(text)
    if not match:
        return ""
    if match[5]:
        return f"{match[6][0].upper()}{ORDINALS[match[5].lower()]}"
    return f"{(match[1] or match[4])[0].upper()}{match[2] or match[3]}"


def _year_of(text: str) -> str:
    """The year that two years name which follow each other: 2024/25, 24-25, 2024/2025."""
    for match in SPAN.finditer(text):
        first, second = _full(match[1]), _full(match[2])
        if int(second) == int(first) + 1:
            return f"{first}/{second[2:]}"
    return ""


def _single_year(text: str) -> str:
    years = {match[1] for match in YEAR.finditer(text)}
    if len(years) != 1:
        return ""
    (year,) = years
    if re.search(rf"fy\s?{year}", text, re.IGNORECASE):
        return f"{year}/{(int(year) + 1) % 100:02d}"
    return year


def _full(digits: str) -> str:
    return digits if len(digits) > 2 else f"20{digits}"  # noqa: PLR2004 - digits of a year


def _name(month: int) -> str:
    return ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[month - 1]
