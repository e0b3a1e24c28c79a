"""Figures: a value or a mark that says why there is none, and counts that give the value."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from outturn.check.found import Rule, at, cells, number, of_indicator, readable, said, with_rows
from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD, Draft, has_mark

TABLES = ("outturns", "comparators", "breakdowns")
HUNDRED = 100.0
QUOTIENTS = ("percent", "rate", "ratio")
"""Units of values that two counts give."""


def value_or_mark(draft: Draft) -> Iterator[Finding]:
    """A row has a value, or a mark that says why there is none."""
    for table in with_rows(draft, TABLES):
        rows = table.frame["value"].isna() & (table.frame["mark"] == "") & readable(table, "value", "mark")
        yield from at(table, rows, "value", "figure-missing")


def mark_fits_value(draft: Draft) -> Iterator[Finding]:
    """A mark that stands in place of a value has none beside it, and the other way round."""
    for table in with_rows(draft, TABLES):
        if not cells(table, "mark").any():
            continue
        good = readable(table, "value", "mark")
        marks, is_absent = table.frame["mark"], table.frame["value"].isna()
        is_instead = has_mark(marks, *MARKS_INSTEAD)
        yield from at(table, is_instead & ~is_absent & good, "mark", "mark-beside-figure")
        counts = table.frame["numerator"].notna() | table.frame["denominator"].notna()
        yield from at(table, is_instead & counts & is_absent & good, "mark", "mark-beside-counts")
        beside = has_mark(marks, *MARKS_BESIDE) & is_absent & good
        yield from at(table, beside, "mark", "mark-without-figure")


def marks_fit_each_other(draft: Draft) -> Iterator[Finding]:
    """No mark stands twice in a cell, and there is one reason why there is no value."""
    for table in with_rows(draft, TABLES):
        good = readable(table, "mark")
        marks = {text: text.split() for text in table.frame["mark"].unique()}
        twice = [text for text, letters in marks.items() if len(set(letters)) < len(letters)]
        yield from at(table, table.frame["mark"].isin(twice) & good, "mark", "mark-twice")
        reasons = [text for text, letters in marks.items() if len({*letters} & {*MARKS_INSTEAD}) > 1]
        yield from at(table, table.frame["mark"].isin(reasons) & good, "mark", "marks-instead-several")


def counts_together(draft: Draft) -> Iterator[Finding]:
    """A numerator and a denominator come together, and the denominator is more than zero."""
    for table in with_rows(draft, TABLES):
        top, below = table.frame["numerator"], table.frame["denominator"]
        good = readable(table, "numerator", "denominator")
        alone = (top.isna() != below.isna()) & good & ~_is_count(of_indicator(draft, table, "unit"))
        yield from at(table, alone, "numerator", "count-alone")
        yield from at(table, (below == 0) & good, "denominator", "denominator-zero")


def part_within_whole(draft: Draft) -> Iterator[Finding]:
    """Of a percentage, the numerator is part of the denominator."""
    for table in with_rows(draft, TABLES):
        over = (table.frame["numerator"] > table.frame["denominator"]) & (table.frame["denominator"] > 0)
        rows = over & (of_indicator(draft, table, "unit") == "percent")
        yield from at(table, rows, "numerator", "part-above-whole")


def value_is_quotient(draft: Draft) -> Iterator[Finding]:
    """A percentage or rate is its numerator over its denominator, within half of the last shown decimal.

    Rounded counts stand for every count that would be rounded to them.
    """
    for table in with_rows(draft, TABLES):
        value, top, below = (cells(table, column) for column in ("value", "numerator", "denominator"))
        unit = said(draft, table, "unit")
        per, rounding, decimals = (said(draft, table, one).astype("float64") for one in ("per", "rounding", "decimals"))
        scale = np.select([unit == "percent", unit == "rate"], [HUNDRED, per], 1.0)
        whole = np.where(below > 0, below, np.nan)
        quotient = top / whole * scale
        half = np.where(np.isnan(rounding), 0.0, rounding) / 2
        least = np.maximum(top - half, 0.0) / (whole + half) * scale
        most = (top + half) / np.where(whole > half, whole - half, np.nan) * scale
        slack = 0.5 * 10.0**-decimals * (1 + 1e-9)
        slack += 1e-9 * np.abs(quotient)
        off = (value < least - slack) | (value > most + slack)
        for at_row in np.flatnonzero(off & np.isin(unit.astype(str), QUOTIENTS)).tolist():
            places, where = int(decimals[at_row]), Where(table.file, int(table.frame.index[at_row]), "value")
            gaps = {"quotient": f"{quotient[at_row]:.{places + 1}f}", "top": number(top[at_row])}
            gaps |= {"below": number(below[at_row])}
            yield found("value-not-of-counts", where, found=shown(number(value[at_row])), **gaps)


def counts_rounded(draft: Draft) -> Iterator[Finding]:
    """Counts that are published rounded are multiples of what they are rounded to."""
    for table in with_rows(draft, TABLES):
        rounding = of_indicator(draft, table, "rounding").astype("float64")
        if rounding.isna().all():
            continue
        for column in ("numerator", "denominator"):
            off = (table.frame[column] % rounding).fillna(0.0) != 0
            for row in table.frame.index[off & readable(table, column)]:
                where, count = Where(table.file, int(row), column), number(table.frame.loc[row, column])
                yield found("count-not-rounded", where, found=shown(count), rounding=number(rounding[row]))


def interval_around_value(draft: Draft) -> Iterator[Finding]:
    """A published interval has both ends, stands beside a value, and holds it."""
    for table in with_rows(draft, TABLES):
        frame = table.frame
        if np.isnan(cells(table, "low")).all() and np.isnan(cells(table, "high")).all():
            continue
        good = readable(table, "value", "low", "high")
        low, high, value = (frame[column] for column in ("low", "high", "value"))
        for column, other in (("low", high), ("high", low)):
            yield from at(table, frame[column].isna() & other.notna() & good, column, "interval-one-end")
        bare = low.notna() & high.notna() & value.isna() & good
        yield from at(table, bare, "low", "interval-without-figure")
        for row in frame.index[((value < low) | (value > high)) & low.notna() & high.notna() & good]:
            gaps = {column: number(frame.loc[row, column]) for column in ("value", "high")}
            where = Where(table.file, int(row), "low")
            yield found("interval-beside-figure", where, found=shown(number(frame.loc[row, "low"])), **gaps)


def units_complete(draft: Draft) -> Iterator[Finding]:
    """A rate says per how many, and a tolerance says in what."""
    table = draft.tables["indicators"]
    frame = table.frame
    rate = (frame["unit"] == "rate") & frame["per"].isna() & readable(table, "per")
    yield from at(table, rate, "per", "per-missing")
    other = (frame["unit"] != "rate") & frame["per"].notna() & readable(table, "unit")
    yield from at(table, other, "per", "per-without-rate")
    for column, units in UNIT_COLUMNS.items():
        is_said = frame[column].notna() & (frame[column] != "")
        unfit = ~frame["unit"].isin(units) & is_said & readable(table, column, "unit")
        yield from at(table, unfit, column, "unit-column-unfit", column=column, units=", ".join(units))
    alone = frame["tolerance"].notna() & (frame["tolerance_unit"] == "") & readable(table, "tolerance_unit")
    yield from at(table, alone, "tolerance_unit", "tolerance-unit-missing")
    unit = frame["tolerance"].isna() & (frame["tolerance_unit"] != "") & readable(table, "tolerance")
    yield from at(table, unit, "tolerance", "tolerance-missing")


UNIT_COLUMNS = {
    "unit_label": ("number",),
    "currency": ("currency",),
    "multiplier": ("number", "currency"),
    "scale": ("scale",),
}
"""Columns that say more of certain units, and of no others."""


def _is_count(unit: pd.Series) -> pd.Series:
    return unit.isin(["number", "currency", "days", "score"])


RULES: tuple[Rule, ...] = (
    value_or_mark,
    mark_fits_value,
    marks_fit_each_other,
    counts_together,
    part_within_whole,
    value_is_quotient,
    counts_rounded,
    interval_around_value,
    units_complete,
)
