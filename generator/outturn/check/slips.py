"""Slips: a figure or a target that is a tenth of those beside it, or ten times as much, or 0 where it means "none yet".

A rule looks at three figures on either side, between two breaks of the series; of a series that is too short it looks
at other areas in the same period. Where two thirds of them are alike, one that would be alike if its point were moved
is likely to have slipped, and so is a 0 after them. Of percentages a fraction of one, where all others are 10 or more,
has slipped too, however much these differ.
"""

from bisect import bisect_right
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from outturn.check.found import Flags, Rule, number, with_rows
from outturn.check.series import KEYS, Columns, Numbers, beside, first_of_series, in_time, stretches
from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.model import Draft, Table

SPAN = 3
"""How many figures on either side stand beside a figure."""
FEWEST = 3
"""Among fewer figures nothing is unlike the others."""
ALIKE = 1.5
"""Figures are alike of which none is more than so many times the middle one, or the middle one of it."""
TEN_APART = 2.0
"""Where figures go up and down by more than that, one ten times as large is no surprise."""
QUARTER = 1.25
MOST = 2 / 3
FAR = 20.0
"""In last shown decimals: between what lies nearer to zero than that, a tenth is no surprise."""
FACTORS = {-3: "thousandth", -2: "hundredth", -1: "tenth", 1: "ten", 2: "hundred", 3: "thousand"}
"""How far a point slips, and what is said of it."""
SHARE = 1 / 3
"""So many of a series, at most, are taken for fractions among percentages."""
LEAST_PERCENT = 10.0
"""Where every other percentage is so large, a fraction of one is no percentage."""
FAR_AWAY = 9
"""In place of a number of places: that a figure is so far from figures that hardly differ that no factor matters,"""
TIMES = 8.0
"""which is so many times the largest of those beside it, or the smallest so many times it."""
WAYS = {**FACTORS, FAR_AWAY: "far-above", -FAR_AWAY: "far-below"}
AHEAD = 800
"""Days after the last figure: an aim that lies further ahead may truly be a tenth of today's figure."""
OF_PLACES = ("percent", "rate", "ratio", "score", "days")
"""Units in which areas of any size have figures alike."""
AIM_KEYS = ("indicator", "kind", "name")


def figure_slipped(draft: Draft) -> Iterator[Finding]:
    """No figure is a power of ten away from those beside it, and none is 0 after figures far from it.

    What has counts is held against them.
    """
    for table in with_rows(draft, KEYS):
        rows = in_time(draft, table, KEYS[table.name])
        value, unit = rows["value"], rows["unit_of_places"]
        near = beside(value, stretches(rows), [*range(-SPAN, 0), *range(1, SPAN + 1)])
        middle = own_middle = _middle(near)
        if table.name == "outturns":
            is_short = (~np.isnan(near)).sum(axis=1) < FEWEST
            middle = np.where(is_short, _elsewhere(draft, rows), middle) if is_short.any() else middle
        slip = _settled(_slip(value, middle, unit), value, near, middle)
        slip = np.where(slip == 0, _far_away(value, near, middle, unit), slip)
        share = _shares(rows)
        slip, middle = np.where(np.isnan(share) | (slip != 0), slip, -2), np.where(slip != 0, middle, share)
        middle = np.where(np.isnan(middle), own_middle, middle)
        is_nought = _is_nought(rows, near, middle)
        if table.name == "comparators":  # an area of any size may have none, or ten times as many
            is_nought, slip = is_nought & False, np.where(np.isin(slip, (1, -1, FAR_AWAY, -FAR_AWAY)), 0, slip)
        alone = np.isnan(rows["numerator"]) | np.isnan(rows["denominator"])
        yield from _told(table, rows["row"], value, middle, np.where(alone, slip, 0), is_nought & alone)


def target_slipped(draft: Draft) -> Iterator[Finding]:
    """No target is a power of ten away from the figures up to it, nor from the targets beside it."""
    table = draft.tables["targets"]
    if table.frame.empty:
        return
    figures = in_time(draft, draft.tables["outturns"], ("indicator",))
    targets = in_time(draft, table, ("indicator",))
    if not len(targets["row"]):
        return
    among = in_time(draft, table, AIM_KEYS)
    near = beside(among["value"], stretches(among), [*range(-SPAN, 0), *range(1, SPAN + 1)])
    places = {row: place for place, row in enumerate(among["row"].tolist())}
    there = np.array([places[row] for row in targets["row"].tolist()], dtype=np.int64)
    middle_beside, share_beside = _middle(near)[there], _shares(among)[there]
    value, unit = targets["value"], targets["unit_of_places"]
    slip, middle = np.zeros(len(value), dtype=np.int64), np.full(len(value), np.nan)
    for one in (_up_to(targets, figures), middle_beside):
        more = np.where(slip == 0, _slip(value, one, unit), 0)
        slip, middle = slip + more, np.where(more != 0, one, middle)
    share = np.fmax(share_beside, _share_of_figures(targets, figures))
    is_share = (slip == 0) & ~np.isnan(share)
    slip, middle = np.where(is_share, -2, slip), np.where(is_share, share, middle)
    is_nought = (value == 0) & (np.abs(middle_beside) >= FAR * unit)
    middle = np.where(is_nought, middle_beside, middle)
    is_nought &= ~((targets["kind"] == "target") & (targets["polarity"] == "higher"))  # see target_always_met
    yield from _told(table, targets["row"], value, middle, slip, is_nought)


def _up_to(targets: Columns, figures: Columns) -> Numbers:
    """For each target the middle one of the figures up to it; NaN where the last of them lies too far back."""
    middle = _middle(beside(figures["value"], stretches(figures), [*range(1 - 2 * SPAN, 1)]))
    ends, first = figures["end"].tolist(), np.flatnonzero(first_of_series(figures))
    spans = zip(first, np.append(first, len(ends))[1:], strict=True)
    of_series = {figures["series"][start]: (int(start), int(end)) for start, end in spans}
    found_up_to = np.full(len(targets["end"]), np.nan)
    for row, (series, day) in enumerate(zip(targets["series"], targets["end"].tolist(), strict=True)):
        start, end = of_series.get(series, (0, 0))
        last = bisect_right(ends, day, start, end) - 1
        if last >= start and day - ends[last] <= AHEAD:
            found_up_to[row] = middle[last]
    return found_up_to


def _shares(rows: Columns) -> Numbers:
    """For each fraction among percentages that are all larger, the middle one of those; NaN for all others."""
    value, groups = rows["value"], rows["series"]
    small = (rows["unit"] == "percent") & (value > 0) & (value <= 1)
    if not small.any():
        return np.full(len(value), np.nan)
    of_small = pd.Series(small).groupby(groups).transform("sum").to_numpy()
    large = pd.Series(np.where(small, np.nan, value)).groupby(groups)
    least, count = large.transform("min").to_numpy(), large.transform("count").to_numpy()
    is_share = small & (least >= LEAST_PERCENT) & (count >= FEWEST) & (of_small <= SHARE * (of_small + count))
    return np.where(is_share, large.transform("median").to_numpy(), np.nan)


def _share_of_figures(targets: Columns, figures: Columns) -> Numbers:
    """For each target that is a fraction, the middle one of its indicator's percentages where none is below 10."""
    value = targets["value"]
    is_share = (value > 0) & (value <= 1)
    if not is_share.any():
        return np.full(len(value), np.nan)
    is_percent = figures["unit"] == "percent"
    known = pd.Series(figures["value"][is_percent]).groupby(figures["series"][is_percent])
    about = pd.DataFrame({"least": known.min(), "middle": known.median(), "count": known.count()})
    about = about.reindex(targets["series"])
    is_share &= (about["least"] >= LEAST_PERCENT).to_numpy()
    return np.where(is_share & (about["count"] >= FEWEST).to_numpy(), about["middle"].to_numpy(), np.nan)


def _elsewhere(draft: Draft, rows: Columns) -> Numbers:
    """For each outturn the middle one of other areas' figures for the same period, NaN where few or not alike."""
    others = draft.tables["comparators"].frame[["indicator", "period", "value"]].dropna()
    if others.empty:
        return np.full(len(rows["row"]), np.nan)
    groups = others.groupby(["indicator", "period"])["value"]
    alike = pd.Series(_alike(others["value"].to_numpy(), groups.transform("median").to_numpy()), others.index)
    share = alike.groupby([others["indicator"], others["period"]]).mean()
    known = groups.median().where((groups.count() >= FEWEST) & (share >= MOST))
    middle = known.reindex(pd.MultiIndex.from_arrays([rows["indicator"], rows["period"]])).to_numpy()
    return np.where([unit in OF_PLACES for unit in rows["unit"]], middle, np.nan)


def _middle(beside: Numbers) -> Numbers:
    """The middle one of each row's values; NaN where they are few or not alike."""
    ordered, count = np.sort(beside, axis=1), (~np.isnan(beside)).sum(axis=1)
    ends = [
        np.take_along_axis(ordered, place.clip(0)[:, np.newaxis], 1)[:, 0] for place in ((count - 1) // 2, count // 2)
    ]
    middle: Numbers = (ends[0] + ends[1]) / 2
    alike = _alike(beside, middle[:, np.newaxis]).sum(axis=1)
    return np.where((count >= FEWEST) & (alike >= MOST * count), middle, np.nan)


def _alike(value: Numbers, middle: Numbers, times: float = ALIKE) -> Flags:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = value / middle
    alike: Flags = (ratio <= times) & (ratio >= 1 / times)
    return alike


def _slip(value: Numbers, middle: Numbers, unit: Numbers) -> npt.NDArray[np.int64]:
    """By how many places each value has slipped; 0 where it has not."""
    slip = np.zeros(len(value), dtype=np.int64)
    is_far = np.fmax(np.abs(value), np.abs(middle)) >= FAR * unit
    for places in FACTORS:
        slip[_alike(value / 10.0**places, middle) & is_far] = places
    return slip


def _settled(slip: npt.NDArray[np.int64], value: Numbers, near: Numbers, middle: Numbers) -> npt.NDArray[np.int64]:
    """The slips but for those by ten that are no surprise: where figures go up and down, or a tenth fits none of them.

    Each figure beside it must lie within twice of the middle one, or have slipped itself; and the figure with its
    point moved must lie among them, or within a quarter of the nearest.
    """
    by_ten = np.flatnonzero(np.abs(slip) == 1)
    beside_it, centre = near[by_ten], middle[by_ten, np.newaxis]
    is_near = _alike(beside_it, centre, TEN_APART)
    is_settled = np.isnan(beside_it) | is_near
    for places in FACTORS:
        is_settled |= _alike(beside_it / 10.0**places, centre)
    like = np.where(is_near, beside_it, centre)
    moved = value[by_ten] / 10.0 ** slip[by_ten]
    is_among = (moved >= like.min(axis=1) / QUARTER) & (moved <= like.max(axis=1) * QUARTER)
    kept = slip.copy()
    kept[by_ten[~(is_settled.all(axis=1) & is_among)]] = 0
    return kept


def _far_away(value: Numbers, near: Numbers, middle: Numbers, unit: Numbers) -> npt.NDArray[np.int64]:
    """Which values are far from all beside them, where these lie within twice of their middle one: above or below."""
    far = np.zeros(len(value), dtype=np.int64)
    settled = (np.isnan(near) | _alike(near, middle[:, np.newaxis], TEN_APART)).all(axis=1) & ~np.isnan(near).all(
        axis=1
    )
    size, sizes = np.abs(value), np.abs(near[settled])
    ends = np.fmin.reduce(sizes, axis=1), np.fmax.reduce(sizes, axis=1)
    is_far = np.fmax(size, np.abs(middle)) >= FAR * unit
    far[settled] = np.where(size[settled] > TIMES * ends[1], FAR_AWAY, 0)
    far[settled] -= np.where((size[settled] < ends[0] / TIMES) & (size[settled] > 0), FAR_AWAY, 0)
    return np.where(is_far & ~np.isnan(middle), far, 0)


def _is_nought(rows: Columns, near: Numbers, middle: Numbers) -> Flags:
    """Which values are 0 where all figures beside it are alike and far from it, and no other is 0 in its series."""
    value = rows["value"]
    is_nought: Flags = (value == 0) & (np.abs(middle) >= FAR * rows["unit_of_places"])
    if not is_nought.any():
        return is_nought
    noughts = pd.Series(value == 0).groupby(rows["series"]).transform("sum").to_numpy()
    alike = np.isnan(near) | _alike(near, middle[:, np.newaxis])
    for places in FACTORS:
        alike |= _alike(near / 10.0**places, middle[:, np.newaxis])
    is_nought &= (noughts == 1) & alike.all(axis=1) & ~np.isnan(near[:, SPAN - 1])
    return is_nought


def _told(
    table: Table,
    index: npt.NDArray[np.int64],
    value: Numbers,
    middle: Numbers,
    slip: npt.NDArray[np.int64],
    nought: Flags,
) -> Iterator[Finding]:
    """A finding for each value that has slipped, and for each 0 that stands for none."""
    for row in np.flatnonzero((slip != 0) | nought).tolist():
        way = word("slip-nought" if nought[row] else f"slip-{WAYS[int(slip[row])]}")
        where = Where(table.file, int(index[row]), "value")
        yield found("figure-slipped", where, found=shown(number(value[row])), way=way, beside=number(middle[row]))


RULES: tuple[Rule, ...] = (figure_slipped, target_slipped)
