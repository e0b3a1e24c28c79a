"""What can be worked out of the counts that are not shown: of each the least and the most that fits all the rest.

Where no count comes round to itself through the sums, what each sum says of its counts, told on until nothing changes,
is exact: a sum of whole numbers that each can be anything between two ends can be anything between its ends. Where
counts do come round (four hidden in a square of a table) and one of them fixes all, each is an end of that line
(``line``); elsewhere, and where a value ties two of them, each is a small integer programme (``solver``).
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from outturn.check.disclosure.line import on_a_line
from outturn.check.disclosure.solver import ContradictionError, extremes
from outturn.check.disclosure.system import Equation, Quotient, System

Ends = dict[int, tuple[float, float]]
ANYTHING = (0, math.inf)
MOST_ROUNDS = 20
"""So often what sums say is told on where that alone is not exact."""


def bounds(system: System, enough: int) -> Ends:
    """The least and the most of every count that is not known; raises ContradictionError where nothing fits.

    They are exact, but where a count can be ``enough`` or more, and can be different counts: then they are ends that it
    can reach. A count without limit has infinity for its most.
    """
    found: Ends = dict(system.ends)
    for part in _components(system):
        if part.is_free(found):
            continue
        _tell_on(part.equations, found, math.inf if part.is_exact else MOST_ROUNDS)
        if not part.is_exact:
            line = None if part.quotients else on_a_line(part.equations, found)
            found.update(line or extremes(part.equations, part.quotients, found, enough))
    if any(low > high for low, high in found.values()):
        raise ContradictionError
    return found


@dataclass(frozen=True, slots=True)
class _Component:
    """Equations and quotients that share counts, and whether telling on is exact."""

    equations: tuple[Equation, ...]
    quotients: tuple[Quotient, ...]
    is_exact: bool

    def is_free(self, found: Ends) -> bool:
        """Whether nothing is known but how counts stand to each other: each is then zero, or can be any number."""
        counts = (count for one in self.equations for _, count in one.terms)
        return not any(one.total for one in self.equations) and all(found[count] == ANYTHING for count in counts)


def _components(system: System) -> Iterator[_Component]:
    """The parts of a system that have no count in common."""
    ties = [
        *(tuple(count for _, count in one.terms) for one in system.equations),
        *((one.top, one.below) for one in system.quotients),
    ]
    above: dict[int, int] = {}
    cyclic = set()
    for counts in ties:
        tops = [_top(above, count) for count in counts]
        if len(set(tops)) < len(tops):
            cyclic.update(tops)
        for one in tops:
            above[one] = tops[0]
        if cyclic.intersection(tops):
            cyclic.add(tops[0])
    parts: dict[int, tuple[list[Equation], list[Quotient]]] = defaultdict(lambda: ([], []))
    for equation in system.equations:
        parts[_top(above, equation.terms[0][1])][0].append(equation)
    for quotient in system.quotients:
        parts[_top(above, quotient.top)][1].append(quotient)
    for top, (equations, quotients) in parts.items():
        yield _Component(tuple(equations), tuple(quotients), not quotients and top not in cyclic)


def _top(above: dict[int, int], count: int) -> int:
    """What stands for the set of counts that this one belongs to."""
    above.setdefault(count, count)
    while above[count] != count:
        above[count] = above[above[count]]
        count = above[count]
    return count


def _tell_on(equations: tuple[Equation, ...], found: Ends, most: float) -> None:
    """Narrow the ends by what each equation says of them, again where one narrowed a count of another."""
    of_count = defaultdict(list)
    for equation in equations:
        for _, count in equation.terms:
            of_count[count].append(equation)
    waiting = dict.fromkeys(equations)
    left = most * len(equations)
    while waiting and left > 0:
        equation = next(iter(waiting))
        del waiting[equation]
        left -= 1
        for count, ends in _narrowed(equation, found).items():
            found[count] = ends
            waiting.update(dict.fromkeys(one for one in of_count[count] if one is not equation))
            if ends[0] > ends[1]:
                raise ContradictionError


def _narrowed(equation: Equation, found: Mapping[int, tuple[float, float]]) -> Ends:
    """The ends that an equation narrows: each count is what the others leave of the total."""
    ranges = [_signed(sign, found[count]) for sign, count in equation.terms]
    least, most = _Total([low for low, _ in ranges]), _Total([high for _, high in ranges])
    narrowed = {}
    for (sign, count), (low, high) in zip(equation.terms, ranges, strict=True):
        left = _signed(sign, (equation.total - most.without(high), equation.total - least.without(low)))
        both = (max(found[count][0], left[0]), min(found[count][1], left[1]))
        if both != found[count]:
            narrowed[count] = both
    return narrowed


def _signed(sign: int, ends: tuple[float, float]) -> tuple[float, float]:
    return ends if sign > 0 else (-ends[1], -ends[0])


class _Total:
    """The sum of numbers of which some are infinite, all to one side."""

    def __init__(self, numbers: Sequence[float]) -> None:
        infinite = [one for one in numbers if math.isinf(one)]
        self._finite = sum(one for one in numbers if math.isfinite(one))
        self._infinite, self._count = next(iter(infinite), 0.0), len(infinite)

    def without(self, one: float) -> float:
        """The sum of all but one of the numbers."""
        if math.isinf(one):
            return self._finite if self._count == 1 else self._infinite
        return self._infinite if self._count else self._finite - one
