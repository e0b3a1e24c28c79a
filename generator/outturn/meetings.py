"""The values of ``datapackage/meetings/``: what a committee considered, with which papers, and what it decided.

A meeting is about one sealed version of one scorecard. Its page's address is made of its committee and its day, so both
stay as they are once its papers are published.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

FOLDER = "meetings"
"""The folder beside the scorecards' that all meetings lie in."""
REPORTS = "reports"
"""The folder of the covering reports, ``<meeting>.md`` each."""
REPORT = "report"
"""What a supplement corrects where it corrects the covering report; no paper may have that name."""
SEALED = "sealed.json"
"""The file in a meeting's own folder that says which papers were published, by their hashes."""
PACK = "pack.pdf"
"""The pack in a meeting's own folder, made once when its papers are sealed."""
TOLD = re.compile(r"told(-[1-9][0-9]{0,2})?\.json")
"""The files in a meeting's own folder that hold what its page said at each sealing."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row of ``meetings.csv``; text that is absent is empty.

    ``meeting`` is its short name and ends in its month or day ("…-2025-11", "…-2025-11-20"); ``committee`` is the
    committee's own name, ``time`` "14:00" where known. ``scorecard`` and ``version`` say what was considered.
    ``exempt`` is the legal reason for which the item is not public: then nothing but ``title`` and ``date`` may lie
    here. ``lead_officer``, ``portfolio_holder`` and ``originator`` are posts. ``enclosures`` are titles; ``row`` is its
    number in the file.
    """

    meeting: str
    committee: str
    date: date
    title: str
    scorecard: str = ""
    version: str = ""
    time: str = ""
    item: str = ""
    key_decision: str = ""
    call_in: str = ""
    exempt: str = ""
    lead_officer: str = ""
    portfolio_holder: str = ""
    originator: str = ""
    wards: str = ""
    enclosures: tuple[str, ...] = ()
    agenda_url: str = ""
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Paper:
    """One row of ``papers.csv``: a paper of a meeting.

    ``kind`` is background, enclosure, supplement or minutes; ``status`` of minutes is draft or approved. ``file`` is
    its name in the meeting's own folder, ``url`` where it lies elsewhere; ``sha256`` is its hash, which one that lies
    elsewhere needs. ``corrects`` names the paper (or ``report``) that a supplement corrects, ``reason`` says why.
    ``row`` is its number in the file.
    """

    meeting: str
    paper: str
    kind: str
    title: str
    date: date
    status: str = ""
    file: str = ""
    url: str = ""
    sha256: str = ""
    corrects: str = ""
    reason: str = ""
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of ``decisions.csv``: what was recommended, and what was decided.

    ``kind`` is recommendation or decision; ``number`` its place; a decision's ``on`` is the number of the
    recommendation that it is about, where there is one. ``date`` is the day on which it was decided.
    """

    meeting: str
    kind: str
    number: int
    text: str
    on: int | None = None
    date: "date | None" = None
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sealing:
    """One sealing of a meeting's papers: the day, what it was about, and the files with their SHA-256 and bytes.

    ``what`` is papers, supplement, minutes or decisions; ``note`` says what was added and why. ``files`` are named from
    the folder of meetings.
    """

    sealed: date
    what: str
    note: str
    files: Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Considered:
    """A meeting with everything that lies in its name: the covering report's Markdown, papers, decisions, sealings."""

    meeting: Meeting
    report: str = ""
    papers: tuple[Paper, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sealings: tuple[Sealing, ...] = ()
    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def is_sealed(self) -> bool:
        """Whether its papers were published."""
        return bool(self.sealings)

    def own(self, name: str) -> str:
        """A file of the meeting's own folder, from the folder of meetings."""
        return f"{self.meeting.meeting}/{name}"
