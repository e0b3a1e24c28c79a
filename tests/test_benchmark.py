"""Ratings against benchmarks, which nobody set: by the comparison, by the council's interval, or by value."""

from collections.abc import Sequence
from math import nan
from typing import Any

import pytest

from outturn.judge import judge
from outturn.model import Area
from outturn.story.indicator import told_indicator
from packages import first_reading, indicator, package

AREAS = (Area("england", "England", "nation"), Area("north", "North East", "region"))
NAME = "England average, Department for Education"


def rated(own: Sequence[Any], benchmark: float, other: Sequence[Any] = (), source: str = NAME, **about: Any) -> Any:
    """A figure of 2024 (value, numerator, denominator) against a benchmark, with other areas' figures beside it."""
    value, *counts = own
    comparators = [("moves", "2024", area, theirs, "", *theirs_counts) for area, theirs, *theirs_counts in other]
    one = indicator(**{"polarity": "lower", **about})
    targets = [("moves", "2024", "benchmark", benchmark, source)]
    whole = package({one: [("2024", value, "", "", *counts)]}, targets, comparators, areas=AREAS)
    row = next(judge(whole).figures.itertuples(index=False))
    return row.rating, row.rating_certainty, row.benchmark_area


@pytest.mark.parametrize("given", [10.0, 10.395])
def test_a_benchmark_that_is_an_areas_figure_as_it_rounds_is_that_comparison(given: float) -> None:
    # 3 of 25 is 4.2% to 30.0%; England's 10.395% of a million has next to no width.
    england = ("england", 10.395, 103_950, 1_000_000)
    assert rated((12.0, 3, 25), given, [england]) == ("amber", "could be chance", "england")
    # 120 of 1,000 less 103,950 of a million: 0.0161, from 0.0161 - (0.12 - 0.1013) < 0: 12% is 10.13% to 14.16%.
    assert rated((12.0, 120, 1000), given, [england]) == ("amber", "could be chance", "england")
    assert rated((15.0, 150, 1000), given, [england]) == ("red", "beyond chance", "england")
    assert rated((5.0, 50, 1000), given, [england]) == ("green", "beyond chance", "england")


def test_an_areas_figure_without_counts_is_compared_by_value() -> None:
    assert rated((12.0,), 10.395, [("england", 10.395)]) == ("red", "not tested", "england")
    # 3 of 25 is 4.2% to 30.0%: however uncertain England's figure is, the gap could be chance. 150 of 1,000 is 12.9%
    # to 17.3%: whether the gap is chance depends on how uncertain England's is.
    assert rated((12.0, 3, 25), 10.395, [("england", 10.395)]) == ("amber", "could be chance", "england")
    assert rated((15.0, 150, 1000), 10.395, [("england", 10.395)]) == ("red", "not tested", "england")
    assert rated((10.4,), 10.395, [("england", 10.395)]) == ("amber", "", "england")


def test_a_benchmark_without_a_row_of_its_own_goes_by_the_councils_interval() -> None:
    assert rated((12.0, 3, 25), 10) == ("amber", "could be chance", "")
    assert rated((15.0, 150, 1000), 10) == ("red", "beyond chance", "")  # 12.9% to 17.3%
    assert rated((15.0, 150, 1000), 20) == ("green", "beyond chance", "")
    assert rated((15.0, 150, 1000), 20, polarity="higher") == ("red", "beyond chance", "")


def test_another_figure_is_not_the_benchmark() -> None:
    assert rated((12.0, 3, 25), 10, [("england", 11.2, 112, 1000)]) == ("amber", "could be chance", "")


def test_of_two_areas_it_is_the_one_that_the_benchmark_names() -> None:
    both = [("england", 10.0, 100_000, 1_000_000), ("north", 10.0, 20, 200)]
    assert rated((15.0, 150, 1000), 10, both)[2] == "england"
    assert rated((15.0, 150, 1000), 10, both, source="North East average")[2] == "north"
    assert rated((15.0, 150, 1000), 10, both, source="Mean of all councils")[2] == "england"


@pytest.mark.parametrize(
    ("value", "tolerance", "rating"),
    [
        (10.0, None, "amber"),
        (10.05, None, "amber"),
        (10.1, None, "red"),
        (9.95, None, "amber"),
        (9.9, None, "green"),
        (10.5, 0.5, "amber"),
        (9.5, 0.5, "amber"),
        (10.6, 0.5, "red"),
        (9.4, 0.5, "green"),
    ],
)
def test_untested_it_is_similar_within_the_tolerance_or_less_than_the_last_decimal(
    value: float, tolerance: float | None, rating: str
) -> None:
    about: dict[str, Any] = {"tolerance": tolerance, "tolerance_unit": "points"} if tolerance else {}
    assert rated((value,), 10, **about) == (rating, "not tested", "")


def test_a_forecast_is_not_tested() -> None:
    one = indicator(polarity="lower")
    rows = [("2023", 20.0, "", "", 200, 1000), ("2024", 30.0, "f", "", 300, 1000)]
    whole = package(
        {one: rows}, [("moves", "2024", "benchmark", 20, NAME)], [("moves", "2024", "england", 20.0)], areas=AREAS
    )
    judged = judge(whole)
    row = judged.figures.iloc[-1]
    assert (row["rating"], row["rating_certainty"], row["certainty"]) == ("red", "not tested", "not tested")
    assert judged.series.loc["moves", "attention"] == "forecast-miss"


def test_the_years_target_comes_before_a_benchmark_of_the_quarter() -> None:
    one = indicator(frequency="quarter", year_type="financial", polarity="lower")
    targets = [("moves", "FY2024-25", "target", 20), ("moves", "FY2024-25-Q2", "benchmark", 30, NAME)]
    row = judge(package({one: [("FY2024-25-Q2", 25.0)]}, targets, areas=AREAS)).figures.iloc[-1]
    assert (row["target"], row["target_kind"], row["rating"]) == (20, "target", "red")


def test_a_target_has_no_certainty() -> None:
    whole = package({indicator(): [("2024", 12.0, "", "", 12, 100)]}, [("moves", "2024", "target", 10)])
    row = next(judge(whole).figures.itertuples(index=False))
    assert (row.rating, row.rating_certainty, row.benchmark_area) == ("green", "", "")


def test_the_rating_of_a_year_served_to_its_quarters_is_not_the_years_comparison() -> None:
    one = indicator(frequency="quarter", year_type="financial", polarity="lower")
    figures = [("FY2024-25-Q1", 15.0, "", "", 150, 1000)]
    targets = [("moves", "FY2024-25", "benchmark", 10, NAME)]
    others = [("moves", "FY2024-25", "england", 10.0, "", 100, 1000)]
    row = next(judge(package({one: figures}, targets, others, areas=AREAS)).figures.itertuples(index=False))
    assert (row.rating, row.rating_certainty, row.benchmark_area) == ("red", "beyond chance", "")


@pytest.mark.parametrize(("benchmarks", "column"), [(("2023", "2024"), ""), (("2024",), "England")])
def test_an_areas_figure_of_a_year_without_a_benchmark_has_a_column_of_its_own(
    benchmarks: Sequence[str], column: str
) -> None:
    """Where each year has one, the column of benchmarks says the area's figures; else that of the area says all."""
    figures = {"2023": 12.0, "2024": 10.0}
    targets = [("moves", year, "benchmark", figures[year], NAME) for year in benchmarks]
    comparators = [("moves", year, "england", value, "") for year, value in figures.items()]
    own = [("2023", 11.0, "", "", nan, nan), ("2024", 11.0, "", "", nan, nan)]
    page, _ = told_indicator(first_reading(package({indicator(): own}, targets, comparators, areas=AREAS)))
    assert page.comparator == column
    assert {row.id: (row.target, row.comparator) for row in page.figures} == {
        "2023": ("12.0%" if "2023" in benchmarks else "", "12.0%"),
        "2024": ("10.0%", "10.0%"),
    }
