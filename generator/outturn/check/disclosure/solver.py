"""The least and the most of whole numbers that are tied: small integer programmes, solved by HiGHS."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from outturn.check.disclosure.linked import Ends
from outturn.check.disclosure.system import Equation, Quotient

if TYPE_CHECKING:
    from numpy.typing import NDArray

OPTIMAL, INFEASIBLE = 0, 2
UNBOUNDED = (3, 4)
"""How HiGHS ends where there is no most; of a programme that something fits, 4 is that too."""
Row = tuple[tuple[tuple[int, float], ...], float, float]
"""Factors at places, and the ends between which their sum lies."""
Numbers = tuple[float, ...]
"""A number for each place."""


class ContradictionError(ValueError):
    """No counts fit what is shown."""


class Programme(NamedTuple):
    """Whole numbers, called by their places, between their ends, and rows that tie them: the same for alike tables."""

    ends: tuple[Ends, ...]
    rows: tuple[Row, ...]


def fitting(equations: Sequence[Equation], quotients: Sequence[Quotient], ends: Mapping[int, Ends]) -> dict[int, int]:
    """Any counts that fit; raises ContradictionError where none do."""
    counts, programme = _programme(equations, quotients, ends)
    found = _solved(programme, None, 1)
    if found is None:
        raise ContradictionError
    return {count: int(value) for count, value in zip(counts, found, strict=True)}


def extremes(
    equations: Sequence[Equation],
    quotients: Sequence[Quotient],
    ends: Mapping[int, Ends],
    enough: int,
    wanted: Collection[int],
) -> dict[int, Ends]:
    """The least and the most of each wanted count in the equations and quotients, given ends outside which none lies.

    Where a count was seen to be ``enough`` or more and to be different counts, what was seen stands for the most or the
    least. Raises ContradictionError where nothing fits.
    """
    counts, programme = _programme(equations, quotients, ends)
    first = _solved(programme, None, 1)
    if first is None:
        raise ContradictionError
    seen = [first]
    found = {}
    for at, count in enumerate(counts):
        if count not in wanted:
            continue
        values = [one[at] for one in seen]
        low, high = min(values), max(values)
        for sign in (-1, 1):
            if high < enough or low == high:
                best = _solved(programme, at, sign)
                seen += [best] if best is not None else []
                value = best[at] if best is not None else -sign * math.inf
                low, high = (low, value) if sign < 0 else (value, high)
        found[count] = (low, high)
    return found


def _programme(
    equations: Sequence[Equation], quotients: Sequence[Quotient], ends: Mapping[int, Ends]
) -> tuple[tuple[int, ...], Programme]:
    """The counts, in the order of their places, and what ties them."""
    tied = [*(count for one in equations for _, count in one.terms), *_of_quotients(quotients)]
    place = {count: at for at, count in enumerate(dict.fromkeys(tied))}
    rows = (*_equation_rows(equations, place), *_quotient_rows(quotients, place))
    return tuple(place), Programme(tuple(ends[count] for count in place), rows)


@lru_cache(maxsize=4096)
def _solved(programme: Programme, at: int | None, sign: int) -> Numbers | None:
    """Numbers that fit and of which one is the least (sign 1) or the most (-1), or any that fit where ``at`` is None.

    None where there is no least, or nothing fits.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - slow, and only small numbers need it

    objective = np.zeros(len(programme.ends))
    if at is not None:
        objective[at] = sign
    low, high = zip(*programme.ends, strict=True)
    constraints = [np.array([row[side] for row in programme.rows]) for side in (1, 2)]
    result = milp(
        objective,
        integrality=np.ones(len(programme.ends), dtype=int),
        bounds=Bounds(np.array(low), np.array(high)),
        constraints=LinearConstraint(_matrix(programme), *constraints),
        options={"mip_rel_gap": 0.0},
    )
    if result.status not in (OPTIMAL, INFEASIBLE, *UNBOUNDED):
        message = f"HiGHS gave up: {result.message}"
        raise RuntimeError(message)
    return None if result.x is None or result.status != OPTIMAL else tuple(np.round(result.x).tolist())


def _matrix(programme: Programme) -> "NDArray[Any]":
    matrix = np.zeros((len(programme.rows), len(programme.ends)))
    for number, (terms, _, _) in enumerate(programme.rows):
        for at, factor in terms:
            matrix[number, at] += factor
    return matrix


def _of_quotients(quotients: Sequence[Quotient]) -> Iterator[int]:
    for one in quotients:
        yield from (one.top, one.below)


def _equation_rows(equations: Sequence[Equation], place: Mapping[int, int]) -> Iterator[Row]:
    for one in equations:
        yield tuple((place[count], float(sign)) for sign, count in one.terms), one.total, one.total


def _quotient_rows(quotients: Sequence[Quotient], place: Mapping[int, int]) -> Iterator[Row]:
    """The count on top is at least the low end times the count below, and at most the high end times it."""
    for one in quotients:
        low, high = one.ends
        yield ((place[one.top], 1.0), (place[one.below], -low)), 0.0, math.inf
        yield ((place[one.top], 1.0), (place[one.below], -high)), -math.inf, 0.0
