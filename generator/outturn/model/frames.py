"""Rows and marks of the frames that hold one row a figure."""

from collections import namedtuple
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # its import takes half a second, and who names a descriptor needs none
    import pandas as pd


def cells_of(frame: "pd.DataFrame") -> Iterator[tuple[Any, ...]]:
    """Each row's cells: what ``itertuples`` gives without names, in one step, which takes a fraction."""
    return map(tuple, frame.to_numpy(dtype=object).tolist())


def rows_of(frame: "pd.DataFrame") -> Iterator[Any]:
    """Each row as a named tuple."""
    return map(_row(tuple(frame.columns))._make, frame.to_numpy(dtype=object).tolist())


@lru_cache(maxsize=100)
def _row(names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a class of named tuples
    """What rows of frames with those columns are; making it takes longer than a hundred rows."""
    return namedtuple("Row", names)  # noqa: PYI024 - its names are the frame's


def has_mark(marks: "pd.Series", *letters: str) -> "pd.Series":
    """For each cell of marks, whether one of those letters is among them."""
    cells, wanted = marks.tolist(), set(letters)
    known = {text: not wanted.isdisjoint(str(text).split()) for text in set(cells)}
    return type(marks)([known.get(text, False) for text in cells], marks.index, dtype=bool, name=marks.name)
