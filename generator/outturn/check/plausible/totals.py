"""Total rows: the sum of the rows above it, which a sheet has and a table of data has not."""

from collections.abc import Iterator

import pandas as pd

from outturn.check.found import Rule, readable
from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import Draft

TOTALS = frozenset(
    {
        *("total", "totals", "grand total", "sub total", "subtotal", "sum", "overall", "overall total"),
        *("all", "all groups", "all areas", "all children", "all people", "everyone", "everybody", "total all"),
    }
)
"""What a row of the whole is called among its parts."""
FEWEST = 3
"""So many figures that are each the sum of the others' are no chance."""
KEY = ["indicator", "period", "dimension"]


def total_among_parts(draft: Draft) -> Iterator[Finding]:
    """No group of a dimension, and no area beside others, is the total of them."""
    for table, columns in (("groups", ("group", "title")), ("areas", ("area", "name"))):
        frame = draft.tables[table].frame
        if table == "areas":
            frame = frame[~frame["kind"].isin(["all", "nation"])]
        named = pd.Series(False, frame.index)
        for column in columns:
            named |= frame[column].map(_plain).isin(TOTALS)
        summed = _sums(draft) if table == "groups" else set()
        for row in frame.index:
            name = str(frame.loc[row, columns[0]])
            is_sum = table == "groups" and (str(frame.loc[row, "dimension"]), name) in summed
            if bool(named[row]) or is_sum:
                where = Where(draft.tables[table].file, int(row), columns[0])
                yield found("total-among-parts", where, found=shown(frame.loc[row, columns[1]] or name))


def _plain(text: object) -> str:
    return " ".join(str(text).casefold().replace("-", " ").replace(":", " ").split())


def _sums(draft: Draft) -> set[tuple[str, str]]:
    """The groups whose counts are always the sum of those of all other groups of their dimension."""
    table = draft.tables["breakdowns"]
    frame = table.frame[readable(table, *KEY, "group", "numerator") & table.frame["denominator"].notna()]
    if frame.empty:
        return set()
    by_key = frame.groupby(KEY, sort=False)
    total, parts = by_key["denominator"].transform("sum"), by_key["group"].transform("count")
    is_sum = (frame["denominator"] * 2 == total) & (parts > 2) & (frame["denominator"] > 0)  # noqa: PLR2004
    groups = frame.assign(is_sum=is_sum).groupby(["dimension", "group"])["is_sum"].agg(["all", "count"])
    return {(str(one[0]), str(one[1])) for one in groups.index[groups["all"] & (groups["count"] >= FEWEST)]}


RULES: tuple[Rule, ...] = (total_among_parts,)
