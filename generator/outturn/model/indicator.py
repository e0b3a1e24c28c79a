"""One thing that is measured, and what its figures count in."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

IRREGULAR = "irregular"
"""The frequency of figures that come at no fixed times."""
OVERLAPPING = ("year-to-date", "rolling")
"""Bases of figures that overlap, so that one moves with the next: they have no process chart."""
FEWEST_IN_PROCESS = 13
"""Figures that the limits of a process are worked out from, at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """What a figure counts in; there is one for each, which is equal to itself alone.

    ``kind`` is the column ``unit``, ``label`` “one|several” where a number counts them. ``currency`` is of ISO 4217;
    the figure stands for so many times itself as ``multiplier`` says. ``words`` are those of a scale, the worst first:
    the figure is the place of one, from 1.
    """

    kind: str
    label: str = ""
    currency: str = "GBP"
    multiplier: int = 1
    words: tuple[str, ...] = ()


@lru_cache(maxsize=1_000)
def _unit(kind: str, label: str, currency: str, multiplier: int, scale: str) -> Unit:
    """The unit, once: every figure asks for it."""
    words = tuple(word.strip() for word in scale.split("|")) if scale else ()
    return Unit(kind, label, currency, multiplier, words)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of ``indicators.csv``; text that is absent is empty, a number that is absent is None."""

    indicator: str
    title: str
    outcome: str
    unit: str
    decimals: int
    polarity: str
    frequency: str
    year_type: str
    basis: str
    compare_with: str
    source: str
    definition: str
    status: str
    phrase: str = ""
    year_to_date_of: str = ""
    unit_label: str = ""
    currency: str = ""
    multiplier: int | None = None
    scale: str = ""
    year_starts: int | None = None
    every: int | None = None
    window: int | None = None
    per: int | None = None
    tolerance: float | None = None
    tolerance_unit: str = ""
    trajectory: str = ""
    profile: str = ""
    rounding: int | None = None
    statutory: bool | None = None
    proxy_for: str = ""
    owner: str = ""
    due: date | None = None
    source_url: str = ""
    caution: str = ""
    follows: str = ""
    also_in: str = ""
    same_as: str = ""
    synonyms: str = ""
    reporting: str = ""

    @property
    def counts_in(self) -> Unit:
        """What its figures count in."""
        return _unit(self.unit, self.unit_label, self.currency or "GBP", self.multiplier or 1, self.scale)

    @property
    def called(self) -> tuple[str, ...]:
        """What residents call it."""
        return tuple(one.strip() for one in self.synonyms.split("|") if one.strip())

    @property
    def compared_with(self) -> str:
        """What its direction of travel goes by: previous or same-period-last-year; the latter where it adds up."""
        if self.frequency == IRREGULAR:
            return "previous"
        return "same-period-last-year" if self.basis == "year-to-date" else self.compare_with

    @property
    def of_years(self) -> "Indicator":
        """The indicator of its whole years' figures, where its own are about parts of a year."""
        basis = "period" if self.basis == "year-to-date" else self.basis
        return replace(self, frequency="year", compare_with="previous", basis=basis)

    @property
    def starts_in(self) -> int:
        """The month in which its financial years start, 0 where that is the usual one."""
        return self.year_starts or 0

    @property
    def years_apart(self) -> int:
        """From one yearly figure to the next: 2 for a survey every second year."""
        return self.every or 1
