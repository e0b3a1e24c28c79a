"""A version's number, MAJOR.MINOR.PATCH: reading, ordering and raising it."""

import re

from outturn.model import VERSION
from outturn.versions.history import Level

NUMBER = re.compile(VERSION)
FIRST = "1.0.0"

Parts = tuple[int, int, int]


def parts(version: str) -> Parts | None:
    """The three numbers of a version, by which versions are ordered; None where it is no version's number."""
    match = NUMBER.fullmatch(version)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def raised(version: str, level: Level) -> str:
    """The number that follows a version's at that level; the first one where there is no version yet ("")."""
    found = parts(version)
    if found is None:
        return FIRST
    major, minor, patch = found
    if level == "major":
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if level == "minor" else f"{major}.{minor}.{patch + 1}"
