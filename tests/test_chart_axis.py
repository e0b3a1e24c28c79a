"""The period axis: years where it spans many, and lines that do not go on where figures begin to add up anew."""

import itertools
from typing import Any

import pytest

from drawings import figure, joined, points
from outturn import charts
from outturn.pages import Chart
from outturn.story.charting import chart as chart_of
from packages import first_reading, series

PHONE = 288
"""Pixels that a chart has in a window of 320."""
WIDEST = 8.3
"""Pixels that a digit of DejaVu Sans takes at 13 pixels: 0.636 of its size."""


def chart_for(figures: list[Any], **changes: Any) -> Chart:
    chart = chart_of(first_reading(series(figures, **changes)))
    assert chart is not None
    return chart


def months(count: int, year_type: str) -> Chart:
    """So many months from April 2015 on."""
    texts = [f"{2015 + (3 + place) // 12}-{(3 + place) % 12 + 1:02d}" for place in range(count)]
    return chart_for(
        [(text, 5.0 + place % 3) for place, text in enumerate(texts)], frequency="month", year_type=year_type
    )


@pytest.mark.parametrize(
    ("year_type", "first", "second"),
    [("financial", (0, "2015/16"), (12, "2016/17")), ("calendar", (9, "2016"), (21, "2017"))],
)
def test_an_axis_of_117_months_is_labelled_by_years(
    year_type: str, first: tuple[int, str], second: tuple[int, str]
) -> None:
    chart = months(117, year_type)
    assert chart.years[:2] == (first, second)
    columns = [label for label in charts.draw(chart).labels if label.kind.startswith("column")]
    names = {name for _, name in chart.years}
    assert {label.text for label in columns} <= names
    place = charts.LEFT + charts.ACROSS * first[0] / 116
    assert columns[0].x == pytest.approx(place, abs=0.001)
    assert charts.draw(chart).years.count("M") == len(chart.years)


@pytest.mark.parametrize("count", [48, 60, 84, 117, 118, 119, 120, 121, 240, 360])
def test_labels_of_years_do_not_touch_on_a_phone(count: int) -> None:
    columns = [label for label in charts.draw(months(count, "financial")).labels if label.kind == "column"]
    edges = [(label.x * PHONE / 100, len(label.text) * WIDEST / 2) for label in columns]
    assert len(columns) >= 2
    assert all(x - half >= 0 and x + half <= PHONE + 1 for x, half in edges)
    assert all(other - half > x + half for (x, half), (other, _) in itertools.pairwise(edges))


def test_few_years_and_whole_years_are_labelled_by_their_periods() -> None:
    assert months(36, "financial").years == ()
    assert chart_for([(f"{year}", 5.0) for year in range(2000, 2020)]).years == ()


@pytest.mark.parametrize("count", range(2, 16))
def test_labels_of_pooled_years_do_not_touch_on_a_phone_nor_leave_it(count: int) -> None:
    periods = [f"FY{2005 + at}-{6 + at:02d}..FY{2007 + at}-{8 + at:02d}" for at in range(count)]
    chart = chart_for([(text, 5.0 + at) for at, text in enumerate(periods)], year_type="financial", basis="rolling")
    edges = []
    for label in charts.draw(chart).labels:
        if label.kind == "column":
            wide, at = len(label.text) * 6.5, PHONE * label.x / 100  # 18 letters are about 111 pixels in the picture
            start = {"start": at, "middle": at - wide / 2, "end": at - wide}[label.anchor]
            edges += [start, start + wide]
    assert edges == sorted(edges)
    assert edges[0] >= -1


@pytest.mark.parametrize("count", range(2, 16))
@pytest.mark.parametrize("frequency", ["quarter", "month", "year"])
def test_labels_of_few_periods_do_not_touch_on_the_smallest_phone(frequency: str, count: int) -> None:
    names = {
        "quarter": [f"FY{2022 + at // 4}-{23 + at // 4}-Q{at % 4 + 1}" for at in range(count)],
        "month": [f"{2023 + at // 12}-{at % 12 + 1:02d}" for at in range(count)],
        "year": [f"FY{2005 + at}-{6 + at:02d}" for at in range(count)],
    }
    figures = [(text, 5.0 + at) for at, text in enumerate(names[frequency])]
    chart = chart_for(figures, frequency=frequency, year_type="financial")
    edges = []
    for label in charts.draw(chart).labels:
        if label.kind == "column":
            wide, at = len(label.text) * 7.7, 288 * label.x / 100  # ten letters of a wide font are about 77 pixels
            start = {"start": at, "middle": at - wide / 2, "end": at - wide}[label.anchor]
            edges += [start, start + wide]
    assert edges == sorted(edges)


def test_quarters_of_many_years_are_labelled_by_years() -> None:
    years = range(2018, 2023)
    quarters = [(f"FY{year}-{(year + 1) % 100:02d}-Q{part}", 5.0) for year in years for part in (1, 2, 3, 4)]
    # From the second quarter on: the year in which the axis begins has no start on it.
    chart = chart_for(quarters[1:], frequency="quarter", year_type="financial")
    assert chart.years == ((3, "2019/20"), (7, "2020/21"), (11, "2021/22"), (15, "2022/23"))


SO_FAR = {"unit": "number", "basis": "year-to-date", "frequency": "quarter", "year_type": "financial"}


def test_a_figure_of_the_year_so_far_does_not_go_on_into_the_next_year() -> None:
    figures = [("FY2023-24-Q3", 150.0), ("FY2023-24-Q4", 200.0), ("FY2024-25-Q1", 40.0), ("FY2024-25-Q2", 90.0)]
    chart = chart_for(figures, **SO_FAR)
    assert (chart.lifts, chart.breaks) == ((2,), ())
    drawn = charts.draw(chart)
    assert [command for command, _, _ in points(drawn.strokes[0].path)] == ["M", "L", "M", "L"]
    assert drawn.breaks == ""
    assert joined(chart)[0][:4] == [150.0, 200.0, 40.0, 90.0]
    assert [list(trace.y)[:4] for trace in figure(chart).data[:2]] == [
        [150.0, 200.0, None, None],
        [None, None, 40.0, 90.0],
    ]


def test_other_figures_go_on() -> None:
    figures = [("FY2023-24-Q4", 200.0), ("FY2024-25-Q1", 40.0)]
    chart = chart_for(figures, **{**SO_FAR, "basis": "period"})
    assert chart.lifts == ()


def test_the_small_picture_lifts_its_line_at_the_same_places() -> None:
    assert charts.spark((150.0, 200.0, 40.0, 90.0), "", (2,)).path.count("M") == 2


def test_the_years_between_two_surveys_are_not_drawn_as_missing() -> None:
    found = chart_of(first_reading(series([("2018", 60), ("2020", 61)], [("2022", "target", 65)], every=2)))
    assert found is not None
    assert found.periods == ("2018", "2020", "2022")
    assert found.lines[0].values == (60.0, 61.0, None)


@pytest.mark.parametrize(
    ("decimals", "expected"),
    [(0, ["9", "10", "11"]), (1, ["9.0", "9.5", "10.0", "10.5", "11.0"])],
)
def test_the_axis_of_a_count_has_whole_numbers_alone(decimals: int, expected: list[str]) -> None:
    figures = [("2021", 9.0), ("2022", 11.0), ("2023", 10.0)]
    chart = chart_for(figures, unit="number", decimals=decimals)
    assert [label.text for label in charts.draw(chart).labels if label.kind == "tick"] == expected
