"""The headline: sentences that a resident understands, each about one thing, and none says more than is known."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given

from outturn.model import Area, Package
from outturn.story.headline import headline
from packages import counted, first_reading, indicator, package, readings, series, together
from searches import share
from wild import wild_packages

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
    "higher than the benchmark, and the same as before": (
        [("FY2023-24", 12), ("FY2024-25", 12)],
        [("FY2024-25", "benchmark", 10, ENGLAND)],
        {**MOVED, "year_type": "financial"},
        (
            "In 2024/25, 12% of children looked after moved home three times or more. "
            "That is higher than the England average of 10%. It is the same as 12% a year earlier."
        ),
    ),
    "lower than the benchmark, and up": (
        [("2023", 8), ("2024", 9)],
        [("2024", "benchmark", 10, ENGLAND)],
        MOVED,
        (
            "In 2024, 9% of children looked after moved home three times or more. "
            "That is lower than the England average of 10%. It is up from 8% a year earlier."
        ),
    ),
    "lower than the benchmark, and down": (
        [("2023", 10), ("2024", 9)],
        [("2024", "benchmark", 10, ENGLAND)],
        MOVED,
        (
            "In 2024, 9% of children looked after moved home three times or more. "
            "That is lower than the England average of 10%. It is down from 10% a year earlier."
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
            "That meets the target of 80.0%. It is up from 70.0% a year earlier."
        ),
    ),
    "could be chance by published intervals": (
        # 46 (42 to 50) less 40 (35 to 46) is 6 - sqrt(4² + 6²) = -1.2 at least
        [("2023", 40, "", "", None, None, 35, 46), ("2024", 46, "", "", None, None, 42, 50)],
        [],
        {},
        (
            "Children who moved home three times or more: 46.0% in 2024. "
            "It is about the same as 40.0% a year earlier (the change could be chance). "
            "Its 95% interval, as published, goes from 42.0% to 50.0%."
        ),
    ),
    "misses the target": (
        [("2023", 70), ("2024", 60)],
        [("2024", "target", 80)],
        {},
        (
            "Children who moved home three times or more: 60.0% in 2024. "
            "That misses the target of 80.0% by 20.0 percentage points. It is down from 70.0% a year earlier."
        ),
    ),
    "rounding would make it look on target": (
        [("2024", 79.96)],
        [("2024", "target", 80)],
        {},
        (
            "Children who moved home three times or more: 79.96% in 2024. "
            "That misses the target of 80.00% by 0.04 percentage points."
        ),
    ),
    "inside the band": (
        [("2023", 13), ("2024", 11)],
        BAND,
        {"polarity": "band", "unit": "days", "decimals": 0},
        (
            "Children who moved home three times or more: 11 days in 2024. "
            "That is inside the band from 10 days to 12 days. It is down from 13 days a year earlier."
        ),
    ),
    "outside the band": (
        [("2024", 13)],
        BAND,
        {"polarity": "band", "unit": "days", "decimals": 0},
        (
            "Children who moved home three times or more: 13 days in 2024. "
            "That is outside the band from 10 days to 12 days, by 1 day."
        ),
    ),
    "neither way is better": (
        [("FY2025-26-Q1", 45.2), ("FY2025-26-Q2", 47)],
        [],
        {"polarity": "none", "unit": "rate", "per": 10000, "frequency": "quarter", "year_type": "financial"},
        (
            "Children who moved home three times or more: 47.0 per 10,000 in July to September 2025. "
            "It is up from 45.2 per 10,000 the quarter before. Neither a high nor a low figure is good in itself."
        ),
    ),
    "down where neither way is better": (
        [("2025-09", 1500), ("2025-10", 1250)],
        [],
        {"polarity": "none", "unit": "currency", "decimals": 0, "frequency": "month"},
        (
            "Children who moved home three times or more: £1,250 in October 2025. "
            "It is down from £1,500 the month before. Neither a high nor a low figure is good in itself."
        ),
    ),
    "too small a change to show": (
        [("2023", 12.04), ("2024", 12.06)],
        [],
        {},
        "Children who moved home three times or more: 12.1% in 2024. It is about the same as 12.0% a year earlier.",
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
            "The figure for 2024 is not given: confidential: so few that a person might be recognised, or hidden so "
            "that such a figure cannot be worked out."
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
        "Children who died: 1 in 2023. It is up from 0 a year earlier.",
    ),
    "one of what is counted, in words of its own": (
        [("2023", 1)],
        [],
        {"polarity": "lower", "unit": "number", "decimals": 0, "phrase": "child died|children died"},
        "In 2023, 1 child died.",
    ),
    "a snapshot named by a quarter": (
        [("FY2025-26-Q2", 180)],
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
        "At the end of September 2025, 180 children were in care.",
    ),
    "a snapshot named by a year, in which a census may be in January": (
        [("2025", 21)],
        [],
        {"decimals": 0, "basis": "snapshot", "phrase": "of pupils could have free school meals"},
        "On one day in 2025, 21% of pupils could have free school meals.",
    ),
    "no figure at all": ([], [], {}, "There are no figures yet."),
    "the year so far": (
        [("FY2025-26-Q2", 120)],
        [("FY2025-26", "target", 300)],
        YEAR_TO_DATE,
        # 183 of the 365 days from April 2025 to March 2026 have passed: 120 * 365 / 183 = 239.3; 300 - 239 = 61.
        (
            "Children who moved home three times or more: 120 in the year so far, to the end of September 2025. "
            "At this rate it would come to 239 by the end of the year, which would miss the target of 300 by 61."
        ),
    ),
    "the year so far, which would meet the target": (
        [("FY2024-25-Q2", 40), ("FY2024-25-Q4", 100), ("FY2025-26-Q2", 120)],
        [("FY2025-26", "target", 300)],
        YEAR_TO_DATE,
        # At the same point last year 40 of 100 had come: 120 / 0.4 = 300.
        (
            "Children who moved home three times or more: 120 in the year so far, to the end of September 2025. "
            "At this rate it would come to 300 by the end of the year, which would meet the target of 300. "
            "It is up from 40 a year earlier."
        ),
    ),
    "the year so far, when the year is over": (
        [("FY2024-25-H2", 120)],
        [("FY2024-25", "target", 300)],
        {**YEAR_TO_DATE, "frequency": "half"},
        (
            "Children who moved home three times or more: 120 in the year so far, to the end of March 2025. "
            "That misses the target of 300 by 180."
        ),
    ),
    "a change that could be chance": (
        # Wilson: 7.0% to 19.8% and 8.5% to 22.1%. Newcombe: -2 - hypot(12 - 7.0, 22.1 - 14) = -11.5,
        # -2 + hypot(19.8 - 12, 14 - 8.5) = 7.5; between them lies 0.
        counted([("2023", 14, 100), ("2024", 12, 100)]),
        [],
        {"polarity": "lower", "decimals": 0},
        (
            "Children who moved home three times or more: 12% in 2024. "
            "It is about the same as 14% a year earlier (the change could be chance). The figure rests on 12 of 100."
        ),
    ),
    "a change for the better beyond chance": (
        # Wilson: 17.6% to 22.6% and 37.0% to 43.1%. Newcombe: -23.9 to -16.0.
        counted([("2023", 400, 1000), ("2024", 200, 1000)]),
        [],
        {"polarity": "lower", "decimals": 0},
        "Children who moved home three times or more: 20% in 2024. It is better than 40% a year earlier.",
    ),
    "a change for the worse beyond chance": (
        # The same two, the other way round: 16.0 to 23.9.
        counted([("2023", 200, 1000), ("2024", 400, 1000)]),
        [],
        {"polarity": "lower", "decimals": 0},
        "Children who moved home three times or more: 40% in 2024. It is worse than 20% a year earlier.",
    ),
    "a change beyond chance where neither way is better": (
        counted([("2023", 200, 1000), ("2024", 400, 1000)]),
        [],
        {"polarity": "none", "decimals": 0},
        (
            "Children who moved home three times or more: 40% in 2024. It is up from 20% a year earlier. "
            "Neither a high nor a low figure is good in itself."
        ),
    ),
    "pooled years": (
        [("2017..2019", 12), ("2020..2022", 10), ("2023..2025", 11)],
        [],
        {"basis": "rolling", "decimals": 0},
        (
            "Children who moved home three times or more: 11% in the years 2023 to 2025. "
            "It is up from 10% in 2020 to 2022."
        ),
    ),
    "where nothing changed, nothing is said of chance": (
        counted([("2023", 12, 100), ("2024", 12, 100)]),
        [],
        {"polarity": "lower", "decimals": 0},
        "Children who moved home three times or more: 12% in 2024. It is the same as 12% a year earlier.",
    ),
}


def test_a_headline_says_the_figure_how_it_stands_and_how_it_moved() -> None:
    whole = together(case[:3] for case in CASES.values())
    said = dict(zip(CASES, (" ".join(headline(one)) for one in readings(whole)), strict=True))
    assert said == {case: expected for case, (*_, expected) in CASES.items()}


def said_of(figures: Rows, targets: Rows = (), **changes: Any) -> tuple[str, ...]:
    return headline(first_reading(series(figures, targets, **changes)))


def test_what_it_is_how_it_stands_and_how_it_moved_are_sentences_of_their_own() -> None:
    targets = [("2024", "target", 80), ("2024", "floor", 75)]
    assert said_of([("2023", 70), ("2024", 79)], targets) == (
        "Children who moved home three times or more: 79.0% in 2024.",
        "That is 1.0 percentage points away from the target of 80.0%, but on the right side of the floor of 75.0%.",
        "It is up from 70.0% a year earlier.",
    )


def test_a_benchmark_is_named_by_its_source_up_to_the_comma() -> None:
    targets = [("2024", "benchmark", 10, "Statistical neighbours, average of ten")]
    said = headline(first_reading(series([("2024", 11)], targets)))
    assert said[1] == "That is higher than the Statistical neighbours of 10.0%."


def test_a_target_of_the_year_is_what_a_quarter_is_held_against() -> None:
    about = {"frequency": "quarter", "year_type": "financial"}
    said = headline(first_reading(series([("FY2025-26-Q2", 5)], [("FY2025-26", "target", 6)], **about)))
    assert said[1] == "That misses the target of 6.0% by 1.0 percentage points."


def test_a_benchmark_of_the_year_keeps_its_name_for_a_quarter() -> None:
    about = {"frequency": "quarter", "year_type": "financial"}
    said = headline(first_reading(series([("FY2025-26-Q2", 5)], [("FY2025-26", "benchmark", 6, ENGLAND)], **about)))
    assert said[1] == "That is lower than the England average of 6.0%."


TEN = [("2024", "benchmark", 10, ENGLAND)]


@pytest.mark.parametrize(
    ("figures", "about", "said"),
    [
        ([("2024", 10)], {}, "That is the same as the England average of 10.0%."),
        # Half a point apart, within the tolerance of one.
        (
            [("2024", 9.5)],
            {"tolerance": 1.0, "tolerance_unit": "points"},
            "That is about the same as the England average of 10.0%.",
        ),
        # Without a tolerance less than 0.1 is similar, and 0.1 is not.
        ([("2024", 9.96)], {}, "That is about the same as the England average of 10.00%."),
        ([("2024", 9.9)], {}, "That is lower than the England average of 10.0%."),
        ([("2024", 12)], {}, "That is higher than the England average of 10.0%."),
        # By Wilson's method 12 of 100 is 12.0%, between 7.0% and 19.8%, in which 10% lies.
        (
            counted([("2024", 12, 100)]),
            {},
            "That is about the same as the England average of 10.0% (the gap could be chance).",
        ),
        # 30 of 100 lies between 21.9% and 39.6%, above 10%: better where more is better, worse where less is.
        (counted([("2024", 30, 100)]), {}, "That is better than the England average of 10.0%."),
        (counted([("2024", 30, 100)]), {"polarity": "lower"}, "That is worse than the England average of 10.0%."),
        # The tolerance has no say where chance was tested.
        (
            counted([("2024", 30, 100)]),
            {"tolerance": 25.0, "tolerance_unit": "points"},
            "That is better than the England average of 10.0%.",
        ),
    ],
)
def test_beside_a_benchmark_no_more_is_said_than_is_known(figures: Rows, about: Mapping[str, Any], said: str) -> None:
    found = said_of(figures, TEN, **about)
    assert found[1] == said
    assert not any(word in " ".join(found) for word in ("target", "meets", "misses"))
    assert ("The figure rests on 12 of 100." in found) == ("chance" in said)


def test_a_benchmark_without_a_source_is_called_a_benchmark() -> None:
    assert said_of([("2024", 12)], [("2024", "benchmark", 10)])[1] == "That is higher than the benchmark of 10.0%."


def beside_england(rows: Rows, england: Sequence[Any]) -> list[str]:
    """What the headline says after the figure, where the benchmark is England's own figure of 2024."""
    one = indicator(polarity="lower", decimals=0, phrase="of children moved")
    found = package(
        {one: rows},
        [(one.indicator, "2024", "benchmark", england[0], ENGLAND)],
        [(one.indicator, "2024", "england", *england)],
        areas=(Area("england", "England", "nation"),),
    )
    return list(headline(first_reading(found)))[1:]


@pytest.mark.parametrize(
    ("part", "whole", "england", "said"),
    [
        # by Wilson's method 21 of 176 is 11.9%, between 7.9% and 17.6%, in which 10.4% lies: how uncertain England's
        # figure is, is not known, and could only make the gap less certain
        (
            21,
            176,
            (10.4,),
            [
                "That is about the same as the England average of 10% (the gap could be chance).",
                "The figure rests on 21 of 176.",
            ],
        ),
        # 40 of 176 is 22.7%, between 17.2% and 29.5%: beyond 10.4%, but not known how far England's figure is certain
        (40, 176, (10.4,), ["That is higher than the England average of 10%."]),
        # 98 of 1,000 is 9.8%, between 8.1% and 11.8%; 9.8% and 10.2% are both 10%, so one more decimal is shown
        (
            98,
            1000,
            (10.2,),
            [
                "That is about the same as the England average of 10.2% (the gap could be chance).",
                "The figure rests on 98 of 1,000.",
            ],
        ),
        # England has 100 of 1,000, 8.3% to 12.0%: Newcombe's interval of 22.7 - 10 is 6.8 to 19.7, above 0
        (40, 176, (10.0, "", 100, 1000), ["That is worse than the England average of 10%."]),
    ],
)
def test_a_gap_to_england_that_could_be_chance_is_called_so(
    part: int, whole: int, england: Sequence[Any], said: list[str]
) -> None:
    assert beside_england(counted([("2024", part, whole)]), england) == said


def test_a_change_and_a_gap_that_could_be_chance_are_told_apart_and_the_counts_once() -> None:
    # 17 of 180 is 9.4%, between 6.0% and 14.6%; 21 of 176 is 11.9%, between 7.9% and 17.6%: the change of 2.5 lies
    # between -4.0 and 9.1.
    assert beside_england(counted([("2023", 17, 180), ("2024", 21, 176)]), (10.4,)) == [
        "That is about the same as the England average of 10% (the gap could be chance).",
        "It is about the same as 9% a year earlier (the change could be chance).",
        "The figure rests on 21 of 176.",
    ]


MARKED = {
    "f": "This is a forecast, not an outturn.",
    "e": "This figure is estimated.",
    "p": "This figure is provisional.",
    "u": "This figure is of low reliability.",
}


@pytest.mark.parametrize("mark", MARKED)
def test_a_mark_stands_before_anything_is_made_of_the_figure(mark: str) -> None:
    found = said_of([("2023", 70), ("2024", 85, mark)], [("2024", "target", 80)])
    assert found[1] == MARKED[mark]
    assert found[2].endswith("meet the target of 80.0%." if mark == "f" else "meets the target of 80.0%.")
    assert len(found) == 4


def test_each_of_several_marks_is_said_and_the_note_once() -> None:
    found = said_of([("2023", 70), ("2024", 85, "u b p", "Two schools are missing.")], [("2024", "target", 80)])
    assert found[1:] == (MARKED["p"], MARKED["u"], "Note: Two schools are missing.")


@pytest.mark.parametrize("mark", ["", "r"])
def test_a_figure_that_is_final_needs_no_word_about_it(mark: str) -> None:
    assert not set(MARKED.values()) & set(said_of([("2024", 85, mark, "Revised in May")]))


def test_the_mark_of_an_earlier_figure_is_not_the_newest_ones() -> None:
    assert not set(MARKED.values()) & set(said_of([("2023", 70, "p"), ("2024", 85)]))


def test_the_note_of_a_provisional_figure_follows_its_mark_and_ends_once() -> None:
    found = said_of([("2024", 85, "p", "Two schools are still to report.")], [("2024", "target", 80)])
    assert found[1:3] == ("This figure is provisional.", "Note: Two schools are still to report.")
    assert said_of([("2024", 85, "p", "Two schools are still to report")])[2] == found[2]


def test_a_figure_marked_as_forecast_is_not_said_to_have_been() -> None:
    found = said_of([("2024", 85, "f")], phrase="of children moved")
    assert found == (
        "Children who moved home three times or more: 85.0% is forecast for 2024.",
        "This is a forecast, not an outturn.",
    )


@pytest.mark.parametrize(
    ("value", "targets", "polarity", "said"),
    [
        (85, [("2024", "target", 80)], "higher", "If the forecast holds, it would meet the target of 80.0%."),
        (
            79,
            [("2024", "target", 80), ("2024", "floor", 75)],
            "higher",
            (
                "If the forecast holds, it would be 1.0 percentage points away from the target of 80.0%, "
                "but on the right side of the floor of 75.0%."
            ),
        ),
        (
            70,
            [("2024", "target", 80)],
            "higher",
            "If the forecast holds, it would miss the target of 80.0% by 10.0 percentage points.",
        ),
        (11, BAND, "band", "If the forecast holds, it would be inside the band from 10.0% to 12.0%."),
        (
            14,
            BAND,
            "band",
            "If the forecast holds, it would be outside the band from 10.0% to 12.0%, by 2.0 percentage points.",
        ),
    ],
)
def test_a_figure_marked_as_forecast_would_meet_or_miss(value: float, targets: Rows, polarity: str, said: str) -> None:
    assert said_of([("2024", value, "f")], targets, polarity=polarity)[2] == said


def test_near_a_band_a_figure_says_how_far_outside_it_is() -> None:
    about = {"polarity": "band", "tolerance": 1.0, "tolerance_unit": "points"}
    near = "0.5 percentage points outside the band from 10.0% to 12.0%, which counts as close to it."
    assert said_of([("2024", 12.5)], BAND, **about)[1] == f"That is {near}"
    assert said_of([("2024", 12.5, "f")], BAND, **about)[2] == f"If the forecast holds, it would be {near}"


@pytest.mark.parametrize(
    ("levels", "about", "said"),
    [
        # 120 * 365 / 183 = 239.3: 11 less than 250, above the floor.
        (
            {"target": 250, "floor": 230},
            {},
            "which would be 11 away from the target of 250, but on the right side of the floor of 230.",
        ),
        (
            {"lower": 200, "upper": 250},
            {"polarity": "band"},
            "which would be inside the band from 200 to 250 for the year.",
        ),
        # Above the upper end by 39, within a tolerance of 40.
        (
            {"lower": 150, "upper": 200},
            {"polarity": "band", "tolerance": 40.0, "tolerance_unit": "points"},
            "which would be 39 outside the band from 150 to 200 for the year, which counts as close to it.",
        ),
        (
            {"lower": 150, "upper": 200},
            {"polarity": "band"},
            "which would be outside the band from 150 to 200 for the year, by 39.",
        ),
        ({"benchmark": 200}, {}, "higher than the England average of 200."),
        ({"benchmark": 300}, {}, "lower than the England average of 300."),
        (
            {"benchmark": 240},
            {"tolerance": 5.0, "tolerance_unit": "points"},
            "about the same as the England average of 240.",
        ),
    ],
)
def test_a_forecast_is_held_against_the_years_aim(
    levels: Mapping[str, float], about: Mapping[str, Any], said: str
) -> None:
    targets = [("FY2025-26", kind, value, ENGLAND) for kind, value in levels.items()]
    found = said_of([("FY2025-26-Q2", 120)], targets, **{**YEAR_TO_DATE, **about})
    assert found[1] == f"At this rate it would come to 239 by the end of the year, {said}"


def test_a_forecast_that_equals_a_benchmark_is_the_same() -> None:
    # At the same point last year 40 of 100 had come: 120 / 0.4 = 300.
    figures = [("FY2024-25-Q2", 40), ("FY2024-25-Q4", 100), ("FY2025-26-Q2", 120)]
    found = said_of(figures, [("FY2025-26", "benchmark", 300, ENGLAND)], **YEAR_TO_DATE)
    assert found[1] == (
        "At this rate it would come to 300 by the end of the year, the same as the England average of 300."
    )


OLD = "This is an old figure: newer ones than 2022 were due."


def test_an_old_figure_says_so_before_it_is_held_against_anything() -> None:
    # The package is of November 2025. 2022 was followed by 2023 and 2024, which are over; 2023 by 2024 and 2025.
    found = said_of([("2022", 70)], [("2022", "target", 80)])
    assert found[1:] == (OLD, "That misses the target of 80.0% by 10.0 percentage points.")
    assert not any("old" in sentence for sentence in said_of([("2023", 70)], [("2023", "target", 80)]))


def test_a_retired_indicator_says_so_and_not_that_figures_were_due() -> None:
    found = said_of([("2022", 70)], status="retired")
    assert found[1:] == ("This indicator is no longer updated.",)


def test_a_mark_stands_before_the_age() -> None:
    assert said_of([("2022", 70, "e")])[1:] == (MARKED["e"], OLD)


def test_an_aim_without_a_figure_is_told_as_an_aim() -> None:
    assert said_of([], [("2026", "target", 10)]) == (
        "There are no figures yet.",
        "Still to come: a target of 10.0% for 2026.",
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
    # 56 - 2 = 54, so 53.9 is beyond the tolerance and 54 is within it.
    missed = "That misses the target of 56.0% by 2.1 percentage points."
    assert headline(evidence) == ("In 2024, 53.9% of them.", missed)
    near = first_reading(series([("2024", 54.0)], [("2024", "target", 56)], **about))
    close = "That is 2 percentage points away from the target of 56%, which counts as close to it."
    assert headline(near) == ("In 2024, 54% of them.", close)


@share(0.5)
@given(wild_packages())
def test_whatever_the_figures_better_and_worse_stand_only_where_chance_was_ruled_out(whole: Package) -> None:
    evidence = first_reading(whole)
    row = evidence.latest
    if row is None:
        return
    for said in headline(evidence)[1:]:
        if said.startswith(("It is better", "It is worse")):
            assert row.certainty == "beyond chance"
        if said.startswith(("That is better", "That is worse")):
            assert (row.target_kind, row.rating_certainty) == ("benchmark", "beyond chance")
        if said.startswith(("It is up", "It is down")):
            assert row.certainty == "not tested" or row.direction in ("increasing", "decreasing")
        if said.endswith("(the change could be chance)."):
            assert row.certainty == "could be chance"
        if said.startswith(("That meets", "That misses")):
            assert row.target_kind == "target"


@pytest.mark.parametrize(
    ("own", "benchmark", "england", "said"),
    [
        # England's own figure is 9.6, which is 10 in whole numbers; 10.0 is not the same.
        ((10.0,), 10, (9.6,), "That is higher than the England average of 9.6%."),
        # 1,004,000 of 10 million: 10.02% to 10.06%, which is better than 10 and not written like it.
        ((10.04, 1_004_000, 10_000_000), 10, (), "That is better than the England average of 10.00%."),
    ],
)
def test_what_is_not_the_same_as_its_benchmark_is_not_written_like_it(
    own: tuple[float, ...], benchmark: float, england: tuple[float, ...], said: str
) -> None:
    value, *counts = own
    others = [("moves", "2024", "england", *england)] if england else []
    polarity = "lower" if england else "higher"
    whole = package(
        {indicator(polarity=polarity): [("2024", value, "", "", *counts)]},
        [("moves", "2024", "benchmark", benchmark, "England average, made up")],
        others,
        areas=(Area("england", "England", "nation"),),
    )
    assert headline(first_reading(whole))[1] == said
