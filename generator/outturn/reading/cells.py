"""What can be wrong with a header or with the cells of one row, in an officer's words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, cast

from outturn.errors import Problem, Where, shown

Field = Mapping[str, object]

NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
PLAIN_NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?", re.ASCII)
"""A number that is in order at first sight; an integer with decimals has been refused before."""
INTEGER = re.compile(r"-?\d+", re.ASCII)
UNCLEAN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069]|^\s|\s$")
"""Control characters, line breaks, characters that turn the direction of text, and spaces at either end."""
NOT_FIGURES = frozenset({"na", "n/a", "-", "..", ".", "nil", "none", "null", "*", "–", "—", "x", "c", "z", "u"})
FORMS = {
    "[a-z0-9]+(-[a-z0-9]+)*": "small letters, digits and single hyphens",
    "[0-9a-f]{64}": "64 digits from 0 to f, as sealing writes them",
    r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}": "a number such as 1.2.0",
    "/([a-z0-9.-]+/)*([a-z0-9.-]+)?": "an address from the site's root, such as /harrow-children/",
    r"https://[^\s]+": "an address that starts with https://",
}
"""What the profile's patterns ask for, in words."""
KINDS = {
    "number": "a number such as 12.5: digits and a point, no commas, spaces or signs such as % and £",
    "integer": "a whole number such as 100",
    "boolean": "true or false",
    "date": "a day such as 2025-03-31",
}
LARGEST = 1e15


class Row(Protocol):
    """What is read of a row of frictionless."""

    @property
    def row_number(self) -> int:
        """The row's number in the file; the header is row 1."""

    @property
    def cells(self) -> list[str]:
        """The cells as they are written."""

    @property
    def errors(self) -> Sequence[object]:
        """What frictionless found wrong in the cells."""


def header_problems(labels: Sequence[str], columns: Sequence[str], file: str) -> Iterator[Problem]:
    """Columns that are missing, unknown, named twice or in another order than the schema's."""
    if not labels:
        expected = ",".join(columns)
        yield Problem("the file is empty", Where(file), "no header row", expected, "Put the header row back.")
        return
    if len(labels) == 1 and (";" in labels[0] or "\t" in labels[0]):
        fix = "Save the file again as CSV with commas between the columns."
        yield Problem("not separated by commas", Where(file, 1), shown(labels[0]), "commas between columns", fix)
        return
    for label in sorted({label for label in labels if labels.count(label) > 1}):
        fix = "Keep one of the columns."
        yield Problem("a column is named twice", Where(file, 1, label), shown(label), "each column once", fix)
    for label in [label for label in labels if label not in columns]:
        fix = "Take the column out, or correct its name."
        where = Where(file, 1, label)
        yield Problem("a column that the table does not have", where, shown(label), ", ".join(columns), fix)
    for column in [column for column in columns if column not in labels]:
        fix = f"Add the column “{column}”; its cells may be empty where there is nothing to say."
        yield Problem("a column is missing", Where(file, 1, column), "no such column", column, fix)
    if sorted(labels) == sorted(columns) and list(labels) != list(columns):
        fix = "Put the columns into that order."
        where = Where(file, 1)
        yield Problem("the columns are in another order", where, ", ".join(labels), ", ".join(columns), fix)


def cell_problems(
    row: Row, columns: Mapping[str, Field], places: Mapping[str, int], width: int, file: str
) -> Iterator[Problem]:
    """Everything that is wrong with a row's cells, at most one problem a cell.

    ``places`` maps columns to cells and ``width`` is the header's number of cells. A problem without a column is about
    the whole row, which then cannot be read.
    """
    cells = row.cells
    if not any(cells):
        where = Where(file, row.row_number)
        yield Problem("an empty row", where, "no cell is filled", "a row with data", "Delete the row.")
        return
    if len(cells) != width:
        where = Where(file, row.row_number)
        fix = "Check the commas: a text that holds a comma stands between quotation marks."
        yield Problem("wrong number of cells", where, f"{len(cells)} cells", f"{width} cells", fix)
        return
    said: set[str] = set()
    for column in (str(getattr(error, "field_name", "")) for error in row.errors):
        if column in columns and column not in said:
            said.add(column)
            yield _read_wrongly(Where(file, row.row_number, column), columns[column], cells[places[column]])
    for column, place in places.items():
        cell = cells[place]
        if not cell or column in said:
            continue
        kind = columns[column]["type"]
        if kind in ("number", "integer"):
            if not PLAIN_NUMBER.fullmatch(cell):
                yield from _unclean_number(cell, str(kind), Where(file, row.row_number, column))
        elif UNCLEAN.search(cell):
            yield _unclean_text(cell, Where(file, row.row_number, column))


def _read_wrongly(where: Where, field: Field, cell: str) -> Problem:
    """The problem of a cell that frictionless could not read or that its field does not allow."""
    kind = str(field["type"])
    if cell == "":
        fix = f"Fill the cell: {field['description']}"
        return Problem("a cell is empty", where, "nothing", str(field["title"]).lower(), fix)
    if kind in ("number", "integer") and cell.strip().lower() in NOT_FIGURES:
        fix = "Leave the cell empty and say why in the column “mark”, for example x for not available."
        return Problem("a sign in place of a number", where, shown(cell), KINDS[kind], fix)
    limits = cast("Mapping[str, object]", field.get("constraints", {}))
    if kind in KINDS and not _fits(kind, cell):
        return Problem(f"not {KINDS[kind].split(' such')[0]}", where, shown(cell), KINDS[kind], "Correct the cell.")
    if "enum" in limits:
        allowed = ", ".join(cast("Sequence[str]", limits["enum"]))
        fix = f"Write one of them. {field['description']}"
        return Problem("not one of the allowed words", where, shown(cell), f"one of {allowed}", fix)
    if "\n" in cell or "\r" in cell:
        return _unclean_text(cell, where)
    return _outside(where, limits, cell)


def _outside(where: Where, limits: Mapping[str, object], cell: str) -> Problem:
    if "maxLength" in limits and len(cell) > cast("int", limits["maxLength"]):
        found = f"{len(cell):,} characters"
        return Problem("too long", where, found, f"at most {limits['maxLength']} characters", "Shorten the text.")
    if "pattern" in limits:
        expected = FORMS[str(limits["pattern"])]
        return Problem("not in the form that is needed", where, shown(cell), expected, "Correct the cell.")
    low, high = limits.get("minimum", "any"), limits.get("maximum", "any")
    expected = f"at least {low}" if high == "any" else f"between {low} and {high}"
    return Problem("outside the allowed range", where, shown(cell), expected, "Correct the cell.")


def _fits(kind: str, cell: str) -> bool:
    match kind:
        case "number":
            return NUMBER.fullmatch(cell) is not None
        case "integer":
            return INTEGER.fullmatch(cell) is not None
        case _:
            return False


def _unclean_number(cell: str, kind: str, where: Where) -> Iterator[Problem]:
    """The problem of a number that was read, but is not written in the one way that the profile allows, or is huge."""
    if not _fits(kind, cell):
        yield Problem(f"not {KINDS[kind].split(' such')[0]}", where, shown(cell), KINDS[kind], "Correct the cell.")
    elif abs(float(cell)) > LARGEST:
        fix = "Check the figure; give it in thousands or millions if it is right."
        yield Problem("a number too large to show", where, shown(cell), f"at most {LARGEST:,.0f}", fix)


def _unclean_text(cell: str, where: Where) -> Problem:
    """The problem of a text with characters that a reader would not see."""
    if "\n" in cell or "\r" in cell:
        fix = "Put the text on one line; if you did not mean it, close the quotation mark before."
        return Problem("a line break inside a cell", where, shown(cell), "one line", fix)
    fix = "Delete spaces at either end and characters that cannot be seen."
    return Problem("spaces or unseen characters", where, shown(cell), "visible text only", fix)
