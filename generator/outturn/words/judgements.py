"""Ratings, directions and comparisons as badges: a symbol, a word, and names for the colour and for the certainty."""

from collections.abc import Mapping
from functools import lru_cache

from outturn.model import BENCHMARKED
from outturn.pages import Badge
from outturn.values import replace
from outturn.words.catalogue import Catalogue
from outturn.words.numbers import listed

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
    "similar": ("similar", "≈"),
    "worse": ("worse", "\N{MINUS SIGN}"),
    "higher": ("neutral", "+"),
    "lower": ("neutral", "\N{MINUS SIGN}"),
}
"""The colour and the symbol of each comparison."""
LOOKS: Mapping[str, str] = {"could be chance": "chance", "not tested": "untested"}
"""The look of each certainty; what is beyond chance looks as it is."""
UP, DOWN, EITHER, LEVEL, ABOUT, NOTHING = "↑", "↓", "↕", "→", "≈", "○"
WORSE_THAN = "worse-than"
ATTENTION = (
    "red",
    "red-benchmark",
    "amber-worsening",
    "worsening-twice",
    "process-concern",
    WORSE_THAN,
    "forecast-miss",
)
"""The kinds of reasons in the performance for which an indicator needs attention, the most serious first."""
ATTENTION_DATA = ("overdue", "low-reliability")
"""The kinds of reasons in its data."""
QUALIFYING = ("f", "e", "p", "u")
"""Marks beside a figure without which a judgement of it says too much: forecast, estimated, provisional, doubtful."""


def keyed(family: str, name: str) -> str:
    """The key of a judgement's words: rating, not rated → rating-not-rated."""
    return f"{family}-{name.replace(' ', '-')}"


@lru_cache(maxsize=1000)
def rating(say: Catalogue, name: str, reason: str = "") -> Badge:
    """A rating against a target with its symbol and word, and the reason where there is none."""
    return Badge(*RATINGS[name], say(keyed("rating", name)), say(f"not-rated-{reason}") if reason else "")


@lru_cache(maxsize=1000)
def against_benchmark(say: Catalogue, name: str, benchmark: str, certainty: str) -> Badge:
    """A rating against a benchmark of that name: better than, similar to or worse than it, and how certainly."""
    how = BENCHMARKED[name]
    return _sure(say, Badge(*COMPARISONS[how], say(f"benchmark-{how}", benchmark=benchmark)), certainty)


def direction(say: Catalogue, name: str, change: float, reason: str = "", certainty: str = "") -> Badge:
    """A direction: the arrow says the movement, word and colour the judgement.

    A change that could be chance is about the same, whichever way the figure moved.
    """
    word = say(keyed("direction", name))
    if name == "not comparable":
        return Badge(DIRECTIONS[name], NOTHING, word, say(f"not-comparable-{reason}") if reason else "")
    if certainty == "could be chance":
        return about_the_same(say)
    symbol = LEVEL if name == "no change" else UP if change > 0 else DOWN
    return _sure(say, Badge(DIRECTIONS[name], symbol, word), certainty)


@lru_cache(maxsize=1000)
def comparison(say: Catalogue, name: str, certainty: str = "") -> Badge:
    """How a figure compares with another area's, as a badge, and how certainly."""
    return _sure(say, Badge(*COMPARISONS.get(name, ("none", NOTHING)), say(f"comparison-{name or 'none'}")), certainty)


def gap_direction(say: Catalogue, name: str, reason: str, certainty: str, polarity: str) -> Badge:
    """How a gap between groups moved: narrowing is better and widening worse, unless neither way is better."""
    if name == "not comparable":
        return Badge("none", NOTHING, say("gap-direction-not-comparable"), say(f"gap-reason-{reason}"))
    if certainty == "could be chance":
        return about_the_same(say)
    if name == "no change":
        return Badge("neutral", LEVEL, say("direction-no-change"))
    kind = ("better" if name == "narrowing" else "worse") if polarity in ("higher", "lower") else "neutral"
    return _sure(say, Badge(kind, DOWN if name == "narrowing" else UP, say(f"gap-direction-{name}")), certainty)


def about_the_same(say: Catalogue) -> Badge:
    """No change, or one that could be chance."""
    return Badge("similar", ABOUT, say("direction-about-the-same"), certainty="chance")


def up_or_down(say: Catalogue) -> Badge:
    """A change where neither way is better."""
    return Badge("neutral", EITHER, say("direction-either"))


def judged(say: Catalogue, what: str, code: str) -> str:
    """A rating or a direction in words, as comparisons of versions write it: "worse, not tested" of a benchmark."""
    name, _, certainty = code.partition(", ")
    word = say(f"benchmark-kind-{name}") if name in BENCHMARKED.values() else say(keyed(what, name))
    return say("badge-untested", word=word) if certainty else word


def qualifying(say: Catalogue, mark: str) -> list[str]:
    """What those of the marks say without which a judgement says too much, in a word each: forecast, provisional."""
    return [say(f"mark-in-short-{one}") for one in QUALIFYING if one in mark.split()]


def with_marks(say: Catalogue, judgement: str, mark: str) -> str:
    """A judgement of a figure with those marks, which it says: off target (forecast)."""
    said = qualifying(say, mark)
    return say("badge-marked", word=judgement, marks=listed(say, said, "comma")) if said else judgement


def marked(say: Catalogue, badge: Badge, mark: str) -> Badge:
    """The badge of a judgement of a figure with those marks, which it says: On target (forecast)."""
    return badge if badge.kind == "none" else replace(badge, word=with_marks(say, badge.word, mark))


def period_marked(say: Catalogue, period: str, mark: str) -> str:
    """The period with what its figure's marks say: 2023/24, provisional."""
    return listed(say, [period, *qualifying(say, mark)], "comma")


def _sure(say: Catalogue, badge: Badge, certainty: str) -> Badge:
    """The badge in the look of its certainty; what was not tested says so."""
    look = LOOKS.get(certainty, "")
    is_untested = look == "untested" and badge.kind not in ("similar", "none")
    return replace(badge, word=say("badge-untested", word=badge.word) if is_untested else badge.word, certainty=look)
