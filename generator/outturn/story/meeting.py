"""A committee's meeting told: what its page says, from its report, its papers and the version that was considered."""

from collections.abc import Iterator
from datetime import date

from outturn import words
from outturn.meetings import PACK, Considered, Meeting
from outturn.model import Link
from outturn.pages import DecisionRow, MeetingPage, PaperRow, Told
from outturn.story.covering import Covered, sections, spoken_of
from outturn.story.papers import paper_row, paper_rows, version_rows
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue

LABELS = (
    "meeting-page-",
    "page-breadcrumb",
    "page-illustrative",
    "page-cite",
    "page-citation",
    "page-indicator",
    "page-rating",
    "page-direction",
)
"""What the keys of the words begin with that the template of a meeting's page prints beside what was told."""


def told_meeting(
    considered: Considered, told: Told | None, say: Catalogue, version: Version | None = None
) -> MeetingPage:
    """What a meeting's page says: nothing of it is newer than ``told``, which is the version that was considered.

    ``version`` is that version's row, which gives its hash. Hashes and sizes of papers are those of the meeting's
    sealings; what is about to be sealed is told with that sealing among them. Of an exempt item, and where there is no
    version, only what the meeting itself says: of the exempt one title, day and reason.
    """
    meeting = considered.meeting
    page = _named(say, meeting)
    if meeting.exempt:
        reason = say("meeting-exempt-because", reason=meeting.exempt)
        return replace(page, exempt=reason, labels=say.labels(*LABELS), language=say.language)
    page = with_what_followed(replace(page, facts=tuple(_facts(say, considered))), considered, say)
    if told is not None:
        page = _about_version(page, considered, Covered(say, told, meeting.scorecard, meeting.version), version)
    return replace(page, agenda=meeting.agenda_url, labels=say.labels(*LABELS), language=say.language)


def with_what_followed(page: MeetingPage, considered: Considered, say: Catalogue) -> MeetingPage:
    """The page with what may still be added once its papers are published: supplements, minutes, decisions, a pack."""
    rows = paper_rows(say, considered)
    return replace(
        page,
        papers=rows.enclosures,
        supplements=rows.supplements,
        minutes=rows.minutes,
        decisions=decision_rows(say, considered),
        pack=pack_row(say, considered),
        report_corrected_by=rows.of_report,
    )


def pack_row(say: Catalogue, considered: Considered) -> PaperRow | None:
    """The pack as it was sealed; None where there is none."""
    sealing = next((one for one in considered.sealings if considered.own(PACK) in one.files), None)
    if sealing is None:
        return None
    return paper_row(say, considered, PACK, say("meeting-pack"), say("meeting-kind-pack"), sealing.sealed)


def _named(say: Catalogue, meeting: Meeting) -> MeetingPage:
    """The page with what names it."""
    address, day = addresses.meeting_page(meeting), words.long_date(say, meeting.date)
    return MeetingPage(
        address=address,
        title=say("meeting-title", subject=meeting.title, committee=meeting.committee, date=day),
        description=say("meeting-described", subject=meeting.title, committee=meeting.committee, date=day),
        crumbs=(),
        meeting=meeting.meeting,
        committee=meeting.committee,
        day=day,
        subject=meeting.title,
        cited=say("meeting-cited", committee=meeting.committee, date=day, subject=meeting.title),
    )


def _about_version(page: MeetingPage, considered: Considered, covered: Covered, version: Version | None) -> MeetingPage:
    """The page with what the version under it says."""
    say, card = covered.say, covered.told.scorecard
    day = words.long_date(say, version.sealed) if version else card.published
    named = say("meeting-version", title=card.title, number=covered.version, date=day)
    rows = paper_rows(say, considered)
    return replace(
        page,
        scorecard=card.title,
        version=covered.version,
        considered=Link(named, addresses.version(covered.scorecard, covered.version)),
        sections=sections(considered.report, covered),
        spoken_of=spoken_of(considered.report, covered),
        background=(*version_rows(covered, version), *rows.background),
        illustrative=card.illustrative,
    )


def _facts(say: Catalogue, considered: Considered) -> Iterator[tuple[str, str]]:
    """The fields of a covering report in its order, each with its label; those that are empty are left out.

    Among them is the reason for which its papers were published late, if they were.
    """
    meeting = considered.meeting
    when = words.long_date(say, meeting.date)
    fields = (
        ("committee", meeting.committee),
        ("date", say("meeting-date-time", date=when, time=meeting.time) if meeting.time else when),
        ("item", meeting.item),
        ("subject", meeting.title),
        ("lead-officer", meeting.lead_officer),
        ("portfolio-holder", meeting.portfolio_holder),
        ("originator", meeting.originator),
        ("key-decision", _answer(say, meeting.key_decision)),
        ("call-in", _answer(say, meeting.call_in)),
        ("exempt", say("meeting-answer-no")),
        ("late", next((one.late for one in considered.sealings), "")),
        ("wards", meeting.wards),
        ("enclosures", words.listed(say, meeting.enclosures, "semicolon")),
    )
    for field, value in fields:
        if value:
            yield say(f"meeting-field-{field}"), value


def _answer(say: Catalogue, text: str) -> str:
    """A word of the data's own (yes, no, not applicable) in the catalogue's; another as it stands."""
    key = words.keyed("meeting-answer", text)
    return say(key) if text and say.has(key) else text


def decision_rows(say: Catalogue, considered: Considered) -> tuple[DecisionRow, ...]:
    """Each recommendation with what was decided on it, by number; then what was decided on none of them."""
    by_number = sorted(considered.decisions, key=lambda one: one.number)
    recommended = [one for one in by_number if one.kind == "recommendation"]
    decided = [one for one in by_number if one.kind == "decision"]
    numbers = {one.number for one in recommended}
    rows = list[DecisionRow]()
    for one in recommended:
        on_it = [_decided(say, other.text, other.date) for other in decided if other.on == one.number]
        first, *more = on_it or [DecisionRow("")]
        rows += [replace(first, number=str(one.number), recommended=one.text), *more]
    rows += [_decided(say, one.text, one.date) for one in decided if one.on not in numbers]
    return tuple(rows)


def _decided(say: Catalogue, text: str, day: date | None) -> DecisionRow:
    return DecisionRow("", decided=text, date=words.long_date(say, day) if day else "")
