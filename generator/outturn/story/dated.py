"""What happens on days, gathered: publications that were announced, figures that are due, versions that came out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from outturn import own_pages, words
from outturn.model import FORECAST, Indicator, Link
from outturn.pages import Dated, Left, Measure
from outturn.pages.dated import Status
from outturn.periods import Period, following, parse, starting
from outturn.story.meetings import address_of, shown_meetings
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.versions.register import Register, Release, by_release
from outturn.words.catalogue import Catalogue

STATUSES: tuple[Status, ...] = ("planned", "confirmed", "postponed", "published", "cancelled")


def released(say: Catalogue, rows: Iterable[Release], titles: Mapping[str, str]) -> Iterator[Dated]:
    """What ``releases.csv`` announces, as it stands; ``titles`` are those of scorecards that are shown, by name."""
    for name, steps in by_release(rows).items():
        last, days = steps[-1], [one for one in steps if one.day]
        if not days or not days[-1].day or (last.scorecard and last.scorecard not in titles):
            continue
        day, time = days[-1].day, days[-1].time
        card = Link(titles[last.scorecard], addresses.scorecard(last.scorecard)) if last.scorecard else None
        yield Dated(
            id=f"release/{name}",
            kind="release",
            title=last.title,
            day=day,
            when=on_day(say, day, time),
            time=time,
            status=next(one for one in STATUSES if one == last.status),
            holds=last.holds,
            link=card,
            scorecard=last.scorecard,
            card=card,
            steps=tuple(_steps(say, steps)),
            moves=len(steps) - 1,
        )


def _steps(say: Catalogue, steps: Sequence[Release]) -> Iterator[str]:
    """What became of each day that was announced first, in the order of time."""
    for before, one in pairwise(steps):
        gaps = {"announced": words.long_date(say, one.announced), "was": _was(say, before), "reason": one.reason}
        if one.status == "cancelled":
            yield say("calendar-step-cancelled", **gaps)
        elif one.status == "postponed":
            yield say("calendar-step-postponed", **gaps)
        elif (before.day, before.time) != (one.day, one.time) and one.day:
            yield say("calendar-step-moved", now=on_day(say, one.day, one.time), **gaps)
    if len(steps) == 1 and steps[0].status in ("cancelled", "postponed"):
        yield steps[0].reason


def _was(say: Catalogue, one: Release) -> str:
    return on_day(say, one.day, one.time) if one.day else say("calendar-no-day")


def on_day(say: Catalogue, day: date, time: str = "") -> str:
    """A day, and a time of day where it is known: 29 January 2027, 9:30am."""
    return say("calendar-when", day=words.long_date(say, day), time=words.clock(say, time)) if time else _day(say, day)


def _day(say: Catalogue, day: date) -> str:
    return words.long_date(say, day)


def announced(say: Catalogue, name: str, title: str, left: Left, known: Iterable[Dated]) -> Iterator[Dated]:
    """The scorecard's next version by its descriptor, unless ``releases.csv`` says when it comes."""
    day = left.next_publication
    if day and not any(one.scorecard == name and one.status in ("planned", "confirmed", "postponed") for one in known):
        card = Link(title, addresses.scorecard(name))
        heading, number = say("calendar-next", title=title), left.version or "0"
        yield Dated(
            f"next/{name}/{number}", "release", heading, day, _day(say, day), link=card, scorecard=name, card=card
        )


def due(say: Catalogue, name: str, title: str, left: Left) -> Iterator[Dated]:
    """The figures that are due, those of one period and day together."""
    found: dict[tuple[date, str], list[tuple[Indicator, Period | None]]] = {}
    for one in left.measures:
        if one.indicator.due:
            period = _next_period(one)
            found.setdefault((one.indicator.due, period.text if period else ""), []).append((one.indicator, period))
    card, home = Link(title, addresses.scorecard(name)), addresses.scorecard(name)
    for (day, text), indicators in sorted(found.items(), key=lambda one: one[0]):
        period = indicators[0][1]
        gaps = {"period": words.short_label(say, period)} if period else {}
        heading = say.count("calendar-due-of" if period else "calendar-due", len(indicators), **gaps)
        links = tuple(Link(one.title, f"{home}{one.indicator}/") for one, _ in indicators)
        yield Dated(
            id=f"due/{name}/{text or indicators[0][0].indicator}/{day}",
            kind="due",
            title=heading,
            day=day,
            when=_day(say, day),
            link=card,
            links=links,
            scorecard=name,
            card=card,
        )


def _next_period(one: Measure) -> Period | None:
    """The period after that of the newest figure, an officer's forecast aside."""
    texts = [reading.period for reading in one.readings if FORECAST not in reading.mark.split()]
    if not texts or one.indicator.frequency == "irregular":
        return None
    newest = starting(parse(texts[-1]), one.indicator.starts_in)
    found = following(newest, one.indicator.frequency, one.indicator.years_apart)
    return starting(found, one.indicator.starts_in) if found else None


def came_out(
    say: Catalogue, name: str, title: str, versions: Iterable[Version], known: Iterable[Dated]
) -> Iterator[Dated]:
    """The versions of a scorecard on their days, without those that ``known`` publications already tell of."""
    told = {one.day for one in known if one.scorecard == name and one.status == "published"}
    for one in versions:
        if one.sealed not in told:
            address = addresses.version(name, one.version)
            yield Dated(
                id=f"version/{name}/{one.version}",
                kind="release",
                title=say("feed-version", title=title, number=one.version),
                day=one.sealed,
                when=_day(say, one.sealed),
                status="published",
                holds=one.note,
                link=Link(one.version, address),
                scorecard=name,
                card=Link(title, addresses.scorecard(name)),
            )


def considered(say: Catalogue, register: Register, titles: Mapping[str, str]) -> Iterator[Dated]:
    """The meetings of committees: planned until their papers are published."""
    for one in shown_meetings(register):
        meeting = one.meeting
        name = meeting.scorecard if meeting.scorecard in titles else ""
        yield Dated(
            id=f"meeting/{meeting.meeting}",
            kind="meeting",
            title=say("calendar-meeting", committee=meeting.committee, title=meeting.title),
            day=meeting.date,
            when=on_day(say, meeting.date, meeting.time),
            time=meeting.time,
            status="confirmed" if one.is_sealed else "planned",
            link=Link(meeting.title, address_of(one)),
            scorecard=name,
            card=Link(titles[name], addresses.scorecard(name)) if name else None,
            committee=addresses.committee_slug(meeting.committee),
            body=Link(meeting.committee, own_pages.MEETINGS),
        )
