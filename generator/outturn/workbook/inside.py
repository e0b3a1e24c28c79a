"""What the parts of a workbook say of its sheets beside their values: how far they go, what a value was shown as."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from outturn.workbook.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, within
from outturn.workbook.values import Block


@dataclass(slots=True)
class Inside:
    """What is known of a sheet: where its cells end, the blocks that are merged, and what stands in single cells.

    ``values`` counts the cells whose value is kept; ``hidden_rows`` and ``hidden_columns`` are those that are not
    shown, also by a filter; ``percentages`` are cells whose number is a share that is shown times 100; ``texts`` are
    cells of which the values say nothing: errors of formulas such as #N/A, and formulas, with an = in front, whose
    result was never kept.
    """

    rows: int = 0
    columns: int = 0
    characters: int = 0
    values: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    merged: list[Block] = field(default_factory=list)
    percentages: set[tuple[int, int]] = field(default_factory=set)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)

    def reach(self, row: int, column: int) -> None:
        """The cell holds something. Raises TooLargeError where it lies further out than is read."""
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)
        within("rows", self.rows, MOST_ROWS)
        within("columns", self.columns, MOST_COLUMNS)
        within("cells", self.rows * self.columns, MOST_CELLS)


def bearable(sheets: Mapping[str, Inside]) -> None:
    """Raise TooLargeError where all sheets together are more than is read."""
    within("cells", sum(one.rows * one.columns for one in sheets.values()), MOST_CELLS)
    within("characters", sum(one.characters for one in sheets.values()), MOST_TEXT)
