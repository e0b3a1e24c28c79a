"""The calendar: what comes in the twelve months after the newest day that the packages know, and what lies behind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from outturn import own_pages, words
from outturn.model import Link
from outturn.pages import CalendarGroup, CalendarPage, CalendarRow, Coming, Dated, Left
from outturn.pages.dated import GONE
from outturn.story.crumbs import home_crumb
from outturn.story.dated import announced, came_out, considered, due, released
from outturn.story.overview import Overview
from outturn.versions import addresses
from outturn.versions.register import Register, Release
from outturn.words.catalogue import Catalogue

MONTHS = 12
"""How many months ahead the calendar shows, and how many behind it lists versions."""
MOST_DUE = 3
"""So many sentences on a scorecard's page say which results are due."""


def dated(say: Catalogue, overviews: Sequence[Overview], register: Register) -> tuple[Dated, ...]:
    """Everything that happens on a day, in the order of days."""
    titles = {one.name: one.scorecard.title for one in overviews}
    known = tuple(released(say, register.releases, titles))
    found = [*known, *considered(say, register, titles)]
    for one in overviews:
        versions = [
            version
            for version in register.versions.get(one.name, ())
            if not register.withdrawal(f"/{addresses.version(one.name, version.version)}")
        ]
        found += announced(say, one.name, titles[one.name], one.left, known)
        found += due(say, one.name, titles[one.name], one.left)
        found += came_out(say, one.name, titles[one.name], versions, known)
    return in_order(found)


def in_order(events: Iterable[Dated]) -> tuple[Dated, ...]:
    """Events by day and time, those of one time by name."""
    return tuple(sorted(events, key=lambda one: (one.day, one.time, one.title.casefold(), one.id)))


def calendar_page(say: Catalogue, events: Sequence[Dated], as_at: date, notice: str) -> CalendarPage:
    """The calendar as at that day: what is to come by month, then what is later, then what lies behind."""
    title, end = say("calendar-title"), _months_on(as_at, MONTHS)
    ahead = [one for one in events if one.day >= as_at and one.status != "published"]
    behind = [one for one in events if one not in ahead and (one.moves or one.day >= _months_on(as_at, -MONTHS))]
    gaps = {"day": words.long_date(say, as_at), "end": words.long_date(say, end)}
    return CalendarPage(
        own_pages.CALENDAR,
        title,
        say("calendar-described"),
        (home_crumb(say), Link(title, own_pages.CALENDAR)),
        notice,
        sentences=(say("calendar-as-at" if ahead else "calendar-nothing", **gaps),),
        ahead=tuple(_months(say, ahead, end)),
        past=_group(say, "calendar-past", say("calendar-past"), reversed(behind)) if behind else None,
        feeds=tuple(_feeds(say, events)),
    )


def _months(say: Catalogue, ahead: Sequence[Dated], end: date) -> Iterator[CalendarGroup]:
    """A group a month up to that day, and one for all that is later."""
    found: dict[tuple[int, int], list[Dated]] = {}
    for one in ahead:
        if one.day < end:
            found.setdefault((one.day.year, one.day.month), []).append(one)
    for (year, month), rows in found.items():
        heading = say("calendar-month", month=say(f"month-{month}"), year=year)
        yield _group(say, f"calendar-{year}-{month:02d}", heading, rows)
    if later := [one for one in ahead if one.day >= end]:
        yield _group(say, "calendar-later", say("calendar-later"), later)


def _group(say: Catalogue, name: str, title: str, rows: Iterable[Dated]) -> CalendarGroup:
    return CalendarGroup(name, title, tuple(_row(say, one) for one in rows))


def _row(say: Catalogue, one: Dated) -> CalendarRow:
    holds = say("calendar-holds", holds=one.holds) if one.holds and one.status != "published" else one.holds
    return CalendarRow(one, say(f"calendar-kind-{one.kind}"), say(f"calendar-status-{one.status}"), holds)


def _feeds(say: Catalogue, events: Sequence[Dated]) -> Iterator[tuple[Link, str]]:
    """The address of every feed, with what is in it."""
    yield Link(say("calendar-feed-site"), addresses.calendar()), say("calendar-feed-site-holds")
    for name, one in sorted({one.scorecard: one.card for one in events if one.card}.items()):
        if one:
            yield Link(one.title, addresses.calendar(name)), say("calendar-feed-card-holds")
    for name, one in sorted({one.committee: one.body for one in events if one.body}.items()):
        if one:
            yield Link(one.title, addresses.committee_calendar(name)), say("calendar-feed-committee-holds")


def _months_on(day: date, months: int) -> date:
    """The same day so many months on; the first of the next month where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    try:
        return day.replace(year=index // 12, month=index % 12 + 1)
    except ValueError:
        return date((index + 1) // 12, (index + 1) % 12 + 1, 1)


def coming(say: Catalogue, name: str, title: str, left: Left, rows: Sequence[Release]) -> Coming | None:
    """What comes next of a scorecard, after the day of its own package; None where nothing is known.

    ``rows`` are those of ``releases.csv`` that are about it.
    """
    events = [*released(say, rows, {name: title})]
    events += [*announced(say, name, title, left, events), *due(say, name, title, left)]
    ahead = in_order(one for one in events if left.created and one.day > left.created and one.status != "published")
    sentences = (*_next(say, [one for one in ahead if one.kind == "release"]), *_results(say, ahead))
    return Coming(sentences, addresses.calendar(name)) if sentences else None


def _next(say: Catalogue, ahead: Sequence[Dated]) -> Iterator[str]:
    """The next publication, what it will hold, and how it moved last."""
    first = next((one for one in ahead if one.status not in GONE), None) or next(iter(ahead), None)
    if not first:
        return
    yield say(f"calendar-coming-{first.status}", title=first.title, when=first.when)
    if first.holds:
        yield say("calendar-holds", holds=first.holds)
    yield from first.steps[-1:]


def _results(say: Catalogue, ahead: Sequence[Dated]) -> Iterator[str]:
    """Which results are due in which month."""
    told = [one for one in ahead if one.kind == "due"]
    for one in told[:MOST_DUE]:
        month = say("calendar-month", month=say(f"month-{one.day.month}"), year=one.day.year)
        yield say("calendar-coming-due", results=one.title, month=month)


def next_days(events: Iterable[Dated], as_at: date) -> Mapping[str, date]:
    """The day of each scorecard's next publication, by its name."""
    found: dict[str, date] = {}
    for one in in_order(events):
        if one.kind == "release" and one.status in ("planned", "confirmed") and one.day >= as_at and one.scorecard:
            found.setdefault(one.scorecard, one.day)
    return found
