"""Intervals: three published methods, checked against published numbers and scipy's own, and when there is none."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2

from outturn.judge.interval import intervals
from outturn.limits import byar, exact_poisson, poisson, wilson
from packages import frame, indicator, package, series

RATE: dict[str, Any] = {"unit": "rate", "per": 1000}


def pair(method: Any, *numbers: float) -> tuple[float, float]:
    """The method's limits of one figure."""
    low, high = method(*(np.array([number], dtype="float64") for number in numbers))
    return float(low[0]), float(high[0])


def interval(numerator: float | None, denominator: float | None, value: float | None = 50, **changes: Any) -> Any:
    """The interval of one figure as a package has it."""
    rows = [("2024", value, "" if value is not None else "x", "", numerator, denominator)]
    whole = series(rows, **changes)
    return next(intervals(whole, whole.outturns).itertuples(index=False))


def test_wilson_of_65_in_100() -> None:
    # Issue 3; the same by scipy.stats.binomtest(65, 100).proportion_ci(method="wilson").
    assert pair(wilson, 65, 100) == pytest.approx((0.552544, 0.736358), abs=5e-7)


@pytest.mark.parametrize(
    ("numerator", "denominator"),
    [
        (0, 1),
        (1, 1),
        (0, 20),
        (20, 20),
        (1, 20),
        (19, 20),
        (15, 126),
        (263, 2000),
        (1, 1_000_000),
        (499_999, 1_000_000),
    ],
)
def test_wilson_is_what_scipy_gives(numerator: int, denominator: int) -> None:
    expected = binomtest(numerator, denominator).proportion_ci(confidence_level=0.95, method="wilson")
    assert pair(wilson, numerator, denominator) == pytest.approx((expected.low, expected.high), rel=1e-12, abs=1e-15)


def test_wilson_ends_at_0_and_at_1_where_the_count_does() -> None:
    # From p = 0 the lower limit is 0 itself, not the 3e-17 that subtraction leaves.
    assert pair(wilson, 0, 30)[0] == 0
    assert pair(wilson, 30, 30)[1] == 1


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 0), (0, 0), (-1, 10), (11, 10), (1, -5)])
def test_what_is_no_proportion_has_no_wilson_limits(numerator: float, denominator: float) -> None:
    assert all(math.isnan(end) for end in pair(wilson, numerator, denominator))


def test_byar_of_65() -> None:
    # Issue 3, per 1 of the denominator.
    assert pair(byar, 65) == pytest.approx((50.163188, 82.849139), abs=5e-7)


def test_byar_by_hand() -> None:
    # O = 27: 1/(9·27) = 0.004115226, z/(3·√27) = 1.959964/15.588457 = 0.125731754;
    # lower = 27 * (1 - 0.004115226 - 0.125731754)³ = 27 * 0.870153020³ = 27 * 0.658850 = 17.788951.
    # O + 1 = 28: 1/252 = 0.003968254, 1.959964/(3·√28) = 1.959964/15.874508 = 0.123466137;
    # upper = 28 * (1 - 0.003968254 + 0.123466137)³ = 28 * 1.119497883³ = 28 * 1.403039 = 39.285093.
    assert pair(byar, 27) == pytest.approx((17.789, 39.285), abs=2e-3)


@pytest.mark.parametrize(("count", "low", "high"), [(1, 0.025318, 5.571643), (0, 0, 3.688879)])
def test_the_exact_poisson_limits_of_counts_of_1_and_0(count: float, low: float, high: float) -> None:
    # Issue 3 for 1; for 0, the upper limit is -ln 0.025 = 3.688879.
    assert pair(exact_poisson, count) == pytest.approx((low, high), abs=5e-7)


@pytest.mark.parametrize("count", range(1, 10))
def test_the_exact_poisson_limits_are_quantiles_of_chi_squared(count: int) -> None:
    expected = (chi2.ppf(0.025, 2 * count) / 2, chi2.ppf(0.975, 2 * count + 2) / 2)
    assert pair(exact_poisson, count) == pytest.approx(expected, rel=1e-10)


def test_rates_go_from_the_exact_limits_to_byars_at_a_count_of_10() -> None:
    assert pair(poisson, 9) == pytest.approx((chi2.ppf(0.025, 18) / 2, chi2.ppf(0.975, 20) / 2), rel=1e-10)
    assert pair(poisson, 10) == pair(byar, 10)
    assert [interval(count, 1000, **RATE).interval for count in (0, 9, 9.9, 10, 11)] == [
        "exact-poisson", "exact-poisson", "exact-poisson", "byar", "byar"
    ]  # fmt: skip


@pytest.mark.parametrize("count", [-1.0, float("nan")])
def test_what_is_no_count_has_no_limits(count: float) -> None:
    for method in (byar, exact_poisson, poisson):
        assert all(math.isnan(end) for end in pair(method, count))


def test_a_percentage_has_its_interval_in_percent() -> None:
    found = interval(65, 100, 65)
    assert (found.low, found.high) == pytest.approx((55.2544, 73.6358), abs=5e-5)
    assert found.interval == "wilson"


def test_a_rate_has_its_interval_per_so_many() -> None:
    # 65 in 2,000, per 10,000: the limits of the count times 5.
    found = interval(65, 2000, 325, unit="rate", per=10000)
    assert (found.low, found.high) == pytest.approx((250.81594, 414.245695), abs=5e-6)
    assert found.interval == "byar"


def test_a_rate_with_a_count_of_0_has_an_interval_from_0() -> None:
    found = interval(0, 1000, 0, **RATE)
    assert found.low == 0
    assert found.high == pytest.approx(3.688879, abs=5e-7)


@pytest.mark.parametrize("unit", ["percent", "rate"])
@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [(5, 0, 50), (0, 0, None), (None, 100, 50), (5, None, 50), (None, None, 50), (5, 100, None), (-5, 100, 50)],
)
def test_without_a_figure_or_proper_counts_there_is_no_interval(
    unit: str, numerator: float | None, denominator: float | None, value: float | None
) -> None:
    found = interval(numerator, denominator, value, unit=unit, per=1000 if unit == "rate" else None)
    assert (math.isnan(found.low), math.isnan(found.high), found.interval) == (True, True, "")


def test_a_percentage_of_more_than_the_whole_has_no_interval() -> None:
    found = interval(11, 10, 110)
    assert (math.isnan(found.low), math.isnan(found.high), found.interval) == (True, True, "")
    # A rate may well be more than its denominator: 11 moves of 10 children.
    assert interval(11, 10, 1100, **RATE).interval == "byar"


@pytest.mark.parametrize("unit", ["number", "currency", "score", "days", "ratio"])
def test_other_units_have_no_interval(unit: str) -> None:
    assert interval(5, 10, 0.5, unit=unit).interval == ""


def test_other_areas_have_intervals_by_the_same_rules() -> None:
    one = indicator()
    whole = package({one: [("2024", 60)]}, comparators=[("moves", "2024", "england", 65, "", 65, 100)])
    found = intervals(whole, whole.comparators).iloc[0]
    assert (found["low"], found["high"]) == pytest.approx((55.2544, 73.6358), abs=5e-5)


COUNT = st.integers(0, 10**6) | st.integers(0, 10**15)


@given(COUNT, COUNT)
def test_a_wilson_interval_holds_the_share(first: int, second: int) -> None:
    numerator, denominator = sorted([first, second])
    denominator = max(denominator, 1)
    low, high = pair(wilson, numerator, denominator)
    assert 0 <= low <= numerator / denominator <= high <= 1


@given(COUNT)
def test_an_interval_of_a_count_holds_the_count(count: int) -> None:
    low, high = pair(poisson, count)
    assert 0 <= low <= count < high


@given(st.integers(0, 1000), st.integers(1, 1000), st.integers(2, 1000))
def test_an_interval_narrows_as_the_denominator_grows_with_the_same_share(part: int, more: int, times: int) -> None:
    def widths(factor: int) -> tuple[float, float]:
        top, below = part * factor, (part + more) * factor
        low, high = pair(wilson, top, below)
        few, many = pair(poisson, top)
        return high - low, (many - few) / below

    assert widths(times)[0] < widths(1)[0]
    assert widths(times)[1] < widths(1)[1]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_wilson_interval_is_mirrored_when_the_other_part_is_counted(part: int, rest: int) -> None:
    low, high = pair(wilson, part, part + rest)
    other_low, other_high = pair(wilson, rest, part + rest)
    assert (low, high) == pytest.approx((1 - other_high, 1 - other_low), abs=1e-12)


NUMBERS = st.floats(-1e15, 1e15) | st.none()


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["percent", "rate", "number"]))
def test_a_method_is_named_exactly_where_there_are_two_finite_limits(
    value: float | None, numerator: float | None, denominator: float | None, unit: str
) -> None:
    found = interval(numerator, denominator, value, unit=unit, per=1000 if unit == "rate" else None)
    assert (found.interval != "") == math.isfinite(found.low) == math.isfinite(found.high)
    assert not found.interval or found.low <= found.high


@pytest.mark.parametrize(
    ("unit", "numerator", "denominator"),
    [("percent", 0, 5e-324), ("percent", 1e-306, 1e-306), ("rate", 1e-306, 1e-306), ("rate", 1e-174, 1)],
)
def test_counts_next_to_nothing_have_finite_limits_or_none(unit: str, numerator: float, denominator: float) -> None:
    found = interval(numerator, denominator, 0, unit=unit, per=1000 if unit == "rate" else None)
    assert (found.interval != "") == math.isfinite(found.low) == math.isfinite(found.high)


def test_a_published_interval_is_taken_as_it_is() -> None:
    whole = series([("2023", 14, "", "", 14, 100), ("2024", 12, "", "", 12, 100, 10, 13.5)])
    first, second = intervals(whole, whole.outturns).itertuples(index=False)
    assert (first.interval, second.interval) == ("wilson", "published")
    assert (second.low, second.high, second.point) == (10.0, 13.5, 12.0)


def test_no_figures_have_no_intervals() -> None:
    whole = series([])
    assert intervals(whole, frame("outturns", [])).empty
