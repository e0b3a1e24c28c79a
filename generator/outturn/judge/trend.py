"""Whether the last five years, or the last five of surveys every few years, show a trend (DESIGN: Recent trend).

Chi-squared for trend with one degree of freedom, against the critical value of 99.8%: for proportions from the counts
(Cochran-Armitage), for other figures with intervals, and for proportions whose interval was published, from the slope
weighted by their precision. The method is that of
the public health profiles of the Department of Health and Social Care (Fingertips, Trend markers). The direction must
survive leaving out each year in turn.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from outturn.judge.series import Floats, blocks
from outturn.model import BREAK, Indicator, Package, marked
from outturn.periods import parse, previous

CRITICAL = 9.54953570608324
Z_PUBLISHED = 1.96
"""The published method turns limits into standard errors with the rounded quantile."""
YEARS = 5
LEVEL = 1e-12
YEAR = np.arange(YEARS, dtype="float64")


@dataclass(frozen=True, slots=True)
class Trend:
    """The statistic (chi-squared, one degree of freedom) and the slope's sign: 1 up, −1 down, 0 level."""

    statistic: float
    sign: int


def of_proportions(numerator: Floats, denominator: Floats, years: Floats | None = None) -> Trend:
    """The trend of proportions by their counts, one pair a year; years are evenly spaced where they are not given."""
    x = np.arange(len(numerator), dtype="float64") if years is None else years
    n = denominator.sum()
    p = numerator.sum() / n
    spread = p * (1 - p) * ((denominator * x**2).sum() - (denominator * x).sum() ** 2 / n)
    moved = (numerator * x).sum() - (denominator * x).sum() * p
    return Trend(float(moved**2 / spread) if spread > 0 else 0.0, _sign(moved, (numerator * x).sum()))


def of_rates(value: Floats, low: Floats, high: Floats, years: Floats | None = None) -> Trend:
    """The trend of figures by their 95% limits, one a year; weights are 1 ÷ standard error squared."""
    x = np.arange(len(value), dtype="float64") if years is None else years
    error = (high - low) / (2 * Z_PUBLISHED)
    if not (error > 0).all():
        return Trend(0.0, 0)
    weight = 1 / error**2
    centre = (weight * x).sum() / weight.sum()
    spread = (weight * (x - centre) ** 2).sum()
    slope = (weight * (x - centre) * value).sum() / spread
    return Trend(float(slope**2 * spread), _sign(slope, np.abs(value).max()))


def _sign(number: float, scale: float) -> int:
    """The number's sign, 0 where it differs from zero through binary arithmetic alone."""
    return 0 if abs(number) <= LEVEL * abs(scale) else int(np.sign(number))


def trends(package: Package, limits: pd.DataFrame) -> pd.DataFrame:
    """The recent trend of each indicator; ``limits`` is what ``intervals`` gives for the outturns.

    Index: the indicator. Columns: ``trend`` (improving, worsening, increasing, decreasing, no trend, or empty where
    it is not tested), ``trend_statistic`` (chi-squared) and ``trend_reason`` (empty, not-yearly, overlapping,
    too-short where there are not five consecutive years without a break, or no-interval).
    """
    known = {indicator.indicator: indicator for indicator in package.indicators}
    outturns, is_published = package.outturns, (limits["interval"] == "published").to_numpy()
    counts = (np.where(is_published, np.nan, outturns[name]) for name in ("numerator", "denominator"))
    numbers = np.column_stack([outturns["value"], *counts, limits["low"], limits["high"]])
    periods, breaks = outturns["period"].to_numpy(), marked(outturns["mark"], BREAK)
    rows = {
        name: _trend(known[name], list(periods[at][-YEARS:]), list(breaks[at][-YEARS:]), numbers[at][-YEARS:])
        for name, at in blocks(package)
    }
    missing = ("", np.nan, "too-short")
    return pd.DataFrame(
        [rows.get(name, missing) for name in known],
        index=list(known),
        columns=["trend", "trend_statistic", "trend_reason"],
    )


def _trend(indicator: Indicator, periods: list[str], breaks: list[bool], numbers: Floats) -> tuple[str, float, str]:
    """The trend of the newest five rows; ``numbers`` are value, numerator, denominator, low and high.

    The counts are absent where the interval was published: it knows more of the figure than they do.
    """
    if reason := _untested(indicator, periods, breaks, numbers):
        return ("", np.nan, reason)
    whole = _tested(indicator, numbers)
    if whole.statistic <= CRITICAL:
        return ("no trend", whole.statistic, "")
    left_out = (_tested(indicator, np.delete(numbers, year, axis=0), np.delete(YEAR, year)) for year in range(YEARS))
    if any(without.sign != whole.sign for without in left_out):
        return ("no trend", whole.statistic, "")
    return (_word(indicator.polarity, whole.sign), whole.statistic, "")


def _untested(indicator: Indicator, periods: list[str], breaks: list[bool], numbers: Floats) -> str:
    """Why the rows are not tested; empty where they are."""
    if indicator.frequency != "year":
        return "not-yearly"
    if indicator.basis == "rolling":
        return "overlapping"
    is_whole = len(periods) == YEARS and not np.isnan(numbers[:, 0]).any() and not any(breaks[1:])
    if not is_whole or not _consecutive(indicator, periods):
        return "too-short"
    return "no-interval" if np.isnan(numbers[:, 3]).any() else ""


def _tested(indicator: Indicator, numbers: Floats, years: Floats | None = None) -> Trend:
    value, numerator, denominator, low, high = numbers.T
    if indicator.unit == "percent" and not np.isnan(numerator).any():
        return of_proportions(numerator, denominator, years)
    return of_rates(value, low, high, years)


def _consecutive(indicator: Indicator, periods: list[str]) -> bool:
    """Whether the periods are years that follow each other, in the indicator's own step."""
    earlier = [previous(parse(text), indicator.frequency, indicator.years_apart) for text in periods[1:]]
    return [one.text if one else "" for one in earlier] == periods[:-1]


def _word(polarity: str, sign: int) -> str:
    better = {"higher": 1, "lower": -1}.get(polarity, 0)
    if better:
        return "improving" if sign == better else "worsening"
    return "increasing" if sign > 0 else "decreasing"
