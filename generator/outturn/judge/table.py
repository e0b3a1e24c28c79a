"""All judgements as one table: what ``outturn judge`` prints and a sealed version stores."""

import numpy as np
import pandas as pd

from outturn.model import Judgements

COLUMNS = {
    "indicator": "the indicator",
    "period": "the period of the figure; empty in a row about the whole series",
    "area": "the other area in a row that compares with it; empty otherwise",
    "value": "the figure, or the other area's, unrounded",
    "mark": "its mark",
    "target": "the target or benchmark that it is held against",
    "target_kind": "target, benchmark or band",
    "floor": "the level below which it is off target",
    "lower": "the band's lower end",
    "upper": "the band's upper end",
    "target_period": "the period of the target: the year's, where it serves a part of the year",
    "rated_on": "value, or forecast for a total of the year so far",
    "gap": "the distance from the target; positive is better than the target",
    "rating": "green, amber, red or not rated",
    "rating_reason": "why it is not rated",
    "compared_with": "the earlier period that it is compared with",
    "compared_value": "the figure of that period",
    "change": "the figure less that figure",
    "direction": "improving, worsening, increasing, decreasing, no change or not comparable",
    "direction_reason": "why it is not comparable",
    "certainty": "whether the change is beyond chance or could be chance",
    "low": "the lower end of the 95% interval",
    "high": "the upper end of the 95% interval",
    "interval": "the interval's method: wilson, byar or exact-poisson",
    "rank": "its rank among the council and its neighbours and peers; 1 is best",
    "ranked": "how many areas are ranked",
    "neighbours_mean": "the mean of the neighbours and peers",
    "quartile": "A (best) to D, where 12 or more areas have a figure",
    "comparison": "better, similar or worse than the other area; higher or lower without a polarity",
    "compared_by": "interval or value",
    "forecast": "the forecast of the year's end",
    "forecast_method": "last-year, time or year-end",
    "special_cause": "the special cause that the point shows in the process behaviour chart",
    "trend": "the trend of the last five years",
    "trend_statistic": "chi-squared for trend",
    "trend_reason": "why the trend is not tested",
    "mean": "the centre of the process",
    "lower_limit": "the lower process limit",
    "upper_limit": "the upper process limit",
    "variation": "improvement, concern, increase, decrease or common cause",
    "assurance": "will hit, will miss, or hit or miss",
    "attention": "the reasons for which the indicator needs attention, separated by spaces",
}
"""The table's columns, in order, with what they hold; they are stable, and new ones come at the end."""


def table(judgements: Judgements) -> pd.DataFrame:
    """One row an indicator (about its series), one an indicator and period, and one a comparator's figure.

    Numbers are floats with NaN where absent, text is empty where absent. Sorted as pages are: by indicator, the
    series first, then its periods in time order, each followed by the areas that it is compared with.
    """
    series = judgements.series.rename_axis("indicator").reset_index()
    parts = [series, judgements.figures, judgements.comparisons]
    places = {name: place for place, name in enumerate(series["indicator"])}
    times = pd.MultiIndex.from_frame(judgements.figures[["indicator", "period"]])
    orders = []
    for kind, part in enumerate(parts):
        time = (
            times.get_indexer(pd.MultiIndex.from_frame(part[["indicator", "period"]]))
            if kind
            else np.full(len(part), -1)
        )
        orders.append(pd.DataFrame({"place": part["indicator"].map(places).to_numpy(), "time": time, "kind": kind}))
    order = pd.concat(orders, ignore_index=True).sort_values(["place", "time", "kind"], kind="stable").index
    whole = pd.concat(parts, ignore_index=True).reindex(columns=list(COLUMNS)).loc[order].reset_index(drop=True)
    texts = [name for name in COLUMNS if not pd.api.types.is_numeric_dtype(whole[name])]
    return whole.assign(**{name: whole[name].fillna("") for name in texts})
