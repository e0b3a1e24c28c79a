"""95% intervals: as published, else from numerator and denominator (DESIGN: Intervals)."""

import numpy as np
import pandas as pd

from outturn.judge.series import of_indicator
from outturn.limits import EXACT_BELOW, poisson, wilson
from outturn.model import Package

HUNDRED = 100.0


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
