"""Charts as the page has them, as points that the template joins."""

import re
from collections.abc import Callable

from outturn.charts import draw, spark
from outturn.charts.lines import Drawing
from outturn.packs.blocks import BigChart, Points, SmallChart, Stroke, Text
from outturn.pages import Chart, IndicatorRow

_TOKEN = re.compile(r"([MLHVhv])|(-?[\d.]+)")
_ROOMY = " ot-roomy"
"""What the kind of a text ends in that a phone has no room for."""


def lines(path: str) -> tuple[Points, ...]:
    """Path data (M, L, H, V, h and v) as the points of each of its lines."""
    found: list[list[tuple[float, float]]] = []
    at, order, held = (0.0, 0.0), "", [0.0][:0]
    for letter, number in _TOKEN.findall(path):
        if letter:
            order, held = letter, []
            continue
        held.append(float(number))
        if order in "ML" and len(held) < 2:  # noqa: PLR2004 - across and down
            continue
        at = _moved(at, order, held)
        if order == "M":
            found.append([at])
            order = "L"
        else:
            found[-1].append(at)
        held = []
    return tuple(tuple(one) for one in found)


def _moved(at: tuple[float, float], order: str, numbers: list[float]) -> tuple[float, float]:
    moves: dict[str, Callable[[], tuple[float, float]]] = {
        "M": lambda: (numbers[0], numbers[-1]),
        "L": lambda: (numbers[0], numbers[-1]),
        "H": lambda: (numbers[0], at[1]),
        "V": lambda: (at[0], numbers[0]),
        "h": lambda: (at[0] + numbers[0], at[1]),
        "v": lambda: (at[0], at[1] + numbers[0]),
    }
    return moves[order]()


def dots(path: str) -> Points:
    """Where the dots of path data are, each of which is a line too short to be seen."""
    return tuple(one[0] for one in lines(path))


def middle(path: str) -> Points:
    """The middle of the one mark of path data, or nothing where there is none."""
    return tuple(((first[0] + last[0]) / 2, (first[1] + last[1]) / 2) for first, *_, last in lines(path)[:1])


def big_chart(chart: Chart, label: Callable[..., str]) -> BigChart:
    """A chart at the width of the page; what it shows is also in its description."""
    drawn = draw(chart)
    off_zero = label("page-chart-off-zero", low=drawn.ends[0], high=drawn.ends[1]) if drawn.ends else ""
    causes = label("page-chart-causes") if not chart.notes and any(chart.lines[0].causes) else ""
    intervals = label("page-chart-intervals") if drawn.shows_intervals else ""
    said = (*chart.notes, causes, intervals, off_zero)
    named = not (chart.numerals.before or chart.numerals.behind)
    return BigChart(
        caption=chart.caption,
        axis=chart.axis if named else "",
        description=" ".join(one for one in (chart.title, chart.description, off_zero) if one),
        notes=tuple(one for one in said if one),
        strokes=_strokes(drawn),
        key=tuple((one.kind, one.text) for one in drawn.key),
        texts=tuple(
            Text(one.kind.removesuffix(_ROOMY), one.x, round(one.y - drawn.top, 1), one.text, one.anchor)
            for one in drawn.labels
        ),
        grid=lines(drawn.grid),
        breaks=lines(drawn.breaks),
        steps=lines(drawn.steps),
        years=lines(drawn.years),
        plot=drawn.plot,
    )


def _strokes(drawn: Drawing) -> tuple[Stroke, ...]:
    return tuple(
        Stroke(
            role=one.role,
            lines=lines(one.path),
            dots=dots(one.dots),
            intervals=lines(one.intervals),
            causes=tuple((kind, dots(path)) for kind, path in one.causes),
            newest=middle(one.newest),
            certainty=one.certainty,
        )
        for one in drawn.strokes
    )


def small_chart(row: IndicatorRow) -> SmallChart | None:
    """The figures of a row as a small chart, or None where it has none."""
    if not any(value is not None for value in row.spark):
        return None
    drawn = spark(row.spark, row.direction.certainty, row.spark_lifts, row.spark_aims, row.spark_steps)
    return SmallChart(
        description=row.trend or row.title,
        lines=lines(drawn.path),
        aims=lines(drawn.aims),
        base=lines(drawn.base),
        end=middle(drawn.end)[0],
        certainty=drawn.certainty,
        ends=(row.spark_from, row.spark_to if row.spark_to != row.spark_from else ""),
    )
