"""Axes: round ends and steps for values, places for periods, the text of a tick."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from outturn.pages import Numerals

Scale = Callable[[float], float]
"""From a value to its distance from the top of the plot, in percent."""

PLOT = 1000.0
"""The plot's own units, across and down; the SVG stretches it to the page, with strokes that keep their width."""
LEFT, ACROSS = 12.0, 85.0
"""Where the first period stands and how far the last is from it, in percent; numbers of the axis stand before it."""
MOST_TICKS = 6
NIB = "h.1"
"""What path data has of a dot: a line so short that only its ends are seen, round or square as the style has them.

One of no length has no direction, and paper shows no square ends without one.
"""
MOST_EXACT = 99_999.0
"""Up to there six digits, which are all that a coordinate has, hold a decimal."""
FROM_ZERO = 0.6
"""Where the lowest value is below this share of the highest, the axis begins at zero."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place: ``x`` in percent of the width, ``y`` in pixels; ``kind`` names its style.

    It ``goes_on`` where it is the rest of the text above it.
    """

    kind: str
    x: float
    y: float
    text: str
    anchor: str = "middle"
    goes_on: bool = False

    @property
    def look(self) -> str:
        """Its class; texts of the period axis, of which there are most, have none of their own."""
        return self.kind.removeprefix("column").strip() if self.kind.startswith("column") else f"ot-{self.kind}"

    @property
    def across(self) -> str:
        """Where it stands across, as an attribute says it; empty at the left edge."""
        return f"{round(self.x, 2):g}%" if self.x else ""

    @property
    def down(self) -> str:
        """How far down it stands, as an attribute says it."""
        return f"{self.y:g}"

    @property
    def turned(self) -> str:
        """How it stands to its place, where that is another way than the stylesheet has for texts of its kind."""
        usual = "middle" if self.kind.startswith("column") else "start"
        return self.anchor if self.anchor != usual else ""


def scale(values: Sequence[float], *, from_zero: bool = False, finest: int = 0) -> tuple[float, float, float]:
    """The value axis: its lower end, its upper end and its step, all round.

    It holds zero unless all values are far from it; ``from_zero`` asks for that in any case. Steps are so many times
    ``finest``, where that is not 0: nobody is half a child.
    """
    low, high = min(values), max(values)
    if from_zero or (low >= 0 and low < FROM_ZERO * high) or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    span = high - low or 1.0
    magnitude = 10.0 ** math.floor(math.log10(span / MOST_TICKS))
    factors = (factor * magnitude for factor in (1, 2, 2.5, 5, 10, 20))
    fitting = (one for one in factors if span / one <= MOST_TICKS - 1 and not (finest and one % finest))
    step = next(fitting, float(finest))
    bottom, top = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return bottom, (top if top > bottom else bottom + step), step


def ends(values: Sequence[float], numerals: Numerals, *, from_zero: bool = False) -> tuple[float, float, float]:
    """The value axis as ``scale`` gives it; of words, one step a word from 1."""
    if numerals.steps:
        return 1.0, float(len(numerals.steps)), 1.0
    return scale(values, from_zero=from_zero, finest=numerals.finest)


def positions(count: int) -> list[float]:
    """Where each period stands across the plot, in percent; a single one stands in the middle."""
    if count == 1:
        return [LEFT + ACROSS / 2]
    return [round(LEFT + ACROSS * index / (count - 1), 3) for index in range(count)]


def steps(low: float, high: float, step: float) -> list[float]:
    """Where the axis has its ticks."""
    return [low + step * index for index in range(round((high - low) / step) + 1)]


def tick_texts(ticks: Sequence[float], step: float, numerals: Numerals) -> list[str]:
    """The ticks as a reader sees them, all with as many decimals as the step needs."""
    if numerals.steps:
        return [numerals.steps[round(tick) - 1] for tick in ticks]
    decimals = next((places for places in range(13) if abs(round(step, places) - step) < step / 1000), 12)
    decimals = max(decimals, numerals.least) if decimals else 0
    marks = str.maketrans({",": numerals.thousands, ".": numerals.decimal})
    texts = [f"{numerals.before}{f'{abs(tick):,.{decimals}f}'.translate(marks)}{numerals.behind}" for tick in ticks]
    return [numerals.minus * (tick < -step / 2) + text for tick, text in zip(ticks, texts, strict=True)]


def ends_off_zero(low: float, high: float, step: float, numerals: Numerals) -> tuple[str, str] | None:
    """The ends of an axis that does not hold zero, as a reader sees them; None where it does."""
    if numerals.steps or (low < step / 2 and high > -step / 2):
        return None
    first, *_, last = tick_texts(steps(low, high, step), step, numerals)
    return first, last


@lru_cache(maxsize=200)
def across(places: tuple[float, ...], unit: float = 1.0) -> tuple[str, ...]:
    """Where periods stand at ``places`` percent as path data has it, in ``unit`` units a percent."""
    return tuple(short(place * unit) for place in places)


def heights(values: Iterable[float | None], down: Scale, unit: float = 1.0) -> list[str | None]:
    """How far down each value stands as path data has it; of levels, which are one value again and again, once."""
    known: dict[float | None, str | None] = {None: None}
    found = []
    for value in values:
        if value not in known and value is not None:
            known[value] = short(down(value) * unit)
        found.append(known[value])
    return found


def short(number: float) -> str:
    """A coordinate with one decimal at most."""
    if not -MOST_EXACT < number < MOST_EXACT:
        return f"{round(number, 1):g}"
    return f"{number:.1f}".removesuffix(".0")
