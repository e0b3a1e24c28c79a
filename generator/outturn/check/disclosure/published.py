"""What published intervals say of the counts that they were worked out from.

Limits come from counts by a few usual methods, and only few counts give the same limits. So counts are tried, by each
method, against a figure's value and limits as they are rounded. A method that does not fit all intervals of an
indicator is not the one by which they were made.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from outturn.check.disclosure.linked import Ends, Told
from outturn.limits import Floats, Z, byar, clopper_pearson, exact_poisson, normal_count, normal_share, poisson, wilson

Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
OF_SHARES: tuple[Callable[[Floats, Floats], tuple[Floats, Floats]], ...] = (wilson, clopper_pearson, normal_share)
OF_COUNTS: tuple[Callable[[Floats], tuple[Floats, Floats]], ...] = (poisson, exact_poisson, byar, normal_count)
MOST, MOST_BELOW, MOST_COUNTED = 50, 1000, 100
"""Counts of a share on top and below that are tried, and counts of people among many."""
WIDER, ROOM = 1.4, 5
"""By how much more people than Wilson's interval would need another method's can stand for."""
SLACK = 1e-9
"""What floating point may take from limits."""


class Interval(NamedTuple):
    """Ends between which a figure's value and limits lie, as they are rounded, and the counts that it shows.

    They are of top ÷ below; of a number of people, which has no count below, below is 1.
    """

    value: Ends
    low: Ends
    high: Ends
    top: int | None = None
    below: int | None = None


def told(intervals: Sequence[Interval], *, is_part: bool) -> list[tuple[Told, ...]]:
    """What the intervals of an indicator say of each figure's counts, by each method that fits all of them.

    ``is_part`` says that they are of a proportion. A method by which nothing is said of any figure is left out.
    """
    if is_part:
        within = _within_reach(intervals)
        ways = [_all_fitting(_of_shares(intervals, within, number)) for number in range(len(OF_SHARES))]
    else:
        ways = [_all_fitting(_of_counts(intervals, method)) for method in OF_COUNTS]
    saying = [way for way in dict.fromkeys(ways) if any(one != Told() for one in way)]
    return list(zip(*saying, strict=True)) if saying else [() for _ in intervals]


def _all_fitting(way: Iterable[Told | None]) -> tuple[Told, ...]:
    """What a method says of each figure; nothing where it does not fit one of them."""
    found = []
    for one in way:
        if one is None:
            return ()
        found.append(one)
    return tuple(found)


def _of_shares(intervals: Sequence[Interval], within: Flags, number: int) -> Iterator[Told | None]:
    """What each interval says by a method of shares; None where no counts fit it.

    Nothing of counts that are not small: of those on top and the rest together, or of those below.
    """
    for one, is_within in zip(intervals, within, strict=True):
        if one.top is not None and one.below is not None:
            low, high = OF_SHARES[number](np.array([one.top], dtype="float64"), np.array([one.below], dtype="float64"))
            yield Told() if _inside(low, one.low)[0] and _inside(high, one.high)[0] else None
        else:
            yield _of_share(one, *_tried().limits[number]) if is_within else Told()


def _within_reach(intervals: Sequence[Interval]) -> Flags:
    """Of which intervals all counts are tried that can fit: by the people that Wilson's, if narrow, is of."""
    ends = np.clip(np.array([(one.low[1], one.high[0], *one.value) for one in intervals]), 0.0, 1.0)
    low, high, least, most = ends.T
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(low * (1 - low)) + np.sqrt(high * (1 - high))
        people = WIDER * (Z * spread / np.where(high > low, high - low, 0.0)) ** 2 + ROOM
    within: Flags = (people <= MOST_BELOW) & (np.minimum(most, 1 - least) * people <= MOST)
    return within


def _of_share(one: Interval, lows: Floats, highs: Floats) -> Told | None:
    """What an interval within reach says, given the limits of all counts that are tried."""
    is_turned = sum(one.value) > 1
    value, low, high = map(_turned, (one.value, one.high, one.low)) if is_turned else one[:3]
    tried = _tried()
    here = slice(*np.searchsorted(tried.shares, [value[0] - SLACK, value[1] + SLACK]))
    fits = _inside(lows[here], low) & _inside(highs[here], high)
    if one.below is not None:
        fits &= tried.below[here] == one.below
    if not fits.any():
        return None
    top, below = tried.top[here][fits], tried.below[here][fits]
    found = (_ends(top), _ends(below), _ends(below - top))
    return Told(found[2], found[1], found[0]) if is_turned else Told(*found)


class _Tried(NamedTuple):
    """Counts on top and below in the order of their shares, these, and by each method the limits of all."""

    top: Floats
    below: Floats
    shares: Floats
    limits: tuple[tuple[Floats, Floats], ...]


@lru_cache(maxsize=1)
def _tried() -> _Tried:
    top, below = (one.ravel().astype("float64") for one in np.mgrid[0 : MOST + 1, 1 : MOST_BELOW + 1])
    top, below = top[top <= below], below[top <= below]
    order = np.argsort(top / below, kind="stable")
    top, below = top[order], below[order]
    return _Tried(top, below, top / below, tuple(method(top, below) for method in OF_SHARES))


def _of_counts(
    intervals: Sequence[Interval], method: Callable[[Floats], tuple[Floats, Floats]]
) -> Iterator[Told | None]:
    """What each interval says by a method of counts; None where no count fits it."""
    counts = np.arange(MOST_COUNTED + 1, dtype="float64")
    low, high = (np.nan_to_num(limit) for limit in method(counts))
    narrowest = high[-1] / low[-1]
    for one in intervals:
        is_large = (one.top is not None and one.top > MOST_COUNTED) or one.high[0] <= one.low[1] * narrowest
        yield Told() if is_large else _of_count(one, counts, low, high)


def _of_count(one: Interval, counts: Floats, low: Floats, high: Floats) -> Told | None:
    """What an interval says of a count, given all that are tried, with their limits; None where none fits."""
    least, most = np.ones(len(counts)), np.full(len(counts), np.inf)
    for limit, (under, over) in ((counts, one.value), (low, one.low), (high, one.high)):
        least = np.maximum(least, np.ceil(limit / max(over, SLACK) * (1 - SLACK)))
        if under > 0:
            most = np.minimum(most, np.floor(limit / under * (1 + SLACK)))
    fits = least <= most
    if one.below is not None:
        fits &= (least <= one.below) & (one.below <= most)
    if one.top is not None:
        fits &= counts == one.top
    if fits[-1]:
        return Told()
    return Told(_ends(counts[fits]), (float(least[fits].min()), float(most[fits].max()))) if fits.any() else None


def _inside(limits: Floats, ends: Ends) -> Flags:
    return (ends[0] - SLACK <= limits) & (limits <= ends[1] + SLACK)


def _turned(ends: Ends) -> Ends:
    return 1 - ends[1], 1 - ends[0]


def _ends(counts: Floats) -> Ends:
    return float(counts.min()), float(counts.max())
