"""Which level a list of changes asks for, and which of them the note must name."""

import re
from collections.abc import Iterable

from outturn.versions.history import LEVELS, Change, Level

REMOVALS = ("indicator removed", "period removed")


def least_level(changes: Iterable[Change]) -> Level:
    """The highest level that any of the changes asks for; empty where nothing has changed."""
    return max((change.level for change in changes), key=LEVELS.index, default="")


def asking_for_more(changes: Iterable[Change], level: Level) -> tuple[Change, ...]:
    """The changes that ask for a higher level than that one."""
    return tuple(change for change in changes if LEVELS.index(change.level) > LEVELS.index(level))


def undeclared(changes: Iterable[Change], note: str) -> tuple[Change, ...]:
    """The removals whose indicator the note does not name; for a period, the period's name does as well."""
    words = set(re.findall(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?", note))
    return tuple(
        change
        for change in changes
        if change.kind in REMOVALS and change.indicator not in words and change.period not in words
    )
