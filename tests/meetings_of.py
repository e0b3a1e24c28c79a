"""Meetings to test: the small case with three versions, and a committee that considers the newest of them."""

from pathlib import Path

from built import DATA
from provoked import Spoil, added, edit
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


PROVOKED: dict[str, tuple[Spoil, str]] = {
    "meetings-stranger": (added("meetings/agenda.docx"), "meetings/agenda.docx"),
    "meeting-unknown": (in_papers(f"{MEETING},plan", "panel-2025-08-10,plan"), "meetings/papers.csv row 2 meeting"),
    "report-markup": (said_in_report("None.", "<b>None</b>."), f"{REPORT}:7"),
    "report-heading": (said_in_report("### Consultation", "#### Consultation"), f"{REPORT}:9"),
    "report-without-sections": (said_in_report("## ", "### "), REPORT),
    "report-outside-sections": (said_in_report("## Summary", "Words."), f"{REPORT}:1"),
    "report-section-empty": (said_in_report("None.\n\n###", "##"), f"{REPORT}:5"),
    "report-to-fill-in": (said_in_report("None.", "[to be filled in: risks]"), f"{REPORT}:7"),
}
"""What is done to a right meeting, and where it is found."""
