"""The covering report of a meeting: its fields, its numbered sections, what it recommends, its papers."""

from collections.abc import Iterator, Sequence

from outturn.packs.blocks import Block, Facts, Grid, Heading, Items, Paragraph, Stack, text
from outturn.packs.imprint import Subject
from outturn.packs.prose import inline, prose
from outturn.packs.signs import judged, said
from outturn.pages.meetings import DecisionRow, MeetingPage, PaperRow, SpokenOf

SPOKEN_WIDTHS = (1.0, -34.0, -36.0, -36.0)
PAPER_WIDTHS = (1.0, -28.0, -58.0)
HASH_LINE = 32
"""So many digits of a hash stand in a line."""


def covering_report(subject: Subject, meeting: MeetingPage) -> Iterator[Block]:
    """The report as the meeting has it; corrections of it stand above it."""
    say = subject.say
    yield Heading(say("pack-report"), 1, begins_page=True)
    for one in meeting.supplements:
        title = say("pack-supplement", title=one.title, date=one.date)
        yield Paragraph((*text(title, "strong"), *text(f" {one.reason}")), "boxed")
    yield Facts(tuple((name, text(value)) for name, value in meeting.facts if value))
    for section in meeting.sections:
        if section.title:
            yield Heading(f"{section.number}. {section.title}" if section.number else section.title, 2)
        yield from prose(section.text, 2, subject.at)
    yield from _spoken_of(subject, meeting.spoken_of)
    yield from _recommended(subject, meeting.decisions)
    yield from _papers(subject, say("pack-enclosures"), meeting.papers)
    yield from _papers(subject, say("pack-background"), meeting.background)


def _spoken_of(subject: Subject, spoken: Sequence[SpokenOf]) -> Iterator[Block]:
    if not spoken:
        return
    label = subject.label
    yield Heading(subject.say("pack-spoken-of"), 2)
    heads = (label("page-indicator"), label("page-latest"), label("page-rating"), label("page-direction"))
    yield Grid(
        heads,
        SPOKEN_WIDTHS,
        tuple(
            (
                said(("", text(one.title, "strong", subject.at(one.address)))),
                said(("figure", one.figure), ("quiet", one.period), ("quiet", one.age)),
                judged(one.rating),
                judged(one.direction),
            )
            for one in spoken
        ),
    )


def _recommended(subject: Subject, decisions: Sequence[DecisionRow]) -> Iterator[Block]:
    recommended = [one for one in decisions if one.recommended]
    if recommended:
        yield Heading(subject.say("pack-recommendations"), 2)
        yield Items(tuple((Paragraph(inline(one.recommended, subject.at)),) for one in recommended), 1)


def _papers(subject: Subject, title: str, papers: Sequence[PaperRow]) -> Iterator[Block]:
    if not papers:
        return
    say = subject.say
    yield Heading(title, 2)
    heads = (say("pack-paper"), say("pack-paper-date"), say("pack-paper-hash"))
    yield Grid(heads, PAPER_WIDTHS, tuple(_paper(subject, one) for one in papers))


def _paper(subject: Subject, one: PaperRow) -> tuple[Stack, ...]:
    return (
        said(("", text(one.title, "", subject.at(one.address))), ("quiet", one.kind), ("quiet", one.reason)),
        said(("", one.date), ("quiet", one.status), ("quiet", one.size)),
        said(*(("code", one.sha256[at : at + HASH_LINE]) for at in range(0, len(one.sha256), HASH_LINE))),
    )
