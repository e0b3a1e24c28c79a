"""What a year's total will come to, for figures of the year so far (DESIGN: Forecast).

This year's total so far ÷ last year's share at the same point; in proportion to the time passed where there is no
last year. Only for numbers and money: percentages, rates and scores are never annualised.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from outturn.judge.series import TOTALS, of_indicator, worked_out_once
from outturn.model import Package
from outturn.periods import holding_year, parse, year_earlier


def forecasts(package: Package) -> pd.DataFrame:
    """The forecast of the year's end for each figure of the year so far, in the indicator's unit.

    Columns: ``forecast`` (NaN where there is none) and ``forecast_method``: ``last-year``, ``time``, ``year-end``
    (the year is over, so the figure is the total), or empty.
    """
    outturns = package.outturns
    about = of_indicator(package, outturns["indicator"], "unit", "basis", "year_type")
    applies = (about["basis"] == "year-to-date") & about["unit"].isin(TOTALS) & outturns["value"].notna()
    result = pd.DataFrame({"forecast": np.nan, "forecast_method": ""}, index=outturns.index)
    rows = outturns[applies]
    if rows.empty:
        return result
    value = rows["value"]
    keys = pd.DataFrame({"period": rows["period"], "year_type": about.loc[applies, "year_type"]})
    passed = worked_out_once(keys, _share_of_year).astype("float64")
    before = _value_at(outturns, rows["indicator"], worked_out_once(keys, _same_point_last_year))
    total = _value_at(outturns, rows["indicator"], worked_out_once(keys, _last_year_end(rows["period"])))
    share = (before / total).where((before > 0) & (total > 0))
    by_time = value / passed
    forecast = np.select([passed >= 1, share.notna()], [value, value / share], by_time)
    method = np.select([passed >= 1, share.notna()], ["year-end", "last-year"], "time")
    is_number = np.isfinite(forecast)
    result.loc[applies, "forecast"] = np.where(is_number, forecast, np.nan)
    result.loc[applies, "forecast_method"] = np.where(is_number, method, "")
    return result


def _share_of_year(period: str, year_type: str) -> float:
    """How much of the year has passed at the period's end, 0 to 1, by days."""
    current = parse(period)
    year = holding_year(current, year_type)  # type: ignore[arg-type]
    if year is None:
        return 1.0
    return ((current.end - year.start).days + 1) / ((year.end - year.start).days + 1)


def _same_point_last_year(period: str, year_type: str) -> str:
    del year_type
    earlier = year_earlier(parse(period))
    return earlier.text if earlier else ""


def _last_year_end(periods: pd.Series) -> Callable[[str, str], str]:
    """Finds, for a period, the last period of the year before, among those of the same kind."""
    known = {text: parse(text) for text in periods.unique()}

    def found(period: str, year_type: str) -> str:
        earlier = year_earlier(known[period])
        year = holding_year(earlier, year_type) if earlier else None  # type: ignore[arg-type]
        like = known[period].kind, known[period].year_type
        ends = [
            text for text, one in known.items() if year and one.end == year.end and (one.kind, one.year_type) == like
        ]
        return ends[0] if ends else ""

    return found


def _value_at(outturns: pd.DataFrame, indicator: pd.Series, period: pd.Series) -> pd.Series:
    values = outturns.set_index(["indicator", "period"])["value"]
    return values.reindex(pd.MultiIndex.from_arrays([indicator, period])).set_axis(indicator.index)
