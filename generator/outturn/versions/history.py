"""The values of a scorecard's history: versions, what changed between them, its states with their judgements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from outturn.model import Issue, Judgements, Package

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
