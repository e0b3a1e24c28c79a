"""What a committee asks beside figures: critical issues, exceptions, how far data can be trusted."""

from outturn.model import Link
from outturn.pages.issues import IssueEntry
from outturn.pages.page import Page
from outturn.pages.rows import Exceptions
from outturn.pages.written import ConcernRow
from outturn.values import Value


class IssueGroup(Value, frozen=True):
    """The issues of one scorecard; ``former`` are no longer listed."""

    scorecard: str
    title: str
    address: str
    entries: tuple[IssueEntry, ...]
    former: tuple[IssueEntry, ...] = ()


class IssuesPage(Page, frozen=True):
    """Every critical issue of every scorecard; ``sentences`` say how many are open and overdue, and as at which day."""

    sentences: tuple[str, ...] = ()
    groups: tuple[IssueGroup, ...] = ()


class ExceptionsPage(Page, frozen=True):
    """What turned red or worsened in a sealed version since one before it."""

    scorecard: str = ""
    illustrative: bool = False
    area: str = ""
    version: str = ""
    found: Exceptions = Exceptions(Link(""), "")


class QualityRow(Value, frozen=True):
    """An indicator whose newest figure needs care: the figure with its mark, and why."""

    indicator: Link
    scorecard: str
    figure: str
    period: str
    why: str


class QualityGroup(Value, frozen=True):
    """Figures that need care for one reason; ``about`` says what that means."""

    id: str
    title: str
    about: str
    rows: tuple[QualityRow, ...]


class ConcernGroup(Value, frozen=True):
    """The concerns that a scorecard writes down."""

    scorecard: str
    title: str
    address: str
    rows: tuple[ConcernRow, ...]


class DataQualityPage(Page, frozen=True):
    """How far figures can be trusted, over all scorecards: the concerns that were written down, then each reason."""

    sentences: tuple[str, ...] = ()
    concerns: tuple[ConcernGroup, ...] = ()
    groups: tuple[QualityGroup, ...] = ()
