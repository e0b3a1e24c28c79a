"""All judgements together: what must hold whatever the figures are, and that bad input gives no false numbers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.judge import judge
from outturn.judge.table import COLUMNS, table
from outturn.model import RATINGS, Draft, Judgements, Package
from outturn.reading.load import read
from outturn.reading.settle import settle
from packages import counted, indicator, package, series, years
from searches import share
from wild import AREAS, FIGURE, QUARTERS, wild_packages

ROOT = Path(__file__).parents[1]
RANK = {"red": 0, "amber": 1, "green": 2}
NOT_RATED = {"no-value", "no-polarity", "break", "no-target", "whole-year"}
NOT_COMPARABLE = {"no-value", "no-earlier", "overlap", "gap", "break"}
CERTAINTIES = {"beyond chance", "could be chance", "not tested"}
OPPOSITE = {"high": "low", "low": "high", "up": "down", "down": "up"}


def assert_sound(judgements: Judgements) -> None:
    """Fail where a judgement is claimed without the finite numbers that it rests on, or none without its reason."""
    figures, compared, said = judgements.figures, judgements.comparisons, judgements.series
    for frame in (figures, compared, said):
        assert not np.isinf(frame.select_dtypes("number").to_numpy(dtype="float64")).any()

    def goes_with(claimed: pd.Series, frame: pd.DataFrame, *columns: str) -> None:
        assert (frame.loc[claimed, list(columns)].notna().all(axis="columns")).all()

    rated, moved = figures["rating"] != "not rated", figures["direction"] != "not comparable"
    assert set(figures["rating"]) <= set(RATINGS)
    assert set(figures.loc[~rated, "rating_reason"]) <= NOT_RATED
    assert set(figures.loc[~moved, "direction_reason"]) <= NOT_COMPARABLE
    assert (figures.loc[rated, "rating_reason"] == "").all()
    assert (figures.loc[moved, "direction_reason"] == "").all()
    goes_with(rated, figures, "value", "gap")
    goes_with(figures["rated_on"] == "forecast", figures, "forecast")
    goes_with(moved, figures, "change", "compared_value")
    is_tested = figures["certainty"].isin(["beyond chance", "could be chance"])
    assert set(figures["certainty"]) | set(figures["rating_certainty"]) <= {*CERTAINTIES, ""}
    assert set(compared["certainty"]) <= {*CERTAINTIES, ""}
    goes_with(figures["certainty"] != "", figures, "change")
    goes_with(is_tested & ~figures["in_chart"], figures, "low", "high")
    goes_with(figures["rating_certainty"] != "", figures, "value", "target")
    assert (figures.loc[figures["rating_certainty"] != "", "target_kind"] == "benchmark").all()
    goes_with(compared["certainty"] == "beyond chance", compared, "low", "high")
    own = figures.set_index(["indicator", "period"]).reindex(
        pd.MultiIndex.from_frame(compared[["indicator", "period"]])
    )
    explained = (compared["certainty"] == "could be chance").to_numpy()
    goes_with(pd.Series(explained, own.index), own, "low", "high")  # our own interval alone may hold the other's figure
    goes_with(figures["interval"] != "", figures, "low", "high")
    goes_with(figures["forecast_method"] != "", figures, "forecast")
    goes_with(figures["quartile"] != "", figures, "rank", "ranked", "neighbours_mean")
    goes_with(figures["special_cause"] != "", figures, "value")
    goes_with(compared["comparison"] != "", compared, "value")
    goes_with(said["trend"] != "", said, "trend_statistic")
    goes_with(said["variation"] != "", said, "mean", "lower_limit", "upper_limit")
    assert ((said["trend"] == "") == (said["trend_reason"] != "")).all()
    assert (said.loc[said["assurance"] != "", "variation"] != "").all()
    assert list(table(judgements).columns) == list(COLUMNS)


MANY = [float(place % 5) for place in range(15)]
BAD: dict[str, Package] = {
    "no indicators": package({}),
    "an indicator without figures": series([]),
    "targets without figures": series([], [("2024", "target", 5)]),
    "one with figures, one without": package({indicator(): years([1, 2]), indicator(indicator="waits"): []}),
    "only comparators": package({indicator(): []}, [], [("moves", "2024", "england", 5.0)], areas=AREAS),
    "a single figure": series([("2024", 5.0)], [("2024", "target", 5)]),
    "all missing": series(years([None] * 15), [("2014", "target", 5)]),
    "constant": series(years([69.3] * 15), [("2014", "target", 69.3)]),
    "constant zero": series(counted([(f"{2000 + at}", 0, 10) for at in range(15)])),
    "negative": series(years([-one for one in MANY]), [("2014", "target", -2)]),
    "huge": series(years([1e15 - one for one in MANY]), [("2014", "target", 1e15)], unit="number"),
    "huge and nothing": series(years([1e15 * (one % 2) for one in MANY]), [("2014", "target", 1)], unit="number"),
    "tiny": series(years([1e-300 * one for one in MANY]), [("2014", "target", 1e-300)]),
    "nobody to count": series([(f"{2000 + at}", None, "z", "", 0, 0) for at in range(15)]),
    "a value over nobody": series([(f"{2000 + at}", 5.0, "", "", 5, 0) for at in range(15)]),
    "rates over nobody": series([("2024", 5.0, "", "", 5, 0)], unit="rate", per=1000),
    "more than the whole": series(counted([(f"{2000 + at}", 12, 10) for at in range(15)])),
    "huge counts": series(counted([(f"{2000 + at}", 1e14 + at, 1e15) for at in range(15)])),
    "a huge rate": series([("2024", 1e15, "", "", 1e15, 1)], unit="rate", per=1000000),
    "a percentage of a target of 0": series([("2024", 5.0)], [("2024", "target", 0)], tolerance=5.0,
                                            tolerance_unit="percent"),
    "totals of 0": series([(one, 0.0) for one in QUARTERS], [("FY2023-24", "target", 0)], unit="number",
                          basis="year-to-date", frequency="quarter", year_type="financial"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_figures_give_reasons_and_no_false_numbers(case: str) -> None:
    assert_sound(judge(BAD[case]))


@share(0.7)
@given(wild_packages())
def test_wild_figures_give_reasons_and_no_false_numbers(whole: Package) -> None:
    assert_sound(judge(whole))


WHOLE = st.lists(st.integers(-100, 100), min_size=1, max_size=16)
ABOUT = {"unit": "number", "decimals": 0, "tolerance_unit": "points"}
THEIRS = st.lists(st.integers(-100, 100), min_size=12, max_size=12)


def with_areas(values: list[int], target: int, theirs: list[int], factor: float = 1.0, **about: Any) -> Judgements:
    """Yearly figures with a target and twelve areas in the newest year, all times a factor."""
    last = f"{1999 + len(values)}"
    others = [("moves", last, f"area-{at}", value * factor) for at, value in enumerate(theirs)]
    others.append(("moves", last, "england", theirs[0] * factor))
    targets = [("moves", f"{2000 + at}", "target", target * factor) for at in range(len(values))]
    rows = years([value * factor for value in values])
    return judge(
        package({indicator(**ABOUT, tolerance=5.0 * abs(factor), **about): rows}, targets, others, areas=AREAS)
    )


def said(judgements: Judgements, *without: str) -> list[list[str]]:
    """Every word and every rank of the judgements, but for those columns."""
    whole = table(judgements).drop(columns=["value", "target", "gap", "compared_value", "change", "neighbours_mean"])
    whole = whole.drop(columns=list(without))
    return whole.drop(columns=["mean", "lower_limit", "upper_limit"]).map(str).to_numpy().tolist()


@share(0.25)
@given(WHOLE, st.integers(-100, 100), THEIRS, st.sampled_from([2.0, 1024.0]), st.sampled_from(["higher", "lower"]))
def test_figures_and_targets_scaled_together_are_judged_the_same(
    values: list[int], target: int, theirs: list[int], factor: float, polarity: str
) -> None:
    assert said(with_areas(values, target, theirs, factor, polarity=polarity)) == said(
        with_areas(values, target, theirs, polarity=polarity)
    )


@share(0.25)
@given(WHOLE, st.integers(-100, 100), THEIRS)
def test_mirrored_figures_are_judged_the_same_under_the_mirrored_polarity(
    values: list[int], target: int, theirs: list[int]
) -> None:
    def turned(cell: str) -> str:
        stem, _, side = cell.rpartition("-")
        return f"{stem}-{OPPOSITE[side]}" if stem and side in OPPOSITE else cell

    # A figure that is a quartile itself belongs to the lower values, and so to the other quarter in the mirror.
    is_quartile = values[-1] in np.quantile([values[-1], *theirs], [0.25, 0.5, 0.75])
    without = ["quartile"] if is_quartile else []
    forth = said(with_areas(values, target, theirs, polarity="higher"), *without)
    back = said(with_areas(values, target, theirs, -1.0, polarity="lower"), *without)
    assert back == [[turned(cell) for cell in row] for row in forth]


MANY_ENOUGH = st.integers(10, 1000)
"""What a forecast is made from; of fewer there is none."""


@share(0.25)
@given(
    MANY_ENOUGH, MANY_ENOUGH, st.integers(0, 2000), st.sampled_from(["higher", "lower"]),
    st.sampled_from(["FY2022-23-Q1", "FY2023-24-Q2", "FY2023-24-Q4"]),
)  # fmt: skip
def test_a_better_total_of_the_year_so_far_never_rates_worse(
    first: int, second: int, target: int, polarity: str, period: str
) -> None:
    worse, better = sorted([first, second], reverse=polarity == "lower")
    about = {**ABOUT, "basis": "year-to-date", "frequency": "quarter", "year_type": "financial"}
    last_year = [("FY2022-23-Q2", 30), ("FY2022-23-Q4", 100)] if period > "FY2023" else []
    ratings = []
    for value in (worse, better):
        whole = series([*last_year, (period, value)], [(period[:9], "target", target)], polarity=polarity, **about)
        ratings.append(RANK[judge(whole).figures["rating"].iloc[-1]])
    assert ratings[0] <= ratings[1]


@share(0.25)
@given(st.lists(FIGURE, min_size=2, max_size=16), st.sampled_from(["period", "year-to-date"]), st.booleans())
def test_a_later_period_never_changes_what_was_said_of_an_earlier_one(
    figures: list[Any],
    basis: str,
    percent: bool,  # noqa: FBT001
) -> None:
    rows = [
        (one, value, mark, "", *(counts or ())) for one, (value, mark, counts) in zip(QUARTERS, figures, strict=False)
    ]
    about = {
        "frequency": "quarter",
        "year_type": "financial",
        "basis": basis,
        "unit": "percent" if percent else "number",
    }
    targets = [(f"FY{year}-{year - 1999}", "target", 5.0) for year in range(2019, 2024)]
    before, after = (judge(series(some, targets, **about)).figures for some in (rows[:-1], rows))
    # A special cause is about the whole series, so a later figure may show one in an earlier figure.
    columns = [name for name in before.columns if name != "special_cause"]
    pd.testing.assert_frame_equal(after.iloc[:-1][columns], before[columns], check_exact=True)


def test_the_table_has_the_series_first_then_each_period_with_its_areas() -> None:
    one, other = indicator(), indicator(indicator="waits")
    others = [("moves", "2023", area, 1.0) for area in ("england", "area-1")]
    whole = table(judge(package({one: years([1, 2], 2023), other: years([3], 2024)}, [], others, areas=AREAS)))
    assert whole[["indicator", "period", "area"]].to_numpy().tolist() == [
        ["moves", "", ""], ["moves", "2023", ""], ["moves", "2023", "england"], ["moves", "2023", "area-1"],
        ["moves", "2024", ""], ["waits", "", ""], ["waits", "2024", ""],
    ]  # fmt: skip
    assert not whole.select_dtypes(exclude="number").isna().to_numpy().any()


def test_judging_leaves_the_package_as_it_was() -> None:
    whole = BAD["huge counts"]
    frames = (whole.outturns, whole.targets, whole.comparators)
    before = [frame.copy(deep=True) for frame in frames]
    judge(whole)
    for frame, was in zip(frames, before, strict=True):
        pd.testing.assert_frame_equal(frame, was)


REAL = sorted(path.parent for path in ROOT.glob("datapackage/*/next/datapackage.json"))


def drafts() -> Iterator[Draft]:
    for folder in REAL:
        draft, found = read(folder, f"{folder.parent.name}/next")
        assert found == []
        yield draft


@pytest.mark.site
def test_the_real_packages_are_judged_the_same_whatever_the_order_of_their_rows() -> None:
    assert len(REAL) == 5
    for draft in drafts():
        expected = judge(settle(draft))
        assert_sound(expected)
        for seed in range(2):
            shuffled = {
                name: replace(one, frame=one.frame.sample(frac=1, random_state=seed))
                if name in ("outturns", "targets", "comparators")
                else one
                for name, one in draft.tables.items()
            }
            found = judge(settle(replace(draft, tables=shuffled)))
            pd.testing.assert_frame_equal(table(found), table(expected), check_exact=True)
