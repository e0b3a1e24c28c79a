"""Direction of travel: what a figure is compared with, when it cannot be, and what must hold whatever the figures."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.judge import judge
from packages import direction_of, indicator, package, series
from searches import share

TENTHS = st.integers(-100_000, 100_000)
QUARTERLY = {"frequency": "quarter", "year_type": "financial"}
LAST_YEAR = {"compare_with": "same-period-last-year"}
QUARTERS = [f"FY{year}-{year - 1999:02d}-Q{part}" for year in (2022, 2023, 2024) for part in (1, 2, 3, 4)]


def moved(figures: Sequence[Sequence[Any]], targets: Sequence[Sequence[Any]] = (), **changes: Any) -> list[str]:
    """Each figure's direction, or the reason for which it has none."""
    found = direction_of(series(figures, targets, **changes))
    return [reason or name for name, reason in zip(found["direction"], found["direction_reason"], strict=True)]


@pytest.mark.parametrize(
    ("polarity", "words"),
    [
        ("higher", ["improving", "worsening", "no change"]),
        ("lower", ["worsening", "improving", "no change"]),
        ("none", ["increasing", "decreasing", "no change"]),
    ],
)
def test_the_word_depends_on_which_way_is_better(polarity: str, words: list[str]) -> None:
    figures = [("2021", 10), ("2022", 12), ("2023", 11), ("2024", 11)]
    assert moved(figures, polarity=polarity) == ["no-earlier", *words]


def test_the_change_and_what_it_is_measured_from() -> None:
    found = direction_of(series([("2023", 12.5), ("2024", 10)])).iloc[1]
    assert (found["compared_with"], found["compared_value"], found["change"]) == ("2023", 12.5, -2.5)


def test_no_change_is_measured_across_a_gap() -> None:
    assert moved([("2021", 10), ("2023", 12)]) == ["no-earlier", "gap"]
    assert moved([("2021", 10), ("2022", None, "x"), ("2023", 12)]) == ["no-earlier", "no-value", "gap"]


def test_what_is_not_comparable_has_no_change() -> None:
    found = direction_of(series([("2021", 10), ("2023", 12)]))
    assert list(found["direction"]) == ["not comparable", "not comparable"]
    assert found["change"].isna().all()
    assert found["compared_value"].isna().all()


def test_no_change_is_measured_across_a_break() -> None:
    figures = [("2021", 10), ("2022", 12, "b"), ("2023", 13)]
    assert moved(figures) == ["no-earlier", "break", "improving"]


def test_a_break_between_a_figure_and_the_one_a_year_earlier_counts() -> None:
    figures: list[tuple[object, ...]] = [(period, 10 + place) for place, period in enumerate(QUARTERS[:6])]
    figures[2] = (QUARTERS[2], 12, "b")
    # Q1 and Q2 of the second year look back across the break in Q3 of the first.
    assert moved(figures, **QUARTERLY, **LAST_YEAR) == [
        "no-earlier", "no-earlier", "no-earlier", "no-earlier", "break", "break"
    ]  # fmt: skip


def test_figures_after_the_break_are_compared_with_each_other() -> None:
    figures: list[tuple[object, ...]] = [(period, 10 + place) for place, period in enumerate(QUARTERS[:8])]
    figures[2] = (QUARTERS[2], 12, "b")
    assert moved(figures, **QUARTERLY, **LAST_YEAR)[6:] == ["improving", "improving"]


def test_the_same_period_last_year_is_what_the_indicator_asks_for() -> None:
    figures = [(period, value) for period, value in zip(QUARTERS, [5, 6, 7, 8, 4, 7, 7, 9], strict=False)]
    found = direction_of(series(figures, **QUARTERLY, **LAST_YEAR))
    assert list(found["compared_with"][4:]) == QUARTERS[:4]
    assert list(found["direction"][4:]) == ["worsening", "improving", "no change", "improving"]
    assert list(direction_of(series(figures, **QUARTERLY))["compared_with"][4:]) == QUARTERS[3:7]


@pytest.mark.parametrize("compare_with", ["previous", "same-period-last-year"])
@pytest.mark.parametrize("unit", ["number", "percent", "currency"])
def test_a_figure_of_the_year_so_far_is_never_compared_with_one_that_it_holds(compare_with: str, unit: str) -> None:
    figures = list(zip(QUARTERS[:6], [10, 20, 30, 40, 11, 19], strict=True))
    about = {**QUARTERLY, "unit": unit, "basis": "year-to-date", "compare_with": compare_with}
    found = direction_of(series(figures, **about))
    assert list(found["direction"]) == [*["not comparable"] * 4, "improving", "worsening"]
    assert list(found["compared_with"][4:]) == QUARTERS[:2]


def test_the_year_so_far_is_compared_with_the_same_point_of_the_last() -> None:
    figures = [(period, value) for period, value in zip(QUARTERS[:5], [10, 20, 30, 40, 11], strict=True)]
    assert moved(figures, **QUARTERLY, **LAST_YEAR, basis="year-to-date")[4] == "improving"


@pytest.mark.parametrize(
    ("frequency", "days"),
    [
        ("year", ["2023-03-31", "2024-03-31"]),
        ("quarter", ["2023-12-31", "2024-03-31"]),
        ("month", ["2024-01-31", "2024-02-29"]),
        ("month", ["2024-02-29", "2024-03-31"]),
        ("week", ["2024-02-27", "2024-03-05"]),
    ],
)
def test_counts_on_a_day_are_compared_by_the_step_of_their_series(frequency: str, days: list[str]) -> None:
    figures = list(zip(days, [5, 6], strict=True))
    assert moved(figures, frequency=frequency, basis="snapshot") == ["no-earlier", "improving"]


def test_pooled_years_are_compared_with_those_that_share_no_year_with_them() -> None:
    figures = [("2019..2021", 5), ("2020..2022", 9), ("2021..2023", 7), ("2022..2024", 6)]
    found = direction_of(series(figures, basis="rolling"))
    assert list(found["compared_with"]) == ["", "", "", "2019..2021"]
    assert list(found["direction"])[-1] == "improving"
    assert list(found["direction_reason"]) == ["no-earlier", "overlap", "overlap", ""]


def test_pooled_years_without_those_before_them_are_a_gap() -> None:
    figures = [("2017..2019", 5), ("2018..2020", 6), ("2022..2024", 6)]
    assert moved(figures, basis="rolling")[-1] == "gap"


@pytest.mark.parametrize(
    ("decimals", "before", "after", "expected"),
    [
        (1, 10.0, 10.05, "no change"),
        (1, 10.0, 10.099, "no change"),
        (1, 10.0, 10.1, "improving"),
        # In binary, 0.3 - 0.2 is 0.09999999999999998 and 69.4 - 69.3 is 0.10000000000000853.
        (1, 0.2, 0.3, "improving"),
        (1, 69.4, 69.3, "worsening"),
        (0, 10, 10.9, "no change"),
        (0, 10, 11, "improving"),
        (2, 10, 10.01, "improving"),
        (3, 1.1, 1.1, "no change"),
    ],
)
def test_a_change_smaller_than_the_last_shown_decimal_is_no_change(
    decimals: int, before: float, after: float, expected: str
) -> None:
    assert moved([("2023", before), ("2024", after)], decimals=decimals)[1] == expected


def test_in_a_band_nearer_is_better() -> None:
    ends = [(year, kind, value) for year in ("2022", "2023", "2024") for kind, value in (("lower", 10), ("upper", 12))]
    assert moved([("2022", 15), ("2023", 13), ("2024", 9)], ends, polarity="band")[1] == "improving"
    assert moved([("2022", 11), ("2023", 13), ("2024", 7)], ends, polarity="band")[1:] == ["worsening", "worsening"]


def test_inside_a_band_a_movement_is_neither_better_nor_worse() -> None:
    ends = [(year, kind, value) for year in ("2023", "2024") for kind, value in (("lower", 10), ("upper", 12))]
    assert moved([("2023", 10.5), ("2024", 11.5)], ends, polarity="band")[1] == "increasing"


def test_an_indicator_is_never_compared_with_another() -> None:
    one, other = indicator(), indicator(indicator="waits")
    found = direction_of(package({one: [("2022", 5), ("2023", 6)], other: [("2024", 7), ("2025", 8)]}))
    assert list(found["direction_reason"]) == ["no-earlier", "", "no-earlier", ""]


def test_a_break_in_one_indicator_does_not_break_the_next() -> None:
    one, other = indicator(), indicator(indicator="waits")
    found = direction_of(package({one: [("2022", 5), ("2023", 6, "b")], other: [("2022", 7), ("2023", 8)]}))
    assert list(found["direction_reason"]) == ["no-earlier", "break", "no-earlier", ""]


def exact(tenths: int, shift: int = 1) -> float:
    return float(Decimal(tenths).scaleb(-shift))


@given(st.lists(TENTHS | st.none(), min_size=1, max_size=6), st.sampled_from(["higher", "lower", "none"]))
def test_directions_follow_exact_arithmetic(values: list[int | None], polarity: str) -> None:
    figures = [
        (f"{2000 + place}", *((exact(value),) if value is not None else (None, "x")))
        for place, value in enumerate(values)
    ]
    words = {"higher": ("improving", "worsening"), "lower": ("worsening", "improving")}
    up, down = words.get(polarity, ("increasing", "decreasing"))
    for place, found in enumerate(moved(figures, polarity=polarity)):
        value, before = values[place], values[place - 1] if place else None
        if value is None:
            assert found == "no-value"
        elif before is None:
            assert found in ("no-earlier", "gap")
        else:
            # One decimal is shown, and the figures are whole tenths: every difference shows.
            assert found == (up if value > before else down if value < before else "no change")


@given(st.lists(TENTHS, min_size=2, max_size=5), st.sampled_from(["higher", "lower"]), st.integers(-1, 3))
def test_another_power_of_ten_moves_the_same(values: list[int], polarity: str, power: int) -> None:
    def at(shift: int) -> list[str]:
        figures = [(f"{2000 + place}", exact(value, shift)) for place, value in enumerate(values)]
        return moved(figures, polarity=polarity, decimals=shift)

    assert at(1) == at(1 + power)


@given(st.lists(TENTHS, min_size=2, max_size=5), st.integers(0, 1))
def test_negated_figures_move_the_same_under_the_other_polarity(values: list[int], decimals: int) -> None:
    def mirrored(sign: int, polarity: str) -> list[str]:
        figures = [(f"{2000 + place}", sign * exact(value)) for place, value in enumerate(values)]
        return moved(figures, polarity=polarity, decimals=decimals)

    assert mirrored(1, "higher") == mirrored(-1, "lower")


MARKED = st.tuples(st.just(None), st.sampled_from(["x", "c"])) | st.tuples(
    TENTHS.map(exact), st.sampled_from(["", "b", "p"])
)


@share(0.4)
@given(
    st.lists(MARKED, min_size=2, max_size=12),
    st.sampled_from(["period", "year-to-date"]),
    st.sampled_from(["previous", "same-period-last-year"]),
    st.sampled_from(["higher", "lower", "none"]),
)
def test_a_later_period_never_changes_an_earlier_row(
    figures: list[tuple[float | None, str]], basis: str, compare_with: str, polarity: str
) -> None:
    rows = [(period, *figure) for period, figure in zip(QUARTERS, figures, strict=False)]
    targets = [("FY2022-23", "target", 5.0), (QUARTERS[len(rows) - 1], "target", 6.0)]
    about = {**QUARTERLY, "basis": basis, "compare_with": compare_with, "polarity": polarity}
    whole = judge(series(rows, targets, **about)).figures
    before = judge(series(rows[:-1], targets[:1], **about)).figures
    pd.testing.assert_frame_equal(whole.iloc[:-1], before)


def test_a_survey_is_compared_with_the_one_before_and_the_years_between_are_no_gap() -> None:
    found = direction_of(
        series([("2018", 60), ("2020", 61), ("2022", 63)], every=2, compare_with="same-period-last-year")
    )
    assert list(found["compared_with"]) == ["", "2018", "2020"]
    assert list(found["change"])[1:] == [1, 2]
    assert moved([("2018-03-31", 5), ("2021-03-31", 4)], every=3, basis="snapshot") == ["no-earlier", "worsening"]
    assert moved([("2018", 60), ("2022", 63)], every=2) == ["no-earlier", "gap"]


def test_pooled_years_every_second_year_are_compared_with_the_last_that_share_none() -> None:
    found = direction_of(series([("2016..2018", 9), ("2018..2020", 8), ("2020..2022", 7)], basis="rolling", every=2))
    assert list(found["compared_with"]) == ["", "", "2016..2018"]
