"""Scales: figures that are words in an order, such as grades, of which only the places are compared."""

from dataclasses import replace

import pandas as pd

from outturn.model import Draft, Table

GRADED = ("outturns", "targets", "comparators", "breakdowns")
"""The tables whose rows may have a word in place of a value."""


def words_of(scale: str) -> tuple[str, ...]:
    """The words of a scale as indicators.csv writes it, the worst first; none where there is no scale."""
    return tuple(word.strip() for word in scale.split("|")) if scale else ()


def graded(draft: Draft) -> Draft:
    """The draft with the place of its word, 1 the worst, as the value of each row that has a word of its scale.

    A row whose word is none of its scale is left without a value, and so is every value where words are expected.
    """
    indicators = draft.tables["indicators"].frame
    if "scale" not in set(indicators["unit"]):
        return draft
    indicators = indicators.drop_duplicates("indicator")
    scales = {
        name: words_of(scale)
        for name, unit, scale in zip(indicators["indicator"], indicators["unit"], indicators["scale"], strict=True)
        if unit == "scale"
    }
    if not scales:
        return draft
    return replace(draft, tables={**draft.tables, **{name: _placed(draft.tables[name], scales) for name in GRADED}})


def _placed(table: Table, scales: dict[str, tuple[str, ...]]) -> Table:
    frame = table.frame
    is_graded = frame["indicator"].isin(list(scales))
    places = {(name, word): float(at) for name, words in scales.items() for at, word in enumerate(words, 1)}
    rows = frame.loc[is_graded, ["indicator", "grade"]]
    found = [places.get(pair, float("nan")) for pair in zip(rows["indicator"], rows["grade"], strict=True)]
    value = frame["value"].copy()
    value.loc[is_graded] = pd.Series(found, rows.index, dtype="float64")
    return replace(table, frame=frame.assign(value=value))
