"""A table's file to typed values: CSV as RFC 4180 has it, read once, each distinct cell of a column judged once.

What is no CSV is not guessed at: a quotation mark that is never closed, text after a closing one, and a line that ends
in a bare carriage return each end the reading at their row.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from outturn.errors import Finding, Where, counted, shown, word
from outturn.findings import MOST_FINDINGS, found
from outturn.model import Table
from outturn.reading.cells import Field, Flaw, Value, flaw, header_problems, named, reader
from outturn.reading.guard import not_utf8, plain_file
from outturn.schemas import fields

MOST_ROWS = 2_000_000
LONGEST_CELL = 100_000
"""Characters."""
LINE_ENDS = "new-line"
"""How csv begins to say that lines end in more than one way."""
WORKBOOK = b"PK"
"""How a spreadsheet's own file begins, whatever its name."""


def nothing(table: str, folder: str) -> Table:
    """The table without a row."""
    file = f"{folder}/{table}.csv" if folder else f"{table}.csv"
    return Table(table, file, _empty(table).copy())


@cache
def _empty(table: str) -> pd.DataFrame:
    return framed([], {}, {str(field["name"]): field for field in fields(table)})


def unread(table: str, folder: str) -> Table:
    """The table that could not be read, which was reported as a whole."""
    return replace(nothing(table, folder), is_readable=False)


def read_table(folder: Path, name: str, table: str) -> tuple[Table, list[Finding]]:
    """The folder's table, and everything that is wrong in reading it; ``name`` is the folder's, as findings give it."""
    file = f"{name}/{table}.csv" if name else f"{table}.csv"
    if finding := plain_file(folder / f"{table}.csv", file):
        return unread(table, name), [finding]
    content = (folder / f"{table}.csv").read_bytes()
    if content.startswith(WORKBOOK):
        return unread(table, name), [found("table-is-workbook", Where(file))]
    try:
        rows = _Rows(content.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        return unread(table, name), [not_utf8(wrong, file)]
    columns = {str(field["name"]): field for field in fields(table)}
    labels = next(rows, [])
    findings = list(header_problems(labels, columns, file)) if not rows.broken else []
    meant = named(labels, columns)
    if rows.broken or len(meant) < len(labels) or not set(meant.values()) & set(columns):
        return unread(table, name), [*findings, *rows.finding(file)]
    read, more = _read(rows, list(meant.values()), columns, file)
    made = Table(table, file, read.frame(columns), frozenset(read.broken), is_readable=not rows.broken)
    return made, [*findings, *more, *rows.finding(file)]


class _Rows(Iterator[list[str]]):
    """The rows of a text, until one that cannot be told from the next; ``broken`` then says why."""

    def __init__(self, text: str) -> None:
        csv.field_size_limit(LONGEST_CELL)
        self._taken: list[str] = []
        self._reader = csv.reader(self._lines(text), strict=True)
        self.number = 0
        self.broken = ""
        self._line = 0

    def _lines(self, text: str) -> Iterator[str]:
        for line in StringIO(text, newline="\n"):
            if line.endswith("\r\r\n"):
                raise csv.Error(LINE_ENDS)
            self._taken.append(line)
            yield line

    def bare(self, cell: str) -> bool:
        """Whether the cell of the row that was read last, which has quotation marks in it, has none around it."""
        return _quoted(cell) not in "".join(self._taken)

    def __next__(self) -> list[str]:
        self._line = self._reader.line_num + 1
        self._taken.clear()
        try:
            row = next(self._reader)
        except csv.Error as error:
            self.broken = str(error)
            self.number += 1
            raise StopIteration from None
        self.number += 1
        return row

    def finding(self, file: str) -> Iterator[Finding]:
        """Where and why the text could be read no further, if it could not."""
        if not self.broken:
            return
        reasons = {"unexpected end": "not-closed", "expected after": "after-closed", LINE_ENDS: "line-ends"}
        known = (word(f"csv-{reason}") for sign, reason in reasons.items() if sign in self.broken)
        longest = counted("csv-cell-too-long", LONGEST_CELL)
        where = Where(file, self.number, line=self._line)
        yield found("table-not-csv", where, reason=next(known, longest))


@dataclass(slots=True)
class _Read:
    """What was read so far: the numbers of rows and, by column, their values; ``broken`` are cells without one."""

    numbers: list[int]
    cells: Mapping[str, list[Value]]
    broken: set[tuple[int, str]]

    def frame(self, columns: Mapping[str, Field]) -> pd.DataFrame:
        return framed(self.numbers, self.cells, columns)


def _read(rows: _Rows, names: Sequence[str], columns: Mapping[str, Field], file: str) -> tuple[_Read, list[Finding]]:
    read = _Read([], {name: [] for name in names if name in columns}, set())
    readers = [(at, name, _Column(columns[name])) for at, name in enumerate(names) if name in columns]
    findings: list[Finding] = []
    for row in rows:
        number = rows.number
        if number > MOST_ROWS or len(findings) > MOST_FINDINGS:
            findings.append(_too_many(file, number, is_rows=number > MOST_ROWS))
            break
        if wrong := _wrong_row(row, len(names)):
            findings.append(wrong.at(Where(file, number)))
            read.broken.add((number, ""))
            continue
        read.numbers.append(number)
        for at, name, column in readers:
            value, wrong = column[row[at]]
            read.cells[name].append(value)
            if not wrong and '"' in row[at] and rows.bare(row[at]):
                wrong = flaw("cell-quotes", found=shown(row[at]), write=_quoted(row[at]))
            if wrong:
                findings.append(wrong.at(Where(file, number, name)))
                read.broken.add((number, name))
    return read, findings


class _Column(dict[str, tuple[Value, Flaw | None]]):
    """What each distinct cell of a column is, and what is wrong with it."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._reader = reader(field)

    def __missing__(self, cell: str) -> tuple[Value, Flaw | None]:
        made = self[cell] = self._reader(cell)
        return made


def _wrong_row(row: Sequence[str], width: int) -> Flaw | None:
    if not any(row):
        return flaw("row-empty")
    if len(row) != width:
        return flaw("row-cells", width=counted("count-cells", width), cells=counted("count-cells", len(row)))
    return None


def _quoted(cell: str) -> str:
    """The cell as it stands in a file between quotation marks."""
    inside = cell.replace('"', '""')
    return f'"{inside}"'


def _too_many(file: str, number: int, *, is_rows: bool) -> Finding:
    if is_rows:
        return found("rows-too-many", Where(file, number), most=counted("count-rows", MOST_ROWS))
    return found("findings-too-many", Where(file, number), most=counted("count-findings", MOST_FINDINGS))


def framed(numbers: Sequence[int], values: Mapping[str, Sequence[Any]], columns: Mapping[str, Field]) -> pd.DataFrame:
    """Values by column as a table's frame, indexed by the numbers of their rows in the file."""
    absent = [None] * len(numbers)
    index = pd.Index([*numbers], dtype="int64")
    made = {}
    for column, field in columns.items():
        cells = values.get(column, absent)
        if field["type"] in ("number", "integer"):
            made[column] = pd.Series([*cells], index=index, dtype="float64")
        elif field["type"] == "string":
            made[column] = pd.Series(["" if cell is None else cell for cell in cells], index=index, dtype=object)
        else:
            made[column] = pd.Series([*cells], index=index, dtype=object)
    return pd.DataFrame(made, index=index)
