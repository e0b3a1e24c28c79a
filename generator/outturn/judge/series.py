"""What several methods ask of a series: what its indicator says, and whether two numbers are equal."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from outturn.model import BREAK, Package, marked

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
Cells = npt.NDArray[Any]
Columns = Mapping[str, Cells]
"""Columns of equal length by their names, which take a fraction of what those of frames take."""

TOTALS = ("number", "currency")
"""Units of figures that add up over a year."""
ADDING_UP = ("period", "year-to-date")
"""Bases on which totals add up over the year, so that a part of it cannot be held against the whole."""
SIGNS: Mapping[str, float] = {"higher": 1.0, "lower": -1.0}
NUMBERS = frozenset({"value", "low", "high", "point", "compared_value", "change"})
"""Columns of judgements of groups that hold numbers."""
MEASURES = frozenset({"decimals", "tolerance", "per", "multiplier"})
"""What of an indicator is a number to calculate with."""
ULPS = 8
"""How many units in the last place two numbers may differ and still be equal: 69.3 − 69.4 is −0.1 to a reader."""


def about(package: Package, names: pd.Series, *columns: str) -> Columns:
    """For each name, those columns of its indicator; measures are numbers, NaN where they are absent."""
    places = {one.indicator: place for place, one in enumerate(package.indicators)}
    at = np.fromiter(map(places.__getitem__, names), "int64", len(names))
    return {
        column: np.array(
            [getattr(one, column) for one in package.indicators], dtype="float64" if column in MEASURES else object
        )[at]
        for column in columns
    }


def of_indicator(package: Package, names: pd.Series, *columns: str) -> pd.DataFrame:
    """The same as a frame with the names' index."""
    return pd.DataFrame(about(package, names, *columns), names.index)


def signs(polarity: Iterable[str]) -> Floats:
    """1 where higher is better, −1 where lower is, NaN where neither or a band is."""
    return np.array([SIGNS.get(one, np.nan) for one in polarity], dtype="float64")


def figure_places(frame: pd.DataFrame) -> dict[tuple[str, str], int]:
    """The place of each row of a table of figures by its indicator and period."""
    keys = zip(frame["indicator"], frame["period"], strict=True)
    return {key: place for place, key in enumerate(keys)}


def places_of(known: Mapping[tuple[str, str], int], names: Iterable[str], periods: Iterable[str]) -> Places:
    """Where the figures of those indicators and periods stand, −1 where there are none."""
    return np.array([known.get(key, -1) for key in zip(names, periods, strict=True)], dtype="int64")


def at_places(values: Floats, places: Places) -> Floats:
    """The values at the places, along the first axis; NaN where a place is −1."""
    nothing = np.full((1, *values.shape[1:]), np.nan)
    found: Floats = np.concatenate([values, nothing])[places]
    return found


def is_graded(package: Package, names: Iterable[str]) -> Flags:
    """Whether each of the named indicators has words of a scale for figures, of which nothing can be chance."""
    graded = {one.indicator for one in package.indicators if one.unit == "scale"}
    return np.array([name in graded for name in names], dtype=bool)


def slack(*numbers: Sequence[float] | pd.Series | Floats) -> Floats:
    """How far a difference of these numbers may be off through binary arithmetic alone, in their own unit."""
    largest = np.nanmax(
        np.abs(np.vstack([np.asarray(one, dtype="float64") for one in numbers] + [np.zeros(len(numbers[0]))])), axis=0
    )
    return np.asarray(np.spacing(largest) * ULPS, dtype="float64")


def blocks(package: Package) -> Iterator[tuple[str, slice]]:
    """Each indicator that has outturns, with the place of its rows; outturns stand in the indicators' order."""
    names = package.outturns["indicator"].to_numpy(dtype=object)
    if not len(names):
        return
    starts = np.flatnonzero(np.concatenate([[True], names[1:] != names[:-1]]))
    for start, end in zip(starts, [*starts[1:], len(names)], strict=True):
        yield str(names[start]), slice(int(start), int(end))


def worked_out_once(function: Callable[..., object], *columns: Iterable[Any]) -> list[Any]:
    """The function of each row of the columns' cells, worked out once for each different row."""
    rows = list(zip(*columns, strict=True))
    known = {row: function(*row) for row in set(rows)}
    return [known[row] for row in rows]


def broken_since(outturns: pd.DataFrame, here: Places, place: Places) -> Flags:
    """For each place, whether its series breaks after the earlier figure at the other, up to and including it.

    ``here`` are places among the outturns, ``place`` those of their earlier figures, below 0 where there are none.
    """
    breaks = np.cumsum(marked(outturns["mark"], BREAK))
    broken: Flags = (place >= 0) & (breaks[here] > breaks[place])
    return broken


@lru_cache
def no_rows(columns: tuple[str, ...]) -> pd.DataFrame:
    """A table of judgements of groups that has these columns and nothing in it."""
    return pd.DataFrame({name: pd.Series(dtype="float64" if name in NUMBERS else object) for name in columns})
