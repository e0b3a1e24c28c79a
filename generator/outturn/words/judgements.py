"""Ratings, directions, comparisons and everything else that is judged."""

from collections.abc import Mapping
from functools import lru_cache

from outturn.pages import Badge
from outturn.words.numbers import MINUS

RATINGS: Mapping[str, Badge] = {
    "green": Badge("green", "●", "On target"),
    "amber": Badge("amber", "▲", "Close to target"),
    "red": Badge("red", "■", "Off target"),
    "not rated": Badge("none", "○", "Not rated"),
}
RATING_WORDS = {name: badge.word for name, badge in RATINGS.items()}
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
DIRECTION_WORDS = {name: word for name, (_, word) in DIRECTIONS.items()}
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
SIGNS = {"better": "+", "higher": "+", "worse": MINUS, "lower": MINUS}
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
WORSE_THAN = "worse-than"
ATTENTION_KINDS = {
    "red": "Off target",
    "amber-worsening": "Close to target and worsening",
    "worsening-twice": "Worsening twice running",
    "process-concern": "A change for the worse beyond the usual ups and downs",
    WORSE_THAN: "Worse than the nation or the region, beyond chance",
    "forecast-miss": "Forecast to miss the target",
    "overdue": "The next figure is overdue",
    "low-reliability": "A figure of low reliability",
}
"""The reasons for attention as headings, in the order in which judging gives them: the most serious first."""


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


def comparison(name: str) -> Badge:
    """How a figure compares with another area's, as a badge."""
    kind, word = COMPARISONS.get(name, ("none", "Not compared"))
    if not name:
        return Badge("none", "○", word)
    return Badge(kind, SIGNS.get(name, "="), word)


def attention(reasons: str, areas: Mapping[str, str]) -> tuple[str, ...]:
    """The reasons for attention in words; ``areas`` gives the names of areas by their short names."""
    worse = f"{WORSE_THAN}-"
    return tuple(
        f"worse than {areas[code.removeprefix(worse)]} beyond chance" if code.startswith(worse) else ATTENTION[code]
        for code in reasons.split()
    )


def could_be_chance(counts: str, area: str = "") -> str:
    """The sentence that warns of a change within chance, and of a gap to an area where one is named.

    ``counts`` is what the figure rests on.
    """
    also = f", and so could the gap to {area}" if area else ""
    return f"The change could be chance{also}: the figure rests on {counts}."


def gap_could_be_chance(area: str) -> str:
    """The sentence that warns of a gap to an area that is within chance."""
    return f"The gap to {area} could be chance."
