"""The values of ``datapackage/meetings/``: what a committee considered, with which papers, and what it decided.

A meeting is about one sealed version of one scorecard. Its page's address is made of its committee and its day, so both
stay as they are once its papers are published.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from outturn.folders import MEETINGS

FOLDER = MEETINGS
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
"""The files in a meeting's own folder that hold what its page said at each sealing; see ``told_file``."""
TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"
"""What a time of day is written like."""
PAPER_FILE = r"[a-z0-9]+(-[a-z0-9]+)*\.(csv|docx|jpg|odp|ods|odt|pdf|png|pptx|txt|xlsx)"
"""What the names of papers' files are written like: kinds that a browser shows or saves, and never runs."""
MENTION = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
    r"|(?<!\\)\[\[(?P<indicator>[^\[\]|\n]*)(?:\|(?P<words>[^\[\]\n]*))?\]\]",
    re.DOTALL,
)
"""How a covering report names an indicator: ``[[second-plan]]``, or ``[[second-plan|second plans]]`` in its own words.

Between backticks stands code, which is matched as well and names none.
"""
_NAMED = "\0"
"""What stands for an indicator that was named while other brackets are looked for."""
_PLAIN = re.compile(r"\\\[\[[^\[\]\n]*\]\]")
"""Two brackets that are meant to be read as they stand: \\[[second-plan]]."""
_LEFT = re.compile(rf"\[\[|\[{_NAMED}|{_NAMED}\]|\[[^\[\]\n]*{_NAMED}[^\[\]\n]*\][(\[]")
TO_FILL_IN = "[to be filled in"
"""How a line begins in which a covering report waits for somebody's words."""
EXEMPT_MAY_HOLD = ("meeting", "committee", "date", "part", "title", "exempt")
"""The columns that the row of an exempt item may fill: what its address and its notice are made of."""


def told_file(number: int) -> str:
    """The file that holds what the page said at the sealing of that number, from 1."""
    return "told.json" if number == 1 else f"told-{number}.json"


def mentions(report: str) -> Iterator[tuple[int, str]]:
    """The lines, from 1, on which a covering report names indicators, each with the name; in the order of the text."""
    for match in MENTION.finditer(report):
        if match["indicator"] is not None:
            yield report.count("\n", 0, match.start()) + 1, match["indicator"].strip()


def stray_brackets(text: str) -> Iterator[int]:
    """The lines, from 1, with two brackets that name no indicator, though they are meant to: they would be printed.

    One side of them is missing or cut off by the line's end, they are nested, or they stand inside a link's words.
    """
    rest = MENTION.sub(_stood_for, _PLAIN.sub("", text))
    for number, line in enumerate(rest.split("\n"), start=1):
        if _LEFT.search(line) or ("]]" in line and line.count("[") < line.count("]")):
            yield number


def _stood_for(match: re.Match[str]) -> str:
    """What stands for code and for an indicator while brackets are looked for, on as many lines."""
    return "\n" * match[0].count("\n") if match["indicator"] is None else _NAMED


def filled(report: str, fill: Callable[[str, str], str]) -> str:
    """The report with what ``fill`` makes in the place of each indicator that it names.

    ``fill`` is given the name, and the report's own words for it, which are empty where it has none.
    """
    return MENTION.sub(
        lambda one: one[0] if one["indicator"] is None else fill(one["indicator"].strip(), one["words"] or ""), report
    )


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row of ``meetings.csv``; text that is absent is empty.

    ``meeting`` is its short name and ends in its month or day ("…-2025-11", "…-2025-11-20"); ``committee`` is the
    committee's own name, ``time`` "14:00" where known. ``part`` tells apart what a committee considers on one day, such
    as "evening" or "item-9"; it is empty where there is but one. ``scorecard`` and ``version`` say what was considered.
    ``exempt`` is the legal reason for which the item is not public: then nothing but ``title`` and ``date`` may lie
    here. ``lead_officer``, ``portfolio_holder`` and ``originator`` are posts. ``enclosures`` are titles; ``row`` is its
    number in the file.
    """

    meeting: str
    committee: str
    date: dt.date
    title: str
    part: str = ""
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
    date: dt.date
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
    date: dt.date | None = None
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sealing:
    """One sealing of a meeting's papers: the day, what it was about, and the files with their SHA-256 and bytes.

    ``what`` is papers, supplement, minutes or decisions; ``note`` says what was added and why. ``files`` are named from
    the folder of meetings. ``rows`` are those that were published with them, each with the cells that it filled, by
    "meetings", "papers/<paper>" and "decisions/<kind>/<number>": so that a change can be told cell by cell.
    ``previous`` is the SHA-256 of the sealing before (empty for the first), which makes a chain of them. ``late`` is
    the reason for which papers were published later than five clear days before the meeting.
    """

    sealed: dt.date
    what: str
    note: str
    files: Mapping[str, tuple[str, int]]
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    previous: str = ""
    late: str = ""


@dataclass(frozen=True, slots=True)
class Considered:
    """A meeting with everything that lies in its name: the covering report's Markdown, papers, decisions, sealings.

    ``files`` are all that lie in its name with their SHA-256 and bytes, named from the folder of meetings, so that
    whoever checks, seals or lists papers reads none again; ``unix`` holds the SHA-256 that those would have with Unix
    line ends, where that differs.
    """

    meeting: Meeting
    report: str = ""
    papers: tuple[Paper, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sealings: tuple[Sealing, ...] = ()
    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    unix: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_sealed(self) -> bool:
        """Whether its papers were published."""
        return bool(self.sealings)

    @property
    def report_file(self) -> str:
        """The covering report's file, from the folder of meetings."""
        return f"{REPORTS}/{self.meeting.meeting}.md"

    def own(self, name: str) -> str:
        """A file of the meeting's own folder, from the folder of meetings."""
        return f"{self.meeting.meeting}/{name}"

    def paper_hash(self, paper: Paper) -> tuple[str, int]:
        """The SHA-256 of a paper and its bytes (0 where it lies elsewhere); empty where neither is known."""
        return self.files.get(self.own(paper.file), ("", 0)) if paper.file else (paper.sha256, 0)
