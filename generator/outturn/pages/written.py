"""What is written down beside the figures: critical issues, concerns, assessments."""

from outturn.model import Link
from outturn.values import Value


class IssueRow(Value, frozen=True):
    """A critical issue, the post that answers for it, and where its indicators are.

    ``issue`` is its short name, ``kind`` its status as the data has it, ``review_day`` the day (2025-11-21) on which it
    is looked at again. ``is_overdue`` says that that day had passed when the version was made.
    """

    title: str
    owner: str
    status: str
    action: str
    review: str
    indicators: tuple[Link, ...]
    issue: str = ""
    kind: str = ""
    review_day: str = ""
    is_overdue: bool = False


class ConcernRow(Value, frozen=True):
    """A concern about data: what is wrong, what is done, which post puts it right and by when.

    ``concern``, ``kind``, ``by_day`` and ``is_overdue`` are as an issue's.
    """

    concern: str
    title: str
    what: str
    owner: str
    status: str
    kind: str
    action: str = ""
    by: str = ""
    by_day: str = ""
    indicators: tuple[Link, ...] = ()
    is_overdue: bool = False


class AssessmentRow(Value, frozen=True):
    """A stored score of an inspectorate.

    ``kind`` is its status as the data has it, ``place`` that of its year among those of all scores, in the order of
    time.
    """

    assessment: str
    group: str
    subject: str
    as_at: str
    result: str
    status: str
    note: str
    kind: str = ""
    place: int = 0
