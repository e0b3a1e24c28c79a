"""The headline: one to three sentences that a resident understands."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from outturn.model import Area
from outturn.story.headline import headline
from packages import counted, first_reading, indicator, package, series

Rows = Sequence[Sequence[Any]]

MOVED = {"polarity": "lower", "decimals": 0, "phrase": "of children looked after moved home three times or more"}
YEAR_TO_DATE = {
    "basis": "year-to-date",
    "unit": "number",
    "decimals": 0,
    "frequency": "quarter",
    "year_type": "financial",
    "compare_with": "same-period-last-year",
}
ENGLAND = "England average, Department for Education"
BAND = [(year, kind, value) for year in ("2023", "2024") for kind, value in (("lower", 10), ("upper", 12))]

CASES: Mapping[str, tuple[Rows, Rows, Mapping[str, Any], str]] = {
    "worse than the benchmark, and no change": (
        [("FY2023-24", 12), ("FY2024-25", 12)],
        [("FY2024-25", "benchmark", 10, ENGLAND)],
        {**MOVED, "year_type": "financial"},
        (
            "In 2024/25, 12% of children looked after moved home three times or more. "
            "That is worse than the England average of 10%, and no change from 12% a year earlier."
        ),
    ),
    "better than the benchmark, but worse than before": (
        [("2023", 8), ("2024", 9)],
        [("2024", "benchmark", 10, ENGLAND)],
        MOVED,
        (
            "In 2024, 9% of children looked after moved home three times or more. "
            "That is better than the England average of 10%, but worse than 8% a year earlier."
        ),
    ),
    "better than both": (
        [("2023", 10), ("2024", 9)],
        [("2024", "benchmark", 10, ENGLAND)],
        MOVED,
        (
            "In 2024, 9% of children looked after moved home three times or more. "
            "That is better than the England average of 10%, and better than 10% a year earlier."
        ),
    ),
    "the same as the benchmark": (
        [("2024", 10)],
        [("2024", "benchmark", 10, ENGLAND)],
        MOVED,
        (
            "In 2024, 10% of children looked after moved home three times or more. "
            "That is the same as the England average of 10%."
        ),
    ),
    "meets the target": (
        [("2023", 70), ("2024", 85.5)],
        [("2024", "target", 80)],
        {},
        (
            "Children who moved home three times or more: 85.5% in 2024. "
            "That meets the target of 80.0%, and is better than 70.0% a year earlier."
        ),
    ),
    "misses the target": (
        [("2023", 70), ("2024", 60)],
        [("2024", "target", 80)],
        {},
        (
            "Children who moved home three times or more: 60.0% in 2024. "
            "That misses the target of 80.0%, and is worse than 70.0% a year earlier."
        ),
    ),
    "rounding would make it look on target": (
        [("2024", 79.96)],
        [("2024", "target", 80)],
        {},
        "Children who moved home three times or more: 79.96% in 2024. That misses the target of 80.00%.",
    ),
    "inside the band": (
        [("2023", 13), ("2024", 11)],
        BAND,
        {"polarity": "band", "unit": "days", "decimals": 0},
        (
            "Children who moved home three times or more: 11 days in 2024. "
            "That is inside the band from 10 days to 12 days, and better than 13 days a year earlier."
        ),
    ),
    "outside the band": (
        [("2024", 13)],
        BAND,
        {"polarity": "band", "unit": "days", "decimals": 0},
        (
            "Children who moved home three times or more: 13 days in 2024. "
            "That is outside the band from 10 days to 12 days."
        ),
    ),
    "neither way is better": (
        [("FY2024-25-Q1", 45.2), ("FY2024-25-Q2", 47)],
        [],
        {"polarity": "none", "unit": "rate", "per": 10000, "frequency": "quarter", "year_type": "financial"},
        (
            "Children who moved home three times or more: 47.0 per 10,000 in July to September 2024. "
            "That is up from 45.2 per 10,000 the quarter before. Neither a high nor a low figure is good in itself."
        ),
    ),
    "down where neither way is better": (
        [("2024-01", 1500), ("2024-02", 1250)],
        [],
        {"polarity": "none", "unit": "currency", "decimals": 0, "frequency": "month"},
        (
            "Children who moved home three times or more: £1,250 in February 2024. "
            "That is down from £1,500 the month before. Neither a high nor a low figure is good in itself."
        ),
    ),
    "too small a change to show": (
        [("2023", 12.04), ("2024", 12.06)],
        [],
        {},
        "Children who moved home three times or more: 12.1% in 2024. That is little change from 12.0% a year earlier.",
    ),
    "the first figure, without a target": (
        [("2024-03-31", 7)],
        [],
        {"basis": "snapshot", "unit": "number", "decimals": 0},
        "Children who moved home three times or more: 7 on 31 March 2024.",
    ),
    "after a gap": (
        [("2022", 10), ("2024", 12)],
        [],
        {},
        "Children who moved home three times or more: 12.0% in 2024.",
    ),
    "a break in the series": (
        [("2023", 10), ("2024", 12, "b")],
        [("2024", "target", 11)],
        {},
        "Children who moved home three times or more: 12.0% in 2024.",
    ),
    "the newest figure is missing": (
        [("2023", 10), ("2024", None, "c")],
        [],
        {},
        (
            "Children who moved home three times or more: 10.0% in 2023. "
            "The figure for 2024 is not given: confidential: so few that a person might be recognised."
        ),
    ),
    "every figure is missing": (
        [("2023", None, "x"), ("2024", None, "z")],
        [],
        {},
        "The figure for 2024 is not given: does not apply here.",
    ),
    "one of what is counted": (
        [("2022", 0), ("2023", 1)],
        [],
        {"polarity": "lower", "unit": "number", "decimals": 0, "phrase": "children died", "title": "Children who died"},
        "Children who died: 1 in 2023. That is worse than 0 a year earlier.",
    ),
    "one of what is counted, in words of its own": (
        [("2023", 1)],
        [],
        {"polarity": "lower", "unit": "number", "decimals": 0, "phrase": "child died|children died"},
        "In 2023, 1 child died.",
    ),
    "a snapshot named by a quarter": (
        [("FY2023-24-Q2", 180)],
        [],
        {
            "polarity": "lower",
            "unit": "number",
            "decimals": 0,
            "basis": "snapshot",
            "frequency": "quarter",
            "year_type": "financial",
            "phrase": "children were in care",
        },
        "At the end of September 2023, 180 children were in care.",
    ),
    "a snapshot named by a year, in which a census may be in January": (
        [("2025", 21)],
        [],
        {"decimals": 0, "basis": "snapshot", "phrase": "of pupils could have free school meals"},
        "On one day in 2025, 21% of pupils could have free school meals.",
    ),
    "no figure at all": ([], [], {}, "There are no figures yet."),
    "the year so far": (
        [("FY2024-25-Q2", 120)],
        [("FY2024-25", "target", 300)],
        YEAR_TO_DATE,
        # 183 of the 365 days from April 2024 to March 2025 have passed: 120 * 365 / 183 = 239.3.
        (
            "Children who moved home three times or more: 120 in the year so far, to the end of September 2024. "
            "That would come to 239 by the end of the year, which would miss the target of 300."
        ),
    ),
    "the year so far, which would meet the target": (
        [("FY2023-24-Q2", 40), ("FY2023-24-Q4", 100), ("FY2024-25-Q2", 120)],
        [("FY2024-25", "target", 300)],
        YEAR_TO_DATE,
        # At the same point last year 40 of 100 had come: 120 / 0.4 = 300.
        (
            "Children who moved home three times or more: 120 in the year so far, to the end of September 2024. "
            "That would come to 300 by the end of the year, which would meet the target of 300, "
            "and is better than 40 a year earlier."
        ),
    ),
    "the year so far, when the year is over": (
        [("FY2023-24-Q4", 120)],
        [("FY2023-24", "target", 300)],
        YEAR_TO_DATE,
        (
            "Children who moved home three times or more: 120 in the year so far, to the end of March 2024. "
            "That misses the target of 300."
        ),
    ),
    "a change that could be chance": (
        counted([("2023", 14, 100), ("2024", 12, 100)]),
        [],
        {"polarity": "lower", "decimals": 0},
        (
            "Children who moved home three times or more: 12% in 2024. That is better than 14% a year earlier. "
            "The change could be chance: the figure rests on 12 of 100."
        ),
    ),
    "a change beyond chance": (
        counted([("2023", 400, 1000), ("2024", 200, 1000)]),
        [],
        {"polarity": "lower", "decimals": 0},
        "Children who moved home three times or more: 20% in 2024. That is better than 40% a year earlier.",
    ),
    "where nothing changed, nothing is said of chance": (
        counted([("2023", 12, 100), ("2024", 12, 100)]),
        [],
        {"polarity": "lower", "decimals": 0},
        "Children who moved home three times or more: 12% in 2024. That is no change from 12% a year earlier.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_headline_says_the_figure_how_it_stands_and_how_it_moved(case: str) -> None:
    figures, targets, changes, expected = CASES[case]
    assert " ".join(headline(first_reading(series(figures, targets, **changes)))) == expected


def test_a_sentence_turns_round_once_at_most() -> None:
    targets = [("2024", "target", 80), ("2024", "floor", 75)]
    said = " ".join(headline(first_reading(series([("2023", 70), ("2024", 79)], targets))))
    assert said.startswith("Children who moved home three times or more: 79.0% in 2024. That ")
    assert "target of 80.0%" in said
    assert said.endswith("better than 70.0% a year earlier.")
    assert said.count("but") <= 1


def test_a_benchmark_is_named_by_its_source_up_to_the_comma() -> None:
    targets = [("2024", "benchmark", 10, "Statistical neighbours, average of ten")]
    said = headline(first_reading(series([("2024", 11)], targets)))
    assert said[1] == "That is better than the Statistical neighbours of 10.0%."


def test_a_target_of_the_year_is_what_a_quarter_is_held_against() -> None:
    about = {"frequency": "quarter", "year_type": "financial"}
    said = headline(first_reading(series([("FY2024-25-Q2", 5)], [("FY2024-25", "target", 6)], **about)))
    assert said[1] == "That misses the target of 6.0%."


def test_a_benchmark_of_the_year_keeps_its_name_for_a_quarter() -> None:
    about = {"frequency": "quarter", "year_type": "financial"}
    said = headline(first_reading(series([("FY2024-25-Q2", 5)], [("FY2024-25", "benchmark", 6, ENGLAND)], **about)))
    assert said[1] == "That is worse than the England average of 6.0%."


def test_a_figure_within_the_tolerance_of_a_benchmark_is_not_called_the_same_or_better() -> None:
    about = {"tolerance": 1.0, "tolerance_unit": "points"}
    said = headline(first_reading(series([("2024", 9.5)], [("2024", "benchmark", 10, ENGLAND)], **about)))
    assert said[1] == "That is worse than the England average of 10.0%."


@pytest.mark.parametrize(
    ("part", "whole", "england", "said"),
    [
        # by Wilson's method 21 of 176 is 11.9%, between 7.9% and 17.6%, in which 10.4% lies
        (21, 176, 10.4, ["That is worse than the England average of 10%.", "The gap to England could be chance."]),
        # 40 of 176 is 22.7%, between 17.2% and 29.5%
        (40, 176, 10.4, ["That is worse than the England average of 10%."]),
        # 98 of 1,000 is 9.8%, which is written 10% as well
        (
            98,
            1000,
            10.2,
            ["That is about the same as the England average of 10%."],
        ),
    ],
)
def test_a_gap_to_england_that_could_be_chance_is_called_so(
    part: int, whole: int, england: float, said: list[str]
) -> None:
    about = {"polarity": "lower", "decimals": 0, "phrase": "of children moved"}
    one = indicator(**about)
    found = package(
        {one: counted([("2024", part, whole)])},
        [(one.indicator, "2024", "benchmark", england, ENGLAND)],
        [(one.indicator, "2024", "england", england)],
        areas=(Area("england", "England", "nation"),),
    )
    assert list(headline(first_reading(found)))[1:] == said


def test_a_change_and_a_gap_that_could_be_chance_are_told_together() -> None:
    one = indicator(polarity="lower", decimals=0, phrase="of children moved")
    found = package(
        {one: counted([("2023", 17, 180), ("2024", 21, 176)])},
        [(one.indicator, "2024", "benchmark", 10.4, ENGLAND)],
        [(one.indicator, "2024", "england", 10.4)],
        areas=(Area("england", "England", "nation"),),
    )
    assert headline(first_reading(found))[2] == (
        "The change could be chance, and so could the gap to England: the figure rests on 21 of 176."
    )


@pytest.mark.parametrize(
    ("value", "target", "tolerance", "polarity", "figure", "gap"),
    [
        (32.4, 32.7, 0.3, "higher", "32.4%", "0.3 percentage points"),
        (0.3, 0.2, 0.1, "lower", "0.3%", "0.1 percentage points"),
    ],
)
def test_a_figure_on_the_edge_of_the_tolerance_is_written_as_usual(
    value: float, target: float, tolerance: float, polarity: str, figure: str, gap: str
) -> None:
    about = {"tolerance": tolerance, "tolerance_unit": "points", "polarity": polarity}
    evidence = first_reading(series([("2024", value)], [("2024", "target", target)], **about))
    assert evidence.latest is not None
    assert evidence.latest.rating == "amber"
    assert evidence.decimals(evidence.latest) == 1
    assert headline(evidence)[0] == f"Children who moved home three times or more: {figure} in 2024."
    assert evidence.gap_in_words(evidence.latest) == gap


@pytest.mark.parametrize(
    ("figures", "targets", "about", "gap"),
    [
        # 13.2 is 1.2 above the band, and 9.5 is half a point below it.
        ([("2024", 13.2)], BAND, {"polarity": "band"}, "1.2 percentage points"),
        ([("2024", 9.5)], BAND, {"polarity": "band"}, "0.5 percentage points"),
        # The forecast, 120 * 365 / 183 = 239.3, is what is held against the year's 300.
        ([("FY2024-25-Q2", 120)], [("FY2024-25", "target", 300)], YEAR_TO_DATE, "61"),
        ([("2024", 12)], [("2024", "target", 80), ("2024", "floor", 10)], {}, "68.0 percentage points"),
    ],
)
def test_how_far_a_figure_is_from_its_aim(figures: Rows, targets: Rows, about: Mapping[str, Any], gap: str) -> None:
    evidence = first_reading(series(figures, targets, **about))
    assert evidence.latest is not None
    assert evidence.gap_in_words(evidence.latest) == gap


def test_where_the_tolerance_ends_a_figure_has_one_more_decimal_too() -> None:
    about = {"decimals": 0, "tolerance": 2.0, "tolerance_unit": "points", "phrase": "of them"}
    evidence = first_reading(series([("2024", 53.9)], [("2024", "target", 56)], **about))
    assert headline(evidence) == ("In 2024, 53.9% of them.", "That misses the target of 56.0%.")
    near = first_reading(series([("2024", 54.0)], [("2024", "target", 56)], **about))
    assert headline(near) == ("In 2024, 54% of them.", "That just misses the target of 56%.")
