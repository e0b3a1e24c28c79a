"""The pages that are made from the program itself: the data profile, and what the check can find."""

from outturn.pages.page import Page
from outturn.values import Value


class ColumnRow(Value, frozen=True):
    """A column of a table, or a key of the descriptor: what it is called, what it holds, what is allowed."""

    name: str
    description: str
    allowed: str
    required: bool


class ProfileTable(Value, frozen=True):
    """A file of the data profile."""

    id: str
    file: str
    description: str
    key: str
    columns: tuple[ColumnRow, ...]


class ProfilePage(Page, frozen=True):
    """The data profile, for those who write the data."""

    tables: tuple[ProfileTable, ...] = ()
    marks_instead: tuple[tuple[str, str], ...] = ()
    marks_beside: tuple[tuple[str, str], ...] = ()
    periods: tuple[tuple[str, str], ...] = ()


class FindingEntry(Value, frozen=True):
    """One thing that ``check`` can find: its id, what it is and means, an example wrong and right, and the way out."""

    id: str
    what: str
    severity: str
    means: str
    file: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    fix: str


class FindingGroup(Value, frozen=True):
    """Findings about one subject."""

    id: str
    title: str
    entries: tuple[FindingEntry, ...]


class FindingsPage(Page, frozen=True):
    """Everything that can be found in the data, for those who write it."""

    groups: tuple[FindingGroup, ...] = ()
