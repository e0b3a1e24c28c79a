"""Comparison: better, similar or worse than another area, rank, mean and quartile band."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.judge import judge
from outturn.judge.comparison import comparisons, ranks
from outturn.judge.interval import intervals
from outturn.model import Area, Package
from packages import indicator, package

AREAS = (
    Area("england", "England", "nation"),
    Area("north", "North", "region"),
    *(Area(f"neighbour-{number}", f"Neighbour {number}", "neighbour") for number in range(1, 30)),
    Area("peer", "Peer", "peer"),
)


def compared(whole: Package) -> list[tuple[str, str, str]]:
    found = comparisons(whole, intervals(whole, whole.outturns), intervals(whole, whole.comparators))
    return list(zip(found["comparison"], found["compared_by"], found["certainty"], strict=True))


def beside(own: Sequence[Any], other: Sequence[Any], **changes: Any) -> tuple[str, str, str]:
    """How a figure of 2024 (value, numerator, denominator) compares with England's, by what, and how certainly."""
    value, *counts = own
    theirs, *their_counts = other
    figures = {indicator(**changes): [("2024", value, "" if value is not None else "x", "", *counts)]}
    mark = "" if theirs is not None else "x"
    whole = package(figures, [], [("moves", "2024", "england", theirs, mark, *their_counts)], areas=AREAS)
    return compared(whole)[0]


def ranked(own: float | None, others: Sequence[float | None], polarity: str = "lower") -> Any:
    """What is said of a figure among neighbours' figures."""
    rows = [("moves", "2024", f"neighbour-{at}", value, "") for at, value in enumerate(others, 1)]
    return next(ranks(package({indicator(polarity=polarity): [("2024", own)]}, [], rows, areas=AREAS)).itertuples())


def test_an_interval_on_one_side_alone_tests_nothing() -> None:
    assert beside((15.0, 15, 100), (9.3,), polarity="lower") == ("worse", "value", "not tested")
    assert beside((25.0,), (15.0, 15, 100), polarity="lower") == ("worse", "value", "not tested")
    assert beside((15.0,), (15.0, 15, 100), polarity="lower") == ("similar", "value", "")
    assert beside((16.0,), (15.0, 15, 100), polarity="lower") == ("worse", "value", "not tested")


def test_what_our_own_interval_explains_could_be_chance_however_uncertain_the_other_is() -> None:
    # Wilson of 15 in 100: 9.31% to 23.28%.
    assert beside((15.0, 15, 100), (9.4,), polarity="lower") == ("similar", "interval", "could be chance")
    assert beside((15.0, 15, 100), (9.2,), polarity="lower") == ("worse", "value", "not tested")


def test_by_interval_where_both_have_one() -> None:
    # 30 of 100: 21.9% to 39.6%; 15 of 100: 9.3% to 23.3%; 25 of 100: 17.5% to 34.3%.
    # 0.30 - 0.15 = 0.15, from 0.15 - sqrt(0.081² + 0.083²) = 0.034 to 0.15 + sqrt(0.096² + 0.057²) = 0.262.
    # 0.25 - 0.15 = 0.10, from 0.10 - sqrt(0.075² + 0.083²) = -0.012.
    assert beside((30.0, 30, 100), (15.0, 15, 100), polarity="lower") == ("worse", "interval", "beyond chance")
    assert beside((15.0, 15, 100), (30.0, 30, 100), polarity="lower") == ("better", "interval", "beyond chance")
    assert beside((25.0, 25, 100), (15.0, 15, 100), polarity="lower") == ("similar", "interval", "could be chance")


def test_what_is_beyond_chance_and_too_small_to_show_is_similar() -> None:
    millions = (50.0, 50_000_000, 100_000_000), (50.05, 50_050_000, 100_000_000)
    assert beside(*millions, polarity="lower") == ("similar", "interval", "")


def test_rates_are_compared_by_their_intervals() -> None:
    # Byar of 65: 50.16 to 82.85, of 45: 32.82 to 60.22, of 40: 28.57 to 54.47, in 1,000.
    # 65 - 45 = 20, from 20 - sqrt(14.84² + 15.22²) = -1.26; 65 - 40 = 25, from 25 - sqrt(14.84² + 14.47²) = 4.27.
    about = {"unit": "rate", "per": 1000, "polarity": "lower"}
    assert beside((65.0, 65, 1000), (45.0, 45, 1000), **about) == ("similar", "interval", "could be chance")
    assert beside((65.0, 65, 1000), (40.0, 40, 1000), **about) == ("worse", "interval", "beyond chance")


@pytest.mark.parametrize(
    ("own", "theirs", "decimals", "expected"),
    [
        (12.0, 12.0, 1, "similar"),
        (12.0, 12.09, 1, "similar"),
        (12.0, 12.1, 1, "better"),
        (12.1, 12.0, 1, "worse"),
        # In binary, 0.3 - 0.2 is less than 0.1.
        (0.3, 0.2, 1, "worse"),
        (69.3, 69.4, 1, "better"),
        (12.0, 12.9, 0, "similar"),
        (12.0, 13.0, 0, "better"),
    ],
)
def test_by_value_where_neither_has_an_interval(own: float, theirs: float, decimals: int, expected: str) -> None:
    tested = "" if expected == "similar" else "not tested"
    assert beside((own,), (theirs,), decimals=decimals, polarity="lower") == (expected, "value", tested)


@pytest.mark.parametrize("polarity", ["none", "band"])
def test_without_a_better_way_a_figure_is_higher_or_lower(polarity: str) -> None:
    assert beside((13.0,), (12.0,), polarity=polarity) == ("higher", "value", "not tested")
    assert beside((11.0,), (12.0,), polarity=polarity) == ("lower", "value", "not tested")
    assert beside((12.0,), (12.0,), polarity=polarity) == ("similar", "value", "")
    own, other = (15.0, 15, 100), (30.0, 30, 100)
    assert beside(own, other, polarity=polarity) == ("lower", "interval", "beyond chance")


def test_where_one_figure_is_missing_nothing_is_said() -> None:
    assert beside((None,), (12.0,)) == ("", "", "")
    assert beside((12.0,), (None,)) == ("", "", "")
    assert beside((None,), (15.0, 15, 100)) == ("", "", "")


def test_an_area_is_compared_with_the_figure_of_its_own_indicator_and_period() -> None:
    one, other = indicator(), indicator(indicator="waits", polarity="lower")
    figures = {one: [("2023", 10.0), ("2024", 20.0)], other: [("2024", 20.0)]}
    theirs = [("moves", period, "england", 15.0) for period in ("2022", "2023", "2024")]
    found = compared(package(figures, [], [*theirs, ("waits", "2024", "england", 15.0)], areas=AREAS))
    assert [how for how, *_ in found] == ["", "worse", "better", "worse"]


@pytest.mark.parametrize(
    ("own", "others", "polarity", "rank"),
    [
        # Issue 3: lower is better, 11 areas in all, two share 12; both are 4th, and the next one is 6th.
        (12, [8, 9, 10, 12, 13, 14, 15, 16, 17, 18], "lower", 4),
        (13, [8, 9, 10, 12, 12, 14, 15, 16, 17, 18], "lower", 6),
        (8, [9, 10], "lower", 1),
        (10, [8, 9], "lower", 3),
        (10, [8, 9], "higher", 1),
        (9, [10, 10, 8], "higher", 3),
        (0, [-1, 1], "lower", 2),
    ],
)
def test_rank(own: float, others: list[float], polarity: str, rank: int) -> None:
    found = ranked(own, others, polarity)
    assert (found.rank, found.ranked) == (rank, len(others) + 1)


def test_all_areas_together_are_compared_with_and_take_no_rank() -> None:
    areas = (Area("all", "All councils (median)", "all"), Area("near", "Near", "neighbour"))
    theirs = [("moves", "2024", "all", 10.0), ("moves", "2024", "near", 30.0)]
    judged = judge(package({indicator(): [("2024", 20.0)]}, (), theirs, areas=areas))
    row = judged.figures.iloc[0]
    assert (row["rank"], row["ranked"], row["neighbours_mean"]) == (2, 2, 30)
    assert list(judged.comparisons["comparison"]) == ["better", "worse"]


def test_nations_and_regions_take_no_rank_but_peers_do() -> None:
    rows = [("moves", "2024", area, 1.0) for area in ("england", "north", "neighbour-1", "peer")]
    found = ranks(package({indicator(polarity="lower"): [("2024", 2.0)]}, [], rows, areas=AREAS)).iloc[0]
    assert (found["rank"], found["ranked"], found["neighbours_mean"]) == (3, 3, 1.0)
    alone = ranks(package({indicator(): [("2024", 2.0)]}, [], rows[:2], areas=AREAS)).iloc[0]
    assert alone[["rank", "ranked", "neighbours_mean"]].isna().all()


@pytest.mark.parametrize("polarity", ["none", "band"])
def test_without_a_better_way_there_is_no_rank_but_a_mean(polarity: str) -> None:
    found = ranked(5, range(1, 13), polarity)
    assert math.isnan(found.rank)
    assert math.isnan(found.ranked)
    assert found.quartile == ""
    assert found.neighbours_mean == 6.5


def test_the_mean_is_of_the_others_that_have_a_figure() -> None:
    assert ranked(100, [10, 20, None, 60]).neighbours_mean == 30
    assert ranked(100, [10, 20, None, 60]).ranked == 4


def test_a_figure_that_is_missing_has_no_rank() -> None:
    found = ranked(None, range(1, 13))
    assert (math.isnan(found.rank), math.isnan(found.neighbours_mean), found.quartile) == (True, True, "")
    assert math.isnan(ranked(5, [None, None]).rank)


def test_each_period_has_its_own_ranks() -> None:
    rows = [("moves", "2023", "neighbour-1", 5.0), ("moves", "2024", "neighbour-1", 1.0)]
    figures = {indicator(polarity="lower"): [("2022", 3.0), ("2023", 3.0), ("2024", 3.0)]}
    found = ranks(package(figures, [], rows, areas=AREAS))
    assert list(found["rank"][1:]) == [1, 2]
    assert math.isnan(found["rank"].iloc[0])


@pytest.mark.parametrize(
    ("own", "lower", "higher"),
    [
        # Twelve areas with 1 to 12. Type 7: the quartiles stand at places 1 + 11 * 0.25 = 3.75, 6.5 and 9.25, which
        # are also their values. Lower is better: A up to 3.75, B up to 6.5, C up to 9.25. Higher: A from 9.25.
        (1, "A", "D"),
        (3, "A", "D"),
        (4, "B", "C"),
        (6, "B", "C"),
        (7, "C", "B"),
        (9, "C", "B"),
        (10, "D", "A"),
        (12, "D", "A"),
    ],
)
def test_the_quartile_band_of_twelve_areas(own: int, lower: str, higher: str) -> None:
    others = [number for number in range(1, 13) if number != own]
    assert ranked(own, others, "lower").quartile == lower
    assert ranked(own, others, "higher").quartile == higher


def test_a_figure_on_a_quartile_belongs_to_the_lower_values() -> None:
    # Thirteen areas with 1 to 13: the quartiles stand at places 4, 7 and 10.
    for own, band in ((4, "A"), (5, "B"), (7, "B"), (8, "C"), (10, "C"), (11, "D")):
        assert ranked(own, [number for number in range(1, 14) if number != own]).quartile == band
    for own, band in ((4, "D"), (5, "C"), (7, "C"), (8, "B"), (10, "B"), (11, "A")):
        assert ranked(own, [number for number in range(1, 14) if number != own], "higher").quartile == band


def test_fewer_than_twelve_areas_have_no_quartile_bands() -> None:
    assert ranked(1, range(2, 12)).quartile == ""
    assert ranked(1, [*range(2, 12), None]).quartile == ""
    assert ranked(1, range(2, 13)).quartile == "A"


@given(st.lists(st.integers(-50, 50), min_size=12, max_size=30), st.sampled_from(["higher", "lower"]))
def test_bands_are_cut_at_numpys_quantiles(values: list[int], polarity: str) -> None:
    scores = np.array(values) * (1 if polarity == "lower" else -1)
    own, cuts = scores[0], np.quantile(values, [0.25, 0.5, 0.75], method="linear")
    expected = ("ABCD" if polarity == "lower" else "DCBA")[sum(values[0] > cut for cut in cuts)]
    found = ranked(values[0], values[1:], polarity)
    assert found.quartile == expected
    assert found.rank == 1 + sum(score < own for score in scores)
    assert found.neighbours_mean == pytest.approx(np.mean(values[1:]), abs=1e-12)


FIGURES = st.integers(0, 1000)


@given(FIGURES, FIGURES, st.integers(0, 1000) | st.none())
def test_mirrored_polarity_mirrors_the_comparison(own: int, theirs: int, denominator: int | None) -> None:
    counts = (own, max(own, denominator)) if denominator else ()
    opposite = {"better": "worse", "worse": "better", "similar": "similar"}
    value = own / max(own, denominator) * 100 if denominator else own
    forth, back = (beside((value, *counts), (theirs / 10,), polarity=one) for one in ("higher", "lower"))
    assert back == (opposite[forth[0]], *forth[1:])


def test_another_areas_forecast_is_not_tested() -> None:
    figures = {indicator(polarity="lower"): [("2024", 30.0, "", "", 30, 100)]}
    theirs = [("moves", "2024", "england", 15.0, "f", 15, 100)]
    assert compared(package(figures, [], theirs, areas=AREAS)) == [("worse", "value", "not tested")]
