"""Meetings as they stand on the site today: a meeting's page in its place, the list of all, who considered what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from outturn import own_pages, words
from outturn.commonmark import parts
from outturn.meetings import SEALED, Considered
from outturn.model import Link
from outturn.pages import Citation, MeetingPage, MeetingRow, MeetingsPage, Since, Site, Sought, Standing
from outturn.story.crumbs import home_crumb
from outturn.story.standing import plain_citation
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue

FEW = 3
"""So many of the last meetings are named on a scorecard's own page."""


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
    return addresses.meeting(considered.meeting.committee, considered.meeting.date)


def placed_meeting(
    say: Catalogue, page: MeetingPage, considered: Considered, since: Since | None, site: Site
) -> MeetingPage:
    """What was told of a meeting, where it stands, with what is said of it today."""
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
        proof=addresses.meeting_file(meeting.committee, meeting.date, SEALED) if considered.is_sealed else "",
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


def considered_by(say: Catalogue, register: Register, names: Iterable[str], version: str = "") -> tuple[Link, ...]:
    """The meetings that considered a scorecard, the last one first, each in a sentence with its page.

    ``names`` are those that the scorecard has and had. With ``version``, all that considered that one; else the last
    few of any.
    """
    every = sorted(shown_meetings(register), key=lambda one: one.meeting.date, reverse=True)
    own = [one for one in every if not one.meeting.exempt and one.meeting.scorecard in set(names)]
    found = [one for one in own if one.meeting.version == version] if version else own[:FEW]
    return tuple(_considered_by(say, one, register.newest_day, is_named=not version) for one in found)


def _considered_by(say: Catalogue, considered: Considered, day: date | None, *, is_named: bool) -> Link:
    meeting, when = considered.meeting, "was" if is_past(considered, day) else "will-be"
    key = f"considered-{when}-version" if is_named else f"considered-{when}"
    said = say(key, number=meeting.version, committee=meeting.committee, date=words.long_date(say, meeting.date))
    return Link(said, address_of(considered))


def meeting_links(say: Catalogue, register: Register) -> tuple[Link, ...]:
    """The page of every meeting, the last one first."""
    known = sorted(shown_meetings(register), key=lambda one: one.meeting.date, reverse=True)
    return tuple(Link(_title(say, one), address_of(one)) for one in known)


def _title(say: Catalogue, considered: Considered) -> str:
    meeting = considered.meeting
    day = words.long_date(say, meeting.date)
    return say("meeting-title", subject=meeting.title, committee=meeting.committee, date=day)


def sought_meetings(say: Catalogue, meetings: Sequence[Considered]) -> Iterator[Sought]:
    """Meetings as search knows them: by what they were about, the committee, and the headings of their reports."""
    for one in meetings:
        meeting = one.meeting
        yield Sought(
            "page",
            _title(say, one),
            address_of(one),
            beside=tuple(part.title for part in parts(one.report) if part.title),
            text=meeting.committee,
        )
