"""Charts from short lists of values, and what is to be read off both of their drawings."""

import re
from typing import Any

import plotly.graph_objects as go

from outturn import charts
from outturn.pages import Chart, Line, Numerals

Values = tuple[float | None, ...]
DEEP = charts.PLOT


def line(values: Values, role: str = "outturn", name: str = "Exampleshire") -> Line:
    return Line(name, role, values, tuple("" if value is None else f"{value:g}" for value in values))


def chart_with(*lines: Line, breaks: tuple[int, ...] = ()) -> Chart:
    periods = tuple(f"{2000 + place}" for place in range(len(lines[0].values)))
    return Chart(
        "moves-chart",
        "Moves",
        "",
        "",
        periods,
        lines,
        breaks,
        numerals=Numerals(",", ".", "\N{MINUS SIGN}", behind="%"),
        axis="Percent",
    )


def points(path: str) -> list[tuple[str, float, float]]:
    """The points of path data, each with its command."""
    return [
        (one, float(x), float(y)) for one, x, y in re.findall(r"([ML])(-?[\d.e+-]+?) (-?[\d.e+-]+?)(?=[MLh]|$)", path)
    ]


def figure(chart: Chart) -> go.Figure:
    content = whole(chart)
    return go.Figure(data=content["data"], layout=content["layout"])


def whole(chart: Chart) -> dict[str, Any]:
    """The Plotly figure as the pages' script makes it of what a page has (``whole`` in assets/outturn.js)."""
    content, common = charts.terse(chart), charts.COMMON
    axes = content["layout"]
    periods = axes["xaxis"]["categoryarray"]
    ticks = {"ticktext": [periods[place] for place in axes["xaxis"]["tickvals"]]}
    return {
        "data": [
            {**common["trace"], "x": periods, "legendgroup": trace["name"], **marked(trace, len(periods))}
            for trace in content["data"]
        ],
        "layout": {
            **common["layout"],
            **axes,
            "xaxis": {**common["layout"]["xaxis"], **ticks, **axes["xaxis"]},
            "yaxis": {**common["layout"]["yaxis"], **axes["yaxis"]},
        },
        "config": {**common["config"], "toImageButtonOptions": {"filename": chart.id}},
        "few": content["few"],
    }


def marked(trace: dict[str, Any], number: int) -> dict[str, Any]:
    """The trace with marks in place of the names of their looks; special causes are named beside them."""
    if "looks" not in trace:
        return trace
    looks = [trace["looks"].get(place, "") for place in range(number)]
    known = [charts.COMMON["looks"][look] for look in looks]
    marker = {
        "symbol": [one["symbol"] for one in known],
        "size": [one["size"] for one in known],
        "line": {"width": [one["width"] for one in known]},
        "opacity": 1,
    }
    rest = {name: one for name, one in trace.items() if name != "looks"}
    return {**rest, "marker": marker, "customdata": ["" if look in ("chance", "untested") else look for look in looks]}


def joined(chart: Chart) -> list[list[float | None]]:
    """The values of each line in the Plotly figure, the stretches between breaks put together again."""
    lines: dict[str, list[float | None]] = {}
    for trace in figure(chart).data:
        before = lines.get(trace.legendgroup, [None] * len(trace.y))
        assert not any(one is not None and other is not None for one, other in zip(before, trace.y, strict=True))
        lines[trace.legendgroup] = [one if other is None else other for one, other in zip(before, trace.y, strict=True)]
    return list(lines.values())


def marks(path: str) -> list[tuple[float, float]]:
    """Where the dots of a path stand, or its upright strokes begin."""
    return [(float(x), float(y)) for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", path)]
