"""A sealed version's judgements as programs need them: the table that was stored, taken apart by its keys."""

import pandas as pd

from outturn.errors import OutturnError, Where, word
from outturn.findings import found
from outturn.model import Judgements, Package, Table

KEYS = ["indicator", "period"]


def stored_judgements(table: Table, package: Package) -> Judgements:
    """The judgements in the table, in the order of the package's figures, whatever order they stand in.

    Raises OutturnError where they are not those of the package's figures.
    """
    frame = table.frame
    is_broken_down, is_further = frame["dimension"] != "", frame["aim"] == "further"
    is_figure = (frame["period"] != "") & (frame["area"] == "") & ~is_broken_down & ~is_further
    figures = frame[is_figure].set_index(KEYS, drop=False)
    series = frame[frame["period"] == ""].set_index("indicator")
    wanted = pd.MultiIndex.from_frame(package.outturns[KEYS])
    names = [one.indicator for one in package.indicators]
    is_whole = not figures.index.has_duplicates and set(figures.index) == set(wanted)
    if not is_whole or series.index.has_duplicates or set(series.index) != set(names):
        raise OutturnError((found("sealed-unreadable", Where(table.file), reason=word("stored-other-keys")),))
    own = figures.loc[wanted].set_index(package.outturns.index)
    groups, gaps = (frame[is_broken_down & is_group] for is_group in (frame["group"] != "", frame["group"] == ""))
    return Judgements(own, frame[frame["area"] != ""], series.loc[names], groups, gaps, frame[is_further])
