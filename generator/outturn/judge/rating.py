"""Green, amber or red against the target, or not rated, always with the reason (DESIGN: Rating against a target).

With s = +1 where higher is better and −1 where lower is, gap = s·(value − target). Green where gap ≥ 0; amber where
there is a floor and s·(value − floor) ≥ 0, or where there is none and gap ≥ −tolerance; else red. A band is green
from its lower to its upper end, both included, and amber within the tolerance outside it. Values are not rounded.

Against a benchmark, by value alone: amber (similar) within the tolerance to either side, or within less than the last
shown decimal where there is none; else green (better) or red (worse). ``benchmark`` tests it where it can be tested.
"""

import numpy as np
import pandas as pd

from outturn.judge.series import TOTALS, of_indicator, slack, wide_levels, worked_out_once
from outturn.model import BREAK, Package, has_mark
from outturn.periods import holding_year, is_part_of_year, parse

KINDS = ("target", "benchmark", "floor", "lower", "upper")
ADDING_UP = ("period", "year-to-date")
"""Bases on which totals add up over the year, so that a part of it cannot be held against the whole."""
WHOLE = ("year-end", "officer")
"""Ways of forecasting by which the figure is the year's total itself."""
HUNDRED = 100.0


def rating(package: Package, forecast: pd.DataFrame | None = None) -> pd.DataFrame:
    """How each figure stands against its target; a total of part of a year by its forecast of the year's end.

    ``forecast`` is what ``forecasts`` gives for the same outturns; without it no such total is rated. Columns:
    ``target, target_kind`` (target, benchmark or band), ``floor, lower, upper``, ``target_period`` (the
    year, where the year's target serves a part of it), ``rated_on`` (value, forecast, or empty where it is not
    rated), ``gap`` (in the indicator's unit, positive is better than the target; for a band the distance outside it,
    negative), ``rating`` (green, amber, red, not rated) and ``rating_reason`` (empty where it is rated; else
    no-value, no-polarity, break, no-target, or whole-year where the only target is for the whole year and the figure
    is a total of part of it that has no forecast).
    """
    outturns = package.outturns
    columns = ("polarity", "unit", "basis", "tolerance", "tolerance_unit", "year_type", "starts_in", "decimals")
    about = of_indicator(package, outturns["indicator"], *columns)
    aims = _aims(package, outturns, about[["year_type", "starts_in"]])
    is_band = about["polarity"] == "band"
    is_served = aims["target_period"] != outturns["period"]
    part_of_total = is_served & about["unit"].isin(TOTALS) & about["basis"].isin(ADDING_UP)
    value = outturns["value"]
    if forecast is not None:
        value = value.where(~part_of_total, forecast["forecast"])
    result = pd.DataFrame(index=outturns.index)
    has_target, has_benchmark = aims["target"].notna(), aims["benchmark"].notna()
    has_band = is_band & aims["lower"].notna() & aims["upper"].notna()
    result["target"] = aims["target"].fillna(aims["benchmark"]).where(~is_band)
    result["target_kind"] = np.select(
        [has_band, ~is_band & has_target, ~is_band & has_benchmark], ["band", "target", "benchmark"], ""
    )
    for column in ("floor", "lower", "upper", "target_period"):
        result[column] = aims[column]
    reasons = np.select(
        [
            outturns["value"].isna(),
            about["polarity"] == "none",
            _breaks(outturns),
            result["target_kind"] == "",
            part_of_total & (value.isna() | (forecast is None)),
        ],
        ["no-value", "no-polarity", "break", "no-target", "whole-year"],
        "",
    )
    sign = about["polarity"].map({"higher": 1.0, "lower": -1.0})
    outside = -np.maximum(np.maximum(aims["lower"] - value, value - aims["upper"]), 0.0)
    is_forecast = part_of_total & (forecast is None or ~forecast["forecast_method"].isin(WHOLE))
    result["rated_on"] = np.select([reasons != "", is_forecast], ["", "forecast"], "value")
    gap = (sign * (value - result["target"])).where(~is_band, outside).where(reasons != "whole-year")
    result["gap"] = gap + 0.0
    result["rating"] = np.where(reasons == "", _colours(value, about, result, sign), "not rated")
    result["rating_reason"] = reasons
    return result


def _breaks(outturns: pd.DataFrame) -> pd.Series:
    """Which figures break with the figures before them; one that nothing precedes breaks with nothing."""
    known = outturns["value"].notna().astype("int64")
    before = known.groupby(outturns["indicator"], sort=False).cumsum() - known
    return has_mark(outturns["mark"], BREAK) & (before > 0)


def _colours(value: pd.Series, about: pd.DataFrame, aims: pd.DataFrame, sign: pd.Series) -> np.ndarray:
    gap, floor = aims["gap"], aims["floor"]
    nearer_end = aims["upper"].where(value > aims["upper"], aims["lower"])
    against = aims["target"].fillna(nearer_end)
    tolerance = about["tolerance"].astype("float64").fillna(0.0)
    percent = (about["tolerance_unit"] == "percent").to_numpy()
    tolerance = tolerance.where(~percent, tolerance / HUNDRED * against.abs())
    close = slack(value, against, floor, tolerance)
    above_floor = floor.notna() & (sign * (value - floor) >= -close)
    within = floor.isna() & (gap >= -tolerance - close)
    step = 10.0 ** -about["decimals"].astype("float64")
    similar = np.where(tolerance > 0, gap.abs() <= tolerance + close, gap.abs() < step - close)
    is_benchmark = aims["target_kind"] == "benchmark"
    met = np.where(is_benchmark, gap > 0, gap >= -close)
    near = np.where(is_benchmark, similar, above_floor | within)
    return np.select([is_benchmark & similar, met, near], ["amber", "green", "amber"], "red")


def _aims(package: Package, outturns: pd.DataFrame, years: pd.DataFrame) -> pd.DataFrame:
    """For each outturn, its target's values by kind: of its own period, else of the year that holds the period.

    What somebody set comes before a benchmark, also where it was set for the year.
    """
    wide = wide_levels(package.targets, KINDS)
    own = _looked_up(wide, outturns["indicator"], outturns["period"])
    year = worked_out_once(pd.concat([outturns["period"], years], axis="columns"), _year)
    of_year = _looked_up(wide, outturns["indicator"], year)
    is_set, is_set_for_year = (one[["target", "lower"]].notna().any(axis="columns") for one in (own, of_year))
    has_own = is_set | (own["benchmark"].notna() & ~is_set_for_year)
    chosen = own.where(has_own, of_year)
    chosen["target_period"] = outturns["period"].where(has_own | chosen.isna().all(axis="columns"), year)
    return chosen


def _looked_up(wide: pd.DataFrame, indicator: pd.Series, period: pd.Series) -> pd.DataFrame:
    found = wide.reindex(pd.MultiIndex.from_arrays([indicator, period]))
    return found.set_axis(indicator.index)


def _year(period: str, year_type: str, starts: int) -> str:
    """The year whose target serves the period where it has none of its own; empty where there is no such year."""
    held = parse(period)
    year = holding_year(held, year_type, starts) if is_part_of_year(held) else None  # type: ignore[arg-type]
    return year.text if year else ""
