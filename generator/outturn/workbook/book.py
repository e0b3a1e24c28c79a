"""What a workbook of our own says, as values: a cover, and one table a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

LONGEST_CELL = 32_767
"""A cell holds so many characters, as UTF-16 counts them."""
ABOUT, COMMENTARY = "about", "commentary"
"""The sheets of what the descriptor says, and of the texts; every other table has its own name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, and what stands in its cells.

    ``is_figures`` where they are numbers, as far as a spreadsheet says them again; all else is text. ``is_key`` where
    what is there stays as it is. ``allowed`` are the words that a cell may hold, None where any may; where ``is_open``,
    several of them. ``about`` says what goes into it.
    """

    name: str
    is_figures: bool = False
    is_key: bool = False
    allowed: tuple[str, ...] | None = None
    is_open: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet with a title, facts about its table, and the table: texts as they stand in a CSV file.

    A text of the ``linked`` column is a link to the sheet of that name. Where ``is_form``, keys are locked and the
    rest is to be filled in, below the table too. One that ``is_long`` is neither: its figures have one look a column.
    """

    name: str
    title: str
    facts: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]
    linked: str = ""
    is_form: bool = False
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the cover: a sentence, or a link with its text; ``is_heading`` where others follow under it."""

    text: str
    address: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: what its properties say, the cover's title and lines, the sheets in their order.

    ``made`` is the day that the file says it was made on, and ``language`` is of ISO 639-1.
    """

    title: str
    publisher: str
    language: str
    made: date
    cover: str
    lines: tuple[Line, ...]
    sheets: tuple[TableSheet, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A table's rows as they stand in its file, without the header, and the names of its columns."""

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """What a version's files hold, as texts: the tables by their names, the commentary, and the descriptor's lines.

    ``number`` is the format of the version, ``version`` “next” or its number; ``said`` pairs what the descriptor says
    with where in it that stands.
    """

    scorecard: str
    version: str
    number: int
    tables: dict[str, Words]
    commentary: dict[str, str]
    said: tuple[tuple[str, str], ...]
