"""Calendars that others subscribe to, as iCalendar (RFC 5545); the only module that knows icalendar.

The same events give the same bytes: the stamp is the newest day of the packages, and the rules of the time zone are
written here, because those of a computer differ from year to year.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Component, Event, Timezone, TimezoneDaylight, TimezoneStandard

from outturn.pages import Dated, Site
from outturn.pages.dated import GONE
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue

ZONE = "Europe/London"
PRODUCT = "-//Outturn//Calendar//EN"
REFRESHED = timedelta(days=1)
"""How often a program that subscribed may look again."""
LAST_SUNDAY_OF_MARCH = {"freq": "yearly", "bymonth": 3, "byday": "-1su"}
LAST_SUNDAY_OF_OCTOBER = {"freq": "yearly", "bymonth": 10, "byday": "-1su"}
"""When clocks change since 1996, by the Summer Time Order 2002 (SI 2002/262) and Directive 2000/84/EC before it."""


def calendar(say: Catalogue, title: str, events: Sequence[Dated], as_at: date, site: Site) -> bytes:
    """An iCalendar of that title; ``as_at`` is the newest day that the packages know.

    An event keeps its UID for ever, its SEQUENCE grows each time that something else was announced of it, and one that
    does not come on its day stays, cancelled.
    """
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        made.add(name, title)
    made.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    if any(one.time for one in events):
        made.add_component(_zone())
    for one in events:
        made.add_component(_event(say, one, as_at, site))
    content: bytes = made.to_ical()
    return content


def about(events: Iterable[Dated], scorecard: str) -> list[Dated]:
    """The events of a scorecard: its own, meetings that consider it, and those of the whole site."""
    return [one for one in events if one.scorecard == scorecard or (not one.scorecard and not one.committee)]


def _event(say: Catalogue, one: Dated, as_at: date, site: Site) -> Event:
    event = Event()
    event.add("uid", identity(one, site))
    event.add("dtstamp", datetime.combine(as_at, time(), UTC))
    event.add("sequence", one.moves)
    if one.time:
        start = datetime.combine(one.day, time.fromisoformat(one.time))
        event.add("dtstart", start, parameters={"TZID": ZONE})
    else:
        event.add("dtstart", one.day)
    event.add("summary", _summary(say, one))
    if told := "\n".join(text for text in (one.holds, *one.steps, *(link.title for link in one.links)) if text):
        event.add("description", told)
    if one.link and one.link.path and site.url:
        event.add("url", site.full(one.link.path))
    event.add("categories", [say(f"calendar-kind-{one.kind}")])
    event.add("status", _status(one))
    event.add("transp", "TRANSPARENT")
    return event


def _summary(say: Catalogue, one: Dated) -> str:
    """The title; what does not come on its day says so, because many programs show no status."""
    return say(f"calendar-summary-{one.status}", title=one.title) if one.status in GONE else one.title


def _status(one: Dated) -> str:
    return "CANCELLED" if one.status in GONE else "TENTATIVE" if one.status == "planned" else "CONFIRMED"


def identity(one: Dated, site: Site) -> str:
    """The event's UID: from its name alone and the site's address, so that it stays when all else changes."""
    return f"{uuid5(NAMESPACE_URL, site.full(f'{addresses.calendar()}#{one.id}'))}"


def _zone() -> Timezone:
    """The time of London, by the rules that hold since 1996."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = timedelta(hours=1), timedelta(0)
    zone.add_component(_observance(TimezoneDaylight(), "BST", (winter, summer), datetime(1996, 3, 31, 1)))  # noqa: DTZ001
    zone.add_component(_observance(TimezoneStandard(), "GMT", (summer, winter), datetime(1996, 10, 27, 2)))  # noqa: DTZ001
    return zone


def _observance(part: Component, name: str, offsets: tuple[timedelta, timedelta], start: datetime) -> Component:
    """One half of the year: what it is called, the offsets before and after its start, and its first start."""
    before, after = offsets
    part.add("dtstart", start)
    part.add("tzname", name)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("rrule", LAST_SUNDAY_OF_MARCH if after else LAST_SUNDAY_OF_OCTOBER)
    return part
