"""How wide columns are and how high rows, so that every text is seen whole, whatever program opens the workbook."""

from collections.abc import Sequence
from math import ceil

from outturn.workbook.book import TableSheet

NARROWEST, WIDEST = 12, 60
"""Widths of columns, in characters."""
ROOM = 1.15
"""So much wider than so many digits a short text in Arial may be; a long one is as wide."""
LINE = 15.75
"""The height of a line of 12 points, in points."""
HIGHEST = 409.0
"""No row may be higher."""


def widths(sheet: TableSheet) -> tuple[int, ...]:
    """The width of each column, in characters, by its longest text."""
    longest = [max((_longest(row[at]) for row in sheet.rows), default=0) for at in range(len(sheet.columns))]
    named = zip(sheet.columns, longest, strict=True)
    return tuple(
        max(NARROWEST, ceil(len(column.name) * ROOM) + 1, min(WIDEST, ceil(most * ROOM) + 1)) for column, most in named
    )


def _longest(text: str) -> int:
    return max(map(len, text.split("\n"))) if "\n" in text else len(text)


def height(texts: Sequence[str], across: Sequence[int]) -> float | None:
    """The height of a row in points, None where one line is enough: the lines of its longest text."""
    lines = max((_lines(text, width) for text, width in zip(texts, across, strict=True)), default=1)
    return min(HIGHEST, lines * LINE) if lines > 1 else None


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))
