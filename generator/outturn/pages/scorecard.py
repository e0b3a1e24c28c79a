"""The pages of one scorecard: itself, its versions, its downloads."""

from collections.abc import Mapping

from outturn.model import Link
from outturn.pages.assessed import Matrix, matrices
from outturn.pages.history import ChangeGroup, VersionRow
from outturn.pages.issues import IssueEntry, IssueStory, issue_entries
from outturn.pages.page import Page
from outturn.pages.parts import Coming, CountGroup, Download, Licence
from outturn.pages.rows import IndicatorRow, OutcomeSection, Standout
from outturn.pages.written import AssessmentRow, ConcernRow, IssueRow


class ScorecardPage(Page, frozen=True):
    """One scorecard; ``attention`` names the indicators that need it for their performance, the most at stake first.

    ``data_attention`` names those whose data needs it. ``shown`` says how many are shown, with a gap ``{shown}`` that
    is filled when a reader chooses; ``counted`` of how many indicators the ``counts`` are, ``unrated`` how many of them
    have no rating. ``about`` says who answers for the figures, and what kind of statistics they are; ``turned`` is what
    changed in judgements since the version before, in a sentence. ``answer`` says in sentences how many get better and
    worse, and how surely; ``standouts`` are the few indicators that a reader should know first; ``lead`` is what it
    says of itself. ``stories`` are what became of its critical issues over versions, also of
    those that it does not list any more; ``exceptions`` leads to what turned red or worsened in this version;
    ``coming`` is what comes next as it stands today, and never told.
    """

    scorecard: str = ""
    area: str = ""
    illustrative: bool = False
    published: str = ""
    next_due: str = ""
    publisher: str = ""
    contact: str = ""
    summary: str = ""
    counts: tuple[CountGroup, ...] = ()
    unrated: str = ""
    total: int = 0
    shown: str = ""
    counted: str = ""
    aim: str = ""
    comparator: str = ""
    attention: tuple[str, ...] = ()
    data_attention: tuple[str, ...] = ()
    outcomes: tuple[OutcomeSection, ...] = ()
    issues: tuple[IssueRow, ...] = ()
    assessments: tuple[AssessmentRow, ...] = ()
    sources: tuple[Link, ...] = ()
    licences: tuple[Licence, ...] = ()
    version: str = ""
    versions: str = ""
    downloads: str = ""
    dataset: Mapping[str, object] | None = None
    changes: tuple[ChangeGroup, ...] = ()
    proposal: str = ""
    about: tuple[str, ...] = ()
    turned: str = ""
    answer: tuple[str, ...] = ()
    standouts: tuple[Standout, ...] = ()
    lead: str = ""
    coming: Coming | None = None
    concerns: tuple[ConcernRow, ...] = ()
    stories: tuple[IssueStory, ...] = ()
    exceptions: Link | None = None

    @property
    def rows(self) -> tuple[IndicatorRow, ...]:
        """Every indicator, by outcome."""
        return tuple(row for outcome in self.outcomes for row in outcome.rows)

    @property
    def standing_out(self) -> tuple[tuple[IndicatorRow, Standout], ...]:
        """The indicators that stand out, each with why."""
        known = {row.indicator: row for row in self.rows}
        return tuple((known[one.indicator], one) for one in self.standouts)

    @property
    def counted_twice(self) -> frozenset[str]:
        """The indicators that give a measure in another unit than a row before them, with which they are counted."""
        places = {row.indicator: place for place, row in enumerate(self.rows)}
        return frozenset(
            row.indicator for row in self.rows if places.get(row.twin, len(places)) < places[row.indicator]
        )

    @property
    def issue_entries(self) -> tuple[IssueEntry, ...]:
        """The critical issues, each with its newest figures and its story."""
        return issue_entries(self.issues, self.rows, self.stories)

    @property
    def former_issues(self) -> tuple[IssueEntry, ...]:
        """The issues that were listed once and are not any more."""
        return issue_entries([one.row for one in self.stories if one.row], self.rows, self.stories)

    @property
    def assessed(self) -> tuple[Matrix, ...]:
        """The assessments, services across and years down."""
        return matrices(self.assessments)


class VersionsPage(Page, frozen=True):
    """Every version of a scorecard, newest first."""

    scorecard: str = ""
    rows: tuple[VersionRow, ...] = ()
    feed: str = ""


class DownloadsPage(Page, frozen=True):
    """The files of a version."""

    scorecard: str = ""
    version: str = ""
    pages: Link = Link("")
    files: tuple[Download, ...] = ()
    licences: tuple[Licence, ...] = ()
