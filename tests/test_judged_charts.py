"""Charts of what is judged: intervals, process limits, special causes and forecasts, the same in both drawings."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from drawings import DEEP, chart_with, figure, joined, line, marks, points
from outturn import charts
from outturn.pages import Chart, Line
from outturn.story.charting import chart as chart_of
from outturn.values import replace
from packages import counted, first_reading, series, years
from sheets import SITE

UP_AND_DOWN = [1.0, 2.0] * 8
"""Mean 1.5 and limits 1.5 - 2.66 = -1.16 and 4.16; with an 8 after it the mean is 32/17, the limits 2.66 around it."""


def chart_for(figures: Sequence[Sequence[Any]], targets: Sequence[Sequence[Any]] = (), **changes: Any) -> Chart:
    chart = chart_of(first_reading(series(figures, targets, **changes)))
    assert chart is not None
    return chart


def by_role(chart: Chart, role: str) -> list[Line]:
    return [line for line in chart.lines if line.role == role]


def test_an_interval_is_an_upright_line_in_one_drawing_and_an_error_bar_in_the_other() -> None:
    # Wilson of 65 in 100: 55.2544% to 73.6358%; the figure of 2023 has no counts, so it has none.
    chart = chart_for([("2023", 60.0), *counted([("2024", 65, 100)])])
    assert chart.lines[0].intervals == (None, pytest.approx((55.2544, 73.6358), abs=5e-5))
    stroke = charts.draw(chart).strokes[0]
    low, high, _ = charts.scale([60.0, 65.0, 55.2544, 73.6358])
    top, bottom = ((high - end) / (high - low) * DEEP for end in (73.6358, 55.2544))
    ((x, first, second),) = re.findall(r"M([\d.]+) ([\d.]+)V([\d.]+)", stroke.intervals)
    assert sorted([float(first), float(second)]) == pytest.approx([top, bottom], abs=0.06)
    assert float(x) == points(stroke.path)[1][1]
    bars = figure(chart).data[0].error_y
    assert list(bars.array) == [None, pytest.approx(73.6358 - 65, abs=5e-5)]
    assert list(bars.arrayminus) == [None, pytest.approx(65 - 55.2544, abs=5e-5)]


def test_without_counts_nothing_stands_for_an_interval() -> None:
    chart = chart_for([("2023", 60.0), ("2024", 65.0)])
    assert charts.draw(chart).strokes[0].intervals == ""
    assert figure(chart).data[0].error_y.array is None


def test_the_axis_holds_intervals_and_limits_too() -> None:
    wide = chart_for(counted([("2023", 1, 4), ("2024", 1, 4)]))
    for chart in (wide, chart_for(years(UP_AND_DOWN))):
        drawn = charts.draw(chart)
        ends = [y for stroke in drawn.strokes for _, y in marks(stroke.intervals)]
        heights = [y for stroke in drawn.strokes for _, _, y in points(stroke.path)]
        assert all(0 <= y <= DEEP for y in [*ends, *heights])


@pytest.mark.parametrize(
    ("polarity", "newest", "meaning", "symbol"),
    [
        ("higher", 8.0, "improvement", "square-open"),
        ("lower", 8.0, "concern", "square"),
        ("higher", -5.0, "concern", "square"),
        ("none", 8.0, "special", "square"),
    ],
)
def test_a_special_cause_is_shown_by_shape_in_both_drawings(
    polarity: str, newest: float, meaning: str, symbol: str
) -> None:
    chart = chart_for(years([*UP_AND_DOWN, newest]), polarity=polarity)
    assert chart.lines[0].causes == ("",) * 16 + (meaning,)
    stroke = charts.draw(chart).strokes[0]
    ((cause, dots),) = stroke.causes
    assert cause == meaning
    assert marks(dots) == [points(stroke.path)[-1][1:]]
    markers = figure(chart).data[0].marker
    assert list(markers.symbol) == ["circle"] * 16 + [symbol]
    assert markers.size[-1] > markers.size[0]


def test_points_of_every_kind_of_cause_are_drawn_where_their_values_are() -> None:
    one = replace(line((1.0, 2.0, 3.0, None)), causes=("concern", "", "improvement", ""))
    chart = chart_with(one)
    stroke = charts.draw(chart).strokes[0]
    at = [point[1:] for point in points(stroke.path)]
    assert {name: marks(dots) for name, dots in stroke.causes} == {"concern": [at[0]], "improvement": [at[2]]}
    assert list(figure(chart).data[0].marker.symbol) == ["square", "circle", "square-open", "circle"]


def test_the_marks_of_a_special_cause_are_square_and_not_only_coloured() -> None:
    (rule,) = re.findall(r"\.ot-cause \{([^}]*)\}", SITE)
    assert "stroke-linecap: square" in rule


def test_without_special_causes_only_the_newest_mark_is_another() -> None:
    """Its change is one of the usual ups and downs, so that it could be chance."""
    chart = chart_for(years(UP_AND_DOWN))
    assert set(chart.lines[0].causes) == {""}
    assert charts.draw(chart).strokes[0].causes == ()
    assert list(figure(chart).data[0].marker.symbol) == ["circle"] * 15 + ["line-ew-open"]


def test_without_a_change_every_mark_is_alike() -> None:
    chart = chart_for(years([*UP_AND_DOWN, 2.0]))
    assert figure(chart).data[0].marker.symbol is None


def test_the_process_limits_and_the_mean_are_drawn_over_the_whole_series() -> None:
    chart = chart_for(years(UP_AND_DOWN))
    (mean,), limits = by_role(chart, "mean"), by_role(chart, "limit")
    assert mean.values == (1.5,) * 16
    assert sorted(one.values[0] or 0 for one in limits) == pytest.approx([-1.16, 4.16])
    assert all(len(set(one.values)) == 1 for one in limits)
    drawn = {trace.legendgroup: trace for trace in figure(chart).data}
    for one in (mean, *limits):
        assert list(drawn[one.name].y) == list(one.values)
        assert drawn[one.name].mode == "lines"
    strokes = [stroke for stroke in charts.draw(chart).strokes if stroke.role in ("mean", "limit")]
    assert [(len(points(stroke.path)), stroke.dots) for stroke in strokes] == [(16, "")] * 3


def test_process_limits_start_again_at_a_break() -> None:
    rows = years([*UP_AND_DOWN, *(10 + value for value in UP_AND_DOWN)])
    chart = chart_for([(period, value, "b" if period == "2016" else mark) for period, value, mark in rows])
    (mean,) = by_role(chart, "mean")
    assert mean.values == (None,) * 16 + (11.5,) * 16
    assert chart.breaks == (16,)


def test_a_short_series_has_no_process_limits() -> None:
    assert by_role(chart_for(years(UP_AND_DOWN[:12])), "limit") == []


YEAR_TO_DATE = {"unit": "number", "basis": "year-to-date", "frequency": "quarter", "year_type": "financial"}


def test_a_forecast_goes_from_the_newest_figure_to_the_years_end_without_a_gap() -> None:
    # 120 * 365 / 183 = 239.34
    chart = chart_for([("FY2024-25-Q1", 50.0), ("FY2024-25-Q2", 120.0)], **YEAR_TO_DATE)
    assert chart.periods == ("Q1 2024/25", "Q2 2024/25", "Q3 2024/25", "Q4 2024/25")
    assert chart.lines[0].values == (50.0, 120.0, None, None)
    (coming,) = by_role(chart, "forecast")
    assert coming.values == (None, 120.0, None, pytest.approx(239.344262))
    stroke = next(stroke for stroke in charts.draw(chart).strokes if stroke.role == "forecast")
    assert [command for command, _, _ in points(stroke.path)] == ["M", "L"]
    (trace,) = [trace for trace in figure(chart).data if trace.meta == "forecast"]
    assert trace.connectgaps is True
    assert list(trace.y) == list(coming.values)
    (rule,) = re.findall(r"\.ot-forecast \{([^}]*)\}", SITE)
    assert "stroke-dasharray" in rule


def test_the_year_s_target_stands_where_its_forecast_ends() -> None:
    figures, targets = [("FY2024-25-Q1", 50.0), ("FY2024-25-Q2", 120.0)], [("FY2024-25", "target", 300.0)]
    chart = chart_for(figures, targets, **YEAR_TO_DATE)
    (aim,) = by_role(chart, "target")
    assert (aim.values, aim.key) == ((None, None, None, 300.0), "Target 300.0 (2024/25)")
    # when the year is over, nothing is to come
    (aim,) = by_role(chart_for([("FY2024-25-Q4", 280.0)], targets, **YEAR_TO_DATE), "target")
    assert (aim.values, aim.key) == ((300.0,), "Target 300.0")


@pytest.mark.parametrize(
    ("figures", "changes"),
    [
        ([("FY2024-25-Q4", 120.0)], YEAR_TO_DATE),
        ([("FY2024-25-Q2", 120.0)], {**YEAR_TO_DATE, "basis": "period"}),
        ([("FY2024-25-Q2", 12.0)], {**YEAR_TO_DATE, "unit": "percent"}),
    ],
)
def test_without_a_forecast_the_chart_ends_with_the_newest_figure(
    figures: Sequence[Sequence[Any]], changes: Mapping[str, Any]
) -> None:
    chart = chart_for(figures, **changes)
    assert by_role(chart, "forecast") == []
    assert len(chart.periods) == 1


def test_both_drawings_hold_the_same_figures_whatever_is_drawn() -> None:
    totals = chart_for(
        [("FY2024-25-Q1", 50.0), ("FY2024-25-Q2", 120.0)], [("FY2024-25", "target", 300)], **YEAR_TO_DATE
    )
    shares = chart_for([*counted([(f"{2000 + at}", 1 + at % 2, 10) for at in range(16)]), ("2016", 90.0, "b")])
    for chart in (totals, shares):
        drawn = charts.draw(chart)
        low, high, _ = charts.scale(
            [value for one in chart.lines for value in one.values if value is not None]
            + [end for one in chart.lines for ends in one.intervals if ends for end in ends]
        )
        for stroke, values, one in zip(drawn.strokes, joined(chart), chart.lines, strict=True):
            assert values == list(one.values)
            known = [value for value in one.values if value is not None]
            heights = [y for _, _, y in points(stroke.path)]
            assert heights == pytest.approx([(high - value) / (high - low) * DEEP for value in known], abs=0.06)
            assert len(marks(stroke.intervals)) == sum(ends is not None for ends in one.intervals)
            assert sum(dots.count("h.1") for _, dots in stroke.causes) == sum(cause != "" for cause in one.causes)
