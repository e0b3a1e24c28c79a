"""Who leads to meetings: a scorecard to those that considered it, the map of the site and search to all of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from outturn import words
from outturn.commonmark import parts
from outturn.meetings import Considered
from outturn.model import Link
from outturn.pages import Sought
from outturn.story.meetings import address_of, is_past, shown_meetings
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue

FEW = 3
"""So many of the last meetings are named on a scorecard's own page."""


def considered_by(say: Catalogue, register: Register, names: Iterable[str], version: str = "") -> tuple[Link, ...]:
    """The meetings that considered a scorecard, the last one first, each in a sentence with its page.

    ``names`` are those that the scorecard has and had. With ``version``, all that considered that one; else the last
    few of any.
    """
    own = [one for one in newest_first(register) if not one.meeting.exempt and one.meeting.scorecard in set(names)]
    found = [one for one in own if one.meeting.version == version] if version else own[:FEW]
    return tuple(_considered_by(say, one, register.newest_day, is_named=not version) for one in found)


def _considered_by(say: Catalogue, considered: Considered, day: date | None, *, is_named: bool) -> Link:
    meeting, when = considered.meeting, "was" if is_past(considered, day) else "will-be"
    key = f"considered-{when}-version" if is_named else f"considered-{when}"
    said = say(key, number=meeting.version, committee=meeting.committee, date=words.long_date(say, meeting.date))
    return Link(said, address_of(considered))


def meeting_links(say: Catalogue, register: Register) -> tuple[Link, ...]:
    """The page of every meeting, the last one first."""
    return tuple(Link(title_of(say, one), address_of(one)) for one in newest_first(register))


def newest_first(register: Register) -> list[Considered]:
    """The meetings that have a page, the last one first."""
    return sorted(shown_meetings(register), key=lambda one: one.meeting.date, reverse=True)


def title_of(say: Catalogue, considered: Considered) -> str:
    """What a meeting's page is called."""
    meeting = considered.meeting
    day = words.long_date(say, meeting.date)
    return say("meeting-title", subject=meeting.title, committee=meeting.committee, date=day)


def sought_meetings(say: Catalogue, meetings: Sequence[Considered]) -> Iterator[Sought]:
    """Meetings as search knows them: by what they were about, the committee, and the headings of their reports."""
    for one in meetings:
        meeting = one.meeting
        yield Sought(
            "page",
            title_of(say, one),
            address_of(one),
            beside=() if meeting.exempt else tuple(part.title for part in parts(one.report) if part.title),
            text=meeting.committee,
        )
