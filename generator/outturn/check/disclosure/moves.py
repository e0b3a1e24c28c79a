"""Moving from counts that fit to others that do: how far each count is seen to reach.

What solves the equations is one point and whole-number moves from it, one for each count that they leave free. Where
there is only one move, going as far as it leads either way gives the ends exactly; elsewhere ends that are reached.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from outturn.check.disclosure.linked import Ends
from outturn.check.disclosure.solver import ContradictionError, fitting
from outturn.check.disclosure.system import SLACK, Equation, Quotient

Point = Mapping[int, int]
"""A whole number for each count."""
Move = dict[int, int]
"""By how much counts change together."""
Expression = tuple[int, dict[int, int]]
"""A number, and how often each count is added to it."""
Solution = Mapping[int, Expression]
"""Counts in terms of the others, which are left free."""
MOST_PAIRED = 6
"""Of so many moves every two are tried together."""
SWEEPS = 2


def reached(
    solved: Solution,
    equations: Sequence[Equation],
    quotients: Sequence[Quotient],
    ends: Mapping[int, Ends],
    start: Callable[[], Point | None],
    enough: int,
) -> dict[int, Ends]:
    """The least and the most that moves lead each count to, between its ``ends``.

    ``solved`` is what ``solution`` makes of the equations. ``start`` finds counts that fit, if any are known. Moves
    without end are taken so far that ``enough`` is reached. Raises ContradictionError where nothing fits.
    """
    basis = [_move(free, solved) for free in ends if free not in solved]
    point = _on_a_line(solved, ends, quotients) or start() or fitting(equations, quotients, ends)
    trip = _Trip({count: point[count] for count in ends}, ends, quotients, 2 * enough)
    moves = [*basis, *(_turned(one) for one in basis)]
    for move in moves:
        trip.go(trip.start, move)
    if len(basis) > 1:
        moves += _pairs(basis) if len(basis) <= MOST_PAIRED else []
        trip.climb(moves, enough)
    return trip.seen


class _Trip:
    """Where moves from one point lead, and what was seen of each count."""

    def __init__(self, start: Point, ends: Mapping[int, Ends], quotients: Sequence[Quotient], far: int) -> None:
        self.start, self._ends, self._far = start, ends, far
        self._lines = [line for one in quotients for line in _lines(one)]
        self.seen: dict[int, Ends] = {count: (value, value) for count, value in start.items()}

    def go(self, point: Point, move: Move) -> Point:
        """The point that the move leads to from another, as far as it can be gone."""
        times = self._times(point, move)
        if not times:
            return point
        there = {**point, **{count: point[count] + times * change for count, change in move.items()}}
        for count in move:
            low, high = self.seen[count]
            value = there[count]
            self.seen[count] = (min(low, value), max(high, value))
        return there

    def climb(self, moves: Sequence[Move], enough: int) -> None:
        """Go on, a move after the other, for each count that was not seen to reach its ends."""
        for count, (least, most) in self._ends.items():
            for sign in (1, -1):
                low, high = self.seen[count]
                if (low < high and high >= enough) or (high == most if sign > 0 else low == least):
                    continue
                point = self.start
                for move in SWEEPS * [one for one in moves if sign * one.get(count, 0) > 0]:
                    point = self.go(point, move)

    def _times(self, point: Point, move: Move) -> int:
        """How often the move can be gone."""
        times = math.inf
        for count, change in move.items():
            low, high = self._ends[count]
            left = (high - point[count]) / change if change > 0 else (point[count] - low) / -change
            times = min(times, left)
        for line in self._lines:
            slope = sum(factor * move.get(count, 0) for count, factor in line)
            if slope < 0:
                height = sum(factor * point[count] for count, factor in line)
                times = min(times, max(0.0, height + SLACK) / -slope)
        return self._far if math.isinf(times) else max(0, math.floor(times))


def _lines(one: Quotient) -> Iterator[tuple[tuple[int, float], tuple[int, float]]]:
    """Factors of the counts of a quotient, whose sum is not negative where its ends hold."""
    low, high = one.ends
    yield (one.top, 1.0), (one.below, -low)
    yield (one.top, -1.0), (one.below, high)


def _move(free: int, solved: Solution) -> Move:
    return {free: 1, **{count: often[free] for count, (_, often) in solved.items() if free in often}}


def _turned(move: Move) -> Move:
    return {count: -change for count, change in move.items()}


def _pairs(basis: Sequence[Move]) -> Iterator[Move]:
    """Every two moves together, each either way."""
    for one, other in combinations(basis, 2):
        for sign in (1, -1):
            both = {count: one.get(count, 0) + sign * other.get(count, 0) for count in {**one, **other}}
            move = {count: change for count, change in both.items() if change}
            yield move
            yield _turned(move)


def _on_a_line(solved: Solution, ends: Mapping[int, Ends], quotients: Sequence[Quotient]) -> Point | None:
    """Counts that fit where one of them, or none, fixes all others; None where that is not so, or values tie some."""
    free = [count for count in ends if count not in solved]
    if len(free) > 1 or quotients:
        return None
    low, high = next((ends[count] for count in free), (0.0, 0.0))
    for count, (fixed, often) in solved.items():
        factor = sum(often.values())
        if factor:
            sides = sorted((one - fixed) / factor for one in ends[count])
            low, high = max(low, _up(sides[0])), min(high, _down(sides[1]))
        elif not ends[count][0] <= fixed <= ends[count][1]:
            raise ContradictionError
    if low > high:
        raise ContradictionError
    at = int(low if math.isfinite(low) else high if math.isfinite(high) else 0)
    own = {count: fixed + at * sum(often.values()) for count, (fixed, often) in solved.items()}
    return {**own, **dict.fromkeys(free, at)}


def _up(number: float) -> float:
    return math.ceil(number) if math.isfinite(number) else number


def _down(number: float) -> float:
    return math.floor(number) if math.isfinite(number) else number


def implied(solved: Solution) -> Iterator[Equation]:
    """What a solution says in equations of single counts: none of them narrows more than all do, but sooner."""
    for count, (fixed, often) in solved.items():
        if all(abs(times) == 1 for times in often.values()):
            yield Equation(((1, count), *((-times, other) for other, times in often.items())), fixed)


def solution(equations: Sequence[Equation]) -> Solution | None:
    """Counts in terms of the others that are left free; None where a count would be a fraction of them.

    Counts between totals, whose numbers are the highest, stay free before others: so what they add up to shows itself.
    """
    solved: dict[int, Expression] = {}
    for one in equations:
        fixed, often = _added([(sign, solved.get(count, (0, {count: 1}))) for sign, count in one.terms])
        fixed -= one.total
        if not often:
            if fixed:
                raise ContradictionError
            continue
        pivot = min((count for count, times in often.items() if abs(times) == 1), default=None)
        if pivot is None:
            return None
        sign = -often.pop(pivot)
        own = (sign * fixed, {count: sign * times for count, times in often.items()})
        for count, (number, counts) in solved.items():
            if pivot in counts:
                solved[count] = _added([(1, (number, counts)), (counts[pivot], own), (-counts[pivot], (0, {pivot: 1}))])
        solved[pivot] = own
    return solved


def _added(parts: Sequence[tuple[int, Expression]]) -> Expression:
    """The sum of expressions, each so many times."""
    fixed, often = 0, dict[int, int]()
    for factor, (number, counts) in parts:
        fixed += factor * number
        for count, times in counts.items():
            often[count] = often.get(count, 0) + factor * times
    return fixed, {count: times for count, times in often.items() if times}
