"""Direction of travel: against the previous period or the same period a year earlier (DESIGN: Direction of travel).

Improving, worsening or no change where one way is better; increasing, decreasing or no change where neither is. Not
across a gap or a break; the years between two surveys are no gap. A change smaller than the last shown decimal is no
change. A figure of the year so far holds the one before it, so it is compared with the same period last year, and
pooled years with the last ones that share no year with them.
"""

from math import ceil

import numpy as np
import pandas as pd

from outturn.judge.series import (
    Cells,
    Columns,
    Flags,
    Floats,
    Places,
    about,
    at_places,
    broken_since,
    figure_places,
    places_of,
    signs,
    slack,
    worked_out_once,
)
from outturn.model import IRREGULAR, Package
from outturn.periods import parse, previous, shifted, year_earlier

LAST_WEEK = "-W53"
"""The week that not every year has."""


def direction(package: Package, rated: pd.DataFrame) -> pd.DataFrame:
    """How each figure moved; ``rated`` is what ``rating`` gives.

    Columns: ``compared_with`` (the earlier period, empty where there is none), ``compared_value``, ``change`` (value
    − earlier value, in the indicator's unit; NaN where not comparable), ``direction`` (improving, worsening,
    increasing, decreasing, no change, not comparable) and ``direction_reason`` (empty, or no-value, no-earlier,
    no-such-week where last year had no week 53, overlap, gap, break).
    """
    outturns = package.outturns
    value, periods = outturns["value"].to_numpy(dtype="float64"), outturns["period"].to_numpy(dtype=object)
    said = about(package, outturns["indicator"], "polarity", "frequency", "years_apart", "compared_with", "decimals")
    steps = (said["frequency"], said["years_apart"], said["compared_with"])
    earlier = np.array(worked_out_once(_earlier, periods, *steps), dtype=object)
    if (is_irregular := said["frequency"] == IRREGULAR).any():
        earlier = np.where(is_irregular, _before(outturns), earlier)
    place = places_of(figure_places(outturns), outturns["indicator"], earlier)
    there = place >= 0
    before = at_places(value, place)
    none_before = _none_before(outturns, earlier, place)
    reason = np.select(
        [
            np.isnan(value),
            _has_no_week(periods, earlier, said),
            none_before == "no-earlier",
            none_before == "overlap",
            ~there | np.isnan(before),
            broken_since(outturns, np.arange(len(outturns)), place),
        ],
        ["no-value", "no-such-week", "no-earlier", "overlap", "gap", "break"],
        "",
    )
    is_comparable = reason == ""
    change = np.where(is_comparable, value - before, np.nan)
    words = _words(value, said, _nearer(value, rated, before), before, change)
    return pd.DataFrame(
        {
            "compared_with": np.where(there, earlier, ""),
            "compared_value": np.where(is_comparable, before, np.nan),
            "change": change,
            "direction": np.where(is_comparable, words, "not comparable"),
            "direction_reason": reason,
        },
        index=outturns.index,
    )


def _has_no_week(periods: Cells, earlier: Cells, said: Columns) -> Flags:
    """Which figures are of a week that the year before did not have."""
    rows = zip(periods, earlier, said["compared_with"], strict=True)
    return np.array(
        [not before and way != "previous" and period.endswith(LAST_WEEK) for period, before, way in rows], dtype=bool
    )


def _none_before(outturns: pd.DataFrame, earlier: Cells, place: Places) -> Cells:
    """Why no figure stands before those that have none, where no figure is missing: no-earlier or overlap; else empty.

    The earlier period begins before the indicator's first figure.
    """
    reasons = np.full(len(place), "", dtype=object)
    first: dict[str, str] = {}
    figures = zip(outturns["indicator"], outturns["period"], earlier, place.tolist(), strict=True)
    for row, (indicator, period, before, at) in enumerate(figures):
        is_first = indicator not in first
        begins = first.setdefault(indicator, period)
        if at < 0 and is_first:
            reasons[row] = "no-earlier"
        elif at < 0 and (not before or parse(before).start < parse(begins).start):
            reasons[row] = "overlap" if parse(period).kind == "pooled" else "no-earlier"
    return reasons


def _words(value: Floats, said: Columns, nearer: Floats, before: Floats, change: Floats) -> Cells:
    still = np.abs(change) < 10.0 ** -said["decimals"] - slack(value, before)
    better = np.where(said["polarity"] == "band", nearer, signs(said["polarity"]) * change)
    return np.select(
        [still, better > 0, better < 0, change > 0, change < 0],
        ["no change", "improving", "worsening", "increasing", "decreasing"],
        "no change",
    )


def _nearer(value: Floats, band: pd.DataFrame, before: Floats) -> Floats:
    """By how much each figure came nearer to its band (0 where both figures are inside it, NaN without a band)."""
    lower, upper = (band[end].to_numpy(dtype="float64") for end in ("lower", "upper"))

    def outside(figure: Floats) -> Floats:
        distance: Floats = np.maximum(np.maximum(lower - figure, figure - upper), 0.0)
        return distance

    return outside(before) - outside(value)


def _earlier(period: str, frequency: str, years_apart: int, compared_with: str) -> str:
    current = parse(period)
    if frequency == IRREGULAR:
        return ""
    if current.kind == "pooled":
        earlier = shifted(current, -ceil(current.part / years_apart) * years_apart)
    elif compared_with == "previous" or years_apart > 1:
        earlier = previous(current, frequency, years_apart)
    else:
        earlier = year_earlier(current)
    return earlier.text if earlier else ""


def _before(outturns: pd.DataFrame) -> pd.Series:
    """The period of the figure before each, whenever that was; empty where there is none."""
    known = outturns["period"].where(outturns["value"].notna()).astype(object)
    last = known.groupby(outturns["indicator"], sort=False).ffill()
    return last.groupby(outturns["indicator"], sort=False).shift().fillna("").astype(object)
