"""Aims for years to come, and where an indicator started: drawn, named, told, and rated nowhere."""

from typing import Any

import pytest

from drawings import figure, marks
from outturn import charts
from outturn.model import Outcome
from outturn.pages import Chart, IndicatorPage, ScorecardPage, Site
from outturn.pipeline.editions import judged_edition
from outturn.story.charting import chart as chart_of
from packages import first_reading, indicator, package, series
from telling import pages_of

FINANCIAL = {"year_type": "financial"}
FIGURES = [("FY2022-23", 60.0), ("FY2023-24", 62.0)]
TO_COME = [("FY2024-25", "target", 65.0), ("FY2029-30", "target", 80.0)]


def chart_for(figures: list[Any], targets: list[Any], **changes: Any) -> Chart:
    chart = chart_of(first_reading(series(figures, targets, **{**FINANCIAL, **changes})))
    assert chart is not None
    return chart


def coming(chart: Chart) -> list[Any]:
    return [line for line in chart.lines if "to come" in line.name]


def test_the_axis_goes_on_to_the_last_aim_and_the_aims_stand_at_their_years() -> None:
    chart = chart_for(FIGURES, TO_COME)
    years = ("2022/23", "2023/24", "2024/25", "2025/26", "2026/27", "2027/28", "2028/29", "2029/30")
    assert chart.periods == years
    (line,) = coming(chart)
    assert dict(zip(years, line.values, strict=True)) == dict.fromkeys(years) | {"2024/25": 65.0, "2029/30": 80.0}
    assert line.key == "Target to come 80.0%, 2029/30"
    assert len(marks(charts.draw(chart).strokes[-1].dots)) == 2
    assert list(figure(chart).data[-1].y) == list(line.values)


def test_the_words_say_that_the_aims_lie_ahead() -> None:
    chart = chart_for(FIGURES, TO_COME)
    said = "Still to come: a target of 65.0% for 2024/25 and 80.0% for 2029/30."
    assert said in chart.notes
    assert chart.description.endswith(said)
    assert "beside" not in chart.description


def test_a_target_of_the_newest_figure_or_before_it_is_not_ahead() -> None:
    assert coming(chart_for(FIGURES, [("FY2023-24", "target", 65.0)])) == []
    # The year that holds the quarter is not over: its target is what the quarter is held against.
    quarter = chart_for([("FY2023-24-Q2", 62.0)], [("FY2023-24", "target", 65.0)], frequency="quarter")
    assert (quarter.periods, coming(quarter)) == (("Q2 2023/24",), [])


def test_a_years_aim_stands_at_its_last_quarter_where_one_scale_serves_both() -> None:
    figures, aim = [("FY2023-24-Q4", 62.0)], [("FY2024-25", "target", 65.0)]
    shares = chart_for(figures, aim, frequency="quarter")
    assert shares.periods[-1] == "Q4 2024/25"
    assert coming(shares)[0].values == (None, None, None, None, 65.0)
    # A quarter's number is a part of the year's: the aim is told, and not drawn.
    numbers = chart_for(figures, aim, frequency="quarter", unit="number")
    assert (numbers.periods, coming(numbers)) == (("Q4 2023/24",), [])
    assert numbers.notes == ("Still to come: a target of 65.0 for 2024/25.",)


def test_a_band_to_come_has_two_ends() -> None:
    chart = chart_for(FIGURES, [("FY2024-25", "lower", 55.0), ("FY2024-25", "upper", 65.0)], polarity="band")
    assert [line.values[-1] for line in coming(chart)] == [55.0, 65.0]
    assert "Still to come: a band of 55.0% to 65.0% for 2024/25." in chart.notes


def test_a_baseline_is_a_level_with_its_name() -> None:
    chart = chart_for(FIGURES, [("FY2022-23", "baseline", 60.0), ("FY2010-11", "baseline", 50.0)])
    named = {line.name: line.values for line in chart.lines if line.role == "baseline"}
    assert named == {"Baseline 2010/11": (50.0, 50.0), "Baseline 2022/23": (60.0, 60.0)}
    assert "beside Baseline 2010/11 and Baseline 2022/23" in chart.description
    assert {trace.name for trace in figure(chart).data} >= {"Baseline 2010/11 50.0%", "Baseline 2022/23 60.0%"}


def told(figures: list[Any], targets: list[Any]) -> tuple[IndicatorPage, ScorecardPage]:
    one = indicator(**FINANCIAL)
    whole = package({one: figures}, [(one.indicator, *target) for target in targets])
    assert whole.scorecard.outcomes[0] == Outcome("stay-safe", "Stay safe", "Are children safe?")
    found = pages_of([judged_edition(whole)], Site("Scorecards"))
    page = next(one for one in found if isinstance(one, IndicatorPage))
    return page, next(one for one in found if isinstance(one, ScorecardPage))


def test_page_table_and_scorecard_say_the_aims_and_rate_nothing_by_them() -> None:
    page, card = told(FIGURES, TO_COME)
    assert page.ahead == (("2029/30", "80.0%"), ("2024/25", "65.0%"))
    assert [row.id for row in page.figures] == ["FY2023-24", "FY2022-23"]
    assert {row.rating.reason for row in page.figures} == {"there is no target for this period"}
    assert ("Target to come", "65.0%", "2024/25") in [(tile.label, tile.value, tile.note) for tile in page.tiles]
    assert page.aim == "Target"
    (row,) = card.rows
    assert (row.target, row.rating.kind) == ("65.0% for 2024/25", "none")


def test_an_indicator_with_an_aim_and_no_figure_yet_shows_the_aim() -> None:
    page, card = told([], [("FY2024-25", "target", 10.0)])
    assert page.ahead == (("2024/25", "10.0%"),)
    assert [(tile.label, tile.value, tile.note) for tile in page.tiles] == [("Target to come", "10.0%", "2024/25")]
    assert page.chart is not None
    assert page.chart.periods == ("2024/25",)
    assert page.chart.description.endswith("there is no figure yet. Still to come: a target of 10.0% for 2024/25.")
    # 29 letters are more than a small phone has room for
    assert [(label.text, label.goes_on) for label in charts.draw(page.chart).key] == [
        ("Target to come 10.0%,", False),
        ("2024/25", True),
    ]
    (row,) = card.rows
    assert (row.target, row.latest, row.spark, row.rating.kind) == ("10.0% for 2024/25", "", (), "none")


def test_a_mark_instead_of_the_first_figure_leaves_one_row_for_its_aim() -> None:
    page, _ = told([("FY2024-25", None, "x")], [("FY2024-25", "target", 10.0)])
    assert page.ahead == ()
    assert [(row.id, row.target) for row in page.figures] == [("FY2024-25", "10.0%")]
    assert page.chart is not None


@pytest.mark.parametrize("basis", ["period", "snapshot"])
def test_aims_of_days_stand_one_after_the_other(basis: str) -> None:
    chart = chart_for([("2024-03-31", 62.0)], [("2026-03-31", "target", 65.0)], basis=basis)
    assert chart.periods == ("31 Mar 2024", "31 Mar 2026")
