"""What the places before a council had, added up from their counts, so that it can be held beside its own.

The share of two councils together is known only where both published the counts behind it; a mean of their shares is
not it. So a period is added up where every place before became the council whole and has a numerator and a denominator
of the same measure for it, or a number that is a count. Elsewhere their figures stand as they are, not comparable.
"""

from collections.abc import Mapping, Sequence
from math import isnan, nan
from typing import NamedTuple

from outturn import words
from outturn.measures import is_amount
from outturn.model import Indicator, Package
from outturn.pages import BeforeRow
from outturn.periods import parse
from outturn.words.catalogue import Catalogue

SAME = ("definition", "unit", "unit_label", "per", "basis", "frequency", "year_type")
"""Columns in which the same measure of two scorecards agrees, beside its short name."""
HUNDRED = 100.0


class Counted(NamedTuple):
    """A place's figure: its value with its marks, and its numerator and denominator, NaN where there are none.

    A number of people, cases or things is its own numerator, and needs no denominator.
    """

    value: float = nan
    mark: str = ""
    top: float = nan
    below: float = nan


Counts = Mapping[str, Counted]
"""What was counted, by period."""


def before(
    say: Catalogue, indicator: Indicator, places: Mapping[str, Sequence[Package]], *, are_whole: bool = True
) -> tuple[BeforeRow, ...]:
    """A row a period in which any of the places before has a figure, the newest first.

    ``places`` are the packages of every place before, by its name; ``are_whole`` says that all of each is the council
    now. Empty where none of them has the measure.
    """
    counts = {name: _counts(indicator, packages) for name, packages in places.items()}
    periods = {period for each in counts.values() if each is not None for period in each}
    ordered = sorted(periods, key=lambda text: parse(text).order, reverse=True)
    return tuple(_row(say, indicator, text, counts, are_whole=are_whole) for text in ordered)


def _counts(indicator: Indicator, packages: Sequence[Package]) -> Counts | None:
    """The figures of the same measure in the first of the packages that has it; None where none has."""
    for package in packages:
        for one in package.indicators:
            is_same = all(getattr(one, name) == getattr(indicator, name) for name in SAME)
            if one.indicator == indicator.indicator and is_same:
                rows = package.outturns[package.outturns["indicator"] == one.indicator]
                tops = rows["value"] if _is_count(one) else rows["numerator"]
                columns = (rows["value"], rows["mark"], tops, rows["denominator"])
                return dict(zip(rows["period"], map(Counted, *columns), strict=True))
    return None


def _is_count(indicator: Indicator) -> bool:
    return indicator.unit == "number" and indicator.decimals == 0 and not is_amount(indicator.unit_label)


def _row(
    say: Catalogue, indicator: Indicator, period: str, counts: Mapping[str, Counts | None], *, are_whole: bool
) -> BeforeRow:
    """The period's figures added up; else that they are not comparable, and what they are."""
    label = words.short_label(say, parse(period))
    known = {name: (each or {}).get(period, Counted()) for name, each in counts.items()}
    parts = words.listed(say, [_part(say, indicator, name, one) for name, one in known.items()], "semicolon")
    top, below = sum(one.top for one in known.values()), sum(one.below for one in known.values())
    scale = {"percent": HUNDRED, "rate": float(indicator.per or 1), "ratio": 1.0}.get(indicator.unit)
    value = top if _is_count(indicator) else nan
    if scale and below > 0:
        value = top / below * scale
    if isnan(value) or not are_whole:
        return BeforeRow(label, say("before-not-comparable"), "", parts)
    figure = words.figure_in_words(say, value, indicator, indicator.decimals)
    return BeforeRow(label, figure, "" if isnan(below) else _of(say, top, below), parts)


def _part(say: Catalogue, indicator: Indicator, place: str, one: Counted) -> str:
    """One place's figure, with its marks and the counts behind it."""
    value = "" if isnan(one.value) else words.figure_in_words(say, one.value, indicator, indicator.decimals)
    figure = " ".join(part for part in (value, *(f"[{mark}]" for mark in one.mark.split())) if part)
    if not figure:
        return say("before-nothing", place=place)
    if isnan(one.below) or isnan(one.top):
        return say("before-part", place=place, figure=figure)
    return say("before-part-counted", place=place, figure=figure, counts=_of(say, one.top, one.below))


def _of(say: Catalogue, top: float, below: float) -> str:
    numerator, denominator = (words.number(say, one, min(words.decimals_of(one), 1)) for one in (top, below))
    return say("counts", numerator=numerator, denominator=denominator)
