"""Rows and marks of the frames that hold one row a figure."""

from collections import namedtuple
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # its import takes half a second, and who names a descriptor needs none
    import numpy as np
    import numpy.typing as npt
    import pandas as pd


def cells_of(frame: "pd.DataFrame") -> Iterator[tuple[Any, ...]]:
    """Each row's cells: what ``itertuples`` gives without names, a column at once, which takes a fraction."""
    columns = [column.tolist() for _, column in frame.items()]
    return zip(*columns, strict=True) if columns else iter([()] * len(frame))


def rows_of(frame: "pd.DataFrame") -> Iterator[Any]:
    """Each row as a named tuple."""
    return map(_row(tuple(frame.columns))._make, cells_of(frame))


@lru_cache(maxsize=100)
def _row(names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a class of named tuples
    """What rows of frames with those columns are; making it takes longer than a hundred rows."""
    return namedtuple("Row", names)  # noqa: PYI024 - its names are the frame's


def marked(marks: Iterable[object], *letters: str) -> "npt.NDArray[np.bool_]":
    """For each cell of marks, whether one of those letters is among them."""
    import numpy as np  # noqa: PLC0415 - its import takes time, and who names a descriptor needs none

    cells, wanted = list(marks), set(letters)
    known = {text: not wanted.isdisjoint(str(text).split()) for text in set(cells)}
    return np.array([known.get(text, False) for text in cells], dtype=bool)


def has_mark(marks: "pd.Series", *letters: str) -> "pd.Series":
    """The same with the index of the marks."""
    return type(marks)(marked(marks.tolist(), *letters), marks.index, dtype=bool, name=marks.name)
