"""Rows and marks of the frames that hold one row a figure."""

from collections import namedtuple
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # its import takes half a second, and who names a descriptor needs none
    import pandas as pd


def cells_of(frame: "pd.DataFrame") -> Iterator[tuple[Any, ...]]:
    """Each row's cells: what ``itertuples`` gives without names, a column at a time, which takes a third."""
    return zip(*(frame[name].to_numpy().tolist() for name in frame.columns), strict=True)


def rows_of(frame: "pd.DataFrame") -> Iterator[Any]:
    """Each row as a named tuple."""
    row = namedtuple("Row", list(frame.columns))  # type: ignore[misc] # noqa: PYI024 - its names are the frame's
    return map(row._make, cells_of(frame))


def has_mark(marks: "pd.Series", *letters: str) -> "pd.Series":
    """For each cell of marks, whether one of those letters is among them."""
    known = {text: not set(letters).isdisjoint(str(text).split()) for text in marks.unique()}
    return marks.map(known).astype(bool)
