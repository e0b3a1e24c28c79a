"""What comes when: dates that move, figures that are due, the calendar's page, and the feeds of it."""

import os
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from built import DATA, change
from outturn import own_pages
from outturn.exports.ical import calendar
from outturn.meetings import Considered, Meeting, Sealing
from outturn.model import Link
from outturn.pages import CalendarPage, Dated, Left, Measure, Reading, Site
from outturn.pipeline.checking import check_site
from outturn.reading.site_settings import settings_of
from outturn.story.calendar import calendar_page, coming, in_order, next_days
from outturn.story.dated import considered, due, released
from outturn.versions.register import Register, Release
from packages import SAY, indicator
from provoked import in_releases
from sealed import CARD, published
from telling import markdown_pages, site_files

TITLE = "Exampleshire: children's scorecard"
AS_AT = date(2025, 11, 20)
SITE = Site("Scorecards", "https://example.org/")
FIRST = Release("q3", date(2025, 10, 1), "Third quarter", "planned", CARD, date(2026, 1, 15), "09:30", "", "Q3 results")
MOVED = replace(FIRST, announced=date(2025, 11, 3), day=date(2026, 1, 22), reason="The census came late.")
AGAIN = replace(MOVED, announced=date(2025, 11, 17), day=date(2026, 6, 29), time="14:00", reason="So did its checks.")
OFF = Release("open-day", date(2025, 10, 1), "Open day, for readers; all welcome", "planned", "", date(2026, 2, 6))
CANCELLED = replace(OFF, announced=date(2025, 11, 1), status="cancelled", reason="The hall is closed.")
POSTPONED = replace(MOVED, status="postponed", day=None, time="")


def events(*rows: Release) -> tuple[Dated, ...]:
    return in_order(released(SAY, rows, {CARD: TITLE}))


def feed(*rows: Release, as_at: date = AS_AT) -> bytes:
    return calendar(SAY, TITLE, events(*rows), as_at, SITE)


def test_a_date_that_moved_twice_keeps_both_steps_with_their_reasons() -> None:
    (one,) = events(AGAIN, FIRST, MOVED)  # in whatever order the rows stand
    assert (one.day, one.when, one.moves) == (date(2026, 6, 29), "29 June 2026, 2pm", 2)
    assert one.steps == (
        "On 3 November 2025 it moved from 15 January 2026, 9:30am to 22 January 2026, 9:30am. The census came late.",
        "On 17 November 2025 it moved from 22 January 2026, 9:30am to 29 June 2026, 2pm. So did its checks.",
    )


def test_what_is_postponed_without_a_new_day_stands_at_its_last_one_and_says_so() -> None:
    (one,) = events(FIRST, POSTPONED)
    assert (one.status, one.day) == ("postponed", date(2026, 1, 15))
    assert one.steps == (
        "On 3 November 2025 it was postponed from 15 January 2026, 9:30am, with no new day yet. The census came late.",
    )
    assert next_days([one], AS_AT) == {}


def test_a_release_of_a_scorecard_that_is_not_shown_is_not_told_of() -> None:
    assert not list(released(SAY, [FIRST], {}))


def quarterly(name: str, newest: str, day: date, mark: str = "") -> Measure:
    known = indicator(indicator=name, title=name.capitalize(), frequency="quarter", year_type="financial", due=day)
    forecast = Reading("FY2025-26-Q4", 1.0, "f")
    return Measure(known, (Reading(newest, 1.0, mark), forecast))


LEFT = Left(
    (
        quarterly("visits", "FY2025-26-Q2", date(2026, 1, 29)),
        quarterly("waits", "FY2025-26-Q2", date(2026, 1, 29), "p"),
        quarterly("moves", "FY2025-26-Q1", date(2026, 2, 5)),
    ),
    created=AS_AT,
    next_publication=date(2026, 1, 29),
)


def test_figures_that_are_due_are_told_by_period_and_day_an_officers_forecast_aside() -> None:
    first, second = due(SAY, CARD, TITLE, LEFT)
    assert first.title == "Q3 2025/26 figures of 2 indicators"
    assert first.links == (Link("Visits", f"{CARD}/visits/"), Link("Waits", f"{CARD}/waits/"))
    assert (second.title, second.day) == ("Q2 2025/26 figure of 1 indicator", date(2026, 2, 5))


def test_a_scorecard_names_its_next_date_and_which_results_are_due_in_which_month() -> None:
    said = coming(SAY, CARD, TITLE, LEFT, (FIRST, MOVED))
    assert said
    assert said.sentences == (
        "Next: Third quarter, planned for 22 January 2026, 9:30am.",
        "It will hold: Q3 results.",
        "On 3 November 2025 it moved from 15 January 2026, 9:30am to 22 January 2026, 9:30am. The census came late.",
        "Q3 2025/26 figures of 2 indicators due in January 2026.",
        "Q2 2025/26 figure of 1 indicator due in February 2026.",
    )
    plain = coming(SAY, CARD, TITLE, replace_due(LEFT), ())
    assert plain
    assert plain.sentences == (f"Next: {TITLE}, next version, planned for 29 January 2026.",)
    assert coming(SAY, CARD, TITLE, Left(created=AS_AT), ()) is None


def replace_due(left: Left) -> Left:
    return Left((), created=left.created, next_publication=left.next_publication)


def headings(page: CalendarPage) -> dict[str, list[str]]:
    return {group.title: [row.what.title for row in group.rows] for group in page.ahead}


def test_twelve_months_ahead_stand_by_month_and_what_is_behind_below_the_newest_first() -> None:
    late = replace(OFF, release="late", title="Late", day=date(2026, 11, 20))
    last = replace(OFF, release="last", title="Last", day=date(2026, 11, 19))
    old = [replace(OFF, release=f"o{n}", title=f"Old {n}", day=date(2025, n, 1), status="published") for n in (3, 9)]
    page = calendar_page(SAY, events(AGAIN, FIRST, CANCELLED, OFF, late, last, *old), AS_AT, "")
    assert headings(page) == {
        "February 2026": [OFF.title],
        "June 2026": ["Third quarter"],
        "November 2026": ["Last"],
        "Later": ["Late"],
    }
    assert page.past
    assert [row.what.title for row in page.past.rows] == ["Old 9", "Old 3"]
    assert page.sentences[0].startswith("As at 20 November 2025")


def test_a_meeting_stands_between_them_by_its_day_with_a_feed_of_its_committee() -> None:
    body = Link("Scrutiny committee", "meetings/scrutiny/")
    day = date(2026, 2, 6)
    meeting = Dated(
        "meeting/scrutiny/2026-02-06", "meeting", "Scrutiny", day, "6 February 2026", committee="scrutiny", body=body
    )
    page = calendar_page(SAY, in_order([*events(OFF), meeting]), AS_AT, "")
    assert headings(page) == {"February 2026": [OFF.title, "Scrutiny"]}
    assert Link(body.title, "data/meetings/scrutiny/calendar.ics") in [link for link, _ in page.feeds]


def test_a_meeting_is_planned_until_its_papers_are_published_and_leads_to_its_page() -> None:
    row = Meeting("panel-2026-02", "Scrutiny panel", date(2026, 2, 6), "Second quarter", scorecard=CARD, time="14:00")
    (one,) = considered(SAY, Register(meetings=(Considered(row),)), {CARD: TITLE})
    assert (one.id, one.title, one.when) == (
        "meeting/panel-2026-02",
        "Scrutiny panel: Second quarter",
        "6 February 2026, 2pm",
    )
    assert (one.status, one.committee, one.scorecard) == ("planned", "scrutiny-panel", CARD)
    assert one.link == Link("Second quarter", "meetings/scrutiny-panel/2026-02-06/")
    sealed = Considered(row, sealings=(Sealing(date(2026, 1, 30), "papers", "", {}),))
    (again,) = considered(SAY, Register(meetings=(sealed,)), {})
    assert (again.status, again.scorecard) == ("confirmed", "")
    (event,) = parsed(calendar(SAY, TITLE, [one], AS_AT, SITE))
    assert event["DTSTART;TZID=Europe/London"] == "20260206T140000"
    assert event["CATEGORIES"] == "Meeting"


# The feeds, read by the library and by hand


def lines(content: bytes) -> list[str]:
    """The content lines of RFC 5545, section 3.1: ended by CRLF, folded so that none is longer than 75 octets."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    return content.replace(b"\r\n ", b"").decode("utf-8").splitlines()


def parsed(content: bytes) -> Iterator[dict[str, str]]:
    """The events, each property by its name with its parameters; written for this test alone."""
    assert lines(content)[0] == "BEGIN:VCALENDAR"
    found: dict[str, str] | None = None
    for line in lines(content):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found = {}
        elif line == "END:VEVENT" and found is not None:
            yield found
            found = None
        elif found is not None:
            assert name not in found
            found[name] = re.sub(r"\\(.)", lambda one: "\n" if one[1] == "n" else one[1], value)


def test_a_feed_says_by_hand_and_by_the_library_what_was_announced() -> None:
    content = feed(FIRST, MOVED, AGAIN, OFF, CANCELLED)
    cancelled, moved = parsed(content)
    assert cancelled["DTSTART;VALUE=DATE"] == "20260206"
    assert cancelled["SUMMARY"] == "Cancelled: Open day, for readers; all welcome"
    assert (cancelled["STATUS"], cancelled["SEQUENCE"]) == ("CANCELLED", "1")
    assert moved["DTSTART;TZID=Europe/London"] == "20260629T140000"
    assert (moved["STATUS"], moved["SEQUENCE"], moved["DTSTAMP"]) == ("TENTATIVE", "2", "20251120T000000Z")
    assert moved["URL"] == f"https://example.org/{CARD}/"
    assert moved["DESCRIPTION"].splitlines()[0] == "Q3 results"
    assert "The census came late." in moved["DESCRIPTION"]
    read = Calendar.from_ical(content)
    assert {str(one["SUMMARY"]) for one in read.walk("VEVENT")} == {cancelled["SUMMARY"], moved["SUMMARY"]}
    assert {str(one["UID"]) for one in read.walk("VEVENT")} == {cancelled["UID"], moved["UID"]}
    assert not read.errors


def test_an_event_keeps_its_uid_and_counts_up_however_it_changes() -> None:
    states = [(FIRST,), (FIRST, MOVED), (FIRST, MOVED, AGAIN), (FIRST, MOVED, AGAIN, told_off())]
    found = [next(parsed(feed(*rows, as_at=AS_AT + timedelta(days=at)))) for at, rows in enumerate(states)]
    assert len({one["UID"] for one in found}) == 1
    assert [one["SEQUENCE"] for one in found] == ["0", "1", "2", "3"]
    assert [one["STATUS"] for one in found] == ["TENTATIVE", "TENTATIVE", "TENTATIVE", "CANCELLED"]
    assert next(parsed(feed(replace(FIRST, title="Other words"))))["UID"] == found[0]["UID"]
    assert next(parsed(feed(replace(FIRST, release="q4"))))["UID"] != found[0]["UID"]


def told_off() -> Release:
    return replace(AGAIN, announced=date(2025, 12, 1), status="cancelled", reason="It comes with the fourth quarter.")


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2026, 1, 15), "09:30", "2026-01-15T09:30"),  # winter time is UTC
        (date(2026, 6, 29), "14:00", "2026-06-29T13:00"),  # summer time is an hour ahead
        (date(2026, 3, 28), "12:00", "2026-03-28T12:00"),  # the day before clocks go forward
        (date(2026, 3, 29), "12:00", "2026-03-29T11:00"),  # the last Sunday of March
        (date(2026, 10, 24), "12:00", "2026-10-24T11:00"),
        (date(2026, 10, 25), "12:00", "2026-10-25T12:00"),  # the last Sunday of October
    ],
)
def test_times_are_those_of_london_by_the_rules_in_the_feed_and_by_those_of_the_computer(
    day: date, at: str, utc: str
) -> None:
    (one,) = Calendar.from_ical(feed(replace(FIRST, day=day, time=at))).walk("VEVENT")
    expected = datetime.fromisoformat(f"{utc}+00:00")
    assert one.decoded("DTSTART").astimezone(UTC) == expected
    wall = datetime.fromisoformat(f"{day}T{at}")
    assert wall.replace(tzinfo=ZoneInfo("Europe/London")).astimezone(UTC) == expected
    assert wall - by_rule(wall) == expected.replace(tzinfo=None)


GREENWICH = "TZNAME:GMT\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000"


def by_rule(wall: datetime) -> timedelta:
    """The offset by the feed's own rules, worked out by hand: the latest start of the two halves of the year."""
    text = "\n".join(lines(feed(FIRST)))
    last_sundays = {}
    for month, offsets in ((3, "TZNAME:BST\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100"), (10, GREENWICH)):
        assert f"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH={month}\n{offsets}" in text
        end = datetime(wall.year, month, 31)  # noqa: DTZ001 - both months have 31 days
        last_sundays[month] = end - timedelta(days=(end.weekday() + 1) % 7)
    is_summer = last_sundays[3] + timedelta(hours=1) <= wall < last_sundays[10] + timedelta(hours=2)
    return timedelta(hours=1) if is_summer else timedelta(0)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")
def test_a_feed_has_the_same_bytes_whatever_the_zone_and_the_order_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = feed(FIRST, MOVED, AGAIN, OFF)
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        assert feed(AGAIN, OFF, MOVED, FIRST) == expected
    finally:
        monkeypatch.undo()
        time.tzset()


# A site


@pytest.fixture(scope="module")
def with_dates(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, bytes]]:
    """A site of three versions, with a date that moved, another of the whole site, and figures that are due."""
    root = tmp_path_factory.mktemp("dates")
    published(root)
    rows = (
        f"next,2025-09-01,Winter figures,{CARD},2026-11-13,,planned,,results of the autumn term",
        f"next,2025-10-01,Winter figures,{CARD},2026-11-20,09:30,confirmed,The <b>census</b> came late.,",
        "all,2025-09-01,All scorecards,,2026-12-04,,planned,,",
    )
    in_releases(*rows)(root / DATA)
    checked = check_site(root / DATA)
    assert not [one for one in checked.findings if one.id.startswith("release-")]
    settings = settings_of(root / "mkdocs.yml")
    return dict(markdown_pages(settings, checked)), dict(site_files(settings, checked))


def test_the_newest_page_says_what_comes_next_and_a_sealed_one_never_does(
    with_dates: tuple[dict[str, str], dict[str, bytes]],
) -> None:
    pages, _ = with_dates
    assert "Next: Winter figures, on 20 November 2026, 9:30am." in plain(pages[f"{CARD}/index.md"])
    assert "next due" not in pages[f"{CARD}/index.md"]
    for name, text in pages.items():
        if f"{CARD}/v/" in name:
            assert "Winter figures" not in text


def plain(markdown: str) -> str:
    return re.sub(r"&#(\d+);", lambda one: chr(int(one[1])), markdown)


def test_the_calendar_leads_to_scorecards_and_nothing_in_it_is_markup_of_the_data(
    with_dates: tuple[dict[str, str], dict[str, bytes]],
) -> None:
    text = with_dates[0][f"{own_pages.CALENDAR}index.md"]
    assert "<b>" not in text
    assert "The <b>census</b> came late." in plain(text)
    assert 'datetime="2026-11-20T09:30"' in plain(text)
    assert f'href="../{CARD}/"' in text


def test_a_site_has_a_feed_of_its_own_and_one_of_each_scorecard(
    with_dates: tuple[dict[str, str], dict[str, bytes]],
) -> None:
    files = with_dates[1]
    summaries = {
        name: {one["SUMMARY"] for one in parsed(files[name])}
        for name in ("data/calendar.ics", f"data/{CARD}/calendar.ics")
    }
    assert {"Winter figures", "All scorecards"} <= summaries["data/calendar.ics"]
    assert summaries[f"data/{CARD}/calendar.ics"] == summaries["data/calendar.ics"]
    versions = [one for one in summaries["data/calendar.ics"] if "version" in one]
    assert len(versions) == 3


def test_a_time_or_a_status_of_another_form_is_named_at_its_row(tmp_path: Path) -> None:
    published(tmp_path)
    in_releases("q3,2025-11-01,Q3,,2026-01-20,9.30am,soon,,")(tmp_path / DATA)
    found = {(one.id, one.where.column) for one in check_site(tmp_path / DATA).findings if one.where.row == 2}
    assert {("text-form", "time"), ("word-not-allowed", "status")} <= found


def test_a_release_that_the_descriptor_names_another_day_for_is_named(tmp_path: Path) -> None:
    place = published(tmp_path)
    in_releases(f"q,2025-11-01,Q,{CARD},2026-11-20,,planned,,")(tmp_path / DATA)
    assert "release-otherwise" not in {one.id for one in check_site(tmp_path / DATA).findings}
    change(place / "next" / "datapackage.json", '"next_publication": "2026-11-20"', '"next_publication": "2026-11-27"')
    assert "release-otherwise" in {one.id for one in check_site(tmp_path / DATA).findings}
