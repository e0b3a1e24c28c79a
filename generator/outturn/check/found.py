"""From rows that break a rule to findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from outturn.errors import Finding, Gap, Where, shown
from outturn.findings import found
from outturn.model import Draft, Table

OF_INDICATORS = ("outturns", "targets", "comparators", "breakdowns")
"""The tables of which rules ask again and again what is said of a row's indicator."""
Rule = Callable[[Draft], Iterator[Finding]]
Cells = npt.NDArray[Any]
Flags = npt.NDArray[np.bool_]


def with_rows(draft: Draft, names: Iterable[str]) -> Iterator[Table]:
    """Those of the tables that have a row; of others no rule about rows says anything."""
    return (draft.tables[name] for name in names if len(draft.tables[name].frame))


@lru_cache(maxsize=256)
def cells(table: Table, column: str) -> Cells:
    """The cells of a column as an array, with which rules are a fraction of what they are with frames.

    Whoever asks leaves it as it is.
    """
    return table.frame[column].to_numpy()


def readable(table: Table, *columns: str) -> pd.Series:
    """Whether each row's cells in those columns could be read (others are reported already).

    Whoever asks leaves it as it is.
    """
    return _readable(table, columns)


@lru_cache(maxsize=64)
def _readable(table: Table, columns: tuple[str, ...]) -> pd.Series:
    return pd.Series(are_read(table, *columns), table.frame.index)


def are_read(table: Table, *columns: str) -> Flags:
    """The same as an array."""
    broken = {row for row, column in table.broken if column in columns}
    index = table.frame.index
    return ~index.isin(broken) if broken else np.ones(len(index), dtype=bool)


def number(value: float) -> str:
    """A number as it stands in a file: 12 rather than 12.0."""
    return "" if pd.isna(value) else f"{value:.15g}"


def cell(value: object) -> str:
    """A cell as it stands in a file."""
    return number(value) if isinstance(value, float) else str(value)


def at(table: Table, mask: pd.Series | Flags, column: str, kind: str, /, **gaps: Gap) -> Iterator[Finding]:
    """A finding for each row of the mask, which quotes the cell of that column."""
    if not np.any(mask):
        return
    for row, value in table.frame.loc[mask, column].items():
        yield found(kind, Where(table.file, int(row), column), found=shown(cell(value)), **gaps)


def of_indicator(draft: Draft, table: Table, column: str) -> pd.Series:
    """For each row of a table, what ``indicators.csv`` says of its indicator in that column (NaN where unknown).

    Whoever asks leaves it as it is.
    """
    return _said(draft, table, column)


@lru_cache(maxsize=32)
def _said(draft: Draft, table: Table, column: str) -> pd.Series:
    return pd.Series(
        said(draft, table, column), table.frame.index, dtype=draft.tables["indicators"].frame[column].dtype
    )


@lru_cache(maxsize=64)
def said(draft: Draft, table: Table, column: str) -> Cells:
    """The same as an array; whoever asks leaves it as it is."""
    known: Cells = np.append(cells(draft.tables["indicators"], column), np.nan)  # at -1: what is said of an unknown one
    return known[_places(draft, table)]


@lru_cache(maxsize=len(OF_INDICATORS))
def _places(draft: Draft, table: Table) -> npt.NDArray[np.int64]:
    """For each row of a table, the place of its indicator in ``indicators.csv``, -1 where it has none."""
    names = draft.tables["indicators"].frame["indicator"]
    first = {name: at for at, name in reversed([*enumerate(names)])}
    return np.fromiter((first.get(name, -1) for name in table.frame["indicator"]), "int64", len(table.frame))


def outcome_ids(draft: Draft) -> list[str]:
    """The ids of the descriptor's outcomes, as far as it can be read."""
    card = draft.descriptor.get("scorecard")
    outcomes = card.get("outcomes") if isinstance(card, Mapping) else None
    entries = outcomes if isinstance(outcomes, list) else []
    return [str(entry["id"]) for entry in entries if isinstance(entry, Mapping) and "id" in entry]
