"""Figures, as a reader sees them, to what is known of the counts that are not shown: sums, quotients and ends."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from outturn.check.disclosure.linked import Figure, Linked, Policy, Sum

SLACK = 1e-9
"""What floating point may take from the ends of a quotient."""

Term = tuple[int, int]
"""A sign, 1 or -1, and a count."""
Ends = tuple[float, float]
"""The least and the most that a count can be."""


@dataclass(frozen=True, slots=True)
class Equation:
    """Counts that add up, each with its sign, to a total."""

    terms: tuple[Term, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Quotient:
    """Two counts that are not known, and the ends between which top ÷ below lies."""

    top: int
    below: int
    ends: Ends


@dataclass(frozen=True, slots=True)
class System:
    """What is known of counts: ``ends`` has each count that is not known exactly, with its least and its most."""

    ends: dict[int, Ends]
    equations: tuple[Equation, ...]
    quotients: tuple[Quotient, ...]


def system(linked: Linked, hidden: Collection[int], policy: Policy, *, with_shares: bool = True) -> System:
    """What a reader knows of the figures' counts where those at the places ``hidden`` are hidden.

    Every count is a whole number and not negative. Without ``with_shares``, what values say of counts is left out.
    """
    known: list[int | None] = linked.shown(hidden) if policy.round_to == 1 else [None] * linked.size
    ends: dict[int, Ends] = dict.fromkeys(range(2 * len(linked.figures), linked.size), (0, math.inf))
    quotients, sums = [], list(linked.sums)
    for place, figure in enumerate(linked.figures):
        top, below = 2 * place, 2 * place + 1
        if known[top] is not None and (known[below] is not None or not figure.has_below):
            continue
        is_shown = place not in hidden or figure.is_nothing
        share = figure.share if is_shown and with_shares else None
        ends[top], ends[below] = _of_figure(figure if is_shown else None, policy, tuple(_shares(figure, share)))
        for count in (top, below):
            if _is_known(ends[count]):
                known[count] = int(ends.pop(count)[0])
        if top in ends and below in ends and figure.has_below:
            if share:
                quotients.append(Quotient(top, below, share))
            if figure.is_part:
                sums.append(Sum(below, (top, len(known))))  # those below that are not on top
                ends[len(known)] = (0, math.inf)
                known.append(None)
    equations = tuple(one for one in (_equation(total, known) for total in sums) if one.terms)
    return System(ends, equations, tuple(quotients))


def _of_figure(figure: Figure | None, policy: Policy, shares: tuple[Ends, ...]) -> tuple[Ends, Ends]:
    """The ends of a figure's counts on top and below; of None, which is hidden, any."""
    top, below = (_ends(figure.top if figure else None, policy), _ends(figure.below if figure else None, policy))
    return _settled(top, below, shares)


def _ends(count: int | None, policy: Policy) -> Ends:
    """The least and the most that a shown count can be, by what counts are rounded to."""
    if count is None:
        return (0, math.inf)
    half = policy.round_to / 2 if policy.round_to > 1 else 0
    return (max(0, math.ceil(count - half)), math.floor(count + half))


def _is_known(ends: Ends) -> bool:
    return ends[0] == ends[1]


def _shares(figure: Figure, share: Ends | None) -> Iterator[Ends]:
    if figure.is_part:
        yield (0.0, 1.0)
    if share:
        yield share


def _settled(top: Ends, below: Ends, shares: tuple[Ends, ...]) -> tuple[Ends, Ends]:
    """The ends of both counts by those of their quotient, again until nothing changes."""
    while top[0] <= top[1] and below[0] <= below[1]:
        before = (top, below)
        for share in shares:
            top, below = _narrowed(top, below, share)
        if (top, below) == before:
            break
    return top, below


def _narrowed(top: Ends, below: Ends, share: Ends) -> tuple[Ends, Ends]:
    """The ends of both counts by the ends of their quotient, once."""
    low, high = share
    least, most = max(top[0], _up(low * below[0])), top[1]
    if below[1] < math.inf:
        most = min(most, _down(high * below[1]))
    under, over = below
    if high > 0 and top[0] > 0:
        under = max(under, _up(top[0] / high))
    if low > 0 and top[1] < math.inf:
        over = min(over, _down(top[1] / low))
    return (least, most), (under, over)


def _up(number: float) -> float:
    return math.ceil(number - SLACK * max(1.0, number))


def _down(number: float) -> float:
    return math.floor(number + SLACK * max(1.0, number))


def _equation(one: Sum, known: Sequence[int | None]) -> Equation:
    """The sum with what is known of it taken together."""
    whole = known[one.whole]
    terms = [] if whole is not None else [(1, one.whole)]
    terms += [(-1, count) for count in one.parts if known[count] is None]
    total = sum(count for part in one.parts if (count := known[part]) is not None)
    return Equation(tuple(terms), total - (whole or 0))
