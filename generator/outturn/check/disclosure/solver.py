"""The least and the most of whole numbers that are tied: small integer programmes, solved by HiGHS."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from outturn.check.disclosure.system import Equation, Quotient

if TYPE_CHECKING:
    from numpy.typing import NDArray

OPTIMAL, INFEASIBLE = 0, 2
UNBOUNDED = (3, 4)
"""How HiGHS ends where there is no most; of a programme that something fits, 4 is that too."""


class ContradictionError(ValueError):
    """No counts fit what is shown."""


def extremes(
    equations: Sequence[Equation],
    quotients: Sequence[Quotient],
    ends: Mapping[int, tuple[float, float]],
    enough: int,
) -> dict[int, tuple[float, float]]:
    """The least and the most of each count in the equations and quotients, given ends outside which none lies.

    Where a count was seen to be ``enough`` or more and to be different counts, what was seen stands for the most or the
    least. Raises ContradictionError where nothing fits.
    """
    programme = _Programme(equations, quotients, ends)
    seen = [programme.solved(np.zeros(len(programme.counts)))]
    if seen[0] is None:
        raise ContradictionError
    found = {}
    for at, count in enumerate(programme.counts):
        values = [float(one[at]) for one in seen if one is not None]
        low, high = min(values), max(values)
        if high < enough or low == high:
            high = programme.extreme(at, -1, seen)
        if high < enough or low == high:
            low = programme.extreme(at, 1, seen)
        found[count] = (low, high)
    return found


class _Programme:
    """Whole numbers between their ends that fit the equations and quotients."""

    def __init__(
        self, equations: Sequence[Equation], quotients: Sequence[Quotient], ends: Mapping[int, tuple[float, float]]
    ) -> None:
        tied = [*(count for one in equations for _, count in one.terms), *_of_quotients(quotients)]
        self.counts = tuple(dict.fromkeys(tied))
        place = {count: at for at, count in enumerate(self.counts)}
        rows = [*_equation_rows(equations, place), *_quotient_rows(quotients, place)]
        self._matrix = np.zeros((len(rows), len(place)))
        for number, (terms, _, _) in enumerate(rows):
            for at, factor in terms:
                self._matrix[number, at] += factor
        self._low, self._high = ([row[side] for row in rows] for side in (1, 2))
        self._ends = [ends[count] for count in self.counts]

    def solved(self, objective: "NDArray[Any]") -> "NDArray[Any] | None":
        """Counts that fit and are least by the objective; None where there is no least, or nothing fits."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - slow, and only small numbers need it

        low, high = zip(*self._ends, strict=True)
        result = milp(
            objective,
            integrality=np.ones(len(self.counts), dtype=int),
            bounds=Bounds(np.array(low), np.array(high)),
            constraints=LinearConstraint(self._matrix, np.array(self._low), np.array(self._high)),
            options={"mip_rel_gap": 0.0},
        )
        if result.status not in (OPTIMAL, INFEASIBLE, *UNBOUNDED):
            message = f"HiGHS gave up: {result.message}"
            raise RuntimeError(message)
        return None if result.x is None or result.status != OPTIMAL else np.round(result.x)

    def extreme(self, at: int, sign: int, seen: "list[NDArray[Any] | None]") -> float:
        """The least (sign 1) or the most (-1) of one count; what fitted is added to what was seen."""
        objective = np.zeros(len(self.counts))
        objective[at] = sign
        best = self.solved(objective)
        seen.append(best)
        return float(best[at]) if best is not None else math.inf


def _of_quotients(quotients: Sequence[Quotient]) -> Iterator[int]:
    for one in quotients:
        yield from (one.top, one.below)


Row = tuple[list[tuple[int, float]], float, float]
"""Factors at places, and the ends between which their sum lies."""


def _equation_rows(equations: Sequence[Equation], place: Mapping[int, int]) -> Iterator[Row]:
    for one in equations:
        yield [(place[count], float(sign)) for sign, count in one.terms], one.total, one.total


def _quotient_rows(quotients: Sequence[Quotient], place: Mapping[int, int]) -> Iterator[Row]:
    """The count on top is at least the low end times the count below, and at most the high end times it."""
    for one in quotients:
        low, high = one.ends
        yield [(place[one.top], 1.0), (place[one.below], -low)], 0.0, math.inf
        yield [(place[one.top], 1.0), (place[one.below], -high)], -math.inf, 0.0
