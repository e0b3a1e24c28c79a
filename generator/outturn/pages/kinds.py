"""The kinds of pages, each with what it says."""

from collections.abc import Mapping

from outturn.model import Link
from outturn.pages.assessed import Matrix, matrices
from outturn.pages.charts import Chart, DotPlot
from outturn.pages.groups import Breakdown, GapGroup
from outturn.pages.issues import IssueEntry, IssueStory, issue_entries
from outturn.pages.parts import (
    AimRow,
    AreaRow,
    AssessmentRow,
    BeforeRow,
    ChangeGroup,
    Citation,
    Coming,
    ConcernRow,
    CountGroup,
    Download,
    FigureHistory,
    FigureRow,
    FiguresBeside,
    IssueRow,
    Licence,
    MapEntry,
    Reasoning,
    Standing,
    Succession,
    Tile,
    VersionRow,
)
from outturn.pages.rows import AttentionGroup, FrameworkTable, IndexEntry, IndicatorRow, OutcomeSection, Standout
from outturn.values import Value


class Site(Value, frozen=True):
    """What the site calls itself: its name, its own address ("https://…/", may be empty), what stands on every page.

    ``editing`` is the address at which the folder of packages is edited on the web, empty where it is not; ``issues``
    where an issue is written in a form, empty where there are no forms.
    """

    name: str
    url: str = ""
    notice: str = ""
    editing: str = ""
    issues: str = ""

    def full(self, address: str) -> str:
        """The address in full where the site's own is known, else from the site's root."""
        return f"{self.url.rstrip('/')}/{address}" if self.url else f"/{address}"


class Page(Value, frozen=True):
    """What every page has: an address from the site's root ("" for the home page), a title and breadcrumbs.

    ``updated`` is the day (2025-11-21) on which what it says was published; a page that is not searched shows an
    earlier state, or a state to come. Search finds it by its ``codes`` before anything else. ``cited`` is how it
    is cited, without its address. ``meetings`` are those that considered it, each in a sentence. ``shared`` heads a
    link to it that somebody shares, and ``picture`` is the address of what stands beside that, which ``picture_alt``
    says in words; where they are empty, its title and the site's.
    """

    address: str
    title: str
    description: str
    crumbs: tuple[Link, ...]
    notice: str = ""
    updated: str = ""
    is_unsearched: bool = False
    standing: Standing | None = None
    successions: tuple[Succession, ...] = ()
    meetings: tuple[Link, ...] = ()
    citation: Citation | None = None
    codes: tuple[str, ...] = ()
    cited: str = ""
    shared: str = ""
    picture: str = ""
    picture_alt: str = ""


class IndicatorPage(Page, frozen=True):
    """One indicator.

    ``unit`` is what the figures of its tables count in, empty where each says it itself; ``commentary_missing`` says
    that there is no commentary where one is to be expected; ``ahead`` are periods without a figure, each with what is
    aimed at, the last first; ``aims`` are the targets of which more is said; ``intervals`` heads the column of
    intervals where some were published; ``rounded`` says that the counts are rounded, ``other_unit`` heads the column
    of the same figures in another unit; ``before`` are the figures of the places before it; search also knows it by
    its ``synonyms``. ``concerns_told`` are what is written down of its data, each in sentences.
    """

    indicator: str = ""
    scorecard: str = ""
    illustrative: bool = False
    headline: tuple[str, ...] = ()
    caution: str = ""
    tiles: tuple[Tile, ...] = ()
    chart: Chart | None = None
    figures: tuple[FigureRow, ...] = ()
    ahead: tuple[tuple[str, str], ...] = ()
    aim: str = ""
    aims: tuple[AimRow, ...] = ()
    comparator: str = ""
    has_counts: bool = False
    has_intervals: bool = False
    intervals: str = ""
    rounded: str = ""
    other_unit: str = ""
    has_notes: bool = False
    unit: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    commentary: str = ""
    commentary_missing: str = ""
    areas: tuple[AreaRow, ...] = ()
    areas_period: str = ""
    areas_note: str = ""
    attention: tuple[str, ...] = ()
    data_attention: tuple[str, ...] = ()
    judged: tuple[Reasoning, ...] = ()
    rules: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    definition: str = ""
    source: Link = Link("")
    licences: tuple[Licence, ...] = ()
    related: tuple[tuple[str, Link], ...] = ()
    issues: tuple[str, ...] = ()
    history: tuple[FigureHistory, ...] = ()
    versions: str = ""
    dots: DotPlot | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    files: tuple[Download, ...] = ()
    embed: Link | None = None
    frozen: Link | None = None
    proposal: str = ""
    before: tuple[BeforeRow, ...] = ()
    whole_years: FiguresBeside | None = None
    companion: FiguresBeside | None = None
    year_starts: int = 0
    synonyms: tuple[str, ...] = ()
    concerns_told: tuple[str, ...] = ()

    @property
    def every_figure(self) -> tuple[FigureRow, ...]:
        """The figures of its periods, and those of whole years beside them."""
        return (*self.figures, *(self.whole_years.figures if self.whole_years else ()))


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


class DataPage(Page, frozen=True):
    """Where every download, feed and catalogue is: a scorecard with its files."""

    scorecards: tuple[tuple[Link, tuple[Download, ...]], ...] = ()
    site: tuple[Download, ...] = ()


class GonePage(Page, frozen=True):
    """What stands at the address of something that is not there any more: sentences, and where to go instead."""

    heading: str = ""
    sentences: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


class RedirectPage(Value, frozen=True):
    """An address from which readers are sent on; ``url`` is the new one in full where the site's own is known."""

    address: str
    target: str
    url: str


class Wrong(Value, frozen=True):
    """One thing that is wrong, as a preview says it: what, its id, and lines of where it is and how to mend it."""

    what: str
    id: str = ""
    lines: tuple[str, ...] = ()


class WrongGroup(Value, frozen=True):
    """Things that are wrong under one heading."""

    heading: str
    things: tuple[Wrong, ...]


class PreviewBox(Value, frozen=True):
    """What a preview says on top of a page while something is wrong; ``address`` is the page's."""

    address: str
    heading: str
    lead: tuple[str, ...]
    groups: tuple[WrongGroup, ...] = ()
    links: tuple[Link, ...] = ()


class EmbedPage(Value, frozen=True):
    """An indicator's chart, headline and source alone, for other sites to show; no chart where there is no figure.

    ``home`` is the indicator's page, ``published`` the scorecard, its version and its day; one that ``is_frozen`` shows
    that version always.
    """

    address: str
    title: str
    home: Link
    headline: tuple[str, ...]
    chart: Chart | None
    source: Link
    published: str
    licences: tuple[Licence, ...] = ()
    notice: str = ""
    illustrative: bool = False
    is_frozen: bool = False


class AttentionPage(Page, frozen=True):
    """Every indicator that needs attention, by scorecard; ``reasons`` says how many there are for each reason.

    Performance and data apart: ``data_sentence`` and ``data_reasons`` are about the data. ``agenda`` are the permanent
    pages of what turned in each scorecard's newest version, ``command`` what makes one pack of them all.
    """

    groups: tuple[AttentionGroup, ...] = ()
    agenda: tuple[Link, ...] = ()
    command: str = ""
    sentence: str = ""
    reasons: tuple[tuple[str, int], ...] = ()
    data_sentence: str = ""
    data_reasons: tuple[tuple[str, int], ...] = ()


class FrameworksPage(Page, frozen=True):
    """Which national framework has which indicator."""

    frameworks: tuple[FrameworkTable, ...] = ()


class GapsPage(Page, frozen=True):
    """The gaps between groups of every indicator, by how they moved: the widening ones first."""

    sentences: tuple[str, ...] = ()
    groups: tuple[GapGroup, ...] = ()


class SiteMapPage(Page, frozen=True):
    """Every page in one list: the site's own, in groups, and each scorecard's."""

    groups: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    scorecards: tuple[MapEntry, ...] = ()


class SearchPage(Page, frozen=True):
    """The page that is all search, with where else to look: lists, and each outcome of each scorecard."""

    links: tuple[Link, ...] = ()
    outcomes: tuple[Link, ...] = ()


class IndexPage(Page, frozen=True):
    """Every measure, A to Z: every letter with its entries, of which it may have none."""

    letters: tuple[tuple[str, tuple[IndexEntry, ...]], ...] = ()


class SourcesPage(Page, frozen=True):
    """Where the figures come from: a scorecard with its sources and licences."""

    scorecards: tuple[tuple[Link, tuple[Link, ...], tuple[Licence, ...]], ...] = ()
