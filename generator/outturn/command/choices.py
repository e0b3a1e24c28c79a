"""What can be chosen on the command line, by its name there."""

from enum import StrEnum


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    github = "github"


class TableFormat(StrEnum):
    """How judgements are printed."""

    table = "table"
    csv = "csv"
    json = "json"


class DiffFormat(StrEnum):
    """How differences are printed."""

    text = "text"
    markdown = "markdown"
    json = "json"


class ReminderFormat(StrEnum):
    """How what is overdue is printed."""

    text = "text"
    markdown = "markdown"


class Levels(StrEnum):
    """How much a version changes."""

    patch = "patch"
    minor = "minor"
    major = "major"


class RequestLevels(StrEnum):
    """The same where papers of a meeting may be sealed, which have none."""

    patch = "patch"
    minor = "minor"
    major = "major"
    none = "none"
