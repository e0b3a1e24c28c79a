"""Which level a list of changes asks for, and which of them the note must name."""

import re
from collections.abc import Iterable, Mapping

from outturn.versions.history import LEVELS, Change, Level

REMOVALS = ("indicator removed", "period removed")


def least_level(changes: Iterable[Change]) -> Level:
    """The highest level that any of the changes asks for; empty where nothing has changed."""
    return max((change.level for change in changes), key=LEVELS.index, default="")


def asking_for_more(changes: Iterable[Change], level: Level) -> tuple[Change, ...]:
    """The changes that ask for a higher level than that one."""
    return tuple(change for change in changes if LEVELS.index(change.level) > LEVELS.index(level))


def undeclared(changes: Iterable[Change], note: str, titles: Mapping[str, str]) -> tuple[Change, ...]:
    """The removals whose indicator the note does not name; for a period, the period's name does as well.

    ``titles`` are what readers know the indicators by; either name declares.
    """
    words = set(re.findall(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?", note))
    return tuple(
        change
        for change in changes
        if change.kind in REMOVALS
        and not words & {change.indicator, change.period}
        and not _named(titles.get(change.indicator, ""), note)
    )


def _named(title: str, note: str) -> bool:
    """Whether the note has the title as whole words, in capitals or small letters."""
    plain = r"\s+".join(map(re.escape, title.split()))
    return bool(plain) and re.search(rf"(?<![\w-]){plain}(?![\w-])", note, re.IGNORECASE) is not None
