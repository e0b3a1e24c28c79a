"""The sheets of an .ods file, as its one part of content describes them."""

from collections.abc import Mapping

from outturn.workbook.inside import Inside
from outturn.workbook.limits import MOST_COLUMNS, MOST_ROWS, BrokenError, LockedError
from outturn.workbook.parts import Parts, Walker, walked
from outturn.workbook.values import Block

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
UNSEEN = ("collapse", "filter")
"""How rows and columns are called that are hidden, by hand or by a filter."""
CELLS = ("table-cell", "covered-table-cell")


def described(parts: Parts) -> dict[str, Inside]:
    """What is known of each sheet, by its title. Raises BrokenError, LockedError, TooLargeError."""
    if b"encryption-data" in parts.get(MANIFEST, b""):
        raise LockedError
    if CONTENT not in parts:
        raise BrokenError(CONTENT)
    content = _Content()
    walked(parts[CONTENT], CONTENT, content)
    return content.sheets


class _Content(Walker):
    """The cells of each sheet. What is repeated stands once, with how often, and counts only where it holds something.

    A table inside a cell is no sheet; the depth of tables tells.
    """

    def __init__(self) -> None:
        self.sheets: dict[str, Inside] = {}
        self._depth = 0
        self._inside = Inside()
        self._row = self._rows = self._column = self._columns = self._known = 0
        self._attributes: Mapping[str, str] = {}
        self._text = ""
        self._is_cell = False
        self._notes = 0

    def begun(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                self._inside = self.sheets[attributes.get("name", "")] = Inside()
                self._row = self._rows = self._known = 0
        elif self._depth != 1:
            return
        elif name == "table-row":
            self._row += self._rows
            self._rows = _times(attributes, "number-rows-repeated")
            self._column = self._columns = 0
            if attributes.get("visibility") in UNSEEN:
                self._inside.hidden_rows.update(range(self._row, min(self._row + self._rows, MOST_ROWS)))
        elif name == "table-column":
            first, self._known = self._known, self._known + _times(attributes, "number-columns-repeated")
            if attributes.get("visibility") in UNSEEN:
                self._inside.hidden_columns.append(range(first, self._known))
        elif name in CELLS:
            self._column += self._columns
            self._columns = _times(attributes, "number-columns-repeated")
            self._attributes, self._text, self._is_cell = attributes, "", True
        elif name == "annotation":
            self._notes += 1

    def text(self, text: str) -> None:
        if self._is_cell and self._depth == 1 and not self._notes:
            self._text += text

    def ended(self, name: str) -> None:
        if name == "table":
            self._depth -= 1
        elif self._depth != 1:
            return
        elif name == "annotation":
            self._notes -= 1
        elif name in CELLS:
            self._is_cell = False
            self._end()

    def _end(self) -> None:
        kind = self._attributes.get("value-type", "")
        if not kind and not self._text:
            return
        last_row, last_column = self._row + self._rows - 1, self._column + self._columns - 1
        self._inside.reach(min(last_row, MOST_ROWS), min(last_column, MOST_COLUMNS))
        self._inside.characters += len(self._text) * self._rows * self._columns
        if kind == "percentage":
            for row in range(self._row, last_row + 1):
                self._inside.percentages |= {(row, one) for one in range(self._column, last_column + 1)}
        down = _times(self._attributes, "number-rows-spanned")
        across = _times(self._attributes, "number-columns-spanned")
        if down > 1 or across > 1:
            block = Block(self._row, self._column, self._row + down - 1, self._column + across - 1)
            self._inside.merged.append(block)


def _times(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(name, "1")
    if not (written.isascii() and written.isdigit() and len(written) <= 7):  # noqa: PLR2004 - 1048576 rows
        raise BrokenError(CONTENT)
    return max(int(written), 1)
