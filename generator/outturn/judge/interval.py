"""95% intervals: as published, else from numerator and denominator (DESIGN: Intervals)."""

import numpy as np
import pandas as pd

from outturn.judge.series import about
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
    said = about(package, figures["indicator"], "unit", "per")
    top = figures["numerator"].to_numpy(dtype="float64")
    below = figures["denominator"].to_numpy(dtype="float64")
    known = figures["value"].notna().to_numpy() & ~np.isnan(top) & (below > 0) & (top >= 0)
    is_share = (said["unit"] == "percent") & known & (top <= below)
    is_rate = (said["unit"] == "rate") & known
    share_low, share_high = wilson(np.where(is_share, top, np.nan), below)
    count_low, count_high = poisson(np.where(is_rate, top, np.nan))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        scale = said["per"] / np.where(below > 0, below, np.nan)
        low = np.select([is_share, is_rate], [share_low * HUNDRED, count_low * scale], np.nan)
        high = np.select([is_share, is_rate], [share_high * HUNDRED, count_high * scale], np.nan)
    is_finite = np.isfinite(low) & np.isfinite(high)
    ways = [~is_finite, is_share, is_rate & (top >= EXACT_BELOW), is_rate]
    method = np.select(ways, ["", "wilson", "byar", "exact-poisson"], "")
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        share = top / np.where(below > 0, below, np.nan)
        point = np.where(is_share, share * HUNDRED, share * said["per"])
    found = {name: np.where(is_finite, one, np.nan) for name, one in (("low", low), ("high", high), ("point", point))}
    return _with_published(figures, pd.DataFrame({**found, "interval": method}, figures.index))


def _with_published(figures: pd.DataFrame, worked_out: pd.DataFrame) -> pd.DataFrame:
    """The intervals, those of the figures' own where they were published with both ends."""
    given = figures["low"].notna() & figures["high"].notna() & figures["value"].notna()
    if not given.any():
        return worked_out
    own = figures[["low", "high"]].assign(point=figures["value"], interval="published")
    return worked_out.where(~given, own[list(worked_out.columns)])
