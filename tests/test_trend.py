"""Recent trend: chi-squared for trend, against published numbers, and when five years show none."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from outturn.judge.interval import intervals
from outturn.judge.trend import CRITICAL, of_proportions, of_rates, trends
from packages import Rows, counted, package, series

# Issue 3: Fingertips' published example, smoking at the time of delivery.
TOPS, BELOWS = [994, 1023, 1199, 1332, 1367], [40299, 41527, 42811, 44064, 44701]
RATES = [24.67, 24.6, 28, 30.2, 30.6]
LOWS, HIGHS = [23.16, 23.15, 26.44, 28.63, 28.98], [26.25, 26.19, 29.64, 31.9, 32.25]


def floats(*lists: Sequence[float]) -> list[np.ndarray]:
    return [np.array(one, dtype="float64") for one in lists]


def found(figures: Sequence[Sequence[Any]], **changes: Any) -> Any:
    """The trend of one indicator."""
    whole = series(figures, **changes)
    return next(trends(whole, intervals(whole, whole.outturns)).itertuples(index=False))


def yearly(tops: Sequence[float], belows: Sequence[float] | float = 1000, first: int = 2020) -> Rows:
    """Percentages of five years or more by their counts."""
    counts = belows if isinstance(belows, Sequence) else [belows] * len(tops)
    return counted([(f"{first + at}", *pair) for at, pair in enumerate(zip(tops, counts, strict=True))])


def test_the_published_trend_of_proportions() -> None:
    trend = of_proportions(*floats(TOPS, BELOWS))
    assert f"{trend.statistic:.2f}" == "47.90"
    assert trend.sign == 1


def test_the_published_trend_of_rates_by_their_limits() -> None:
    trend = of_rates(*floats(RATES, LOWS, HIGHS))
    assert f"{trend.statistic:.2f}" == "46.77"
    assert trend.sign == 1


def test_the_critical_value_leaves_two_in_a_thousand() -> None:
    assert chi2.ppf(0.998, 1) == pytest.approx(CRITICAL, abs=1e-12)
    assert CRITICAL == 9.54953570608324


def test_proportions_by_hand() -> None:
    # 10, 20, 30 of 100 each: p = 0.2, x = 0, 1, 2. Σax = 80, pΣnx = 60: moved 20.
    # p(1 - p)(Σnx² - (Σnx)²/N) = 0.16 * (500 - 90000/300) = 32; 20² ÷ 32 = 12.5.
    assert of_proportions(*floats([10, 20, 30], [100, 100, 100])).statistic == pytest.approx(12.5, rel=1e-12)


def test_rates_by_a_weighted_line_fitted_by_numpy() -> None:
    errors = (np.array(HIGHS) - np.array(LOWS)) / (2 * 1.96)
    (slope, _), covariance = np.polyfit(np.arange(5), RATES, 1, w=1 / errors, cov="unscaled")
    trend = of_rates(*floats(RATES, LOWS, HIGHS))
    assert trend.statistic == pytest.approx(slope**2 / covariance[0, 0], rel=1e-9)


def test_published_intervals_come_before_counts_and_serve_every_unit() -> None:
    # The published example by its limits is 46.77 (by its counts it would be 47.90).
    years = [str(year) for year in range(2020, 2025)]
    rows = [
        (year, value, "", "", top, below, low, high)
        for year, value, top, below, low, high in zip(years, RATES, TOPS, BELOWS, LOWS, HIGHS, strict=True)
    ]
    for unit in ("percent", "score"):
        assert f"{found(rows, unit=unit).trend_statistic:.2f}" == "46.77"


@pytest.mark.parametrize(
    ("polarity", "up", "down"),
    [
        ("higher", "improving", "worsening"),
        ("lower", "worsening", "improving"),
        ("none", "increasing", "decreasing"),
        ("band", "increasing", "decreasing"),
    ],
)
def test_the_word_depends_on_which_way_is_better(polarity: str, up: str, down: str) -> None:
    assert found(yearly(TOPS, BELOWS), polarity=polarity).trend == up
    assert found(yearly(TOPS[::-1], BELOWS[::-1]), polarity=polarity).trend == down


def test_a_percentage_is_tested_by_its_counts() -> None:
    result = found(yearly(TOPS, BELOWS))
    assert f"{result.trend_statistic:.2f}" == "47.90"
    assert result.trend_reason == ""


def test_a_rate_is_tested_by_its_interval() -> None:
    rows = counted([(f"{2020 + at}", top, 1000) for at, top in enumerate((100, 130, 160, 190, 220))], per=1000)
    whole = series(rows, unit="rate", per=1000)
    limits = intervals(whole, whole.outturns)
    expected = of_rates(*(one.to_numpy() for one in (whole.outturns["value"], limits["low"], limits["high"]))).statistic
    result = found(rows, unit="rate", per=1000)
    assert (result.trend, result.trend_statistic) == ("improving", pytest.approx(expected, rel=1e-12))


def test_only_the_last_five_years_count() -> None:
    assert found(yearly([900, 1, 500, *TOPS], [1000, 1000, 1000, *BELOWS])).trend_statistic == pytest.approx(
        of_proportions(*floats(TOPS, BELOWS)).statistic, rel=1e-12
    )


def test_a_statistic_must_be_more_than_the_critical_value() -> None:
    # (10, 20, 30 of 100 gave 12.5.) Five years of 1,000: p = 0.2 each but for the ends, moved = 2·(e + e) = 4e,
    # spread = 0.16 * (30 - 20) * 1000 = 1600: 30 gives 120²/1600 = 9.0, 31 gives 124²/1600 = 9.61.
    assert found(yearly([170, 200, 200, 200, 230])).trend == "no trend"
    assert found(yearly([170, 200, 200, 200, 230])).trend_statistic == pytest.approx(9.0, rel=1e-9)
    assert found(yearly([169, 200, 200, 200, 231])).trend == "improving"
    assert found(yearly([169, 200, 200, 200, 231])).trend_statistic == pytest.approx(9.61, rel=1e-9)


def test_a_trend_that_hangs_on_one_year_is_none() -> None:
    # Without the last year the figures fall: 100, 95, 90, 85.
    result = found(yearly([100, 95, 90, 85, 300]))
    assert result.trend_statistic > CRITICAL
    assert (result.trend, result.trend_reason) == ("no trend", "")


@pytest.mark.parametrize("unit", ["percent", "rate"])
@pytest.mark.parametrize("tops", [(1, 167, 167, 167, 167), (167, 167, 167, 167, 1), (900, 333, 333, 333, 333)])
def test_a_trend_whose_other_years_are_level_hangs_on_one_year(tops: tuple[int, ...], unit: str) -> None:
    # Level years have the slope 0, whatever binary arithmetic leaves of it.
    rows = counted([(f"{2020 + at}", top, 1000) for at, top in enumerate(tops)], per=100 if unit == "percent" else 1000)
    result = found(rows, unit=unit, per=1000 if unit == "rate" else None)
    assert result.trend_statistic > CRITICAL
    assert result.trend == "no trend"


def slope(tops: Sequence[float], years: Sequence[int]) -> float:
    return float(np.polyfit(years, [tops[year] for year in years], 1)[0])


@pytest.mark.parametrize(
    ("tops", "survives"),
    [
        # Without the fourth year (0, 1, 2, 4) the slope still falls; at 0, 1, 2, 3 it would rise.
        ([410, 626, 568, 301, 457], True),
        # Without the second year (0, 2, 3, 4) the slope falls; at 0, 1, 2, 3 it would rise.
        ([575, 300, 407, 552, 549], False),
    ],
)
def test_a_year_that_is_left_out_leaves_the_others_in_their_places(tops: list[float], survives: bool) -> None:  # noqa: FBT001
    whole = np.sign(slope(tops, range(5)))
    kept = [[year for year in range(5) if year != out] for out in range(5)]
    assert all(np.sign(slope(tops, years)) == whole for years in kept) is survives
    result = found(yearly(tops))
    assert result.trend_statistic > CRITICAL
    assert result.trend == (("improving" if whole > 0 else "worsening") if survives else "no trend")


@pytest.mark.parametrize("count", [0, 1, 4])
def test_fewer_than_five_years_are_too_few(count: int) -> None:
    result = found(yearly(TOPS, BELOWS)[:count])
    assert (result.trend, result.trend_reason) == ("", "too-short")
    assert np.isnan(result.trend_statistic)


def test_a_missing_year_leaves_too_few() -> None:
    rows = [*yearly([*TOPS, 1400], [*BELOWS, 45000])]
    assert found(rows[:3] + rows[4:]).trend_reason == "too-short"
    assert found([*rows[:3], ("2023", None, "x"), *rows[4:]]).trend_reason == "too-short"
    assert found([*rows[:5], ("2025", None, "x")]).trend_reason == "too-short"


def test_a_break_among_the_five_leaves_too_few_but_one_at_the_first_does_not() -> None:
    rows = yearly(TOPS, BELOWS)
    for at in range(1, 5):
        broken = [(*row[:2], "b", *row[3:]) if place == at else row for place, row in enumerate(rows)]
        assert found(broken).trend_reason == "too-short"
    assert found([(*rows[0][:2], "b", *rows[0][3:]), *rows[1:]]).trend == "improving"


def test_figures_that_overlap_are_not_tested() -> None:
    rows = [(f"{year}..{year + 2}", *rest) for year, (_, *rest) in zip(range(2015, 2020), yearly(TOPS), strict=True)]
    assert found(rows, basis="rolling").trend_reason == "overlapping"


def test_only_years_are_tested() -> None:
    rows = [(f"2024-0{at + 1}", *rest) for at, (_, *rest) in enumerate(yearly(TOPS, BELOWS))]
    assert found(rows, frequency="month").trend_reason == "not-yearly"


def test_without_intervals_nothing_is_tested() -> None:
    assert found([(f"{2020 + at}", value) for at, value in enumerate(RATES)]).trend_reason == "no-interval"
    rows = yearly(TOPS, BELOWS)
    assert found([*rows[:4], ("2024", 3.1)]).trend_reason == "no-interval"


@pytest.mark.parametrize("unit", ["percent", "rate"])
@pytest.mark.parametrize("top", [0, 50, 1000])
def test_a_constant_series_has_no_trend_and_divides_by_nothing(unit: str, top: float) -> None:
    rows = counted([(f"{2020 + at}", top, 1000) for at in range(5)], per=100 if unit == "percent" else 1000)
    result = found(rows, unit=unit, per=1000 if unit == "rate" else None)
    assert (result.trend, result.trend_reason) == ("no trend", "")
    assert result.trend_statistic == pytest.approx(0, abs=1e-9)


def test_a_year_with_a_count_of_zero_can_be_tested() -> None:
    rates = counted([(f"{2020 + at}", top, 1000) for at, top in enumerate((40, 30, 20, 10, 0))], per=1000)
    assert found(rates, unit="rate", per=1000, polarity="lower").trend == "improving"
    assert found(yearly([40, 30, 20, 10, 0]), polarity="lower").trend == "improving"


def test_days_and_financial_years_can_be_tested() -> None:
    days = [(f"{2020 + at}-03-31", *rest) for at, (_, *rest) in enumerate(yearly(TOPS, BELOWS))]
    assert found(days, basis="snapshot").trend == "improving"
    financial = [(f"FY{2020 + at}-{21 + at}", *rest) for at, (_, *rest) in enumerate(yearly(TOPS, BELOWS))]
    assert found(financial, year_type="financial").trend == "improving"


def test_an_indicator_without_figures_has_a_row_with_the_reason() -> None:
    whole = package({})
    assert trends(whole, intervals(whole, whole.outturns)).empty
    assert found([]).trend_reason == "too-short"


@given(st.lists(st.integers(1, 999), min_size=5, max_size=5), st.sampled_from(["higher", "lower", "none"]))
def test_the_order_of_years_turned_round_turns_the_trend_round(tops: list[int], polarity: str) -> None:
    opposite = {"improving": "worsening", "worsening": "improving", "increasing": "decreasing"}
    opposite |= {"decreasing": "increasing", "no trend": "no trend"}
    forth, back = (found(yearly(counts), polarity=polarity) for counts in (tops, tops[::-1]))
    assert back.trend == opposite[forth.trend]
    assert back.trend_statistic == pytest.approx(forth.trend_statistic, rel=1e-9, abs=1e-9)
