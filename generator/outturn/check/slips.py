"""Slips: a figure or a target that is a tenth of those beside it, or ten times as much, or 0 where it means "none yet".

A rule looks at three figures on either side, between two breaks of the series. Where two thirds of them are alike, one
that would be alike if its point were moved is likely to have slipped, and so is a 0 after them.
"""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from outturn.check.found import Rule, number, of_indicator, readable, with_rows
from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.model import Draft, Table, has_mark
from outturn.periods import PeriodError, parse

Numbers = npt.NDArray[np.float64]

SPAN = 3
"""How many figures on either side stand beside a figure."""
FEWEST = 3
"""Among fewer figures nothing is unlike the others."""
ALIKE = 1.5
"""Figures are alike of which none is more than so many times the middle one, or the middle one of it."""
MOST = 2 / 3
FAR = 20.0
"""In last shown decimals: between what lies nearer to zero than that, a tenth is no surprise."""
FACTORS = {-3: "thousandth", -2: "hundredth", -1: "tenth", 1: "ten", 2: "hundred", 3: "thousand"}
"""How far a point slips, and what is said of it."""
AHEAD = 800
"""Days after the last figure: an aim that lies further ahead may truly be a tenth of today's figure."""
LEVELS = ("percent", "ratio", "score")
"""Units of which a year and its parts have figures of one size."""
PLACE = ("period", "end", "start", "kind_of_period", "part")
KEYS = {"outturns": ("indicator",), "breakdowns": ("indicator", "dimension", "group")}


def figure_slipped(draft: Draft) -> Iterator[Finding]:
    """No figure is a power of ten away from those beside it, and none is 0 after figures far from it.

    What has counts is held against them, and what has a note is explained.
    """
    for table in with_rows(draft, KEYS):
        rows = _in_time(draft, table, KEYS[table.name])
        value = rows["value"].to_numpy()
        beside = _beside(value, _stretches(rows), [*range(-SPAN, 0), *range(1, SPAN + 1)])
        middle = _middle(beside)
        slip = _slip(value, middle, rows["unit_of_places"].to_numpy())
        is_far = np.abs(middle) >= FAR * rows["unit_of_places"].to_numpy()
        is_nought = (value == 0) & is_far & _alike(beside[:, SPAN - 1], middle)
        has_counts = rows["numerator"].notna() & rows["denominator"].notna()
        answered = ((rows["note"] != "") | has_counts).to_numpy()
        yield from _told(table, rows.index, value, middle, np.where(answered, 0, slip), is_nought & ~answered)


def target_slipped(draft: Draft) -> Iterator[Finding]:
    """No target is a power of ten away from the figures up to it."""
    table = draft.tables["targets"]
    if table.frame.empty:
        return
    figures = _in_time(draft, draft.tables["outturns"], ("indicator",))
    targets = _in_time(draft, table, ("indicator",))
    if figures.empty or targets.empty:
        return
    up_to = _beside(figures["value"].to_numpy(), _stretches(figures), [*range(1 - 2 * SPAN, 1)])
    known = figures[["series", "end"]].assign(middle=_middle(up_to)).sort_values("end", kind="stable")
    ends = targets.reset_index(names="row").sort_values("end", kind="stable")
    joined = pd.merge_asof(ends, known, on="end", by="series", tolerance=AHEAD)
    value, middle = joined["value"].to_numpy(), joined["middle"].to_numpy()
    slip = np.where(joined["note"] != "", 0, _slip(value, middle, joined["unit_of_places"].to_numpy()))
    yield from _told(table, pd.Index(joined["row"]), value, middle, slip, np.zeros(len(joined), dtype=bool))


@lru_cache(maxsize=len(KEYS) + 1)
def _in_time(draft: Draft, table: Table, keys: tuple[str, ...]) -> pd.DataFrame:
    """The rows with a value, each series in the order of time, with its ``series``, ``end`` and last shown decimal.

    A series is of one kind of period, and a year so far of one place in the year; of some units it is of all kinds.
    """
    about = {column: of_indicator(draft, table, column) for column in ("unit", "basis", "decimals")}
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


def _place(text: str) -> tuple[object, ...]:
    """Where a period lies; nothing of what is no period."""
    try:
        period = parse(text)
    except PeriodError:
        return (text, np.nan, np.nan, "", "")
    return (text, period.end.toordinal(), period.start.toordinal(), period.kind, str(period.part))


def _stretches(rows: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A number for each stretch of a series between two breaks."""
    return ((rows["series"] != rows["series"].shift()) | has_mark(rows["mark"], "b")).cumsum().to_numpy()


def _beside(value: Numbers, stretch: npt.NDArray[np.int64], offsets: list[int]) -> Numbers:
    """Shape (rows, offsets): the values that stand so far from each in its stretch; NaN where there is none."""
    places = np.arange(len(value))[:, np.newaxis] + np.array(offsets)
    inside = places.clip(0, max(len(value) - 1, 0))
    is_there = (places == inside) & (stretch[inside] == stretch[:, np.newaxis])
    return np.where(is_there, value[inside], np.nan)


def _middle(beside: Numbers) -> Numbers:
    """The middle one of each row's values; NaN where they are few or not alike."""
    ordered, count = np.sort(beside, axis=1), (~np.isnan(beside)).sum(axis=1)
    ends = [
        np.take_along_axis(ordered, place.clip(0)[:, np.newaxis], 1)[:, 0] for place in ((count - 1) // 2, count // 2)
    ]
    middle: Numbers = (ends[0] + ends[1]) / 2
    alike = _alike(beside, middle[:, np.newaxis]).sum(axis=1)
    return np.where((count >= FEWEST) & (alike >= MOST * count), middle, np.nan)


def _alike(value: Numbers, middle: Numbers) -> npt.NDArray[np.bool_]:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = value / middle
    return (ratio <= ALIKE) & (ratio >= 1 / ALIKE)


def _slip(value: Numbers, middle: Numbers, unit: Numbers) -> npt.NDArray[np.int64]:
    """By how many places each value has slipped; 0 where it has not."""
    slip = np.zeros(len(value), dtype=np.int64)
    is_far = np.fmax(np.abs(value), np.abs(middle)) >= FAR * unit
    for places in FACTORS:
        slip[_alike(value / 10.0**places, middle) & is_far] = places
    return slip


def _told(
    table: Table,
    index: pd.Index,
    value: Numbers,
    middle: Numbers,
    slip: npt.NDArray[np.int64],
    nought: npt.NDArray[np.bool_],
) -> Iterator[Finding]:
    """A finding for each value that has slipped, and for each 0 that stands for none."""
    for row in np.flatnonzero((slip != 0) | nought).tolist():
        way = word("slip-nought" if nought[row] else f"slip-{FACTORS[int(slip[row])]}")
        where = Where(table.file, int(index[row]), "value")
        yield found("figure-slipped", where, found=shown(number(value[row])), way=way, beside=number(middle[row]))


RULES: tuple[Rule, ...] = (figure_slipped, target_slipped)
