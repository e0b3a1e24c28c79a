"""How a figure stands beside other areas' figures for the same indicator and period (DESIGN: Comparison)."""

import numpy as np
import pandas as pd

from outturn.judge.certainty import ENDS, Texts, of_difference
from outturn.judge.series import about, at_places, figure_places, is_graded, of_indicator, places_of, signs, slack
from outturn.model import FORECAST, Package, marked

RANKED = ("neighbour", "peer")
"""Nations, regions and all areas together hold the council itself, so they take no rank."""
ENOUGH_FOR_QUARTILES = 12


def comparisons(package: Package, limits: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Each comparator beside the council's own figure: one row a comparator's figure, with its row number as index.

    ``limits`` and ``others`` are the intervals of outturns and of comparators. Columns: ``indicator, period, area,
    value, mark``, ``low, high``, ``comparison`` (better, similar, worse; higher, similar, lower without a polarity;
    empty where one of the two has no figure), ``compared_by`` (interval or value) and ``certainty`` (beyond chance,
    could be chance, not tested; empty where the two are too near to differ, and for words of a scale). By the interval
    of the difference where both sides have one: similar where it holds 0. By value otherwise. A difference of less than
    the last shown decimal is similar either way. A forecast on either side is not tested.
    """
    theirs = package.comparators
    result = pd.concat(
        [theirs[["indicator", "period", "area", "value", "mark"]], others[["low", "high"]]], axis="columns"
    )
    if theirs.empty:
        return result.assign(comparison="", compared_by="", certainty="")
    outturns = package.outturns
    at = places_of(figure_places(outturns), theirs["indicator"], theirs["period"])
    is_forecast = marked(outturns["mark"], FORECAST)
    own = {end: at_places(np.where(is_forecast, np.nan, limits[end]), at) for end in ENDS}
    beside_it = {**{end: others[end] for end in ENDS}, "value": theirs["value"]}
    are_forecasts = marked(theirs["mark"], FORECAST)
    tested = of_difference(own, {name: np.where(are_forecasts, np.nan, one) for name, one in beside_it.items()})
    value = pd.Series(at_places(outturns["value"].to_numpy(dtype="float64"), at), theirs.index)
    return pd.concat([result, beside(package, theirs["indicator"], value, theirs["value"], tested)], axis="columns")


def beside(package: Package, names: pd.Series, figures: pd.Series, others: pd.Series, tested: Texts) -> pd.DataFrame:
    """How each figure stands beside the other one, in the unit of its indicator.

    ``names`` are the indicators, ``tested`` whether the differences are beyond chance. Columns: ``comparison,
    compared_by, certainty``, as ``comparisons`` has them.
    """
    said = about(package, names, "polarity", "decimals")
    difference = figures.to_numpy(dtype="float64") - others.to_numpy(dtype="float64")
    close = np.abs(difference) < 10.0 ** -said["decimals"] - slack(figures, others)
    sign = signs(said["polarity"])
    unjudged, known = np.isnan(sign), ~np.isnan(difference)
    rising = np.where(unjudged, difference, sign * difference) > 0
    ways = [~known, close | (tested == "could be chance"), unjudged & rising, unjudged, rising]
    is_none = ~known | (close & (tested != "could be chance")) | is_graded(package, names)
    return pd.DataFrame(
        {
            "comparison": np.select(ways, ["", "similar", "higher", "lower", "better"], "worse"),
            "compared_by": np.select([~known, tested != "not tested"], ["", "interval"], "value"),
            "certainty": np.where(is_none, "", tested),
        },
        figures.index,
    )


def ranks(package: Package) -> pd.DataFrame:
    """Where each figure stands among the areas that are ranked with it, the council and its neighbours and peers.

    Columns: ``rank`` (1 is best; ties share the best rank and the next ones are skipped), ``ranked`` (how many areas
    have a figure), ``neighbours_mean`` (the mean of the others, in the indicator's unit) and ``quartile`` (A best to D,
    by R's default quantiles, type 7; from 12 areas; a figure equal to a quantile belongs to the lower values). NaN or
    empty without a polarity, a figure or another area; the mean needs no polarity. Words of a scale have neither mean
    nor quartile.
    """
    outturns = package.outturns
    result = pd.DataFrame({"rank": np.nan, "ranked": np.nan, "neighbours_mean": np.nan, "quartile": ""}, outturns.index)
    ranked_areas = {area.area for area in package.areas if area.kind in RANKED}
    others = package.comparators
    others = others[others["area"].isin(ranked_areas) & others["value"].notna()]
    if others.empty:
        return result.astype({"quartile": object})
    keys = ["indicator", "period"]
    own = outturns.loc[outturns["value"].notna(), [*keys, "value"]]
    sign = of_indicator(package, own["indicator"], "polarity")["polarity"].map({"higher": -1.0, "lower": 1.0})
    means = others.groupby(keys, sort=False)["value"].mean()
    own_keys = pd.MultiIndex.from_frame(own[keys])
    found = means.reindex(own_keys).set_axis(own.index)
    result.loc[found.index, "neighbours_mean"] = found
    both = pd.concat([own.assign(own=True), others[[*keys, "value"]].assign(own=False)])
    both = both[pd.MultiIndex.from_frame(both[keys]).isin(means.index)]
    signs = pd.Series(sign.to_numpy(), own_keys)
    both["score"] = both["value"] * signs.reindex(pd.MultiIndex.from_frame(both[keys])).to_numpy()
    both = both[both["score"].notna()]
    groups = both.groupby(keys, sort=False)["score"]
    both = both.assign(rank=groups.rank(method="min"), ranked=groups.transform("count"))
    is_scale = is_graded(package, outturns["indicator"])
    result.loc[is_scale, "neighbours_mean"] = np.nan
    ours = both[both["own"]]
    result.loc[ours.index, ["rank", "ranked"]] = ours[["rank", "ranked"]].astype("float64")
    result["quartile"] = (
        _quartiles(both, ours, keys, sign > 0).reindex(outturns.index, fill_value="").mask(is_scale, "")
    )
    return result


def _quartiles(both: pd.DataFrame, ours: pd.DataFrame, keys: list[str], lower_is_better: pd.Series) -> pd.Series:
    """The quartile band of our figures whose group is large enough; scores are smaller where better.

    A value that equals a quantile belongs to the quarter of the lower values, whichever way is good.
    """
    large = both[both["ranked"] >= ENOUGH_FOR_QUARTILES]
    ours = ours[ours["ranked"] >= ENOUGH_FOR_QUARTILES]
    if ours.empty:
        return pd.Series(dtype=object)
    groups = large.groupby(keys, sort=False)["score"]
    at = pd.MultiIndex.from_frame(ours[keys])
    cuts = [groups.quantile(share).reindex(at).to_numpy() for share in (0.25, 0.5, 0.75)]
    score = ours["score"].to_numpy()
    is_lower_better = lower_is_better.reindex(ours.index).to_numpy()
    within = [np.where(is_lower_better, score <= cut, score < cut) for cut in cuts]
    return pd.Series(np.select(within, ["A", "B", "C"], "D"), ours.index)
