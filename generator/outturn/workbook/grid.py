"""The cells of a sheet as a reader sees them, and what a table of them is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from outturn.meant import number_meant
from outturn.workbook.headings import Heading
from outturn.workbook.values import Sheet, Value

UNKNOWN, IGNORED = "?", "ignored"
Test = Callable[[Value], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its place, its whole heading as text, and what it is.

    ``kind`` is one of those of ``headings``, "ignored", or "?" where nobody can tell. ``indicator`` is what its figures
    are of, where the column says so and not the row; ``area`` whose they are, where they are not the council's own.
    """

    at: int
    head: str
    says: Heading
    indicator: str = ""
    area: str = ""

    @property
    def kind(self) -> str:
        """What the column is."""
        return self.says.kind


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet; rows are counted from 0, ends included. ``first`` is that below the headings."""

    sheet: str
    top: int
    first: int
    last: int
    columns: tuple[Column, ...]

    def of(self, kind: str) -> list[Column]:
        """The columns of that kind."""
        return [one for one in self.columns if one.kind == kind]


class Grid:
    """The cells of a sheet, as they stand and as a reader sees merged ones: the value in each of them."""

    def __init__(self, sheet: Sheet) -> None:
        self.title = sheet.title
        self.rows = sheet.rows
        self._sheet = sheet
        self.width = max(map(len, sheet.rows), default=0)
        self._seen: dict[tuple[int, int], Value] = {}
        for block in sheet.merged:
            value = self.at(block.top, block.left)
            if value is not None:
                bottom, right = min(block.bottom, len(self.rows) - 1), min(block.right, self.width - 1)
                cells = ((row, col) for row in range(block.top, bottom + 1) for col in range(block.left, right + 1))
                self._seen.update(dict.fromkeys(cells, value))

    def at(self, row: int, column: int) -> Value:
        """The cell's own value."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else None

    def seen(self, row: int, column: int) -> Value:
        """The value that a reader sees there."""
        return self._seen.get((row, column), self.at(row, column))

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether the cell lies in a row or a column that is not shown."""
        return row in self._sheet.hidden_rows or column in self._sheet.hidden_columns

    def filled(self, row: int) -> list[int]:
        """The columns of the row's own values."""
        return [column for column, value in enumerate(self.rows[row]) if value is not None]


def is_figure(value: Value) -> bool:
    """Whether the cell holds a number, or what stands in place of one."""
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, float):
        return True
    return isinstance(value, str) and (number_meant(value) is not None or value.strip() in "-–—")


def most(values: Sequence[Value], test: Test) -> bool:
    """Whether more than half of the values pass."""
    return sum(map(test, values)) * 2 > len(values)


def as_kind(one: Column, kind: str) -> Column:
    """The column as one of that kind."""
    return replace(one, says=replace(one.says, kind=kind))
