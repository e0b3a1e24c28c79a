"""Figures of an indicator in its unit, as sentences say them."""

from outturn.model import Indicator
from outturn.words.catalogue import Catalogue
from outturn.words.numbers import decimals_of, figure, number, places, rounded

COUNTED = ("number", "days", "score", "ratio")
"""Units whose figure one is followed by a phrase in the singular: 1 child died."""


def figure_in_words(say: Catalogue, value: float, indicator: Indicator, decimals: int) -> str:
    """An indicator's figure as a sentence says it: 45.2 per 10,000, 12 days."""
    text = figure(say, value, indicator.counts_in, decimals)
    if indicator.unit == "rate" and indicator.per:
        return say("figure-rate-in-words", number=text, per=number(say, indicator.per, 0))
    if indicator.unit_label:
        return say("figure-labelled", number=text, label=_label(value, indicator, decimals))
    return _counted(say, "days", value, text, decimals) if indicator.unit == "days" else text


def _label(value: float, indicator: Indicator, decimals: int) -> str:
    """What the figure counts, one of them or several: tonne, tonnes."""
    one, _, several = (part.strip() for part in indicator.unit_label.partition("|"))
    is_one = not decimals and indicator.counts_in.multiplier == 1 and abs(rounded(value, decimals)) == 1
    return one if is_one else several


def figure_with_unit(say: Catalogue, value: float, indicator: Indicator, decimals: int) -> str:
    """An indicator's figure where nothing around it says its unit: 45.2 per 10,000, 12 days, 3.5 (score)."""
    key = f"figure-{indicator.unit}-with-unit"
    if say.has(key):
        return say(key, number=figure(say, value, indicator.counts_in, decimals))
    return figure_in_words(say, value, indicator, decimals)


def figure_with_phrase(say: Catalogue, value: float, indicator: Indicator, decimals: int) -> str:
    """An indicator's figure before the phrase that says what it counts: 45.2 in every 10,000."""
    if indicator.unit == "rate" and indicator.per:
        text = figure(say, value, indicator.counts_in, decimals)
        return say("figure-rate-with-phrase", number=text, per=number(say, indicator.per, 0))
    return figure_in_words(say, value, indicator, decimals)


def phrase_of(value: float, indicator: Indicator, decimals: int) -> str:
    """The phrase that follows the figure: “children died”, or of “child died|children died” the one that fits.

    Empty where there is none, and where the figure is one and the phrase is not written in the singular.
    """
    one, bar, several = (part.strip() for part in indicator.phrase.partition("|"))
    if indicator.unit not in COUNTED or indicator.counts_in.multiplier != 1 or rounded(value, decimals) != 1:
        return several if bar else one
    return (several if decimals else one) if bar else ""


def difference(say: Catalogue, value: float, indicator: Indicator, decimals: int) -> str:
    """A difference of two of an indicator's figures: 0.1 percentage points, £12, 1.5 per 10,000, 2 days, 1 step."""
    if indicator.unit == "scale":
        return say.count("steps", abs(round(value)))
    if indicator.unit != "percent":
        return figure_in_words(say, value, indicator, decimals)
    return _counted(say, "points", value, number(say, value, decimals), decimals)


def apart(say: Catalogue, one: float, other: float, indicator: Indicator, decimals: int) -> str:
    """How far apart two figures are as they are written with these decimals, so that the sum is right on paper."""
    written = places(indicator.counts_in, decimals)
    return difference(say, float(abs(rounded(one, written) - rounded(other, written))), indicator, decimals)


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
    return difference(say, amount, indicator, decimals)


def unit_name(say: Catalogue, indicator: Indicator) -> str:
    """What its figures count in: Percent, Rate per 10,000, Pounds (millions), Tonnes of CO2."""
    unit = indicator.counts_in
    if unit.words:
        return say("unit-scale", worst=unit.words[0], best=unit.words[-1])
    if unit.kind == "rate" and indicator.per:
        return say("unit-rate-per", per=number(say, indicator.per, 0))
    named = f"unit-currency-{unit.currency}"
    text = (
        say(named) if unit.kind == "currency" and say.has(named) else say(f"unit-{unit.kind}", currency=unit.currency)
    )
    if unit.label:
        several = unit.label.partition("|")[2].strip()
        text = f"{several[:1].upper()}{several[1:]}"
    return say(f"unit-times-{unit.multiplier}", unit=text) if unit.multiplier != 1 else text
