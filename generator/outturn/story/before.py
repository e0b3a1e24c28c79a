"""What the places before a council had, added up from their counts, so that it can be held beside its own.

The share of two councils together is known only where both published the counts behind it; a mean of their shares is
not it. So a period is added up where every place before has a numerator and a denominator of the same measure for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import isnan

from outturn import words
from outturn.model import Indicator, Package
from outturn.pages import BeforeRow
from outturn.periods import parse
from outturn.words.catalogue import Catalogue

SAME = ("definition", "unit", "unit_label", "per", "basis", "frequency", "year_type")
"""Columns in which the same measure of two scorecards agrees, beside its short name."""
HUNDRED = 100.0
Counted = tuple[float, float, str]
"""A numerator, a denominator and the marks of their figure."""
NOTHING: Counted = (float("nan"), float("nan"), "")
Counts = Mapping[str, Counted]
"""What was counted, by period."""


def before(say: Catalogue, indicator: Indicator, places: Mapping[str, Sequence[Package]]) -> tuple[BeforeRow, ...]:
    """A row a period in which any of the places before has a figure, the newest first.

    ``places`` are the packages of every place before, by its name. Empty where none of them has the measure.
    """
    counts = {name: _counts(indicator, packages) for name, packages in places.items()}
    periods = {period for each in counts.values() if each is not None for period in each}
    return tuple(_rows(say, indicator, counts, sorted(periods, key=lambda text: parse(text).order, reverse=True)))


def _counts(indicator: Indicator, packages: Sequence[Package]) -> Counts | None:
    """The counts of the same measure in the first of the packages that has it; None where none has."""
    for package in packages:
        for one in package.indicators:
            is_same = all(getattr(one, name) == getattr(indicator, name) for name in SAME)
            if one.indicator == indicator.indicator and is_same:
                rows = package.outturns[package.outturns["indicator"] == one.indicator]
                counted = zip(rows["numerator"], rows["denominator"], rows["mark"], strict=True)
                return dict(zip(rows["period"], counted, strict=True))
    return None


def _rows(
    say: Catalogue, indicator: Indicator, counts: Mapping[str, Counts | None], periods: Sequence[str]
) -> Iterator[BeforeRow]:
    scale = {"percent": HUNDRED, "rate": float(indicator.per or 1), "ratio": 1.0}.get(indicator.unit)
    for period in periods:
        label = words.short_label(say, parse(period))
        known = {name: (each or {}).get(period, NOTHING) for name, each in counts.items()}
        top, below = sum(one[0] for one in known.values()), sum(one[1] for one in known.values())
        if scale is None or isnan(top) or isnan(below) or below <= 0:
            lacking = [name for name, one in known.items() if isnan(one[0]) or isnan(one[1])]
            which = words.listed(say, lacking or list(known), "and")
            yield BeforeRow(label, say("before-not-comparable"), "", say("before-no-counts", places=which))
            continue
        figure = words.figure(say, top / below * scale, indicator.counts_in, indicator.decimals)
        parts = [_part(say, name, *one) for name, one in known.items()]
        yield BeforeRow(label, figure, _of(say, top, below), words.listed(say, parts, "semicolon"))


def _part(say: Catalogue, place: str, top: float, below: float, marks: str) -> str:
    """One place's part of the sum, with the marks of its figure."""
    text = say("before-part", place=place, counts=_of(say, top, below))
    return " ".join((text, *(f"[{mark}]" for mark in marks.split())))


def _of(say: Catalogue, top: float, below: float) -> str:
    numerator, denominator = (words.number(say, one, min(words.decimals_of(one), 1)) for one in (top, below))
    return say("counts", numerator=numerator, denominator=denominator)
