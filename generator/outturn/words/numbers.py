"""Numbers, as readers of a language write them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, reduce
from math import ulp

from outturn.model import Unit
from outturn.pages import Numerals
from outturn.words.catalogue import Catalogue

PLAIN = Unit("number")

PENCE = 2
"""Decimals of money: it has these or none."""

APART = 1.5
"""Values that are so many steps of the last decimal apart are written differently, however they are rounded."""

ULPS = 8
"""How many units in the last place two values may differ and still be one: 32.7 − 0.3 is 32.4 to a reader."""

NUMBER = "\0"
"""What stands for a number where only what is around it is wanted; no word has it."""
BILLION = 1e9
MOST_WRITTEN = 6
"""Below a billion, a float knows so many decimals for certain."""

MOST_EXTRA_DECIMALS = 4
"""How many more decimals than its indicator has a figure is ever shown with, so that two do not look the same."""


@lru_cache(maxsize=5_000)
def rounded(value: float, decimals: int) -> Decimal:
    """A number rounded half away from zero."""
    return _decimal(value).quantize(_step(decimals), ROUND_HALF_UP)


@lru_cache(maxsize=100)
def _step(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def decimals_apart(one: float, other: float, least: int) -> int | None:
    """The fewest decimals, from ``least`` on, with which two values' difference is right as it is written.

    Values that differ are written differently. None where not even ``MOST_EXTRA_DECIMALS`` more do it.
    """
    for decimals in range(least, least + MOST_EXTRA_DECIMALS):
        step = rounded(one, decimals) - rounded(other, decimals)
        if step == rounded(one - other, decimals) and (step or one == other):
            return decimals
    return None


def is_same(one: float, other: float) -> bool:
    """Whether two values differ by no more than binary arithmetic may bring about."""
    return abs(one - other) <= ULPS * ulp(max(abs(one), abs(other)))


def shifted(level: float, by: float) -> float:
    """The level moved by so much, in decimal arithmetic: 32.7 less 0.3 is 32.4."""
    return float(_decimal(level) + _decimal(by))


def _decimal(value: float) -> Decimal:
    return Decimal(repr(float(value)))


@lru_cache(maxsize=5_000)
def decimals_from(value: float, levels: tuple[float, ...], least: int) -> int:
    """The fewest decimals, from ``least`` on, with which a value is written otherwise than each of the levels.

    A level that is the value itself, but for binary arithmetic, does not count; where nothing does it,
    ``MOST_EXTRA_DECIMALS`` more than ``least``.
    """
    others = [level for level in levels if not is_same(level, value)]
    if all(abs(value - level) > APART * 10.0**-least for level in others):
        return least
    for decimals in range(least, least + MOST_EXTRA_DECIMALS):
        if all(rounded(value, decimals) != rounded(level, decimals) for level in others):
            return decimals
    return least + MOST_EXTRA_DECIMALS


def decimals_of(value: float) -> int:
    """How many decimals the number needs to be written out."""
    if float(value).is_integer():
        return 0
    exponent = _decimal(value).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def places(unit: Unit, decimals: int) -> int:
    """With how many decimals a figure of so many is written in that unit: pounds have pence, £12.50 and not £12.5."""
    return PENCE if unit.kind == "currency" and unit.multiplier == 1 and decimals == 1 else decimals


def number(say: Catalogue, value: float, decimals: int) -> str:
    """A number with thousands separated, rounded half away from zero: 1,234.5."""
    return _in_unit(say, value, PLAIN, decimals)


def file_size(say: Catalogue, length: int) -> str:
    """How large a file of so many bytes is: 12 kB, 1.3 MB; what is there at all has one kilobyte at least."""
    kilobytes = max(1, round(length / 1000))
    if kilobytes < 1000:  # noqa: PLR2004 - a megabyte
        return say("size-kilobytes", number=kilobytes)
    return say("size-megabytes", number=number(say, length / 1_000_000, 1))


def figure(say: Catalogue, value: float, unit: Unit, decimals: int) -> str:
    """A figure in its unit, as tables show it: 12.5%, £1,234, £34.4 million, 45.2, Good."""
    if unit.words:
        return unit.words[round(value) - 1]
    return _in_unit(say, value, unit, places(unit, decimals))


@lru_cache(maxsize=5_000)
def _in_unit(say: Catalogue, value: float, unit: Unit, decimals: int) -> str:
    shown = _written(value, decimals)
    text = shown.removeprefix("-")
    thousands, decimal, around = _marks(say, unit)
    if (thousands, decimal) != (",", "."):
        whole, point, part = text.partition(".")
        text = whole.replace(",", thousands) + (decimal + part if point else "")
    text = text.join(around)
    return say("number-negative", number=text) if shown.startswith("-") and shown.strip("-0.,") else text


@lru_cache(maxsize=1_000)
def _marks(say: Catalogue, unit: Unit) -> tuple[str, str, Sequence[str]]:
    """What stands between thousands and before decimals, and what stands around a figure in the unit."""
    return say("number-thousands"), say("number-decimal"), _around(say, NUMBER, unit, "figure").split(NUMBER)


def _written(value: float, decimals: int) -> str:
    """What ``rounded`` gives, with commas between thousands.

    Where no tie of halves is, Python's own way to write a float, which rounds its binary value, gives the same.
    """
    exact = repr(float(value))
    is_tie = exact.endswith("5") and len(exact.partition(".")[2]) == decimals + 1
    if is_tie or "e" in exact or decimals > MOST_WRITTEN or not -BILLION < value < BILLION:
        return f"{rounded(value, decimals):,f}"
    return f"{value:,.{decimals}f}"


def _around(say: Catalogue, text: str, unit: Unit, where: str) -> str:
    """A number with the signs and words that its unit has in a ``figure``, or in short on an ``axis``."""
    if unit.kind == "percent":
        text = say("figure-percent", number=text)
    if unit.kind == "currency":
        key = f"figure-currency-{unit.currency}"
        text = say(key, number=text) if say.has(key) else say("figure-currency", currency=unit.currency, number=text)
    return say(f"{where}-times-{unit.multiplier}", number=text) if unit.multiplier != 1 else text


def numerals(say: Catalogue, unit: Unit, decimals: int = 1) -> Numerals:
    """How the numbers of an axis are written, and what stands around them in that unit.

    The axis of a count, a number without decimals, has whole numbers alone.
    """
    if unit.words:
        return Numerals(steps=unit.words)
    before, _, behind = _around(say, "{number}", unit, "axis").partition("{number}")
    marks = (say(f"number-{mark}") for mark in ("thousands", "decimal", "negative"))
    thousands, decimal, negative = marks
    least = places(unit, 1) if unit.kind == "currency" and unit.multiplier == 1 else 0
    finest = 1 if unit.kind == "number" and not decimals and unit.multiplier == 1 else 0
    return Numerals(thousands, decimal, negative.partition("{number}")[0], before, behind, least, finest=finest)


def ordinal(say: Catalogue, place: int) -> str:
    """A place in an order: 1st, 2nd, 3rd, 11th."""
    keys = (f"ordinal-{place}", f"ordinal-ends-{place % 100}", f"ordinal-ends-{place % 10}")
    return say(next((key for key in keys if say.has(key)), "ordinal"), number=place)


def listed(say: Catalogue, texts: Sequence[str], how: str) -> str:
    """The texts as a list; ``how`` is comma, semicolon or and. Empty where there are none."""
    return reduce(lambda first, second: say(f"list-{how}", first=first, second=second), texts) if texts else ""
