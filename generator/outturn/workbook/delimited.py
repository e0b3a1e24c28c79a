"""A CSV file as one sheet of texts, whatever sign stands between its cells."""

import csv
from io import StringIO

from outturn.reading.encodings import decoded
from outturn.reading.rows import LONGEST_CELL
from outturn.workbook.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, BrokenError, within
from outturn.workbook.values import Sheet, Value, Workbook

SEPARATORS = ",;\t|"
LOOKED_AT = 50
"""So many lines tell which sign separates cells."""


def from_csv(content: bytes, title: str) -> Workbook:
    """The workbook of one sheet that the file is. Raises BrokenError, TooLargeError."""
    text, _ = decoded(content, "")
    if text is None or "\0" in text:
        raise BrokenError
    csv.field_size_limit(LONGEST_CELL)
    rows: list[list[str]] = []
    width = 0
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=_separator(text)):
            rows.append(row)
            width = max(width, len(row))
            within("rows", len(rows), MOST_ROWS)
            within("columns", width, MOST_COLUMNS)
            within("cells", len(rows) * width, MOST_CELLS)
    except csv.Error as error:
        raise BrokenError from error
    return Workbook((Sheet(title, rows=tuple(_padded(row, width) for row in rows)),))


def _separator(text: str) -> str:
    """The sign that most lines have, the same number of times as others do."""
    lines = text.split("\n", LOOKED_AT)[:LOOKED_AT]
    return max(SEPARATORS, key=lambda sign: sum(sign in line for line in lines))


def _padded(row: list[str], width: int) -> tuple[Value, ...]:
    return (*(cell if cell.strip() else None for cell in row), *[None] * (width - len(row)))
