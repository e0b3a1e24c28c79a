"""Interim aims: what of a target was to be reached by a period that has no target of its own (DESIGN: Targets).

Along a straight line in time from a baseline to the next target, or by a profile of the shares of a year's target that
are due by each of its periods. An interim aim is rounded to the decimals that the indicator is shown with, half away
from zero: nobody set it, so it is no more exact than it is read (decision 0022).
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import isnan

from outturn.periods import Period, YearType, holding_year

PARTS = {"half": 2, "term": 3, "quarter": 4, "month": 12}
"""How many periods of each kind a year has."""
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Point:
    """A baseline or a target as a point of the line to the next one; the value is in the indicator's unit."""

    period: Period
    value: float


def rounded(value: float, decimals: int) -> float:
    """The aim with as many decimals as the indicator is shown with; NaN stays NaN."""
    if isnan(value):
        return value
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def on_line(points: Sequence[Point], period: Period, *, of_one_kind: bool) -> tuple[float, Point, Point] | None:
    """The aim of a period on the straight line in time, with the points before and after it; None where there is none.

    A point stands at the end of its period; time is counted in months, so that every year is as long as another.
    ``of_one_kind`` where the figures add up, so that only points of the same kind of period are on their scale.
    """
    usable = [one for one in points if not of_one_kind or one.period.kind == period.kind]
    before = [one for one in usable if one.period.end < period.end]
    after = [one for one in usable if one.period.end > period.end]
    if not before or not after:
        return None
    first = max(before, key=lambda one: one.period.end)
    last = min(after, key=lambda one: one.period.end)
    start, here, stop = (_months(one) for one in (first.period, period, last.period))
    return first.value + (last.value - first.value) * (here - start) / (stop - start), first, last


def _months(period: Period) -> float:
    """The end of the period in months."""
    day = period.end + timedelta(days=1)
    return day.year * 12 + day.month + (day.day - 1) / monthrange(day.year, day.month)[1]


def share_due(period: Period, year_type: YearType, starts: int, profile: str, *, alone: bool) -> float:
    """How many percent of the year's target are due by the end of the period; NaN where the profile does not say.

    ``alone`` where the figure is that of the period by itself, so that what was due before it does not count.
    """
    shares = [0.0, *(float(share) for share in profile.split())]
    place = _place(period, year_type, starts, len(shares) - 1)
    if not 0 < place < len(shares):
        return float("nan")
    return shares[place] - (shares[place - 1] if alone else 0.0)


def _place(period: Period, year_type: YearType, starts: int, parts: int) -> int:
    """Which of so many parts of its year ends with the period, from 1; 0 where none does."""
    year = holding_year(period, year_type, starts)
    if year is None:
        return 0
    if period.kind == "term":
        return period.part if parts == PARTS["term"] else 0
    passed = (_months(period) - year.start.year * 12 - year.start.month) * parts / 12
    return int(passed) if passed.is_integer() and PARTS.get(period.kind, parts) == parts else 0
