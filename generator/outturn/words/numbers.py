"""Numbers and their units, as readers of a language write them."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, reduce

from outturn.model import Indicator
from outturn.pages import Numerals
from outturn.words.catalogue import Catalogue

SIGNED = ("percent", "currency")
"""Units whose figures carry a sign of their own in tables."""

MOST_EXTRA_DECIMALS = 4
"""How many more decimals than its indicator has a figure is ever shown with, so that two do not look the same."""


@lru_cache(maxsize=100_000)
def rounded(value: float, decimals: int) -> Decimal:
    """A number rounded half away from zero."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def decimals_apart(one: float, other: float, least: int) -> int | None:
    """The fewest decimals, from ``least`` on, with which two values' difference is right as it is written.

    Values that differ are written differently. None where not even ``MOST_EXTRA_DECIMALS`` more do it.
    """
    for decimals in range(least, least + MOST_EXTRA_DECIMALS):
        step = rounded(one, decimals) - rounded(other, decimals)
        if step == rounded(one - other, decimals) and (step or one == other):
            return decimals
    return None


def decimals_from(value: float, levels: Iterable[float], least: int) -> int:
    """The fewest decimals, from ``least`` on, with which a value is written otherwise than each of the levels.

    A level that is the value itself does not count; where nothing does it, ``MOST_EXTRA_DECIMALS`` more than ``least``.
    """
    others = [level for level in levels if level != value]
    for decimals in range(least, least + MOST_EXTRA_DECIMALS):
        if all(rounded(value, decimals) != rounded(level, decimals) for level in others):
            return decimals
    return least + MOST_EXTRA_DECIMALS


def decimals_of(value: float) -> int:
    """How many decimals the number needs to be written out."""
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def number(say: Catalogue, value: float, decimals: int) -> str:
    """A number with thousands separated, rounded half away from zero: 1,234.5."""
    return _in_unit(say, value, "", decimals)


def figure(say: Catalogue, value: float, unit: str, decimals: int) -> str:
    """A figure in its unit, as tables show it: 12.5%, £1,234, 45.2."""
    return _in_unit(say, value, unit if unit in SIGNED else "", decimals)


@lru_cache(maxsize=100_000)
def _in_unit(say: Catalogue, value: float, unit: str, decimals: int) -> str:
    shown = rounded(value, decimals)
    whole, point, part = f"{abs(shown):,f}".partition(".")
    text = whole.replace(",", say("number-thousands")) + (say("number-decimal") + part if point else "")
    if unit:
        text = say(f"figure-{unit}", number=text)
    return say("number-negative", number=text) if shown < 0 else text


def figure_in_words(say: Catalogue, value: float, indicator: Indicator, decimals: int) -> str:
    """An indicator's figure as a sentence says it: 45.2 per 10,000, 12 days."""
    text = figure(say, value, indicator.unit, decimals)
    if indicator.unit == "rate" and indicator.per:
        return say("figure-rate-in-words", number=text, per=number(say, indicator.per, 0))
    return _counted(say, "days", value, text, decimals) if indicator.unit == "days" else text


def figure_with_phrase(say: Catalogue, value: float, indicator: Indicator, decimals: int) -> str:
    """An indicator's figure before the phrase that says what it counts: 45.2 in every 10,000."""
    if indicator.unit == "rate" and indicator.per:
        text = figure(say, value, indicator.unit, decimals)
        return say("figure-rate-with-phrase", number=text, per=number(say, indicator.per, 0))
    return figure_in_words(say, value, indicator, decimals)


def difference(say: Catalogue, value: float, unit: str, decimals: int) -> str:
    """A difference of two figures: 0.1 percentage points, £12, 1.5."""
    if unit != "percent":
        return figure(say, value, unit, decimals)
    return _counted(say, "points", value, number(say, value, decimals), decimals)


def _counted(say: Catalogue, what: str, value: float, text: str, decimals: int) -> str:
    """A number with what it counts; plural forms are those of whole numbers, and one with decimals has its own."""
    if decimals:
        return say(f"{what}-with-decimals", number=text)
    return say.count(what, abs(int(rounded(value, 0))), number=text)


def tolerance(say: Catalogue, indicator: Indicator) -> str:
    """The tolerance: 2 percentage points, 5% of it; empty where there is none."""
    amount = indicator.tolerance
    if not amount:
        return ""
    decimals = decimals_of(amount)
    if indicator.tolerance_unit == "percent":
        return say("tolerance-percent", number=number(say, amount, decimals))
    return difference(say, amount, indicator.unit, decimals)


def unit_name(say: Catalogue, unit: str, per: int | None) -> str:
    """What the figure counts in: Percent, Rate per 10,000."""
    return say("unit-rate-per", per=number(say, per, 0)) if unit == "rate" and per else say(f"unit-{unit}")


def numerals(say: Catalogue, unit: str) -> Numerals:
    """How the numbers of an axis are written, and what stands around them in that unit."""
    before, _, behind = say(f"figure-{unit}").partition("{number}") if unit in SIGNED else ("", "", "")
    marks = (say(f"number-{mark}") for mark in ("thousands", "decimal", "negative"))
    thousands, decimal, negative = marks
    return Numerals(thousands, decimal, negative.partition("{number}")[0], before, behind)


def ordinal(say: Catalogue, place: int) -> str:
    """A place in an order: 1st, 2nd, 3rd, 11th."""
    keys = (f"ordinal-{place}", f"ordinal-ends-{place % 100}", f"ordinal-ends-{place % 10}")
    return say(next((key for key in keys if say.has(key)), "ordinal"), number=place)


def listed(say: Catalogue, texts: Sequence[str], how: str) -> str:
    """The texts as a list; ``how`` is comma, semicolon or and. Empty where there are none."""
    return reduce(lambda first, second: say(f"list-{how}", first=first, second=second), texts) if texts else ""
