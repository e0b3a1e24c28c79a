"""Meetings to test: the small case with three versions, and a committee that considers the newest of them."""

import csv
from datetime import date
from pathlib import Path

from built import DATA
from outturn.pipeline.meeting_sealing import MeetingPlan, Notice, seal_meeting
from outturn.words.catalogue import catalogue
from provoked import Spoil, added, bytes_of, edit, gone
from sealed import CARD, published

MEETING = "panel-2025-07-10"
REPORT = f"meetings/reports/{MEETING}.md"
ROW = (
    f"{MEETING},Children's Scrutiny Panel,2025-07-10,14:00,7,The scorecard to March 2025,{CARD},1.1.0,no,"
    "not applicable,,Director of Children's Services,Portfolio holder for children,Head of performance,All,"
    "Scorecard|Plan,https://democracy.exampleshire.example/agenda\n"
)
MEETINGS = (
    "meeting,committee,date,time,item,title,scorecard,version,key_decision,call_in,exempt,lead_officer,"
    f"portfolio_holder,originator,wards,enclosures,agenda_url\n{ROW}"
)
SEAL = f"meetings/{MEETING}/sealed.json"
HASH = "0" * 64
PAPERS = (
    "meeting,paper,kind,title,date,status,file,url,sha256,corrects,reason\n"
    f"{MEETING},plan,enclosure,The plan for moves,2025-06-25,,plan.pdf,,,,\n"
    f"{MEETING},guidance,background,National guidance,2024-01-10,,,https://www.gov.uk/guidance,{HASH},,\n"
)
DECISIONS = (
    "meeting,kind,number,text,on,date\n"
    f"{MEETING},recommendation,1,To note the figures.,,\n"
    f"{MEETING},recommendation,2,To ask for a report on moves.,,\n"
)
TEXT = """\
## Summary

Moves stand at [[three-moves]], and visits at [[visits]].

## Financial and risk implications

None.

### Consultation

Young people were asked.
"""
PDF = b"%PDF-1.7\nThe plan.\n"


def with_meeting(root: Path) -> Path:
    """The small case's site with three versions and a meeting about the newest; gives the folder of packages."""
    published(root)
    return add_meeting(root / DATA)


def add_meeting(data: Path) -> Path:
    """A meeting about version 1.1.0, with a covering report, an enclosure, a background paper and recommendations."""
    place = data / "meetings"
    (place / "reports").mkdir(parents=True)
    (place / MEETING).mkdir()
    for name, text in (("meetings", MEETINGS), ("papers", PAPERS), ("decisions", DECISIONS)):
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    (data / REPORT).write_text(TEXT, encoding="utf-8")
    (place / MEETING / "plan.pdf").write_bytes(PDF)
    return data


def said_in_report(old: str, new: str) -> Spoil:
    return edit(REPORT, old, new)


def in_rows(old: str, new: str) -> Spoil:
    return edit("meetings/meetings.csv", old, new)


def in_papers(old: str, new: str) -> Spoil:
    return edit("meetings/papers.csv", old, new)


def in_decisions(old: str, new: str) -> Spoil:
    return edit("meetings/decisions.csv", old, new)


def another(row: str) -> Spoil:
    """One more row of meetings.csv."""
    return added("meetings/meetings.csv", row)


def replaced(**cells: str) -> Spoil:
    """The meeting's row with other cells."""
    names, row = (next(csv.reader([line])) for line in MEETINGS.splitlines())
    made = {**dict(zip(names, row, strict=True)), **cells}
    return in_rows(ROW, ",".join(made.values()) + "\n")


PLAN = "plan,enclosure,The plan for moves,2025-06-25,,plan.pdf,,,,"
GUIDANCE = f"guidance,background,National guidance,2024-01-10,,,https://www.gov.uk/guidance,{HASH},,"


def paper(row: str) -> Spoil:
    """One more row of papers.csv."""
    return added("meetings/papers.csv", f"{MEETING},{row}\n")


def minutes_reversed(data: Path) -> None:
    """Approved minutes of January, and below them a draft of February."""
    for name, day, status in (("approved", "2026-01-15", "approved"), ("draft", "2026-02-15", "draft")):
        paper(f"{name},minutes,Minutes,{day},{status},,https://www.gov.uk/minutes,{HASH},,")(data)


def no_report(data: Path) -> None:
    (data / REPORT).unlink()


def taken_down(data: Path) -> None:
    """The version that is considered, 1.1.0, withdrawn."""
    (data / "withdrawn.csv").write_text(f"address,date,reason\n/{CARD}/v/1.1.0/,2025-07-01,Why.\n", encoding="utf-8")


LATE = "The chair asked for it."
SUPPLEMENT = f"late,supplement,Late figures,2025-07-03,,,https://www.gov.uk/late,{HASH},report,A table was missing."
MINUTES = f"minutes,minutes,Minutes,2025-07-20,draft,,https://www.gov.uk/minutes,{HASH},,"
DECIDED = f"{MEETING},decision,1,Noted.,1,2025-07-10\n"


def added_decision(data: Path) -> None:
    """What was decided on the first recommendation."""
    added("meetings/decisions.csv", DECIDED)(data)


def a_pack(*_: object) -> bytes:
    """What stands for a pack where no page of it is asked for."""
    return b"%PDF-1.7 the pack"


def seal_papers(data: Path, note: str = "The papers.", day: date = date(2025, 7, 1)) -> MeetingPlan:
    """The meeting's papers published, six clear days before it."""
    return seal_meeting(data, MEETING, Notice(note, day), catalogue(), a_pack)


def sealed_then(spoil: Spoil) -> Spoil:
    """Something that is done once the papers are published."""

    def both(data: Path) -> None:
        seal_papers(data)
        spoil(data)

    return both


AT = "meetings/meetings.csv row 2"
OF_PAPERS = "meetings/papers.csv row"
PROVOKED: dict[str, tuple[Spoil, str]] = {
    "meetings-stranger": (added("meetings/agenda.docx"), "meetings/agenda.docx"),
    "meeting-unknown": (in_papers(f"{MEETING},plan", "panel-2025-08-10,plan"), f"{OF_PAPERS} 2 meeting"),
    "report-markup": (said_in_report("None.", "<b>None</b>."), f"{REPORT}:7"),
    "report-heading": (said_in_report("### Consultation", "#### Consultation"), f"{REPORT}:9"),
    "report-without-sections": (said_in_report("## ", "### "), REPORT),
    "report-outside-sections": (said_in_report("## Summary", "Words."), f"{REPORT}:1"),
    "report-section-empty": (said_in_report("None.\n\n###", "##"), f"{REPORT}:5"),
    "report-to-fill-in": (said_in_report("None.", "[to be filled in: risks]"), f"{REPORT}:7"),
    "report-missing": (no_report, f"{AT} meeting"),
    "report-indicator-unknown": (said_in_report("[[visits]]", "[[visitors]]"), f"{REPORT}:3"),
    "report-brackets": (said_in_report("[[visits]]", "[[visits"), f"{REPORT}:3"),
    "meeting-date": (replaced(date="2025-07-11"), f"{AT} date"),
    "committee-name": (replaced(committee="…"), f"{AT} committee"),
    "committee-twice": (
        another(f"panel-2025-09,Childrens Scrutiny Panel,2025-09-11,,,Later,{CARD},,,,,,,,,,\n"),
        "meetings/meetings.csv row 3 committee",
    ),
    "meeting-address-twice": (another(ROW.replace(MEETING, "second-2025-07")), "meetings/meetings.csv row 3 date"),
    "meeting-scorecard-missing": (replaced(scorecard=""), f"{AT} scorecard"),
    "meeting-scorecard-unknown": (replaced(scorecard="adults"), f"{AT} scorecard"),
    "meeting-version-missing": (replaced(version=""), f"{AT} version"),
    "meeting-version-unsealed": (replaced(version="9.0.0"), f"{AT} version"),
    "meeting-version-withdrawn": (taken_down, f"{AT} version"),
    "exempt-not-alone": (replaced(exempt="Paragraph 1 of Schedule 12A"), REPORT),
    "paper-name": (in_papers(f"{MEETING},guidance", f"{MEETING},report"), f"{OF_PAPERS} 3 paper"),
    "paper-place": (in_papers("plan.pdf", ""), f"{OF_PAPERS} 2 file"),
    "paper-missing": (gone(f"meetings/{MEETING}/plan.pdf"), f"{OF_PAPERS} 2 file"),
    "paper-content": (bytes_of(f"meetings/{MEETING}/plan.pdf", b"<html>"), f"meetings/{MEETING}/plan.pdf"),
    "paper-hash": (in_papers("plan.pdf,,,,", f"plan.pdf,,{HASH},,"), f"{OF_PAPERS} 2 sha256"),
    "paper-hash-missing": (in_papers(HASH, ""), f"{OF_PAPERS} 3 sha256"),
    "meeting-cell": (in_papers("2024-01-10,,,", "2024-01-10,draft,,"), f"{OF_PAPERS} 3 status"),
    "minutes-status": (
        paper(f"minutes,minutes,Minutes,2025-07-20,,,https://www.gov.uk/minutes,{HASH},,"),
        f"{OF_PAPERS} 4 status",
    ),
    "minutes-order": (minutes_reversed, f"{OF_PAPERS} 5 date"),
    "paper-early": (
        paper(f"late,supplement,Late figures,2025-06-24,,,https://www.gov.uk/late,{HASH},plan,A table was missing."),
        f"{OF_PAPERS} 4 date",
    ),
    "paper-after-meeting": (
        paper(f"late,enclosure,Late figures,2025-07-11,,,https://www.gov.uk/late,{HASH},,"),
        f"{OF_PAPERS} 4 date",
    ),
    "supplement-incomplete": (
        paper(f"late,supplement,Late figures,2025-07-05,,,https://www.gov.uk/late,{HASH},report,"),
        f"{OF_PAPERS} 4 reason",
    ),
    "supplement-of-nothing": (
        paper(f"late,supplement,Late figures,2025-07-05,,,https://www.gov.uk/late,{HASH},plans,Why."),
        f"{OF_PAPERS} 4 corrects",
    ),
    "decision-date": (
        added("meetings/decisions.csv", f"{MEETING},decision,1,Noted.,1,2025-07-09\n"),
        "meetings/decisions.csv row 4 date",
    ),
    "decision-on-nothing": (
        added("meetings/decisions.csv", f"{MEETING},decision,1,Noted.,3,2025-07-10\n"),
        "meetings/decisions.csv row 4 on",
    ),
    "papers-late": (
        sealed_then(edit(SEAL, '"sealed": "2025-07-01"', '"sealed": "2025-07-08"')),
        f"{AT} date",
    ),
    "meeting-seal-unreadable": (sealed_then(edit(SEAL, '"format": 1', '"format": 2')), SEAL),
    "meeting-chain": (sealed_then(edit(SEAL, '"previous": ""', f'"previous": "{HASH}"')), f"{SEAL} sealings[0]"),
    "meeting-row-changed": (sealed_then(replaced(title="Another")), f"{AT} title"),
    "meeting-row-gone": (
        sealed_then(in_decisions(f"{MEETING},recommendation,1,To note the figures.,,\n", "")),
        "meetings/decisions.csv",
    ),
    "meeting-row-late": (
        sealed_then(paper(f"more,background,More,2025-07-01,,,https://www.gov.uk/more,{HASH},,")),
        f"{OF_PAPERS} 4",
    ),
}
"""What is done to a right meeting, and where it is found."""
