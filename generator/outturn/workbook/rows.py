"""The rows of a long table as they stand in a sheet's part (ECMA-376, part 1, 18.3.1): one look a column, no links.

The writer of workbooks takes twenty times as long for them, since any of its cells may be anything.
"""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from outturn.workbook.book import Column, TableSheet
from outturn.workbook.exact import look, number_in
from outturn.workbook.sizes import height
from outturn.workbook.values import letters

UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|_x[0-9A-Fa-f]{4}_")
"""What XML cannot say, and what a spreadsheet takes for it (ECMA-376, part 1, 22.4.2.4)."""


def forms(sheet: TableSheet) -> tuple[str, ...]:
    """The number format of each column: that of its longest figure, or text."""
    return tuple(
        look(max((row[at] for row in sheet.rows), key=_decimals, default="")) if column.is_figures else "@"
        for at, column in enumerate(sheet.columns)
    )


def rows_part(sheet: TableSheet, first: int, across: Sequence[int], looks: Sequence[int]) -> str:
    """The rows from the row of that number on; ``looks`` are the places of the columns' formats among all formats."""
    columns = tuple(zip(sheet.columns, [letters(at) for at in range(len(across))], looks, strict=True))
    return "".join(
        f'<row r="{row}"{_height(texts, across)}>{"".join(_cells(row, texts, columns))}</row>'
        for row, texts in enumerate(sheet.rows, start=first)
    )


def _cells(row: int, texts: Sequence[str], columns: Sequence[tuple[Column, str, int]]) -> Iterator[str]:
    for text, (column, letter, at) in zip(texts, columns, strict=True):
        number = number_in(text) if column.is_figures else None
        if number is not None:
            yield f'<c r="{letter}{row}" s="{at}"><v>{number:.16G}</v></c>'
        elif text:
            yield f'<c r="{letter}{row}" s="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _height(texts: Sequence[str], across: Sequence[int]) -> str:
    is_long = any(len(text) > width or "\n" in text for text, width in zip(texts, across, strict=True))
    return f' ht="{height(texts, across)}"' if is_long else ""


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])
