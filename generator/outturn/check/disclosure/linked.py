"""The values that disclosure is checked on: figures whose counts are linked, so that one can be worked out of others.

A count is called by a number: of the figure at place n the count on top is 2n and the count below 2n + 1; from twice
the number of figures on, counts that no figure shows: those of a period alone, between two totals of the year so far.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from outturn.errors import Where


class Name(NamedTuple):
    """What a figure is about; of the whole, dimension and group are empty."""

    indicator: str
    period: str
    dimension: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """What is said of small numbers: the smallest count that may be shown, and what shown counts are rounded to."""

    smallest: int
    round_to: int = 1

    def is_small(self, count: int | None) -> bool:
        """Whether the count may not be shown; a true zero may."""
        return count is not None and 0 < count < self.smallest


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as far as its counts go.

    ``top`` and ``below`` are the counts that it shows, None where it shows none. ``share`` are the ends between which
    its value says that top ÷ below lies. ``is_part`` says that top is a part of below (a percentage), ``has_below``
    that there is a count below at all, ``is_hidden`` that its mark says that it is confidential, ``is_nothing`` that
    it does not apply. ``where`` is its row, None where the package has no row of it.
    """

    name: Name
    top: int | None = None
    below: int | None = None
    share: tuple[float, float] | None = None
    is_part: bool = False
    has_below: bool = False
    is_hidden: bool = False
    is_nothing: bool = False
    where: Where | None = None

    @property
    def can_be_hidden(self) -> bool:
        """Whether there is anything that could be hidden as well."""
        shows = self.top is not None or self.below is not None or self.share is not None
        return shows and not self.is_nothing and self.where is not None


@dataclass(frozen=True, slots=True)
class Sum:
    """A count that is the sum of others."""

    whole: int
    parts: tuple[int, ...]

    def __iter__(self) -> Iterator[int]:
        yield self.whole
        yield from self.parts


@dataclass(frozen=True, slots=True)
class Linked:
    """Figures with the sums that link their counts.

    ``between`` has, for each count that no figure shows, the place of the figure that ends its stretch of time.
    """

    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]
    between: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        """How many counts there are."""
        return 2 * len(self.figures) + len(self.between)

    def shown(self, hidden: Collection[int]) -> list[int | None]:
        """The counts that are shown where the figures at the places ``hidden`` are hidden, by their numbers."""
        counts = [count for one in self.figures for count in (one.top, one.below)]
        for place in hidden:
            if not self.figures[place].is_nothing:
                counts[2 * place] = counts[2 * place + 1] = None
        return [*counts, *(None for _ in self.between)]

    def place(self, count: int) -> int:
        """The place of the figure that the count belongs to."""
        own = 2 * len(self.figures)
        return count // 2 if count < own else self.between[count - own]
