"""A chart as a Plotly figure in plain data; the only module that knows plotly.

Building it with plotly's own objects costs about seven milliseconds each, so the tests validate it with them instead.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

from outturn.charts.axis import ends
from outturn.charts.lines import DOTLESS, JOINED, alone, extent, lifts, newest_mark
from outturn.charts.ticks import period_ticks
from outturn.pages import Chart, Line
from outturn.values import replace

SYMBOLS = {
    "": "circle",
    "concern": "square",
    "improvement": "square-open",
    "special": "square",
    "chance": "line-ew-open",
    "untested": "circle-open",
}
SIZES = {"": 7, "chance": 18, "untested": 11}
"""Pixels across a mark; a special cause's are LARGE."""
LARGE = 12
WIDTHS = {"improvement": 3, "chance": 5, "untested": 3}
"""Pixels across the line of a mark that is open; others have none."""


def plotly(chart: Chart) -> Mapping[str, Any]:
    """The chart as a Plotly figure in plain data: traces, layout and configuration.

    The period axis is one of categories (Plotly takes 2010-11 for November 2010) and gaps stay gaps. What the lines
    are called and which periods and values the axes name is as in the drawing; ``few`` are the positions that a phone
    has room for. A line's ``legendgroup`` is its name without its newest value.
    """
    traces = [
        {
            "type": "scatter",
            "mode": "lines" if line.role in DOTLESS and not any(alone(line.values)) else "lines+markers",
            "name": line.key or line.name,
            "x": list(chart.periods),
            "y": list(line.values),
            "text": list(line.shown),
            "hovertemplate": "%{x}: %{text}<extra>%{fullData.legendgroup}</extra>",
            "connectgaps": line.role in JOINED,
            "cliponaxis": False,
            "meta": line.role,
            "legendgroup": line.name,
            **({"line": {"shape": "hv"}} if chart.numerals.steps else {}),
            "showlegend": is_first and bool(line.key),
            **_extras(line),
        }
        for whole in chart.lines
        for is_first, line in _stretches(whole, lifts(whole, chart))
    ]
    low, high, step = ends(extent(chart), chart.numerals)
    ticks = period_ticks(chart)
    layout = {
        "separators": f"{chart.numerals.decimal}{chart.numerals.thousands}",
        "xaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(chart.periods),
            "tickvals": [tick.place for tick in ticks],
            "ticktext": [tick.text for tick in ticks],
            "tickangle": 0,
        },
        "yaxis": {
            "tickprefix": chart.numerals.before,
            "ticksuffix": chart.numerals.behind,
            "title": {"text": chart.axis},
            "range": [low, high],
            "tick0": low,
            "dtick": step,
            **_worded(chart),
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
    return {"data": traces, "layout": layout, "config": config, "few": [tick.place for tick in ticks if tick.is_few]}


def _worded(chart: Chart) -> Mapping[str, object]:
    """The ticks of an axis of words."""
    words = list(chart.numerals.steps)
    return {"tickmode": "array", "tickvals": list(range(1, len(words) + 1)), "ticktext": words} if words else {}


def _stretches(line: Line, apart: Sequence[int]) -> Iterator[tuple[bool, Line]]:
    """The line as a trace for each stretch between the positions at which it does not go on."""
    stretches = list(pairwise([0, *(place for place in apart if place > 0), len(line.values)]))
    for index, (start, stop) in enumerate(stretches):
        kept = tuple(value if start <= place < stop else None for place, value in enumerate(line.values))
        newest = line.newest if index == len(stretches) - 1 else ""
        yield index == 0, replace(line, values=kept, newest=newest)


def _extras(line: Line) -> Mapping[str, object]:
    """A trace's intervals as error bars; special causes and how sure the newest figure is as symbols.

    ``customdata`` names the special causes, by which the page colours them.
    """
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
    newest, certainty = newest_mark(line)
    if certainty or any(line.causes):
        looks = list(line.causes or [""] * len(line.values))
        looks[newest] = certainty or looks[newest]
        extras["marker"] = {
            "symbol": [SYMBOLS[look] for look in looks],
            "size": [SIZES.get(look, LARGE) for look in looks],
            "line": {"width": [WIDTHS.get(look, 0) for look in looks]},
            "opacity": 1,
        }
        extras["customdata"] = list(line.causes)
    return extras


def plotly_script() -> Path:
    """The file of Plotly's own script, which a page loads only when a reader asks for the interactive chart."""
    return Path(str(files("plotly") / "package_data" / "plotly.min.js"))
