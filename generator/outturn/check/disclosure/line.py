"""The least and the most of counts that are tied so closely that one of them fixes all: no programme is needed."""

import math
from collections.abc import Mapping, Sequence

from outturn.check.disclosure.solver import ContradictionError
from outturn.check.disclosure.system import Ends, Equation

Expression = tuple[int, dict[int, int]]
"""A number, and how often each count is added to it."""


def on_a_line(equations: Sequence[Equation], ends: Mapping[int, Ends]) -> dict[int, Ends] | None:
    """The ends of the equations' counts, exactly, where all follow from one of them; None where they do not.

    ``ends`` are ends outside which none lies. Raises ContradictionError where nothing fits.
    """
    counts = {count for one in equations for _, count in one.terms}
    if len(counts) > len(equations) + 1:
        return None
    solved = _solved(equations)
    free = counts - set(solved or counts)
    if solved is None or len(free) > 1:
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
    found: dict[int, Ends] = dict.fromkeys(free, (low, high))
    for count, (fixed, often) in solved.items():
        factor = sum(often.values())
        least, most = sorted((fixed + factor * low, fixed + factor * high)) if factor else (fixed, fixed)
        found[count] = (least, most)
    return found


def _up(number: float) -> float:
    return math.ceil(number) if math.isfinite(number) else number


def _down(number: float) -> float:
    return math.floor(number) if math.isfinite(number) else number


def _solved(equations: Sequence[Equation]) -> dict[int, Expression] | None:
    """Counts in terms of the others that are left free; None where a count would be a fraction of them."""
    solved: dict[int, Expression] = {}
    for one in equations:
        fixed, often = _added([(sign, solved.get(count, (0, {count: 1}))) for sign, count in one.terms])
        fixed -= one.total
        if not often:
            if fixed:
                raise ContradictionError
            continue
        pivot = next((count for count, times in often.items() if abs(times) == 1), None)
        if pivot is None:
            return None
        sign = -often.pop(pivot)
        own = (sign * fixed, {count: sign * times for count, times in often.items()})
        solved = {count: _put(pivot, own, expression) for count, expression in solved.items()}
        solved[pivot] = own
    return solved


def _put(pivot: int, own: Expression, into: Expression) -> Expression:
    """The expression with what a count is in its place."""
    fixed, often = into
    if pivot not in often:
        return into
    rest = {count: times for count, times in often.items() if count != pivot}
    return _added([(1, (fixed, rest)), (often[pivot], own)])


def _added(parts: Sequence[tuple[int, Expression]]) -> Expression:
    """The sum of expressions, each so many times."""
    fixed, often = 0, dict[int, int]()
    for factor, (number, counts) in parts:
        fixed += factor * number
        for count, times in counts.items():
            often[count] = often.get(count, 0) + factor * times
    return fixed, {count: times for count, times in often.items() if times}
