"""The cheapest way round: figures that can be hidden together so that a count among them is no longer fixed.

A count that goes up by one can only stay hidden where others go down or up with it, so that every sum still holds. In
tables of two dimensions that is a way round: from one of the count's sums through other hidden counts to the other.
"""

from collections.abc import Callable
from heapq import heappop, heappush

from outturn.check.disclosure.linked import Linked

Cost = tuple[int, float]
"""How many figures more are hidden, and how much they count."""
GROUND = -1
"""Where counts end that stand in one sum only: they can be anything that this sum allows."""


class Ways:
    """The sums of linked figures as a map: which sums each count leads between."""

    def __init__(self, linked: Linked) -> None:
        found: dict[int, list[int]] = {}
        for number, one in enumerate(linked.sums):
            for count in one.counts:
                found.setdefault(count, []).append(number)
        self._ends = {count: tuple(sums) if len(sums) > 1 else (*sums, GROUND) for count, sums in found.items()}
        self._counts = {number: one.counts for number, one in enumerate(linked.sums)}
        self._counts[GROUND] = tuple(count for count, ends in self._ends.items() if GROUND in ends)

    def beside(self, count: int) -> frozenset[int]:
        """The counts that stand in a sum with this one."""
        sums = [number for number in self._ends.get(count, ()) if number != GROUND]
        return frozenset(other for number in sums for other in self._counts[number])

    def round(self, count: int, cost: Callable[[int], Cost | None]) -> tuple[int, ...]:
        """The other counts of the cheapest way round through a count; none where there is no way.

        ``cost`` is what hiding a count costs, None where it cannot be hidden.
        """
        first, *last = self._ends.get(count, (GROUND,))
        waiting: list[tuple[Cost, int, tuple[int, ...]]] = [((0, 0.0), first, ())]
        nearest: dict[int, Cost] = {}
        done = set()
        while waiting:
            (number, total), node, way = heappop(waiting)
            if node in last:
                return way
            if node in done:
                continue
            done.add(node)
            for other in self._counts[node]:
                ends = [end for end in self._ends[other] if end not in done]
                more = cost(other) if ends and other != count and other not in way else None
                if more is None:
                    continue
                there = (number + more[0], total + more[1])
                for end in ends:
                    if end not in nearest or there < nearest[end]:
                        nearest[end] = there
                        heappush(waiting, (there, end, (*way, other)))
        return ()
