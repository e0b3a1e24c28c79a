"""What turned red or worsened since an earlier version: as a table in a pack, and as a document of its own."""

from collections.abc import Iterator

from outturn.packs.attending import exception
from outturn.packs.blocks import Block, Facts, Grid, Heading, Paragraph, paragraph, text
from outturn.packs.imprint import Subject
from outturn.packs.signs import said
from outturn.pages import ExceptionRow

TURNED_WIDTHS = (1.0, -95.0)


def turned(subject: Subject) -> Iterator[Block]:
    """The exceptions in a table, below a heading of the second level; nothing where nothing could be set beside."""
    told = subject.told.exceptions
    if told is None:
        return
    yield Heading(told.title, 2)
    yield from paragraph(told.found.sentence, "leading")
    if told.found.rows:
        yield Grid(
            (subject.label("page-indicator"), subject.say("pack-turned")),
            TURNED_WIDTHS,
            tuple(
                (said(("", text(one.title, "strong", subject.link(one.address)))), said(("", one.turned)))
                for one in told.found.rows
            ),
        )


def exceptions(subject: Subject) -> Iterator[Block]:
    """Each exception by its kind, with what turned, its chart, who answers for it, and what lies behind it."""
    told, rows = subject.told.exceptions, subject.rows
    if told is None:
        return
    pages = {one.indicator: one for one in subject.told.indicators}
    yield Heading(told.title, 1, begins_page=True)
    yield from paragraph(told.found.sentence, "lead")
    yield from paragraph(subject.say("pack-exceptions-what"))
    for group in told.found.groups:
        yield Heading(group.title, 2)
        for one in group.rows:
            row, page = one.row or rows.get(one.indicator), pages.get(one.indicator)
            if row and page:
                yield from exception(subject, row, page, Paragraph(text(one.turned, "strong"), "boxed"), 3)
            else:
                yield Heading(one.title, 3)
                yield Paragraph(text(one.turned, "strong"), "boxed")
                yield from paragraph(one.figure)
            yield from _answering(subject, one)


def _answering(subject: Subject, one: ExceptionRow) -> Iterator[Block]:
    facts = [(subject.say("pack-post"), text(one.owner)), (subject.say("pack-reporting"), text(one.reporting))]
    if known := tuple((name, runs) for name, runs in facts if runs):
        yield Facts(known)
