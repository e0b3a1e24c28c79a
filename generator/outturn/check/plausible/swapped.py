"""Cells in each other's place: a value and a count, two counts, the ends of an interval."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from outturn.check.found import Rule, cells, number, of_indicator, readable, said
from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import Draft, Table

TABLES = ("outturns", "comparators", "breakdowns")
PAIRS = (("numerator", "denominator"), ("value", "numerator"), ("value", "denominator"))
HUNDRED = 100.0


def cells_swapped(draft: Draft) -> Iterator[Finding]:
    """Where a row fits when two of its cells change places, and not as it stands, they are the wrong way round."""
    for name in TABLES:
        table = draft.tables[name]
        frame = table.frame
        if not (_may_be_swapped(draft, table) or (cells(table, "low") > cells(table, "high")).any()):
            continue
        good = readable(table, "value", "numerator", "denominator", "low", "high")
        for row in frame.index[(frame["low"] > frame["high"]) & good]:
            yield _told(frame, table.file, int(row), ("low", "high"))
        unit, per = of_indicator(draft, table, "unit"), of_indicator(draft, table, "per").astype("float64")
        scale = pd.Series(np.select([unit == "percent", unit == "rate"], [HUNDRED, per], np.nan), frame.index)
        half = 0.5 * 10.0 ** -of_indicator(draft, table, "decimals").astype("float64") * (1 + 1e-9)
        counts = frame["numerator"].notna() & frame["denominator"].notna() & frame["value"].notna()
        if not counts.any():
            continue
        is_quotient = _is_quotient(frame, scale, half)
        off = counts & scale.notna() & good & ~(is_quotient & _is_part(frame, scale))
        if not off.to_numpy().any():
            continue
        for pair in PAIRS:
            other = frame.assign(**dict(zip(pair, (frame[pair[1]], frame[pair[0]]), strict=True)))
            is_swapped = off & _is_quotient(other, scale, half) & _is_part(other, scale)
            if "value" in pair:
                is_swapped &= ~is_quotient
            for row in frame.index[is_swapped]:
                yield _told(frame, table.file, int(row), pair)
            off &= ~is_swapped


def _may_be_swapped(draft: Draft, table: Table) -> bool:
    """Whether any row with counts does not fit as it stands."""
    value, top, below = (cells(table, column) for column in ("value", "numerator", "denominator"))
    unit, per, decimals = (said(draft, table, column) for column in ("unit", "per", "decimals"))
    scale = np.select([unit == "percent", unit == "rate"], [HUNDRED, per.astype("float64")], np.nan)
    half = 0.5 * 10.0 ** -decimals.astype("float64") * (1 + 1e-9)
    quotient = top / np.where(below > 0, below, np.nan) * scale
    fits = (np.abs(value - quotient) <= half + 1e-9 * np.abs(quotient)) & ((scale != HUNDRED) | (top <= below))
    return bool((~fits & ~np.isnan(value + top + below + scale)).any())


def _is_quotient(frame: pd.DataFrame, scale: pd.Series, half: pd.Series) -> pd.Series:
    """Whether each value is what its counts give, within half of the last shown decimal."""
    quotient = frame["numerator"] / frame["denominator"].where(frame["denominator"] > 0) * scale
    return (frame["value"] - quotient).abs() <= half + 1e-9 * quotient.abs()


def _is_part(frame: pd.DataFrame, scale: pd.Series) -> pd.Series:
    """Whether of a percentage the numerator is part of the denominator."""
    return (scale != HUNDRED) | (frame["numerator"] <= frame["denominator"])


def _told(frame: pd.DataFrame, file: str, row: int, pair: tuple[str, str]) -> Finding:
    one, other = (number(frame[column][row]) for column in pair)
    return found(
        "cells-swapped", Where(file, row, pair[0]), found=shown(one), column=pair[0], other=pair[1], right=other
    )


RULES: tuple[Rule, ...] = (cells_swapped,)
