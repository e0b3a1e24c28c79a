"""Needs attention: each reason fires alone where it holds, and not where it just does not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from outturn import words
from outturn.judge import judge
from outturn.model import Area
from packages import SCORECARD, Rows, counted, indicator, package, together, years

AREAS = (Area("england", "England", "nation"), Area("north", "North", "region"), Area("near", "Near", "neighbour"))
UP_AND_DOWN = [1.0, 2.0] * 8
TARGET = [("2024", "target", 6)]
CLOSE: Mapping[str, Any] = {"tolerance": 2.0, "tolerance_unit": "points"}
TOTAL = {"unit": "number", "basis": "year-to-date", "frequency": "quarter", "year_type": "financial"}
HALF_WAY = [("FY2024-25-Q2", 120)]
"""Comes to 120 * 365 / 183 = 239.3 by the end of the year."""


def looked_at(figures: Rows, targets: Rows = (), created: str = "2025-01-31", others: Rows = (), **changes: Any) -> Any:
    """What is said of the one indicator's series."""
    one = indicator(**changes)
    whole = package(
        {one: figures},
        [("moves", *target) for target in targets],
        [("moves", *other) for other in others],
        areas=AREAS,
        scorecard=replace(SCORECARD, created=created),
    )
    return judge(whole).series.loc["moves"]


def reasons(figures: Rows, targets: Rows = (), created: str = "2025-01-31", others: Rows = (), **changes: Any) -> str:
    """The reasons in the performance, then those in the data."""
    said = looked_at(figures, targets, created, others, **changes)
    return f"{said['attention']} {said['attention_data']}".strip()


CASES: Mapping[str, tuple[Rows, Rows, Mapping[str, Any], str]] = {
    "off target": ([("2024", 5)], TARGET, {}, "red"),
    "on target": ([("2024", 6)], TARGET, {}, ""),
    "off target a year ago": ([("2023", 5), ("2024", 7)], [("2023", "target", 6), *TARGET], {}, ""),
    "close and worsening": ([("2023", 7), ("2024", 5)], TARGET, CLOSE, "amber-worsening"),
    "close and improving": ([("2023", 4), ("2024", 5)], TARGET, CLOSE, ""),
    "close and nothing to compare with": ([("2024", 5)], TARGET, CLOSE, ""),
    "on target and worsening": ([("2023", 9), ("2024", 7)], TARGET, CLOSE, ""),
    "worsening twice": ([("2022", 9), ("2023", 8), ("2024", 7)], [], {}, "worsening-twice"),
    "worsening once after no change": ([("2022", 8), ("2023", 8), ("2024", 7)], [], {}, ""),
    "worsening, then not": ([("2021", 9), ("2022", 8), ("2023", 7), ("2024", 7)], [], {}, ""),
    "falling twice where neither way is better": (years([9, 8, 7], 2022), [], {"polarity": "none"}, ""),
    "falling twice where lower is better": (years([9, 8, 7], 2022), [], {"polarity": "lower"}, ""),
    "worsening twice across a gap": ([("2021", 9), ("2022", 8), ("2024", 7)], [], {}, ""),
    "worsening twice across a break": ([("2022", 9), ("2023", 8, "b"), ("2024", 7)], [], {}, ""),
    "out of the usual range for the worse": (years([*UP_AND_DOWN, -5], 2008), [], {}, "process-concern"),
    "out of the usual range for the better": (years([*UP_AND_DOWN, 8], 2008), [], {}, ""),
    "out of the usual range, earlier": (years([-5, *UP_AND_DOWN], 2008), [], {}, ""),
    "forecast to come close": (HALF_WAY, [("FY2024-25", "target", 240)], {**TOTAL, **CLOSE}, "forecast-miss"),
    "forecast to miss": (HALF_WAY, [("FY2024-25", "target", 300)], TOTAL, "forecast-miss"),
    "forecast to come close to a benchmark": (HALF_WAY, [("FY2024-25", "benchmark", 240)], {**TOTAL, **CLOSE}, ""),
    "forecast to be worse than a benchmark": (HALF_WAY, [("FY2024-25", "benchmark", 300)], TOTAL, "forecast-miss"),
    "forecast to meet": (HALF_WAY, [("FY2024-25", "target", 239)], TOTAL, ""),
    "missed when the year is over": ([("FY2024-25-Q4", 290)], [("FY2024-25", "target", 300)], TOTAL, "red"),
    "of low reliability": ([("2024", 5, "u")], [], {}, "low-reliability"),
    "of low reliability a year ago": ([("2023", 5, "u"), ("2024", 5)], [], {}, ""),
    "provisional": ([("2024", 5, "p")], [], {}, ""),
    "the newest figure is missing": ([("2023", 5), ("2024", None, "x")], [("2023", "target", 6)], {}, "red"),
    "every figure is missing": ([("2023", None, "x"), ("2024", None, "c")], TARGET, {}, ""),
    "no figure": ([], TARGET, {}, ""),
    "several reasons": (
        [("2022", 9), ("2023", 8), ("2024", 5, "u")],
        TARGET,
        {},
        "red worsening-twice low-reliability",
    ),
}


def test_each_reason_fires_where_it_holds_and_only_there() -> None:
    whole = together(case[:3] for case in CASES.values())
    said = judge(replace(whole, scorecard=replace(SCORECARD, created="2025-01-31"))).series
    found = [f"{one} {other}".strip() for one, other in zip(said["attention"], said["attention_data"], strict=True)]
    assert dict(zip(CASES, found, strict=True)) == {case: expected for case, (*_, expected) in CASES.items()}


def test_worsening_twice_goes_back_by_what_the_indicator_is_compared_with() -> None:
    quarters = [f"FY{year}-{year - 1999}-Q{part}" for year in (2022, 2023, 2024) for part in (1, 2)]
    figures = list(zip(quarters, [9, 1, 8, 2, 7, 3], strict=True))
    about = {"frequency": "quarter", "year_type": "financial", "created": "2024-12-01"}
    assert reasons(figures[:5], **about, compare_with="same-period-last-year") == "worsening-twice"
    assert reasons(figures, **about, compare_with="same-period-last-year") == ""
    assert reasons(figures[:5], **about) == ""


def of_the_nation(share: float, period: str = "2024", area: str = "england") -> tuple[Any, ...]:
    """A percentage of a million children, so that its own interval is a tenth of a percentage point wide."""
    return (period, area, share, "", share * 10_000, 1_000_000)


OURS = counted([("2024", 30, 100)])
"""Wilson: 21.9% to 39.6%, 8.1 below and 9.6 above; with a million on the other side those are the difference's."""
AS_MANY_AS_CHANCE = [("2022", 33, 100), ("2023", 31, 100), ("2024", 29, 100)]
"""2 percentage points a year, and each difference has an interval of some 12 to either side."""
BEYOND_CHANCE = [(period, top * 1000, below * 1000) for period, top, below in AS_MANY_AS_CHANCE]
"""The same shares of a hundred thousand: 0.4 to either side."""


@pytest.mark.parametrize(
    ("area", "theirs", "expected"),
    [
        # 30 - 21.8 = 8.2, more than 8.105; 30 - 22.0 = 8.0, less.
        ("england", 21.8, "worse-than-england"),
        ("england", 22.0, ""),
        ("england", 39.7, ""),
        ("north", 10.0, "worse-than-north"),
        ("near", 10.0, ""),  # among many neighbours one is always better
    ],
)
def test_worse_than_a_nation_or_region_counts_beyond_chance_only(area: str, theirs: float, expected: str) -> None:
    assert reasons(OURS, others=[of_the_nation(theirs, area=area)], polarity="lower") == expected


def test_worse_than_a_nation_is_not_known_where_one_side_alone_has_counts() -> None:
    assert reasons(OURS, others=[("2024", "england", 10.0)], polarity="lower") == ""
    assert reasons([("2024", 30.0)], others=[of_the_nation(10)], polarity="lower") == ""


@pytest.mark.parametrize(
    ("figures", "close", "twice"),
    [(AS_MANY_AS_CHANCE, "", ""), (BEYOND_CHANCE, "amber-worsening", "worsening-twice")],
)
def test_what_could_be_chance_raises_nothing(figures: list[tuple[str, float, float]], close: str, twice: str) -> None:
    assert reasons(counted(figures[1:]), [("2024", "target", 30)], **CLOSE) == close
    assert reasons(counted(figures)) == twice


def test_a_month_within_the_usual_ups_and_downs_is_not_worsening_twice() -> None:
    # Mean 1.5, moving ranges of 1: the usual range is from about -1 to 4, and 1.5 and 1.2 lie in it.
    falling = [2.0, 1.5, 1.2]
    assert reasons(years([*UP_AND_DOWN[:-1], *falling], 2007)) == ""
    assert reasons(years(falling, 2022)) == "worsening-twice"


@pytest.mark.parametrize(
    ("benchmark", "others", "expected"),
    [
        (10, [of_the_nation(10)], "red"),
        (10, [of_the_nation(10), of_the_nation(11, area="north")], "red worse-than-north"),
        (12, [of_the_nation(10)], "red worse-than-england"),
    ],
)
def test_worse_than_a_benchmark_is_not_said_again_of_the_area_that_it_is(
    benchmark: float, others: Rows, expected: str
) -> None:
    aims = [("2024", "benchmark", benchmark, "Made up")]
    assert reasons(OURS, aims, others=others, polarity="lower") == expected


def test_similar_to_a_benchmark_is_no_reason_although_it_worsens() -> None:
    # 30 of 100 after 10: 20 percentage points, with an interval of 11 to either side. 29 lies within 21.9 to 39.6.
    figures = counted([("2023", 10, 100), ("2024", 30, 100)])
    assert reasons(figures, [("2024", "benchmark", 29)], polarity="lower", **CLOSE) == ""
    assert reasons(figures, [("2024", "target", 29)], polarity="lower", **CLOSE) == "amber-worsening"


def test_worse_than_another_area_by_value_alone_is_no_reason() -> None:
    assert reasons([("2024", 30)], others=[("2024", "england", 10)], polarity="lower") == ""


def test_worse_than_another_area_in_an_earlier_period_is_no_reason() -> None:
    figures = [*counted([("2023", 30, 100)]), *counted([("2024", 25, 100)])]
    others = [of_the_nation(10, "2023"), of_the_nation(24)]
    assert reasons(figures, others=others, polarity="lower") == ""


def test_worse_than_both_the_nation_and_the_region_is_two_reasons() -> None:
    others = [of_the_nation(10), of_the_nation(11, area="north")]
    assert set(reasons(OURS, others=others, polarity="lower").split()) == {"worse-than-england", "worse-than-north"}


@pytest.mark.parametrize(
    ("period", "about", "last_day_in_time"),
    [
        # 2025 ends on 31 December 2025; it has been over for as long again, 365 days, on 31 December 2026.
        ("2024", {}, "2026-12-30"),
        ("FY2024-25", {"year_type": "financial"}, "2027-03-30"),
        # April to June 2024 ends on 30 June; 92 days later is 30 September.
        ("FY2023-24-Q4", {"frequency": "quarter", "year_type": "financial"}, "2024-09-30"),
        # February 2024 ends on the 29th: at least a quarter, 92 days, is 31 May.
        ("2024-01", {"frequency": "month"}, "2024-05-31"),
        # The week from 1 to 7 January 2024 follows; 92 days after the 7th is 8 April.
        ("2023-W52", {"frequency": "week"}, "2024-04-08"),
        # The next count is due on 31 March 2025, a year before that is late: 365 days more.
        ("2024-03-31", {"basis": "snapshot"}, "2026-03-31"),
        # 2023..2025 ends on 31 December 2025.
        ("2022..2024", {"basis": "rolling"}, "2026-12-31"),
    ],
)
def test_a_figure_is_overdue_when_the_next_period_has_been_over_for_as_long_again(
    period: str, about: dict[str, Any], last_day_in_time: str
) -> None:
    after = (date.fromisoformat(last_day_in_time) + timedelta(days=1)).isoformat()
    assert reasons([(period, 5)], created=last_day_in_time, **about) == ""
    assert reasons([(period, 5)], created=after, **about) == "overdue"


@pytest.mark.parametrize(
    ("period", "about", "last_day"),
    [
        # Two years after 31 December 2024, the same day in 2026.
        ("2024", {}, "2026-12-31"),
        ("FY2024-25", {"year_type": "financial"}, "2027-03-31"),
        # Two half years after 30 September 2024.
        ("FY2024-25-H1", {"frequency": "half", "year_type": "financial"}, "2025-09-30"),
        # January to March 2024; two quarters on ends in September.
        ("FY2023-24-Q4", {"frequency": "quarter", "year_type": "financial"}, "2024-09-30"),
        # The autumn term, then spring, then summer, with which the school year ends.
        ("AY2024-25-T1", {"frequency": "term", "year_type": "academic"}, "2025-08-31"),
        # December, then January, then February of a leap year.
        ("2023-12", {"frequency": "month"}, "2024-02-29"),
        # The week ends on 31 December 2023; two more end on 14 January.
        ("2023-W52", {"frequency": "week"}, "2024-01-14"),
        # Snapshots step by the calendar, whether a leap day lies between or not.
        ("2022-03-31", {"basis": "snapshot"}, "2024-03-31"),
        ("2024-03-31", {"basis": "snapshot"}, "2026-03-31"),
        ("2024-03-31", {"basis": "snapshot", "frequency": "quarter"}, "2024-09-30"),
        ("2024-03-15", {"basis": "snapshot", "frequency": "month"}, "2024-05-15"),
        # Pooled years come every year: 2023..2025 ends on 31 December 2025.
        ("2021..2023", {"basis": "rolling"}, "2025-12-31"),
    ],
)
def test_a_figure_is_old_more_than_two_steps_after_its_period(
    period: str, about: dict[str, Any], last_day: str
) -> None:
    after = (date.fromisoformat(last_day) + timedelta(days=1)).isoformat()
    assert looked_at([(period, 5)], created=last_day, **about)["age"] == ""
    assert looked_at([(period, 5)], created=after, **about)["age"] == "old"


def test_age_is_that_of_the_newest_figure_and_is_said_of_retired_indicators_too() -> None:
    figures = [("2022", 5), ("2024", None, "x")]
    assert looked_at(figures, created="2024-12-31")["age"] == ""
    assert looked_at(figures, created="2025-01-01")["age"] == "old"
    assert looked_at([("2022", 5)], created="2025-01-01", status="retired")["age"] == "old"
    assert looked_at([], created="2025-01-01")["age"] == ""


def test_a_row_without_a_figure_is_not_overdue() -> None:
    assert reasons([("2020", 5), ("2024", None, "x")], created="2026-06-30") == ""
    assert reasons([("2020", 5)], created="2026-06-30") == "overdue"


@pytest.mark.parametrize("status", ["active", "new", "revised"])
def test_an_indicator_in_use_can_need_attention(status: str) -> None:
    found = reasons([("2020", 5, "u")], [("2020", "target", 6)], "2026-06-30", status=status)
    assert set(found.split()) == {"red", "overdue", "low-reliability"}


def test_reasons_in_the_performance_and_in_the_data_stand_apart() -> None:
    said = looked_at([("2020", 5, "u")], [("2020", "target", 6)], "2026-06-30")
    assert (said["attention"], said["attention_data"]) == ("red", "overdue low-reliability")


def test_a_retired_indicator_never_needs_attention() -> None:
    assert reasons([("2020", 5, "u")], [("2020", "target", 6)], "2026-06-30", status="retired") == ""


def test_every_reason_is_known_by_its_kind() -> None:
    """That each kind has words is the catalogue's test."""
    codes = {code for *_, expected in CASES.values() for code in expected.split()} | {"overdue", words.WORSE_THAN}
    assert codes == {*words.ATTENTION, *words.ATTENTION_DATA} - {"red-benchmark"}


@pytest.mark.parametrize(
    ("made", "late", "old"),
    [
        ("2025-12-31", "", ""),
        ("2026-01-01", "overdue", ""),
        ("2026-12-31", "overdue", ""),
        ("2027-01-01", "overdue", "old"),
    ],
)
def test_a_survey_is_late_by_its_own_step(made: str, late: str, old: str) -> None:
    """After that of 2022 comes that of 2024, which is overdue a year after its end; two steps after 2022 ends 2026."""
    whole = package({indicator(every=2): years([5.0], 2022)}, scorecard=replace(SCORECARD, created=made))
    found = judge(whole).series.loc["moves"]
    assert (found["attention_data"], found["age"]) == (late, old)


@pytest.mark.parametrize(
    ("made", "frequency", "expected"),
    [
        # 2024's figure: the next is due on 30 April 2026, though 2025 has been over for four months only
        ("2026-04-30", "year", ("", "")),
        ("2026-05-01", "year", ("overdue", "old")),
        # what comes at no fixed times can be late as well, where it is said when it comes
        ("2026-05-01", "irregular", ("overdue", "old")),
    ],
)
def test_a_figure_is_late_from_the_day_after_the_next_is_due(
    made: str, frequency: str, expected: tuple[str, str]
) -> None:
    about = indicator(frequency=frequency, due=date(2026, 4, 30))
    found = judge(package({about: years([5.0], 2024)}, scorecard=replace(SCORECARD, created=made))).series.loc["moves"]
    assert (found["attention_data"], found["age"]) == expected
    assert judge(package({replace(about, status="retired"): years([5.0], 2024)})).series.loc["moves"]["age"] == ""
