"""Figures, as a reader sees them, to what is known of the counts that are not shown: sums, quotients and ends."""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from outturn.check.disclosure.linked import ANYTHING, Ends, Figure, Linked, Policy, Sum, Told

SLACK = 1e-9
"""What floating point may take from the ends of a quotient."""

Term = tuple[int, int]
"""A sign, 1 or -1, and a count."""


@dataclass(frozen=True, slots=True)
class Equation:
    """Counts that add up, each with its sign, to a total."""

    terms: tuple[Term, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Quotient:
    """Two counts that are not known, and the ends between which top ÷ below lies."""

    top: int
    below: int
    ends: Ends


@dataclass(frozen=True, slots=True)
class System:
    """What is known of counts: ``ends`` has each count that is not known exactly, with its least and its most."""

    ends: dict[int, Ends]
    equations: tuple[Equation, ...]
    quotients: tuple[Quotient, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """What a figure leaves open: the ends of its counts, those known exactly among them, and its quotient."""

    ends: dict[int, Ends]
    known: dict[int, int]
    quotient: Quotient | None = None


class Facts:
    """Linked figures to what a reader knows of them, whichever of them are hidden.

    Every count is a whole number and not negative. Without ``with_shares``, what values say of counts is left out.
    ``method`` is the place of the method by which published intervals are read; without it they are not.
    What does not depend on which figures are hidden is worked out once.
    """

    def __init__(self, linked: Linked, policy: Policy, *, with_shares: bool = True, method: int | None = None) -> None:
        self.linked = linked
        rests = (place for place, figure in enumerate(linked.figures) if figure.is_part)
        self.sums = (*linked.sums, *(Sum(2 * at + 1, (2 * at, linked.rest(at))) for at in rests))
        self._of_count: dict[int, list[int]] = {}
        for number, one in enumerate(self.sums):
            for count in one.counts:
                self._of_count.setdefault(count, []).append(number)
        self._all = _Open({}, {})
        self.derived: dict[int, int] = {}
        """Counts that follow from their own row, or are between two totals; known where nothing more is hidden."""
        self._quotients: dict[int, Quotient] = {}
        for place, figure in enumerate(linked.figures):
            if policy.round_to == 1 and figure.top is not None and not figure.has_below:
                self._all.known[2 * place] = figure.top
                continue
            own = _shown(linked, place, figure, policy, with_shares=with_shares, told=_told(figure, method))
            self._all.ends.update(own.ends)
            self._all.known.update(own.known)
            if not figure.is_nothing and (policy.round_to > 1 or not figure.is_whole):
                self.derived.update(own.known)
            if own.quotient and (linked.sums or not figure.told):  # pairs that an interval allows have the quotient
                self._quotients[place] = own.quotient
        self._opened_by: dict[int, list[int]] = {}
        for one in linked.sums:
            if one.parts[-1] in linked.stretches:
                self._add_stretch(one)
        self._equations = {
            number: self._equation(one, self._all.known)
            for number, one in enumerate(self.sums)
            if not self._all.ends.keys().isdisjoint(one.counts)
        }

    def _add_stretch(self, one: Sum) -> None:
        """A count between two totals: known where both are."""
        sooner, stretch = one.parts
        totals = (one.whole, sooner)
        for total in totals:
            self._opened_by.setdefault(total, []).append(stretch)
        if all(total in self._all.known for total in totals):
            self._all.known[stretch] = self.derived[stretch] = self._all.known[one.whole] - self._all.known[sooner]
        else:
            self._all.ends[stretch] = ANYTHING

    @property
    def shown(self) -> dict[int, int]:
        """The counts that are known exactly where nothing is hidden that is shown."""
        return self._all.known

    def system(self, hidden: Collection[int]) -> System:
        """What a reader knows where the figures at the places ``hidden`` are hidden."""
        places = [place for place in hidden if not self.linked.figures[place].is_nothing]
        opened = [count for place in places for count in self.linked.counts(place)]
        opened += [one for count in opened for one in self._opened_by.get(count, ())]
        ends = {**self._all.ends, **dict.fromkeys(opened, ANYTHING)}
        known = self._all.known
        now_open = [count for count in opened if count in known]
        touched = dict.fromkeys(number for count in now_open for number in self._of_count.get(count, ()))
        less = dict.fromkeys(now_open)
        equations = {**self._equations, **{at: self._equation(self.sums[at], known, less) for at in touched}}
        quotients = tuple(one for place, one in self._quotients.items() if place not in hidden)
        return System(ends, tuple(equations.values()), quotients)

    def left_alone(self, hidden: Collection[int], place: int) -> Iterator[int]:
        """Counts that are one's only unknown in a sum, and not zero, once the figure at ``place`` is not hidden."""
        others = (other for other in hidden if other != place)
        counts = (count for other in others for count in self.linked.counts(other))
        opened = {one for count in counts for one in (count, *self._opened_by.get(count, ()))} | self._all.ends.keys()
        for number in {number for count in self.linked.counts(place) for number in self._of_count.get(count, ())}:
            unknown = [count for count in self.sums[number].counts if count in opened]
            if len(unknown) == 1 and self._equation(self.sums[number], self._all.known, unknown).total:
                yield unknown[0]

    def _equation(self, one: Sum, known: dict[int, int], less: Collection[int] = ()) -> Equation:
        """The sum with what is known of it taken together, but for the counts ``less``."""
        terms: list[Term] = []
        total = 0
        sign = 1
        for count in one.counts:
            if count in known and count not in less:
                total -= sign * known[count]
            else:
                terms.append((sign, count))
            sign = -1
        return Equation(tuple(terms), total)


def _told(figure: Figure, method: int | None) -> Told:
    """What the figure's interval says by a method; by every, where all say the same."""
    return Told() if method is None or method >= len(figure.told) else figure.told[method]


def _shown(linked: Linked, place: int, figure: Figure, policy: Policy, *, with_shares: bool, told: Told) -> _Open:
    """What a figure leaves open that is not hidden beyond its row."""
    counts = linked.counts(place)
    if figure.is_whole and (policy.round_to == 1 or figure.is_nothing):
        own = (figure.top or 0, figure.below or 0, figure.rest or 0)
        return _Open({}, dict(zip(counts, own, strict=False)))
    share = figure.share if with_shares else None
    top, below = _both(_ends(figure.top, policy), told.top), _both(_ends(figure.below, policy), told.below)
    top, below = _settled(top, below, tuple(_shares(figure, share)))
    rest = _both((max(0, below[0] - top[1]), below[1] - top[0]), told.rest)
    ends = dict(zip(counts, (top, below, rest), strict=False))
    known = {count: int(one[0]) for count, one in ends.items() if one[0] == one[1]}
    left = {count: one for count, one in ends.items() if count not in known}
    is_tied = share and figure.has_below and counts[0] in left and counts[1] in left
    return _Open(left, known, Quotient(counts[0], counts[1], share) if share and is_tied else None)


def _ends(count: int | None, policy: Policy) -> Ends:
    """The least and the most that a shown count can be, by what counts are rounded to."""
    if count is None:
        return ANYTHING
    half = policy.round_to / 2 if policy.round_to > 1 else 0
    return (max(0, math.ceil(count - half)), math.floor(count + half))


def _both(one: Ends, other: Ends) -> Ends:
    return max(one[0], other[0]), min(one[1], other[1])


def _shares(figure: Figure, share: Ends | None) -> Iterator[Ends]:
    if figure.is_part:
        yield (0.0, 1.0)
    if share:
        yield share


def _settled(top: Ends, below: Ends, shares: tuple[Ends, ...]) -> tuple[Ends, Ends]:
    """The ends of both counts by those of their quotient, again until nothing changes."""
    while top[0] <= top[1] and below[0] <= below[1]:
        before = (top, below)
        for share in shares:
            top, below = _narrowed(top, below, share)
        if (top, below) == before:
            break
    return top, below


def _narrowed(top: Ends, below: Ends, share: Ends) -> tuple[Ends, Ends]:
    """The ends of both counts by the ends of their quotient, once."""
    low, high = share
    least, most = max(top[0], _up(low * below[0])), top[1]
    if below[1] < math.inf:
        most = min(most, _down(high * below[1]))
    under, over = below
    if high > 0 and top[0] > 0:
        under = max(under, _up(top[0] / high))
    if low > 0 and top[1] < math.inf:
        over = min(over, _down(top[1] / low))
    return (least, most), (under, over)


def _up(number: float) -> float:
    return math.ceil(number - SLACK * max(1.0, number))


def _down(number: float) -> float:
    return math.floor(number + SLACK * max(1.0, number))
