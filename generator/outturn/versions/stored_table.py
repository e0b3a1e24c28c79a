"""A table of a sealed version to typed values, by the schema of its own format and by no rule of today.

Its bytes are those that were sealed, so only what is no table of that format can be wrong with it.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from io import StringIO
from math import nan
from sys import intern

from outturn.errors import OutturnError, Where, shown
from outturn.findings import found
from outturn.model import Table
from outturn.periods import parse
from outturn.reading.cells import TRUTHS, Field
from outturn.reading.tables import framed
from outturn.schemas import fields


def _period(text: str) -> str:
    """The text of a period; raises PeriodError where it is none."""
    parse(text)
    return intern(text)


CONVERTERS: Mapping[str, Callable[[str], object]] = {
    "number": float,
    "integer": float,
    "boolean": TRUTHS.__getitem__,
    "date": date.fromisoformat,
    "string": intern,
    "period": _period,
}
"""What a text is in a column of that type."""
ABSENT: Mapping[str, object] = {"string": "", "number": nan, "integer": nan}
"""What an empty cell is; of other types it is None."""


class _NoTableError(Exception):
    """What is no table of the format; the row, and why."""

    def __init__(self, row: int, why: str) -> None:
        self.row, self.why = row, why
        super().__init__(why)


class _NoValueError(Exception):
    """A text that is no value of its column, and why."""

    def __init__(self, text: str, why: str) -> None:
        self.text, self.why = text, why
        super().__init__(why)


def stored_table(files: Mapping[str, bytes], name: str, table: str, number: int) -> Table:
    """The table in a version's files, by the format of that number; ``name`` is the version's folder.

    Raises OutturnError where it is no such table.
    """
    file, columns = f"{name}/{table}.csv", _columns(table, number)
    try:
        labels, rows = _rows(files.get(f"{table}.csv"))
        cells = zip(labels, zip(*rows, strict=True), strict=True) if rows else ()
        values = {label: _converted(texts, columns[label]) for label, texts in cells if label in columns}
    except _NoTableError as error:
        where = Where(file, error.row)
        raise OutturnError((found("sealed-unreadable", where, reason=shown(error.why)),)) from error
    return Table(table, file, framed(range(2, len(rows) + 2), values, columns))


def _converted(texts: Sequence[str], field: Field) -> list[object]:
    """The column's values, each distinct text of it converted once."""
    try:
        return list(map(_Values(field).__getitem__, texts))
    except _NoValueError as error:
        raise _NoTableError(texts.index(error.text) + 2, error.why) from error


@cache
def _columns(table: str, number: int) -> Mapping[str, Field]:
    return {str(field["name"]): field for field in fields(table, number)}


def _rows(content: bytes | None) -> tuple[list[str], list[list[str]]]:
    """The header, and the rows below it, each of as many cells."""
    if content is None:
        raise _NoTableError(1, "the file is missing")
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True):
            rows.append(row)  # noqa: PERF402 - how many there were says where it ended
    except (ValueError, csv.Error) as error:
        raise _NoTableError(len(rows) + 1, str(error)) from error
    labels = rows[0] if rows else []
    for at, cells in enumerate(rows, start=1):
        if len(cells) != len(labels):
            raise _NoTableError(at, f"{len(cells)} cells below {len(labels)} columns")
    return labels, rows[1:]


class _Values(dict[str, object]):
    """What each distinct text of a column is."""

    def __init__(self, field: Field) -> None:
        kind = str(field["type"])
        super().__init__({"": ABSENT.get(kind)})
        self._make = CONVERTERS["period" if field["name"] == "period" else kind]

    def __missing__(self, text: str) -> object:
        try:
            self[text] = made = self._make(text)
        except (ValueError, KeyError) as error:
            raise _NoValueError(text, str(error)) from error
        return made
