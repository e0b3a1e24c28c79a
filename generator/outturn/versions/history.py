"""The values of what has been published: versions, what changed between them, and where old addresses lead."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from outturn.meetings import Considered
from outturn.model import SLUG, Issue, Judgements, Package
from outturn.versions.covers import EMBEDDED, Covers

Level = Literal["", "patch", "minor", "major"]
LEVELS: tuple[Level, ...] = ("", "patch", "minor", "major")
"""How much a change asks of the version's number, rising; empty where it asks for nothing of its own."""
CORRECTED = "figure corrected"
"""The kind of a change of a figure that nobody had said would change."""
WORSE, BETTER, OTHERWISE = "turned worse", "turned better", "turned otherwise"
TURNED = (WORSE, BETTER, OTHERWISE)
"""The kinds of changes of what an indicator's newest figure is judged to be; of the last, nothing more is known."""

TURNED_RED, WORSENING, RED_ANEW, DECLINED = "turned red", "worsening", "red anew", "declined"
EXCEPTIONS = (TURNED_RED, RED_ANEW, WORSE, WORSENING, DECLINED)
"""The kinds of exceptions, the most serious first: what ``versions.exceptions`` finds between two states."""

RENAMED = re.compile(rf"/(?P<kind>data/|embed/)?{SLUG}/")
"""Addresses that hold everything of one scorecard."""


@dataclass(frozen=True, slots=True)
class Version:
    """One row of ``versions.csv``: ``sha256`` is that of the sealed descriptor, which holds those of all files.

    ``corrects`` names the indicators whose figures it corrected, as the descriptor says; it is no column. Nor is
    ``against``: the version since which it says what turned red or worsened, empty where there was none before it.
    """

    version: str
    sealed: date
    level: Level
    note: str
    sha256: str
    corrects: tuple[str, ...] = field(default=(), compare=False)
    against: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two states of a scorecard.

    ``kind`` says what (see ``versions.compare``), ``level`` what it asks for, ``subject`` the column, table or
    commentary that it is about, ``count`` how many rows it stands for, ``name`` which of several targets. ``before``
    and ``after`` are values in the indicator's unit (NaN where there is none) or texts.
    """

    kind: str
    level: Level
    indicator: str = ""
    period: str = ""
    subject: str = ""
    before: float | str = ""
    after: float | str = ""
    count: int = 1
    name: str = ""


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


@dataclass(frozen=True, slots=True)
class Touched:
    """A file of a version that had been sealed, by its name in the version's folder, and what became of it.

    Of papers that a committee was given, ``scorecard`` is the folder of meetings and ``version`` the folder in it,
    empty for a table, of which ``row`` says that published rows are not as they were.
    """

    scorecard: str
    version: str
    file: str
    what: Literal["changed", "missing", "added", "row"]

    @property
    def path(self) -> str:
        """Where the file lies, from the folder of all packages."""
        return "/".join(part for part in (self.scorecard, self.version, self.file) if part)


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


@dataclass(frozen=True, slots=True)
class SealedFolder:
    """What lies in a sealed version's folder: each file's SHA-256 and size, and what is no plain file.

    ``descriptor`` is the content of datapackage.json, empty where it cannot be read; ``indicators`` are the names in
    indicators.csv, ``titles`` the second cells beside them; ``form`` is the number of the format that it was sealed in,
    0 where its descriptor does not say it; ``unix`` holds the SHA-256 that files would have with
    Unix line ends, where that differs.
    """

    scorecard: str
    version: str
    files: Mapping[str, tuple[str, int]]
    odd: tuple[str, ...]
    descriptor: Mapping[str, object]
    indicators: tuple[str, ...]
    unix: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    form: int = 0

    @property
    def against(self) -> str:
        """The version since which it says what turned red or worsened; empty where it says nothing of that."""
        about = self.descriptor.get("sealed")
        number = about.get("against") if isinstance(about, Mapping) else ""
        return number if isinstance(number, str) else ""


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """One state of a scorecard with its judgements, from which pages and downloads are made.

    ``version`` is absent in a working copy; ``since`` is what changed since the version before it. ``exceptions`` are
    what turned red or worsened since the version ``against``, which is None where there is none to set it beside.
    """

    package: Package
    judgements: Judgements
    version: Version | None = None
    since: tuple[Change, ...] = ()
    exceptions: tuple[Change, ...] = ()
    against: Version | None = None


@dataclass(frozen=True, slots=True)
class IssueEvent:
    """One thing that a version did to an issue: its kind, and the rows of the issue before and after.

    ``before`` is None where the issue was not listed in the version before, ``after`` where it is not any more.
    """

    kind: str
    version: Version
    before: Issue | None
    after: Issue | None


@dataclass(frozen=True, slots=True)
class IssueHistory:
    """An issue with everything that happened to it, the oldest first: ``last`` is its newest row."""

    last: Issue
    events: tuple[IssueEvent, ...] = ()
    is_dropped: bool = False
