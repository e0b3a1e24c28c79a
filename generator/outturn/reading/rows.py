"""A text to the rows of a table, as RFC 4180 has them, a block at a time.

What is no CSV is not guessed at: a quotation mark that is never closed, text after a closing one, and a line that ends
in a bare carriage return each end the reading at their row.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

from outturn.errors import Finding, Where, counted, word
from outturn.findings import found

BLOCK = 10_000
"""So many rows are handed over at once."""
LONGEST_CELL = 100_000
"""Characters."""
LINE_ENDS = "new-line"
"""How csv begins to say that lines end in more than one way."""


class Block(NamedTuple):
    """Rows that follow each other: the number of the first in the file (the header is row 1), and the cells of each.

    ``written`` has the text in the file, by its number, of each row with a quotation mark in a cell.
    """

    first: int
    rows: Sequence[list[str]]
    written: Mapping[int, str]


class Rows:
    """The rows of a text, until one that cannot be told from the next; ``broken`` then says why.

    ``labels`` are the cells of the first row, empty where there is none.
    """

    def __init__(self, text: str) -> None:
        csv.field_size_limit(LONGEST_CELL)
        lines = StringIO(text, newline="\n")
        self._taken: list[str] = []
        is_plain = '"' not in text and "\r\r\n" not in text
        self._reader = csv.reader(lines if is_plain else self._lines(lines), strict=True)
        self.broken = ""
        self._number = 0
        self._line = 1
        header = self._block(1).rows
        self.labels = header[0] if header else []

    def blocks(self) -> Iterator[Block]:
        """The rows below the header."""
        while not self.broken and (block := self._block(BLOCK)).rows:
            yield block

    def _block(self, most: int) -> Block:
        block = Block(self._number + 1, [], {})
        rows, written = [], {}
        try:
            for row in self._reader:
                rows.append(row)
                self._line = self._reader.line_num + 1
                if self._taken:
                    if any('"' in cell for cell in row):
                        written[self._number + len(rows)] = "".join(self._taken)
                    self._taken.clear()
                if len(rows) == most:
                    break
        except csv.Error as error:
            self.broken = str(error)
        self._number += len(rows)
        return block._replace(rows=rows, written=written)

    def _lines(self, lines: StringIO) -> Iterator[str]:
        """The lines of a text in which a row may have several, each of which is kept until its row is read."""
        for line in lines:
            if line.endswith("\r\r\n"):
                raise csv.Error(LINE_ENDS)
            self._taken.append(line)
            yield line

    def finding(self, file: str) -> Iterator[Finding]:
        """Where and why the text could be read no further, if it could not."""
        if not self.broken:
            return
        reasons = {"unexpected end": "not-closed", "expected after": "after-closed", LINE_ENDS: "line-ends"}
        known = (word(f"csv-{reason}") for sign, reason in reasons.items() if sign in self.broken)
        longest = counted("csv-cell-too-long", LONGEST_CELL)
        yield found("table-not-csv", Where(file, self._number + 1, line=self._line), reason=next(known, longest))
