"""Numbers and their units, as British readers write them."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from outturn.model import Indicator

MINUS = "\N{MINUS SIGN}"
UNITS = {
    "percent": "Percent",
    "rate": "Rate",
    "number": "Number",
    "currency": "Pounds",
    "score": "Score",
    "days": "Days",
    "ratio": "Ratio",
}


def rounded(value: float, decimals: int) -> Decimal:
    """A number rounded half away from zero."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def decimals_apart(one: float, other: float, least: int, more: int) -> int | None:
    """The fewest decimals, of ``more`` from ``least`` on, with which two values' difference is right as it is written.

    Values that differ are written differently. None where no such number of decimals does it.
    """
    for decimals in range(least, least + more):
        step = rounded(one, decimals) - rounded(other, decimals)
        if step == rounded(one - other, decimals) and (step or one == other):
            return decimals
    return None


@lru_cache(maxsize=100_000)
def number(value: float, decimals: int) -> str:
    """A number with thousands separated and a true minus sign, rounded half away from zero: 1,234.5."""
    shown = rounded(value, decimals)
    return f"{abs(shown):,f}" if shown >= 0 or not shown else f"{MINUS}{abs(shown):,f}"


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


def difference(value: float, unit: str, decimals: int) -> str:
    """A difference of two figures: 0.1 percentage points, £12, 1.5."""
    if unit != "percent":
        return figure(value, unit, decimals)
    text = number(value, decimals)
    return f"{text} percentage {'point' if text.removeprefix(MINUS) == '1' else 'points'}"


def tolerance(indicator: Indicator) -> str:
    """The tolerance: 2 percentage points, 5% of it; empty where there is none."""
    amount = indicator.tolerance
    if not amount:
        return ""
    decimals = decimals_of(amount)
    if indicator.tolerance_unit == "percent":
        return f"{number(amount, decimals)}% of it"
    return difference(amount, indicator.unit, decimals)


def decimals_of(value: float) -> int:
    """How many decimals the number needs to be written out."""
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def unit_name(unit: str, per: int | None) -> str:
    """What the figure counts in: Percent, Rate per 10,000."""
    return f"{UNITS[unit]} per {per:,}" if unit == "rate" and per else UNITS[unit]


def ordinal(number_: int) -> str:
    """A place in an order: 1st, 2nd, 3rd, 11th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number_ % 10, "th")
    return f"{number_}{'th' if number_ % 100 in (11, 12, 13) else ending}"


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: 1 indicator, 1,234 indicators."""
    return f"{count:,} {one if count == 1 else many}"


def capital(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]
