"""Meetings as they stand on the site today: a meeting's page in its place, and the list of all."""

from collections.abc import Mapping
from datetime import date

from outturn import own_pages, words
from outturn.meetings import SEALED, Considered
from outturn.model import Link
from outturn.pages import Citation, MeetingPage, MeetingRow, MeetingsPage, Since, Site, Standing
from outturn.story.crumbs import home_crumb
from outturn.story.standing import plain_citation
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue


def shown_meetings(register: Register) -> tuple[Considered, ...]:
    """The meetings that have a page: those that were not taken down, one an address."""
    found: dict[str, Considered] = {}
    for one in register.meetings:
        address = address_of(one)
        if not register.withdrawal(f"/{address}"):
            found.setdefault(address, one)
    return tuple(found.values())


def address_of(considered: Considered) -> str:
    """The page of a meeting."""
    return addresses.meeting_page(considered.meeting)


def beside(register: Register, considered: Considered) -> tuple[Link, ...]:
    """What else the committee considers on the day of a meeting, in the order of time and agenda."""
    own = considered.meeting
    others = [
        one
        for one in shown_meetings(register)
        if one.meeting.meeting != own.meeting and (one.meeting.committee, one.meeting.date) == (own.committee, own.date)
    ]
    ordered = sorted(others, key=lambda one: (one.meeting.time, one.meeting.item.zfill(20), one.meeting.part))
    return tuple(Link(one.meeting.title, address_of(one)) for one in ordered)


def placed_meeting(
    say: Catalogue,
    page: MeetingPage,
    considered: Considered,
    since: Since | None,
    site: Site,
    others: tuple[Link, ...] = (),
) -> MeetingPage:
    """What was told of a meeting, where it stands, with what is said of it today; ``others`` stand ``beside`` it."""
    meeting = considered.meeting
    said = say("meeting-crumb", committee=page.committee, date=page.day)
    crumbs = (home_crumb(say), Link(say("meetings-title"), own_pages.MEETINGS), Link(said, page.address))
    if considered.is_sealed:
        citation = Citation(page.address, site.full(page.address), page.cited)
        days = (considered.sealings[0].sealed, considered.sealings[-1].sealed)
        first, last = (words.long_date(say, day) for day in days)
        sentence = say("standing-meeting" if first == last else "standing-meeting-added", date=first, last=last)
        updated = days[-1].isoformat()
    else:
        citation = plain_citation(say, page.title, page.address, site)
        sentence, updated = say("standing-meeting-draft"), ""
    return replace(
        page,
        crumbs=crumbs,
        notice=site.notice,
        standing=Standing(sentence),
        citation=citation,
        updated=updated,
        since=since,
        beside=others,
        proof=addresses.meeting_file(meeting, SEALED) if considered.is_sealed else "",
    )


def meetings_page(say: Catalogue, register: Register, titles: Mapping[str, str], site: Site) -> MeetingsPage | None:
    """Every meeting, those to come first; None where there is none. ``titles`` are the scorecards' by their names.

    What is past is so at the newest day that the site knows.
    """
    known = sorted(shown_meetings(register), key=lambda one: (one.meeting.date, one.meeting.committee))
    if not known:
        return None
    title, day = say("meetings-title"), register.newest_day
    coming = [one for one in known if not is_past(one, day)]
    past: dict[str, list[MeetingRow]] = {}
    for one in reversed(known):
        if is_past(one, day):
            past.setdefault(one.meeting.committee, []).append(meeting_row(say, one, titles, day))
    return MeetingsPage(
        address=own_pages.MEETINGS,
        title=title,
        description=say("meetings-described"),
        crumbs=(home_crumb(say), Link(title, own_pages.MEETINGS)),
        notice=site.notice,
        as_at=words.long_date(say, day) if day else "",
        coming=tuple(meeting_row(say, one, titles, day) for one in coming),
        past=tuple((name, tuple(past[name])) for name in sorted(past, key=str.casefold)),
    )


def is_past(considered: Considered, day: date | None) -> bool:
    """Whether the meeting was before that day; one without which nothing is known to be over."""
    return day is not None and considered.meeting.date < day


def meeting_row(say: Catalogue, considered: Considered, titles: Mapping[str, str], day: date | None) -> MeetingRow:
    """A meeting in a list."""
    meeting = considered.meeting
    return MeetingRow(
        title=meeting.title,
        committee=meeting.committee,
        date=words.long_date(say, meeting.date),
        address=address_of(considered),
        scorecard=titles.get(meeting.scorecard, ""),
        is_exempt=bool(meeting.exempt),
        is_past=is_past(considered, day),
        is_draft=not considered.is_sealed,
    )
