"""The values of what has been published: versions, what changed between them, and where old addresses lead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from outturn.model import Judgements, Package

Level = Literal["", "patch", "minor", "major"]
LEVELS: tuple[Level, ...] = ("", "patch", "minor", "major")
"""How much a change asks of the version's number, rising; empty where it asks for nothing of its own."""


@dataclass(frozen=True, slots=True)
class Version:
    """One row of ``versions.csv``: ``sha256`` is that of the sealed descriptor, which holds those of all files."""

    version: str
    sealed: date
    level: Level
    note: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two states of a scorecard.

    ``kind`` says what (see ``versions.compare``), ``level`` what it asks for, ``subject`` the column, table or
    commentary that it is about, ``count`` how many rows it stands for. ``before`` and ``after`` are values in the
    indicator's unit (NaN where there is none) or texts.
    """

    kind: str
    level: Level
    indicator: str = ""
    period: str = ""
    subject: str = ""
    before: float | str = ""
    after: float | str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Redirect:
    """One row of ``redirects.csv``: an address, with everything below it, that has moved; both begin with a slash."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One row of ``withdrawn.csv``: an address, with everything below it, that had to be taken down."""

    address: str
    date: date
    reason: str


@dataclass(frozen=True, slots=True)
class Register:
    """What was ever published: the versions of each scorecard in order, and every address with what became of it."""

    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    urls: tuple[str, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()

    def newest(self, scorecard: str) -> Version | None:
        """The scorecard's newest version, or None where none was sealed."""
        return next(reversed(self.versions.get(scorecard, ())), None)

    def withdrawal(self, address: str) -> Withdrawal | None:
        """The withdrawal that covers the address, or None."""
        return next((one for one in self.withdrawn if address.startswith(one.address)), None)


@dataclass(frozen=True, slots=True)
class SealedFolder:
    """What lies in a sealed version's folder: each file's SHA-256 and size, and what is no plain file.

    ``descriptor`` is the content of datapackage.json, empty where it cannot be read; ``indicators`` are the names in
    indicators.csv; ``unix`` holds the SHA-256 that files would have with Unix line ends, where that differs.
    """

    scorecard: str
    version: str
    files: Mapping[str, tuple[str, int]]
    odd: tuple[str, ...]
    descriptor: Mapping[str, object]
    indicators: tuple[str, ...]
    unix: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """One state of a scorecard with its judgements, from which pages and downloads are made.

    ``version`` is absent in a working copy; ``since`` is what changed since the version before it.
    """

    package: Package
    judgements: Judgements
    version: Version | None = None
    since: tuple[Change, ...] = ()
