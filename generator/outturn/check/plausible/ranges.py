"""Figures that cannot be: above 100%, below nothing, a part of a person."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from outturn.check.found import Flags, Rule, cells, number, of_indicator, readable
from outturn.check.plausible.rare import rare
from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.model import Draft

TABLES = ("outturns", "breakdowns", "comparators", "targets")
COUNTED = ("outturns", "breakdowns", "comparators")
OTHER = {"numerator": "denominator", "denominator": "numerator"}
HUNDRED = 100.0
NEVER_BELOW = ("percent", "rate", "ratio", "number", "days")
"""Units that begin at 0; money and scores may lie below it."""


def figure_beyond_range(draft: Draft) -> Iterator[Finding]:
    """No percentage is above 100 or below 0, and no count, rate or number of days below 0.

    Where other figures of the indicator, of any area, lie there too, it is one of those that can. Where counts stand
    beside the figure, they say whether it can be.
    """
    for above in (True, False):
        odd = {name: _beyond(draft, name, above=above) for name in TABLES}
        if not any(one.any() for one in odd.values()):
            continue
        frames = [draft.tables[name].frame for name in TABLES]
        names = pd.concat([frame["indicator"] for frame in frames])
        has_value = np.concatenate([frame["value"].notna().to_numpy() for frame in frames])
        is_rare = rare(np.concatenate([*odd.values()]), names, counted=has_value)
        for name, here in zip(TABLES, np.split(is_rare, np.cumsum([len(one) for one in frames])[:-1]), strict=True):
            yield from _told(draft, name, here, above=above)


def _beyond(draft: Draft, name: str, *, above: bool) -> Flags:
    """Which rows have a value on that side of what can be."""
    table = draft.tables[name]
    value = table.frame["value"]
    outside = value > HUNDRED if above else value < 0
    if not outside.any():
        return outside.to_numpy()
    units = ("percent",) if above else NEVER_BELOW
    odd = outside & of_indicator(draft, table, "unit").isin(units) & readable(table, "value")
    if "numerator" in table.frame:
        odd &= table.frame["numerator"].isna() | table.frame["denominator"].isna()
    return odd.to_numpy()


def _told(draft: Draft, name: str, rows: Flags, *, above: bool) -> Iterator[Finding]:
    table = draft.tables[name]
    for row, value in table.frame.loc[rows, "value"].items():
        where = Where(table.file, int(row), "value")  # type: ignore[call-overload]
        wanted = word("range-hundred" if above else "range-nought")
        yield found("figure-beyond-range", where, found=shown(number(value)), range=wanted)


def count_in_fractions(draft: Draft) -> Iterator[Finding]:
    """A count is a whole number, where the indicator's others are.

    Where the other count of its row is none either, parts are counted, such as posts that several people share.
    """
    cells = [(name, column) for name in COUNTED for column in ("numerator", "denominator", "value")]
    odd = {cell: _in_fractions(draft, *cell) for cell in cells}
    if not any(one.any() for one in odd.values()):
        return
    frames = [draft.tables[name].frame for name, _ in cells]
    counted = [frame[column].notna().to_numpy() for frame, (_, column) in zip(frames, cells, strict=True)]
    names = pd.concat([frame["indicator"] for frame in frames])
    is_rare = rare(np.concatenate([*odd.values()]), names, counted=np.concatenate(counted))
    ends = np.cumsum([len(frame) for frame in frames])[:-1]
    for (name, column), rows in zip(cells, np.split(is_rare, ends), strict=True):
        table = draft.tables[name]
        alone = rows & ~odd.get((name, OTHER.get(column, "")), np.zeros(len(rows), dtype=bool))
        for row, value in table.frame.loc[alone, column].items():
            where = Where(table.file, int(row), column)  # type: ignore[call-overload]
            yield found("count-in-fractions", where, found=shown(number(value)))


def _in_fractions(draft: Draft, name: str, column: str) -> Flags:
    """Which rows have a count in the column that is no whole number."""
    table = draft.tables[name]
    if not ((cells(table, column) % 1) > 0).any():
        return np.zeros(len(table.frame), dtype=bool)
    odd = ((table.frame[column] % 1) > 0) & readable(table, column)
    return (odd & _counts_things(draft, name) if column == "value" and odd.any() else odd).to_numpy()


def _counts_things(draft: Draft, name: str) -> pd.Series:
    """Whether each row's value counts whole things: a number without decimals, not in thousands."""
    unit, decimals, times = (of_indicator(draft, draft.tables[name], one) for one in ("unit", "decimals", "multiplier"))
    return (unit == "number") & (decimals == 0) & ~(times.astype("float64") > 1)


RULES: tuple[Rule, ...] = (figure_beyond_range, count_in_fractions)
