"""Figures that were copied: a row, a year or a whole column of the period before, left standing for this one."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pandas as pd

from outturn.check.found import Rule, number
from outturn.check.series import Flags, in_time, known_period
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
LONGEST = 15
"""Digits that a float has for certain."""


def nothing_moved(draft: Draft) -> Iterator[Finding]:
    """Of the newest period, not nearly every figure is the one of the period before."""
    table, rows = _rows(draft)
    for period, still in _still(rows).items():
        count = counted("count-figures", len(still))
        where = Where(table.file, int(still.index.min()), "value")
        value = number(table.frame.loc[still.index.min(), "value"])
        yield found("nothing-moved", where, found=shown(value), count=count, period=period)


def figure_repeated(draft: Draft) -> Iterator[Finding]:
    """No row has the figures of the period before, or of the same period a year earlier, to the last digit.

    Of a series in which this happens again and again it is no sign of a copy.
    """
    table, rows = _rows(draft)
    told = {row for still in _still(rows).values() for row in still.index}
    told |= {row for _, _, copied in _copied_years(rows) for row in copied.index}
    for before in (rows, _a_year_earlier(rows)):
        same = _as_before(before)
        often = pd.Series(same).groupby(rows["series"].to_numpy()).transform("sum").to_numpy() > 1
        for at in np.flatnonzero(same & ~often).tolist():
            row = int(rows.index[at])
            if row not in told:
                told.add(row)
                value = shown(number(rows["value"].iloc[at]))
                where = Where(table.file, row, "value")
                yield found("figure-repeated", where, found=value, before=shown(before["before"].iloc[at]))


def year_repeated(draft: Draft) -> Iterator[Finding]:
    """No year has the figures of all parts of the year before."""
    table, rows = _rows(draft)
    still = {row for one in _still(rows).values() for row in one.index}
    for year, before, copied in _copied_years(rows):
        row = int(copied.index.min())
        if row not in still:
            count, value = counted("count-figures", len(copied)), shown(number(copied["value"].loc[row]))
            where = Where(table.file, row, "value")
            yield found("year-repeated", where, found=value, count=count, year=year, before=before)


@lru_cache(maxsize=1)
def _rows(draft: Draft) -> tuple[Table, pd.DataFrame]:
    """The outturns in time, each with the figures of the one before it in its series; to be left as they are."""
    table = draft.tables["outturns"]
    rows = in_time(draft, table, ("indicator",))
    is_next = (rows["series"] == rows["series"].shift()).to_numpy()
    moved = rows[["value", "numerator", "denominator", "period"]].shift()
    return table, rows.assign(
        was=np.where(is_next, moved["value"], np.nan),
        was_top=np.where(is_next, moved["numerator"], np.nan),
        was_below=np.where(is_next, moved["denominator"], np.nan),
        before=np.where(is_next, moved["period"].astype(object), ""),
    )


def _a_year_earlier(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, each of a part of a year with the figures of the same part a year earlier; with none for all others."""
    is_part = rows["kind_of_period"].isin(PARTS_OF_YEARS)
    earlier = {text: _year_earlier(text) for text in rows.loc[is_part, "period"].unique()}
    periods = rows["period"].map(earlier).where(is_part, "")
    known = rows.set_index(["indicator", "period"])[["value", "numerator", "denominator"]]
    known = known[~known.index.duplicated()]
    there = known.reindex(pd.MultiIndex.from_arrays([rows["indicator"], periods]))
    was = {name: there[column].to_numpy() for name, column in zip(("was", "was_top", "was_below"), known, strict=True)}
    return rows.assign(**was, before=periods)


def _as_before(rows: pd.DataFrame) -> Flags:
    """Which rows repeat the one before, in so many digits or so large counts that it is no chance."""
    is_same = (rows["value"] == rows["was"]).to_numpy()
    counts = ((rows["numerator"] == rows["was_top"]) & (rows["denominator"] == rows["was_below"])).to_numpy()
    many = ((rows["denominator"] >= FEWEST_COUNTED) & (rows["numerator"] >= FEWEST_EITHER)).to_numpy()
    rest = (rows["denominator"] - rows["numerator"]).to_numpy()
    many = many & ((rest >= FEWEST_EITHER) | (rows["unit"] != "percent").to_numpy())
    alone = is_same & rows["numerator"].isna().to_numpy() & rows["denominator"].isna().to_numpy()
    long = np.zeros(len(rows), dtype=bool)
    figures = zip(rows["value"].to_numpy()[alone], rows["unit"].to_numpy()[alone], strict=True)
    long[alone] = [digits(value) >= FEWEST_DIGITS.get(unit, DIGITS) for value, unit in figures]
    return (is_same & counts & many) | (alone & long)


def digits(value: float) -> int:
    """How many digits a value has, without the noughts at either end: 3 of 0.123, 12.3 and 12,300."""
    mantissa = f"{abs(value):.{LONGEST - 1}e}".partition("e")[0]
    return len(mantissa.replace(".", "").rstrip("0"))


def _still(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """By period, the rows of a newest period with the figure before, where nine in ten have it."""
    last = rows[rows["series"] != rows["series"].shift(-1)]
    last = last[last["was"].notna()]
    many = last[[digits(value) >= DIGITS_OF_MANY for value in last["value"]]] if len(last) else last
    found_still = {}
    for period, newest in many.groupby("period", sort=True):
        still = newest[newest["value"] == newest["was"]]
        if len(newest) >= FEWEST_STILL and len(newest) - len(still) <= MOST_MOVED * len(newest):
            found_still[str(period)] = still
    return found_still


def _copied_years(rows: pd.DataFrame) -> list[tuple[str, str, pd.DataFrame]]:
    """Each year of a series, and the year before, whose parts have the same figures, not all alike."""
    parts = rows[rows["kind_of_period"].isin(PARTS_OF_YEARS) & (rows["basis"] != "year-to-date")]
    if parts.empty:
        return []
    parts = _a_year_earlier(parts)
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
