"""What follows the figures: critical issues, assessments, how figures were judged, where they come from."""

from collections import Counter
from collections.abc import Iterator

from outturn.model import Link
from outturn.packs.blocks import (
    Block,
    Facts,
    Grid,
    Group,
    Heading,
    Inline,
    Items,
    Paragraph,
    Stack,
    paragraph,
    text,
)
from outturn.packs.imprint import Subject
from outturn.packs.prose import safe
from outturn.packs.signs import said
from outturn.pages import IndicatorRow, IssueRow
from outturn.pages.assessed import Matrix, Score

ISSUE_WIDTHS = (-48.0, -36.0, 1.0, -54.0)
WHEN_WIDTH = -22.0
FEW = 6
"""So many issues stand below what is before them; more begin a page."""


def issues(subject: Subject) -> Iterator[Block]:
    """The critical issues, each with the post that answers for it, and its indicators with their newest figures."""
    page, label = subject.told.scorecard, subject.label
    if not page.issues:
        return
    yield Heading(label("page-issues"), 1, begins_page=len(page.issues) > FEW)
    heads = (label("page-issue"), label("page-post"), label("page-status"), label("page-shown-by"))
    known = {row.address: row for row in page.rows}
    rows = tuple(_issue(subject, one, known) for one in page.issues)
    yield Grid(heads, ISSUE_WIDTHS, rows)


def _issue(subject: Subject, issue: IssueRow, known: dict[str, IndicatorRow]) -> tuple[Stack, ...]:
    label = subject.label
    status = label("page-issue-review", status=issue.status, day=issue.review) if issue.review else issue.status
    shown = [line for link in issue.indicators for line in _shown(subject, link, known)]
    return (
        said(("", text(issue.title, "strong"))),
        said(("", issue.owner or label("page-no-post"))),
        said(("", status), ("quiet", issue.action)),
        said(*(shown or [("quiet", label("page-no-indicator"))])),
    )


def _shown(subject: Subject, link: Link, known: dict[str, IndicatorRow]) -> Iterator[tuple[str, str]]:
    yield "", link.title
    row = known.get(link.path)
    if row and row.latest:
        figure = subject.label("page-latest-alone", figure=row.latest, period=row.period)
        yield "quiet", subject.say("pack-figure-moved", figure=figure, direction=row.direction.word)


def assessments(subject: Subject) -> Iterator[Block]:
    """Stored scores as councils print them: services across, years down, each with its status in words."""
    page, label = subject.told.scorecard, subject.label
    if not page.assessments:
        return
    yield Heading(label("page-assessments"), 1)
    yield from paragraph(label("page-assessments-given"))
    for matrix in page.assessed:
        yield Heading(matrix.assessment, 2)
        yield _matrix(subject, matrix)
        for number, note in enumerate(matrix.notes, start=1):
            yield from paragraph(f"[{number}] {note}", "quiet")


def _matrix(subject: Subject, matrix: Matrix) -> Grid:
    rows = tuple((said(("", text(year, "strong"))), *map(_score, scores)) for year, scores in matrix.years)
    return Grid(
        columns=(subject.label("page-assessed-when"), *matrix.subjects),
        widths=(WHEN_WIDTH, *[1.0] * len(matrix.subjects)),
        rows=rows,
        groups=(Group("", 1), *(Group(title, number) for title, number in matrix.groups)),
    )


def _score(score: Score) -> Stack:
    status = f"{score.status} [{score.note}]" if score.note else score.status
    return said(("", text(score.result, "strong")), ("quiet", status if score.result else ""))


def how_judged(subject: Subject) -> Iterator[Block]:
    """Every rule that a figure was judged by, with how many indicators it is about; and what the marks mean."""
    pages, say = subject.told.indicators, subject.say
    counted = Counter(rule for page in pages for rule in dict.fromkeys(page.rules))
    marks = dict(mark for page in pages for mark in page.marks)
    yield Heading(say("pack-judged"), 1)
    yield from paragraph(say("pack-judged-how"))
    items = []
    for rule, number in counted.most_common():
        beside = say("pack-rule-all") if number == len(pages) else say.count("pack-rule-some", number)
        items.append((Paragraph((*text(rule), *text(f" {beside}", "emphasis"))),))
    if items:
        yield Items(tuple(items))
    if marks:
        yield Heading(say("pack-marks"), 2)
        yield Facts(tuple((f"[{mark}]", text(meaning)) for mark, meaning in sorted(marks.items())))


def sources(subject: Subject) -> Iterator[Block]:
    """Where the figures come from, under which licence; and what this document is, and how that can be checked."""
    page, label, say = subject.told.scorecard, subject.label, subject.say
    yield Heading(say("pack-sources"), 1)
    yield Items(tuple((Paragraph(text(one.title, "", safe(one.path))),) for one in page.sources))
    for licence in page.licences:
        key = "page-licence-public" if licence.is_public_sector else "page-licence"
        before, _, behind = label(key, licence="\0").partition("\0")
        yield Paragraph((*text(before), *text(licence.title, "", safe(licence.path)), *text(behind)))
    about = [label("page-publisher", publisher=page.publisher)]
    about += [label("page-contact", contact=page.contact)] if page.contact else []
    yield from paragraph(" ".join((*about, *page.about)))
    yield from paragraph(subject.imprint.site.notice)
    yield Heading(say("pack-about"), 2)
    yield from paragraph(say("pack-about-sealed" if subject.imprint.sha256 else "pack-about-draft"))
    yield Facts(identity(subject))


def identity(subject: Subject) -> tuple[tuple[str, Inline], ...]:
    """The version, its day, its address and its hash."""
    imprint, page, say = subject.imprint, subject.told.scorecard, subject.say
    rows = [
        (say("pack-scorecard"), text(page.title)),
        (say("pack-version"), text(imprint.version or say("pack-unsealed"))),
        (say("pack-published"), text(page.published) if imprint.sha256 else ()),
        (say("pack-address"), text(imprint.address, "", safe(imprint.address)) if imprint.sha256 else ()),
        (say("pack-hash"), text(imprint.sha256, "code")),
    ]
    return tuple((name, said) for name, said in rows if said)
