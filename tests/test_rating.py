"""Ratings: the rules of the design, one by one, and what must hold whatever the figures are."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.judge.rating import rating
from outturn.model import MARKS_INSTEAD
from packages import indicator, package, series

FIGURES = st.integers(-100_000, 100_000)
POLARITY = st.sampled_from(["higher", "lower"])
CLOSE_BY = st.sampled_from(["floor", "tolerance"])
RANK = {"red": 0, "amber": 1, "green": 2}


def rated(figures: Sequence[Sequence[Any]], targets: Sequence[Sequence[Any]] = (), **changes: Any) -> list[str]:
    """Each figure's rating, or the reason for which it has none."""
    result = rating(series(figures, targets, **changes))
    return [reason or name for name, reason in zip(result["rating"], result["rating_reason"], strict=True)]


def one(value: float | None, *targets: tuple[str, float], mark: str = "", **changes: Any) -> str:
    """The rating of one figure of 2024 against targets of the same year (kind, value)."""
    return rated([("2024", value, mark)], [("2024", *target) for target in targets], **changes)[0]


def test_a_range_of_figures_against_a_floor_of_1_and_a_target_of_2() -> None:
    found = [one(value, ("floor", 1), ("target", 2)) for value in (0, 1, 1.5, 2, 3)]
    assert found == ["red", "amber", "amber", "green", "green"]


def test_where_lower_is_better_the_same_figures_rate_the_other_way_round() -> None:
    found = [one(value, ("floor", 2), ("target", 1), polarity="lower") for value in (0, 1, 1.5, 2, 3)]
    assert found == ["green", "green", "amber", "amber", "red"]


def test_a_floor_takes_the_place_of_the_tolerance() -> None:
    # 1.9 is within 0.5 of the target 2, but a floor of 1.95 is given and 1.9 is below it.
    assert one(1.9, ("target", 2), tolerance=0.5, tolerance_unit="points") == "amber"
    assert one(1.9, ("target", 2), ("floor", 1.95), tolerance=0.5, tolerance_unit="points") == "red"
    assert one(1.2, ("target", 2), ("floor", 1), tolerance=0.5, tolerance_unit="points") == "amber"


@pytest.mark.parametrize(
    ("value", "polarity", "expected"),
    [
        (80, "higher", "green"),
        (78, "higher", "amber"),  # 80 - 2
        (77.9, "higher", "red"),
        (80, "lower", "green"),
        (82, "lower", "amber"),  # 80 + 2
        (82.1, "lower", "red"),
    ],
)
def test_a_tolerance_in_points_is_in_the_unit_of_the_figure(value: float, polarity: str, expected: str) -> None:
    assert one(value, ("target", 80), polarity=polarity, tolerance=2, tolerance_unit="points") == expected


@pytest.mark.parametrize(
    ("value", "target", "polarity", "expected"),
    [
        (76, 80, "higher", "amber"),  # 5% of 80 is 4
        (75.9, 80, "higher", "red"),
        (84, 80, "lower", "amber"),
        (84.1, 80, "lower", "red"),
        (-84, -80, "higher", "amber"),  # 5% of -80 is a distance of 4 too
        (-84.1, -80, "higher", "red"),
        (0, 0, "higher", "green"),
        (-0.1, 0, "higher", "red"),
    ],
)
def test_a_tolerance_in_percent_is_a_share_of_the_target(
    value: float, target: float, polarity: str, expected: str
) -> None:
    assert one(value, ("target", target), polarity=polarity, tolerance=5, tolerance_unit="percent") == expected


def test_without_floor_and_tolerance_a_missed_target_is_red() -> None:
    assert one(79.9, ("target", 80)) == "red"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(9.4, "red"), (9.5, "amber"), (9.9, "amber"), (10, "green"), (11, "green"), (12, "green"), (12.5, "amber"),
     (12.6, "red")],
)  # fmt: skip
def test_a_band_is_green_from_end_to_end_and_amber_within_the_tolerance(value: float, expected: str) -> None:
    ends = (("lower", 10), ("upper", 12))
    assert one(value, *ends, polarity="band", tolerance=0.5, tolerance_unit="points") == expected


def test_a_band_without_tolerance_is_red_outside() -> None:
    assert [one(v, ("lower", 10), ("upper", 12), polarity="band") for v in (9.9, 10, 12, 12.1)] == [
        "red", "green", "green", "red"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "target", "tolerance", "polarity", "expected"),
    [
        # In binary, 69.4 - 69.3 is 0.10000000000000853, more than 0.1.
        (69.3, 69.4, 0.1, "higher", "amber"),
        (69.5, 69.4, 0.1, "lower", "amber"),
        (0.3, 0.4, 0.1, "higher", "amber"),
        (1.1, 1.0, 0.1, "lower", "amber"),
        (69.2, 69.4, 0.1, "higher", "red"),
        (69.29, 69.4, 0.1, "higher", "red"),
    ],
)
def test_a_figure_at_the_tolerance_itself_is_close(
    value: float, target: float, tolerance: float, polarity: str, expected: str
) -> None:
    assert one(value, ("target", target), polarity=polarity, tolerance=tolerance, tolerance_unit="points") == expected


def test_a_figure_equal_to_the_target_meets_it_however_it_was_worked_out() -> None:
    assert one(0.1 + 0.2, ("target", 0.3), polarity="lower") == "green"
    assert one(0.3, ("target", 0.1 + 0.2)) == "green"
    assert one(0.1 + 0.2, ("target", 0.1), ("floor", 0.3), polarity="lower") == "amber"
    assert one(0.1 + 0.2, ("lower", 0.1), ("upper", 0.3), polarity="band") == "green"


def test_values_are_compared_unrounded() -> None:
    # Both print as 80% with no decimals.
    assert one(79.96, ("target", 80), decimals=0) == "red"
    assert one(80.04, ("target", 80), polarity="lower", decimals=0) == "red"


def test_a_benchmark_rates_like_a_target_and_is_called_a_benchmark() -> None:
    found = rating(series([("2023", 5), ("2024", 7)], [("2023", "benchmark", 6), ("2024", "benchmark", 6)]))
    assert list(found["rating"]) == ["red", "green"]
    assert list(found["target_kind"]) == ["benchmark", "benchmark"]


def test_a_target_is_preferred_to_a_benchmark() -> None:
    found = rating(series([("2024", 7)], [("2024", "benchmark", 6), ("2024", "target", 8)])).iloc[0]
    assert (found["target"], found["target_kind"], found["rating"]) == (8, "target", "red")


def test_a_baseline_rates_nothing() -> None:
    assert one(5, ("baseline", 4)) == "no-target"


@pytest.mark.parametrize(
    ("frequency", "year_type", "period", "year"),
    [
        ("quarter", "financial", "FY2024-25-Q4", "FY2024-25"),
        ("half", "financial", "FY2024-25-H1", "FY2024-25"),
        ("month", "financial", "2025-03", "FY2024-25"),
        ("month", "calendar", "2025-03", "2025"),
        ("month", "academic", "2024-09", "AY2024-25"),
        ("term", "academic", "AY2024-25-T2", "AY2024-25"),
        ("week", "calendar", "2024-W37", "2024"),
    ],
)
def test_the_target_of_a_year_serves_the_periods_in_it(frequency: str, year_type: str, period: str, year: str) -> None:
    about = {"frequency": frequency, "year_type": year_type}
    found = rating(series([(period, 5)], [(year, "target", 6)], **about)).iloc[0]
    assert (found["rating"], found["target"], found["target_period"]) == ("red", 6, year)


def test_the_target_of_a_year_serves_no_other_year() -> None:
    assert rated([("2025-04", 5)], [("FY2024-25", "target", 6)], frequency="month", year_type="financial") == [
        "no-target"
    ]
    assert rated([("2024", 5), ("2025", 5)], [("2024", "target", 6)]) == ["red", "no-target"]


def test_a_period_with_a_target_of_its_own_is_held_against_that() -> None:
    targets = [("FY2024-25", "target", 6), ("FY2024-25-Q2", "target", 4)]
    figures = [("FY2024-25-Q1", 5), ("FY2024-25-Q2", 5)]
    assert rated(figures, targets, frequency="quarter", year_type="financial") == ["red", "green"]


@pytest.mark.parametrize("unit", ["number", "currency"])
@pytest.mark.parametrize("basis", ["period", "year-to-date"])
def test_a_total_of_part_of_a_year_is_not_held_against_the_target_of_the_whole_year(unit: str, basis: str) -> None:
    about = {"frequency": "quarter", "year_type": "financial", "unit": unit, "basis": basis}
    targets = [("FY2024-25", "target", 100), ("FY2024-25-Q2", "target", 50)]
    assert rated([("FY2024-25-Q1", 25), ("FY2024-25-Q2", 50)], targets, **about) == ["whole-year", "green"]


def test_a_total_of_the_whole_year_is_held_against_its_target() -> None:
    assert rated([("2024", 99)], [("2024", "target", 100)], unit="number") == ["red"]


def test_a_count_on_one_day_is_no_part_of_a_total_so_the_target_of_its_year_serves_it() -> None:
    about = {"frequency": "quarter", "year_type": "financial", "unit": "number", "basis": "snapshot"}
    assert rated([("2024-06-30", 99)], [("FY2024-25", "target", 100)], **about) == ["red"]


def test_a_percentage_of_the_year_so_far_is_held_against_the_target_of_the_year() -> None:
    about = {"frequency": "quarter", "year_type": "financial", "basis": "year-to-date"}
    assert rated([("FY2024-25-Q1", 5)], [("FY2024-25", "target", 6)], **about) == ["red"]


@pytest.mark.parametrize("mark", list(MARKS_INSTEAD))
def test_a_figure_that_is_missing_is_not_rated(mark: str) -> None:
    assert one(None, ("target", 6), mark=mark) == "no-value"


def test_what_is_not_rated_has_the_reason() -> None:
    broken = rating(series([("2023", 4), ("2024", 5, "b")], [("2024", "target", 6)])).iloc[-1]
    assert (broken["rating"], broken["rating_reason"]) == ("not rated", "break")
    assert one(5, ("target", 6), polarity="none") == "no-polarity"
    assert one(5) == "no-target"
    assert one(5, ("floor", 4)) == "no-target"
    assert one(None, ("target", 6), mark="x", polarity="none") == "no-value"


def test_a_break_before_which_there_is_no_figure_breaks_with_nothing() -> None:
    assert one(5, ("target", 6), mark="b") == "red"
    empty_first = rating(series([("2023", None, "x"), ("2024", 7, "b")], [("2024", "target", 6)])).iloc[-1]
    assert empty_first["rating"] == "green"


def test_a_gap_of_nothing_has_no_sign() -> None:
    gap = rating(series([("2024", 5)], [("2024", "target", 5)], polarity="lower"))["gap"].item()
    assert str(gap) == "0.0"


@pytest.mark.parametrize("mark", ["p", "r", "e", "f", "u"])
def test_other_marks_beside_a_figure_do_not_keep_it_from_being_rated(mark: str) -> None:
    assert one(7, ("target", 6), mark=mark) == "green"


def test_the_gap_is_positive_where_the_figure_is_better_than_the_target() -> None:
    assert rating(series([("2024", 7)], [("2024", "target", 6)]))["gap"].item() == 1
    assert rating(series([("2024", 7)], [("2024", "target", 6)], polarity="lower"))["gap"].item() == -1
    band = [("2024", "lower", 3), ("2024", "upper", 5)]
    assert rating(series([("2024", 7)], band, polarity="band"))["gap"].item() == -2


def test_each_indicator_is_held_against_its_own_target() -> None:
    high, low = indicator(), indicator(indicator="waits", polarity="lower")
    targets = [("moves", "2024", "target", 5), ("waits", "2024", "target", 3)]
    found = rating(package({high: [("2024", 4)], low: [("2024", 4)]}, targets))
    assert list(found["target"]) == [5, 3]
    assert list(found["rating"]) == ["red", "red"]


def test_a_package_without_figures_has_no_ratings() -> None:
    assert rating(series([])).empty


def exact(tenths: int, shift: int = 1) -> float:
    """So many tenths as the float that a file's text gives: 693 is 69.3."""
    return float(Decimal(tenths).scaleb(-shift))


@given(FIGURES, FIGURES, FIGURES, st.integers(0, 1_000), CLOSE_BY, POLARITY)
def test_a_better_figure_never_rates_worse(
    first: int, second: int, target: int, tolerance: int, close_by: str, polarity: str
) -> None:
    worse, better = sorted([first, second], reverse=polarity == "lower")
    sign = 1 if polarity == "higher" else -1
    floor = [("floor", exact(target - sign * tolerance))] if close_by == "floor" else []
    about: dict[str, Any] = {"polarity": polarity, "tolerance": exact(tolerance), "tolerance_unit": "points"}
    ratings = [one(exact(value), ("target", exact(target)), *floor, **about) for value in (worse, better)]
    assert RANK[ratings[0]] <= RANK[ratings[1]]


@given(FIGURES, FIGURES, st.integers(0, 1_000), st.integers(-3, 3), CLOSE_BY, POLARITY)
def test_another_power_of_ten_rates_the_same(
    value: int, target: int, tolerance: int, power: int, close_by: str, polarity: str
) -> None:
    def at(shift: int) -> str:
        sign = 1 if polarity == "higher" else -1
        floor = [("floor", exact(target - sign * tolerance, shift))] if close_by == "floor" else []
        about: dict[str, Any] = {"polarity": polarity, "tolerance": exact(tolerance, shift), "tolerance_unit": "points"}
        return one(exact(value, shift), ("target", exact(target, shift)), *floor, **about)

    assert at(1) == at(1 + power)


@given(FIGURES, FIGURES, st.integers(0, 1_000), st.sampled_from([0.25, 0.5, 2.0, 1024.0]), POLARITY)
def test_another_power_of_two_rates_the_same(
    value: int, target: int, tolerance: int, factor: float, polarity: str
) -> None:
    def times(scale: float) -> str:
        about: dict[str, Any] = {
            "polarity": polarity,
            "tolerance": exact(tolerance) * scale,
            "tolerance_unit": "points",
        }
        return one(exact(value) * scale, ("target", exact(target) * scale), **about)

    assert times(1.0) == times(factor)


@given(FIGURES, FIGURES, st.integers(0, 1_000), CLOSE_BY)
def test_negated_figures_rate_the_same_under_the_other_polarity(
    value: int, target: int, tolerance: int, close_by: str
) -> None:
    def mirrored(sign: int, polarity: str) -> str:
        floor = [("floor", sign * exact(target - tolerance))] if close_by == "floor" else []
        about: dict[str, Any] = {"polarity": polarity, "tolerance": exact(tolerance), "tolerance_unit": "percent"}
        return one(sign * exact(value), ("target", sign * exact(target)), *floor, **about)

    assert mirrored(1, "higher") == mirrored(-1, "lower")


@given(FIGURES, FIGURES, FIGURES, st.integers(0, 1_000))
def test_a_band_rates_by_exact_arithmetic(value: int, first: int, second: int, tolerance: int) -> None:
    lower, upper = sorted([first, second])
    outside = max(lower - value, value - upper, 0)
    expected = "green" if outside == 0 else "amber" if outside <= tolerance else "red"
    ends = (("lower", exact(lower)), ("upper", exact(upper)))
    about: dict[str, Any] = {"polarity": "band", "tolerance": exact(tolerance), "tolerance_unit": "points"}
    assert one(exact(value), *ends, **about) == expected
