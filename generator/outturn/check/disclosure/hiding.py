"""Which counts can be worked out of linked figures, and which figures to hide as well so that none can.

Secondary suppression (L. Willenborg and T. de Waal, Elements of Statistical Disclosure Control, 2001, chapter 6;
M. Fischetti and J. J. Salazar, Management Science 47, 2001): in small tables the fewest figures, and of those the least
in count, by trying every set; in larger ones figures are added until nothing can be worked out, and those that are not
needed are taken away again.
"""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from outturn.check.disclosure.bounds import bounds
from outturn.check.disclosure.linked import Figure, Linked, Policy
from outturn.check.disclosure.solver import ContradictionError
from outturn.check.disclosure.system import system

MOST_TRIED = 10
"""Of so many figures that could be hidden every set is tried."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """A count that can be worked out: exactly, or so far that it is known to be small."""

    count: int
    is_exact: bool


def exposed(linked: Linked, hidden: Collection[int], policy: Policy) -> tuple[Exposed, ...]:
    """Every count that can be worked out where the figures at the places ``hidden`` are hidden.

    A count that must be zero is none of them: a true zero may be shown. What contradicts itself tells nothing.
    """
    for with_shares in (True, False):
        try:
            found = bounds(system(linked, hidden, policy, with_shares=with_shares), policy.smallest)
        except ContradictionError:
            continue
        return tuple(_exposed(linked, hidden, policy, found))
    return ()


def _exposed(
    linked: Linked, hidden: Collection[int], policy: Policy, found: dict[int, tuple[float, float]]
) -> Iterator[Exposed]:
    last = 2 * len(linked.figures) + len(linked.between)
    for count, (low, high) in sorted(found.items()):
        if count >= last:
            continue
        is_top = count >= 2 * len(linked.figures) or not count % 2
        is_own = count < 2 * len(linked.figures)
        place = linked.place(count)
        is_hidden = is_own and place in hidden
        shown = _shown(linked.figures[place], is_top=is_top) if is_own and not is_hidden else None
        is_known_small = 1 <= high < policy.smallest and (shown is None or shown > 0 or low > 0)
        if is_known_small or (is_hidden and is_top and low == high > 0):
            yield Exposed(count, is_exact=low == high)


def _shown(figure: Figure, *, is_top: bool) -> int | None:
    return figure.top if is_top else figure.below


def to_hide(linked: Linked, hidden: Collection[int], policy: Policy) -> tuple[int, ...]:
    """The places of figures that are to be hidden beside those of ``hidden`` so that no count can be worked out.

    None of them can be left out. Empty where nothing can be worked out.
    """
    first = frozenset(hidden)
    if not exposed(linked, first, policy):
        return ()
    free = [at for at, figure in enumerate(linked.figures) if figure.can_be_hidden and at not in first]
    if len(free) <= MOST_TRIED:
        sets = (frozenset(one) for size in range(1, len(free) + 1) for one in _by_cost(linked, free, size))
        return tuple(sorted(next((one for one in sets if not exposed(linked, first | one, policy)), frozenset(free))))
    return tuple(sorted(_needed(linked, first, _enough(linked, first, free, policy), policy)))


def _by_cost(linked: Linked, free: list[int], size: int) -> list[tuple[int, ...]]:
    """The sets of that size, those first that hide the least."""
    return sorted(combinations(free, size), key=lambda one: (sum(_cost(linked.figures[at]) for at in one), one))


def _cost(figure: Figure) -> float:
    """How much is lost where a figure is hidden; a zero last, as everybody may know that it is one."""
    count = figure.top if figure.top is not None else figure.below
    return count or math.inf


def _enough(linked: Linked, first: frozenset[int], free: list[int], policy: Policy) -> frozenset[int]:
    """Figures added one by one, each the least beside a count that can be worked out, until none can."""
    chosen: frozenset[int] = frozenset()
    sums = _sums_of(linked)
    while found := exposed(linked, first | chosen, policy):
        left = set(free) - chosen
        if not left:
            break
        near = {linked.place(count) for one in found[:1] for total in sums.get(one.count, ()) for count in total}
        own = {linked.place(one.count) for one in found[:1]}
        choice = (near & left) or (own & left) or left
        chosen |= {min(choice, key=lambda at: (_cost(linked.figures[at]), at))}
    return chosen


def _sums_of(linked: Linked) -> dict[int, list[tuple[int, ...]]]:
    found: dict[int, list[tuple[int, ...]]] = {}
    for one in linked.sums:
        for count in one:
            found.setdefault(count, []).append(tuple(one))
    return found


def _needed(linked: Linked, first: frozenset[int], chosen: frozenset[int], policy: Policy) -> frozenset[int]:
    """The set without what can be left out, the dearest first."""
    dearest = sorted(chosen, key=lambda at: (-_cost(linked.figures[at]), at))
    for at in dearest:
        if not exposed(linked, first | (chosen - {at}), policy):
            return _needed(linked, first, chosen - {at}, policy)
    return chosen
