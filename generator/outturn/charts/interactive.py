"""A chart as a Plotly figure in plain data; the only module that knows plotly.

Building it with plotly's own objects costs about seven milliseconds each, so the tests validate it with them instead.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

from outturn.charts.axis import scale
from outturn.charts.lines import DOTLESS, JOINED, alone, extent
from outturn.pages import Chart, Line

SYMBOLS = {"": "circle", "concern": "square", "improvement": "square-open", "special": "square"}


def plotly(chart: Chart) -> Mapping[str, Any]:
    """The chart as a Plotly figure in plain data: traces, layout and configuration.

    The period axis is one of categories (Plotly takes 2010-11 for November 2010) and gaps stay gaps.
    """
    traces = [
        {
            "type": "scatter",
            "mode": "lines" if line.role in DOTLESS and not any(alone(line.values)) else "lines+markers",
            "name": line.name,
            "x": list(chart.periods),
            "y": list(line.values),
            "text": list(line.shown),
            "hovertemplate": "%{x}: %{text}<extra>%{fullData.name}</extra>",
            "connectgaps": line.role in JOINED,
            "meta": line.role,
            "legendgroup": line.name,
            "showlegend": is_first,
            **_extras(line),
        }
        for whole in chart.lines
        for is_first, line in _stretches(whole, chart.breaks)
    ]
    low, high, _ = scale(extent(chart))
    layout = {
        "separators": f"{chart.numerals.decimal}{chart.numerals.thousands}",
        "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": list(chart.periods)},
        "yaxis": {
            "tickprefix": chart.numerals.before,
            "ticksuffix": chart.numerals.behind,
            "title": {"text": chart.axis},
            "range": [low, high],
        },
        "showlegend": True,
        "legend": {"orientation": "h", "y": -0.2},
        "margin": {"l": 56, "r": 16, "t": 16, "b": 64},
        "hovermode": "x unified",
    }
    config = {
        "displaylogo": False,
        "responsive": True,
        "showSendToCloud": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage", "resetScale2d"]],
        "toImageButtonOptions": {"filename": chart.id},
    }
    return {"data": traces, "layout": layout, "config": config}


def _stretches(line: Line, breaks: Sequence[int]) -> Iterator[tuple[bool, Line]]:
    """The line as one trace; the outturns as a trace for each stretch between breaks, so that none joins them."""
    edges = [0, *(place for place in breaks if place > 0), len(line.values)] if line.role == "outturn" else []
    stretches = list(pairwise(edges)) or [(0, len(line.values))]
    for index, (start, stop) in enumerate(stretches):
        kept = tuple(value if start <= place < stop else None for place, value in enumerate(line.values))
        yield index == 0, replace(line, values=kept)


def _extras(line: Line) -> Mapping[str, object]:
    """A trace's intervals as error bars and its special causes as other symbols, where it has any."""
    extras: dict[str, object] = {}
    if any(line.intervals):
        ends = list(zip(line.values, line.intervals, strict=True))
        extras["error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": [limits[1] - value if limits and value is not None else None for value, limits in ends],
            "arrayminus": [value - limits[0] if limits and value is not None else None for value, limits in ends],
            "thickness": 1,
            "width": 0,
        }
    if any(line.causes):
        size = [12 if cause else 7 for cause in line.causes]
        extras["marker"] = {"symbol": [SYMBOLS[cause] for cause in line.causes], "size": size}
    return extras


def plotly_script() -> Path:
    """The file of Plotly's own script, which a page loads only when a reader asks for the interactive chart."""
    return Path(str(files("plotly") / "package_data" / "plotly.min.js"))
