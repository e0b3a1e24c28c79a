"""The cheapest way round: figures that can be hidden together so that a count among them is no longer fixed.

A count that goes up by one can only stay hidden where others go down or up with it, so that every sum still holds. In
tables of two dimensions that is a way round: from one of the count's sums through other hidden counts to the other.
"""

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush

from outturn.check.disclosure.linked import Linked

Cost = tuple[int, float]
"""How many figures more are hidden, and how much they count."""
GROUND = -1
"""Where counts end that stand in one sum only: they can be anything that this sum allows."""


def way_round(linked: Linked, count: int, cost: Callable[[int], Cost | None]) -> tuple[int, ...]:
    """The other counts of the cheapest way round through a count; none where there is no way.

    ``cost`` is what hiding a count costs, None where it cannot be hidden.
    """
    places = _places(linked)
    counts = _counts(linked, places)
    first, *last = places.get(count, (GROUND,))
    waiting: list[tuple[Cost, int, tuple[int, ...]]] = [((0, 0.0), first, ())]
    done = set()
    while waiting:
        (number, total), node, way = heappop(waiting)
        if node in last:
            return way
        if node in done:
            continue
        done.add(node)
        for other, more in _priced(counts[node], cost):
            if other != count and other not in way:
                for end in places[other]:
                    if end not in done:
                        heappush(waiting, ((number + more[0], total + more[1]), end, (*way, other)))
    return ()


def _priced(counts: Sequence[int], cost: Callable[[int], Cost | None]) -> Iterator[tuple[int, Cost]]:
    for one in counts:
        price = cost(one)
        if price is not None:
            yield one, price


def _places(linked: Linked) -> dict[int, tuple[int, ...]]:
    """The sums that each count stands in, or the only one and the ground."""
    found: dict[int, list[int]] = {}
    for number, one in enumerate(linked.sums):
        for count in one:
            found.setdefault(count, []).append(number)
    return {count: tuple(sums) if len(sums) > 1 else (*sums, GROUND) for count, sums in found.items()}


def _counts(linked: Linked, places: dict[int, tuple[int, ...]]) -> dict[int, list[int]]:
    """The counts of each sum, and those that end at the ground."""
    found: dict[int, list[int]] = {number: list(one) for number, one in enumerate(linked.sums)}
    found[GROUND] = [count for count, ends in places.items() if GROUND in ends]
    return found
