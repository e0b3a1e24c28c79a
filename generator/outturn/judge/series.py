"""What several methods ask of a series: what its indicator says, and whether two numbers are equal."""

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np
import pandas as pd

from outturn.model import BREAK, Package, cells_of, has_mark

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

TOTALS = ("number", "currency")
"""Units of figures that add up over a year."""
ADDING_UP = ("period", "year-to-date")
"""Bases on which totals add up over the year, so that a part of it cannot be held against the whole."""
NUMBERS = frozenset({"value", "low", "high", "point", "compared_value", "change"})
"""Columns of judgements of groups that hold numbers."""
ULPS = 8
"""How many units in the last place two numbers may differ and still be equal: 69.3 − 69.4 is −0.1 to a reader."""


def of_indicator(package: Package, names: pd.Series, *columns: str) -> pd.DataFrame:
    """For each name, those columns of its indicator; numbers that are absent are NaN."""
    about = pd.DataFrame(
        [[getattr(indicator, column) for column in columns] for indicator in package.indicators],
        index=[indicator.indicator for indicator in package.indicators],
        columns=list(columns),
    )
    return about.reindex(names).set_axis(names.index)


def is_graded(package: Package, names: pd.Series) -> pd.Series:
    """Whether each of the named indicators has words of a scale for figures, of which nothing can be chance."""
    graded = {one.indicator for one in package.indicators if one.unit == "scale"}
    return names.isin(list(graded))


def slack(*numbers: pd.Series | Floats) -> Floats:
    """How far a difference of these numbers may be off through binary arithmetic alone, in their own unit."""
    largest = np.nanmax(
        np.abs(np.vstack([np.asarray(one, dtype="float64") for one in numbers] + [np.zeros(len(numbers[0]))])), axis=0
    )
    return np.asarray(np.spacing(largest) * ULPS, dtype="float64")


def wide_levels(targets: pd.DataFrame, kinds: tuple[str, ...]) -> pd.DataFrame:
    """The targets with a row an indicator and period, and a column for each of the kinds; rows without any left out."""
    levels = targets[targets["kind"].isin(kinds)].set_index(["indicator", "period", "kind"])["value"]
    return levels.unstack("kind").reindex(columns=list(kinds))  # noqa: PD010 - pivot_table averages and sorts


def blocks(package: Package) -> Iterator[tuple[str, slice]]:
    """Each indicator that has outturns, with the place of its rows; outturns stand in the indicators' order."""
    names = package.outturns["indicator"].to_numpy(dtype=object)
    if not len(names):
        return
    starts = np.flatnonzero(np.concatenate([[True], names[1:] != names[:-1]]))
    for start, end in zip(starts, [*starts[1:], len(names)], strict=True):
        yield str(names[start]), slice(int(start), int(end))


def worked_out_once(keys: pd.DataFrame, function: Callable[..., object]) -> pd.Series:
    """The function of each row of keys, worked out once for each different row."""
    rows = list(cells_of(keys))
    known = {row: function(*row) for row in set(rows)}
    return pd.Series([known[row] for row in rows], keys.index, dtype=object)


def broken_since(outturns: pd.DataFrame, rows: pd.DataFrame, place: pd.Series) -> pd.Series:
    """For each of the rows, whether its series breaks after the earlier figure at that place, up to and including it.

    ``rows`` are some of the outturns, ``place`` their earlier figures' positions among all, below 0 where there are
    none.
    """
    breaks = has_mark(outturns["mark"], BREAK).cumsum()
    then = breaks.reset_index(drop=True).reindex(place.where(place >= 0)).set_axis(rows.index)
    return breaks.loc[rows.index] > then


@lru_cache
def no_rows(columns: tuple[str, ...]) -> pd.DataFrame:
    """A table of judgements of groups that has these columns and nothing in it."""
    return pd.DataFrame({name: pd.Series(dtype="float64" if name in NUMBERS else object) for name in columns})
