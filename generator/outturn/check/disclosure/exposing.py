"""Which counts can be worked out of linked figures, whichever of them are hidden."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from outturn.check.disclosure.bounds import Component, bounds, components, roughly, told_on
from outturn.check.disclosure.linked import Ends, Figure, Linked, Policy, Which
from outturn.check.disclosure.moves import Point
from outturn.check.disclosure.solver import ContradictionError, fitting
from outturn.check.disclosure.system import Facts

_Key = tuple[frozenset[int], frozenset[int]]
"""The counts of a component, and the places of those of its figures that are hidden."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """A count that can be worked out: exactly, or so far that it is known to be small."""

    count: int
    is_exact: bool


class _Found(NamedTuple):
    """What can be worked out of one component, all or some of it."""

    exposed: tuple[Exposed, ...]
    is_all: bool = True
    is_contradiction: bool = False


class Reader:
    """A reader of linked figures who works out all that follows from what is shown.

    The same counts that are tied are worked out once, whatever else is hidden. Published intervals are read by each
    method by which they can have been made.
    """

    def __init__(self, linked: Linked, policy: Policy) -> None:
        self._readers = [_Reader(linked, policy)]
        if any(figure.share for figure in linked.figures):
            self._readers.append(_Reader(linked, policy, with_shares=False))
        methods = max((len(figure.told) for figure in linked.figures), default=0)
        self._of_intervals = [_Reader(linked, policy, method=method) for method in range(methods)]

    def exposed(self, hidden: Collection[int]) -> tuple[Exposed, ...]:
        """Every count that can be worked out where the figures at the places ``hidden`` are hidden.

        A count that must be zero is none of them: a true zero may be shown. What contradicts itself tells nothing.
        """
        return self._exposed(hidden, is_brief=False)

    def some(self, hidden: Collection[int]) -> tuple[Exposed, ...]:
        """Some of the counts that can be worked out, at least one where there are any: less work than all."""
        return self._exposed(hidden, is_brief=True)

    def needs(self, hidden: Collection[int], place: int) -> bool:
        """Whether a count can be worked out as soon as the figure at ``place`` is not hidden with the others."""
        left = frozenset(hidden) - {place}
        return (len(self._readers) == 1 and self._readers[0].leaves_alone(left, place)) or bool(self.some(left))

    def _exposed(self, hidden: Collection[int], *, is_brief: bool) -> tuple[Exposed, ...]:
        found: dict[int, Exposed] = {}
        for readers in (self._readers, *([one] for one in self._of_intervals)):
            if not (is_brief and found):
                found.update(
                    (one.count, one) for one in _first(readers, hidden, is_brief=is_brief) if not _is_known(found, one)
                )
        return tuple(sorted(found.values(), key=lambda one: one.count))


def _first(readers: Sequence["_Reader"], hidden: Collection[int], *, is_brief: bool) -> tuple[Exposed, ...]:
    """What the first of the readers works out to whom nothing contradicts itself."""
    for reader in readers:
        try:
            return tuple(reader.exposed(hidden, is_brief=is_brief))
        except ContradictionError:
            continue
    return ()


def _is_known(found: Mapping[int, Exposed], one: Exposed) -> bool:
    return one.count in found and found[one.count].is_exact


def exposed(linked: Linked, hidden: Collection[int], policy: Policy) -> tuple[Exposed, ...]:
    """Every count that can be worked out where the figures at the places ``hidden`` are hidden."""
    return Reader(linked, policy).exposed(hidden)


class _Reader:
    """A reader who takes into account what values say of counts, and intervals by one method, or does not."""

    def __init__(self, linked: Linked, policy: Policy, *, with_shares: bool = True, method: int | None = None) -> None:
        self._linked, self._smallest = linked, policy.smallest
        self._facts = Facts(linked, policy, with_shares=with_shares, method=method)
        self._found: dict[_Key, _Found] = {}
        derived = self._facts.derived.items()
        self._derived = [Exposed(one, is_exact=True) for one, count in derived if 0 < count < self._smallest]
        self._point: dict[int, int] | None = None

    def exposed(self, hidden: Collection[int], *, is_brief: bool) -> Iterator[Exposed]:
        """The counts that can be worked out, or some; raises ContradictionError where nothing fits."""
        system = self._facts.system(hidden)
        yield from (one for one in self._derived if one.count not in system.ends)
        for component in components(system):
            own = frozenset(place for count in component.ends if (place := self._linked.place(count)) in hidden)
            key = (frozenset(component.ends), own)
            found = self._found.get(key)
            if found is None or not (found.is_all or (is_brief and found.exposed)):
                found = self._found[key] = self._in(component, own, is_brief=is_brief)
            if found.is_contradiction:
                raise ContradictionError
            yield from found.exposed

    def leaves_alone(self, hidden: Collection[int], place: int) -> bool:
        """Whether a sum of the figure that is shown has one unknown, a hidden count; found at once."""
        counts = self._facts.left_alone(hidden, place)
        return any(self._linked.kind(one) in ("top", "rest") and self._linked.place(one) in hidden for one in counts)

    def _in(self, component: Component, hidden: Collection[int], *, is_brief: bool) -> _Found:
        """What can be worked out of one component."""
        try:
            rough = roughly(component, self._smallest, partial(self._start, component))
            some = tuple(self._judged(rough.settled, hidden)) if is_brief and rough.doubtful else ()
            if some:
                return _Found(some, is_all=False)
            return _Found(tuple(self._judged(bounds(component, self._smallest, rough), hidden)))
        except ContradictionError:
            return _Found((), is_contradiction=True)

    def _judged(self, found: dict[int, Ends], hidden: Collection[int]) -> Iterator[Exposed]:
        for count, (low, high) in found.items():
            which, place = self._linked.kind(count), self._linked.place(count)
            is_hidden = place in hidden and which != "between"
            shown = None if is_hidden else _count(self._linked.figures[place], which)
            is_known_small = 1 <= high < self._smallest and (shown is None or shown > 0 or low > 0)
            if is_known_small or (is_hidden and which in ("top", "rest") and low == high > 0):
                yield Exposed(count, is_exact=low == high)

    def _start(self, component: Component) -> Point | None:
        """Counts that fit: those of the rows, and for those hidden in them any that fit what the rows say."""
        if self._point is None:
            self._point = {**self._facts.shown, **_any(self._facts)}
        start = {count: self._point[count] for count in component.ends if count in self._point}
        return start if len(start) == len(component.ends) and _fits(start, component) else None


def _count(figure: Figure, which: Which) -> int | None:
    """The count that the figure shows."""
    return {"top": figure.top, "below": figure.below, "rest": figure.rest, "between": None}[which]


def _any(facts: Facts) -> dict[int, int]:
    """Counts that fit, of those that are not known where nothing is hidden but what has no row."""
    point: dict[int, int] = {}
    for component in components(facts.system(())):
        try:
            point.update(_one(component))
        except ContradictionError:
            continue
    return point


def _one(component: Component) -> dict[int, int]:
    ends = told_on(component)
    if not component.is_exact and any(low < high for low, high in ends.values()):
        return fitting(component.equations, component.quotients, ends)
    for count in component.ends:
        if ends[count][0] < ends[count][1]:
            ends = told_on(component.with_ends({**ends, count: (ends[count][0], ends[count][0])}))
    return {count: int(low) for count, (low, _) in ends.items()}


def _fits(point: Point, component: Component) -> bool:
    """Whether the counts lie between their ends and agree with all that ties them."""
    return (
        all(low <= point[count] <= high for count, (low, high) in component.ends.items())
        and all(sum(sign * point[count] for sign, count in one.terms) == one.total for one in component.equations)
        and all(
            one.ends[0] * point[one.below] <= point[one.top] <= one.ends[1] * point[one.below]
            for one in component.quotients
        )
    )
