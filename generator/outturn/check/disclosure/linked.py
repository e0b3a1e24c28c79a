"""The values that disclosure is checked on: figures whose counts are linked, so that one can be worked out of others.

A count is called by a number: of the figure at place n the count on top is 2n and the count below 2n + 1; from twice
the number of figures on, counts that no figure shows: those of a period alone, between two totals of the year so far;
and then, for each figure, the rest of those below, who are not on top.
"""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

from outturn.errors import Where

Which = Literal["top", "below", "rest", "between"]
"""Which count of a figure: on top, below, the rest of those below, or the one since the total before it."""


Ends = tuple[float, float]
"""The least and the most that a count can be."""
ANYTHING: Ends = (0, math.inf)


class Told(NamedTuple):
    """The ends of a figure's counts, as its published interval says."""

    top: Ends = ANYTHING
    below: Ends = ANYTHING
    rest: Ends = ANYTHING


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

    def forbids(self, figure: "Figure") -> bool:
        """Whether the figure shows a count that may not be shown, or leaves one as the rest of those below."""
        return any(map(self.is_small, (figure.top, figure.below, figure.rest)))


class Figure(NamedTuple):
    """One figure as far as its counts go.

    ``top`` and ``below`` are the counts that it shows, None where it shows none. ``share`` are the ends between which
    its value says that top ÷ below lies. ``told`` is what its published interval says, by each method by which those of
    its indicator can have been made. ``is_part`` says that top is a part of below (a percentage), ``has_below``
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
    told: tuple[Told, ...] = ()

    @property
    def rest(self) -> int | None:
        """How many of those below are not on top, where both counts are shown and top is a part of below."""
        return self.below - self.top if self.is_part and self.top is not None and self.below is not None else None

    @property
    def is_whole(self) -> bool:
        """Whether the figure shows every count that it has."""
        return self.top is not None and (self.below is not None or not self.has_below)

    @property
    def can_be_hidden(self) -> bool:
        """Whether there is anything that could be hidden as well."""
        shows = self.top is not None or self.below is not None or self.share is not None
        return shows and not self.is_nothing and self.where is not None


class Sum(NamedTuple):
    """A count that is the sum of others."""

    whole: int
    parts: tuple[int, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """All its counts, the whole first."""
        return (self.whole, *self.parts)


@dataclass(frozen=True, slots=True)
class Linked:
    """Figures with the sums that link their counts.

    ``between`` has, for each count that no figure shows, the place of the figure that ends its stretch of time.
    """

    figures: tuple[Figure, ...]
    sums: tuple[Sum, ...]
    between: tuple[int, ...] = ()

    @property
    def stretches(self) -> range:
        """The counts that no figure shows: those between two totals."""
        return range(2 * len(self.figures), 2 * len(self.figures) + len(self.between))

    def rest(self, place: int) -> int:
        """The count of those below that are not on top, of a figure whose count on top is a part of that below."""
        return 2 * len(self.figures) + len(self.between) + place

    def counts(self, place: int) -> tuple[int, ...]:
        """The counts of the figure at a place: on top, below if it has one, and the rest if top is a part of below."""
        figure = self.figures[place]
        rest = (self.rest(place),) if figure.is_part else ()
        return (2 * place, 2 * place + 1, *rest) if figure.has_below else (2 * place,)

    def kind(self, count: int) -> Which:
        """Which count of its figure it is."""
        past = count - 2 * len(self.figures)
        if past < 0:
            return "below" if count % 2 else "top"
        return "between" if past < len(self.between) else "rest"

    def place(self, count: int) -> int:
        """The place of the figure that the count belongs to."""
        past = count - 2 * len(self.figures)
        if past < 0:
            return count // 2
        return self.between[past] if past < len(self.between) else past - len(self.between)
