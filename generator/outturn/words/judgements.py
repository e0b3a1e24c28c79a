"""Ratings, directions and comparisons as badges: a symbol, a word, and a name for the colour."""

from collections.abc import Mapping
from functools import lru_cache

from outturn.pages import Badge
from outturn.words.catalogue import Catalogue

RATINGS: Mapping[str, tuple[str, str]] = {
    "green": ("green", "●"),
    "amber": ("amber", "▲"),
    "red": ("red", "■"),
    "not rated": ("none", "○"),
}
"""The colour and the symbol of each rating."""
DIRECTIONS: Mapping[str, str] = {
    "improving": "better",
    "worsening": "worse",
    "increasing": "neutral",
    "decreasing": "neutral",
    "no change": "neutral",
    "not comparable": "none",
}
"""The colour of each direction of travel."""
COMPARISONS: Mapping[str, tuple[str, str]] = {
    "better": ("better", "+"),
    "similar": ("neutral", "="),
    "worse": ("worse", "\N{MINUS SIGN}"),
    "higher": ("neutral", "+"),
    "lower": ("neutral", "\N{MINUS SIGN}"),
}
"""The colour and the symbol of each comparison."""
UP, DOWN, LEVEL, NOTHING = "↑", "↓", "→", "○"
WORSE_THAN = "worse-than"
ATTENTION = (
    "red",
    "amber-worsening",
    "worsening-twice",
    "process-concern",
    WORSE_THAN,
    "forecast-miss",
    "overdue",
    "low-reliability",
)
"""The reasons for attention in the order in which judging gives them: the most serious first."""


def keyed(family: str, name: str) -> str:
    """The key of a judgement's words: rating, not rated → rating-not-rated."""
    return f"{family}-{name.replace(' ', '-')}"


@lru_cache(maxsize=1000)
def rating(say: Catalogue, name: str, reason: str = "") -> Badge:
    """A rating with its symbol and word, and the reason where there is none."""
    return Badge(*RATINGS[name], say(keyed("rating", name)), say(f"not-rated-{reason}") if reason else "")


def direction(say: Catalogue, name: str, change: float, reason: str = "") -> Badge:
    """A direction: the arrow says the movement, word and colour the judgement."""
    word = say(keyed("direction", name))
    if name == "not comparable":
        return Badge(DIRECTIONS[name], NOTHING, word, say(f"not-comparable-{reason}") if reason else "")
    symbol = LEVEL if name == "no change" else UP if change > 0 else DOWN
    return Badge(DIRECTIONS[name], symbol, word)


@lru_cache(maxsize=1000)
def comparison(say: Catalogue, name: str) -> Badge:
    """How a figure compares with another area's, as a badge."""
    return Badge(*COMPARISONS.get(name, ("none", NOTHING)), say(f"comparison-{name or 'none'}"))


def attention(say: Catalogue, reasons: str, areas: Mapping[str, str]) -> tuple[str, ...]:
    """The reasons for attention in words; ``areas`` gives the names of areas by their short names."""
    worse = f"{WORSE_THAN}-"
    return tuple(
        say(f"attention-{WORSE_THAN}", area=areas[code.removeprefix(worse)])
        if code.startswith(worse)
        else say(f"attention-{code}")
        for code in reasons.split()
    )
