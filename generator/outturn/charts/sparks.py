"""Figures as a small chart, for a card on the wall of indicators and for a row of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from outturn.charts.axis import NIB, Scale, across, heights, scale, short
from outturn.charts.lines import alone
from outturn.charts.paths import through

LEVEL = 14.0
"""The height of the dash that stands for a change that could be chance: in percent of the picture's."""
STUB = 8.0
"""How wide an aim of one period alone is drawn: in percent of the picture's width."""


@dataclass(frozen=True, slots=True)
class Spark:
    """Path data, 100 units across and down: the outturns, their last point, and what they are held against.

    The point is a dot; a level dash where ``certainty`` is chance; a ring, whose style has its hole, where it is
    untested. ``base`` is the line of zero; empty where the axis does not hold it.
    """

    path: str
    end: str
    certainty: str = ""
    aims: str = ""
    base: str = ""


def spark(
    values: Sequence[float | None],
    certainty: str = "",
    lifts: Sequence[int] = (),
    aims: Sequence[Sequence[float | None]] = (),
    steps: int = 0,
) -> Spark:
    """Figures as a small chart; there is at least one that is not None.

    The line is lifted at gaps and before the positions ``lifts``. The axis is that of the large chart: it holds zero
    unless all values are far from it. Of a scale of so many words, ``steps``, it goes from the first to the last, and
    the line stays level up to the next figure.
    """
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    low, high = (
        (1.0, float(steps))
        if steps
        else scale([value for _, value in known] + [one for each in aims for one in each if one is not None])[:2]
    )
    last = len(values) - 1
    places = tuple(100 * index / last for index in range(len(values))) if last else (50.0,)

    def down(value: float) -> float:
        return 100 * (high - value) / (high - low)

    x, y = places[known[-1][0]], down(known[-1][1])
    end = f"M{short(x)} {short(y - LEVEL / 2)}v{LEVEL:g}" if certainty == "chance" else f"M{short(x)} {short(y)}{NIB}"
    return Spark(
        path=through(heights(values, down), across(places), lifts, is_stepped=bool(steps)),
        end=end,
        certainty=certainty,
        aims="".join(
            through(heights(each, down), across(places), is_stepped=bool(steps)) + _stubs(each, places, down)
            for each in aims
        ),
        base=f"M0 {short(down(0.0))}H100" if low <= 0 <= high else "",
    )


def _stubs(values: Sequence[float | None], places: Sequence[float], down: Scale) -> str:
    """A short level line at each value that has no neighbour to draw a line to."""
    return "".join(
        f"M{short(x - STUB / 2)} {short(down(value))}h{STUB:g}"
        for x, value, has in zip(places, values, alone(values), strict=True)
        if has and value is not None
    )
