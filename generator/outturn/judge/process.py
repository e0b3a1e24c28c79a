"""Process behaviour: the XmR chart, with the words of the NHS programme Making Data Count (DESIGN: XmR).

Centre: the mean. Limits: mean ± 2.66 × the mean moving range, after leaving out once the moving ranges over 3.267 ×
their mean (W. A. Shewhart, Economic Control of Quality, 1931; D. J. Wheeler, Understanding Variation, 1993). Limits
are not clipped at 0 or 100 and start again at a break and at a step; from a baseline on they are held.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
import pandas as pd

from outturn.judge.series import Flags, Floats, about, blocks, slack
from outturn.model import BREAK, FEWEST_IN_PROCESS, IRREGULAR, OVERLAPPING, Package, marked

Places = np.ndarray[tuple[int, ...], np.dtype[np.intp]]

RUN = 7
LIMIT, SCREEN = 2.66, 3.267
NEAR = 2 * LIMIT / 3
Behaviour = tuple[float, float, float, str, str]
UNKNOWN: Behaviour = (np.nan, np.nan, np.nan, "", "")


@dataclass(frozen=True, slots=True)
class Limits:
    """The centre, the process limits and the near limits, in the figures' unit."""

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float


def limits(values: Floats, *, screen: bool = True) -> Limits:
    """The limits of a series without gaps, two points or more; ``screen`` leaves out extreme moving ranges once."""
    mean = float(values.mean())
    ranges = np.abs(np.diff(values))
    if screen and len(ranges):
        ranges = ranges[ranges <= SCREEN * ranges.mean()]
    average = float(ranges.mean()) if len(ranges) else 0.0
    outer, near = LIMIT * average, NEAR * average
    return Limits(mean, mean - outer, mean + outer, mean - near, mean + near)


def special_causes(values: Floats, found: Limits) -> list[str]:
    """For each point, the special cause that it shows, or nothing.

    ``outside-high``, ``outside-low``, ``trend-up``, ``trend-down``, ``two-of-three-high``, ``two-of-three-low``,
    ``shift-high`` or ``shift-low``; of several the first in this order, and of two trends the later one.
    """
    points = list(zip(values.tolist(), slack(values, np.full(len(values), found.mean)).tolist(), strict=True))
    above = [value > found.mean + tiny for value, tiny in points]
    below = [value < found.mean - tiny for value, tiny in points]
    edge_high = [found.near_upper + tiny < value <= found.upper + tiny for value, tiny in points]
    edge_low = [found.lower - tiny <= value < found.near_lower - tiny for value, tiny in points]
    steps = [_sign(later - value, tiny) for (value, _), (later, tiny) in pairwise(points)]
    falling, falls_next = _steps([step < 0 for step in steps]), [*(step < 0 for step in steps), False]
    rising = _steps([step > 0 for step in steps])
    rules = {
        "outside-high": [value > found.upper + tiny for value, tiny in points],
        "outside-low": [value < found.lower - tiny for value, tiny in points],
        "trend-up": [up and not (down and next_) for up, down, next_ in zip(rising, falling, falls_next, strict=True)],
        "trend-down": falling,
        "two-of-three-high": _two_of_three(above, edge_high),
        "two-of-three-low": _two_of_three(below, edge_low),
        "shift-high": _run(above, RUN),
        "shift-low": _run(below, RUN),
    }
    spoken = [(name, flags) for name, flags in rules.items() if any(flags)]
    return [next((name for name, flags in spoken if flags[place]), "") for place in range(len(points))]


def _sign(step: float, tiny: float) -> int:
    """The way of a step: 1 up, -1 down, 0 where it is too small to be one."""
    return (step > tiny) - (step < -tiny)


def _run(flags: Sequence[bool], length: int) -> list[bool]:
    """Which places lie in an unbroken run of at least that length."""
    found: list[bool] = []
    for flag, group in groupby(flags):
        count = len(list(group))
        found += [flag and count >= length] * count
    return found


def _steps(same_way: Sequence[bool]) -> list[bool]:
    """Which points lie in a trend: seven points are six steps of the same sign; a tie breaks it."""
    steps = _run(same_way, RUN - 1)
    return [before or after for before, after in zip([False, *steps], [*steps, False], strict=True)]


def _two_of_three(same_side: Sequence[bool], near: Sequence[bool]) -> list[bool]:
    """Which near points lie among three in a row on the same side of which at least two are near."""
    found = [False] * len(near)
    for start in range(len(near) - 2):
        three = range(start, start + 3)
        if sum(near[start : start + 3]) >= 2 and all(same_side[place] for place in three):  # noqa: PLR2004 - two of three
            for place in three:
                found[place] = found[place] or near[place]
    return found


def processes(package: Package, rated: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The process behaviour of each indicator, and the special cause of each outturn.

    ``rated`` is what ``rating`` gives. The first frame is indexed by indicator, with ``mean``, ``lower_limit``,
    ``upper_limit`` (of the stretch since the last break or step, or of its part up to a baseline), ``variation``
    (improvement, concern, increase, decrease, common cause; by the newest point) and ``assurance`` (will hit, will
    miss, hit or miss; empty without a target). All are empty or NaN below 13 points, for figures that overlap and for
    those that come at no fixed times. The second frame has a row an outturn, with ``special_cause`` (see
    ``special_causes``), ``variation_shown`` (what it means, in the same words), ``in_chart`` (whether the point is one
    of 13 or more that were looked at) and ``stretch`` (a number that figures share between which there is no break and
    no step).
    """
    causes = np.full(len(package.outturns), "", dtype=object)
    in_chart = np.zeros(len(package.outturns), dtype=bool)
    known = {indicator.indicator: indicator for indicator in package.indicators}
    rows = {}
    values = package.outturns["value"].to_numpy(dtype="float64")
    is_first = marked(package.outturns["mark"], BREAK) | _are_steps(package, "step")
    stretches: Floats = np.cumsum(is_first, dtype="float64")
    baselines = _are_steps(package, "baseline")
    is_aim = (rated["rated_on"] == "value") & (rated["target_kind"] == "target")
    targets = rated["target"].where(is_aim).to_numpy(dtype="float64")
    for name, at in blocks(package):
        one = known[name]
        is_never = one.basis in OVERLAPPING or one.frequency == IRREGULAR or one.unit == "scale"
        if is_never or at.stop - at.start < FEWEST_IN_PROCESS:
            continue
        bases = _bases(values[at], stretches[at], baselines[at])
        rows[name], causes[at], in_chart[at] = _process(one.polarity, values[at], bases, targets[at])
    columns = ["mean", "lower_limit", "upper_limit", "variation", "assurance"]
    frame = pd.DataFrame([rows.get(name, UNKNOWN) for name in known], index=list(known), columns=columns)
    polarities = about(package, package.outturns["indicator"], "polarity")["polarity"]
    shown = [_variation(polarity, cause) if cause else "" for polarity, cause in zip(polarities, causes, strict=True)]
    points = {"special_cause": causes, "variation_shown": shown, "in_chart": in_chart, "stretch": stretches}
    return frame, pd.DataFrame(points, package.outturns.index)


def _are_steps(package: Package, kind: str) -> Flags:
    """Which of the outturns have a step, or a baseline."""
    keys = {(step.indicator, step.period) for step in package.steps if step.kind == kind}
    names = zip(package.outturns["indicator"], package.outturns["period"], strict=True)
    return np.array([key in keys for key in names], dtype=bool) if keys else np.zeros(len(package.outturns), dtype=bool)


def _bases(values: Floats, stretch: Floats, baselines: Flags) -> list[tuple[Places, Places]]:
    """For each stretch, the places of its figures, and of those that its limits are worked out from."""
    found: list[tuple[Places, Places]] = []
    for number in np.unique(stretch):
        places = np.flatnonzero((stretch == number) & ~np.isnan(values))
        held = np.flatnonzero((stretch == number) & baselines)
        found.append((places, places[places <= held[-1]] if len(held) else places))
    return found


def _process(
    polarity: str, values: Floats, bases: list[tuple[Places, Places]], targets: Floats
) -> tuple[Behaviour, list[str], Flags]:
    """One indicator's limits and words in its last stretch; each figure's special cause, and whether it has limits.

    ``bases`` are the places of each stretch's figures, and of those that its limits are worked out from.
    """
    causes = [""] * len(values)
    in_chart = np.zeros(len(values), dtype=bool)
    result = UNKNOWN
    for places, basis in bases:
        result = UNKNOWN
        if len(basis) < FEWEST_IN_PROCESS:
            continue
        found = limits(values[basis])
        in_chart[places] = True
        for place, cause in zip(places, special_causes(values[places], found), strict=True):
            causes[place] = cause
        newest = places[-1]
        words = _variation(polarity, causes[newest]), _assurance(polarity, targets[places], found)
        result = (found.mean, found.lower, found.upper, *words)
    return result, causes, in_chart


def _variation(polarity: str, cause: str) -> str:
    if not cause:
        return "common cause"
    rising = cause.endswith(("high", "up"))
    if polarity not in ("higher", "lower"):
        return "increase" if rising else "decrease"
    return "improvement" if rising == (polarity == "higher") else "concern"


def _assurance(polarity: str, targets: Floats, found: Limits) -> str:
    """Whether the process will hit its target whatever chance does: the target lies outside the limits, or inside.

    Nothing where the target changed over the stretch, as a benchmark does: the limits are not about one target then.
    """
    target = targets[-1]
    if np.isnan(target) or polarity not in ("higher", "lower") or (targets[~np.isnan(targets)] != target).any():
        return ""
    tiny = float(slack(np.array([target]), np.array([found.upper]), np.array([found.lower]))[0])
    sure = found.lower >= target - tiny if polarity == "higher" else found.upper <= target + tiny
    hopeless = found.upper < target - tiny if polarity == "higher" else found.lower > target + tiny
    return "will hit" if sure else "will miss" if hopeless else "hit or miss"
