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
DIGITS = 9
"""Digits of the length of a bar, from a value to an end of its interval: no drawing shows more."""
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
    "looks": {
        look: {"symbol": symbol, "size": SIZES.get(look, LARGE), "width": WIDTHS.get(look, 0)}
        for look, symbol in SYMBOLS.items()
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
    In place of its marks stand those looks that are none of a plain dot, by their positions.
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
    left = {name: one for name, one in trace.items() if name not in ("x", "marker", "customdata")}
    found = {**left, "text": texts}
    if "error_y" in trace:
        bars = trace["error_y"]
        found["error_y"] = {**bars, **{name: _rounded(bars[name]) for name in ("array", "arrayminus")}}
    if "marker" in trace:
        names = {symbol: look for look, symbol in SYMBOLS.items()}
        causes = trace["customdata"] or [""] * len(trace["y"])
        looks = [cause or names[symbol] for cause, symbol in zip(causes, trace["marker"]["symbol"], strict=True)]
        found["looks"] = {place: look for place, look in enumerate(looks) if look}
    return _less(found, known)


def _rounded(values: Sequence[float | None]) -> list[float | None]:
    """Lengths of bars as exact as any drawing can be."""
    return [None if one is None else float(f"{one:.{DIGITS}g}") for one in values]


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
        extras["marker"] = marker(looks)
        extras["customdata"] = list(line.causes)
    return extras


def marker(looks: Sequence[str]) -> dict[str, Any]:
    """How the marks of a trace look, each by the name of its look."""
    known = [COMMON["looks"][look] for look in looks]
    return {
        "symbol": [one["symbol"] for one in known],
        "size": [one["size"] for one in known],
        "line": {"width": [one["width"] for one in known]},
        "opacity": 1,
    }


def plotly_script() -> Path:
    """The file of Plotly's own script, which a page loads only when a reader asks for the interactive chart."""
    return Path(str(files("plotly") / "package_data" / "plotly.min.js"))
