"""What must hold of the rows of meetings: which version, which day, which address; what an exempt item may hold."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.meant import names_person, without_person
from outturn.meetings import EXEMPT_MAY_HOLD, FOLDER, Considered, Meeting
from outturn.model import DEVICES
from outturn.schemas import fields
from outturn.versions import addresses
from outturn.versions.addresses import committee_slug
from outturn.versions.history import SealedFolder
from outturn.versions.meeting_about import report_problems, version_problems
from outturn.versions.meeting_papers import paper_problems
from outturn.versions.register import Register

ROWS, PAPERS, DECISIONS = (f"{FOLDER}/{name}.csv" for name in ("meetings", "papers", "decisions"))
POSTS = ("lead_officer", "portfolio_holder", "originator")
DAY = re.compile(r"-(\d{4}-\d{2}(?:-\d{2})?)$")
"""How a meeting's short name ends: in its month or its day."""
CLEAR_DAYS = 5
"""How many clear days before a meeting its papers are open to the public (Local Government Act 1972, section 100B)."""
SATURDAY = 5


def meeting_problems(register: Register, folders: Sequence[SealedFolder]) -> Iterator[Finding]:
    """Everything that is wrong with the meetings, beside what stands in the versions that they considered."""
    meetings = register.meetings
    yield from _addresses(meetings)
    for one in meetings:
        if is_taken_down(one, register):
            continue
        yield from _named(one.meeting)
        if one.meeting.exempt:
            yield from _exempt(one)
        else:
            yield from _posts(one.meeting)
            yield from version_problems(one, register, folders)
            yield from report_problems(one, register, folders)
            yield from paper_problems(one)
            yield from _late(one)


def is_taken_down(one: Considered, register: Register) -> bool:
    """Whether the meeting's page was withdrawn, with its papers: then they may be gone."""
    return register.withdrawal(f"/{addresses.meeting_page(one.meeting)}") is not None


def clear_days(published: date, meeting: date) -> int:
    """How many clear working days lie between the two: neither day counts, nor do Saturdays and Sundays.

    Bank holidays are counted as working days, since they are other days in other nations and years.
    """
    between = (published + timedelta(days=number) for number in range(1, max((meeting - published).days, 1)))
    return sum(day.weekday() < SATURDAY for day in between)


def _at(one: Meeting, column: str) -> Where:
    return Where(ROWS, one.row, column)


def _named(one: Meeting) -> Iterator[Finding]:
    """A meeting's short name ends in its month or day, its part behind it at most; its committee makes an address."""
    ends = DAY.search(one.meeting.removesuffix(f"-{one.part}") if one.part else one.meeting)
    day = one.date.isoformat()
    if not ends or ends[1] not in (day, day[: len("2025-11")]):
        both = word("meeting-and-day", meeting=shown(one.meeting), day=day)
        yield found("meeting-date", _at(one, "date"), found=both, month=day[: len("2025-11")], day=day)
    slug = committee_slug(one.committee)
    if not slug:
        yield found("committee-name", _at(one, "committee"), found=shown(one.committee))
    if slug in DEVICES:
        yield found("name-of-device", _at(one, "committee"), found=shown(slug))


def _addresses(meetings: Sequence[Considered]) -> Iterator[Finding]:
    """No two meetings have one address, and no committee two names."""
    first: dict[tuple[str, str], int] = {}
    names: dict[str, Meeting] = {}
    for one in (each.meeting for each in meetings):
        slug = committee_slug(one.committee)
        row = first.setdefault((slug, addresses.meeting_page(one)), one.row)
        known = names.setdefault(slug, one)
        if slug and row != one.row:
            yield found("meeting-address-twice", _at(one, "date"), found=str(one.date), row=row)
        if slug and known.committee != one.committee:
            gaps = {"found": shown(one.committee), "known": shown(known.committee), "row": known.row}
            yield found("committee-twice", _at(one, "committee"), **gaps)


def _exempt(one: Considered) -> Iterator[Finding]:
    """Of an exempt item, nothing may lie here but what its notice says."""
    meeting = one.meeting
    for column in (str(each["name"]) for each in fields("meetings")):
        if column not in EXEMPT_MAY_HOLD and getattr(meeting, column):
            yield found("exempt-not-alone", _at(meeting, column), found=word("exempt-cell"))
    for name in one.files:
        yield found("exempt-not-alone", Where(f"{FOLDER}/{name}"), found=word("exempt-file"))
    rows = [(PAPERS, paper.row) for paper in one.papers] + [(DECISIONS, each.row) for each in one.decisions]
    for file, row in rows:
        yield found("exempt-not-alone", Where(file, row), found=word("exempt-row"))


def _posts(one: Meeting) -> Iterator[Finding]:
    for column in POSTS:
        text = str(getattr(one, column))
        if names_person(text):
            yield found("person-for-post", _at(one, column), found=without_person(text))


def _late(one: Considered) -> Iterator[Finding]:
    """The papers were published in time, or the chair's reason for considering them all the same is written down."""
    for sealing in one.sealings[:1]:
        if not sealing.late:
            yield from late(one.meeting, sealing.sealed)


def late(one: Meeting, published: date) -> Iterator[Finding]:
    """That papers published on that day are so later than the law has it."""
    days = clear_days(published, one.date)
    if days < CLEAR_DAYS:
        said = word("clear-days", day=str(published), days=days, meeting=str(one.date))
        yield found("papers-late", _at(one, "date"), found=said, days=CLEAR_DAYS)
