"""Stored scores as councils print them: services across, years down; and what changed since the year before."""

from collections.abc import Iterator

from outturn.packs.blocks import Block, Grid, Group, Heading, Items, Stack, paragraph, text
from outturn.packs.imprint import Subject
from outturn.packs.signs import said
from outturn.pages.assessed import Matrix, Score

WHEN_WIDTH = -22.0


def assessments(subject: Subject) -> Iterator[Block]:
    """Each assessment as a table in which every score has its status in words, its changes and its notes."""
    page, label = subject.told.scorecard, subject.label
    if not page.assessments:
        return
    yield Heading(label("page-assessments"), 1)
    yield from paragraph(label("page-assessments-given"))
    for matrix in page.assessed:
        yield Heading(matrix.assessment, 2)
        yield _matrix(subject, matrix)
        yield from _changes(subject, matrix)
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


def _changes(subject: Subject, matrix: Matrix) -> Iterator[Block]:
    """Which services have another result than the year before, where any has one of both years."""
    say = subject.say
    if len(matrix.years) < 2 or not (matrix.changes or matrix.unchanged):  # noqa: PLR2004 - two years to compare
        return
    if not matrix.changes:
        yield from paragraph(say("pack-assessed-same", year=matrix.newest))
        return
    yield from paragraph(say("pack-assessed-changes"), "leading")
    yield Items(
        tuple(
            paragraph(
                say(
                    "pack-assessed-change",
                    subject=one.subject,
                    was=one.was,
                    before=one.before,
                    now=one.now,
                    year=one.year,
                    status=one.status,
                )
            )
            for one in matrix.changes
        )
    )
    if matrix.unchanged:
        yield from paragraph(say("pack-assessed-unchanged", number=matrix.unchanged), "quiet")
