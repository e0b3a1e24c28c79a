"""Green, amber or red against the target, or not rated, always with the reason (DESIGN: Rating against a target).

With s = +1 where higher is better and −1 where lower is, gap = s·(value − target). Green where gap ≥ 0; amber where
there is a floor and s·(value − floor) ≥ 0, or where there is none and gap ≥ −tolerance; else red. A band is green
from its lower to its upper end, both included; amber outside it from its floor to its ceiling where they are given,
else within the tolerance; an end without its floor or ceiling has the tolerance. Values are not rounded.

Targets of several names are each rated; the first, by which the indicator is counted and listed, is the unnamed one,
else the one whose name stands first in the file (decision 0021).

Against a benchmark, by value alone: amber (similar) within the tolerance to either side, or within less than the last
shown decimal where there is none; else green (better) or red (worse). ``benchmark`` tests it where it can be tested.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from outturn.judge.aims import aims
from outturn.judge.series import ADDING_UP, TOTALS, Cells, Columns, Flags, Floats, about, signs, slack
from outturn.model import BREAK, Package, marked

PREFERRED = {"target": 0, "band": 0, "benchmark": 1, "words": 2}
"""The kinds of targets in the order in which the first of several is chosen."""
TAKEN = (
    *("floor", "ceiling", "lower", "upper"),
    *("target_period", "target_name", "target_by", "line_from", "target_share"),
)
"""Columns of the aims that stand beside the rating."""
WHOLE = ("year-end", "officer")
"""Ways of forecasting by which the figure is the year's total itself."""
HUNDRED = 100.0


def rating(package: Package, forecast: pd.DataFrame | None = None) -> pd.DataFrame:
    """How each figure stands against the first of its targets, as ``ratings`` and ``first`` give it."""
    return first(ratings(package, forecast))


def ratings(package: Package, forecast: pd.DataFrame | None = None) -> tuple[pd.DataFrame, ...]:
    """How each figure stands against its targets of each name, in the order in which they are preferred.

    A total of part of a year by its forecast of the year's end. ``forecast`` is what ``forecasts`` gives for the same
    outturns; without it no such total is rated. Columns: ``target_name``, ``target, target_kind`` (target, benchmark,
    band, or words where the target is no number), ``floor, ceiling, lower, upper``, ``target_period``, ``target_by``
    and ``line_from`` (as ``aims`` gives them), ``rated_on`` (value, forecast, or empty where it is not rated), ``gap``
    (in the indicator's unit, positive is better than the target; for a band the distance outside it, negative),
    ``rating`` (green, amber, red, not rated) and ``rating_reason`` (empty where it is rated; else no-value,
    no-polarity, break, no-target, in-words where the target is no number, or whole-year where the only target is for
    the whole year and the figure is a total of part of it that has no forecast).
    """
    columns = ("polarity", "unit", "basis", "tolerance", "tolerance_unit", "decimals")
    said = about(package, package.outturns["indicator"], *columns)
    return tuple(_against(package.outturns, said, one, forecast) for one in aims(package))


def first(every: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Each figure's first of the ratings against targets of several names: what was set, else a benchmark or words."""
    if len(every) == 1:
        return every[0]
    return _at(every, _preference(every).argmin(axis=0))


def further(every: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The ratings beside the first ones, in order of outturns, then of names; ``row`` is the outturn's index."""
    if len(every) == 1:
        return every[0].iloc[:0].rename_axis("row").reset_index()
    preference = _preference(every)
    names = np.arange(len(every))[:, None]
    is_further = (preference < len(every) * len(PREFERRED)) & (names != preference.argmin(axis=0))
    rows, places = np.nonzero(is_further.T)
    found: pd.DataFrame = pd.concat(every).iloc[places * preference.shape[1] + rows]
    return found.rename_axis("row").reset_index()


def _preference(every: Sequence[pd.DataFrame]) -> np.ndarray:
    """For each name and figure how soon it is preferred, the smallest first; ``len(every) × 3`` or more is nothing."""
    kinds = [one["target_kind"].map(PREFERRED).fillna(len(PREFERRED)).to_numpy(dtype="int64") for one in every]
    return np.vstack([kind * len(every) + name for name, kind in enumerate(kinds)])


def _at(every: Sequence[pd.DataFrame], names: np.ndarray) -> pd.DataFrame:
    """Each figure's row of the frame whose place is given for it."""
    size = len(every[0])
    chosen: pd.DataFrame = pd.concat(every).iloc[names * size + np.arange(size)]
    return chosen


def _against(outturns: pd.DataFrame, said: Columns, aims: Columns, forecast: pd.DataFrame | None) -> pd.DataFrame:
    """How each figure stands against one target, as ``ratings`` says; ``aims`` is one of those of ``judge.aims``."""
    own = outturns["value"].to_numpy(dtype="float64")
    is_band, adds_up = said["polarity"] == "band", np.isin(said["unit"].astype(str), TOTALS)
    part_of_total = (aims["target_by"] == "year") & adds_up & np.isin(said["basis"].astype(str), ADDING_UP)
    value, is_forecast = own, part_of_total
    if forecast is not None:
        value = np.where(part_of_total, forecast["forecast"], own)
        is_forecast = part_of_total & ~forecast["forecast_method"].isin(WHOLE).to_numpy()
    kind = _kinds(aims, is_band)
    target = np.where(np.isnan(aims["target"]), aims["benchmark"], aims["target"])
    target = np.where(is_band, np.nan, target)
    reasons = np.select(
        [
            np.isnan(own),
            said["polarity"] == "none",
            _breaks(outturns),
            kind == "",
            kind == "words",
            part_of_total & (np.isnan(value) | (forecast is None)),
        ],
        ["no-value", "no-polarity", "break", "no-target", "in-words", "whole-year"],
        "",
    )
    sign = signs(said["polarity"])
    outside = -np.maximum(np.maximum(aims["lower"] - value, value - aims["upper"]), 0.0)
    gap = np.where(reasons == "whole-year", np.nan, np.where(is_band, outside, sign * (value - target))) + 0.0
    held = {"target": target, "target_kind": kind, **{name: aims[name] for name in TAKEN}}
    colours = _colours(value, said, {**held, "gap": gap}, sign)
    judged = {
        "rated_on": np.select([reasons != "", is_forecast], ["", "forecast"], "value"),
        "gap": gap,
        "rating": np.where(reasons == "", colours, "not rated"),
        "rating_reason": reasons,
    }
    return pd.DataFrame({**held, **judged}, index=outturns.index)


def _kinds(aims: Columns, is_band: Flags) -> Cells:
    """What kind of target each figure is held against; empty where it is held against none."""
    is_level, is_benchmark = (~is_band & ~np.isnan(aims[name]) for name in ("target", "benchmark"))
    has_band = is_band & ~np.isnan(aims["lower"]) & ~np.isnan(aims["upper"])
    ways = [has_band, is_level, is_benchmark, aims["in_words"]]
    return np.select(ways, ["band", "target", "benchmark", "words"], "")


def _breaks(outturns: pd.DataFrame) -> Flags:
    """Which figures break with the figures before them; one that nothing precedes breaks with nothing."""
    breaks = marked(outturns["mark"], BREAK)
    if breaks.any():
        known = outturns["value"].notna().astype("int64")
        before = known.groupby(outturns["indicator"], sort=False).cumsum() - known
        breaks &= (before > 0).to_numpy()
    return breaks


def _colours(value: Floats, said: Columns, aims: Columns, sign: Floats) -> Cells:
    gap, floor, is_above = aims["gap"], aims["floor"], value > aims["upper"]
    nearer_end = np.where(is_above, aims["upper"], aims["lower"])
    against = np.where(np.isnan(aims["target"]), nearer_end, aims["target"])
    tolerance = np.where(np.isnan(said["tolerance"]), 0.0, said["tolerance"])
    is_percent = said["tolerance_unit"] == "percent"
    tolerance = np.where(is_percent, tolerance / HUNDRED * np.abs(against), tolerance)
    close = slack(value, against, floor, tolerance)
    is_signed = ~np.isnan(sign)
    limit = np.where(is_signed | ~is_above, floor, aims["ceiling"])
    inwards = np.where(is_signed, sign, np.where(is_above, -1.0, 1.0))
    above_floor = ~np.isnan(limit) & (inwards * (value - limit) >= -close)
    within = np.isnan(limit) & (gap >= -tolerance - close)
    step = 10.0 ** -said["decimals"]
    similar = np.where(tolerance > 0, np.abs(gap) <= tolerance + close, np.abs(gap) < step - close)
    is_benchmark = aims["target_kind"] == "benchmark"
    met = np.where(is_benchmark, gap > 0, gap >= -close)
    near = np.where(is_benchmark, similar, above_floor | within)
    return np.select([is_benchmark & similar, met, near], ["amber", "green", "amber"], "red")
