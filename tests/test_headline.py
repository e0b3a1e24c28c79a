"""The headline: one to three sentences that a resident understands."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from outturn.story.headline import headline
from packages import counted, first_reading, series

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
            "In 2024 the figure for Exampleshire was 85.5%. "
            "That meets the target of 80.0%, and is better than 70.0% a year earlier."
        ),
    ),
    "misses the target": (
        [("2023", 70), ("2024", 60)],
        [("2024", "target", 80)],
        {},
        (
            "In 2024 the figure for Exampleshire was 60.0%. "
            "That misses the target of 80.0%, and is worse than 70.0% a year earlier."
        ),
    ),
    "rounding would make it look on target": (
        [("2024", 79.96)],
        [("2024", "target", 80)],
        {},
        "In 2024 the figure for Exampleshire was 79.96%. That misses the target of 80.00%.",
    ),
    "inside the band": (
        [("2023", 13), ("2024", 11)],
        BAND,
        {"polarity": "band", "unit": "days", "decimals": 0},
        (
            "In 2024 the figure for Exampleshire was 11 days. "
            "That is inside the band from 10 days to 12 days, and better than 13 days a year earlier."
        ),
    ),
    "outside the band": (
        [("2024", 13)],
        BAND,
        {"polarity": "band", "unit": "days", "decimals": 0},
        "In 2024 the figure for Exampleshire was 13 days. That is outside the band from 10 days to 12 days.",
    ),
    "neither way is better": (
        [("FY2024-25-Q1", 45.2), ("FY2024-25-Q2", 47)],
        [],
        {"polarity": "none", "unit": "rate", "per": 10000, "frequency": "quarter", "year_type": "financial"},
        (
            "In July to September 2024 the figure for Exampleshire was 47.0 per 10,000. "
            "That is up from 45.2 per 10,000 the quarter before. Neither a high nor a low figure is good in itself."
        ),
    ),
    "down where neither way is better": (
        [("2024-01", 1500), ("2024-02", 1250)],
        [],
        {"polarity": "none", "unit": "currency", "decimals": 0, "frequency": "month"},
        (
            "In February 2024 the figure for Exampleshire was £1,250. "
            "That is down from £1,500 the month before. Neither a high nor a low figure is good in itself."
        ),
    ),
    "too small a change to show": (
        [("2023", 12.04), ("2024", 12.06)],
        [],
        {},
        "In 2024 the figure for Exampleshire was 12.1%. That is little change from 12.0% a year earlier.",
    ),
    "the first figure, without a target": (
        [("2024-03-31", 7)],
        [],
        {"basis": "snapshot", "unit": "number", "decimals": 0},
        "On 31 March 2024 the figure for Exampleshire was 7.",
    ),
    "after a gap": (
        [("2022", 10), ("2024", 12)],
        [],
        {},
        "In 2024 the figure for Exampleshire was 12.0%.",
    ),
    "a break in the series": (
        [("2023", 10), ("2024", 12, "b")],
        [("2024", "target", 11)],
        {},
        "In 2024 the figure for Exampleshire was 12.0%.",
    ),
    "the newest figure is missing": (
        [("2023", 10), ("2024", None, "c")],
        [],
        {},
        (
            "In 2023 the figure for Exampleshire was 10.0%. "
            "The figure for 2024 is not given: confidential: so few that a person might be recognised."
        ),
    ),
    "every figure is missing": (
        [("2023", None, "x"), ("2024", None, "z")],
        [],
        {},
        "The figure for 2024 is not given: does not apply here.",
    ),
    "no figure at all": ([], [], {}, "There are no figures yet."),
    "the year so far": (
        [("FY2024-25-Q2", 120)],
        [("FY2024-25", "target", 300)],
        YEAR_TO_DATE,
        # 183 of the 365 days from April 2024 to March 2025 have passed: 120 * 365 / 183 = 239.3.
        (
            "In the year so far, to the end of September 2024 the figure for Exampleshire was 120. "
            "That would come to 239 by the end of the year, which would miss the target of 300."
        ),
    ),
    "the year so far, which would meet the target": (
        [("FY2023-24-Q2", 40), ("FY2023-24-Q4", 100), ("FY2024-25-Q2", 120)],
        [("FY2024-25", "target", 300)],
        YEAR_TO_DATE,
        # At the same point last year 40 of 100 had come: 120 / 0.4 = 300.
        (
            "In the year so far, to the end of September 2024 the figure for Exampleshire was 120. "
            "That would come to 300 by the end of the year, which would meet the target of 300, "
            "and is better than 40 a year earlier."
        ),
    ),
    "the year so far, when the year is over": (
        [("FY2023-24-Q4", 120)],
        [("FY2023-24", "target", 300)],
        YEAR_TO_DATE,
        (
            "In the year so far, to the end of March 2024 the figure for Exampleshire was 120. "
            "That misses the target of 300."
        ),
    ),
    "a change that could be chance": (
        counted([("2023", 14, 100), ("2024", 12, 100)]),
        [],
        {"polarity": "lower", "decimals": 0},
        (
            "In 2024 the figure for Exampleshire was 12%. That is better than 14% a year earlier. "
            "The change could be chance: the figure rests on 12 of 100."
        ),
    ),
    "a change beyond chance": (
        counted([("2023", 400, 1000), ("2024", 200, 1000)]),
        [],
        {"polarity": "lower", "decimals": 0},
        "In 2024 the figure for Exampleshire was 20%. That is better than 40% a year earlier.",
    ),
    "where nothing changed, nothing is said of chance": (
        counted([("2023", 12, 100), ("2024", 12, 100)]),
        [],
        {"polarity": "lower", "decimals": 0},
        "In 2024 the figure for Exampleshire was 12%. That is no change from 12% a year earlier.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_headline_says_the_figure_how_it_stands_and_how_it_moved(case: str):
    figures, targets, changes, expected = CASES[case]
    assert " ".join(headline(first_reading(series(figures, targets, **changes)))) == expected


def test_a_sentence_turns_round_once_at_most():
    targets = [("2024", "target", 80), ("2024", "floor", 75)]
    said = " ".join(headline(first_reading(series([("2023", 70), ("2024", 79)], targets))))
    assert said.startswith("In 2024 the figure for Exampleshire was 79.0%. That ")
    assert "target of 80.0%" in said
    assert said.endswith("better than 70.0% a year earlier.")
    assert said.count("but") <= 1


def test_a_benchmark_is_named_by_its_source_up_to_the_comma():
    targets = [("2024", "benchmark", 10, "Statistical neighbours, average of ten")]
    said = headline(first_reading(series([("2024", 11)], targets)))
    assert said[1] == "That is better than the Statistical neighbours of 10.0%."


def test_a_target_of_the_year_is_what_a_quarter_is_held_against():
    about = {"frequency": "quarter", "year_type": "financial"}
    said = headline(first_reading(series([("FY2024-25-Q2", 5)], [("FY2024-25", "target", 6)], **about)))
    assert said[1] == "That misses the target of 6.0%."


def test_a_benchmark_of_the_year_keeps_its_name_for_a_quarter():
    about = {"frequency": "quarter", "year_type": "financial"}
    said = headline(first_reading(series([("FY2024-25-Q2", 5)], [("FY2024-25", "benchmark", 6, ENGLAND)], **about)))
    assert said[1] == "That is worse than the England average of 6.0%."


def test_a_figure_within_the_tolerance_of_a_benchmark_is_not_called_the_same_or_better():
    about = {"tolerance": 1.0, "tolerance_unit": "points"}
    said = headline(first_reading(series([("2024", 9.5)], [("2024", "benchmark", 10, ENGLAND)], **about)))
    assert said[1] == "That is worse than the England average of 10.0%."
