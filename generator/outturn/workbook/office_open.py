"""The sheets of an .xlsx or .xlsm file, as its parts describe them."""

import re
from collections.abc import Mapping
from posixpath import join, normpath

from outturn.workbook.inside import Inside
from outturn.workbook.limits import BrokenError
from outturn.workbook.parts import Parts, Walker, walked
from outturn.workbook.values import LETTERS, Block

BOOK, RELATIONS, STRINGS, STYLES = (
    *("xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
    *("xl/sharedStrings.xml", "xl/styles.xml"),
)
CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
PERCENT_FORMATS = (9, 10)
"""The numbers of the formats 0% and 0.00%, which no workbook spells out."""
TRUE = ("1", "true")
SHEET = "/worksheet"
"""How the kind of a relation to a sheet of cells ends."""


def described(parts: Parts) -> dict[str, Inside]:
    """What is known of each sheet of cells, by its title. Raises BrokenError, TooLargeError."""
    book, relations = _Book(), _Relations()
    walked(_part(parts, BOOK), BOOK, book)
    walked(_part(parts, RELATIONS), RELATIONS, relations)
    strings, styles = _Strings(), _Styles()
    for name, walker in ((STRINGS, strings), (STYLES, styles)):
        if name in parts:
            walked(parts[name], name, walker)
    sheets = {}
    for title, relation in book.sheets:
        if part := relations.targets.get(relation):
            cells = _Cells(part, strings.lengths, styles.shares())
            walked(_part(parts, part), part, cells)
            sheets[title] = cells.inside
    return sheets


def _part(parts: Parts, name: str) -> bytes:
    if name not in parts:
        raise BrokenError(name)
    return parts[name]


class _Book(Walker):
    """The titles of the sheets, each with the name of its relation."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []

    def begun(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))


class _Relations(Walker):
    """The parts that hold sheets of cells, by the names of their relations."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def begun(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith(SHEET):
            target = attributes.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            self.targets[attributes.get("Id", "")] = part


class _Strings(Walker):
    """How long each of the texts is that several cells may share."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def begun(self, name: str, attributes: Mapping[str, str]) -> None:
        del attributes
        if name == "si":
            self.lengths.append(0)

    def text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class _Styles(Walker):
    """The number format of each style of a cell."""

    def __init__(self) -> None:
        self._is_cells = False
        self._formats: list[str] = []
        self._codes: dict[str, str] = {}

    def begun(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._is_cells = True
        elif name == "xf" and self._is_cells:
            self._formats.append(attributes.get("numFmtId", ""))

    def ended(self, name: str) -> None:
        if name == "cellXfs":
            self._is_cells = False

    def shares(self) -> frozenset[str]:
        """The numbers of the styles that show a share as a percentage."""
        known = {str(number): "0%" for number in PERCENT_FORMATS} | self._codes
        return frozenset(str(at) for at, one in enumerate(self._formats) if _is_share(known.get(one, "")))


def _is_share(code: str) -> bool:
    """Whether a number in that format is shown times 100: a percent sign that is no mere text."""
    return "%" in re.sub(r'"[^"]*"|\\.|_.|\[[^\]]*\]', "", code)


class _Cells(Walker):
    """The cells of a sheet: where they are, and what the values alone do not say."""

    def __init__(self, part: str, lengths: list[int], shares: frozenset[str]) -> None:
        self.inside = Inside()
        self._part, self._lengths, self._shares = part, lengths, shares
        self._row, self._column = -1, -1
        self._style = self._kind = self._formula = self._value = ""
        self._has_formula = self._is_formula = self._is_value = False

    def begun(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self._row = self._number(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            if attributes.get("hidden") in TRUE:
                self.inside.hidden_rows.add(self._row)
        elif name == "col" and attributes.get("hidden") in TRUE:
            first, last = self._number(attributes.get("min", "")), self._number(attributes.get("max", ""))
            self.inside.hidden_columns.append(range(first - 1, last))
        elif name == "c":
            self._place(attributes.get("r"))
            self._style, self._kind = attributes.get("s", "0"), attributes.get("t", "n")
            self._formula = self._value = ""
            self._has_formula = False
        elif name == "f":
            self._has_formula = self._is_formula = True
        elif name in {"v", "is"}:
            self._is_value = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        if self._is_formula:
            self._formula += text
        elif self._is_value:
            self._value += text

    def ended(self, name: str) -> None:
        if name == "f":
            self._is_formula = False
        elif name in {"v", "is"}:
            self._is_value = False
        elif name == "c":
            self._end()

    def _end(self) -> None:
        if not (self._value or self._has_formula):
            return
        at = (self._row, self._column)
        self.inside.reach(*at)
        self.inside.values += bool(self._value)
        if self._kind == "s":
            index = self._number(self._value)
            if index >= len(self._lengths):
                raise BrokenError(self._part)
            self.inside.characters += self._lengths[index]
        elif self._kind == "e":
            self.inside.texts[at] = self._value or "#N/A"
        elif not self._value:
            if self._kind == "n":
                self.inside.texts[at] = f"={self._formula}"
        elif self._kind == "n" and self._style in self._shares:
            self.inside.percentages.add(at)
        else:
            self.inside.characters += len(self._value)

    def _place(self, written: str | None) -> None:
        if written is None:
            self._column += 1
        elif match := CELL.fullmatch(written):
            self._row, self._column = int(match[2]) - 1, _column(match[1])
        else:
            raise BrokenError(self._part)

    def _number(self, written: str) -> int:
        if not (written.isascii() and written.isdigit() and len(written) <= 7):  # noqa: PLR2004 - 1048576 rows
            raise BrokenError(self._part)
        return int(written)

    def _merge(self, written: str) -> None:
        first, _, last = (CELL.fullmatch(one) for one in written.partition(":"))
        if first and last:
            block = Block(int(first[2]) - 1, _column(first[1]), int(last[2]) - 1, _column(last[1]))
            self.inside.merged.append(block)


def _column(written: str) -> int:
    number = 0
    for letter in written.upper():
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1
