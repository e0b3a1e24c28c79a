"""What is wrong in the data, as values: what it is, where, and what fills the gaps of its words.

The words themselves stand in a catalogue (``words.findings``), and what can be found at all in ``findings``.
"""

import json
from dataclasses import dataclass
from typing import Literal, TypeAlias

LONGEST_QUOTE = 80

Severity = Literal["problem", "warning"]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the data: a file, and within it a row and a column, where there is one.

    ``file`` is its path from the folder of all packages, with slashes, and empty for that folder itself. ``row`` is
    that of a table as a spreadsheet numbers it (the header is row 1); ``line`` that of the file as an editor numbers
    it, which is another where a cell holds a line break.
    """

    file: str
    row: int | None = None
    column: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A message of the catalogue that fills a gap of another: its key, its own gaps, and the number that it counts."""

    key: str
    gaps: tuple[tuple[str, "Gap"], ...] = ()
    number: int | None = None


Gap: TypeAlias = str | int | Where | Word
"""What fills a gap of a message: a text of the data as it stands, a number, a place, or another message."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a warning is asked of, and what was answered: the key of its row, what stands in its cell, why, and who.

    ``reason`` and ``post`` are empty while nobody has answered.
    """

    file: str
    key: str
    value: str
    reason: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in the data: its id in the registry, how much it matters, where, and its words' gaps.

    ``ask`` is how a warning of a working copy is answered, None of every other finding. ``write`` is what puts it right
    where there is one right answer: the cells of its row by their columns; of the header the names by those that stand.
    """

    id: str
    severity: Severity
    where: Where
    gaps: tuple[tuple[str, Gap], ...] = ()
    ask: Ask | None = None
    write: tuple[tuple[str, str], ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether somebody said why the data are right."""
        return self.ask is not None and bool(self.ask.reason)

    def sort_key(self) -> tuple[str, int, str, str]:
        """Order findings as one reads the files: by file, row or line, column, then id."""
        return (self.where.file, self.where.row or self.where.line or 0, self.where.column, self.id)


class OutturnError(Exception):
    """The work cannot go on; ``findings`` says everything that is wrong, never only the first, and never nothing."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        if not findings:
            message = "there is always a reason"
            raise ValueError(message)
        self.findings = findings
        super().__init__("\n".join(f"{one.where.file}:{one.where.row or ''}: {one.id}" for one in findings))

    def __reduce__(self) -> tuple[type["OutturnError"], tuple[tuple[Finding, ...]]]:
        """It comes whole out of another process."""
        return type(self), (self.findings,)


class PlainError(Exception):
    """The work cannot go on, for a reason that is no finding in the data; the message is what people are told.

    ``left_as_it_was`` says that nothing was changed, as far as that is known.
    """

    left_as_it_was = True


def printable(text: str) -> str:
    """The text with a sign in place of every character that would not be seen, or would move what is printed."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def word(key: str, **gaps: Gap) -> Word:
    """The message of that key, to fill a gap of another."""
    return Word(key, tuple(gaps.items()))


def counted(key: str, number: int, **gaps: Gap) -> Word:
    """The message of that key in the plural form that the number takes."""
    return Word(key, tuple(gaps.items()), number)


def shown(value: object) -> Gap:
    """A found value as a message quotes it: short, on one line, never empty."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = printable(text)
    text = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return f"“{text}”" if text else Word("found-nothing")
