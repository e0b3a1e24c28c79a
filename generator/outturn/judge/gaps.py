"""The gap between the best and the worst placed group of a breakdown, and whether it narrows (DESIGN: Breakdowns)."""

import numpy as np
import pandas as pd

from outturn.judge.certainty import ENDS, Texts, difference
from outturn.judge.parts import are_parts
from outturn.judge.series import Floats, is_graded, no_rows, of_indicator, slack
from outturn.limits import widening
from outturn.model import BREAK, Package, has_mark

FIGURE = ["indicator", "period"]
GAP = [*FIGURE, "dimension"]
GAPS = (
    *(*GAP, "value", "low", "high", "best", "worst", "gap_certainty"),
    *("compared_with", "compared_value", "change", "direction", "direction_reason", "certainty"),
)
TWO = 2


def gaps(package: Package, own: pd.DataFrame, moved: pd.DataFrame) -> pd.DataFrame:
    """The gap between the best and the worst placed group of each dimension, and whether it narrows.

    ``own`` are the intervals of the breakdowns' figures and ``moved`` is what ``direction`` gives of the whole. One row
    an indicator, period and dimension of which two groups or more have a figure; none of words of a scale, whose
    places are no distances, and none of parts of a total, which differ as much as the numbers who belong to them.
    Columns: ``value`` (the gap, in the
    indicator's unit), ``low, high`` (the 95% interval of the difference of the two), ``best, worst`` (the groups; the
    highest and the lowest where neither way is better), ``gap_certainty``: since the two were chosen among all groups,
    it is beyond chance only where it would be for any two of them. Against the period that the whole is compared with:
    ``compared_with, compared_value, change``, ``direction`` (narrowing, widening, no change, not comparable),
    ``direction_reason`` (no-earlier, break, other-groups) and ``certainty``, by the difference of the two gaps.
    """
    every = package.breakdowns
    if every.empty:
        return no_rows(GAPS)
    is_apart = ~is_graded(package, every["indicator"]) & ~are_parts(package)
    figures = every[every["value"].notna() & is_apart]
    keys = [figures[name] for name in GAP]
    by = figures.groupby(GAP, sort=False)
    if (by.size() < TWO).all():
        return no_rows(GAPS)
    found = pd.DataFrame({"number": by.size(), "top": by["value"].idxmax(), "bottom": by["value"].idxmin()})
    found = found.assign(
        groups=by["group"].agg(tuple), breaks=has_mark(figures["mark"], BREAK).groupby(keys, sort=False).any()
    )
    found = found[found["number"] >= TWO].reset_index()
    top, bottom = (own.loc[found[end], list(ENDS)].reset_index(drop=True) for end in ("top", "bottom"))
    high, low = (figures.loc[found[end]].reset_index(drop=True) for end in ("top", "bottom"))
    is_lower_better = of_indicator(package, found["indicator"], "polarity")["polarity"] == "lower"
    ends = _difference(top, bottom)
    result = found[GAP].assign(
        value=high["value"] - low["value"],
        low=ends[0],
        high=ends[1],
        best=high["group"].where(~is_lower_better, low["group"]),
        worst=low["group"].where(~is_lower_better, high["group"]),
    )
    result["gap_certainty"] = _certainty(*_difference(*(_widened(one, found["number"]) for one in (top, bottom))))
    point = top["point"] - bottom["point"]
    return pd.concat([result, _narrowing(package, result.assign(point=point), found, moved)], axis="columns")


def _narrowing(package: Package, gap: pd.DataFrame, found: pd.DataFrame, moved: pd.DataFrame) -> pd.DataFrame:
    """How each gap moved, by the period that the whole is compared with."""
    outturns = package.outturns
    earlier = pd.Series(moved["compared_with"].to_numpy(), pd.MultiIndex.from_frame(outturns[FIGURE]))
    at = earlier.reindex(pd.MultiIndex.from_frame(gap[FIGURE])).fillna("").to_numpy()
    here = pd.MultiIndex.from_frame(gap[GAP])
    place = pd.Series(here.get_indexer(pd.MultiIndex.from_arrays([gap["indicator"], at, gap["dimension"]])))
    there = place >= 0
    before = gap.reindex(place.where(there)).reset_index(drop=True)
    breaks = found.groupby(["indicator", "dimension"], sort=False)["breaks"].cumsum()
    is_other = found["groups"].reindex(place.where(there)).reset_index(drop=True) != found["groups"]
    is_broken = breaks.reindex(place.where(there)).reset_index(drop=True) != breaks
    reason = np.select([~there, is_other, is_broken], ["no-earlier", "other-groups", "break"], "")
    change = (gap["value"] - before["value"]).where(reason == "")
    decimals = of_indicator(package, gap["indicator"], "decimals")["decimals"].astype("float64")
    is_still = change.abs() < 10.0**-decimals - slack(gap["value"], before["value"])
    words = np.select([reason != "", is_still, change < 0], ["not comparable", "no change", "narrowing"], "widening")
    tested = _certainty(*_difference(gap, before))
    return pd.DataFrame(
        {
            "compared_with": np.where(there, at, ""),
            "compared_value": before["value"].where(reason == ""),
            "change": change,
            "direction": words,
            "direction_reason": reason,
            "certainty": np.where((reason != "") | is_still, "", tested),
        }
    )


def _difference(one: pd.DataFrame, other: pd.DataFrame) -> tuple[Floats, Floats]:
    first, second = (tuple(side[end].to_numpy(dtype="float64") for end in ENDS) for side in (one, other))
    return difference(first, second)  # type: ignore[arg-type]


def _widened(limits: pd.DataFrame, number: pd.Series) -> pd.DataFrame:
    """The limits as far from their point as they are when the pairs among so many groups share the 5%."""
    factor = widening(number)
    ends = {end: limits["point"] + factor * (limits[end] - limits["point"]) for end in ("low", "high")}
    return limits.assign(**ends)


def _certainty(low: Floats, high: Floats) -> Texts:
    return np.select([np.isnan(low), (low <= 0) & (high >= 0)], ["not tested", "could be chance"], "beyond chance")
