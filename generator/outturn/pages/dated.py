"""What happens on a day: publications, figures that are due, meetings; for the calendar and its feeds."""

from datetime import date
from typing import Literal

from outturn.model import Link
from outturn.pages.page import Page
from outturn.values import Value

Kind = Literal["release", "due", "meeting"]
Status = Literal["planned", "confirmed", "postponed", "published", "cancelled"]
GONE: tuple[Status, ...] = ("postponed", "cancelled")
"""What does not come on its day; what is postponed has no other day yet."""


class Dated(Value, frozen=True):
    """One thing that happens on a day: a publication, figures that are due, or a meeting.

    ``id`` names it for ever, however often it moves. ``time`` is “09:30” or empty, ``when`` day and time in words.
    ``scorecard`` is the name of the one that it is about and ``card`` its page, ``committee`` the short name of the one
    that meets and ``body`` its page. ``steps`` are what became of earlier days, each in a sentence, ``moves`` how often
    something else was announced. Of what is postponed without a new day, ``day`` is the last that was named.
    """

    id: str
    kind: Kind
    title: str
    day: date
    when: str
    time: str = ""
    status: Status = "planned"
    holds: str = ""
    link: Link | None = None
    links: tuple[Link, ...] = ()
    scorecard: str = ""
    card: Link | None = None
    committee: str = ""
    body: Link | None = None
    steps: tuple[str, ...] = ()
    moves: int = 0


class CalendarRow(Value, frozen=True):
    """What the calendar says of one thing: its kind and status in words, and what it will hold or held."""

    what: Dated
    kind: str
    status: str
    holds: str = ""


class CalendarGroup(Value, frozen=True):
    """Things under one heading, a month or what lies behind."""

    id: str
    title: str
    rows: tuple[CalendarRow, ...]


class CalendarPage(Page, frozen=True):
    """What comes when: months ahead, what is later, what lies behind, the newest first; and the feeds."""

    sentences: tuple[str, ...] = ()
    ahead: tuple[CalendarGroup, ...] = ()
    past: CalendarGroup | None = None
    feeds: tuple[tuple[Link, str], ...] = ()
