"""A break in a series is a gap in both drawings, with a line that marks it."""

from plotly.graph_objects import Figure

from outturn import charts
from outturn.pages import Chart, Line


def broken() -> Chart:
    line = Line("Here", "outturn", (1.0, 2.0, 3.0, 4.0), ("1", "2", "3", "4"), "Here 4")
    return Chart("id", "title", "caption", "description", ("2021", "2022", "2023", "2024"), (line,), breaks=(2,))


def test_the_pen_is_lifted_at_a_break_and_the_break_is_marked() -> None:
    drawing = charts.draw(broken())
    # Two strokes of the pen, each through two points: "M…L…M…L…".
    assert [letter for letter in drawing.strokes[0].path if letter.isalpha()] == ["M", "L", "M", "L"]
    assert drawing.breaks.count("M") == 1


def test_plotly_does_not_join_the_figures_on_either_side_of_a_break() -> None:
    figure = charts.plotly(broken())
    traces = Figure(data=figure["data"], layout=figure["layout"]).data
    assert [list(trace.y) for trace in traces] == [[1, 2, None, None], [None, None, 3, 4]]
    assert [trace.showlegend for trace in traces] == [True, False]


def test_a_series_without_a_break_is_one_trace() -> None:
    whole = broken()
    traces = charts.plotly(Chart(whole.id, "", "", "", whole.periods, whole.lines))["data"]
    assert [list(trace["y"]) for trace in traces] == [[1, 2, 3, 4]]
