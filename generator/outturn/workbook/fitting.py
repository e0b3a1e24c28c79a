"""What a workbook cannot hold of a version's files, a sentence each, with its place."""

from collections.abc import Iterator

from outturn.words.catalogue import Catalogue
from outturn.workbook.book import LONGEST_CELL, Book, Filed, Words
from outturn.workbook.rows import UNSAFE

MOST_ROWS = 1_048_500
"""Rows of a sheet, without those above its table."""
NO_CHARACTERS = "\ufffe\uffff"
"""What is no character, and what XML cannot say."""


def misfits(filed: Filed, folder: str, say: Catalogue) -> Iterator[str]:
    """Everything that a workbook cannot hold; ``folder`` is that of the version, as people read it."""
    for name, table in filed.tables.items():
        file = f"{folder}/{name}.csv"
        if len(table.rows) > MOST_ROWS:
            yield say.count("book-misfit-rows", len(table.rows), place=file, most=f"{MOST_ROWS:,}")
        yield from _cells(table, file, say)
    for name, text in filed.commentary.items():
        yield from _text(text, f"{folder}/commentary/{name}.md", say)
    for path, text in filed.said:
        yield from _text(text, f"{folder}/datapackage.json, {path}", say)


def can_hold(book: Book) -> bool:
    """Whether a spreadsheet can hold every text of the book, and the rows of a long table as they are written."""
    cells = [text for sheet in book.sheets for row in sheet.rows for text in row]
    texts = (book.title, *(line.text for line in book.lines), *cells)
    return not any(
        _length(one) > LONGEST_CELL or any(no in one for no in NO_CHARACTERS) or UNSAFE.search(one) for one in texts
    )


def _cells(table: Words, file: str, say: Catalogue) -> Iterator[str]:
    for number, row in enumerate(table.rows, start=2):
        for label, text in zip(table.labels, row, strict=True):
            if len(text) > LONGEST_CELL // 2 or any(one in text for one in NO_CHARACTERS):
                place = say("book-place", file=file, row=number, column=label)
                yield from _text(text, place, say)
                if (length := _length(text)) > LONGEST_CELL:
                    yield say.count("book-misfit-text", length, place=place, most=f"{LONGEST_CELL:,}")


def _text(text: str, place: str, say: Catalogue) -> Iterator[str]:
    for one in NO_CHARACTERS:
        if one in text:
            yield say("book-misfit-character", place=place, code=f"{ord(one):04X}")


def _length(text: str) -> int:
    """So many characters, as UTF-16 counts them."""
    return len(text.encode("utf-16-le")) // 2
