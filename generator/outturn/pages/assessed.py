"""Assessments as councils print them: services across, years down."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from outturn.pages.written import AssessmentRow
from outturn.values import Value

Column = tuple[str, str]
"""A group of services and one of them."""


class Score(Value, frozen=True):
    """One cell: the result, its status, and the number of its note below the table, 0 where it has none.

    ``kind`` is the status as the data has it: confirmed, provisional, predicted, carried forward.
    """

    subject: str
    result: str = ""
    status: str = ""
    note: int = 0
    kind: str = ""


class ScoreChange(Value, frozen=True):
    """A service whose newest result is another than the one before: both, each with its year, and the newest's status.

    ``subject`` is the service, with its group where several have the same name.
    """

    subject: str
    was: str
    before: str
    now: str
    year: str
    status: str


class Matrix(Value, frozen=True):
    """One assessment: ``groups`` of services, each with how many; the services; a row of scores a year; the notes.

    ``changes`` are the services whose result of the newest year is another than the one before, ``unchanged`` how many
    are as they were; both count those alone that have a result of the newest year and an earlier one.
    """

    assessment: str
    groups: tuple[tuple[str, int], ...]
    subjects: tuple[str, ...]
    years: tuple[tuple[str, tuple[Score, ...]], ...]
    notes: tuple[str, ...]
    changes: tuple[ScoreChange, ...] = ()
    unchanged: int = 0

    @property
    def newest(self) -> str:
        """The newest year."""
        return self.years[-1][0]


def matrices(rows: Sequence[AssessmentRow]) -> tuple[Matrix, ...]:
    """The stored scores, a matrix an assessment; services stand in the order in which they are given, years in time."""
    return tuple(
        _matrix(name, [row for row in rows if row.assessment == name])
        for name in dict.fromkeys(row.assessment for row in rows)
    )


def _matrix(name: str, rows: Sequence[AssessmentRow]) -> Matrix:
    first = list(dict.fromkeys(row.group for row in rows))
    columns = sorted(dict.fromkeys((row.group, row.subject) for row in rows), key=lambda one: first.index(one[0]))
    notes = tuple(dict.fromkeys(row.note for row in rows if row.note))
    known = {(row.as_at, row.group, row.subject): row for row in rows}
    years = list(dict.fromkeys(row.as_at for row in sorted(rows, key=lambda row: row.place)))
    pairs = [pair for column in columns if (pair := _newest_two(known, years, column))]
    named = Counter(subject for _, subject in columns)
    return Matrix(
        assessment=name,
        groups=tuple((group, len(list(each))) for group, each in groupby(columns, key=lambda one: one[0])),
        subjects=tuple(subject for _, subject in columns),
        years=tuple((year, tuple(_scores(known, year, columns, notes))) for year in years),
        notes=notes,
        changes=tuple(_change(was, now, named) for was, now in pairs if was.result != now.result),
        unchanged=sum(was.result == now.result for was, now in pairs),
    )


def _newest_two(
    known: Mapping[tuple[str, str, str], AssessmentRow], years: Sequence[str], column: Column
) -> tuple[AssessmentRow, AssessmentRow] | None:
    """A service's result of the newest year and the one before; None where it has not both."""
    given = [known[year, *column] for year in years if (year, *column) in known]
    return (given[-2], given[-1]) if len(given) > 1 and given[-1].as_at == years[-1] else None


def _change(was: AssessmentRow, now: AssessmentRow, named: Mapping[str, int]) -> ScoreChange:
    subject = f"{now.group}: {now.subject}" if named[now.subject] > 1 and now.group else now.subject
    return ScoreChange(subject, was.result, was.as_at, now.result, now.as_at, now.status)


def _scores(
    known: Mapping[tuple[str, str, str], AssessmentRow],
    year: str,
    columns: Sequence[Column],
    notes: Sequence[str],
) -> Iterator[Score]:
    for group, subject in columns:
        row = known.get((year, group, subject))
        if row is None:
            yield Score(subject)
        else:
            yield Score(subject, row.result, row.status, notes.index(row.note) + 1 if row.note else 0, row.kind)
