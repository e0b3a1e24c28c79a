"""Where a table's rows stand in its file: a cell with a line break moves every row after it."""

import csv
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from outturn.errors import Finding, Where
from outturn.reading.guard import plain_file


def located(findings: Iterable[Finding], folder: Path) -> list[Finding]:
    """The findings with the line of each row, and the row of each line, that they name in a table.

    ``folder`` is that of all packages, in which the tables lie.
    """
    every = list(findings)
    tables = {one.where.file for one in every if one.where.file.endswith(".csv") and (one.where.row or one.where.line)}
    starts = {file: list(_starts(folder / file)) for file in tables}
    return [_located(one, starts.get(one.where.file, [])) for one in every]


def _located(finding: Finding, starts: list[int]) -> Finding:
    where = finding.where
    if where.row and where.line is None and where.row <= len(starts):
        return _at(finding, Where(where.file, where.row, where.column, starts[where.row - 1]))
    if where.row is None and where.line and starts:
        return _at(finding, Where(where.file, bisect_right(starts, where.line), where.column, where.line))
    return finding


def _at(finding: Finding, where: Where) -> Finding:
    return replace(finding, where=where)


def _starts(path: Path) -> Iterator[int]:
    """The line on which each row of the file begins, as far as it can be taken apart."""
    if plain_file(path, ""):
        return
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            for before, _ in pairwise(_read(file)):
                yield before + 1
        except csv.Error:
            return


def _read(file: Iterable[str]) -> Iterator[int]:
    """How many lines have been read before the first row and after each."""
    rows = csv.reader(file)
    yield 0
    for _ in rows:
        yield rows.line_num


def cells(path: Path, column: str, rows: Collection[int]) -> dict[int, str]:
    """What stands in the column in those rows of a table, by their numbers; the header is row 1."""
    if not rows or plain_file(path, ""):
        return {}
    found: dict[int, str] = {}
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            reader = csv.reader(file)
            at = next(reader, []).index(column)
            for number, row in enumerate(reader, 2):
                if number in rows and at < len(row):
                    found[number] = row[at]
        except (csv.Error, ValueError):
            pass
    return found
