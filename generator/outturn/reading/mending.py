"""A file with its accidents put right where they have one right answer, and every other byte as it was."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from outturn.errors import Finding
from outturn.reading.cells import named
from outturn.reading.encodings import meant

BOM = "\ufeff"
CELL = re.compile(r'"(?:[^"]|"")*"|[^",\r\n][^,\r\n]*|')
"""A cell as it stands: between quotation marks, or up to the next comma or the end of the line."""
ROW_END = re.compile(r"\r\n|\n|\r")
What = Literal["cell", "name", "order", "encoding", "mark of order", "line ends", "row", "columns"]


@dataclass(frozen=True, slots=True)
class Mended:
    """One thing that was put right: what, and where it is a cell its row and column, as it was and as it is."""

    what: What
    row: int = 0
    column: str = ""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row as they stand, and how its line ends."""

    cells: tuple[str, ...]
    end: str


def mended_text(content: bytes) -> tuple[str | None, list[Mended]]:
    """The text of a file in UTF-8 with plain line ends; None where nobody can tell what its bytes are."""
    done: list[Mended] = []
    try:
        text: str | None = content.decode("utf-8")
    except UnicodeDecodeError:
        text, done = meant(content), [Mended("encoding")]
    if text is None:
        return None, []
    if text.startswith(BOM):
        text, done = text.removeprefix(BOM), [*done, Mended("mark of order")]
    plain = text.replace("\r\r\n", "\n").replace("\r\n", "\n")
    plain = plain if "\n" in plain else plain.replace("\r", "\n")
    return plain, done if plain == text else [*done, Mended("line ends")]


def mended_table(text: str, findings: Sequence[Finding], columns: Sequence[str]) -> tuple[str, list[Mended]]:
    """The text of a table with the cells written that its findings name; ``columns`` are the schema's, in order.

    A text that cannot be taken apart is left as it is.
    """
    rows = _rows(text)
    if not rows:
        return text, []
    labels = [_plain(cell) for cell in rows[0].cells]
    names = list(named(labels, columns).values())
    done: list[Mended] = []
    for finding in findings:
        row = finding.where.row or 0
        if not 0 < row <= len(rows) or len(rows[row - 1].cells) != len(labels):
            continue
        known = labels if row == 1 else names
        if finding.write and all(known.count(column) == 1 for column, _ in finding.write):
            for column, now in finding.write:
                at = known.index(column)
                was = rows[row - 1].cells[at]
                if _quoted(now) != was:
                    cells = (*rows[row - 1].cells[:at], _quoted(now), *rows[row - 1].cells[at + 1 :])
                    rows[row - 1] = _Row(cells, rows[row - 1].end)
                    what: What = "name" if row == 1 else "cell"
                    done.append(Mended(what, row, names[at], _plain(was), now))
    empty = {one.where.row for one in findings if one.id == "row-empty"}
    done += [Mended("row", row) for row in sorted(one for one in empty if one)]
    kept = [row for number, row in enumerate(rows, start=1) if number not in empty]
    if any(one.id == "column-nameless" for one in findings):
        kept, dropped = _named_alone(kept)
        done += [Mended("columns")] if dropped else []
    if any(one.id == "column-order" for one in findings):
        kept, ordered = _in_order(kept, columns)
        done += [Mended("order")] if ordered else []
    return "".join(",".join(row.cells) + row.end for row in kept), done


def _named_alone(rows: list[_Row]) -> tuple[list[_Row], bool]:
    """The rows without the columns that have no name, where those hold nothing in any row."""
    nameless = {at for at, cell in enumerate(rows[0].cells) if not _plain(cell)}
    is_whole = all(len(row.cells) == len(rows[0].cells) for row in rows)
    if not is_whole or any(_plain(row.cells[at]) for row in rows for at in nameless):
        return rows, False
    kept = [at for at in range(len(rows[0].cells)) if at not in nameless]
    return [_Row(tuple(row.cells[at] for at in kept), row.end) for row in rows], True


def _in_order(rows: list[_Row], columns: Sequence[str]) -> tuple[list[_Row], bool]:
    """The rows with their columns in the order of the schema, where each is one of its and every row has all."""
    labels = [_plain(cell) for cell in rows[0].cells]
    wanted = [column for column in columns if column in labels]
    is_whole = all(len(row.cells) == len(labels) for row in rows)
    if sorted(wanted) != sorted(labels) or wanted == labels or not is_whole:
        return rows, False
    places = [labels.index(column) for column in wanted]
    return [_Row(tuple(row.cells[at] for at in places), row.end) for row in rows], True


def _rows(text: str) -> list[_Row]:
    """The rows of a text as they stand; none where it is no CSV."""
    rows: list[_Row] = []
    at = 0
    while at < len(text):
        cells, at = _cells(text, at)
        end = ROW_END.match(text, at)
        if end is None and at < len(text):
            return []
        rows.append(_Row(tuple(cells), end[0] if end else ""))
        at = end.end() if end else at
    return rows


def _cells(text: str, at: int) -> tuple[list[str], int]:
    cells = []
    while True:
        match = CELL.match(text, at)
        cells.append(match[0] if match else "")
        at = match.end() if match else at
        if text[at : at + 1] != ",":
            return cells, at
        at += 1


def _plain(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') and cell.endswith('"') and len(cell) > 1 else cell


def _quoted(cell: str) -> str:
    """The cell as it stands in a file, between quotation marks where it needs them."""
    inside = cell.replace('"', '""')
    return f'"{inside}"' if any(one in cell for one in ',"\r\n') else cell
