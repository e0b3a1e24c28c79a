"""Figures as a line of a few pixels, for a row of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from outturn.charts.axis import NIB, scale, short
from outturn.charts.paths import through

LEVEL = 14.0
"""The height of the dash that stands for a change that could be chance: in percent of the picture's."""


@dataclass(frozen=True, slots=True)
class Spark:
    """The outturns alone as path data, 100 units across and down: the line, and its last point.

    That is a dot; a level dash where ``certainty`` is chance; a ring, whose style has its hole, where it is untested.
    """

    path: str
    end: str
    certainty: str = ""


def spark(values: Sequence[float | None], certainty: str = "", lifts: Sequence[int] = ()) -> Spark:
    """Figures as a line of a few pixels; there is at least one that is not None.

    The line is lifted at gaps and before the positions ``lifts``.
    """
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    low, high, _ = scale([value for _, value in known])
    places = [50.0] if len(values) == 1 else [100 * index / (len(values) - 1) for index in range(len(values))]

    def down(value: float) -> float:
        return 100 * (high - value) / (high - low)

    x, y = places[known[-1][0]], down(known[-1][1])
    end = f"M{short(x)} {short(y - LEVEL / 2)}v{LEVEL:g}" if certainty == "chance" else f"M{short(x)} {short(y)}{NIB}"
    return Spark(through(values, places, down, 1, lifts), end, certainty)
