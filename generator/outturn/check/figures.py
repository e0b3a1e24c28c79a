"""Figures: a value or a mark that says why there is none, and counts that give the value."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from outturn.check.found import Rule, at, number, of_indicator, readable
from outturn.errors import Problem, Where, shown
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD, Draft

TABLES = ("outturns", "comparators")
HUNDRED = 100.0


def value_or_mark(draft: Draft) -> Iterator[Problem]:
    """A row has a value, or a mark that says why there is none."""
    for name in TABLES:
        table = draft.tables[name]
        rows = table.frame["value"].isna() & (table.frame["mark"] == "") & readable(table, "value", "mark")
        fix = "Fill in the figure, or a mark: x for not available, c for confidential, z for does not apply."
        yield from at(table, rows, "value", "neither a figure nor a mark", "a value, or a mark that says why not", fix)


def mark_fits_value(draft: Draft) -> Iterator[Problem]:
    """A mark that stands in place of a value has none beside it, and the other way round."""
    for name in TABLES:
        table = draft.tables[name]
        good = readable(table, "value", "mark")
        instead = table.frame["mark"].isin(list(MARKS_INSTEAD)) & table.frame["value"].notna() & good
        fix = "Take out the value, or the mark."
        yield from at(table, instead, "mark", "a mark that says there is no figure, beside one", "no value", fix)
        counts = table.frame["numerator"].notna() | table.frame["denominator"].notna()
        hidden = table.frame["mark"].isin(list(MARKS_INSTEAD)) & counts & table.frame["value"].isna() & good
        fix = "Take out the counts: what must not be shown must not be in the file, or take out the mark."
        yield from at(table, hidden, "mark", "a mark that says there is no figure, beside counts", "no counts", fix)
        beside = table.frame["mark"].isin(list(MARKS_BESIDE)) & table.frame["value"].isna() & good
        fix = "Fill in the value, or use a mark that says why there is none, such as x."
        yield from at(table, beside, "mark", "a mark about a figure, but no figure", "a value beside the mark", fix)


def counts_together(draft: Draft) -> Iterator[Problem]:
    """A numerator and a denominator come together, and the denominator is more than zero."""
    for name in TABLES:
        table = draft.tables[name]
        top, below = table.frame["numerator"], table.frame["denominator"]
        good = readable(table, "numerator", "denominator")
        alone = (top.isna() != below.isna()) & good & ~_is_count(of_indicator(draft, table, "unit"))
        fix = "Give both counts, or neither."
        yield from at(table, alone, "numerator", "one count without the other", "numerator and denominator", fix)
        fix = "Correct the denominator; where there was nobody to count, leave the value empty with the mark z."
        yield from at(table, (below == 0) & good, "denominator", "nothing to divide by", "more than 0", fix)


def part_within_whole(draft: Draft) -> Iterator[Problem]:
    """Of a percentage, the numerator is part of the denominator."""
    for name in TABLES:
        table = draft.tables[name]
        over = (table.frame["numerator"] > table.frame["denominator"]) & (table.frame["denominator"] > 0)
        rows = over & (of_indicator(draft, table, "unit") == "percent")
        fix = "Check that the two counts are not the wrong way round."
        yield from at(table, rows, "numerator", "more than the whole", "at most the denominator", fix)


def value_is_quotient(draft: Draft) -> Iterator[Problem]:
    """A percentage or rate is its numerator over its denominator, within half of the last shown decimal."""
    for name in TABLES:
        table = draft.tables[name]
        frame = table.frame
        unit, per = of_indicator(draft, table, "unit"), of_indicator(draft, table, "per")
        scale = pd.Series(
            np.select([unit == "percent", unit == "rate"], [HUNDRED, per.astype("float64")], 1.0), frame.index
        )
        whole = frame["denominator"].where(frame["denominator"] > 0)
        quotient = frame["numerator"] / whole * scale
        decimals = of_indicator(draft, table, "decimals").astype("float64")
        slack = 0.5 * 10.0**-decimals * (1 + 1e-9)
        off = (frame["value"] - quotient).abs() > slack + 1e-9 * quotient.abs()
        for row in frame.index[off & unit.isin(["percent", "rate", "ratio"])]:
            places = int(decimals[row])
            expected = f"{quotient[row]:.{places + 1}f}, which is {number(frame.loc[row, 'numerator'])} of "
            expected += f"{number(frame.loc[row, 'denominator'])}"
            where = Where(table.file, int(row), "value")
            fix = "Correct the value or the counts."
            yield Problem("not what the counts give", where, shown(number(frame.loc[row, "value"])), expected, fix)


def units_complete(draft: Draft) -> Iterator[Problem]:
    """A rate says per how many, and a tolerance says in what."""
    table = draft.tables["indicators"]
    frame = table.frame
    rate = (frame["unit"] == "rate") & frame["per"].isna() & readable(table, "per")
    yield from at(table, rate, "per", "a rate of how many?", "per how many, for example 10000", "Fill in “per”.")
    other = (frame["unit"] != "rate") & frame["per"].notna() & readable(table, "unit")
    yield from at(
        table, other, "per", "only a rate is per so many", "an empty cell", "Empty the cell, or set unit to rate."
    )
    alone = frame["tolerance"].notna() & (frame["tolerance_unit"] == "") & readable(table, "tolerance_unit")
    yield from at(
        table, alone, "tolerance_unit", "a tolerance of what?", "points or percent", "Fill in tolerance_unit."
    )
    unit = frame["tolerance"].isna() & (frame["tolerance_unit"] != "") & readable(table, "tolerance")
    yield from at(
        table, unit, "tolerance", "no tolerance given", "a number", "Fill in tolerance, or empty tolerance_unit."
    )


def _is_count(unit: pd.Series) -> pd.Series:
    return unit.isin(["number", "currency", "days", "score"])


RULES: tuple[Rule, ...] = (
    value_or_mark,
    mark_fits_value,
    counts_together,
    part_within_whole,
    value_is_quotient,
    units_complete,
)
