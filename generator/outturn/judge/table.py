"""All judgements as one table: what ``outturn judge`` prints and a sealed version stores."""

import numpy as np
import pandas as pd

from outturn.model import Judgements
from outturn.schemas import fields

COLUMNS = {str(field["name"]): str(field["description"]) for field in fields("judgements")}
"""The table's columns, in order, with what they hold; they are stable, and new ones come at the end."""
RULES = 4
"""The number of the rules that make judgements; it rises whenever the same figures would be judged otherwise."""


def table(judgements: Judgements) -> pd.DataFrame:
    """One row an indicator (about its series), a figure, a further target, a comparator's figure, a group's and a gap.

    Numbers are floats with NaN where absent, text is empty where absent. Sorted as pages are: by indicator, the
    series first, then its periods in time order, each followed by its further targets, the areas that it is compared
    with, its groups and the gaps between them; last the groups of periods that have no outturn.
    """
    series = judgements.series.rename_axis("indicator").reset_index()
    of_figures = [judgements.figures, judgements.further]
    parts = [series, *of_figures, judgements.comparisons, judgements.groups, judgements.gaps]
    places = {name: place for place, name in enumerate(series["indicator"])}
    times = pd.MultiIndex.from_frame(judgements.figures[["indicator", "period"]])
    orders = []
    for kind, part in enumerate(parts):
        time = np.full(len(part), -1)
        if kind:
            at = times.get_indexer(pd.MultiIndex.from_frame(part[["indicator", "period"]]))
            time = np.where(at < 0, len(times), at)
        orders.append(pd.DataFrame({"place": part["indicator"].map(places).to_numpy(), "time": time, "kind": kind}))
    order = pd.concat(orders, ignore_index=True).sort_values(["place", "time", "kind"], kind="stable").index
    whole = pd.concat(parts, ignore_index=True).reindex(columns=list(COLUMNS)).loc[order].reset_index(drop=True)
    whole["rules"] = RULES
    texts = [name for name in COLUMNS if not pd.api.types.is_numeric_dtype(whole[name])]
    return whole.assign(**{name: whole[name].fillna("") for name in texts})
