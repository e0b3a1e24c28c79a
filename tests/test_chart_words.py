"""What stands beside a chart says what the picture shows, and the interactive chart says it in the same words."""

from typing import Any

import pytest

from drawings import chart_with, figure, line, marks, points
from outturn import charts
from outturn.pages import Chart
from outturn.story.chart_words import CERTAINTY
from outturn.story.charting import chart as chart_of
from outturn.story.evidence import Evidence
from outturn.values import replace
from packages import counted, first_reading, series, years

UP_AND_DOWN = [1.0, 2.0] * 8
WORSE = "A square is a figure for the worse that is more than the usual ups and downs: "
BETTER = "A square with a hole is a figure for the better that is more than the usual ups and downs: "
CHANCE = "A level dash instead of a dot is the newest figure: the change to it could be chance."


def chart_from(evidence: Evidence) -> Chart:
    chart = chart_of(evidence)
    assert chart is not None
    return chart


def chart_for(figures: Any, **changes: Any) -> Chart:
    return chart_from(first_reading(series(figures, **changes)))


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        # The mean is 32/17 and the upper limit 4.54.
        ([8.0], "above the usual range"),
        # Seven rising from 1.1 to 1.7, all of them within the limits.
        ([1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7], "one of seven or more rising in a row"),
    ],
)
def test_the_words_name_the_rule_that_a_square_meets(more: list[float], rule: str) -> None:
    assert f"{WORSE}{rule}." in chart_for(years([*UP_AND_DOWN, *more]), polarity="lower").notes
    assert f"{BETTER}{rule}." in chart_for(years([*UP_AND_DOWN, *more]), polarity="higher").notes


def test_without_squares_no_words_are_about_them() -> None:
    # The newest change is one of the usual ups and downs, which has words of its own; no change has none.
    assert chart_for(years(UP_AND_DOWN)).notes == (CHANCE,)
    assert chart_for(years([*UP_AND_DOWN, 2.0])).notes == ()


def test_an_interval_is_explained_only_where_it_is_seen_beside_its_dot() -> None:
    # Wilson of 65 in 100 is 18 points high; of 6,500,000 in 10,000,000 less than 0.1 on an axis of 70 or more.
    assert charts.draw(chart_for(counted([("2023", 60, 100), ("2024", 65, 100)]))).shows_intervals
    exact = counted([("2023", 6_000_000, 10_000_000), ("2024", 1_000_000, 10_000_000)])
    assert not charts.draw(chart_for(exact)).shows_intervals
    assert not charts.draw(chart_for([("2023", 60.0), ("2024", 65.0)])).shows_intervals


def test_a_chart_that_does_not_start_at_zero_names_the_ends_of_its_scale() -> None:
    assert charts.draw(chart_for([("2023", 81.0), ("2024", 85.0)])).ends == ("81%", "85%")
    assert charts.draw(chart_for([("2023", 1.0), ("2024", 85.0)])).ends is None
    assert charts.draw(chart_for([("2023", -1.0), ("2024", 5.0)])).ends is None


def test_the_newest_figure_could_be_chance_and_is_a_level_dash() -> None:
    # 20 and 24 of 100: the intervals overlap by far.
    chart = chart_for(counted([("2023", 20, 100), ("2024", 24, 100)]))
    assert chart.lines[0].newest == "chance"
    assert CHANCE in chart.notes
    stroke = charts.draw(chart).strokes[0]
    (_, newest) = points(stroke.path)
    # 25 of 1000 units, which are 5 of the plot's 200 pixels, around the figure.
    ((across, down),) = marks(stroke.newest)
    assert (across, down) == pytest.approx((newest[1], newest[2] - 12.5), abs=0.06)
    assert stroke.newest.endswith("v25")
    assert len(marks(stroke.dots)) == 1
    assert list(figure(chart).data[0].marker.symbol) == ["circle", "line-ew-open"]


def test_the_newest_figure_is_a_ring_where_nothing_was_tested() -> None:
    assert CERTAINTY["not tested"] == "untested"
    chart = chart_with(replace(line((1.0, 2.0, None)), newest="untested"))
    stroke = charts.draw(chart).strokes[0]
    assert (stroke.certainty, marks(stroke.newest)) == ("untested", [points(stroke.path)[1][1:]])
    assert len(marks(stroke.dots)) == 1
    assert list(figure(chart).data[0].marker.symbol) == ["circle", "circle-open", "circle"]


def test_a_change_that_is_no_chance_ends_in_a_dot_like_the_others() -> None:
    chart = chart_for(counted([("2023", 20, 100), ("2024", 80, 100)]))
    assert (chart.lines[0].newest, chart.notes) == ("", ())
    assert charts.draw(chart).strokes[0].newest == ""


def test_a_newest_figure_with_a_special_cause_keeps_its_square() -> None:
    one = replace(line((1.0, 2.0)), causes=("", "concern"), newest="chance")
    stroke = charts.draw(chart_with(one)).strokes[0]
    assert (stroke.newest, stroke.certainty) == ("", "")
    assert len(marks(stroke.dots)) == 2


@pytest.mark.parametrize("certainty", ["", "chance", "untested"])
def test_the_small_picture_ends_in_three_looks(certainty: str) -> None:
    drawn = charts.spark((1.0, 3.0, 2.0), certainty)
    assert drawn.certainty == certainty
    assert drawn.end == {"chance": "M100 26.3v14"}.get(certainty, "M100 33.3h.1")


def test_the_interactive_chart_says_the_same_words_as_the_picture() -> None:
    chart = chart_for(years(UP_AND_DOWN))
    said = [label.text for label in charts.draw(chart).key]
    assert said == ["Exampleshire 2.0%", "Mean 1.5%", f"Usual range {chr(8722)}1.2% to 4.2%"]
    assert [trace.name for trace in figure(chart).data if trace.showlegend] == said
    columns = [label for label in charts.draw(chart).labels if label.kind.startswith("column")]
    axis = figure(chart).layout.xaxis
    assert (list(axis.ticktext), axis.tickangle) == ([label.text for label in columns], 0)
    few = [axis.ticktext[list(axis.tickvals).index(place)] for place in charts.plotly(chart)["few"]]
    assert few == [label.text for label in columns if label.kind == "column"]
