"""What can be worked out of the counts that are not shown: of each the least and the most that fits all the rest.

Where no count comes round to itself through the sums, what each sum says of its counts, told on until nothing changes,
is exact: a sum of whole numbers that each can be anything between two ends can be anything between its ends. Where
counts do come round (four hidden in a square of a table), that gives ends outside which no count lies, and moving from
counts that fit (``moves``) gives ends that are reached. Only where these leave a doubt is a small integer programme
solved (``solver``).
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from outturn.check.disclosure.linked import ANYTHING, Ends
from outturn.check.disclosure.moves import Point, implied, reached, solution
from outturn.check.disclosure.solver import ContradictionError, extremes
from outturn.check.disclosure.system import Equation, Quotient, System

MOST_ROUNDS = 20
"""So often what sums say is told on where that alone is not exact."""


@dataclass(frozen=True, slots=True)
class Component:
    """Counts that are tied, directly or through others, by equations and quotients, and whether telling on is exact."""

    ends: Mapping[int, Ends]
    equations: tuple[Equation, ...]
    quotients: tuple[Quotient, ...]
    is_exact: bool

    @property
    def is_free(self) -> bool:
        """Whether nothing is known but how counts stand to each other: each is then zero, or can be any number."""
        return not any(one.total for one in self.equations) and all(one == ANYTHING for one in self.ends.values())

    def with_ends(self, ends: Mapping[int, Ends]) -> "Component":
        """The component with other ends."""
        return replace(self, ends=ends)


class Rough(NamedTuple):
    """What is seen of a component's counts without a solver: ends outside which none lies, and ends that each reaches.

    ``doubtful`` are those counts for which that leaves something open.
    """

    outside: dict[int, Ends]
    inside: dict[int, Ends]
    doubtful: tuple[int, ...] = ()

    @property
    def settled(self) -> dict[int, Ends]:
        """The ends of the counts for which nothing is open."""
        return {count: ends for count, ends in self.inside.items() if count not in self.doubtful}


def roughly(component: Component, enough: int, start: Callable[[], Point | None]) -> Rough:
    """What is seen of the counts without a solver; raises ContradictionError where nothing fits.

    Of a count for which nothing is open, the ends are exact or tell all that is asked: that it can be ``enough`` or
    more and different counts; or that it cannot be ``enough``, can be different counts, and whether zero is one. A
    count without limit has infinity for its most. ``start`` finds counts that fit, where any are known.
    """
    if component.is_free:
        return Rough(dict(component.ends), dict(component.ends))
    outside = told_on(component)
    if component.is_exact:
        return Rough(outside, outside)
    solved = solution(component.equations)
    if solved is None:
        return Rough(outside, outside, tuple(outside))
    inside = reached(solved, component.equations, component.quotients, outside, start, enough)
    doubtful = _doubtful(outside, inside, enough)
    if doubtful:
        more = replace(component, ends=outside, equations=(*component.equations, *implied(solved)))
        outside = told_on(more)
        doubtful = _doubtful(outside, inside, enough)
    return Rough(outside, inside, doubtful)


def _doubtful(outside: Mapping[int, Ends], inside: Mapping[int, Ends], enough: int) -> tuple[int, ...]:
    return tuple(count for count in outside if not _is_settled(outside[count], inside[count], enough))


def bounds(component: Component, enough: int, rough: Rough) -> dict[int, Ends]:
    """The ends of all counts of the component, by a solver where something is open; otherwise as of ``roughly``."""
    if not rough.doubtful:
        return rough.inside
    solved = extremes(component.equations, component.quotients, rough.outside, enough, rough.doubtful)
    return {**rough.inside, **solved}


def _is_settled(outside: Ends, inside: Ends, enough: int) -> bool:
    if outside == inside:
        return True
    differs = inside[0] < inside[1]
    is_zero_settled = inside[0] == 0 or outside[0] > 0
    return differs and (inside[1] >= enough or (outside[1] < enough and is_zero_settled))


def components(system: System) -> Iterator[Component]:
    """The parts of a system that have no count in common."""
    ties = [
        *(tuple(count for _, count in one.terms) for one in system.equations),
        *((one.top, one.below) for one in system.quotients),
    ]
    above: dict[int, int] = {count: count for count in system.ends}
    cyclic = set()
    for counts in ties:
        tops = [_top(above, count) for count in counts]
        if len(set(tops)) < len(tops):
            cyclic.update(tops)
        for one in tops:
            above[one] = tops[0]
        if cyclic and cyclic.intersection(tops):
            cyclic.add(tops[0])
    parts: dict[int, tuple[dict[int, Ends], list[Equation], list[Quotient]]] = defaultdict(lambda: ({}, [], []))
    for count, ends in system.ends.items():
        parts[_top(above, count)][0][count] = ends
    for equation in system.equations:
        if equation.terms:
            parts[_top(above, equation.terms[0][1])][1].append(equation)
    for quotient in system.quotients:
        parts[_top(above, quotient.top)][2].append(quotient)
    for top, (own, equations, quotients) in parts.items():
        yield Component(own, tuple(equations), tuple(quotients), not quotients and top not in cyclic)


def _top(above: dict[int, int], count: int) -> int:
    """What stands for the set of counts that this one belongs to."""
    while above[count] != count:
        above[count] = above[above[count]]
        count = above[count]
    return count


def told_on(component: Component) -> dict[int, Ends]:
    """The ends of the component's counts, narrowed by what each equation says, again where one narrowed another's."""
    found = dict(component.ends)
    if any(low > high for low, high in found.values()):
        raise ContradictionError
    equations = component.equations
    of_count: dict[int, list[int]] = defaultdict(list)
    for number, equation in enumerate(equations):
        for _, count in equation.terms:
            of_count[count].append(number)
    waiting = dict.fromkeys(range(len(equations)))
    left = math.inf if component.is_exact else MOST_ROUNDS * len(equations)
    while waiting and left > 0:
        number = next(iter(waiting))
        del waiting[number]
        left -= 1
        for count, ends in _narrowed(equations[number], found):
            found[count] = ends
            if ends[0] > ends[1]:
                raise ContradictionError
            for other in of_count[count]:
                if other != number:
                    waiting[other] = None
    return found


def _narrowed(equation: Equation, found: Mapping[int, Ends]) -> Sequence[tuple[int, Ends]]:
    """The ends that an equation narrows: each count is what the others leave of the total."""
    ranges = []
    least, most, endless_down, endless_up = 0.0, 0.0, 0, 0
    for sign, count in equation.terms:
        low, high = found[count] if sign > 0 else (-found[count][1], -found[count][0])
        ranges.append((low, high))
        least, endless_down = (least, endless_down + 1) if low == -math.inf else (least + low, endless_down)
        most, endless_up = (most, endless_up + 1) if high == math.inf else (most + high, endless_up)
    if endless_down > 1 and endless_up > 1:
        return ()
    narrowed = []
    for (sign, count), (low, high) in zip(equation.terms, ranges, strict=True):
        others_most = _without(most, endless_up, high, math.inf)
        others_least = _without(least, endless_down, low, -math.inf)
        new_low, new_high = max(low, equation.total - others_most), min(high, equation.total - others_least)
        if new_low > low or new_high < high:
            narrowed.append((count, (new_low, new_high) if sign > 0 else (-new_high, -new_low)))
    return narrowed


def _without(total: float, endless: int, one: float, infinite: float) -> float:
    """The sum of all but one of the numbers; ``infinite`` where another of them is."""
    if not endless:
        return total - one
    return total if one == infinite and endless == 1 else infinite
