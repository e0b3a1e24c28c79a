"""Figures of several councils for one indicator and period: their places, and whether the ends differ beyond chance.

As in ``comparison`` and ``groups``: by unrounded values; ties share the best place and the next ones are
skipped; the interval of the difference of two that were chosen among many is widened for that (C. E. Bonferroni 1936).
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from outturn.judge.certainty import Certainty, difference
from outturn.limits import widening

SIGN = {"higher": -1.0, "lower": 1.0}
Ends = tuple[float, float, float]
"""The figure that an interval is about, and its limits."""


def places(values: Sequence[float], polarity: str) -> tuple[int, ...]:
    """The place of each value, 1 for the best; empty where neither way is better."""
    if polarity not in SIGN:
        return ()
    ranks = (pd.Series(values, dtype="float64") * SIGN[polarity]).rank(method="min")
    return tuple(int(rank) for rank in ranks)


def apart(one: Ends | None, other: Ends | None, number: int) -> Certainty:
    """Whether the best and the worst of so many figures differ beyond chance; not tested without both intervals."""
    if one is None or other is None:
        return "not tested"
    factor = float(widening(pd.Series([number])).iloc[0])
    first, second = (tuple(np.array([ends[0] + factor * (end - ends[0])]) for end in ends) for ends in (one, other))
    low, high = difference(first, second)  # type: ignore[arg-type]
    return "could be chance" if bool((low <= 0) & (high >= 0)) else "beyond chance"
