"""Figures in the order of time: which stand beside each other, and what lies between two breaks."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from outturn.check.found import of_indicator, readable
from outturn.model import Draft, Table, has_mark
from outturn.periods import Period, PeriodError, parse

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LEVELS = ("percent", "ratio", "score")
"""Units of which a year and its parts have figures of one size."""
PLACE = ("end", "start", "kind_of_period", "part")
KEYS = {
    "outturns": ("indicator",),
    "breakdowns": ("indicator", "dimension", "group"),
    "comparators": ("indicator", "area"),
}
"""The tables of figures, and the columns that tell their series apart."""


@lru_cache(maxsize=8)
def in_time(draft: Draft, table: Table, keys: tuple[str, ...]) -> pd.DataFrame:
    """The rows with a value, each series in the order of time, with its ``series``, ``end`` and last shown decimal.

    A series is of one kind of period, and a year so far of one place in the year; of some units it is of all kinds.
    Whoever asks leaves the frame as it is.
    """
    about = {column: of_indicator(draft, table, column) for column in ("unit", "basis", "decimals", "polarity")}
    frame, places = table.frame, _places(table)
    is_known = ~np.isnan(places["end"]) & about["decimals"].notna().to_numpy() & frame["value"].notna().to_numpy()
    is_known &= (about["unit"] != "scale").to_numpy() & readable(table, "period", "value").to_numpy()
    at = np.flatnonzero(is_known)
    names = _series(frame.iloc[at], {name: one.iloc[at] for name, one in about.items()}, places, at, keys)
    order = np.lexsort((places["start"][at], places["end"][at], np.unique(names, return_inverse=True)[1]))
    at, names = at[order], names[order]
    kept, told = frame.iloc[at], {name: one.iloc[at] for name, one in about.items()}
    days = {name: places[name][at].astype("int64") for name in ("end", "start")}
    texts = {"kind_of_period": places["kind_of_period"][at], "part": places["part"][at], "series": names}
    named = {name: pd.Series(one, kept.index, dtype=object) for name, one in texts.items()}
    return kept.assign(**told, **days, **named, unit_of_places=10.0 ** -told["decimals"])


def _places(table: Table) -> dict[str, npt.NDArray[Any]]:
    """Where each row's period lies, a column of ``PLACE`` each; nothing of what is no period."""
    texts = table.frame["period"].tolist()
    known = {text: _place(text) for text in set(texts)}
    kinds = dict(zip(PLACE, (float, float, object, object), strict=True))
    return {
        name: np.fromiter((known[text][place] for text in texts), kind, len(texts))
        for place, (name, kind) in enumerate(kinds.items())
    }


def _series(
    frame: pd.DataFrame,
    about: Mapping[str, pd.Series],
    places: Mapping[str, npt.NDArray[Any]],
    at: npt.NDArray[np.int64],
    keys: Sequence[str],
) -> npt.NDArray[Any]:
    """The name of the series that each row is in; ``at`` are the places of the rows in their table."""
    so_far = (about["basis"] == "year-to-date").to_numpy()
    is_level = about["unit"].isin(LEVELS).to_numpy() & ~so_far
    kind, part = np.where(is_level, "", places["kind_of_period"][at]), np.where(so_far, places["part"][at], "")
    names = map(" ".join, zip(kind, part, *(frame[key] for key in keys), strict=True))
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


def stretches(rows: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A number for each stretch of a series between two breaks."""
    begins = rows["series"] != rows["series"].shift()
    if "mark" in rows:
        begins |= has_mark(rows["mark"], "b")
    return np.cumsum(begins.to_numpy(), dtype=np.int64)


def beside(value: Numbers, stretch: npt.NDArray[np.int64], offsets: list[int]) -> Numbers:
    """Shape (rows, offsets): the values that stand so far from each in its stretch; NaN where there is none."""
    places = np.arange(len(value))[:, np.newaxis] + np.array(offsets)
    inside = places.clip(0, max(len(value) - 1, 0))
    is_there = (places == inside) & (stretch[inside] == stretch[:, np.newaxis])
    return np.where(is_there, value[inside], np.nan)
