"""Badges beside figures: three looks by certainty, the mark of a figure that is not final, and why to look closer."""

from collections.abc import Sequence
from typing import Any

import pytest

from outturn.model import Area
from outturn.pages import Badge
from outturn.story import chips
from outturn.story.evidence import Evidence
from outturn.story.rows import Row
from packages import Rows, counted, first_reading, indicator, package, series, years

ENGLAND = "England average, made up"
BENCHMARK = [("2024", "benchmark", 10, ENGLAND)]
AREAS = (Area("england", "England", "nation"),)
UP_AND_DOWN = [1.0, 2.0] * 8
YEAR_TO_DATE = {
    "basis": "year-to-date",
    "unit": "number",
    "decimals": 0,
    "frequency": "quarter",
    "year_type": "financial",
    "compare_with": "same-period-last-year",
}


def read(figures: Rows, targets: Rows = (), **changes: Any) -> tuple[Evidence, Row]:
    evidence = first_reading(series(figures, targets, **changes))
    assert evidence.latest is not None
    return evidence, evidence.latest


def look(badge: Badge | None) -> tuple[str, str, str, str]:
    assert badge is not None
    return badge.kind, badge.symbol, badge.word, badge.certainty


@pytest.mark.parametrize(
    ("figures", "polarity", "expected"),
    [
        # Wilson and Newcombe: 20% (17.6 to 22.6) to 40% (37.0 to 43.1) is a change of 16.0 to 23.9.
        (counted([("2023", 200, 1000), ("2024", 400, 1000)]), "higher", ("better", "↑", "Improving", "")),
        (counted([("2023", 200, 1000), ("2024", 400, 1000)]), "lower", ("worse", "↑", "Worsening", "")),
        # 14% to 12% of 100 is a change of -11.5 to 7.5: chance, whichever way is good.
        (
            counted([("2023", 14, 100), ("2024", 12, 100)]),
            "lower",
            ("similar", "≈", "About the same", "chance"),
        ),
        (
            counted([("2023", 14, 100), ("2024", 12, 100)]),
            "higher",
            ("similar", "≈", "About the same", "chance"),
        ),
        ([("2023", 70), ("2024", 72)], "higher", ("better", "↑", "Improving, not tested", "untested")),
        ([("2023", 70), ("2024", 68)], "higher", ("worse", "↓", "Worsening, not tested", "untested")),
        ([("2023", 70), ("2024", 70)], "higher", ("neutral", "→", "No change", "")),
        ([("2024", 70)], "higher", ("none", "○", "Not comparable", "")),
    ],
)
def test_a_direction_has_three_looks(figures: Rows, polarity: str, expected: tuple[str, ...]) -> None:
    assert look(chips.direction(*read(figures, polarity=polarity))) == expected


@pytest.mark.parametrize(
    ("figures", "polarity", "expected"),
    [
        # Wilson of 30 in 100: 21.9% to 39.6%; of 12 in 100: 7.0% to 19.8%, which holds 10.
        (counted([("2024", 30, 100)]), "higher", ("better", "+", "Better than England average", "")),
        (counted([("2024", 30, 100)]), "lower", ("worse", "−", "Worse than England average", "")),
        (counted([("2024", 12, 100)]), "lower", ("similar", "≈", "Similar to England average", "chance")),
        ([("2024", 12)], "higher", ("better", "+", "Better than England average, not tested", "untested")),
        ([("2024", 12)], "lower", ("worse", "−", "Worse than England average, not tested", "untested")),
        ([("2024", 10)], "lower", ("similar", "≈", "Similar to England average", "untested")),
    ],
)
def test_a_rating_against_a_benchmark_names_it_and_has_three_looks(
    figures: Rows, polarity: str, expected: tuple[str, ...]
) -> None:
    assert look(chips.rating(*read(figures, BENCHMARK, polarity=polarity))) == expected


@pytest.mark.parametrize(
    ("england", "expected"),
    [
        # 30 of 100 beside 100 of 1,000: the difference of 20 lies between 11.6 and 29.7.
        ((10.0, "", 100, 1000), ("worse", "−", "Worse", "")),
        # Beside 28 of 100: the difference of 2 lies between -10.5 and 14.4.
        ((28.0, "", 28, 100), ("similar", "≈", "Similar", "chance")),
        # England's own uncertainty is not known.
        ((10.0,), ("worse", "−", "Worse, not tested", "untested")),
        # 25 lies within 21.9 to 39.6, and what is not known of it only makes the difference less certain.
        ((25.0,), ("similar", "≈", "Similar", "chance")),
    ],
)
def test_a_comparison_has_three_looks(england: Sequence[Any], expected: tuple[str, ...]) -> None:
    whole = package(
        {indicator(polarity="lower"): counted([("2024", 30, 100)])},
        [("moves", "2024", "benchmark", england[0], ENGLAND)],
        [("moves", "2024", "england", *england)],
        areas=AREAS,
    )
    evidence = first_reading(whole)
    assert evidence.latest is not None
    assert look(chips.comparison(evidence, evidence.latest, "england")) == expected
    # The benchmark is England's figure, so its rating is the comparison, and has England's name.
    kind, symbol, word, certainty = look(chips.rating(evidence, evidence.latest))
    assert (kind, symbol, certainty) == (expected[0], expected[1], expected[3])
    assert word.startswith(("Worse than England", "Similar to England"))
    assert "average" not in word


def test_neither_way_being_better_a_comparison_is_higher_or_lower() -> None:
    whole = package({indicator(polarity="none"): [("2024", 30)]}, [], [("moves", "2024", "england", 10.0)], areas=AREAS)
    evidence = first_reading(whole)
    assert evidence.latest is not None
    assert look(chips.comparison(evidence, evidence.latest, "england")) == (
        "neutral",
        "+",
        "Higher, not tested",
        "untested",
    )


MARKS = {"f": "forecast", "e": "estimated", "p": "provisional", "u": "low reliability"}


@pytest.mark.parametrize(("mark", "said"), [*MARKS.items(), ("", ""), ("r", "")])
def test_a_judgement_of_a_figure_that_is_not_final_says_so(mark: str, said: str) -> None:
    evidence, row = read([("2023", 70), ("2024", 85, mark)], [("2024", "target", 80)])
    end = f" ({said})" if said else ""
    assert chips.qualified_rating(evidence, row).word == f"On target{end}"
    assert chips.qualified_direction(evidence, row).word == f"Improving, not tested{end}"
    # Where the mark stands beside the figure the badge leaves it out.
    assert chips.rating(evidence, row).word == "On target"


def test_a_judgement_of_a_figure_with_several_marks_says_those_that_matter() -> None:
    evidence, row = read([("2023", 70), ("2024", 85, "u r p")], [("2024", "target", 80)])
    assert chips.qualified_rating(evidence, row).word == "On target (provisional, low reliability)"


def test_what_is_not_judged_has_no_mark() -> None:
    evidence, row = read([("2024", 85, "p")])
    assert (chips.qualified_rating(evidence, row).word, chips.qualified_direction(evidence, row).word) == (
        "Not rated",
        "Not comparable",
    )


def test_a_rating_of_a_forecast_says_so_and_the_direction_of_the_figure_does_not() -> None:
    # 120 * 365 / 183 = 239, less than 300.
    evidence, row = read([("FY2025-26-Q2", 120)], [("FY2025-26", "target", 300)], **YEAR_TO_DATE)
    assert chips.qualified_rating(evidence, row).word == "Off target (forecast)"
    assert chips.qualified_direction(evidence, row).word == "Not comparable"


def test_an_age_is_old_or_no_longer_updated_or_nothing() -> None:
    # The package is of November 2025; 2022 was followed by 2023 and 2024, which are over.
    assert chips.age(read([("2022", 70)])[0]) == "Old figure"
    assert chips.age(read([("2023", 70)])[0]) == ""
    assert chips.age(read([("2022", 70)], status="retired")[0]) == "No longer updated"


@pytest.mark.parametrize(
    ("figures", "targets", "about", "expected"),
    [
        ([("2024", 70)], [("2024", "target", 80)], {}, [("red", "off target")]),
        (
            counted([("2024", 30, 100)]),
            BENCHMARK,
            {"polarity": "lower"},
            [("red-benchmark", "worse than England average")],
        ),
        (
            [("2024", 30)],
            BENCHMARK,
            {"polarity": "lower"},
            [("red-benchmark", "worse than England average, not tested for chance")],
        ),
        # What could be chance is no reason: 12 of 100 holds 10%, 14 to 12 of 100 holds no change.
        (counted([("2023", 14, 100), ("2024", 12, 100)]), BENCHMARK, {}, []),
        (
            counted([("2023", 400, 1000), ("2024", 200, 1000)]),
            [("2024", "target", 25), ("2024", "floor", 15)],
            {},
            [("amber-worsening", "close to target and worsening")],
        ),
        (
            [("2023", 80), ("2024", 79)],
            [("2024", "target", 80), ("2024", "floor", 75)],
            {},
            [("amber-worsening", "close to target and worsening, not tested for chance")],
        ),
        (
            [("2022", 80), ("2023", 79), ("2024", 78)],
            [],
            {},
            [("worsening-twice", "worsening twice running, not tested for chance")],
        ),
        (
            # 60% to 40% of 1,000 is a change of -24.2 to -15.6, and 40% to 20% one of -23.9 to -16.0.
            counted([("2022", 600, 1000), ("2023", 400, 1000), ("2024", 200, 1000)]),
            [],
            {},
            [("worsening-twice", "worsening twice running")],
        ),
        (
            years([*UP_AND_DOWN, 8.0], 2008),
            [],
            {"polarity": "lower"},
            [("process-concern", "a change for the worse beyond the usual ups and downs")],
        ),
        (
            [("FY2025-26-Q2", 120)],
            [("FY2025-26", "target", 300)],
            YEAR_TO_DATE,
            [("forecast-miss", "forecast to miss its target")],
        ),
        (
            [("FY2025-26-Q2", 120)],
            [("FY2025-26", "benchmark", 300, ENGLAND)],
            YEAR_TO_DATE,
            [("forecast-miss", "heading to end the year worse than England average, not tested for chance")],
        ),
    ],
)
def test_each_reason_says_no_more_than_is_known(
    figures: Rows, targets: Rows, about: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert list(chips.concerns(read(figures, targets, **about)[0])) == expected


def test_reasons_in_the_data_stand_apart_from_those_in_the_performance() -> None:
    # After 2021 came 2022, which had been over for more than a year in November 2025.
    evidence, _ = read([("2021", 70, "u")], [("2021", "target", 80)])
    assert [kind for kind, _ in chips.concerns(evidence)] == ["red"]
    assert list(chips.data_concerns(evidence)) == [
        ("overdue", "its next figure is overdue"),
        ("low-reliability", "its figure is of low reliability"),
    ]


FLOOR = [("2024", "target", 80), ("2024", "floor", 70)]
AT_STAKE: Sequence[tuple[Rows, Rows, dict[str, Any]]] = [
    # Red for certain, furthest off first: 80 - 20 is 60 of 80, 80 - 40 is 40 of 80.
    ([("2024", 20)], FLOOR, {}),
    ([("2024", 40)], FLOOR, {}),
    # A concern of the process is certain, and not red.
    (years([*UP_AND_DOWN, 8.0], 2008), [], {"polarity": "lower"}),
    # Red, though not for certain: a forecast, and a benchmark that was not tested.
    ([("2024", 60, "f")], FLOOR, {}),
    ([("2024", 12)], BENCHMARK, {"polarity": "lower"}),
    # Close to target and worsening; 4 of 80 off, then 1 of 80.
    ([("2023", 80), ("2024", 76)], FLOOR, {}),
    ([("2023", 80), ("2024", 79)], FLOOR, {}),
    # Worsening twice running, and held against nothing.
    ([("2022", 80), ("2023", 79), ("2024", 78)], [], {}),
]
"""What needs attention, the most at stake first."""


def test_what_is_certain_comes_first_then_red_then_what_is_furthest_off() -> None:
    every = [read(figures, targets, **about)[0] for figures, targets, about in AT_STAKE]
    assert all(chips.concerns(one) for one in every)
    stakes = [chips.stake(one) for one in every]
    assert stakes == sorted(stakes)
    assert len(set(stakes)) == len(stakes)


def test_how_far_off_is_a_share_of_the_aim() -> None:
    def off(figures: Rows, targets: Rows, **about: Any) -> float:
        return -chips.stake(read(figures, targets, **about)[0])[-1]

    # 60 is 20 less than 80, a quarter of it.
    assert off([("2024", 60)], [("2024", "target", 80)]) == pytest.approx(0.25)
    assert off([("2024", 85)], [("2024", "target", 80)]) == 0
    # Nothing is a share of 0, and no share is more than ten times.
    assert off([("2024", 5)], [("2024", "target", 0)], polarity="lower") == 10
    assert off([("2024", 500)], [("2024", "target", 1)], polarity="lower") == 10
    # 14 is 2 above the upper end, 12; 8 is 2 below the lower one, 10.
    band = [("2024", "lower", 10), ("2024", "upper", 12)]
    assert off([("2024", 14)], band, polarity="band") == pytest.approx(2 / 12)
    assert off([("2024", 8)], band, polarity="band") == pytest.approx(2 / 10)
    # The forecast, 120 * 365 / 183 = 239.3, is above the upper end, 200; the figure so far is below the lower one.
    year = [("FY2025-26", "lower", 150), ("FY2025-26", "upper", 200)]
    found = off([("FY2025-26-Q2", 120)], year, **{**YEAR_TO_DATE, "polarity": "band"})
    assert found == pytest.approx((120 * 365 / 183 - 200) / 200)
