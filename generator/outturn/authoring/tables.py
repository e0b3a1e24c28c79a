"""A table's file with rows or columns more; everything that was there stays byte for byte."""

import csv
import re
from collections.abc import Collection, Iterable, Mapping
from io import StringIO
from typing import NamedTuple

from outturn.schemas import fields

MARK_OF_ORDER = "\ufeff"
CELL = re.compile(r'("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|\Z)')
"""A cell as it is written, and what ends it."""


class Written(NamedTuple):
    """A row as it is written: its cells with their quotation marks, and how it ends."""

    cells: list[str]
    end: str


def labels_of(content: bytes) -> list[str]:
    """The names of the file's columns. Raises UnicodeDecodeError."""
    return next(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")), [])


def empty_table(columns: Iterable[str]) -> bytes:
    """A table with these columns and no row."""
    return (",".join(columns) + "\n").encode("utf-8")


def appended(content: bytes, rows: Iterable[Mapping[str, str]]) -> bytes:
    """The file with these rows, cells by column, behind its last; its lines end as its header does.

    Raises UnicodeDecodeError.
    """
    text = content.decode("utf-8")
    end = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    labels = labels_of(content)
    written = StringIO()
    writer = csv.writer(written, lineterminator=end)
    writer.writerows([row.get(label, "") for label in labels] for row in rows)
    gap = "" if not text or text.endswith("\n") else end
    return f"{text}{gap}{written.getvalue()}".encode()


def rows_in(content: bytes) -> list[dict[str, str]]:
    """The rows of the file below its header, cells by column. Raises UnicodeDecodeError."""
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), restval=""))


def with_cells(content: bytes, table: str, keys: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """The table's file with these cells in the rows that have the same keys; rows that are not there come last.

    A row that is there keeps the cells that are not named. Raises UnicodeDecodeError.
    """
    wanted = {tuple(row.get(key, "") for key in keys): row for row in rows}
    needed = {column: "" for row in wanted.values() for column, cell in row.items() if cell}
    content = with_columns(content, table, needed)
    text = content.decode("utf-8")
    mark, text = text[: text.startswith(MARK_OF_ORDER)], text.removeprefix(MARK_OF_ORDER)
    labels, (header, *written) = labels_of(content), written_rows(text)
    for row in written:
        there = dict(zip(labels, map(bare, row.cells), strict=False))
        change = wanted.pop(tuple(there.get(key, "") for key in keys), None)
        for at, label in enumerate(labels if change and len(row.cells) == len(labels) else ()):
            if change and label in change and change[label] != there[label]:
                row.cells[at] = quoted(change[label])
    return appended(mark.encode() + joined([header, *written]), wanted.values())


def bare(cell: str) -> str:
    """What a cell says that stands between quotation marks, or does not."""
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def quoted(cell: str) -> str:
    """The text as a cell has it, between quotation marks where it needs them."""
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[",\r\n]', cell) else cell


def with_columns(content: bytes, table: str, wanted: Mapping[str, str]) -> bytes:
    """The table's file with those of the columns that it lacks, each at its place in the profile.

    ``wanted`` has what every row holds in such a column. A file without a header is left as it is. Raises
    UnicodeDecodeError.
    """
    if not content.decode("utf-8").removeprefix(MARK_OF_ORDER):
        return content
    order = [str(field["name"]) for field in fields(table)]
    for column in [one for one in order if one in wanted and one not in labels_of(content)]:
        content = _with_column(content, column, order[: order.index(column)], wanted[column])
    return content


def with_label(content: bytes, old: str, new: str) -> bytes:
    """The file with another name for one of its columns. Raises UnicodeDecodeError."""
    header, *rows = written_rows(content.decode("utf-8"))
    labels = labels_of(content)
    cells = [new if label == old else cell for label, cell in zip(labels, header.cells, strict=True)]
    return joined([header._replace(cells=cells), *rows])


def _with_column(content: bytes, column: str, before: Collection[str], value: str) -> bytes:
    """The file with a column more, behind the last of those that come before it."""
    text = content.decode("utf-8")
    mark, text = text[: text.startswith(MARK_OF_ORDER)], text.removeprefix(MARK_OF_ORDER)
    labels = labels_of(content)
    place = max((at for at, label in enumerate(labels, start=1) if label in before), default=0)
    header, *rows = written_rows(text)
    header.cells.insert(place, column)
    for row in rows:
        if len(row.cells) == len(labels):  # of another row nobody knows what stands where
            row.cells.insert(place, value)
    return mark.encode() + joined([header, *rows])


def written_rows(text: str) -> list[Written]:
    """The rows of a text as they are written, the header first."""
    rows: list[Written] = []
    cells: list[str] = []
    for match in CELL.finditer(text):
        cells.append(match[1])
        if match[2] != ",":
            rows.append(Written(cells, match[2]))
            cells = []
        if match.end() == len(text):
            break
    return rows


def joined(rows: Iterable[Written]) -> bytes:
    """The file that these rows are."""
    return "".join(",".join(row.cells) + row.end for row in rows).encode("utf-8")
