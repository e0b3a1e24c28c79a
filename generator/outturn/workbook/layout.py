"""The tables of a sheet: where their headings are, and which rows are whose."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from outturn.workbook.columns import column_under, named, settled
from outturn.workbook.grid import Column, Grid, Table, is_figure
from outturn.workbook.headings import FIGURES, Heading, heading
from outturn.workbook.spans import NOTHING
from outturn.workbook.values import Sheet, Value, as_text, letters

FEWEST = 2
"""Cells that say something as headings, in a row of headings."""
MOST_HEADERS = 4


def tables(sheet: Sheet) -> list[Table]:
    """The tables of the sheet, from top to bottom; none where nothing looks like one."""
    grid = Grid(sheet)
    tops = list(_headers(grid))
    found: list[Table] = []
    for at, (top, bottom) in enumerate(tops):
        end = tops[at + 1][0] if at + 1 < len(tops) else len(grid.rows)
        found += _table(grid, top, bottom, end)
    return found or list(_downwards(grid))


def _headers(grid: Grid) -> Iterator[tuple[int, int]]:
    """The first and last rows of each block of headings that has figures below it."""
    row, known = 0, Counter[str]()
    while row < len(grid.rows):
        is_apart = row == 0 or not known or not grid.filled(row - 1) or _texts(grid, row) == known
        if not (is_apart and _is_header(grid, row)):
            row += 1
            continue
        bottom = row
        while bottom + 1 < len(grid.rows) and bottom + 1 - row < MOST_HEADERS and _is_header(grid, bottom + 1):
            bottom += 1
        if not (_has_figures(grid, bottom + 1) or _names_all(grid, bottom)):
            row += 1
            continue
        known = _texts(grid, row)
        yield _top(grid, row), bottom
        row = bottom + 1


def _texts(grid: Grid, row: int) -> Counter[str]:
    return Counter(as_text(grid.at(row, column)) for column in grid.filled(row))


def _is_header(grid: Grid, row: int) -> bool:
    values = [grid.at(row, column) for column in grid.filled(row)]
    says = [heading(value).is_one for value in values]
    has_number = any(is_figure(value) and not one for value, one in zip(values, says, strict=True))
    return not has_number and sum(says) >= FEWEST and sum(says) * FEWEST >= len(says)


def _has_figures(grid: Grid, first: int) -> bool:
    """Whether a figure stands in the rows from there to the next that could be headings."""
    for row in range(first, len(grid.rows)):
        if any(is_figure(grid.at(row, column)) for column in grid.filled(row)):
            return True
        if _is_header(grid, row):
            return False
    return False


def _names_all(grid: Grid, row: int) -> bool:
    """Whether the headings name the indicators and a time, so that words may stand below; and anything does."""
    says = [heading(grid.seen(row, column)) for column in range(grid.width)]
    is_full = any(one.kind == "indicator" for one in says) and any(one.span != NOTHING for one in says)
    return is_full and row + 1 < len(grid.rows) and bool(grid.filled(row + 1))


def _top(grid: Grid, row: int) -> int:
    """The first row of the headings: those above stand over figures, and begin to the right of the first column."""
    while row > 0 and (above := grid.filled(row - 1)):
        says = [heading(grid.at(row - 1, column)) for column in above]
        if min(above) == 0 or not any(one.is_one for one in says):
            break
        row -= 1
    return row


def _table(grid: Grid, top: int, bottom: int, end: int) -> Iterator[Table]:
    columns = [column_under(grid, top, bottom, at) for at in range(grid.width)]
    names = [one.at for one in columns if one.kind == "indicator" and one.head]
    cuts = [0, *names[1:], grid.width] if _are_apart(columns, names) else [0, grid.width]
    for left, right in pairwise(cuts):
        last = _last(grid, range(bottom + 1, end), columns[left:right])
        if last is not None:
            block = range(bottom + 1, last + 1)
            yield Table(grid.title, top, bottom + 1, last, tuple(settled(grid, columns[left:right], block)))


def _are_apart(columns: Sequence[Column], names: Sequence[int]) -> bool:
    """Whether a second column of indicators begins a table of its own: figures stand before it."""
    kinds = [one for one in columns if names and one.at < names[-1]]
    return len(names) > 1 and any(one.says.span != NOTHING or one.kind in FIGURES for one in kinds)


def _last(grid: Grid, rows: range, columns: Sequence[Column]) -> int | None:
    """The last row that has a figure in one of the columns, with those at once below that have words under a time."""
    about = [one.at for one in columns if one.head]
    timed = [one.at for one in columns if one.says.span != NOTHING]
    figures = (row for row in reversed(rows) if any(is_figure(grid.at(row, at)) for at in about))
    words = (row for row in rows if any(grid.at(row, at) is not None for at in timed))
    last = next(figures, next(words, None))
    while last is not None and last + 1 in rows and any(grid.at(last + 1, at) is not None for at in timed):
        last += 1
    return last


def _downwards(grid: Grid) -> Iterator[Table]:
    """A table whose periods stand below each other, under a row that names the indicators."""
    for at in range(grid.width):
        rows = [row for row in range(len(grid.rows)) if _is_period(grid.at(row, at))]
        if len(rows) < FEWEST or rows[0] == 0 or rows[-1] - rows[0] > FEWEST * len(rows):
            continue
        top = next((row for row in range(rows[0] - 1, -1, -1) if len(grid.filled(row)) > 1 or row == 0), 0)
        block = range(rows[0], rows[-1] + 1)
        columns = [Column(at, as_text(grid.seen(top, at)) or letters(at), Heading("period"))]
        for column in range(at + 1, grid.width):
            head = " ".join(as_text(grid.seen(top, column)).split())
            columns.append(named(grid, Column(column, head, Heading()), block))
        yield Table(grid.title, top, rows[0], rows[-1], tuple(columns))
        return


def _is_period(value: Value) -> bool:
    says = heading(value)
    return says.span != NOTHING and not says.kind
