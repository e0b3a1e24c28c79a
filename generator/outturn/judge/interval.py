"""95% intervals: as published, else from numerator and denominator (DESIGN: Intervals).

Proportions: Wilson's score interval (E. B. Wilson, Probable inference, the law of succession, and statistical
inference, 1927). Rates: Byar's approximation for counts of 10 or more (N. E. Breslow and N. E. Day, Statistical
Methods in Cancer Research, volume II, 1987), the exact Poisson interval below (F. Garwood, Fiducial limits for the
Poisson distribution, 1936).
"""

import numpy as np
import pandas as pd

from outturn.judge.series import Floats, of_indicator
from outturn.model import Package

Z = 1.959963984540054
"""The standard normal quantile that leaves 2.5% above it."""
TAIL = 0.025
EXACT_BELOW = 10
HUNDRED = 100.0


def wilson(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """The lower and upper limit of proportions, 0 to 1; NaN where the denominator is not above zero.

    NaN also where the numerator is below zero or above the denominator: that is no proportion.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        proper = (denominator > 0) & (numerator >= 0) & (numerator <= denominator)
        n = np.where(proper, denominator, np.nan)
        p = numerator / n
        centre = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
        half = Z / (1 + Z**2 / n) * np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    low = np.where(numerator == 0, np.where(proper, 0.0, np.nan), centre - half)
    high = np.where(numerator == denominator, np.where(proper, 1.0, np.nan), centre + half)
    return np.clip(low, 0.0, None), np.clip(high, None, 1.0)


def byar(count: Floats) -> tuple[Floats, Floats]:
    """The lower and upper limit of counts by Byar's approximation; NaN for counts that are not above zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        o = np.where(count > 0, count, np.nan)
        low = o * (1 - 1 / (9 * o) - Z / (3 * np.sqrt(o))) ** 3
        high = (o + 1) * (1 - 1 / (9 * (o + 1)) + Z / (3 * np.sqrt(o + 1))) ** 3
    return low, high


def exact_poisson(count: Floats) -> tuple[Floats, Floats]:
    """The exact lower and upper limit of counts; a count of 0 has the lower limit 0, one below 0 has none.

    The limits are quantiles of the chi-squared distribution over 2, written with the inverse incomplete gamma
    function.
    """
    from scipy.special import gammaincinv  # noqa: PLC0415 - slow, and only judging needs it

    o = np.where(count >= 0, count, np.nan)
    low = np.where(o == 0, 0.0, gammaincinv(np.where(o > 0, o, 1.0), TAIL))
    high: Floats = np.asarray(gammaincinv(o + 1, 1 - TAIL), dtype="float64")
    return np.where(np.isnan(o), np.nan, low), high


def poisson(count: Floats) -> tuple[Floats, Floats]:
    """The limits of counts: Byar's for 10 or more, exact below."""
    is_many = count >= EXACT_BELOW
    many, few = byar(np.where(is_many, count, EXACT_BELOW)), exact_poisson(np.where(is_many, 0.0, count))
    return np.where(is_many, many[0], few[0]), np.where(is_many, many[1], few[1])


def widening(number: pd.Series) -> pd.Series:
    """How much farther 95% limits lie from their point when every pair among so many figures shares the 5%.

    So the best and the worst of them can be compared as if they had not been chosen (C. E. Bonferroni, Teoria
    statistica delle classi e calcolo delle probabilità, 1936).
    """
    from scipy.special import ndtri  # noqa: PLC0415 - slow, and only figures by group need it

    return pd.Series(ndtri(1 - 2 * TAIL / (number * (number - 1))) / Z, number.index)


def intervals(package: Package, figures: pd.DataFrame) -> pd.DataFrame:
    """The interval of each figure (outturns or comparators), in the indicator's unit.

    Columns: ``low``, ``high`` (NaN where there is none), ``interval`` (published, wilson, byar, exact-poisson, or
    empty) and ``point``, the figure that it is about: that of the counts, which a published figure is rounded from.
    Where both ends were published, those are the interval, whatever the unit; else only percentages and rates that
    have a value and both counts have one.
    """
    about = of_indicator(package, figures["indicator"], "unit", "per")
    top = figures["numerator"].to_numpy(dtype="float64")
    below = figures["denominator"].to_numpy(dtype="float64")
    known = figures["value"].notna().to_numpy() & ~np.isnan(top) & (below > 0) & (top >= 0)
    is_share = (about["unit"] == "percent").to_numpy() & known & (top <= below)
    is_rate = (about["unit"] == "rate").to_numpy() & known
    share_low, share_high = wilson(np.where(is_share, top, np.nan), below)
    count_low, count_high = poisson(np.where(is_rate, top, np.nan))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        scale = about["per"].to_numpy(dtype="float64") / np.where(below > 0, below, np.nan)
        low = np.select([is_share, is_rate], [share_low * HUNDRED, count_low * scale], np.nan)
        high = np.select([is_share, is_rate], [share_high * HUNDRED, count_high * scale], np.nan)
    is_finite = np.isfinite(low) & np.isfinite(high)
    ways = [~is_finite, is_share, is_rate & (top >= EXACT_BELOW), is_rate]
    method = np.select(ways, ["", "wilson", "byar", "exact-poisson"], "")
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        share = top / np.where(below > 0, below, np.nan)
        point = np.where(is_share, share * HUNDRED, share * about["per"].to_numpy(dtype="float64"))
    found = {"low": low, "high": high, "point": point}
    result = pd.DataFrame({name: np.where(is_finite, one, np.nan) for name, one in found.items()}, figures.index)
    return _with_published(figures, result.assign(interval=method))


def _with_published(figures: pd.DataFrame, worked_out: pd.DataFrame) -> pd.DataFrame:
    """The intervals, those of the figures' own where they were published with both ends."""
    given = figures["low"].notna() & figures["high"].notna() & figures["value"].notna()
    if not given.any():
        return worked_out
    own = figures[["low", "high"]].assign(point=figures["value"], interval="published")
    return worked_out.where(~given, own[list(worked_out.columns)])
