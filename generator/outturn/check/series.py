"""Figures in the order of time: which stand beside each other, and what lies between two breaks."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from outturn.check.found import Flags, are_read, cells, said
from outturn.model import Draft, Table, marked
from outturn.periods import Period, PeriodError, parse

Numbers = npt.NDArray[np.float64]
Columns = Mapping[str, npt.NDArray[Any]]
"""Columns of equal length by their names."""

LEVELS = ("percent", "ratio", "score")
"""Units of which a year and its parts have figures of one size."""
OF_INDICATOR = ("unit", "basis", "decimals", "polarity")
"""What is said of each row's indicator."""
PLACE = ("end", "start", "kind_of_period", "part")
KEYS = {
    "outturns": ("indicator",),
    "breakdowns": ("indicator", "dimension", "group"),
    "comparators": ("indicator", "area"),
}
"""The tables of figures, and the columns that tell their series apart."""


@lru_cache(maxsize=8)
def in_time(draft: Draft, table: Table, keys: tuple[str, ...]) -> Columns:
    """The rows with a value, each series in the order of time: columns by name, ``row`` the numbers in the file.

    Beside those of the table and ``OF_INDICATOR``: ``series``, ``end`` and ``start`` (days), ``kind_of_period``,
    ``part`` and ``unit_of_places``, the last shown decimal. A series is of one kind of period, and a year so far of one
    place in the year; of some units it is of all kinds. Whoever asks leaves the columns as they are.
    """
    about = {column: said(draft, table, column) for column in OF_INDICATOR}
    own, places = {str(name): cells(table, name) for name in table.frame.columns}, _places(table)
    decimals = about["decimals"] = about["decimals"].astype("float64")
    is_known = ~np.isnan(places["end"]) & ~np.isnan(decimals) & ~np.isnan(own["value"])
    is_known &= (about["unit"] != "scale") & are_read(table, "period", "value")
    at = np.flatnonzero(is_known)
    names = _series({**own, **about, **places}, at, keys)
    order = np.lexsort((places["start"][at], places["end"][at], np.unique(names, return_inverse=True)[1]))
    at, names = at[order], names[order]
    kept = {name: one[at] for name, one in {**own, **about, **places, "row": table.frame.index.to_numpy()}.items()}
    days = {name: kept[name].astype("int64") for name in ("end", "start")}
    return {**kept, **days, "series": names, "unit_of_places": 10.0 ** -kept["decimals"]}


def _places(table: Table) -> dict[str, npt.NDArray[Any]]:
    """Where each row's period lies, a column of ``PLACE`` each; nothing of what is no period."""
    texts = table.frame["period"].tolist()
    known = {text: _place(text) for text in set(texts)}
    kinds = dict(zip(PLACE, (float, float, object, object), strict=True))
    return {
        name: np.fromiter((known[text][place] for text in texts), kind, len(texts))
        for place, (name, kind) in enumerate(kinds.items())
    }


def _series(rows: Columns, at: npt.NDArray[np.int64], keys: Sequence[str]) -> npt.NDArray[Any]:
    """The name of the series that each row is in; ``at`` are the places of the rows in their table."""
    so_far = rows["basis"][at] == "year-to-date"
    is_level = np.array([unit in LEVELS for unit in rows["unit"][at]], dtype=bool) & ~so_far
    kind, part = np.where(is_level, "", rows["kind_of_period"][at]), np.where(so_far, rows["part"][at], "")
    names = map(" ".join, zip(kind, part, *(rows[key][at] for key in keys), strict=True))
    return np.fromiter(names, object, len(at))


def known_period(text: str) -> Period | None:
    """The period that the text names, or None where it names none."""
    try:
        return parse(text)
    except PeriodError:
        return None


def _place(text: str) -> tuple[object, ...]:
    """Where a period lies; nothing of what is no period."""
    period = known_period(text)
    if period is None:
        return (np.nan, np.nan, "", "")
    return (period.end.toordinal(), period.start.toordinal(), period.kind, str(period.part))


def first_of_series(rows: Columns) -> Flags:
    """Whether each row is the first of its series."""
    series = rows["series"]
    return np.concatenate([np.ones(min(len(series), 1), dtype=bool), series[1:] != series[:-1]])


def stretches(rows: Columns) -> npt.NDArray[np.int64]:
    """A number for each stretch of a series between two breaks."""
    begins = first_of_series(rows)
    if "mark" in rows:
        begins |= marked(rows["mark"], "b")
    return np.cumsum(begins, dtype=np.int64)


def beside(value: Numbers, stretch: npt.NDArray[np.int64], offsets: list[int]) -> Numbers:
    """Shape (rows, offsets): the values that stand so far from each in its stretch; NaN where there is none."""
    places = np.arange(len(value))[:, np.newaxis] + np.array(offsets)
    inside = places.clip(0, max(len(value) - 1, 0))
    is_there = (places == inside) & (stretch[inside] == stretch[:, np.newaxis])
    return np.where(is_there, value[inside], np.nan)
