"""The site's words: numbers, dates, periods, ratings and sentences, as British readers write them.

This module owns every word that pages say about figures, so that another language is another such module.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from outturn.model import Indicator
from outturn.pages import Badge
from outturn.periods import TERMS, Period, start_year, year_period

MINUS = "\N{MINUS SIGN}"
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

RATINGS: Mapping[str, Badge] = {
    "green": Badge("green", "●", "On target"),
    "amber": Badge("amber", "▲", "Close to target"),
    "red": Badge("red", "■", "Off target"),
    "not rated": Badge("none", "○", "Not rated"),
}
NOT_RATED = {
    "no-value": "there is no figure",
    "no-polarity": "neither a high nor a low figure is good in itself",
    "break": "the figure is not comparable with those before it",
    "no-target": "there is no target for this period",
    "whole-year": "the target is for the whole year, and this is a part of it",
}
DIRECTIONS: Mapping[str, tuple[str, str]] = {
    "improving": ("better", "Improving"),
    "worsening": ("worse", "Worsening"),
    "increasing": ("neutral", "Increasing"),
    "decreasing": ("neutral", "Decreasing"),
    "no change": ("neutral", "No change"),
    "not comparable": ("none", "Not comparable"),
}
NOT_COMPARABLE = {
    "no-value": "there is no figure",
    "no-earlier": "it is the first figure",
    "gap": "there is no figure for the period before",
    "break": "there is a break in the series",
    "new-year": "a new year has begun",
    "adds-up": "a total of the year so far only grows",
}
UP, DOWN, LEVEL = "↑", "↓", "→"

POLARITIES = {
    "higher": "A higher figure is better.",
    "lower": "A lower figure is better.",
    "band": "A figure inside the band is best.",
    "none": "Neither a high nor a low figure is good in itself.",
}
UNITS = {
    "percent": "Percent",
    "rate": "Rate",
    "number": "Number",
    "currency": "Pounds",
    "score": "Score",
    "days": "Days",
    "ratio": "Ratio",
}
BASES = {
    "period": "Each figure is about its own period.",
    "year-to-date": "Each figure is about the year so far.",
    "snapshot": "Each figure is a count on one day.",
    "rolling": "Each figure is about several years or periods taken together.",
}
COMPARISONS = {
    "better": ("better", "Better"),
    "similar": ("neutral", "Similar"),
    "worse": ("worse", "Worse"),
    "higher": ("neutral", "Higher"),
    "lower": ("neutral", "Lower"),
}
TRENDS = {
    "improving": "The last five years show an improving trend.",
    "worsening": "The last five years show a worsening trend.",
    "increasing": "The last five years show an increasing trend.",
    "decreasing": "The last five years show a decreasing trend.",
    "no trend": "The last five years show no trend that is more than chance.",
}
VARIATIONS = {
    "improvement": "The newest figures show a change for the better that is more than the usual ups and downs.",
    "concern": "The newest figures show a change for the worse that is more than the usual ups and downs.",
    "increase": "The newest figures show a rise that is more than the usual ups and downs.",
    "decrease": "The newest figures show a fall that is more than the usual ups and downs.",
    "common cause": "The newest figures show no more than the usual ups and downs.",
}
ASSURANCES = {
    "will hit": "If nothing changes, the {aim} will be met every time.",
    "will miss": "If nothing changes, the {aim} will be missed every time.",
    "hit or miss": "If nothing changes, whether the {aim} is met is down to chance.",
}
SPECIAL_CAUSES = {
    "outside": "outside the usual range",
    "trend": "part of seven figures in a row that all rise or all fall",
    "two-of-three": "one of three figures in a row near the edge of the usual range",
    "shift": "one of seven figures in a row on the same side of the mean",
}
INTERVALS = {
    "wilson": "Wilson's method",
    "byar": "Byar's method",
    "exact-poisson": "the exact Poisson method",
}
FORECASTS = {
    "last-year": "by how much of last year's total had come by the same time",
    "time": "in proportion to the time that has passed",
    "year-end": "which is the whole year's total",
}
ATTENTION = {
    "red": "off target",
    "amber-worsening": "close to target and worsening",
    "worsening-twice": "worsening twice running",
    "process-concern": "a change for the worse beyond the usual ups and downs",
    "forecast-miss": "forecast to miss its target",
    "overdue": "its next figure is overdue",
    "low-reliability": "its figure is of low reliability",
}
AREA_KINDS = {"nation": "Nation", "region": "Region", "neighbour": "Statistical neighbour", "peer": "Other area"}
STATUSES = {"open": "Open", "watching": "Being watched", "closed": "Closed"}
ASSESSED = {"confirmed": "Confirmed", "provisional": "Provisional", "predicted": "Predicted"}

RATING_WORDS = {name: badge.word for name, badge in RATINGS.items()}
DIRECTION_WORDS = {name: word for name, (_, word) in DIRECTIONS.items()}
NO_FIGURE, NOTHING = "no figure", "nothing"
MORE, LESS = "up ", "down "
ADDED, REMOVED = "added", "removed"
SCORECARD = "The scorecard"
COMPARATORS_CHANGED = {
    "comparators added": "added",
    "comparators revised": "revised",
    "comparators removed": "removed",
}
ENTRIES = {
    "areas": ("area", "areas"),
    "frameworks": ("framework code", "framework codes"),
    "issues": ("critical issue", "critical issues"),
    "assessments": ("assessment", "assessments"),
}
LEVELS = {"major": "Major change", "minor": "New or revised figures", "patch": "Correction"}


@lru_cache(maxsize=100_000)
def number(value: float, decimals: int) -> str:
    """A number with thousands separated and a true minus sign, rounded half away from zero: 1,234.5."""
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{abs(rounded):,f}" if rounded >= 0 or not rounded else f"{MINUS}{abs(rounded):,f}"


def figure(value: float, unit: str, decimals: int) -> str:
    """A figure in its unit, as tables show it: 12.5%, £1,234, 45.2."""
    text = number(value, decimals)
    if unit == "percent":
        return f"{text}%"
    if unit == "currency":
        return f"£{text}" if not text.startswith(MINUS) else f"{MINUS}£{text[1:]}"
    return text


def figure_in_words(value: float, unit: str, decimals: int, per: int | None) -> str:
    """A figure as a sentence says it: 45.2 per 10,000, 12 days."""
    text = figure(value, unit, decimals)
    if unit == "rate" and per:
        return f"{text} per {per:,}"
    if unit == "days":
        return f"{text} {'day' if text == '1' else 'days'}"
    return text


def tolerance(indicator: Indicator) -> str:
    """The tolerance: 2 percentage points, 5% of it; empty where there is none."""
    amount = indicator.tolerance
    if not amount:
        return ""
    decimals = decimals_of(amount)
    if indicator.tolerance_unit == "percent":
        return f"{number(amount, decimals)}% of it"
    return difference(amount, indicator.unit, decimals)


def could_be_chance(counts: str) -> str:
    """The sentence that warns of a change within chance; ``counts`` is what the figure rests on."""
    return f"The change could be chance: the figure rests on {counts}."


def difference(value: float, unit: str, decimals: int) -> str:
    """A difference of two figures: 0.1 percentage points, £12, 1.5."""
    if unit != "percent":
        return figure(value, unit, decimals)
    text = number(value, decimals)
    return f"{text} percentage {'point' if text.removeprefix(MINUS) == '1' else 'points'}"


def decimals_of(value: float) -> int:
    """How many decimals the number needs to be written out."""
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def unit_name(unit: str, per: int | None) -> str:
    """What the figure counts in: Percent, Rate per 10,000."""
    return f"{UNITS[unit]} per {per:,}" if unit == "rate" and per else UNITS[unit]


def comparison(name: str) -> Badge:
    """How a figure compares with another area's, as a badge."""
    kind, word = COMPARISONS.get(name, ("none", "Not compared"))
    return Badge(kind, {"better": "+", "worse": MINUS}.get(name, "="), word) if name else Badge("none", "○", word)


def attention(reasons: str, areas: Mapping[str, str]) -> tuple[str, ...]:
    """The reasons for attention in words; ``areas`` gives the names of areas by their short names."""
    worse = "worse-than-"
    return tuple(
        f"worse than {areas[code.removeprefix(worse)]} beyond chance" if code.startswith(worse) else ATTENTION[code]
        for code in reasons.split()
    )


WORKING_COPY = "This is the working copy. It is not published, and may change."
WORKING_COPY_NAME = "Working copy"
VERSIONS = "Versions"
FIRST_VERSION = "First version"
NO_LONGER = "No longer in the scorecard"
TAKEN_DOWN = "Taken down"
DATA = "Downloads and feeds"
DATA_DESCRIBED = "Every figure to download, feeds of new versions and corrections, and a catalogue for programs."
ZIP, ZIP_HOLDS = "The data package", "Every file of the version in one zip, which Frictionless tools open."
DOCUMENT, DOCUMENT_HOLDS = "Everything as JSON", "Figures, judgements and words in one document for programs."
LATEST, LATEST_HOLDS = "The newest version as JSON", "The same document, at an address that stays the same."
ALL_FILES, ALL_FILES_HOLD = "All files of the newest version", "CSV tables, JSON and zip."
EARLIER, EARLIER_HOLD = "Every version", "What changed in each, with its pages and its files."
FEED, FEED_HOLDS = "Feed (Atom)", "New versions and corrections of this scorecard."
SITE_FEED_HOLDS = "New versions and corrections of every scorecard."
CATALOGUE, CATALOGUE_HOLDS = "Catalogue (DCAT, JSON-LD)", "Every scorecard and version, for data portals."
DRAFT = "This is a draft. It is not published as a version yet, and may change."


def version(number_: str) -> str:
    """What a version is called in a sentence."""
    return f"version {number_}"


def capital(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]


def newest(number_: str, day: date) -> str:
    """The newest version, as a link to it says."""
    return f"version {number_} of {long_date(day)}"


def versions_of(title: str) -> str:
    """What a scorecard's list of versions is called."""
    return f"Versions of {title}"


def versions_described(title: str) -> str:
    """What a scorecard's list of versions is."""
    return f"Every published version of {title}, what changed in each, and when."


def downloads_of(title: str, number_: str) -> str:
    """What the page with a version's files is called."""
    return f"Downloads: {title}, version {number_}"


def downloads_described(title: str, number_: str, day: date) -> str:
    """What the page with a version's files holds."""
    return f"The files of {title}, version {number_}, published {long_date(day)}."


def last_version(number_: str) -> str:
    """A link to the last version that has something."""
    return f"The indicator in version {number_}"


def withdrawn(day: date, reason: str) -> str:
    """What stands in place of something that was taken down."""
    return f"Taken down on {long_date(day)}. {reason}"


def last_in(title: str, number_: str) -> str:
    """What stands at the address of an indicator that the newest version does not have."""
    return f"This indicator is no longer part of {title}. The last version that has it is version {number_}."


def sealed_on(number_: str, day: date) -> str:
    """What a sealed page says of itself first."""
    return f"This is version {number_}, published on {long_date(day)}. It does not change."


def cited(names: Iterable[str], number_: str, day: date, url: str) -> str:
    """A citation: council, scorecard, indicator, period, version, date, address."""
    return f"{'. '.join(names)}. Version {number_}, published {long_date(day)}. {url}"


def ordinal(number_: int) -> str:
    """A place in an order: 1st, 2nd, 3rd, 11th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number_ % 10, "th")
    return f"{number_}{'th' if number_ % 100 in (11, 12, 13) else ending}"


@lru_cache(maxsize=1000)
def rating(name: str, reason: str = "") -> Badge:
    """A rating with its symbol and word, and the reason where there is none."""
    badge = RATINGS[name]
    return Badge(badge.kind, badge.symbol, badge.word, NOT_RATED.get(reason, ""))


def direction(name: str, change: float, reason: str = "") -> Badge:
    """A direction: the arrow says the movement, word and colour the judgement."""
    kind, word = DIRECTIONS[name]
    if name == "not comparable":
        return Badge(kind, "○", word, NOT_COMPARABLE.get(reason, ""))
    symbol = LEVEL if name == "no change" else UP if change > 0 else DOWN
    return Badge(kind, symbol, word)


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


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: 1 indicator, 1,234 indicators."""
    return f"{count:,} {one if count == 1 else many}"
