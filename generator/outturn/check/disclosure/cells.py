"""A draft's tables to figures as far as their counts go."""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

import pandas as pd

from outturn.check.disclosure.linked import Figure, Name
from outturn.check.disclosure.published import Interval, told
from outturn.errors import Where
from outturn.measures import is_amount
from outturn.model import Draft, Table

CONFIDENTIAL, NOTHING = "c", "z"
"""The marks of a figure that is hidden, and of one that does not apply."""
SCALE: Mapping[str, float] = {"percent": 100.0, "ratio": 1.0}
"""What a quotient is multiplied with; a rate says it itself."""
COLUMNS = ("value", "numerator", "denominator", "mark", "low", "high")
Cells = tuple[float, float, float, str, float, float]
"""What a row has in these columns."""
MOST_PLACES = 12
SLACK = 1e-12
"""What floating point may take from the ends of a value's quotient."""


def counted(draft: Draft) -> dict[str, list[Figure]]:
    """The figures of each indicator that counts something, of the whole and of groups, in the order of their rows.

    A number without decimals is a count, unless its label names an amount (weeks, tonnes); a percentage, a rate or a
    ratio has two, and everything with a denominator has that one. Where any count of an indicator is negative or no
    whole number, it counts no people, and is left out.
    """
    kinds = _kinds(draft.tables["indicators"].frame)
    found: dict[str, dict[Name, Figure]] = {}
    limits: dict[str, dict[Name, Cells]] = {}
    fractions = set()
    for name in ("outturns", "breakdowns"):
        table = draft.tables[name]
        for row, about, cells in _rows(table):
            kind = kinds.get(about.indicator)
            if kind is None or not about.period:
                continue
            top, below = kind.counts(cells)
            if (top is not None and (top < 0 or top % 1)) or (below is not None and (below < 0 or below % 1)):
                fractions.add(about.indicator)
                continue
            figures = found.setdefault(about.indicator, {})
            if about not in figures:
                figures[about] = kind.figure(about, cells, top, below, Where(table.file, row))
                if not math.isnan(cells[4] + cells[5] + cells[0]):
                    limits.setdefault(about.indicator, {})[about] = cells
    for name, of_figures in limits.items():
        found[name].update(kinds[name].told(found[name], of_figures))
    return {name: list(figures.values()) for name, figures in found.items() if name not in fractions}


def _rows(table: Table) -> Iterator[tuple[int, Name, Cells]]:
    frame = table.frame
    keys = [frame[key] if key in frame else [""] * len(frame) for key in Name._fields]
    columns = (frame.index, *keys, *(frame[column] for column in COLUMNS))
    for row, indicator, period, dimension, group, *cells in zip(*columns, strict=True):
        yield int(row), Name(indicator, period, dimension, group), tuple(cells)


class _Kind:
    """What the figures of an indicator count."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self._unit = row["unit"]
        self._places = 0 if pd.isna(row["decimals"]) else int(row["decimals"])
        self._scale = SCALE.get(self._unit, float(row["per"]) if self._unit == "rate" else math.nan)
        times = row["multiplier"]
        is_whole = not self._places and (pd.isna(times) or times == 1)
        self._is_count = self._unit == "number" and is_whole and not is_amount(row["unit_label"])
        self._counts_people = self._is_count or not math.isnan(self._scale)
        self._rounding = 0.0 if pd.isna(row["rounding"]) else float(row["rounding"])

    def counts(self, cells: Cells) -> tuple[float | None, float | None]:
        """The count on top and the count below; None where there is none."""
        value, top, below = cells[:3]
        if self._is_count:
            top = value if math.isnan(top) else top
        elif math.isnan(self._scale):
            top = math.nan
        return (None if math.isnan(top) else top), (None if math.isnan(below) else below)

    def figure(self, about: Name, cells: Cells, top: float | None, below: float | None, where: Where) -> Figure:
        """The figure of a row, with its counts."""
        marks = cells[3].split()
        is_nothing = NOTHING in marks
        has_below = not math.isnan(self._scale) or below is not None
        return Figure(
            about,
            0 if is_nothing else None if top is None else int(top),
            0 if is_nothing else None if below is None else int(below),
            None if math.isnan(self._scale) else _share(cells[0], self._places, self._scale),
            is_part=self._unit == "percent",
            has_below=has_below,
            is_hidden=CONFIDENTIAL in marks,
            is_nothing=is_nothing,
            where=where,
        )

    def told(self, figures: Mapping[Name, Figure], limits: Mapping[Name, Cells]) -> dict[Name, Figure]:
        """Those of the figures that have published limits, with what these say of their counts."""
        if all(figures[name].is_whole and not self._rounding for name in limits) or not self._counts_people:
            return {}
        places = max(map(_written, {end for cells in limits.values() for end in cells[4:]}))
        intervals = [self._interval(figures[name], cells, places) for name, cells in limits.items()]
        says = told(intervals, is_part=self._unit == "percent")
        return {name: figures[name]._replace(told=one) for name, one in zip(limits, says, strict=True) if one}

    def _interval(self, figure: Figure, cells: Cells, places: int) -> Interval:
        """A figure's value and limits as ends of top ÷ below, of which below is 1 for a number of people."""
        scale = 1.0 if self._is_count else self._scale
        half = self._rounding / 2
        value = (cells[0] - half, cells[0] + half) if self._is_count else _ends(cells[0], self._places, scale)
        low, high = (_ends(end, places, scale) for end in cells[4:])
        shown = (None, None) if half else (figure.top, figure.below)
        top, below = (shown[0], 1) if self._is_count else shown
        return Interval(value, low, high, top, below)


def _kinds(indicators: pd.DataFrame) -> dict[str, _Kind]:
    """What each indicator's figures count, of those whose row could be read."""
    rows = cast("list[dict[str, Any]]", indicators.drop_duplicates("indicator").to_dict("records"))
    return {row["indicator"]: _Kind(row) for row in rows if row["unit"]}


def _share(value: float, places: int, scale: float) -> tuple[float, float] | None:
    """The ends between which a value says that top ÷ below lies: half of its last decimal to either side."""
    if math.isnan(value):
        return None
    low, high = _ends(value, max(places, _written(value)), scale)
    return (max(0.0, low - SLACK), high + SLACK)


@lru_cache(maxsize=10_000)
def _written(value: float) -> int:
    """With how many decimals a value is written."""
    return len(f"{value:.{MOST_PLACES}f}".rstrip("0").partition(".")[2])


def _ends(value: float, places: int, scale: float) -> tuple[float, float]:
    half = 0.5 * 10.0**-places
    return (value - half) / scale, (value + half) / scale
