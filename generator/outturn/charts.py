"""Series to figures: one description of a chart drawn twice, as geometry for an inline SVG and as a Plotly figure.

The Plotly figure is plain data: building it with plotly's own objects costs about seven milliseconds each, so the
tests validate it with them instead. This is the only module that knows plotly.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from outturn.pages import Chart, Line

Scale = Callable[[float], float]
"""From a value to its distance from the top of the plot, in percent."""

PLOT = 1000.0
"""The plot's own units, across and down; the SVG stretches it to the page, with strokes that keep their width."""
DEEP, HEAD, FOOT = 200, 20, 28
"""The plot's height, the room above it for its first number, and the room below it for the periods: pixels."""
LEFT, ACROSS = 12.0, 85.0
"""Where the first period stands and how far the last is from it, in percent; numbers of the axis stand before it."""
MOST_TICKS = 6
DOTLESS = ("target", "mean", "limit")
"""Roles that are levels, not figures of periods."""
JOINED = ("forecast",)
"""Roles whose line goes on across periods without a value."""
SYMBOLS = {"": "circle", "concern": "square", "improvement": "square-open", "special": "square"}
FEW_LABELS, MORE_LABELS = 4, 9
LINE_HEIGHT = 18
"""One line of the key: pixels."""
FROM_ZERO = 0.6
"""Where the lowest value is below this share of the highest, the axis begins at zero."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place: ``x`` in percent of the width, ``y`` in pixels; ``kind`` names its style."""

    kind: str
    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn series: path data in the plot's units, its points as a path of dots, its intervals as upright strokes.

    ``causes`` are further dots at points with a special cause, by what it means; their ends are drawn square.
    """

    role: str
    path: str
    dots: str
    intervals: str = ""
    causes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as geometry: everything that the SVG template needs and no more.

    Paths are in the plot's units; ``height``, ``top`` (where the plot begins) and ``plot`` (its height) in pixels.
    """

    strokes: tuple[Stroke, ...]
    key: tuple[Label, ...]
    labels: tuple[Label, ...]
    grid: str
    breaks: str
    height: int
    top: int
    plot: int = DEEP


def draw(chart: Chart) -> Drawing:
    """The chart as geometry for an inline SVG."""
    low, high, step = scale(_extent(chart))
    places = positions(len(chart.periods))
    key = _key(chart)
    top = LINE_HEIGHT * len(key) + HEAD

    def down(value: float) -> float:
        return (high - value) / (high - low) * 100

    ticks = [low + step * index for index in range(round((high - low) / step) + 1)]
    between = [(places[place] + places[max(place - 1, 0)]) / 2 for place in chart.breaks]
    return Drawing(
        strokes=tuple(_stroke(line, places, down, chart.breaks) for line in chart.lines),
        key=key,
        labels=(*_rows(chart, ticks, step, down, top), *_columns(chart.periods, places, top + DEEP + FOOT - 8)),
        grid="".join(f"M0 {_short(down(tick) * PLOT / 100)}H{PLOT:g}" for tick in ticks),
        breaks="".join(f"M{_short(x * PLOT / 100)} 0V{PLOT:g}" for x in between),
        height=top + DEEP + FOOT,
        top=top,
    )


def spark(chart: Chart) -> str:
    """The outturns alone as path data, 100 units across and down, for a line of a few pixels."""
    values = chart.lines[0].values
    low, high, _ = scale([value for value in values if value is not None])
    places = [50.0] if len(values) == 1 else [100 * index / (len(values) - 1) for index in range(len(values))]
    dot = "h0" if sum(value is not None for value in values) == 1 else ""
    return _path(values, places, lambda value: 100 * (high - value) / (high - low), 1) + dot


def scale(values: Sequence[float]) -> tuple[float, float, float]:
    """The value axis: its lower end, its upper end and its step, all round; from zero unless all are far off."""
    low, high = min(values), max(values)
    if (low >= 0 and low < FROM_ZERO * high) or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    span = high - low or 1.0
    magnitude = 10.0 ** math.floor(math.log10(span / MOST_TICKS))
    step = next(
        factor * magnitude for factor in (1, 2, 2.5, 5, 10, 20) if span / (factor * magnitude) <= MOST_TICKS - 1
    )
    bottom, top = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return bottom, (top if top > bottom else bottom + step), step


def positions(count: int) -> list[float]:
    """Where each period stands across the plot, in percent; a single one stands in the middle."""
    if count == 1:
        return [LEFT + ACROSS / 2]
    return [round(LEFT + ACROSS * index / (count - 1), 3) for index in range(count)]


def _path(
    values: Sequence[float | None], places: Sequence[float], down: Scale, unit: float, breaks: Sequence[int] = ()
) -> str:
    """Path data through the values; a missing one lifts the pen, and so does a break before a value."""
    parts, pen = [], "M"
    for place, (x, value) in enumerate(zip(places, values, strict=True)):
        pen = "M" if place in breaks else pen
        if value is None:
            pen = "M"
            continue
        parts.append(f"{pen}{_short(x * unit)} {_short(down(value) * unit)}")
        pen = "L"
    return "".join(parts)


def _extent(chart: Chart) -> list[float]:
    """Every value that the value axis must hold."""
    values = [value for line in chart.lines for value in line.values if value is not None]
    return values + [end for line in chart.lines for ends in line.intervals if ends for end in ends]


def _stroke(line: Line, places: Sequence[float], down: Scale, breaks: Sequence[int]) -> Stroke:
    unit = PLOT / 100
    values: Sequence[float | None] = line.values
    across = places
    if line.role in JOINED:
        across = [x for x, value in zip(places, values, strict=True) if value is not None]
        values = [value for value in values if value is not None]
    whiskers = "".join(
        f"M{_short(x * unit)} {_short(down(ends[0]) * unit)}V{_short(down(ends[1]) * unit)}"
        for x, ends in zip(places, line.intervals, strict=False)
        if ends
    )
    kinds = dict.fromkeys(cause for cause in line.causes if cause)
    causes = tuple((kind, _dots(line, places, down, kind)) for kind in kinds)
    path = _path(values, across, down, unit, breaks if line.role == "outturn" else ())
    return Stroke(line.role, path, _dots(line, places, down), whiskers, causes)


def _dots(line: Line, places: Sequence[float], down: Scale, cause: str = "") -> str:
    """A dot at each value (of a level only where it stands alone), or at those with that special cause."""
    unit = PLOT / 100
    drawn = _alone(line.values) if line.role in DOTLESS else [value is not None for value in line.values]
    if cause:
        drawn = [found == cause for found in line.causes]
    known = [(x, value) for x, value, dot in zip(places, line.values, drawn, strict=True) if dot and value is not None]
    return "".join(f"M{_short(x * unit)} {_short(down(value) * unit)}h0" for x, value in known)


def _alone(values: Sequence[float | None]) -> list[bool]:
    """Which values have no neighbour to draw a line to."""
    around = [None, *values, None]
    return [
        value is not None and before is None and after is None
        for before, value, after in zip(around, values, around[2:], strict=False)
    ]


def _short(number: float) -> str:
    return f"{round(number, 1):g}"


def _rows(chart: Chart, ticks: Sequence[float], step: float, down: Scale, top: float) -> list[Label]:
    """The value axis: each number stands on its line."""
    decimals = next((places for places in range(13) if abs(round(step, places) - step) < step / 1000), 12)
    texts = [f"{chart.prefix}{abs(tick):,.{decimals}f}{chart.suffix}" for tick in ticks]
    signs = ["\N{MINUS SIGN}" if tick < -step / 2 else "" for tick in ticks]
    return [
        Label("tick", 0, round(top + DEEP * down(tick) / 100 - 3, 1), sign + text, "start")
        for tick, sign, text in zip(ticks, signs, texts, strict=True)
    ]


def _columns(periods: Sequence[str], places: Sequence[float], y: float) -> list[Label]:
    """The period axis: a few periods for a phone, more where there is room, always the last."""
    last = len(periods) - 1
    step = max(1, math.ceil(last / (MORE_LABELS - 1)))
    few = set(range(last, -1, -step * math.ceil(max(last, 1) / step / (FEW_LABELS - 1))))
    return [
        Label(
            "column" if place in few else "column ot-roomy",
            places[place] if place < last or last == 0 else 100,
            y,
            periods[place],
            "middle" if place < last or last == 0 else "end",
        )
        for place in range(last % step, last + 1, step)
    ]


def _key(chart: Chart) -> tuple[Label, ...]:
    """Each line's name and last value, one under the other above the plot, where they cover nothing."""
    return tuple(
        Label(line.role, 0, LINE_HEIGHT * (place + 1) - 4, line.key, "start")
        for place, line in enumerate(line for line in chart.lines if line.key)
    )


def plotly(chart: Chart) -> Mapping[str, object]:
    """The chart as a Plotly figure in plain data: traces, layout and configuration.

    The period axis is one of categories (Plotly takes 2010-11 for November 2010) and gaps stay gaps.
    """
    traces = [
        {
            "type": "scatter",
            "mode": "lines" if line.role in DOTLESS and not any(_alone(line.values)) else "lines+markers",
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
    layout = {
        "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": list(chart.periods)},
        "yaxis": {"tickprefix": chart.prefix, "ticksuffix": chart.suffix, "title": {"text": chart.axis}},
        "showlegend": True,
        "legend": {"orientation": "h", "y": -0.2},
        "margin": {"l": 56, "r": 16, "t": 16, "b": 64},
        "hovermode": "x unified",
    }
    config = {
        "displaylogo": False,
        "responsive": True,
        "showSendToCloud": False,
        "modeBarButtonsToRemove": ["lasso2d", "select2d", "autoScale2d"],
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
