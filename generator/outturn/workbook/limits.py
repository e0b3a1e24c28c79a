"""How large a workbook may be, and what is found where it is larger: nothing is read then."""

from outturn.errors import Finding, Where, Word, counted
from outturn.findings import found

MOST_BYTES = 20_000_000
MOST_UNPACKED = 100_000_000
"""Bytes of all parts of a workbook, which is an archive."""
MOST_PARTS = 2_000
MOST_SHEETS = 250
MOST_ROWS = 50_000
MOST_COLUMNS = 2_000
MOST_CELLS = 500_000
"""Cells of all sheets, those that are empty between others counted too."""
MOST_TEXT = 20_000_000
"""Characters in all cells."""


class TooLargeError(Exception):
    """A workbook is larger than is read; ``size`` and ``most`` say how large it is and may be."""

    def __init__(self, size: Word, most: Word) -> None:
        super().__init__(size.key)
        self.size, self.most = size, most


class BrokenError(Exception):
    """A workbook cannot be taken apart; ``part`` is where in it, empty where that is all of it."""

    def __init__(self, part: str = "") -> None:
        super().__init__(part)
        self.part = part


class LockedError(Exception):
    """A workbook cannot be read without its password."""


def within(unit: str, size: int, most: int) -> None:
    """Raise TooLargeError where there is more than may be; ``unit`` ends the key of the word that counts."""
    if size > most:
        raise TooLargeError(counted(f"count-{unit}", size), counted(f"count-{unit}", most))


def too_large(error: TooLargeError, file: str) -> Finding:
    """The finding of a workbook that is larger than is read."""
    return found("workbook-too-large", Where(file), size=error.size, most=error.most)
