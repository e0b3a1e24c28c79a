"""Which figures to hide as well so that no count can be worked out.

Secondary suppression (L. Willenborg and T. de Waal, Elements of Statistical Disclosure Control, 2001, chapter 6;
M. Fischetti and J. J. Salazar, Management Science 47, 2001): in small tables the fewest figures, and of those the least
in count, by trying every set; in larger ones the cheapest way round each count that can be worked out, as long as there
are any, without those figures that are not needed.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from outturn.check.disclosure.cycles import Cost, Ways
from outturn.check.disclosure.exposing import Reader
from outturn.check.disclosure.linked import Figure, Linked

NEVER = 1e12
"""What hiding a zero counts, more than any other count."""
FREE: Cost = (0, 0.0)
MOST_TRIED = 10
"""Of so many figures that could be hidden every set is tried."""


def to_hide(linked: Linked, hidden: Collection[int], reader: Reader) -> tuple[int, ...]:
    """The places of figures that are to be hidden beside those of ``hidden`` so that no count can be worked out.

    None of them can be left out. Empty where nothing can be worked out.
    """
    first = frozenset(hidden)
    if not reader.some(first):
        return ()
    free = [at for at, figure in enumerate(linked.figures) if figure.can_be_hidden and at not in first]
    chosen = _needed(linked, first, _enough(linked, first, frozenset(free), reader), reader)
    if len(free) <= MOST_TRIED:
        cheaper = (one for one in _by_cost(linked, free) if _cost(linked, one) < _cost(linked, chosen))
        chosen = next((one for one in cheaper if not reader.some(first | one)), chosen)
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


def _enough(linked: Linked, first: frozenset[int], free: frozenset[int], reader: Reader) -> frozenset[int]:
    """Figures added until nothing can be worked out: the cheapest ways round the counts that can be.

    Where that is not enough, or there is none, the cheapest figure beside a count, or any.
    """
    chosen: frozenset[int] = frozenset()
    ways = Ways(linked)
    while found := reader.some(first | chosen):
        left = free - chosen
        if not left:
            break
        more = _round_all(linked, ways, [one.count for one in found], left)
        if not more:
            near = left.intersection(map(linked.place, ways.beside(found[0].count)))
            more = frozenset([min(near or left, key=lambda at: (_loss(linked.figures[at]), at))])
        chosen |= more
    return chosen


def _round_all(linked: Linked, ways: Ways, counts: Sequence[int], left: frozenset[int]) -> frozenset[int]:
    """What is to be hidden for a way round each of the counts that none of the ways before it leads over."""
    more: frozenset[int] = frozenset()
    passed: set[int] = set()
    at_place = [_price(linked, left, place) for place in range(len(linked.figures))]
    prices = {count: at_place[linked.place(count)] for one in linked.sums for count in one.counts}
    prices.update(dict.fromkeys(linked.stretches, FREE))
    for count in counts:
        if count not in passed:
            way = ways.round(count, prices.get)
            passed.update(way)
            new = left.intersection(map(linked.place, way)) - more
            more |= new
            prices.update((one, FREE) for place in new for one in linked.counts(place))
    return more


def _price(linked: Linked, left: Collection[int], place: int) -> Cost | None:
    """What hiding a figure's counts costs: nothing where it is not shown anyway."""
    if place in left:
        return 1, _loss(linked.figures[place])
    return None if linked.figures[place].is_nothing else FREE


def _needed(linked: Linked, first: frozenset[int], chosen: frozenset[int], reader: Reader) -> frozenset[int]:
    """The set without what can be left out, the dearest first."""
    for at in sorted(chosen, key=lambda at: (-_loss(linked.figures[at]), at)):
        if not reader.needs(first | chosen, at):
            return _needed(linked, first, chosen - {at}, reader)
    return chosen
