"""The bytes of a workbook to plain values; whatever is wrong with them is a finding, never an exception.

What stands in a cell comes out as follows.

| in the workbook | here |
|---|---|
| a number | a float, 45.0 too; ``values.as_text`` writes it as 45 |
| a number shown as a percentage | the text that is shown with all its digits: 0.455 shown as 46% is ``"45.5%"`` |
| a number shown as money | the float alone |
| a day, or a month (“Apr-24” that Excel made a date) | a date: the first of April 2024 |
| a day and a time | a datetime |
| a time, a duration | a time, a timedelta |
| true, false | a bool |
| an error of a formula | its text: ``"#N/A"``, ``"#DIV/0!"`` |
| a formula whose result was never kept | the formula as text, ``"=B4/B5"`` |
| merged cells | the value in the first; None in the others; ``Sheet.merged`` says which |
| text, with its spaces; a text that looks like a number | a str |
| nothing, or nothing but spaces | None |

A CSV file has texts alone. Macros, pictures, charts, comments and colours are left aside; ``workbook.colours`` reads
those of a sheet where they are asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from typing import Protocol

from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.workbook import office_open, open_document
from outturn.workbook.delimited import from_csv
from outturn.workbook.inside import Inside, bearable
from outturn.workbook.limits import MOST_BYTES, MOST_SHEETS, BrokenError, LockedError, TooLargeError, too_large, within
from outturn.workbook.parts import packed, unpacked
from outturn.workbook.values import Cells, Sheet, Value, Workbook, as_percentage

try:
    from outturn.workbook import by_calamine as reader
except ModuleNotFoundError:  # there is none for the Python of a browser (decision 0035)
    from outturn.workbook import by_openpyxl as reader  # type: ignore[no-redef]

ARCHIVE, COMPOUND = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How archives begin, and what Excel wrote until 2003 or with a password."""
PASSWORD = "EncryptedPackage".encode("utf-16-le")
"""What stands in a workbook of today that has a password."""
DESCRIBED = {".xlsx": office_open.described, ".xlsm": office_open.described, ".ods": open_document.described}
TEXTS = (".csv", ".tsv", ".txt")
SIGN_OF = {".xlsx": "xl/workbook.xml", ".xlsm": "xl/workbook.xml", ".ods": "content.xml"}
"""The part that tells what an archive is."""
EMPTY = Workbook()


class Reader(Protocol):
    """What reads the values of cells: ``by_calamine``, or ``by_openpyxl`` where that cannot be had."""

    ENDINGS: frozenset[str]

    def cells(self, content: bytes, inside: Mapping[str, Inside]) -> list[Cells]:
        """The sheets of cells; raises BrokenError."""


def opened(name: str, content: bytes, reader: Reader = reader) -> tuple[Workbook, list[Finding]]:
    """The workbook that a file of this name and content is, and why it cannot be read; no sheet where it cannot."""
    ending = PurePath(name).suffix.lower()
    try:
        within("bytes", len(content), MOST_BYTES)
        if ending in TEXTS and not content.startswith((ARCHIVE, COMPOUND)):
            return from_csv(content, PurePath(name).stem), []
        if ending not in DESCRIBED or not content.startswith(ARCHIVE):
            return EMPTY, [_other_kind(name, ending, content)]
        return _from_archive(name, ending, content, reader)
    except TooLargeError as error:
        return EMPTY, [too_large(error, name)]
    except LockedError:
        return EMPTY, [found("workbook-locked", Where(name))]
    except BrokenError as error:
        part = word("workbook-part", part=shown(error.part)) if error.part else word("workbook-whole")
        return EMPTY, [found("workbook-broken", Where(name), part=part)]


def _other_kind(name: str, ending: str, content: bytes) -> Finding:
    if ending in DESCRIBED and content.startswith(COMPOUND) and PASSWORD in content:
        return found("workbook-locked", Where(name))
    if content.startswith(COMPOUND):
        kind = word("workbook-of-2003")
    elif content.startswith(ARCHIVE) and ending in TEXTS:
        kind = word("workbook-named-csv")
    elif ending not in (*DESCRIBED, *TEXTS):
        kind = word("workbook-ending", ending=shown(ending))
    else:
        kind = word("workbook-no-archive")
    return found("workbook-other-kind", Where(name), kind=kind)


def _from_archive(name: str, ending: str, content: bytes, reader: Reader) -> tuple[Workbook, list[Finding]]:
    parts = unpacked(content)
    if SIGN_OF[ending] not in parts:
        kinds = [one for one, sign in SIGN_OF.items() if sign in parts]
        kind = word("workbook-rather", ending=kinds[0]) if kinds else word("workbook-no-sheets")
        return EMPTY, [found("workbook-other-kind", Where(name), kind=kind)]
    inside = DESCRIBED[ending](parts)
    within("sheets", len(inside), MOST_SHEETS)
    bearable(inside)
    if ending not in reader.ENDINGS:
        return EMPTY, [found("workbook-other-kind", Where(name), kind=word("workbook-not-here", ending=ending))]
    return Workbook(tuple(_sheet(one, inside[one.title]) for one in reader.cells(packed(parts), inside))), []


def _sheet(one: Cells, known: Inside) -> Sheet:
    rows = tuple(_rows(one.rows, known))
    columns = {at for part in known.hidden_columns for at in part[: known.columns]}
    return Sheet(
        one.title,
        one.hidden,
        rows,
        tuple(known.merged),
        frozenset(at for at in known.hidden_rows if at < len(rows)),
        frozenset(at for at in columns if at < known.columns),
    )


def _rows(rows: Sequence[Sequence[Value]], known: Inside) -> list[tuple[Value, ...]]:
    """The rows with what their values alone do not say, all as long as the longest."""
    width = max(known.columns, max(map(len, rows), default=0))
    missing: list[list[Value]] = [[None] * width] * (known.rows - len(rows))
    made = [[*map(_value, row), *[None] * (width - len(row))] for row in [*rows, *missing]]
    for (row, column), text in known.texts.items():
        made[row][column] = text
    for row, column in known.percentages:
        share = made[row][column] if row < len(made) and column < width else None
        if isinstance(share, float):
            made[row][column] = as_percentage(share)
    return [tuple(row) for row in made]


def _value(found_there: Value) -> Value:
    if found_there is None or isinstance(found_there, bool | date | datetime | time | timedelta):
        return found_there
    if isinstance(found_there, int | float):
        return float(found_there)
    text = str(found_there)
    return text if text.strip() else None
