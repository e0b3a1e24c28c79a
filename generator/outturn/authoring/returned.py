"""A table's file that says what a sheet says of it: where the two agree, every byte stays, and so does the order."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from outturn.authoring.tables import MARK_OF_ORDER, Written, bare, joined, quoted, with_columns, written_rows

Same = Callable[[str, str, str], bool]
"""Whether two texts say the same in that column."""
Meant = Callable[[str, str], str]
"""What a sheet says of a column's text, which may be without spaces around it."""
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that says something else: the number of its row in the file (the header is 1), before and after."""

    row: int
    key: Key
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What a table becomes: its file, and what is new, gone and changed.

    ``added`` and ``removed`` are keys of rows; ``new_columns`` are those that the file had not.
    """

    content: bytes
    added: tuple[Key, ...] = ()
    removed: tuple[Key, ...] = ()
    changed: tuple[Changed, ...] = ()
    new_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the file: as it is written, what it says by column, and what it will be."""

    written: Written
    texts: Mapping[str, str]
    key: Key


def returned(
    content: bytes, table: str, key: Sequence[str], rows: Sequence[Mapping[str, str]], same: Same, meant: Meant
) -> Returned:
    """The table's file with these rows, cells by column; a column that no row names stays as it is.

    Rows are the same where their key says the same, the first with the first where it stands twice. New ones go behind
    the last of the same indicator (the first column of the key), or to the end. Raises UnicodeDecodeError.
    """
    columns = list(dict.fromkeys(column for row in rows for column in row))
    mark, lines = _lines(content, key, meant)
    missing = [one for one in columns if one not in lines[0].texts and any(row.get(one) for row in rows)]
    if missing:
        content = with_columns(content, table, dict.fromkeys(missing, ""))
        mark, lines = _lines(content, key, meant)
    labels = list(lines[0].texts)
    own = [one for one in key if one in labels]
    waiting: dict[Key, deque[Mapping[str, str]]] = defaultdict(deque)
    for row in rows:
        waiting[tuple(row.get(one, "") for one in own)].append(row)
    kept: list[_Line] = []
    removed, changed = [], []
    for number, line in enumerate(lines[1:], start=2):
        if not waiting[line.key]:
            removed.append(line.key)
            continue
        made, differs = _filled(line, number, waiting[line.key].popleft(), same)
        kept.append(made)
        changed += differs
    added = [(one, row) for one, left in waiting.items() for row in left]
    if not (removed or changed or added):
        return Returned(content)
    end = lines[0].written.end or "\n"
    whole = _with_new(kept, [_Line(_written(row, labels, end), row, one) for one, row in added])
    text = joined([line.written for line in (lines[0], *_ended(whole, end))])
    keys = tuple(one for one, _ in added)
    return Returned(mark.encode() + text, keys, tuple(removed), tuple(changed), tuple(missing))


def _lines(content: bytes, key: Sequence[str], meant: Meant) -> tuple[str, list[_Line]]:
    """The mark of order where there is one, and the rows, the header first."""
    text = content.decode("utf-8")
    mark, text = text[: text.startswith(MARK_OF_ORDER)], text.removeprefix(MARK_OF_ORDER)
    header, *rows = written_rows(text)
    labels = [bare(cell) for cell in header.cells]
    lines = [_Line(header, dict(zip(labels, labels, strict=True)), ())]
    for row in rows:
        texts = dict(zip(labels, map(bare, row.cells), strict=False))
        lines.append(_Line(row, texts, tuple(meant(one, texts.get(one, "")) for one in key if one in labels)))
    return mark, lines


def _filled(line: _Line, number: int, row: Mapping[str, str], same: Same) -> tuple[_Line, list[Changed]]:
    """The row with what the sheet says in its cells, as far as that is something else."""
    differs = [
        Changed(number, line.key, column, text, row[column])
        for column, text in line.texts.items()
        if column in row and not same(column, text, row[column])
    ]
    if not differs:
        return line, []
    new = {one.column: one.after for one in differs}
    cells = [
        quoted(new[column]) if column in new else cell
        for column, cell in zip(line.texts, line.written.cells, strict=True)
    ]
    return _Line(Written(cells, line.written.end), {**line.texts, **new}, line.key), differs


def _written(row: Mapping[str, str], labels: Sequence[str], end: str) -> Written:
    return Written([quoted(row.get(label, "")) for label in labels], end)


def _with_new(kept: Sequence[_Line], new: Sequence[_Line]) -> list[_Line]:
    """The rows with the new ones, each behind the last that has its first part of the key."""
    behind: dict[str, list[_Line]] = defaultdict(list)
    for line in new:
        behind["".join(line.key[:1])].append(line)
    last = {"".join(line.key[:1]): at for at, line in enumerate(kept)}
    made = []
    for at, line in enumerate(kept):
        made.append(line)
        first = "".join(line.key[:1])
        if last[first] == at:
            made += behind.pop(first, [])
    return made + [line for lines in behind.values() for line in lines]


def _ended(lines: Sequence[_Line], end: str) -> Iterator[_Line]:
    """The rows, each with an end, as only the last of a file may have none."""
    for line in lines:
        is_open = not line.written.end
        yield _Line(line.written._replace(end=end), line.texts, line.key) if is_open else line
