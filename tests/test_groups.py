"""Groups beside the whole, and the gap between them, against published intervals of differences.

R. G. Newcombe (Statistics in Medicine 17, 1998, table II) gives the 95% intervals of method 10: 56/70 − 48/80 from
0.0524 to 0.3339; 9/10 − 3/10 from 0.1705 to 0.8090; 10/10 − 0/20 from 0.6791 to 1; 5/56 − 0/29 from −0.0381 to 0.1926.
"""

from collections.abc import Mapping
from math import isnan
from typing import Any

import pytest

from outturn.judge import judge
from outturn.model import Group, Package
from packages import INDICATOR, indicator, package

Counts = Mapping[str, tuple[float, float]]
NEWCOMBE = {"girls": (56, 70), "boys": (48, 80)}


def broken_down(
    years: Mapping[str, Counts], marks: Mapping[tuple[str, str], str] | None = None, **changes: Any
) -> Package:
    """A percentage by group and year, and the whole that the groups make up."""
    one = indicator(**changes)
    sums = {year: tuple(map(sum, zip(*groups.values(), strict=True))) for year, groups in years.items()}
    whole = [(year, 100 * top / below, "", "", top, below) for year, (top, below) in sums.items()]
    rows = [
        (one.indicator, year, "sex", name, 100 * top / below, (marks or {}).get((year, name), ""), top, below)
        for year, groups in years.items()
        for name, (top, below) in groups.items()
    ]
    names = dict.fromkeys(name for groups in years.values() for name in groups)
    known = tuple(Group("sex", name, name.title(), "Sex") for name in names)
    return package({one: whole}, breakdowns=rows, groups=known)


def gap(whole: Package, year: str = "2024") -> Any:
    """What is said of the gap of that year."""
    return next(one for one in judge(whole).gaps.itertuples() if one.period == year)


def test_a_group_is_tested_against_everybody_else() -> None:
    found = judge(broken_down({"2024": NEWCOMBE})).groups
    assert list(found["group"]) == ["girls", "boys"]
    assert list(found["comparison"]) == ["better", "worse"]
    assert set(found["compared_by"]) == {"interval"}
    assert set(found["certainty"]) == {"beyond chance"}
    few = judge(broken_down({"2024": {"girls": (5, 56), "boys": (0, 29)}})).groups
    assert list(few["comparison"]) == ["similar", "similar"]
    assert set(few["certainty"]) == {"could be chance"}


def test_the_gap_is_between_the_best_and_the_worst_placed() -> None:
    one = gap(broken_down({"2024": NEWCOMBE}))
    assert (one.best, one.worst, one.gap_certainty) == ("girls", "boys", "beyond chance")
    assert (one.value, one.low, one.high) == pytest.approx((20, 5.24, 33.39), abs=0.005)
    lower = gap(broken_down({"2024": NEWCOMBE}, polarity="lower"))
    assert (lower.best, lower.worst, lower.value) == ("boys", "girls", one.value)
    neither = gap(broken_down({"2024": NEWCOMBE}, polarity="none"))
    assert (neither.best, neither.worst) == ("girls", "boys")


def test_the_two_were_chosen_among_all_groups() -> None:
    # Wilson: 56/70 from 69.2% to 87.7%, 48/80 from 49.0% to 70.0%. With 3 groups, z is 2.394 instead of 1.960:
    # 20 - 1.221 x √(10.8² + 10.0²) = 2.0; with 5 groups it is 2.807: 20 - 1.432 x 14.7 = -1.1.
    three = {**NEWCOMBE, "others": (52, 75)}
    assert gap(broken_down({"2024": three})).gap_certainty == "beyond chance"
    five = {**three, "more": (51, 75), "most": (53, 75)}
    assert gap(broken_down({"2024": five})).gap_certainty == "could be chance"
    assert gap(broken_down({"2024": five})).low == pytest.approx(5.24, abs=0.005)


@pytest.mark.parametrize(
    ("before", "value", "certainty"),
    [
        # -40 + √((33.39 - 20)² + (60 - 17.05)²) = 5.0: the interval holds 0
        ({"girls": (9, 10), "boys": (3, 10)}, 60, "could be chance"),
        # -80 + √((33.39 - 20)² + (100 - 67.91)²) = -45.2
        ({"girls": (10, 10), "boys": (0, 20)}, 100, "beyond chance"),
    ],
)
def test_a_gap_narrows_beyond_chance_or_not(before: Counts, value: float, certainty: str) -> None:
    one = gap(broken_down({"2023": before, "2024": NEWCOMBE}))
    assert (one.compared_with, one.direction, one.certainty) == ("2023", "narrowing", certainty)
    assert (one.compared_value, one.change) == pytest.approx((value, 20 - value))
    back = gap(broken_down({"2023": NEWCOMBE, "2024": before}))
    assert (back.direction, back.certainty) == ("widening", certainty)


def test_a_gap_that_stays_is_no_change() -> None:
    one = gap(broken_down({"2023": NEWCOMBE, "2024": NEWCOMBE}))
    assert (one.direction, one.certainty, one.change) == ("no change", "", 0)


def test_gaps_are_not_compared_across_a_break_or_with_those_of_other_groups() -> None:
    first = gap(broken_down({"2023": NEWCOMBE}), "2023")
    assert (first.direction, first.direction_reason) == ("not comparable", "no-earlier")
    broken = gap(broken_down({"2023": NEWCOMBE, "2024": NEWCOMBE}, {("2024", "boys"): "b"}))
    assert (broken.direction, broken.direction_reason) == ("not comparable", "break")
    other = gap(broken_down({"2023": NEWCOMBE, "2024": {**NEWCOMBE, "others": (1, 2)}}))
    assert (other.direction, other.direction_reason, other.certainty) == ("not comparable", "other-groups", "")
    assert isnan(other.change)


def test_without_counts_nothing_is_tested() -> None:
    rows = [("moves", "2024", "sex", "girls", 60.0), ("moves", "2024", "sex", "boys", 40.0)]
    whole = package({INDICATOR: [("2024", 50.0)]}, breakdowns=rows)
    judged = judge(whole)
    assert list(judged.groups["comparison"]) == ["better", "worse"]
    assert set(judged.groups["compared_by"]) == {"value"}
    assert set(judged.groups["certainty"]) == {"not tested"}
    assert gap(whole).gap_certainty == "not tested"
    assert isnan(gap(whole).low)


def test_one_group_alone_makes_no_gap_and_a_missing_figure_none() -> None:
    rows = [("moves", "2024", "sex", "girls", 60.0), ("moves", "2024", "sex", "boys", None, "c")]
    judged = judge(package({INDICATOR: [("2024", 50.0)]}, breakdowns=rows))
    assert judged.gaps.empty
    assert list(judged.groups["comparison"]) == ["better", ""]


def parts(unit: str, decimals: int, whole: float, *values: float | None, **changes: Any) -> Package:
    """Figures without counts, by group, and that of the whole; a group without a figure is hidden."""
    one = indicator(unit=unit, decimals=decimals, polarity="lower", **changes)
    rows = [(one.indicator, "2024", "age", f"g{at}", value, "" if value is not None else "c")
            for at, value in enumerate(values)]  # fmt: skip
    known = tuple(Group("age", f"g{at}", f"G {at}", "Age") for at in range(len(values)))
    return package({one: [("2024", whole)]}, breakdowns=rows, groups=known)


@pytest.mark.parametrize(
    ("whole", "comparisons", "ways"),
    [
        # 34 + 12 + 20 = 66 children: each group has fewer than all have, whatever happens to them
        (parts("number", 0, 66, 34, 12, 20), ["", "", ""], {"part"}),
        # one is hidden, and 66 is still more than any group of a mean of 66 could all have
        (parts("number", 0, 66, 34, None, 20), ["", "", ""], {"part"}),
        # nobody of one group: 0 + 5 = 5
        (parts("number", 0, 5, 0, 5), ["", ""], {"part"}),
        # £1.5 million more and £0.5 million less come to £1.0 million, which lies between them
        (parts("currency", 1, 1.0, 1.5, -0.5), ["", ""], {"part"}),
        # a mean of 10 weeks lies between 8 and 12
        (parts("number", 1, 10.0, 8.0, 12.0, unit_label="week|weeks"), ["better", "worse"], {"value"}),
        # so it does where the group that waits longest is hidden
        (parts("number", 1, 10.0, 8.0, 9.0, None, unit_label="week|weeks"), ["better", "better", ""], {"value", ""}),
        # a percentage is never a part
        (parts("percent", 1, 66.0, 34.0, 12.0, 20.0), ["better", "better", "better"], {"value"}),
    ],
)
def test_parts_of_a_total_are_not_held_against_it(whole: Package, comparisons: list[str], ways: set[str]) -> None:
    found = judge(whole)
    assert list(found.groups["comparison"]) == comparisons
    assert set(found.groups["compared_by"]) == ways
    assert found.gaps.empty == (ways == {"part"})
