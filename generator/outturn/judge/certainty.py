"""Whether a change or a difference is more than chance (DESIGN: Certainty).

By the 95% interval of the difference of two figures: R. G. Newcombe, Interval estimation for the difference between
independent proportions: comparison of eleven methods, Statistics in Medicine 17 (1998), method 10; the same
construction from the intervals of two rates is MOVER (A. Donner and G. Y. Zou, Closed-form confidence intervals for
functions of the normal mean and standard deviation, Statistical Methods in Medical Research 21, 2012). An interval of
one side alone tests nothing, unless the other is a fixed number.
"""

from typing import Literal

import numpy as np
import pandas as pd

from outturn.judge.series import Columns, Flags, Floats, at_places, figure_places, is_graded, places_of, worked_out_once
from outturn.model import FORECAST, Package, marked
from outturn.periods import parse, shares_time

Certainty = Literal["beyond chance", "could be chance", "not tested", ""]
Texts = np.ndarray[tuple[int, ...], np.dtype[np.str_]]
ENDS = ("point", "low", "high")
"""The columns of an interval: the figure that it is about, and its limits."""
RISING = ("outside-high", "trend-up", "two-of-three-high", "shift-high")


def difference(one: tuple[Floats, Floats, Floats], other: tuple[Floats, Floats, Floats]) -> tuple[Floats, Floats]:
    """The 95% interval of one figure less the other; each is its point, its lower and its upper limit.

    NaN where either side has no interval. In the figures' own unit; method 10 of Newcombe, or MOVER.
    """
    (p1, l1, u1), (p2, l2, u2) = one, other
    apart = p1 - p2
    return apart - np.hypot(p1 - l1, u2 - p2), apart + np.hypot(u1 - p1, p2 - l2)


def of_difference(own: Columns | pd.DataFrame, other: Columns | pd.DataFrame) -> Texts:
    """Whether each difference is beyond chance; both have the columns ``point, low, high``.

    "could be chance" where the interval of the difference holds 0, "not tested" where the other side has no interval:
    but where our own already holds the other's figure (its column ``value``), the difference could be chance however
    uncertain that is, since what is not known of it only widens the interval of the difference.
    """
    first, second = (tuple(np.asarray(side[end], dtype="float64") for end in ENDS) for side in (own, other))
    low, high = difference(first, second)  # type: ignore[arg-type]
    theirs = np.asarray(other["value"], dtype="float64")
    is_inside = np.isnan(second[0]) & (first[1] <= theirs) & (theirs <= first[2])
    is_chance = is_inside | ((low <= 0) & (high >= 0))
    return np.select([is_chance, np.isnan(low)], ["could be chance", "not tested"], "beyond chance")


def of_changes(package: Package, moved: pd.DataFrame, limits: pd.DataFrame, causes: pd.DataFrame) -> pd.Series:
    """Whether each change is beyond chance; empty where there is none.

    ``moved`` is what ``direction`` gives, ``limits`` what ``intervals`` gives and ``causes`` the second of what
    ``processes`` gives, for the same outturns. By the interval of the difference where both figures have one; else by
    the process chart: a special cause on the side to which the figure moved is beyond chance. A point that its chart
    calls common cause is never beyond chance, also where counts alone would say so: they know nothing of its usual
    ups and downs. Across a step there is no chart that holds both. Figures that overlap are not tested, nor is a
    change to or from a forecast. Of words of a scale there is nothing to test.
    """
    outturns = package.outturns
    place = places_of(figure_places(outturns), outturns["indicator"], moved["compared_with"])
    there, change = place >= 0, moved["change"].to_numpy()
    ends = {end: limits[end].to_numpy(dtype="float64") for end in ENDS}
    before = {end: at_places(each, place) for end, each in ends.items()}
    tested = of_difference(ends, {**before, "value": moved["compared_value"].to_numpy()})
    tested = np.where(_overlaps(package, moved), "not tested", tested)
    stretch, cause = (causes[name].to_numpy() for name in ("stretch", "special_cause"))
    in_chart = causes["in_chart"].to_numpy() & there & (stretch == stretch[place])
    agrees = (cause != "") & (np.isin(cause.astype(str), RISING) == (change > 0))
    by_chart = in_chart & agrees & (tested == "not tested")
    tested = np.select([by_chart, in_chart & ~agrees], ["beyond chance", "could be chance"], tested)
    is_forecast = marked(outturns["mark"], FORECAST)
    tested = np.where(is_forecast | (is_forecast[place] & there), "not tested", tested)
    is_change = ~np.isnan(change) & (moved["direction"] != "no change").to_numpy()
    is_testable = is_change & ~is_graded(package, outturns["indicator"])
    return pd.Series(np.where(is_testable, tested, ""), outturns.index)


def _overlaps(package: Package, moved: pd.DataFrame) -> Flags:
    """Whether each figure shares time with the one that it is compared with, as rolling figures may."""
    windows = {one.indicator: one.window for one in package.indicators if one.basis == "rolling"}

    def overlaps(indicator: str, period: str, earlier: str) -> bool:
        return bool(earlier) and indicator in windows and shares_time(parse(period), parse(earlier), windows[indicator])

    if not windows:
        return np.zeros(len(moved), dtype=bool)
    keys = (package.outturns["indicator"], package.outturns["period"], moved["compared_with"])
    return np.array(worked_out_once(overlaps, *keys), dtype=bool)
