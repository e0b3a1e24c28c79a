"""Figures that were copied: a row, a year or a whole column of the period before, left standing for this one."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pandas as pd

from outturn.check.found import Flags, Rule, number
from outturn.check.series import Columns, first_of_series, in_time, known_period
from outturn.errors import Finding, Where, counted, shown
from outturn.findings import found
from outturn.model import Draft, Table
from outturn.periods import holding_year, year_earlier

FEWEST_COUNTED = 50
"""Of fewer people the same two counts come about by chance,"""
FEWEST_EITHER = 30
"""and where fewer than so many are counted, or are not."""
FEWEST_DIGITS = {"percent": 4}
"""A value with fewer digits comes about again by chance: of percentages 52.25, of others 1,234.5."""
DIGITS = 5
DIGITS_OF_MANY = 2
"""Many values together do not, with so many digits each."""
FEWEST_STILL = 4
"""So many indicators must have figures of the newest two periods before they can be said to stand still,"""
MOST_MOVED = 0.1
"""and no more of them may have moved than one in ten."""
FEWEST_PARTS = 3
"""So many figures of a year come about again by chance in fewer years than so many indicators have."""
PARTS_OF_YEARS = ("half", "quarter", "term", "month", "week")
WAS = {"was": "value", "was_top": "numerator", "was_below": "denominator"}
"""The figures of the row before, and those that they are held against."""
LONGEST = 15
"""Digits that a float has for certain."""


def nothing_moved(draft: Draft) -> Iterator[Finding]:
    """Of the newest period, not nearly every figure is the one of the period before."""
    table, rows = _rows(draft)
    for period, still in _still(rows).items():
        count, row = counted("count-figures", len(still)), min(still)
        value = number(float(rows["value"][rows["row"] == row][0]))
        yield found("nothing-moved", Where(table.file, row, "value"), found=shown(value), count=count, period=period)


def figure_repeated(draft: Draft) -> Iterator[Finding]:
    """No row has the figures of the period before, or of the same period a year earlier, to the last digit.

    Of a series in which this happens again and again it is no sign of a copy.
    """
    table, rows = _rows(draft)
    told = {row for still in _still(rows).values() for row in still}
    told |= {row for _, _, copied in _copied(draft) for row in copied.index}
    for before in (rows, _a_year_earlier(rows)) if _are_parts(rows).any() else (rows,):
        same = _as_before(before)
        often = Counter(rows["series"][same])
        for at in np.flatnonzero(same).tolist():
            row = int(rows["row"][at])
            if row not in told and often[rows["series"][at]] == 1:
                told.add(row)
                value = shown(number(rows["value"][at]))
                where = Where(table.file, row, "value")
                yield found("figure-repeated", where, found=value, before=shown(before["before"][at]))


def year_repeated(draft: Draft) -> Iterator[Finding]:
    """No year has the figures of all parts of the year before."""
    table, rows = _rows(draft)
    still = {row for one in _still(rows).values() for row in one}
    for year, before, copied in _copied(draft):
        row = int(copied.index.min())
        if row not in still:
            count, value = counted("count-figures", len(copied)), shown(number(copied["value"].loc[row]))
            where = Where(table.file, row, "value")
            yield found("year-repeated", where, found=value, count=count, year=year, before=before)


@lru_cache(maxsize=1)
def _rows(draft: Draft) -> tuple[Table, Columns]:
    """The outturns in time, each with the figures of the one before it in its series; to be left as they are."""
    table = draft.tables["outturns"]
    rows = in_time(draft, table, ("indicator",))
    is_first = first_of_series(rows)
    moved = {name: np.where(is_first, np.nan, np.roll(rows[column], 1)) for name, column in WAS.items()}
    return table, {**rows, **moved, "before": np.where(is_first, "", np.roll(rows["period"], 1))}


def _are_parts(rows: Columns) -> Flags:
    """Which rows are about a part of a year."""
    return np.array([kind in PARTS_OF_YEARS for kind in rows["kind_of_period"]], dtype=bool)


def _a_year_earlier(rows: Columns) -> Columns:
    """The rows, each of a part of a year with the figures of the same part a year earlier; with none for all others."""
    is_part = _are_parts(rows)
    earlier = {text: _year_earlier(text) for text in set(rows["period"][is_part])}
    periods = np.array([earlier.get(text, "") for text in rows["period"]], dtype=object)
    periods = np.where(is_part, periods, "")
    keys = [*zip(rows["indicator"], rows["period"], strict=True)]
    places = {key: place for place, key in reversed([*enumerate(keys)])}
    at = [places.get(key, -1) for key in zip(rows["indicator"], periods, strict=True)]
    was = {name: np.append(rows[column], np.nan)[at] for name, column in WAS.items()}
    return {**rows, **was, "before": periods}


def _as_before(rows: Columns) -> Flags:
    """Which rows repeat the one before, in so many digits or so large counts that it is no chance."""
    is_same = rows["value"] == rows["was"]
    top, below = rows["numerator"], rows["denominator"]
    counts = (top == rows["was_top"]) & (below == rows["was_below"])
    many = (below >= FEWEST_COUNTED) & (top >= FEWEST_EITHER)
    many &= (below - top >= FEWEST_EITHER) | (rows["unit"] != "percent")
    alone = is_same & np.isnan(top) & np.isnan(below)
    long = np.zeros(len(is_same), dtype=bool)
    figures = zip(rows["value"][alone], rows["unit"][alone], strict=True)
    long[alone] = [digits(value) >= FEWEST_DIGITS.get(unit, DIGITS) for value, unit in figures]
    repeats: Flags = (is_same & counts & many) | (alone & long)
    return repeats


def digits(value: float) -> int:
    """How many digits a value has, without the noughts at either end: 3 of 0.123, 12.3 and 12,300."""
    mantissa = f"{abs(value):.{LONGEST - 1}e}".partition("e")[0]
    return len(mantissa.replace(".", "").rstrip("0"))


def _still(rows: Columns) -> dict[str, list[int]]:
    """By period, the numbers of the rows of a newest period with the figure before, where nine in ten have it."""
    is_last = np.roll(first_of_series(rows), -1) & ~np.isnan(rows["was"])
    newest: dict[str, list[tuple[int, bool]]] = {}
    for at in np.flatnonzero(is_last).tolist():
        value = rows["value"][at]
        if digits(value) >= DIGITS_OF_MANY:
            newest.setdefault(rows["period"][at], []).append((int(rows["row"][at]), value == rows["was"][at]))
    still = {period: [row for row, is_same in each if is_same] for period, each in sorted(newest.items())}
    return {
        period: same
        for period, same in still.items()
        if len(newest[period]) >= FEWEST_STILL
        if len(newest[period]) - len(same) <= MOST_MOVED * len(newest[period])
    }


@lru_cache(maxsize=1)
def _copied(draft: Draft) -> list[tuple[str, str, pd.DataFrame]]:
    """The copied years of the outturns; two rules ask."""
    return _copied_years(_rows(draft)[1])


def _copied_years(rows: Columns) -> list[tuple[str, str, pd.DataFrame]]:
    """Each year of a series, and the year before, whose parts have the same figures, not all alike."""
    is_part = _are_parts(rows) & (rows["basis"] != "year-to-date")
    if not is_part.any():
        return []
    parts = pd.DataFrame(_a_year_earlier({name: one[is_part] for name, one in rows.items()})).set_index("row")
    parts = parts.assign(year=parts["period"].map({text: _year_of(text) for text in parts["period"].unique()}))
    same = parts["value"] == parts["was"]
    suspects = parts[same.groupby([parts["indicator"], parts["year"]]).transform("all")]
    found_years = []
    for (_, year), copied in suspects.groupby(["indicator", "year"], sort=True):
        if len(copied) >= FEWEST_PARTS and len(set(copied["value"])) > 1:
            found_years.append((str(year), _year_of(str(copied["before"].iloc[0])), copied))
    return found_years


def _year_earlier(text: str) -> str:
    period = known_period(text)
    earlier = year_earlier(period) if period else None
    return earlier.text if earlier else ""


def _year_of(text: str) -> str:
    """The year that a part is of: the calendar year of a month or week."""
    period = known_period(text)
    year = holding_year(period, period.year_type) if period else None
    return year.text if year else ""


RULES: tuple[Rule, ...] = (nothing_moved, figure_repeated, year_repeated)
