"""What is wrong in the data, said so that an officer can put it right."""

import json
from dataclasses import dataclass

LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the data: a file, and within it a row (the header is row 1) and a column, where there is one."""

    file: str
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row is not None else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{row}{column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: what is wrong, where, what was found, what was expected and how to fix it."""

    what: str
    where: Where
    found: str
    expected: str
    fix: str

    def sort_key(self) -> tuple[str, int, str, str]:
        """Order problems as one reads the files: by file, row, column, then words."""
        return (self.where.file, self.where.row or 0, self.where.column, self.what)


class OutturnError(Exception):
    """The work cannot go on; ``problems`` says everything that is wrong, never only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{p.where}: {p.what}: {p.found}" for p in problems))


def printable(text: str) -> str:
    """The text with a sign in place of every character that would not be seen, or would move what is printed."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def shown(value: object) -> str:
    """A found value as a message quotes it: short, on one line, never empty."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = printable(text)
    text = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
    return f"“{text}”" if text else "nothing"
