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

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from outturn.judge.aims import aims
from outturn.judge.series import ADDING_UP, TOTALS, of_indicator, slack
from outturn.model import BREAK, Package, has_mark

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
    about = of_indicator(package, package.outturns["indicator"], *columns)
    return tuple(_against(package.outturns, about, one, forecast) for one in aims(package))


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


def _against(
    outturns: pd.DataFrame, about: pd.DataFrame, aims: pd.DataFrame, forecast: pd.DataFrame | None
) -> pd.DataFrame:
    """How each figure stands against one target, as ``ratings`` says; ``aims`` is one of those of ``judge.aims``."""
    is_band = about["polarity"] == "band"
    is_served = aims["target_by"] == "year"
    part_of_total = is_served & about["unit"].isin(TOTALS) & about["basis"].isin(ADDING_UP)
    value = outturns["value"]
    if forecast is not None:
        value = value.where(~part_of_total, forecast["forecast"])
    has_target, has_benchmark = aims["target"].notna(), aims["benchmark"].notna()
    has_band = is_band & aims["lower"].notna() & aims["upper"].notna()
    target = aims["target"].fillna(aims["benchmark"]).where(~is_band)
    kind = np.select(
        [has_band, ~is_band & has_target, ~is_band & has_benchmark, aims["in_words"]],
        ["band", "target", "benchmark", "words"],
        "",
    )
    reasons = np.select(
        [
            outturns["value"].isna(),
            about["polarity"] == "none",
            _breaks(outturns),
            kind == "",
            kind == "words",
            part_of_total & (value.isna() | (forecast is None)),
        ],
        ["no-value", "no-polarity", "break", "no-target", "in-words", "whole-year"],
        "",
    )
    sign = about["polarity"].map({"higher": 1.0, "lower": -1.0})
    outside = -np.maximum(np.maximum(aims["lower"] - value, value - aims["upper"]), 0.0)
    is_forecast = part_of_total & (forecast is None or ~forecast["forecast_method"].isin(WHOLE))
    gap = (sign * (value - target)).where(~is_band, outside).where(reasons != "whole-year") + 0.0
    held = {"target": target, "target_kind": pd.Series(kind, outturns.index), **{name: aims[name] for name in TAKEN}}
    colours = _colours(value, about, {**held, "gap": gap}, sign)
    judged = {
        "rated_on": np.select([reasons != "", is_forecast], ["", "forecast"], "value"),
        "gap": gap,
        "rating": np.where(reasons == "", colours, "not rated"),
        "rating_reason": reasons,
    }
    return pd.DataFrame({**held, **judged}, index=outturns.index)


def _breaks(outturns: pd.DataFrame) -> pd.Series:
    """Which figures break with the figures before them; one that nothing precedes breaks with nothing."""
    known = outturns["value"].notna().astype("int64")
    before = known.groupby(outturns["indicator"], sort=False).cumsum() - known
    return has_mark(outturns["mark"], BREAK) & (before > 0)


def _colours(value: pd.Series, about: pd.DataFrame, aims: Mapping[str, pd.Series], sign: pd.Series) -> np.ndarray:
    gap, floor = aims["gap"], aims["floor"]
    nearer_end = aims["upper"].where(value > aims["upper"], aims["lower"])
    against = aims["target"].fillna(nearer_end)
    tolerance = about["tolerance"].astype("float64").fillna(0.0)
    percent = (about["tolerance_unit"] == "percent").to_numpy()
    tolerance = tolerance.where(~percent, tolerance / HUNDRED * against.abs())
    close = slack(value, against, floor, tolerance)
    limit = floor.where(sign.notna(), aims["ceiling"].where(value > aims["upper"], floor))
    inwards = sign.fillna(pd.Series(np.where(value > aims["upper"], -1.0, 1.0), value.index))
    above_floor = limit.notna() & (inwards * (value - limit) >= -close)
    within = limit.isna() & (gap >= -tolerance - close)
    step = 10.0 ** -about["decimals"].astype("float64")
    similar = np.where(tolerance > 0, gap.abs() <= tolerance + close, gap.abs() < step - close)
    is_benchmark = aims["target_kind"] == "benchmark"
    met = np.where(is_benchmark, gap > 0, gap >= -close)
    near = np.where(is_benchmark, similar, above_floor | within)
    return np.select([is_benchmark & similar, met, near], ["amber", "green", "amber"], "red")
