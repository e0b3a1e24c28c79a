"""Process behaviour: limits and special causes, by the published example, by hand and by exact arithmetic."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.judge.process import Limits, limits, processes, special_causes
from outturn.judge.rating import rating
from packages import package, series, together, years

# Issue 3.
PUBLISHED = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
ROUND = Limits(mean=0, lower=-3, upper=3, near_lower=-2, near_upper=2)
UP_AND_DOWN = [1.0, 2.0] * 8
"""Mean 1.5, every moving range 1: limits 1.5 ± 2.66, which are −1.16 and 4.16. With an 8 after it the mean is 32/17,
and the range to it is left out: limits −0.78 and 4.54. With −5 the mean is 19/17."""
OPPOSITE = {"high": "low", "low": "high", "up": "down", "down": "up"}


def floats(values: Sequence[float]) -> np.ndarray:
    return np.array(values, dtype="float64")


def shown(values: Sequence[float], found: Limits = ROUND) -> list[str]:
    """Each point's special cause within round limits: 0, ±2 and ±3."""
    return special_causes(floats(values), found)


def judged(
    figures: Sequence[Sequence[Any]], targets: Sequence[Sequence[Any]] = (), **changes: Any
) -> tuple[Any, list[Any]]:
    """What is said of one indicator's series, and of each of its points."""
    whole = series(figures, targets, **changes)
    said, causes = processes(whole, rating(whole))
    return next(said.itertuples(index=False)), list(causes["special_cause"])


def test_the_published_limits_with_screening() -> None:
    found = limits(floats(PUBLISHED))
    assert (found.mean, found.lower, found.upper) == pytest.approx((1.944444, -0.715556, 4.604444), abs=5e-7)


def test_the_published_limits_without_screening() -> None:
    found = limits(floats(PUBLISHED), screen=False)
    assert (found.lower, found.upper) == pytest.approx((-3.062614, 6.951503), abs=5e-7)


def test_the_published_series_has_its_fifth_point_above() -> None:
    assert special_causes(floats(PUBLISHED), limits(floats(PUBLISHED))) == [""] * 4 + ["outside-high"] + [""] * 13


def test_the_near_limits_are_two_thirds_of_the_way() -> None:
    # The mean moving range is 1: 1.5 ± two thirds of 2.66, which is 5.32 / 3.
    found = limits(floats(UP_AND_DOWN))
    assert (found.near_lower, found.near_upper) == pytest.approx((1.5 - 5.32 / 3, 1.5 + 5.32 / 3), abs=1e-12)


def test_a_point_that_ends_one_trend_and_begins_the_next_has_the_later_ones_name() -> None:
    # Far apart beside the ups and downs around them, and inside the limits: no other rule comes before.
    peak = floats([0, 10, 20, 30, 40, 50, 60, 50, 40, 30, 20, 10, 0])
    wide = Limits(30.0, -1000.0, 1000.0, -1000.0, 1000.0)
    assert special_causes(peak, wide) == ["trend-up"] * 6 + ["trend-down"] * 7
    assert special_causes(-peak, replace(wide, mean=-30.0)) == ["trend-down"] * 6 + ["trend-up"] * 7


def test_limits_are_not_clipped() -> None:
    # Mean 98, every moving range 2: 98 + 5.32 is more than a percentage can be.
    assert limits(floats([97, 99] * 7)).upper == pytest.approx(103.32)
    assert limits(floats([1, 3] * 7)).lower == pytest.approx(-3.32)


def test_screening_is_done_once() -> None:
    # Ranges 1 *10, 4, 100: the mean is 9.5, so 100 > 31.04 is left out. Of the rest the mean is 14/11 = 1.27, and
    # 4 < 4.16 stays anyway; but 5 of (1 *10, 5, 100) would not stay a second time: 15/11 * 3.267 = 4.455 < 5.
    values = [0, 1] * 5 + [0, 5, 105]
    assert limits(floats(values)).upper - np.mean(values) == pytest.approx(2.66 * 15 / 11)


@pytest.mark.parametrize("value", [0.0, 5.0, -3.5, 0.1, 69.3, 1e15])
def test_a_constant_series_has_no_special_cause(value: float) -> None:
    values = floats([value] * 20)
    found = limits(values)
    assert found.lower == found.mean == found.upper == pytest.approx(value)
    assert special_causes(values, found) == [""] * 20


def test_a_point_on_the_limit_is_inside() -> None:
    assert shown([0, 3, 0, -3, 0, 3.01, 0, -3.01]) == ["", "", "", "", "", "outside-high", "", "outside-low"]


def test_seven_points_that_rise_or_fall_are_a_trend() -> None:
    rising = [-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2]
    assert shown(rising) == ["trend-up"] * 7
    assert shown(rising[::-1]) == ["trend-down"] * 7
    assert shown(rising[:6]) == [""] * 6
    assert shown([*rising, 0.1, -0.1]) == ["trend-up"] * 7 + ["", ""]
    assert shown([-1.6, *rising]) == ["trend-up"] * 8


def test_a_tie_breaks_a_trend() -> None:
    assert shown([-1.2, -0.8, -0.4, -0.4, 0, 0.4, 0.8]) == [""] * 7
    assert shown([-1.6, -1.2, -0.8, -0.4, 0, 0.4, 0.4]) == [""] * 7


def test_seven_points_on_one_side_are_a_shift_and_all_seven_are_shown() -> None:
    above = [0.5, 0.7, 0.4, 0.6, 0.5, 0.5, 0.3]
    assert shown([-1, *above, -1]) == ["", *["shift-high"] * 7, ""]
    assert shown([1, *(-value for value in above), 1]) == ["", *["shift-low"] * 7, ""]
    assert shown([-1, *above[:6], -1]) == [""] * 8


def test_a_point_on_the_mean_breaks_a_shift() -> None:
    assert shown([0.5, 0.7, 0.4, 0, 0.6, 0.5, 0.5, 0.3]) == [""] * 8


@pytest.mark.parametrize(
    ("three", "expected"),
    [
        ([2.5, 2.2, 1], ["two", "two", ""]),
        ([2.5, 1, 2.2], ["two", "", "two"]),
        ([1, 2.5, 2.2], ["", "two", "two"]),
        ([2.5, 2.2, 2.9], ["two", "two", "two"]),
        ([2.5, 2.2, 4], ["two", "two", "outside"]),
        ([2.5, 4, 1], ["", "outside", ""]),  # one of the two is outside: only one is near
        ([2.5, 1, 1], ["", "", ""]),
        ([2.5, 2.2, -1], ["", "", ""]),  # the third is on the other side
        ([2.5, -1, 2.2], ["", "", ""]),
        ([2.5, 0, 2.2], ["", "", ""]),  # or on the mean
        ([2.5, -2.5, 1], ["", "", ""]),
    ],
)
def test_two_of_three_near_a_limit(three: list[float], expected: list[str]) -> None:
    names = {"two": "two-of-three", "outside": "outside", "": ""}
    for sign, side in ((1, "-high"), (-1, "-low")):
        values = [-sign, *(sign * value for value in three), -sign]
        assert shown(values) == ["", *(names[one] + side if one else "" for one in expected), ""]


def test_outside_goes_before_trend_before_two_of_three_before_shift() -> None:
    # Rising from above the mean: the last is outside, the two before it near a limit, all on one side.
    assert shown([0.1, 0.2, 0.3, 0.4, 2.1, 2.2, 3.5]) == ["trend-up"] * 6 + ["outside-high"]
    # Two near the limit among seven on one side, no trend.
    assert shown([0.5, 0.4, 2.5, 2.4, 0.5, 0.4, 0.5]) == [
        "shift-high", "shift-high", "two-of-three-high", "two-of-three-high", "shift-high", "shift-high", "shift-high"
    ]  # fmt: skip


def exactly(values: Sequence[int]) -> list[str]:
    """The special causes by the rules of issue 3 in exact arithmetic, one point and one rule after the other."""
    count, mean = len(values), Fraction(sum(values), len(values))
    ranges = [abs(b - a) for a, b in pairwise(values)]
    kept = [one for one in ranges if one <= Fraction("3.267") * Fraction(sum(ranges), len(ranges))]
    average = Fraction(sum(kept), len(kept))
    outer, near = Fraction("2.66") * average, Fraction("1.7733") * average
    names = [""] * count
    for sign, side, way in ((1, "high", "up"), (-1, "low", "down")):
        off = [sign * (value - mean) for value in values]
        steps = [b > a for a, b in pairwise(off)]
        is_near = [near < one <= outer for one in off]
        runs = [range(at, at + 7) for at in range(count - 6)]
        threes = [range(at, at + 3) for at in range(count - 2)]
        shift = {p for run in runs if all(off[p] > 0 for p in run) for p in run}
        two = {p for t in threes if all(off[q] > 0 for q in t) and sum(is_near[q] for q in t) > 1 for p in t}
        trend = {p for run in runs if all(steps[run[0] : run[0] + 6]) for p in run}
        for p in range(count):
            found = {
                f"outside-{side}": off[p] > outer,
                f"trend-{way}": p in trend,
                f"two-of-three-{side}": p in two and is_near[p],
                f"shift-{side}": p in shift,
            }
            order = ["outside", "trend", "two-of-three", "shift", ""]
            first = next((name for name, holds in found.items() if holds), "")
            ranks = [next(i for i, one in enumerate(order) if name.startswith(one)) for name in (first, names[p])]
            names[p] = first if ranks[0] < ranks[1] else names[p]
    return names


SERIES = st.lists(st.integers(-6, 6), min_size=13, max_size=40) | st.lists(
    st.integers(0, 3), min_size=13, max_size=40
).map(lambda steps: [sum(steps[:place]) for place in range(len(steps))])


@given(SERIES)
def test_special_causes_are_those_of_exact_arithmetic(values: list[int]) -> None:
    assert special_causes(floats(values), limits(floats(values))) == exactly(values)


@given(SERIES)
def test_mirrored_values_mirror_the_causes(values: list[int]) -> None:
    def causes(sign: int) -> list[str]:
        figures = floats(values) * sign
        return special_causes(figures, limits(figures))

    def mirrored(name: str) -> str:
        stem, _, side = name.rpartition("-")
        return f"{stem}-{OPPOSITE[side]}" if name else ""

    assert causes(-1) == [mirrored(name) for name in causes(1)]


@given(SERIES, st.sampled_from([0.125, 0.1, 100.0]))
def test_another_unit_shows_the_same_causes(values: list[int], factor: float) -> None:
    figures = floats(values) * factor
    assert special_causes(figures, limits(figures)) == exactly(values)


def test_a_series_of_13_points_is_long_enough_and_one_of_12_is_not() -> None:
    assert judged(years(UP_AND_DOWN[:13]))[0].variation == "common cause"
    said, causes = judged(years([*UP_AND_DOWN[:11], 8]))
    assert (said.variation, said.assurance, set(causes)) == ("", "", {""})
    assert np.isnan([said.mean, said.lower_limit, said.upper_limit]).all()


def test_missing_points_are_left_out_and_do_not_count() -> None:
    assert judged(years([*UP_AND_DOWN[:12], None, None]))[0].variation == ""
    with_gap = [*UP_AND_DOWN[:6], None, *UP_AND_DOWN[6:], 8.0, None]
    said, causes = judged(years(with_gap))
    assert causes == [""] * 17 + ["outside-high", ""]
    assert said.variation == "improvement"
    assert said.mean == pytest.approx(np.mean([*UP_AND_DOWN, 8.0]))


@pytest.mark.parametrize("basis", ["year-to-date", "rolling"])
def test_figures_that_overlap_have_no_process(basis: str) -> None:
    said, causes = judged(years([*UP_AND_DOWN, 8.0]), basis=basis)
    assert (said.variation, set(causes)) == ("", {""})
    assert np.isnan(said.mean)


def test_counts_on_a_day_have_a_process() -> None:
    days = [(f"{2000 + at}-03-31", value) for at, value in enumerate([*UP_AND_DOWN, 8.0])]
    assert judged(days, basis="snapshot")[0].variation == "improvement"


def test_limits_start_again_at_a_break() -> None:
    rows = years([*UP_AND_DOWN, 101, *(100 + value for value in UP_AND_DOWN[:12])])
    rows = [(period, value, "b" if period == "2016" else mark) for period, value, mark in rows]
    said, causes = judged(rows)
    # 101, 101, 102, 101, … 102: 13 points, six of them 102; 12 ranges, one 0 and eleven 1.
    assert said.mean == pytest.approx(101 + 6 / 13)
    assert said.upper_limit - said.mean == pytest.approx(2.66 * 11 / 12)
    assert set(causes) == {""}
    assert set(judged(years([row[1] for row in rows]))[1]) != {""}


def test_after_a_break_the_points_are_counted_anew() -> None:
    rows = years([*UP_AND_DOWN, 8.0, *UP_AND_DOWN[:12]])
    rows = [(period, value, "b" if place == 17 else mark) for place, (period, value, mark) in enumerate(rows)]
    said, causes = judged(rows)
    assert (said.variation, said.assurance) == ("", "")
    assert np.isnan(said.mean)
    # The stretch before the break was long enough, and keeps what it showed.
    assert causes == [""] * 16 + ["outside-high"] + [""] * 12


@pytest.mark.parametrize(
    ("polarity", "newest", "word"),
    [
        ("higher", 8.0, "improvement"),
        ("higher", -5.0, "concern"),
        ("lower", 8.0, "concern"),
        ("lower", -5.0, "improvement"),
        ("none", 8.0, "increase"),
        ("none", -5.0, "decrease"),
        ("band", 8.0, "increase"),
        ("higher", 1.5, "common cause"),
        ("none", 1.5, "common cause"),
    ],
)
def test_the_word_for_variation_is_about_the_newest_point(polarity: str, newest: float, word: str) -> None:
    assert judged(years([*UP_AND_DOWN, newest]), polarity=polarity)[0].variation == word
    assert judged(years([newest, *UP_AND_DOWN]), polarity=polarity)[0].variation == "common cause"


@pytest.mark.parametrize(
    ("polarity", "target", "word"),
    [
        ("higher", -1.2, "will hit"),
        ("higher", 4.2, "will miss"),
        ("higher", 1.5, "hit or miss"),
        ("lower", 4.2, "will hit"),
        ("lower", -1.2, "will miss"),
        ("lower", 1.5, "hit or miss"),
        ("none", 4.2, ""),
        ("higher", None, ""),
    ],
)
def test_the_word_for_assurance_is_where_the_target_lies(polarity: str, target: float | None, word: str) -> None:
    targets = [] if target is None else [("2015", "target", target)]
    assert judged(years(UP_AND_DOWN), targets, polarity=polarity)[0].assurance == word


@pytest.mark.parametrize("polarity", ["higher", "lower"])
@pytest.mark.parametrize("value", [5.0, 0.1, 0.7, 69.3, 33.3, 1e15])
def test_a_constant_process_on_its_target_will_hit_it(polarity: str, value: float) -> None:
    about = {"polarity": polarity}
    counts = range(13, 19)
    whole = together((years([value] * count), [(f"{1999 + count}", "target", value)], about) for count in counts)
    said, _ = processes(whole, rating(whole))
    assert list(said["assurance"]) == ["will hit"] * len(counts)


@pytest.mark.parametrize("scale", [0.1, 0.3, 0.7, 1.1, 3.3])
def test_a_target_on_the_limit_itself_can_be_reached(scale: float) -> None:
    """Figures that go up and down by one step have limits 2.66 steps from their mean: 0.5 + 2.66 = 3.16 steps."""
    said, _ = judged(years([0.0, scale] * 7), [("2013", "target", round(3.16 * scale, 12))], polarity="higher")
    assert said.assurance == "hit or miss"
    said, _ = judged(years([0.0, scale] * 7), [("2013", "target", round(-2.16 * scale, 12))], polarity="lower")
    assert said.assurance == "hit or miss"


def test_a_part_of_a_year_says_nothing_of_the_target_for_the_whole_year() -> None:
    months = [(f"2024-{month:02d}", 100.0 + month % 2) for month in range(1, 13)] + [("2025-01", 100.0)]
    about = {"unit": "number", "frequency": "month"}
    assert judged(months, [("2025", "target", 1200)], **about)[0].assurance == ""
    assert judged(months, [("2025-01", "target", 90)], **about)[0].assurance == "will hit"


def test_a_package_without_figures_has_no_processes() -> None:
    said, causes = processes(package({}), rating(package({})))
    assert said.empty
    assert causes.empty
    assert judged([])[0].variation == ""
