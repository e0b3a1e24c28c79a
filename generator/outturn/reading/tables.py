"""A table's file to typed values: read once, by columns, each distinct cell of a column judged once."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from outturn.errors import Finding, Where, counted, shown
from outturn.findings import MOST_FINDINGS, found
from outturn.model import Table
from outturn.reading.cells import Field, Flaw, Value, flaw, header_problems, named, reader
from outturn.reading.encodings import decoded
from outturn.reading.guard import plain_file
from outturn.reading.leading import led
from outturn.reading.rows import Block, Rows
from outturn.schemas import fields

MOST_ROWS = 2_000_000
MOST_ABOVE = 5
"""So many rows of titles and notes may stand above the names of columns for those to be found."""
FEWEST_NAMES = 2
"""So many columns' names in a row are no chance."""
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
    text, unlike = decoded(content, file)
    if text is None:
        return unread(table, name), [unlike] if unlike else []
    rows = Rows(text)
    columns = {str(field["name"]): field for field in fields(table)}
    findings = [unlike] if unlike else []
    if number := _header_below(rows, columns):
        return unread(table, name), [*findings, found("header-below", Where(file, number), found=shown(rows.labels[0]))]
    findings += header_problems(rows.labels, columns, file) if not rows.broken else []
    meant = named(rows.labels, columns)
    if rows.broken or len(meant) < len(rows.labels) or not set(meant.values()) & set(columns):
        return unread(table, name), [*findings, *rows.finding(file)]
    read, more = _read(rows, list(meant.values()), columns, file)
    broken = frozenset((number, column) for number, column, _ in read.wrong)
    frame = framed(read.numbers, read.cells, columns) if read.numbers else _empty(table).copy()
    made = Table(table, file, frame, broken, is_readable=not rows.broken)
    return made, [*findings, *more, *rows.finding(file)]


def _header_below(rows: Rows, columns: Collection[str]) -> int:
    """The number of the row below the first one that names columns of the table, where the first names none; else 0."""
    if rows.broken or not rows.labels or set(named(rows.labels, columns).values()) & set(columns):
        return 0
    block = next(rows.blocks(), None)
    below = enumerate(block.rows[:MOST_ABOVE], block.first) if block else ()
    names = ((number, set(named(row, columns).values()) & set(columns)) for number, row in below)
    return next((number for number, known in names if len(known) >= FEWEST_NAMES), 0)


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows that were read: their numbers, their values by column, and what is wrong with a cell, or with a row ("")."""

    numbers: Sequence[int]
    cells: Mapping[str, Sequence[Value]]
    wrong: Sequence[tuple[int, str, Flaw]]

    def up_to(self, last: int) -> "_Part":
        """The rows with numbers up to that."""
        count = bisect_right(self.numbers, last)
        cells = {name: values[:count] for name, values in self.cells.items()}
        return _Part(self.numbers[:count], cells, [one for one in self.wrong if one[0] <= last])


def _read(rows: Rows, names: Sequence[str], columns: Mapping[str, Field], file: str) -> tuple[_Part, list[Finding]]:
    """The rows as far as they are to be read, and what is wrong with them; too many, or too much wrong, is the last."""
    readers = [(at, name, _Column(columns[name], columns)) for at, name in enumerate(names) if name in columns]
    parts: list[_Part] = []
    more: list[Finding] = []
    room = MOST_FINDINGS
    for block in rows.blocks():
        part = _part(block, len(names), readers)
        last, end = block.first + len(block.rows) - 1, _end(block, part, room)
        parts.append(part if end >= last else part.up_to(end))
        room -= len(parts[-1].wrong)
        if end < last:
            more.append(_too_many(file, end + 1, is_rows=end == MOST_ROWS))
            break
    whole = _joined(parts, [name for _, name, _ in readers])
    return whole, [*(flaw.at(Where(file, number, name)) for number, name, flaw in whole.wrong), *more]


def _end(block: Block, part: _Part, room: int) -> int:
    """The number of the last row to be read: the one with more wrong than there is room for, if there is one."""
    if room < 0:
        return block.first - 1
    return min(MOST_ROWS, part.wrong[room][0]) if len(part.wrong) > room else MOST_ROWS


def _joined(parts: Sequence[_Part], names: Sequence[str]) -> _Part:
    cells = {name: [value for part in parts for value in part.cells[name]] for name in names}
    return _Part([one for part in parts for one in part.numbers], cells, [one for part in parts for one in part.wrong])


def _part(block: Block, width: int, readers: Sequence[tuple[int, str, "_Column"]]) -> _Part:
    """A block's rows, each column of them at once; what is wrong stands in the order of rows, then of columns."""
    numbered = [*enumerate(block.rows, block.first)]
    kept = {number: row for number, row in numbered if len(row) == width and any(row)}
    wrong = [(number, "", _wrong_row(row, width)) for number, row in numbered if number not in kept]
    columns = list(zip(*kept.values(), strict=True)) or [()] * width
    cells = {}
    for at, name, column in readers:
        cells[name] = list(map(column.__getitem__, columns[at]))
        if column.flaws:
            flawed = zip(kept, columns[at], strict=True)
            wrong += [(number, name, column.flaws[cell]) for number, cell in flawed if cell in column.flaws]
        bare = ((number, kept[number][at]) for number in block.written if number in kept)
        wrong += [
            (number, name, flaw("cell-quotes", found=shown(cell), write=_quoted(cell))._replace(write={name: cell}))
            for number, cell in bare
            if '"' in cell and cell not in column.flaws and _quoted(cell) not in block.written[number]
        ]
    return _Part(list(kept), cells, sorted(wrong, key=itemgetter(0)))


class _Column(dict[str, Value]):
    """What each distinct cell of a column is; ``flaws`` is what is wrong with those in which something is."""

    def __init__(self, field: Field, columns: Collection[str]) -> None:
        super().__init__()
        self._field, self._columns, self._reader = field, columns, reader(field)
        self.flaws: dict[str, Flaw] = {}

    def __missing__(self, cell: str) -> Value:
        self[cell], wrong = self._reader(cell)
        if wrong:
            self.flaws[cell] = led(self._field, cell, wrong, self._columns)
        return self[cell]


def _wrong_row(row: Sequence[str], width: int) -> Flaw:
    """What is wrong with a row that is empty, or has another number of cells than there are columns."""
    if not any(row):
        return flaw("row-empty")
    return flaw("row-cells", width=counted("count-cells", width), cells=counted("count-cells", len(row)))


def _quoted(cell: str) -> str:
    """The cell as it stands in a file between quotation marks."""
    inside = cell.replace('"', '""')
    return f'"{inside}"'


def _too_many(file: str, number: int, *, is_rows: bool) -> Finding:
    if is_rows:
        return found("rows-too-many", Where(file, number), most=counted("count-rows", MOST_ROWS))
    return found("findings-too-many", Where(file, number), most=counted("count-findings", MOST_FINDINGS))


def framed(numbers: Sequence[int], values: Mapping[str, Sequence[Any]], columns: Mapping[str, Field]) -> pd.DataFrame:
    """Values by column as a table's frame, indexed by the numbers of their rows in the file.

    A number that is absent is None or NaN, a text that is absent is empty; a column that is not among the values is
    absent in every row.
    """
    figures = [name for name, field in columns.items() if field["type"] in ("number", "integer")]
    others = [name for name in columns if name not in figures]
    floats = np.full((len(figures), len(numbers)), np.nan)
    objects = np.full((len(others), len(numbers)), None, dtype=object)
    for at, name in enumerate(figures):
        if name in values:
            floats[at] = np.array(values[name], dtype="float64")
    for at, name in enumerate(others):
        if name in values:
            objects[at] = values[name]
        elif columns[name]["type"] == "string":
            objects[at] = ""
    index = pd.Index([*numbers], dtype="int64")
    others_frame = pd.DataFrame(objects.T, index, others, dtype=object)
    return pd.concat([others_frame, pd.DataFrame(floats.T, index, figures)], axis="columns")[list(columns)]
