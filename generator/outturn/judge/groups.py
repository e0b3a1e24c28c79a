"""How the groups of a breakdown stand beside the whole (DESIGN: Breakdowns).

A group is part of the whole, so that the two are not independent. Where the counts of both are known, a group is
tested against everybody else, the whole without it, which differs from it exactly where the whole does.
"""

import numpy as np
import pandas as pd

from outturn.judge.certainty import ENDS, of_difference
from outturn.judge.comparison import beside
from outturn.judge.interval import HUNDRED, intervals
from outturn.judge.parts import are_parts
from outturn.judge.series import no_rows, of_indicator
from outturn.model import FORECAST, Package, marked

FIGURE = ["indicator", "period"]
GROUP = [*FIGURE, "dimension", "group"]
GROUPS = (*GROUP, "value", "mark", "low", "high", "interval", "comparison", "compared_by", "certainty")
PART = "part"
"""How a part of a total is compared with it: not at all."""


def groups(package: Package, limits: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each group's figure beside the whole's, with the index of the breakdowns, and the intervals of those figures.

    ``limits`` are the outturns' intervals. Columns: ``indicator, period, dimension, group, value, mark``, ``low, high,
    interval``, ``comparison`` (better, similar, worse; higher, similar, lower without a polarity or with a band; empty
    where one of the two has no figure), ``compared_by`` (interval, value, part) and ``certainty``. By the interval of
    the difference from everybody else where the counts of both are known; else from the whole where both have an
    interval, which takes the two for independent, so that it is beyond chance less often than it might be; else by
    value. Parts of a total are not compared with it.
    """
    theirs = package.breakdowns
    if theirs.empty:
        return no_rows(GROUPS), no_rows((*ENDS, "interval"))
    own = intervals(package, theirs)
    at = pd.MultiIndex.from_frame(theirs[FIGURE])
    whole = package.outturns[[*FIGURE, "value", "numerator", "denominator", "mark"]]
    whole = pd.concat([whole, limits[list(ENDS)]], axis="columns").set_index(FIGURE).reindex(at)
    whole = whole.set_axis(theirs.index)
    rest = intervals(package, _rest(package, theirs, whole))
    has_rest = rest["low"].notna()
    other = whole[[*ENDS, "value"]].mask(has_rest, rest.assign(value=rest["point"])[[*ENDS, "value"]])
    is_forecast = marked(theirs["mark"], FORECAST) | marked(whole["mark"].fillna(""), FORECAST)
    tested = np.where(is_forecast, "not tested", of_difference(own, other))
    result = pd.concat([theirs[[*GROUP, "value", "mark"]], own[["low", "high", "interval"]]], axis="columns")
    parts = are_parts(package)
    stands = beside(package, theirs["indicator"], theirs["value"].mask(parts), whole["value"], tested)
    stands["compared_by"] = stands["compared_by"].mask(parts, PART)
    return pd.concat([result, stands], axis="columns"), own


def _rest(package: Package, theirs: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Everybody who is not in the group, as figures with counts; no counts where they cannot be told."""
    about = of_indicator(package, theirs["indicator"], "unit", "per")
    top, below = whole["numerator"] - theirs["numerator"], whole["denominator"] - theirs["denominator"]
    is_some = (top >= 0) & (below > 0) & theirs["value"].notna()
    scale = np.where(about["unit"] == "percent", HUNDRED, about["per"].astype("float64"))
    return pd.DataFrame(
        {
            "indicator": theirs["indicator"],
            "value": (top / below.where(is_some) * scale).where(is_some),
            "numerator": top.where(is_some),
            "denominator": below.where(is_some),
            "low": np.nan,
            "high": np.nan,
        }
    )
