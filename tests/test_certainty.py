"""Whether a change or a difference is beyond chance: by the interval of the difference, by the chart, or not tested."""

from typing import Any

import numpy as np
import pytest

from outturn.judge import judge
from outturn.judge.certainty import difference
from outturn.limits import exact_poisson, wilson
from packages import Rows, counted, series


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10.
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
    ],
)
def test_the_interval_of_a_difference_of_proportions(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    sides = []
    for top, below in (one, other):
        share, limits = np.array([top / below]), wilson(np.array([float(top)]), np.array([float(below)]))
        sides.append((share, *limits))
    found = difference(*sides)
    assert [round(float(end[0]), 4) for end in found] == [low, high]


def test_the_interval_of_a_difference_of_rates() -> None:
    # Exact Poisson, 2 and 9: 0.2422 to 7.2247 and 4.1154 to 17.0848 (Garwood). 9 - 2 = 7;
    # 7 - sqrt(4.8846² + 5.2247²) = -0.1524, 7 + sqrt(8.0848² + 1.7578²) = 15.2737.
    sides = [(np.array([count]), *exact_poisson(np.array([count]))) for count in (9.0, 2.0)]
    found = difference(sides[0], sides[1])
    assert [round(float(end[0]), 3) for end in found] == [-0.152, 15.274]


def said(figures: Rows, **changes: Any) -> list[str]:
    return list(judge(series(figures, **changes)).figures["certainty"])


def test_a_change_whose_difference_holds_nothing_could_be_chance() -> None:
    # 14 of 100 less 12 of 100 is 0.02, from -0.075 to 0.116. 400 and 200 of 1,000 are 0.16 to 0.24 apart.
    assert said(counted([("2023", 14, 100), ("2024", 12, 100)])) == ["", "could be chance"]
    assert said(counted([("2023", 400, 1000), ("2024", 200, 1000)])) == ["", "beyond chance"]
    assert said(counted([("2023", 200, 1000), ("2024", 400, 1000)])) == ["", "beyond chance"]


def test_overlapping_intervals_can_be_apart_beyond_chance() -> None:
    # 56 of 70 is 0.692 to 0.877 and 48 of 80 is 0.490 to 0.700: they overlap, and differ by 0.052 to 0.334.
    assert said(counted([("2023", 56, 70), ("2024", 48, 80)])) == ["", "beyond chance"]


def test_figures_with_published_intervals_are_tested_by_both() -> None:
    # 50 (44 to 56) less 40 (35 to 46) is 10 - sqrt(6² + 6²) = 1.5 at least; 46 (42 to 50) less 40 (35 to 46) is
    # 6 - sqrt(4² + 6²) = -1.2 at least. A score has no counts, and a percentage's are not asked.
    before = ("2023", 40, "", "", 400, 1000, 35, 46)
    for unit in ("score", "percent"):
        assert said([before, ("2024", 50, "", "", 500, 1000, 44, 56)], unit=unit) == ["", "beyond chance"]
        assert said([before, ("2024", 46, "", "", 460, 1000, 42, 50)], unit=unit) == ["", "could be chance"]


def test_a_published_interval_and_one_from_counts_are_held_against_each_other() -> None:
    # Wilson of 400 of 1,000 is 37.0 to 43.1: 50 (44 to 56) less 40 is 10 - sqrt(6² + 3.1²) = 3.2 at least.
    assert said([("2023", 40, "", "", 400, 1000), ("2024", 50, "", "", None, None, 44, 56)]) == ["", "beyond chance"]


def test_what_has_an_interval_on_one_side_alone_is_not_tested() -> None:
    assert said([("2023", 40), *counted([("2024", 20, 100)])]) == ["", "not tested"]
    assert said([*counted([("2023", 40, 100)]), ("2024", 20)]) == ["", "not tested"]
    assert said([("2023", 40), ("2024", 20)]) == ["", "not tested"]


def test_nothing_is_said_of_chance_where_nothing_is_compared_or_changed() -> None:
    assert said(counted([("2022", 40, 100), ("2024", 20, 100)])) == ["", ""]  # a year is missing
    assert said([*counted([("2023", 40, 100)]), ("2024", 20, "b", "", 20, 100)]) == ["", ""]
    assert said(counted([("2023", 12, 100), ("2024", 12, 100)])) == ["", ""]


def test_certainty_compares_with_the_same_period_last_year_where_the_direction_does() -> None:
    quarters = ["FY2023-24-Q1", "FY2023-24-Q2", "FY2023-24-Q3", "FY2023-24-Q4", "FY2024-25-Q1"]
    figures = counted([(one, top, 1000) for one, top in zip(quarters, (400, 210, 210, 210, 200), strict=True)])
    about = {"frequency": "quarter", "year_type": "financial"}
    assert said(figures, **about)[4] == "could be chance"
    assert said(figures, **about, compare_with="same-period-last-year")[4] == "beyond chance"


MONTHLY = {"frequency": "month", "unit": "number", "decimals": 0}


USUAL = [50.0, 60.0] * 6 + [50.0]


def months(values: list[float]) -> Rows:
    return [(f"{2020 + place // 12}-{place % 12 + 1:02d}", value) for place, value in enumerate(values)]


def test_without_counts_the_process_chart_tells() -> None:
    # Mean 810 / 14 = 57.86. Twelve moving ranges of 10 and one of 50: mean 13.08, 3.267 times that is 42.7, so the 50
    # is left out: limits 57.86 ± 26.6. 100 is outside, all others inside and on both sides.
    found = said(months([*USUAL, 100.0]), **MONTHLY)
    assert found[1:] == ["could be chance"] * 12 + ["beyond chance"]


def test_a_special_cause_on_the_other_side_than_the_change_is_not_beyond_chance() -> None:
    found = said(months([*USUAL, 100.0, 98.0]), **MONTHLY)  # still outside, and lower than the month before
    assert found[-1] == "could be chance"


def test_common_cause_is_not_beyond_chance_whatever_the_counts_say() -> None:
    # Of 100,000, 50% and 52% are apart beyond chance by their counts; month by month they are the usual ups and downs.
    values = [50_000, 52_000] * 7
    rows = [
        (period, top / 1000, "", "", top, 100_000) for (period, _), top in zip(months([0.0] * 14), values, strict=True)
    ]
    assert set(said(rows, frequency="month")[1:]) == {"could be chance"}
    assert set(said(rows[:12], frequency="month")[1:]) == {"beyond chance"}  # too few for a chart


def test_rolling_figures_a_step_apart_share_time_and_are_not_tested() -> None:
    rows = counted([("FY2023-24-Q1", 400, 1000), ("FY2023-24-Q2", 200, 1000)])
    about = {"frequency": "quarter", "year_type": "financial", "basis": "rolling"}
    assert said(rows, **about) == ["", "not tested"]


def test_a_change_to_or_from_a_forecast_is_not_tested() -> None:
    first, second = counted([("2023", 400, 1000), ("2024", 200, 1000)])
    as_forecast = [(one[0], one[1], "f", *one[3:]) for one in (first, second)]
    assert said([first, as_forecast[1]]) == ["", "not tested"]
    assert said([as_forecast[0], second]) == ["", "not tested"]
