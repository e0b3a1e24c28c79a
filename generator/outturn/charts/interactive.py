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
COMMON: Mapping[str, Mapping[str, Any]] = {
    "trace": {
        "type": "scatter",
        "mode": "lines+markers",
        "hovertemplate": "%{x}: %{text}<extra>%{fullData.legendgroup}</extra>",
        "connectgaps": False,
        "cliponaxis": False,
        "showlegend": True,
    },
    "layout": {
        "separators": ".,",
        "xaxis": {"type": "category", "categoryorder": "array", "tickangle": 0},
        "yaxis": {"tickprefix": "", "ticksuffix": ""},
        "showlegend": True,
        "legend": {"orientation": "h", "y": -0.2},
        "margin": {"l": 56, "r": 16, "t": 16, "b": 64},
        "hovermode": "x unified",
    },
    "config": {
        "displaylogo": False,
        "responsive": True,
        "showSendToCloud": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage", "resetScale2d"]],
    },
}
"""What nearly every chart has: the script of the pages has it, and a page says where its chart has something else."""


def plotly(chart: Chart) -> Mapping[str, Any]:
    """The chart as a Plotly figure in plain data: traces, layout and configuration.

    The period axis is one of categories (Plotly takes 2010-11 for November 2010) and gaps stay gaps. What the lines
    are called and which periods and values the axes name is as in the drawing; ``few`` are the positions that a phone
    has room for. A line's ``legendgroup`` is its name without its newest value.
    """
    traces = [
        {
            **COMMON["trace"],
            "mode": "lines" if line.role in DOTLESS and not any(alone(line.values)) else "lines+markers",
            "name": line.key or line.name,
            "x": list(chart.periods),
            "y": list(line.values),
            "text": list(line.shown),
            "connectgaps": line.role in JOINED,
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
        **COMMON["layout"],
        "separators": f"{chart.numerals.decimal}{chart.numerals.thousands}",
        "xaxis": {
            **COMMON["layout"]["xaxis"],
            "categoryarray": list(chart.periods),
            "tickvals": [tick.place for tick in ticks],
            "ticktext": [tick.text for tick in ticks],
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
    }
    config = {**COMMON["config"], "toImageButtonOptions": {"filename": chart.id}}
    return {"data": traces, "layout": layout, "config": config, "few": [tick.place for tick in ticks if tick.is_few]}


def terse(chart: Chart) -> Mapping[str, Any]:
    """The figure as a page has it, which the script of the pages makes whole again.

    What it has in COMMON is left out, and so are periods and texts that stand in it already: the positions of a trace
    are those of the axis, a group without a name of its own has that of its trace, and what has no value has no text.
    """
    figure = plotly(chart)
    axis = figure["layout"]["xaxis"]
    periods = axis["categoryarray"]
    said = [periods[place] for place in axis["tickvals"]]
    known = {**COMMON["layout"], "xaxis": {**COMMON["layout"]["xaxis"], "ticktext": said}}
    return {
        "data": [_terse_trace(trace) for trace in figure["data"]],
        "layout": _less(figure["layout"], known),
        "few": figure["few"],
    }


def _terse_trace(trace: Mapping[str, Any]) -> Mapping[str, Any]:
    known = {**COMMON["trace"], "legendgroup": trace["name"]}
    texts = ["" if value is None else text for value, text in zip(trace["y"], trace["text"], strict=True)]
    left = {name: one for name, one in trace.items() if name != "x" and not (name == "customdata" and not any(one))}
    return _less({**left, "text": texts}, known)


def _less(whole: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """What of the record is not known: of records in it what is left of them, all else where it is another."""
    found: dict[str, Any] = {}
    for name, one in whole.items():
        if name in known and isinstance(one, Mapping):
            if rest := _less(one, known[name]):
                found[name] = rest
        elif name not in known or one != known[name]:
            found[name] = one
    return found


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
