"""Which counts can be worked out of linked figures, and which figures to hide as well so that none can.

Secondary suppression (L. Willenborg and T. de Waal, Elements of Statistical Disclosure Control, 2001, chapter 6;
M. Fischetti and J. J. Salazar, Management Science 47, 2001): in small tables the fewest figures, and of those the least
in count, by trying every set; in larger ones the cheapest way round each count that can be worked out, as long as there
are any, without those figures that are not needed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from outturn.check.disclosure.bounds import bounds
from outturn.check.disclosure.cycles import Cost, way_round
from outturn.check.disclosure.linked import Figure, Linked, Policy
from outturn.check.disclosure.solver import ContradictionError
from outturn.check.disclosure.system import system

NEVER = 1e12
"""What hiding a zero counts, more than any other count."""
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
    chosen = _needed(linked, first, _enough(linked, first, frozenset(free), policy), policy)
    if len(free) <= MOST_TRIED:
        cheaper = (one for one in _by_cost(linked, free) if _cost(linked, one) < _cost(linked, chosen))
        chosen = next((one for one in cheaper if not exposed(linked, first | one, policy)), chosen)
    return tuple(sorted(chosen))


def _by_cost(linked: Linked, free: Sequence[int]) -> list[frozenset[int]]:
    """Every set of the figures, those first that hide the least."""
    sets = [one for size in range(1, len(free) + 1) for one in combinations(free, size)]
    return [frozenset(one) for one in sorted(sets, key=lambda one: (_cost(linked, one), one))]


def _cost(linked: Linked, places: Iterable[int]) -> Cost:
    """How much is lost where figures are hidden: how many they are, then what they count."""
    losses = [_loss(linked.figures[at]) for at in places]
    return len(losses), sum(losses)


def _loss(figure: Figure) -> float:
    """What a figure counts; more than any of a zero, as everybody may know that it is one."""
    count = figure.top if figure.top is not None else figure.below
    return count or NEVER


def _enough(linked: Linked, first: frozenset[int], free: frozenset[int], policy: Policy) -> frozenset[int]:
    """Figures added until nothing can be worked out: the cheapest way round each count that can be.

    Where that is not enough, or there is none, the cheapest figure beside the count, or any.
    """
    chosen: frozenset[int] = frozenset()
    while found := exposed(linked, first | chosen, policy):
        left = free - chosen
        if not left:
            break
        count = found[0].count
        way = way_round(linked, count, partial(_price, linked, left))
        more = left.intersection(linked.place(one) for one in way)
        if not more:
            sums = [one for one in linked.sums if count in one]
            near = left.intersection(linked.place(other) for one in sums for other in one)
            more = frozenset([min(near or left, key=lambda at: (_loss(linked.figures[at]), at))])
        chosen |= more
    return chosen


def _price(linked: Linked, left: Collection[int], count: int) -> Cost | None:
    """What hiding a count costs: nothing where it is not shown anyway."""
    if count >= 2 * len(linked.figures):
        return 0, 0.0
    place = count // 2
    if place in left:
        return _cost(linked, [place])
    return None if linked.figures[place].is_nothing else (0, 0.0)


def _needed(linked: Linked, first: frozenset[int], chosen: frozenset[int], policy: Policy) -> frozenset[int]:
    """The set without what can be left out, the dearest first."""
    for at in sorted(chosen, key=lambda at: (-_loss(linked.figures[at]), at)):
        if not exposed(linked, first | (chosen - {at}), policy):
            return _needed(linked, first, chosen - {at}, policy)
    return chosen
