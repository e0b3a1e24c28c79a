"""A version, with the meeting that considers it where there is one, to all that its pack says."""

from collections.abc import Iterator

from msgspec.structs import replace

from outturn.packs.answering import answer, every_indicator
from outturn.packs.assessed import assessments
from outturn.packs.attending import attention
from outturn.packs.blocks import Block, Cover, Pack, text
from outturn.packs.closing import how_judged, identity, sources
from outturn.packs.covering import covering_report
from outturn.packs.imprint import Subject
from outturn.packs.issues import concerns, issues
from outturn.packs.turning import exceptions
from outturn.pages.meetings import MeetingPage

REGIONS = {"en": "GB"}
"""The country whose way of writing a language is meant, where that is said."""
PAGE, PAGES = "\0page\0", "\0pages\0"


def composed(subject: Subject, meeting: MeetingPage | None) -> Pack:
    """All that a pack says, in order; what is stored of the version is said in its own words."""
    page, say, imprint = subject.told.scorecard, subject.say, subject.imprint
    version = imprint.version or say("pack-unsealed")
    title = meeting.title if meeting else say("pack-title", title=page.title, version=version)
    running = f"{meeting.committee}, {meeting.day}" if meeting else page.title
    return packed(subject, title, running, _cover(subject, meeting), tuple(_blocks(subject, meeting)))


def composed_exceptions(subject: Subject) -> Pack:
    """What turned since an earlier version, as a document of its own; each exception stands in its contents."""
    page, say, told = subject.told.scorecard, subject.say, subject.told.exceptions
    version = subject.imprint.version or say("pack-unsealed")
    heading = told.title if told else ""
    title = say("pack-exceptions-title", exceptions=heading, title=page.title, version=version)
    cover = replace(_cover(subject, None), lines=(heading,))
    blocks = tuple(block for part in (exceptions, sources) for block in part(subject))
    return packed(subject, title, page.title, cover, blocks, depth=3)


def packed(
    subject: Subject, title: str, running: str, cover: Cover, blocks: tuple[Block, ...], *, depth: int = 2
) -> Pack:
    """The blocks as a document, with what stands on each of its pages; ``depth`` is that of the contents."""
    say, language = subject.say, subject.told.language or subject.say.language
    return Pack(
        title=title,
        language=language,
        region=REGIONS.get(language, ""),
        author=subject.told.scorecard.publisher,
        cover=cover,
        contents=say("pack-contents"),
        depth=depth,
        blocks=blocks,
        running=running,
        imprint=_imprint(subject),
        numbered=tuple(_numbered(say("pack-page", page=PAGE, pages=PAGES))),
        mark=say("pack-draft") if subject.imprint.is_draft else "",
        words={"unshown": say("pack-unshown")},
    )


def _imprint(subject: Subject) -> tuple[str, str]:
    """The lines at the foot of every page: which version, where it is, and its hash."""
    imprint, say = subject.imprint, subject.say
    if not imprint.sha256:
        return subject.told.scorecard.title, say("pack-imprint-unsealed")
    address = say("pack-imprint", version=imprint.version, address=imprint.address)
    return address, say("pack-imprint-hash", hash=imprint.sha256)


def _cover(subject: Subject, meeting: MeetingPage | None) -> Cover:
    page, say = subject.told.scorecard, subject.say
    is_made_up = page.illustrative or (meeting is not None and meeting.illustrative)
    warnings = (say("pack-illustrative") if is_made_up else "", subject.imprint.site.notice)
    lines = [meeting.committee, meeting.day] if meeting else [say("pack-subtitle")]
    return Cover(
        place=page.area,
        title=page.title,
        lines=tuple(one for one in lines if one),
        facts=((*((say("pack-subject"), text(meeting.subject or meeting.title)),),) if meeting else ())
        + tuple(one for one in identity(subject) if one[0] != say("pack-scorecard")),
        label=subject.label("page-illustrative") if is_made_up else "",
        warnings=tuple(one for one in warnings if one),
    )


def _blocks(subject: Subject, meeting: MeetingPage | None) -> Iterator[Block]:
    if meeting:
        yield from covering_report(subject, meeting)
    for part in (answer, every_indicator, attention, issues, concerns, assessments, how_judged, sources):
        yield from part(subject)


def _numbered(text_with_gaps: str) -> Iterator[tuple[str, str]]:
    """The pieces of “Page 1 of 9”: what each is, and its text."""
    for place, piece in enumerate(text_with_gaps.split("\0")):
        if place % 2:
            yield piece, ""
        elif piece:
            yield "text", piece
