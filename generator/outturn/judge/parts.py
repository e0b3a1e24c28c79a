"""Which breakdowns are parts of a total, so that a group is small because few belong to it."""

import numpy as np
import pandas as pd

from outturn.judge.series import TOTALS, of_indicator
from outturn.model import Package

FIGURE = ["indicator", "period"]
DIMENSION = ["indicator", "dimension"]
HALF = 0.5


def are_parts(package: Package) -> pd.Series:
    """Whether each row of the breakdowns is a part of a total, with their index: 34 of 125 children who moved.

    Numbers and money alone can be. They are not means (mean weeks of a wait) where in a period the whole's figure lies
    outside those of its groups, as no mean does, or the groups add up to it, within their rounding. A mean may lie
    outside those that are shown where another group is hidden, so of figures with decimals only periods that show
    every group tell. What is true of one period is true of the dimension.
    """
    theirs = package.breakdowns
    about = of_indicator(package, theirs["indicator"], "unit", "decimals")
    rows = theirs.loc[about["unit"].isin(TOTALS), [*FIGURE, "dimension", "value"]]
    if rows.empty:
        return pd.Series(data=False, index=theirs.index)
    by = rows.groupby([*FIGURE, "dimension"], sort=False)["value"]
    found = by.agg(["min", "max", "sum", "count", "size"]).reset_index()
    whole = package.outturns.set_index(FIGURE)["value"].reindex(pd.MultiIndex.from_frame(found[FIGURE])).to_numpy()
    decimals = of_indicator(package, found["indicator"], "decimals")["decimals"].astype("float64")
    finest = 10.0**-decimals
    is_whole = (found["count"] == found["size"]) | (decimals == 0)
    is_outside = is_whole & ((whole > found["max"] + finest) | (whole < found["min"] - finest))
    is_sum = (found["count"] > 1) & (np.abs(whole - found["sum"]) <= HALF * finest * (found["count"] + 1))
    sure = pd.MultiIndex.from_frame(found.loc[is_outside | (is_sum & (found["sum"] != 0)), DIMENSION])
    return pd.Series(pd.MultiIndex.from_frame(theirs[DIMENSION]).isin(sure), theirs.index)
