"""A scorecard's first screen in words: how many get better and worse, how surely, and what stands out."""

import pytest

from outturn import charts
from outturn.judge import judge
from outturn.pages import AssessmentRow, Badge, Count, CountGroup, IndicatorRow
from outturn.pages.assessed import Score, ScoreChange, matrices
from outturn.pipeline.editions import judged_edition
from outturn.story.answer import answer
from outturn.story.told import told
from packages import SAY, counted, indicator, package

TARGETS = [("missed", "2024", "target", 80), ("met", "2024", "target", 50), ("surely", "2024", "target", 90)]


def direction(*parts: tuple[str, str, int]) -> tuple[CountGroup, ...]:
    """The counts by direction: a kind, its certainty and how many."""
    counts = tuple(Count(Badge(kind, "", "", certainty=certainty), number) for kind, certainty, number in parts)
    return (CountGroup("direction", "", counts),)


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        (
            45,
            [
                ("worse", "", 4),
                ("worse", "untested", 14),
                ("similar", "chance", 10),
                ("better", "untested", 12),
                ("better", "", 5),
            ],
            (
                "Of 45 indicators, 17 are getting better, 18 are getting worse and 10 are about the same.",
                "We can be sure of 9 of these changes.",
            ),
        ),
        (
            3,
            [("better", "", 1), ("neutral", "untested", 1), ("old", "", 1)],
            (
                "Of 3 indicators, 1 is getting better.",
                "We can be sure of all of these changes.",
                (
                    "For 2 others we cannot say. Their figures are old, there is nothing to set them beside, or"
                    " neither way is better."
                ),
            ),
        ),
        (
            2,
            [("worse", "untested", 2)],
            (
                "Of 2 indicators, 2 are getting worse.",
                "We cannot be sure of any of these changes, as none could be tested.",
            ),
        ),
        (2, [], ("There are 2 indicators. It cannot be told yet whether they are getting better.",)),
        (0, [], ()),
    ],
)
def test_the_answer_counts_what_could_be_chance_as_about_the_same(
    total: int, parts: list[tuple[str, str, int]], expected: tuple[str, ...]
) -> None:
    assert answer(SAY, total, direction(*parts)) == expected


def test_what_stands_out_is_good_and_bad_and_neither_old_nor_forecast() -> None:
    whole = package(
        {
            indicator(indicator="missed", title="A"): [("2023", 70), ("2024", 60)],
            indicator(indicator="met", title="B"): [("2023", 50), ("2024", 60)],
            # 20% to 40% of 1,000 is beyond chance: Newcombe's interval is 16.0 to 23.9.
            indicator(indicator="surely", title="C"): counted([("2023", 200, 1000), ("2024", 400, 1000)]),
            # The package is of November 2025, and 2023 is over two years ago.
            indicator(indicator="old", title="D"): [("2020", 70), ("2021", 60)],
            indicator(indicator="expected", title="E"): [("2024", 60, "f")],
        },
        [*TARGETS, ("old", "2021", "target", 80), ("expected", "2024", "target", 80)],
    )
    page = told(judged_edition(whole), SAY).scorecard
    assert {(one.indicator, one.is_good) for one in page.standouts} == {
        ("missed", False),
        ("surely", False),
        ("met", True),
    }
    said = {one.indicator: one.sentence for one in page.standouts}
    assert said["missed"] == "60.0% in 2024. That misses the target of 80.0% by 20.0 percentage points."
    assert said["met"] == "60.0% in 2024. That meets the target of 50.0%."


def test_every_row_is_counted_where_the_bars_count_it() -> None:
    """A row's keys choose as many rows as the part of the bar says."""
    whole = package(
        {
            indicator(indicator="missed", title="A"): [("2023", 70), ("2024", 60)],
            indicator(indicator="met", title="B"): [("2023", 60), ("2024", 60)],
            indicator(indicator="surely", title="C"): counted([("2023", 200, 1000), ("2024", 400, 1000)]),
            indicator(indicator="chance", title="D"): counted([("2023", 14, 100), ("2024", 12, 100)]),
            indicator(indicator="none", title="E", polarity="none"): [("2023", 1), ("2024", 2)],
            indicator(indicator="gone", title="F", status="retired"): [("2023", 1), ("2024", 2)],
        },
        TARGETS,
    )
    page = told(judged_edition(whole), SAY).scorecard
    rows = {row.indicator: row for row in page.rows}
    moved = {name: row.moved for name, row in rows.items()}
    assert moved == {
        "missed": "worse-untested",
        "met": "similar",
        "surely": "better",
        "chance": "similar",
        "none": "neutral",
        "gone": "",
    }
    counts = {group.id: {one.badge.kind: one.number for one in group.counts} for group in page.counts}
    assert counts["direction"] == {"worse": 1, "similar": 2, "neutral": 1, "better": 1}
    assert counts["target"] == {"red": 2, "green": 1}
    assert [rows[name].rated for name in ("missed", "met", "surely", "chance")] == ["red", "green", "red", ""]


def test_a_small_picture_has_the_aim_and_the_line_of_zero_of_the_large_one() -> None:
    # From 0 to 40, as 10 is less than 0.6 of 40: 10 lies at three quarters of the way down, the target 20 half-way.
    drawn = charts.spark((10.0, 40.0), "", (), ((None, 20.0),))
    assert (drawn.path, drawn.base) == ("M0 75L100 0", "M0 100H100")
    assert drawn.aims.endswith("M96 50h8")
    # From 90 to 100 zero is far away.
    assert charts.spark((90.0, 100.0)).base == ""


def test_a_small_picture_of_words_has_a_step_for_each() -> None:
    # Of four words the first lies at the foot; the third is two thirds of the way up; there is no zero.
    drawn = charts.spark((1.0, 3.0), "", (), ((None, 4.0),), 4)
    assert (drawn.path, drawn.base) == ("M0 100H100V33.3", "")
    assert drawn.aims.endswith("M96 0h8")


def test_a_row_has_the_lines_of_its_chart() -> None:
    whole = package({indicator(): [("2023", 10), ("2024", 40)]}, [("moves", "2024", "target", 20)])
    (row,) = told(judged_edition(whole), SAY).scorecard.rows
    assert isinstance(row, IndicatorRow)
    assert (row.spark, row.spark_aims) == ((10.0, 40.0), ((None, 20.0),))
    assert (row.spark_from, row.spark_to) == ("2023", "2024")
    assert judge(whole).figures["rating"].tolist()[-1] == "green"


def test_assessments_stand_with_services_across_and_years_down() -> None:
    rows = [
        AssessmentRow("CPA", "Overall", "Stars", "2006", "3 stars", "Confirmed", ""),
        AssessmentRow("CPA", "Services", "Housing", "2006", "3", "Confirmed", ""),
        AssessmentRow("CPA", "Overall", "Stars", "2007", "4 stars", "Provisional", "In July."),
        AssessmentRow("CPA", "Services", "Culture", "2007", "2", "Provisional", "In July."),
    ]
    (one,) = matrices(rows)
    assert one.groups == (("Overall", 1), ("Services", 2))
    assert one.subjects == ("Stars", "Housing", "Culture")
    assert one.years == (
        ("2006", (Score("Stars", "3 stars", "Confirmed"), Score("Housing", "3", "Confirmed"), Score("Culture"))),
        (
            "2007",
            (Score("Stars", "4 stars", "Provisional", 1), Score("Housing"), Score("Culture", "2", "Provisional", 1)),
        ),
    )
    assert one.notes == ("In July.",)


def assessed(*rows: tuple[str, str, str, str]) -> list[AssessmentRow]:
    """Scores of one group: a service, the year, its result, and how firm that is."""
    years = sorted({year for _, year, _, _ in rows})
    return [
        AssessmentRow("CPA", "Services", subject, year, result, kind.capitalize(), "", kind, years.index(year))
        for subject, year, result, kind in rows
    ]


def test_what_changed_since_the_assessment_before_is_told_from_the_rows() -> None:
    (one,) = matrices(
        assessed(
            ("Culture", "2007", "3", "provisional"),
            ("Culture", "2006", "2", "confirmed"),
            ("Housing", "2006", "3", "confirmed"),
            ("Housing", "2007", "3", "carried forward"),
            ("Benefits", "2006", "2", "confirmed"),
        )
    )
    # years stand in the order of time, whatever the order of the rows
    assert [year for year, _ in one.years] == ["2006", "2007"]
    assert one.changes == (ScoreChange("Culture", "2", "2006", "3", "2007", "Provisional"),)
    assert (one.unchanged, one.newest) == (1, "2007")
    assert [score.kind for score in one.years[1][1]] == ["provisional", "carried forward", ""]


def test_a_service_that_was_not_assessed_in_the_year_before_is_held_against_its_last_result() -> None:
    rows = [("A", "2005", "1", "confirmed"), ("B", "2006", "2", "confirmed"), ("A", "2007", "4", "predicted")]
    (one,) = matrices(assessed(*rows))
    assert one.changes == (ScoreChange("A", "1", "2005", "4", "2007", "Predicted"),)
    assert one.unchanged == 0


def test_services_of_one_name_are_told_apart_by_their_group_and_assessments_from_each_other() -> None:
    first = [
        AssessmentRow("CPA", group, "Overall", year, result, "Confirmed", "", "confirmed", place)
        for group, results in (("Council", "12"), ("Schools", "23"))
        for place, (year, result) in enumerate(zip(("2006", "2007"), results, strict=True))
    ]
    second = [AssessmentRow("Ofsted", "", "Leadership", "2024", "Good", "Confirmed", "", "confirmed", 2)]
    both = matrices([*first, *second])
    assert [change.subject for change in both[0].changes] == ["Council: Overall", "Schools: Overall"]
    assert (both[1].assessment, both[1].changes, both[1].unchanged) == ("Ofsted", (), 0)
