"""Critical issues and concerns about data, each with the post that answers for it."""

from collections.abc import Iterator, Sequence

from outturn.packs.blocks import Block, Grid, Heading, Stack, paragraph, text
from outturn.packs.imprint import Subject
from outturn.packs.signs import said
from outturn.pages.issues import IssueEntry, IssueFigure
from outturn.pages.written import ConcernRow

ISSUE_WIDTHS = (1.0, -34.0, -32.0, -52.0)
CONCERN_WIDTHS = (1.0, -38.0, -34.0, -44.0)
FEW = 6
"""So many issues stand below what is before them; more begin a page."""
MOST_STEPS = 4
"""So much of an issue's story is told, from the newest back; its page tells all."""


def issues(subject: Subject) -> Iterator[Block]:
    """The critical issues with the newest figures that show them, and how they came; those that were listed once."""
    page, say = subject.told.scorecard, subject.say
    if not page.issues and not page.former_issues:
        return
    yield Heading(subject.label("page-issues"), 1, begins_page=len(page.issues) > FEW)
    if page.issues:
        yield _table(subject, page.issue_entries)
    if page.former_issues:
        yield Heading(say("pack-issues-former"), 2)
        yield _table(subject, page.former_issues)


def _table(subject: Subject, entries: Sequence[IssueEntry]) -> Grid:
    say = subject.say
    heads = (say("pack-issue"), say("pack-post"), say("pack-status"), say("pack-shown-by"))
    return Grid(heads, ISSUE_WIDTHS, tuple(_issue(subject, one) for one in entries))


def _issue(subject: Subject, entry: IssueEntry) -> tuple[Stack, ...]:
    row, say = entry.row, subject.say
    steps = [say("pack-issue-step", day=one.day, sentence=one.sentence) for one in entry.steps[:MOST_STEPS]]
    shown = [line for one in entry.figures for line in _shown(subject, one)]
    return (
        said(("", text(row.title, "strong")), ("", row.action), *(("quiet", one) for one in steps)),
        said(("", row.owner or say("pack-no-post"))),
        said(("", row.status), *_day(subject, row.review, is_overdue=row.is_overdue)),
        said(*(shown or [("quiet", subject.label("page-no-indicator"))])),
    )


def _shown(subject: Subject, one: IssueFigure) -> Iterator[tuple[str, str]]:
    yield "", one.indicator.title
    if one.figure and one.period:
        figure = subject.label("page-latest-alone", figure=one.figure, period=one.period)
        moved = one.direction.word if one.direction else ""
        yield "quiet", subject.say("pack-figure-moved", figure=figure, direction=moved) if moved else figure


def _day(subject: Subject, day: str, *, is_overdue: bool) -> list[tuple[str, str]]:
    """On which day it is looked at again; that the day had passed is said, and not by a colour."""
    if not day:
        return []
    return [("", subject.say("pack-overdue", day=day))] if is_overdue else [("quiet", subject.say("pack-due", day=day))]


def concerns(subject: Subject) -> Iterator[Block]:
    """What is written down of the data: what is wrong, who puts it right and by when."""
    page, say = subject.told.scorecard, subject.say
    if not page.concerns:
        return
    yield Heading(say("pack-concerns"), 1)
    yield from paragraph(say("pack-concerns-what"), "leading")
    heads = (say("pack-concern"), say("pack-post"), say("pack-status"), say("pack-concern-about"))
    yield Grid(heads, CONCERN_WIDTHS, tuple(_concern(subject, one) for one in page.concerns))


def _concern(subject: Subject, one: ConcernRow) -> tuple[Stack, ...]:
    about = [("", link.title) for link in one.indicators] or [("quiet", subject.say("pack-concern-none"))]
    return (
        said(("", text(one.title, "strong")), ("", one.what), ("quiet", one.action)),
        said(("", one.owner or subject.say("pack-no-post"))),
        said(("", one.status), *_day(subject, one.by, is_overdue=one.is_overdue)),
        said(*about),
    )
