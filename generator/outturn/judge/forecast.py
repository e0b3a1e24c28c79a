"""What a year's total will come to, for figures of the year so far (DESIGN: Forecast).

This year's total so far ÷ last year's share at the same point; in proportion to the time passed where there is no
last year, where a break lies between, or where last year's total or its part was not more than zero. From fewer than
ten there is no forecast, neither of last year's at the same point nor, by time, of this year's so far: one more would
change the whole year. Nor is money forecast from less than a twentieth of last year's total. Only for numbers and
money: percentages, rates and scores are never annualised. A figure that is itself a forecast (mark ``f``) makes none
and is no measure; an officer's own forecast of the year's end stands beside the one that is worked out.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from outturn.judge.series import TOTALS, broken_since, figure_places, of_indicator, places_of, worked_out_once
from outturn.model import FORECAST, Package, has_mark
from outturn.periods import Period, YearType, holding_year, parse, shifted, starting, year_earlier

SMALLEST_SHARE = 0.05
"""The smallest share of last year's total that a forecast of money is made from."""
FEWEST = 10
"""The smallest count that a forecast is made from."""


def forecasts(package: Package) -> pd.DataFrame:
    """The forecast of the year's end for each figure of the year so far, in the indicator's unit.

    Columns: ``forecast`` (NaN where there is none); ``forecast_method``: ``last-year``, ``time``, ``year-end`` (the
    year is over, so the figure is the total), ``officer`` (the figure is marked as a forecast of the year's end), or
    empty; ``forecast_reason``, why it is not by last year's figures: ``no-last-year``, ``nothing-last-year`` (not more
    than zero), ``break``, or ``too-few`` or ``small-share`` where there is none at all; and ``stands_beside``, whether
    the figure is part of an officer's forecast of a year that has an outturn before it, which is the newest then.
    """
    about = of_indicator(
        package, package.outturns["indicator"], "unit", "multiplier", "basis", "year_type", "starts_in"
    )
    totals = (about["basis"] == "year-to-date") & about["unit"].isin(TOTALS) & package.outturns["value"].notna()
    is_expected = totals & has_mark(package.outturns["mark"], FORECAST)
    result = _worked_out(package, about, totals & ~is_expected)
    if not is_expected.any():
        return result.assign(stands_beside=False)
    rows = package.outturns[totals]
    return _with_officers(rows, about.loc[totals, ["year_type", "starts_in"]], result)


def _with_officers(rows: pd.DataFrame, held: pd.DataFrame, worked_out: pd.DataFrame) -> pd.DataFrame:
    """The forecasts with those of officers, and which of those stand beside an outturn of their year."""
    keys = (rows["period"], held["year_type"], held["starts_in"])
    is_expected = has_mark(rows["mark"], FORECAST)
    is_whole = is_expected & (np.array(worked_out_once(_share_of_year, *keys)) >= 1)
    years = pd.DataFrame({"indicator": rows["indicator"], "year": worked_out_once(_year, *keys)}, rows.index)
    has_outturn = (~is_expected).groupby([years["indicator"], years["year"]]).cumsum() > 0
    comes = (~is_expected)[::-1].groupby([years["indicator"], years["year"]]).cumsum()[::-1] > 0
    is_told = is_whole.groupby([years["indicator"], years["year"]]).transform("any")
    result = worked_out.assign(stands_beside=False)
    result.loc[rows.index, "stands_beside"] = is_expected & has_outturn & ~comes & is_told
    officers = rows.index[is_whole]
    result.loc[officers, "forecast"] = rows.loc[officers, "value"]
    result.loc[officers, "forecast_method"] = "officer"
    return result


def _worked_out(package: Package, about: pd.DataFrame, applies: pd.Series) -> pd.DataFrame:
    """The forecasts by arithmetic of those figures to which it applies."""
    outturns = package.outturns
    result = pd.DataFrame({"forecast": np.nan, "forecast_method": "", "forecast_reason": ""}, index=outturns.index)
    rows = outturns[applies]
    if rows.empty:
        return result
    value = rows["value"]
    keys = (rows["period"], about.loc[applies, "year_type"], about.loc[applies, "starts_in"])
    passed = pd.Series(worked_out_once(_share_of_year, *keys), rows.index, dtype="float64")
    same_point = pd.Series(worked_out_once(_same_point_last_year, *keys), rows.index, dtype=object)
    before = _value_at(rows, rows["indicator"], same_point)
    last_end = worked_out_once(_last_year_end(rows["period"]), *keys)
    total = _value_at(rows, rows["indicator"], pd.Series(last_end, rows.index, dtype=object))
    place = places_of(figure_places(outturns), rows["indicator"], same_point)
    broken = broken_since(outturns, np.flatnonzero(applies), place)
    there = before.notna() & total.notna()
    reason = np.select(
        [passed >= 1, ~there, broken, (before <= 0) | (total <= 0)],
        ["", "no-last-year", "break", "nothing-last-year"],
        "",
    )
    by_profile = (passed < 1) & (reason == "")
    counted = value.where(~by_profile, before).abs() * about.loc[applies, "multiplier"].fillna(1).astype("float64")
    is_few = (about.loc[applies, "unit"] == "number") & (counted < FEWEST) & (passed < 1)
    is_money = about.loc[applies, "unit"] == "currency"
    is_small = is_money & by_profile & (before < SMALLEST_SHARE * total)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        forecast = np.select([passed >= 1, by_profile], [value, value * total / before], value / passed)
    method = np.select([passed >= 1, by_profile], ["year-end", "last-year"], "time")
    is_told = np.isfinite(forecast) & ~is_few & ~is_small
    result.loc[applies, "forecast"] = np.where(is_told, forecast, np.nan)
    result.loc[applies, "forecast_method"] = np.where(is_told, method, "")
    result.loc[applies, "forecast_reason"] = np.select([is_few, is_small], ["too-few", "small-share"], reason)
    return result


def _year(period: str, year_type: str, starts: int) -> str:
    """The year that holds the period, empty where none does."""
    year = holding_year(parse(period), year_type, starts)  # type: ignore[arg-type]
    return year.text if year else ""


def _share_of_year(period: str, year_type: str, starts: int) -> float:
    """How much of the year has passed at the period's end, 0 to 1, by days."""
    current = starting(parse(period), starts)
    year = holding_year(current, year_type, starts)  # type: ignore[arg-type]
    if year is None or _ends_year(current, year_type, starts):  # type: ignore[arg-type]
        return 1.0
    return ((current.end - year.start).days + 1) / ((year.end - year.start).days + 1)


def _same_point_last_year(period: str, year_type: str, starts: int) -> str:
    del year_type, starts
    earlier = year_earlier(parse(period))
    return earlier.text if earlier else ""


def _last_year_end(periods: pd.Series) -> Callable[[str, str, int], str]:
    """Finds, for a period, the last period of the year before, among those of the same kind."""
    known = {text: parse(text) for text in periods.unique()}

    def found(period: str, year_type: str, starts: int) -> str:
        earlier = year_earlier(known[period])
        year = holding_year(earlier, year_type, starts) if earlier else None  # type: ignore[arg-type]
        like = known[period].kind, known[period].year_type
        ends = [
            text
            for text, one in known.items()
            if year
            and (one.kind, one.year_type) == like
            and holding_year(one, year_type, starts) == year  # type: ignore[arg-type]
            and _ends_year(one, year_type, starts)  # type: ignore[arg-type]
        ]
        return ends[0] if ends else ""

    return found


def _ends_year(period: Period, year_type: YearType, starts: int) -> bool:
    """Whether the year is whole with the period: a week belongs to the year that holds most of it."""
    following = shifted(period, 1)
    return following is None or holding_year(following, year_type, starts) != holding_year(period, year_type, starts)


def _value_at(outturns: pd.DataFrame, indicator: pd.Series, period: pd.Series) -> pd.Series:
    values = outturns.set_index(["indicator", "period"])["value"]
    return values.reindex(pd.MultiIndex.from_arrays([indicator, period])).set_axis(indicator.index)
