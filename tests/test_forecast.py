"""Forecasts of the year's end: by last year's share, by time passed, and for totals only."""

from itertools import accumulate
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.judge import judge
from outturn.judge.forecast import forecasts
from packages import Rows, indicator, package, series

TOTAL = {"unit": "number", "basis": "year-to-date", "frequency": "quarter", "year_type": "financial"}
QUARTERS = [f"FY{year}-{year - 1999}-Q{part}" for year in (2023, 2024) for part in (1, 2, 3, 4)]


def found(figures: Rows, **changes: Any) -> list[tuple[float, str]]:
    """Each figure's forecast and its method."""
    result = forecasts(series(figures, **{**TOTAL, **changes}))
    return list(zip(result["forecast"], result["forecast_method"], strict=True))


def judged(figures: Rows, targets: Rows, **changes: Any) -> Any:
    """The newest figure's judgements."""
    whole = judge(series(figures, targets, **{**TOTAL, **changes})).figures
    return next(whole.iloc[-1:].itertuples(index=False))


def test_by_last_years_share_at_the_same_point() -> None:
    # 40 of last year's 100 had come by the end of September: 120 / 0.4 = 300.
    rows = [("FY2023-24-Q2", 40), ("FY2023-24-Q4", 100), ("FY2024-25-Q2", 120)]
    assert found(rows)[2] == (pytest.approx(300), "last-year")


def test_a_figure_that_is_itself_a_forecast_is_no_measure_and_makes_none() -> None:
    # By time 120 * 365 / 183 = 239.3: that 40 of 100 had come last year was not known, but expected.
    rows = [("FY2023-24-Q2", 40), ("FY2023-24-Q4", 100, "f"), ("FY2024-25-Q2", 120), ("FY2024-25-Q3", 150, "p f")]
    expected, beside = (forecasts(series(rows, **TOTAL))[name] for name in ("forecast_method", "stands_beside"))
    assert list(expected) == ["time", "officer", "time", ""]
    assert found(rows)[2][0] == pytest.approx(120 * 365 / 183)
    assert list(beside) == [
        False,
        True,
        False,
        False,
    ]  # without one of the year's end, the third quarter's is the newest


@pytest.mark.parametrize(
    ("period", "about", "passed", "days"),
    [
        ("FY2024-25-Q1", {}, 91, 365),  # April 30 + May 31 + June 30
        ("FY2024-25-Q2", {}, 183, 365),  # and July 31 + August 31 + September 30
        ("FY2023-24-Q3", {}, 275, 366),  # and 31 + 30 + 31; the year has 29 February 2024
        ("FY2024-25-H1", {"frequency": "half"}, 183, 365),
        ("2025-01", {"frequency": "month"}, 306, 365),  # 275 + January 31
        ("AY2024-25-T1", {"frequency": "term", "year_type": "academic"}, 122, 365),  # 30 + 31 + 30 + 31
        ("AY2024-25-T2", {"frequency": "term", "year_type": "academic"}, 212, 365),  # and 31 + 28 + 31
        ("2024-10", {"frequency": "month", "year_type": "academic"}, 61, 365),
        ("2024-02", {"frequency": "month", "year_type": "academic"}, 182, 366),  # 122 + 31 + 29
        ("2024-Q1", {"year_type": "calendar"}, 91, 366),
        ("2024-W26", {"frequency": "week", "year_type": "calendar"}, 182, 366),  # to 30 June 2024
    ],
)
def test_by_the_time_that_has_passed(period: str, about: dict[str, Any], passed: int, days: int) -> None:
    assert found([(period, 120)], **about) == [(pytest.approx(120 * days / passed), "time")]


@pytest.mark.parametrize(
    "last_year",
    [
        [],
        [("FY2023-24-Q4", 100)],  # not at the same point
        [("FY2023-24-Q2", 40)],  # not at its end
        [("FY2023-24-Q2", 40), ("FY2023-24-Q4", None, "x")],
        [("FY2023-24-Q2", None, "x"), ("FY2023-24-Q4", 100)],
        [("FY2023-24-Q2", 0), ("FY2023-24-Q4", 100)],
        [("FY2023-24-Q2", 0), ("FY2023-24-Q4", 0)],
        [("FY2022-23-Q2", 40), ("FY2022-23-Q4", 100)],  # the year before that
    ],
)
def test_where_last_year_gives_no_share_by_time(last_year: Rows) -> None:
    assert found([*last_year, ("FY2024-25-Q2", 120)])[-1] == (pytest.approx(120 * 365 / 183), "time")


@pytest.mark.parametrize(
    ("period", "about"),
    [
        ("FY2024-25-Q4", {}),
        ("FY2024-25-H2", {"frequency": "half"}),
        ("2025-03", {"frequency": "month"}),
        ("2024-08", {"frequency": "month", "year_type": "academic"}),
        ("AY2024-25-T3", {"frequency": "term", "year_type": "academic"}),
        ("2024-12", {"frequency": "month", "year_type": "calendar"}),
        ("FY2024-25", {"frequency": "year"}),
    ],
)
def test_at_the_years_end_the_total_is_known(period: str, about: dict[str, Any]) -> None:
    assert found([(period, 120)], **about) == [(120, "year-end")]


def test_money_is_forecast_like_numbers_and_may_be_below_zero() -> None:
    rows = [("FY2023-24-Q2", 40), ("FY2023-24-Q4", 100), ("FY2024-25-Q2", -120.5)]
    assert found(rows, unit="currency")[2] == (pytest.approx(-301.25), "last-year")
    assert found([("FY2024-25-Q1", 0)], unit="currency") == [(0, "time")]


@pytest.mark.parametrize("unit", ["percent", "rate", "score", "days", "ratio"])
def test_what_does_not_add_up_is_never_forecast(unit: str) -> None:
    for forecast, method in found([("FY2024-25-Q2", 120), ("FY2024-25-Q4", 50)], unit=unit):
        assert pd.isna(forecast)
        assert method == ""


@pytest.mark.parametrize("basis", ["period", "snapshot", "rolling"])
def test_only_figures_of_the_year_so_far_are_forecast(basis: str) -> None:
    ((forecast, method),) = found([("FY2024-25-Q2", 120)], basis=basis)
    assert pd.isna(forecast)
    assert method == ""


def test_a_missing_figure_has_no_forecast() -> None:
    ((forecast, method),) = found([("FY2024-25-Q2", None, "x")])
    assert pd.isna(forecast)
    assert method == ""


def test_each_indicator_has_its_own_last_year() -> None:
    one, other = indicator(**TOTAL), indicator(indicator="waits", **TOTAL)
    last, this = [("FY2023-24-Q2", 40), ("FY2023-24-Q4", 100)], [("FY2024-25-Q2", 120)]
    result = forecasts(package({one: last, other: this}))
    assert result["forecast_method"].iloc[2] == "time"


def test_the_end_of_last_year_is_found_beside_an_indicator_of_calendar_quarters() -> None:
    # 2024-Q1 and FY2023-24-Q4 are quarters that end on the same day.
    calendar = indicator(indicator="waits", **{**TOTAL, "year_type": "calendar"})
    rows = [("FY2023-24-Q2", 40), ("FY2023-24-Q4", 100), ("FY2024-25-Q2", 120)]
    result = forecasts(package({calendar: [("2024-Q1", 5)], indicator(**TOTAL): rows}))
    assert result["forecast_method"].iloc[3] == "last-year"
    assert result["forecast"].iloc[3] == pytest.approx(300)


AIM = [("FY2024-25", "target", 300)]


@pytest.mark.parametrize(
    ("value", "polarity", "rating"),
    [
        (120, "higher", "red"),  # 239.3 by the end of the year
        (148, "higher", "amber"),  # 295.2, within 10 of 300
        (151, "higher", "green"),  # 301.2
        (151, "lower", "amber"),
        (120, "lower", "green"),
    ],
)
def test_a_total_of_the_year_so_far_is_rated_on_its_forecast(value: float, polarity: str, rating: str) -> None:
    row = judged([("FY2024-25-Q2", value)], AIM, polarity=polarity, tolerance=10, tolerance_unit="points")
    assert (row.rated_on, row.rating, row.rating_reason, row.target) == ("forecast", rating, "", 300)
    sign = 1 if polarity == "higher" else -1
    assert row.gap == pytest.approx(sign * (value * 365 / 183 - 300))


def test_money_is_rated_on_its_forecast_and_percentages_on_their_figure() -> None:
    assert judged([("FY2024-25-Q2", 120)], AIM, unit="currency").rated_on == "forecast"
    row = judged([("FY2024-25-Q2", 80)], [("FY2024-25", "target", 90)], unit="percent")
    assert (row.rated_on, row.rating, row.gap) == ("value", "red", -10)


def test_a_benchmark_or_a_band_for_the_year_is_held_against_the_forecast_too() -> None:
    assert judged([("FY2024-25-Q2", 151)], [("FY2024-25", "benchmark", 300)]).rating == "green"
    band = [("FY2024-25", "lower", 200), ("FY2024-25", "upper", 250)]
    row = judged([("FY2024-25-Q2", 120)], band, polarity="band")
    assert (row.rated_on, row.rating) == ("forecast", "green")


def test_a_target_of_its_own_is_held_against_the_figure_itself() -> None:
    row = judged([("FY2024-25-Q2", 120)], [*AIM, ("FY2024-25-Q2", "target", 110)])
    assert (row.rated_on, row.rating, row.gap) == ("value", "green", 10)


def test_when_the_year_is_over_the_figure_itself_is_rated() -> None:
    row = judged([("FY2024-25-Q4", 290)], AIM)
    assert (row.rating, row.gap, row.rated_on) == ("red", -10, "value")


@pytest.mark.parametrize(("so_far", "told"), [(0, False), (9, False), (10, True)])
def test_a_handful_is_no_forecast(so_far: float, *, told: bool) -> None:
    row = judged([("FY2024-25-Q2", so_far)], AIM)
    assert (row.rating == "not rated", row.forecast_reason) == ((False, "no-last-year") if told else (True, "too-few"))


@pytest.mark.parametrize(("before", "told"), [(1, False), (9, False), (10, True)])
def test_a_handful_of_last_years_is_no_profile(before: float, *, told: bool) -> None:
    row = judged([("FY2023-24-Q2", before), ("FY2023-24-Q4", 40), ("FY2024-25-Q2", 50)], AIM)
    # 50 x 40 / 10
    assert (row.forecast, row.forecast_reason) == (200, "") if told else pd.isna(row.forecast)
    assert row.forecast_reason == ("" if told else "too-few")


@pytest.mark.parametrize(("before", "told"), [(1, False), (49, False), (50, True)])
def test_money_is_not_forecast_from_less_than_a_twentieth_of_last_years(before: float, *, told: bool) -> None:
    rows = [("FY2023-24-Q1", before), ("FY2023-24-Q4", 1000), ("FY2024-25-Q1", 60)]
    row = judged(rows, AIM, unit="currency")
    assert row.forecast_reason == ("" if told else "small-share")
    assert (row.forecast == 1200) if told else pd.isna(row.forecast)  # 60 x 1000 / 50


@pytest.mark.parametrize("broken", ["FY2023-24-Q4", "FY2024-25-Q1", "FY2024-25-Q2"])
def test_last_years_profile_is_not_used_across_a_break(broken: str) -> None:
    periods = {"FY2023-24-Q2": 40, "FY2023-24-Q4": 100, "FY2024-25-Q1": 60, "FY2024-25-Q2": 120}
    rows = [(period, value, "b" if period == broken else "") for period, value in periods.items()]
    assert found(rows)[-1] == (pytest.approx(120 * 365 / 183), "time")
    assert judged(rows, AIM).forecast_reason == "break"


@pytest.mark.parametrize(
    ("last_week", "year_type"), [("2024-W52", "calendar"), ("2020-W53", "calendar"), ("2024-W13", "financial")]
)
def test_a_year_is_whole_with_the_last_week_that_lies_mostly_in_it(last_week: str, year_type: str) -> None:
    # 29 December 2024, 3 January 2021 and 31 March 2024; the next weeks' Thursdays are in the next year.
    year, week = int(last_week[:4]), int(last_week[-2:])
    first = f"{year}-W{week - 2:02d}"
    rows = [(first, 50), (last_week, 100), (f"{year + 1}-W{week - 2:02d}", 60)]
    about = {"frequency": "week", "year_type": year_type}
    assert [method for _, method in found(rows, **about)] == ["time", "year-end", "last-year"]
    assert found(rows, **about)[-1][0] == pytest.approx(120)


def test_a_total_that_is_not_of_the_year_so_far_has_no_forecast_to_be_rated_on() -> None:
    row = judged([("FY2024-25-Q2", 120)], AIM, basis="period")
    assert (row.rating, row.rating_reason, row.rated_on) == ("not rated", "whole-year", "")


AMOUNTS = st.lists(st.integers(10, 10**6), min_size=4, max_size=4)


@given(AMOUNTS, st.integers(1, 4))
def test_a_year_that_goes_as_the_last_one_comes_to_the_same(amounts: list[int], parts: int) -> None:
    totals = list(accumulate(amounts))
    rows = list(zip(QUARTERS, totals + totals[:parts], strict=False))
    for forecast, _ in found(rows)[4:]:
        assert forecast == pytest.approx(totals[-1], rel=1e-12)


@given(AMOUNTS, AMOUNTS, st.integers(1, 7))
def test_a_later_figure_never_changes_an_earlier_forecast(last: list[int], this: list[int], kept: int) -> None:
    rows = list(zip(QUARTERS, [*accumulate(last), *accumulate(this)], strict=True))
    assert found(rows)[:kept] == found(rows[:kept])
