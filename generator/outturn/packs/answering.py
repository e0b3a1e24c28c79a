"""The answer first, and every indicator in a table by outcome."""

from collections.abc import Iterator

from outturn.packs.blocks import Block, Count, Counts, Grid, Heading, paragraph, text
from outturn.packs.imprint import Subject
from outturn.packs.prose import prose
from outturn.packs.signs import ROW_WIDTHS, cells, columns, said, sign
from outturn.packs.turning import turned
from outturn.pages import CountGroup

STANDING_OUT = (1.0, -110.0)


def answer(subject: Subject) -> Iterator[Block]:
    """How many get better and worse, and how surely; what stands out; what the scorecard says of itself."""
    page, say = subject.told.scorecard, subject.say
    yield Heading(say("pack-answer"), 1, begins_page=True)
    yield from paragraph(" ".join(page.answer) or page.counted, "lead")
    yield from paragraph(page.turned)
    for group in page.counts:
        yield _counts(group)
    yield from paragraph(page.unrated, "quiet")
    if page.standing_out:
        yield Heading(subject.label("page-stands-out"), 2)
        yield Grid(
            (subject.label("page-indicator"), say("pack-why")),
            STANDING_OUT,
            tuple(
                (said(("", text(row.title, "strong", subject.link(row.address)))), said(("", one.sentence)))
                for row, one in page.standing_out
            ),
        )
    yield from turned(subject)
    if page.summary or page.lead or page.description:
        yield Heading(subject.label("page-in-words"), 2)
        yield from paragraph(page.lead or page.description)
        yield from prose(page.summary, 2)


def _counts(group: CountGroup) -> Counts:
    total = sum(one.number for one in group.counts) or 1
    return Counts(
        group.title,
        tuple(Count(sign(one.badge), str(one.number), round(one.number / total, 4)) for one in group.counts),
    )


def every_indicator(subject: Subject) -> Iterator[Block]:
    """A table an outcome; below the heading, how to read them and what their marks mean."""
    page, label = subject.told.scorecard, subject.label
    yield Heading(label("page-indicators"), 1, begins_page=True)
    yield from paragraph(f"{label('page-wall-read')} {label('page-untested')}", "quiet")
    for outcome in page.outcomes:
        if outcome.rows:
            yield Heading(outcome.title, 2)
            yield from paragraph(outcome.question, "leading")
            yield Grid(columns(subject), ROW_WIDTHS, tuple(cells(subject, row) for row in outcome.rows))
