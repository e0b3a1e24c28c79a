"""Figures in the order of time: which stand beside each other, and what lies between two breaks."""

from functools import lru_cache

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
PLACE = ("period", "end", "start", "kind_of_period", "part")
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
    frame = table.frame.assign(**about)
    places = pd.DataFrame([_place(text) for text in frame["period"].unique()], columns=PLACE)
    places = places.astype({"kind_of_period": object, "part": object})
    frame = frame.join(places.set_index("period"), on="period")
    is_known = frame["end"].notna() & frame["decimals"].notna() & frame["value"].notna() & (frame["unit"] != "scale")
    frame = frame[is_known & readable(table, "period", "value")]
    so_far = frame["basis"] == "year-to-date"
    kind = frame["kind_of_period"].mask(frame["unit"].isin(LEVELS) & ~so_far, "")
    parts = zip(kind, frame["part"].where(so_far, ""), *(frame[key] for key in keys), strict=True)
    series = pd.Series(map(" ".join, parts), frame.index, dtype=object)
    frame = frame.assign(series=series, end=frame["end"].astype("int64"), unit_of_places=10.0 ** -frame["decimals"])
    return frame.sort_values(["series", "end", "start"], kind="stable")


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
        return (text, np.nan, np.nan, "", "")
    return (text, period.end.toordinal(), period.start.toordinal(), period.kind, str(period.part))


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
