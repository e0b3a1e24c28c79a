"""Cells of a workbook in words: where they are, what stands in them, and the first few of many."""

from collections.abc import Sequence

from outturn.errors import printable
from outturn.words.catalogue import Catalogue
from outturn.words.numbers import listed

MOST_NAMED = 12
"""So many of one kind are named; the count says how many there are."""
LONGEST, LONGEST_TEXT = 40, 60
"""Characters that are shown of a cell among others, and of a text that changed."""


def in_place(say: Catalogue, sheet: str, address: str) -> str:
    """A cell by its sheet and its address; the sheet alone where there is no address."""
    return say("cells-place", sheet=printable(sheet), address=address) if address else printable(sheet)


def cell(say: Catalogue, sheet: str, address: str, text: str) -> str:
    """A cell with what stands in it."""
    return say("cells-cell", place=in_place(say, sheet, address), text=_short(text, LONGEST))


def quoted(say: Catalogue, text: str) -> str:
    """A text on one line between quotation marks; a word where there is none."""
    short = _short(text, LONGEST_TEXT)
    return say("cells-quoted", text=short) if short else say("cells-nothing")


def some(say: Catalogue, texts: Sequence[str], how: str = "comma") -> str:
    """The first few of the texts as a list, and how many more there are."""
    more = len(texts) - MOST_NAMED
    return listed(say, [*texts[:MOST_NAMED], *([and_more(say, more)] if more > 0 else [])], how)


def and_more(say: Catalogue, number: int) -> str:
    """That there are so many more."""
    return say("cells-more", more=say.count("gap-more", number))


def of_kind(say: Catalogue, what: str, cells: Sequence[str], number: int = 0) -> str:
    """Cells of one kind: what they are, how many (so many, where not all are given), and the first of them."""
    return say("cells-kind", what=what, number=f"{number or len(cells):,}", cells=some(say, cells))


def _short(text: str, longest: int) -> str:
    line = printable(" ".join(text.split()))
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
