"""Assessments as councils print them: services across, years down."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from outturn.pages.parts import AssessmentRow
from outturn.values import Value


class Score(Value, frozen=True):
    """One cell: the result, its status, and the number of its note below the table, 0 where it has none."""

    subject: str
    result: str = ""
    status: str = ""
    note: int = 0


class Matrix(Value, frozen=True):
    """One assessment: ``groups`` of services, each with how many; the services; a row of scores a year; the notes."""

    assessment: str
    groups: tuple[tuple[str, int], ...]
    subjects: tuple[str, ...]
    years: tuple[tuple[str, tuple[Score, ...]], ...]
    notes: tuple[str, ...]


def matrices(rows: Sequence[AssessmentRow]) -> tuple[Matrix, ...]:
    """The stored scores, a matrix an assessment; services and years stand in the order in which they are given."""
    return tuple(
        _matrix(name, [row for row in rows if row.assessment == name])
        for name in dict.fromkeys(row.assessment for row in rows)
    )


def _matrix(name: str, rows: Sequence[AssessmentRow]) -> Matrix:
    first = list(dict.fromkeys(row.group for row in rows))
    columns = sorted(dict.fromkeys((row.group, row.subject) for row in rows), key=lambda one: first.index(one[0]))
    notes = tuple(dict.fromkeys(row.note for row in rows if row.note))
    known = {(row.as_at, row.group, row.subject): row for row in rows}
    return Matrix(
        assessment=name,
        groups=tuple((group, len(list(each))) for group, each in groupby(columns, key=lambda one: one[0])),
        subjects=tuple(subject for _, subject in columns),
        years=tuple(
            (year, tuple(_scores(known, year, columns, notes))) for year in dict.fromkeys(row.as_at for row in rows)
        ),
        notes=notes,
    )


def _scores(
    known: Mapping[tuple[str, str, str], AssessmentRow],
    year: str,
    columns: Sequence[tuple[str, str]],
    notes: Sequence[str],
) -> Iterator[Score]:
    for group, subject in columns:
        row = known.get((year, group, subject))
        if row is None:
            yield Score(subject)
        else:
            yield Score(subject, row.result, row.status, notes.index(row.note) + 1 if row.note else 0)
