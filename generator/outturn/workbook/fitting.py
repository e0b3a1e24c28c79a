"""What a workbook cannot hold of a version's files, a sentence each, with its place."""

from collections.abc import Iterator

from outturn.words.catalogue import Catalogue
from outturn.workbook.book import LONGEST_CELL, Filed, Words

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


def _cells(table: Words, file: str, say: Catalogue) -> Iterator[str]:
    for number, row in enumerate(table.rows, start=2):
        for label, text in zip(table.labels, row, strict=True):
            if len(text) > LONGEST_CELL // 2 or any(one in text for one in NO_CHARACTERS):
                place = say("book-place", file=file, row=number, column=label)
                yield from _text(text, place, say)
                if (length := len(text.encode("utf-16-le")) // 2) > LONGEST_CELL:
                    yield say.count("book-misfit-text", length, place=place, most=f"{LONGEST_CELL:,}")


def _text(text: str, place: str, say: Catalogue) -> Iterator[str]:
    for one in NO_CHARACTERS:
        if one in text:
            yield say("book-misfit-character", place=place, code=f"{ord(one):04X}")
