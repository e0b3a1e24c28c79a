"""One description of a chart, drawn twice: the two drawings show the same figures, and a gap is never a zero."""

import json
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawings import DEEP, Values, chart_with, figure, line, points, whole
from outturn import charts
from outturn.pages import Chart, Numerals
from outturn.story.charting import chart as chart_of
from outturn.values import replace
from packages import first_reading, series

TRICKY: dict[str, Values] = {
    "constant": (5.0, 5.0, 5.0),
    "zero throughout": (0.0, 0.0, 0.0),
    "one point": (7.5,),
    "one point of zero": (0.0,),
    "one point among gaps": (None, 7.5, None),
    "all negative": (-3.0, -1.5, -2.0),
    "across zero": (-3.0, 4.0, 0.0),
    "huge": (1e14, 5e14, 9.9e14),
    "huge and nearly constant": (1e14, 1e14 + 0.015625),
    "huge, and one unit apart": (1e15 - 1.0, 1e15),
    "tiny": (1e-6, 2e-6, 3e-6),
    "tinier than any shown decimal": (1e-14, 2e-14),
    "tiny and huge": (1e-6, 1e15),
    "gaps": (1.0, None, None, 4.0, 5.0, None, 7.0),
    "gaps at the ends": (None, 1.0, 2.0, None),
    "nearly equal": (69.4, 69.4 + 1e-13),
    "many": tuple(float(place % 7) for place in range(600)),
}


@pytest.mark.parametrize("values", TRICKY.values(), ids=TRICKY)
def test_any_series_can_be_drawn(values: Values) -> None:
    chart = chart_with(line(values), line(tuple(reversed(values)), "comparator", "England"))
    drawn = charts.draw(chart)
    assert len(drawn.strokes) == 2
    assert charts.spark(chart.lines[0].values)
    assert all(math.isfinite(y) for stroke in drawn.strokes for _, _, y in points(stroke.path))
    assert "nan" not in repr(drawn).lower()
    figure(chart)


@pytest.mark.parametrize("values", TRICKY.values(), ids=TRICKY)
def test_the_axis_holds_every_value_between_its_ends(values: Values) -> None:
    known = [value for value in values if value is not None]
    low, high, step = charts.scale(known)
    assert low <= min(known) <= max(known) <= high
    assert low < high
    assert 1 <= round((high - low) / step) <= 10


@pytest.mark.parametrize("values", TRICKY.values(), ids=TRICKY)
def test_both_drawings_have_every_figure_and_no_other(values: Values) -> None:
    chart = chart_with(line(values))
    (stroke,) = charts.draw(chart).strokes
    (trace,) = figure(chart).data
    places = [place for place, value in enumerate(values) if value is not None]
    assert len(points(stroke.path)) == len(places)
    assert stroke.dots.count("h.1") == len(places)
    assert list(trace.y) == list(values)
    assert [x for _, x, _ in points(stroke.path)] == sorted(x for _, x, _ in points(stroke.path))


@pytest.mark.parametrize("values", TRICKY.values(), ids=TRICKY)
def test_a_missing_figure_is_a_gap_in_both_drawings(values: Values) -> None:
    chart = chart_with(line(values))
    (stroke,) = charts.draw(chart).strokes
    (trace,) = figure(chart).data
    assert trace.connectgaps is False
    starts = [value is not None and (place == 0 or values[place - 1] is None) for place, value in enumerate(values)]
    assert stroke.path.count("M") == sum(starts)
    expected = ["M" if start else "L" for start, value in zip(starts, values, strict=True) if value is not None]
    assert [one for one, _, _ in points(stroke.path)] == expected


VALUES = st.lists(st.integers(-100_000, 100_000) | st.none(), min_size=2, max_size=12).filter(
    lambda values: any(value is not None for value in values)
)


@given(VALUES)
def test_the_height_of_a_point_is_linear_in_its_value_and_higher_is_up(tenths: list[int | None]) -> None:
    values = tuple(None if value is None else value / 10 for value in tenths)
    (stroke,) = charts.draw(chart_with(line(values))).strokes
    known = [value for value in values if value is not None]
    low, high, _ = charts.scale(known)
    heights = [y for _, _, y in points(stroke.path)]
    for value, height in zip(known, heights, strict=True):
        # The top of the plot is 0, its bottom 1000; a tenth of a unit is lost in rounding.
        assert height == pytest.approx((high - value) / (high - low) * DEEP, abs=0.051)


@given(VALUES)
def test_points_stand_at_the_places_of_their_periods(values: list[int | None]) -> None:
    (stroke,) = charts.draw(chart_with(line(tuple(values)))).strokes
    step = charts.ACROSS / (len(values) - 1)
    expected = [(charts.LEFT + step * place) * 10 for place, value in enumerate(values) if value is not None]
    assert [x for _, x, _ in points(stroke.path)] == pytest.approx(expected, abs=0.06)


def test_the_lines_of_the_grid_stand_at_the_numbers_of_the_axis() -> None:
    drawn = charts.draw(chart_with(line((0.0, 100.0))))
    ticks = [label.text for label in drawn.labels if label.kind == "tick"]
    assert ticks == ["0%", "20%", "40%", "60%", "80%", "100%"]
    assert drawn.grid == "M0 1000H1000M0 800H1000M0 600H1000M0 400H1000M0 200H1000M0 0H1000"


def test_the_axis_starts_at_zero_unless_every_figure_is_far_from_it() -> None:
    assert charts.scale([1.0, 10.0])[0] == 0
    assert charts.scale([90.0, 100.0])[0] > 0
    assert charts.scale([-10.0, -1.0])[1] == 0


def test_a_target_that_is_known_for_one_period_only_is_still_drawn() -> None:
    alone = line((None, 5.0, None), "target", "Target")
    chart = chart_with(line((4.0, 5.5, 6.0)), alone)
    stroke = charts.draw(chart).strokes[1]
    # A path that only moves the pen draws nothing: it takes a line, or a dot (hardly a line, with round ends).
    assert re.search(r"[Lh]", stroke.path + stroke.dots)
    assert "markers" in figure(chart).data[1].mode or "L" in stroke.path


def test_a_break_stands_between_its_period_and_the_one_before() -> None:
    drawn = charts.draw(chart_with(line((1.0, 2.0, 3.0)), breaks=(2,)))
    # Three periods stand at 12%, 54.5% and 97%: half-way between the last two is 75.75%.
    assert drawn.breaks == "M757.5 0V1000"


def test_a_break_at_the_first_period_can_be_drawn() -> None:
    assert charts.draw(chart_with(line((1.0, 2.0)), breaks=(0,))).breaks


def test_periods_are_categories_so_that_2010_11_is_not_november() -> None:
    evidence = first_reading(series([("FY2009-10", 1.0), ("FY2010-11", 2.0)], year_type="financial"))
    chart = chart_of(evidence)
    assert chart is not None
    drawn = figure(chart)
    assert drawn.layout.xaxis.type == "category"
    assert list(drawn.layout.xaxis.categoryarray) == list(drawn.data[0].x) == ["2009/10", "2010/11"]


@pytest.mark.parametrize(
    "chart",
    [
        chart_with(line((1.0, 2.0))),
        chart_with(line((1.0, None, 3.0, 4.0)), line((None, 2.0, None, None), "target", "Target"), breaks=(2,)),
        replace(chart_with(line((1.0, 2.0))), numerals=Numerals(".", ",", "-", before="£", steps=("Bad", "Good"))),
        replace(
            chart_with(replace(line((1.0, 2.0, 3.0)), causes=("", "concern", ""), newest="chance", key="Kent 3")),
            periods=("2010/11", "2011/12", "2012/13"),
            years=((0, "2010"), (2, "2012")),
        ),
    ],
)
def test_what_a_page_has_of_a_figure_makes_it_whole_again(chart: Chart) -> None:
    """Texts without a value are told nowhere."""
    found, expected = whole(chart), dict(charts.plotly(chart))
    traces = [dict(trace) for trace in expected.pop("data")]
    for trace in traces:
        trace["text"] = ["" if y is None else text for y, text in zip(trace["y"], trace["text"], strict=True)]
        if "customdata" in trace:
            trace["customdata"] = trace["customdata"] or [""] * len(trace["y"])
    assert found.pop("data") == traces
    assert found == expected
    assert len(json.dumps(charts.terse(chart))) < 0.7 * len(json.dumps(charts.plotly(chart)))


def test_nothing_in_the_interactive_chart_sends_data_away() -> None:
    config = whole(chart_with(line((1.0, 2.0))))["config"]
    assert config["showSendToCloud"] is False
    assert config["displaylogo"] is False
    assert config["modeBarButtons"] == [["toImage", "resetScale2d"]]


def test_both_drawings_have_the_same_value_axis() -> None:
    chart = chart_with(line((0.0, 100.0)), line((20.0, 110.0), "comparator", "England"))
    ticks = [label.text for label in charts.draw(chart).labels if label.kind == "tick"]
    assert (ticks[0], ticks[-1]) == ("0%", "125%")
    assert list(figure(chart).layout.yaxis.range) == [0, 125]


@pytest.mark.parametrize(
    ("values", "ticks"), [((6100.3, 6102.0), ("£6,100.00", "£6,102.00")), ((6100.0, 6110.0), ("£6,100", "£6,110"))]
)
def test_an_axis_of_pounds_has_two_digits_of_pence_or_none(values: Values, ticks: tuple[str, str]) -> None:
    rows = [(f"{2020 + place}", value) for place, value in enumerate(values)]
    chart = chart_of(first_reading(series(rows, unit="currency", decimals=1)))
    assert chart is not None
    drawn = [label.text for label in charts.draw(chart).labels if label.kind == "tick"]
    assert (drawn[0], drawn[-1]) == ticks


def test_a_missing_period_is_a_gap_between_the_figures_around_it() -> None:
    evidence = first_reading(series([("2020", 1.0), ("2021", None, "x"), ("2024", 4.0)]))
    chart = chart_of(evidence)
    assert chart is not None
    assert chart.periods == ("2020", "2021", "2022", "2023", "2024")
    assert chart.lines[0].values == (1.0, None, None, None, 4.0)


def test_a_series_without_any_figure_has_no_chart() -> None:
    assert chart_of(first_reading(series([("2020", None, "x")]))) is None
    assert chart_of(first_reading(series([]))) is None


def test_the_description_says_the_ends_the_lowest_and_the_highest() -> None:
    chart = chart_of(first_reading(series([("2020", 3.0), ("2021", 1.0), ("2022", 2.0)])))
    assert chart is not None
    for said in ("2020 to 2022", "owest 1.0% (2021)", "ighest 3.0% (2020)"):
        assert said in chart.description
