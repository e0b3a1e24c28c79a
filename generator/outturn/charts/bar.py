"""Counts by rating to a bar: a part for each rating, as wide as its share."""

from collections.abc import Sequence
from dataclasses import dataclass

from outturn.pages import Count

ROOMY = 6.0
"""The least share, in percent, whose part has room for the rating's shape."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: its kind and certainty; where it begins, its width and its middle, all in percent."""

    kind: str
    certainty: str
    x: float
    width: float
    middle: float
    has_room: bool


def bar(counts: Sequence[Count]) -> tuple[Part, ...]:
    """The parts of the bar from the left, without those that no indicator has."""
    total = sum(count.number for count in counts)
    parts, x = [], 0.0
    for count in counts:
        if count.number:
            width = 100 * count.number / total
            parts.append(
                Part(
                    count.badge.kind,
                    count.badge.certainty,
                    round(x, 2),
                    round(width, 2),
                    round(x + width / 2, 2),
                    width >= ROOMY,
                )
            )
            x += width
    return tuple(parts)
