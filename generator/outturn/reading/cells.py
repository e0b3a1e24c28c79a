"""What can be wrong with a header or with the cells of one row, as findings."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol, cast

from outturn.errors import Finding, Gap, Where, counted, shown, word
from outturn.findings import found
from outturn.model import SLUG

Field = Mapping[str, object]

_DIGITS = r"-?(?:\d+\.?\d*|\.\d+)"
NUMBER = re.compile(_DIGITS, re.ASCII)
"""Digits and a point, which may stand first or last, as spreadsheets and databases write .54 and 5."""
EXPONENT = re.compile(rf"{_DIGITS}[eE][+-]?\d+", re.ASCII)
PLAIN_NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?", re.ASCII)
"""A number that is in order at first sight; an integer with decimals has been refused before."""
INTEGER = re.compile(r"-?\d+", re.ASCII)
UNCLEAN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069]|^\s|\s$")
"""Control characters, line breaks, characters that turn the direction of text, and spaces at either end."""
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff]|^\s+|\s+$")
"""What a column's name has around it that nobody sees."""
NOT_FIGURES = frozenset({"na", "n/a", "-", "..", ".", "nil", "none", "null", "*", "–", "—", "x", "c", "z", "u"})
FORMS = {
    SLUG: "form-slug",
    "[0-9a-f]{64}": "form-sha256",
    r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}": "form-version",
    "/([a-z0-9.-]+/)*([a-z0-9.-]+)?": "form-address",
    r"https://[^\s]+": "form-https",
}
"""What the profile's patterns ask for, as messages say it."""
KINDS = {
    "number": "number-not-a-number",
    "integer": "number-not-whole",
    "boolean": "boolean-not-true-or-false",
    "date": "date-not-a-day",
}
"""What a cell is that its column's type does not allow."""
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


def named(labels: Sequence[str], columns: Collection[str]) -> dict[str, str]:
    """The column that each label of a header names; one with a space around it that nothing else names is meant."""
    clean = {label: UNSEEN.sub("", label) for label in labels}
    once = {name for name in columns if name not in labels and list(clean.values()).count(name) == 1}
    return {label: name if name in once else label for label, name in clean.items()}


def header_problems(labels: Sequence[str], columns: Sequence[str], file: str) -> Iterator[Finding]:
    """Columns that are missing, unknown, named twice or in another order than the schema's."""
    listed = ", ".join(columns)
    if not labels:
        yield found("header-missing", Where(file), columns=",".join(columns))
        return
    if len(labels) == 1 and (";" in labels[0] or "\t" in labels[0]):
        yield found("header-separator", Where(file, 1), found=shown(labels[0]))
        return
    for label in sorted({label for label in labels if labels.count(label) > 1}):
        yield found("column-twice", Where(file, 1, label), found=shown(label))
    meant = named(labels, columns)
    for label, column in meant.items():
        if label != column:
            yield found("column-spaces", Where(file, 1, column), column=column, found=f"“{UNSEEN.sub('·', label)}”")
    for label in [label for label in labels if meant[label] not in columns]:
        yield found("column-unknown", Where(file, 1, label), found=shown(label), columns=listed)
    names = [meant[label] for label in labels]
    for column in [column for column in columns if column not in names]:
        yield found("column-missing", Where(file, 1, column), column=column)
    if sorted(names) == sorted(columns) and names != list(columns):
        yield found("column-order", Where(file, 1), found=", ".join(names), columns=listed)


def cell_problems(
    row: Row, columns: Mapping[str, Field], labels: Mapping[str, str], places: Mapping[str, int], file: str
) -> Iterator[Finding]:
    """Everything that is wrong with a row's cells, at most one finding a cell.

    ``labels`` are the header's with the columns that they name, and ``places`` maps columns to cells. A finding without
    a column is about the whole row, which then cannot be read.
    """
    cells = row.cells
    if not any(cells):
        yield found("row-empty", Where(file, row.row_number))
        return
    if len(cells) != len(labels):
        width, cell_count = counted("count-cells", len(labels)), counted("count-cells", len(cells))
        yield found("row-cells", Where(file, row.row_number), width=width, cells=cell_count)
        return
    said: set[str] = set()
    for column in (labels.get(str(getattr(error, "field_name", "")), "") for error in row.errors):
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


def _read_wrongly(where: Where, field: Field, cell: str) -> Finding:
    """The finding of a cell that frictionless could not read or that its field does not allow."""
    kind = str(field["type"])
    if cell == "":
        return found("cell-empty", where, title=str(field["title"]).lower(), description=str(field["description"]))
    if kind in ("number", "integer") and cell.strip().lower() in NOT_FIGURES:
        return found("number-replaced", where, found=shown(cell), kind=word(f"kind-{kind}"))
    limits = cast("Mapping[str, object]", field.get("constraints", {}))
    if kind in KINDS and not _fits(kind, cell):
        return _not_of_kind(where, kind, cell)
    if "enum" in limits:
        allowed = ", ".join(cast("Sequence[str]", limits["enum"]))
        described = str(field["description"])
        return found("word-not-allowed", where, found=shown(cell), allowed=allowed, description=described)
    if "\n" in cell or "\r" in cell:
        return _unclean_text(cell, where)
    return _outside(where, limits, cell)


def _not_of_kind(where: Where, kind: str, cell: str) -> Finding:
    is_shortened = kind in ("number", "integer") and EXPONENT.fullmatch(cell)
    return found(
        "number-exponent" if is_shortened else KINDS[kind], where, found=shown(cell), kind=word(f"kind-{kind}")
    )


def _outside(where: Where, limits: Mapping[str, object], cell: str) -> Finding:
    if "maxLength" in limits and len(cell) > cast("int", limits["maxLength"]):
        most = counted("count-characters", cast("int", limits["maxLength"]))
        return found("text-too-long", where, length=counted("count-characters", len(cell)), most=most)
    if "pattern" in limits:
        return found("text-form", where, found=shown(cell), form=word(FORMS[str(limits["pattern"])]))
    low, high = str(limits.get("minimum", "")), str(limits.get("maximum", ""))
    ends: Gap = word("range-between", low=low, high=high) if high else word("range-least", low=low)
    return found("number-outside-range", where, found=shown(cell), range=ends)


def _fits(kind: str, cell: str) -> bool:
    match kind:
        case "number":
            return NUMBER.fullmatch(cell) is not None
        case "integer":
            return INTEGER.fullmatch(cell) is not None
        case _:
            return False


def _unclean_number(cell: str, kind: str, where: Where) -> Iterator[Finding]:
    """The finding of a number that was read, but is not written as the profile allows, or is huge."""
    if not _fits(kind, cell):
        yield _not_of_kind(where, kind, cell)
    elif abs(float(cell)) > LARGEST:
        yield found("number-too-large", where, found=shown(cell), most=f"{LARGEST:,.0f}")


def _unclean_text(cell: str, where: Where) -> Finding:
    """The finding of a text with characters that a reader would not see."""
    return found("cell-line-break" if "\n" in cell or "\r" in cell else "cell-unseen", where, found=shown(cell))
