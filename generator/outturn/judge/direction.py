"""Direction of travel: against the previous period or the same period a year earlier (DESIGN: Direction of travel).

Improving, worsening or no change where one way is better; increasing, decreasing or no change where neither is. Not
across a gap or a break; the years between two surveys are no gap. A change smaller than the last shown decimal is no
change. A figure of the year so far holds the one before it, so it is compared with the same period last year, and
pooled years with the last ones that share no year with them.
"""

from math import ceil

import numpy as np
import pandas as pd

from outturn.judge.series import broken_since, of_indicator, slack, worked_out_once
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
    indicator, value = outturns["indicator"], outturns["value"]
    about = of_indicator(package, indicator, "polarity", "frequency", "years_apart", "compared_with", "decimals")
    steps = about[["frequency", "years_apart", "compared_with"]]
    earlier = worked_out_once(pd.concat([outturns["period"], steps], axis="columns"), _earlier)
    earlier = earlier.where(about["frequency"] != IRREGULAR, _before(outturns))
    at = pd.MultiIndex.from_arrays([indicator, outturns["period"]])
    place = pd.Series(at.get_indexer(pd.MultiIndex.from_arrays([indicator, earlier])), outturns.index)
    there = place >= 0
    before = value.reset_index(drop=True).reindex(place.where(there)).set_axis(outturns.index)
    reason = np.select(
        [
            value.isna(),
            (earlier == "") & outturns["period"].str.endswith(LAST_WEEK) & (about["compared_with"] != "previous"),
            ~there & (indicator != indicator.shift()),
            ~there & _starts_before(earlier, outturns) & _is_pooled(outturns["period"]),
            ~there & _starts_before(earlier, outturns),
            ~there | before.isna(),
            broken_since(outturns, outturns, place),
        ],
        ["no-value", "no-such-week", "no-earlier", "overlap", "no-earlier", "gap", "break"],
        "",
    )
    change = (value - before).where(reason == "")
    return pd.DataFrame(
        {
            "compared_with": earlier.where(there, ""),
            "compared_value": before.where(reason == ""),
            "change": change,
            "direction": np.where(reason == "", _words(outturns, about, rated, before, change), "not comparable"),
            "direction_reason": reason,
        },
        index=outturns.index,
    )


def _words(
    outturns: pd.DataFrame, about: pd.DataFrame, rated: pd.DataFrame, before: pd.Series, change: pd.Series
) -> np.ndarray[tuple[int, ...], np.dtype[np.str_]]:
    value = outturns["value"]
    step = 10.0 ** -about["decimals"].astype("float64")
    still = change.abs() < step - slack(value, before)
    sign = about["polarity"].map({"higher": 1.0, "lower": -1.0}).astype("float64")
    better = (sign * change).where(about["polarity"] != "band", _nearer(outturns, rated, before))
    return np.select(
        [still, better > 0, better < 0, change > 0, change < 0],
        ["no change", "improving", "worsening", "increasing", "decreasing"],
        "no change",
    )


def _nearer(outturns: pd.DataFrame, band: pd.DataFrame, before: pd.Series) -> pd.Series:
    """By how much each figure came nearer to its band (0 where both figures are inside it, NaN without a band)."""

    def outside(figure: pd.Series) -> pd.Series:
        worst = np.maximum(np.maximum(band["lower"] - figure, figure - band["upper"]), 0.0)
        return pd.Series(worst, outturns.index)

    return outside(before) - outside(outturns["value"])


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


def _is_pooled(period: pd.Series) -> pd.Series:
    def pooled(text: str) -> bool:
        return parse(text).kind == "pooled"

    return worked_out_once(pd.DataFrame({"period": period}), pooled).astype(bool)


def _starts_before(earlier: pd.Series, outturns: pd.DataFrame) -> pd.Series:
    """Whether the earlier period begins before the indicator's first figure, so that no figure is missing."""
    first = outturns.groupby("indicator", sort=False)["period"].transform("first")

    def before(one: str, other: str) -> bool:
        return not one or parse(one).start < parse(other).start

    return worked_out_once(pd.DataFrame({"one": earlier, "other": first}), before).astype(bool)
