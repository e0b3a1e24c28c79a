"""The values of what has been published: every address, where old ones lead, what was withdrawn."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from outturn.meetings import Considered
from outturn.model import SLUG
from outturn.versions.covers import EMBEDDED, Covers
from outturn.versions.history import Version

RENAMED = re.compile(rf"/(?P<kind>data/|embed/)?{SLUG}/")
"""Addresses that hold everything of one scorecard."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """One row of ``redirects.csv``: an address, with everything below it, that has moved; both begin with a slash.

    ``row`` is its number in the file.
    """

    old: str
    new: str
    row: int = field(default=0, compare=False)

    @property
    def is_rename(self) -> bool:
        """Whether it is about a whole scorecard: its pages, its downloads or its charts."""
        old, new = RENAMED.fullmatch(self.old), RENAMED.fullmatch(self.new)
        return old is not None and new is not None and old["kind"] == new["kind"]


def brought_along(redirects: tuple[Redirect, ...]) -> tuple[Redirect, ...]:
    """The redirects, after those that they bring with them unless they are there themselves.

    With an indicator's page goes its chart for other sites; with a scorecard go all its charts and its downloads.
    """
    found = []
    for one in redirects:
        if one.old.count("/") == one.new.count("/") and not one.old.startswith(("/data/", "/embed/")):
            kinds = {2: ("/data", EMBEDDED), 3: (EMBEDDED,)}.get(one.old.count("/"), ())
            found += [Redirect(f"{kind}{one.old}", f"{kind}{one.new}") for kind in kinds]
    own = {one.old for one in redirects}
    return (*(one for one in found if one.old not in own), *redirects)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One row of ``withdrawn.csv``: an address, with everything below it, that had to be taken down.

    ``row`` is its number in the file.
    """

    address: str
    date: date
    reason: str
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Council:
    """One row of ``places.csv``: a council's area from its first day to its last, and the places that came after it.

    ``row`` is its number in the file.
    """

    place: str
    name: str
    code: str = ""
    start: date | None = None
    end: date | None = None
    successors: tuple[str, ...] = ()
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Synonym:
    """One row of ``synonyms.csv``: what residents say, and what the pages say for it.

    ``row`` is its number in the file.
    """

    said: str
    means: str
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Release:
    """One row of ``releases.csv``: what was announced of a publication on a day; one has a row each time it moved.

    ``day`` is None where it was postponed to no day yet, ``time`` ("09:30") empty where it is not known, ``scorecard``
    empty where it is about the whole site. ``row`` is its number in the file.
    """

    release: str
    announced: date
    title: str
    status: str
    scorecard: str = ""
    day: date | None = None
    time: str = ""
    reason: str = ""
    holds: str = ""
    row: int = field(default=0, compare=False)


def by_release(rows: Iterable[Release]) -> dict[str, tuple[Release, ...]]:
    """What was announced of each publication, in the order in which it was: the last row is how it stands."""
    found: dict[str, list[Release]] = {}
    for one in sorted(rows, key=lambda row: row.announced):
        found.setdefault(one.release, []).append(one)
    return {name: tuple(steps) for name, steps in found.items()}


@dataclass(frozen=True, slots=True)
class Fate:
    """What a change does to addresses: they are withdrawn, or no longer, or they are redirected.

    ``rule`` is the row that does it (of the earlier state where a withdrawal was lifted), ``addresses`` all that had
    been published and that it is about.
    """

    rule: Redirect | Withdrawal
    addresses: tuple[str, ...]
    is_lifted: bool = False


@dataclass(frozen=True)  # without slots, which have no room for what is worked out once
class Register:
    """What was ever published: the versions of each scorecard in order, and every address with what became of it.

    ``working`` are the indicators of each scorecard's working copy, whose pages are still to come; ``titles`` what its
    indicators were called last, by their names, also those that only earlier versions have; ``newest_day`` is the last
    on which a working copy was made or a version sealed, which is as late as the site knows. ``meetings`` are what
    committees considered.
    """

    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    urls: tuple[str, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    councils: tuple[Council, ...] = ()
    working: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    newest_day: date | None = None
    synonyms: tuple[Synonym, ...] = ()
    releases: tuple[Release, ...] = ()
    meetings: tuple[Considered, ...] = ()

    def newest(self, scorecard: str) -> Version | None:
        """The scorecard's newest version, or None where none was sealed."""
        return next(reversed(self.versions.get(scorecard, ())), None)

    @cached_property
    def moves(self) -> tuple[Redirect, ...]:
        """The redirects, and before them those that they bring with them: see ``brought_along``."""
        return brought_along(self.redirects)

    def withdrawal(self, address: str) -> Withdrawal | None:
        """The withdrawal that covers the address, or None.

        A version's covers its downloads, that of a page covers its chart for other sites, and one under any name that
        the scorecard had counts under all of them.
        """
        row = self._covers.first(address) if self.withdrawn else None
        return None if row is None else self.withdrawn[row]

    @cached_property
    def _covers(self) -> Covers:
        renames = [(one.old, one.new) for one in self.moves if one.is_rename]
        return Covers([one.address for one in self.withdrawn], renames)
