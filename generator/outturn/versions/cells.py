"""Rows of two states by their keys, and whether two cells say the same."""

from collections.abc import Mapping
from math import isnan

import pandas as pd

from outturn.model import Package

Key = tuple[str, ...]
Rows = Mapping[Key, Mapping[str, float | str]]


def same(one: object, other: object) -> bool:
    """Whether two cells say the same; two absent numbers do."""
    return one == other or (isinstance(one, float) and isinstance(other, float) and isnan(one) and isnan(other))


def rows_by(frame: pd.DataFrame, key: tuple[str, ...]) -> Rows:
    """Each row of the frame by the cells of its key."""
    columns = {name: frame[name].tolist() for name in frame.columns}
    keys = zip(*(columns[name] for name in key), strict=True)
    cells = zip(*columns.values(), strict=True)
    return {one: dict(zip(columns, row, strict=True)) for one, row in zip(keys, cells, strict=True)}


def as_text(value: object) -> str:
    """A cell as it is written: yes or no, a number in full, empty where there is none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)


def shared_indicators(old: Package, new: Package) -> frozenset[str]:
    """The indicators that both states have."""
    return frozenset(one.indicator for one in old.indicators) & {one.indicator for one in new.indicators}
