"""What pages say, in which order: frozen values from ``story`` to ``charts`` and ``render``. No rule, no markup."""

from dataclasses import dataclass, field

from outturn.model import Link


@dataclass(frozen=True, slots=True)
class Badge:
    """A rating or a direction as a reader sees it: a symbol, a word, and a name for its colour."""

    kind: str
    symbol: str
    word: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One series of a chart: a value, or None for a gap, for each of the chart's periods.

    ``role`` is ``outturn``, ``target``, ``comparator``, ``mean``, ``limit`` (of the process) or ``forecast`` (which
    joins its values across gaps); ``shown`` holds the values as text. ``key`` is the line's name and its newest value
    for the chart's key, empty for a line that the key does not name. ``intervals`` are the 95% limits of each value;
    ``causes`` name the special cause that a point shows (concern, improvement or special), else are empty.
    """

    name: str
    role: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]
    key: str = ""
    intervals: tuple[tuple[float, float] | None, ...] = ()
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """The one description of a chart, drawn twice: as an inline SVG and, when asked for, as a Plotly figure.

    ``breaks`` are the positions of periods before which the series breaks. ``prefix`` and ``suffix`` go around the
    numbers of the value axis.
    """

    id: str
    title: str
    caption: str
    description: str
    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    breaks: tuple[int, ...] = ()
    prefix: str = ""
    suffix: str = ""
    axis: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many indicators have a rating."""

    badge: Badge
    number: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One number at a glance: a label, the number, and what it is about."""

    label: str
    value: str
    note: str = ""
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One period in an indicator's table; ``counts`` is the numerator and denominator in words."""

    period: str
    long_period: str
    value: str
    mark: str
    target: str
    rating: Badge
    direction: Badge
    counts: str
    interval: str
    comparator: str
    note: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area's figure in the comparison; ``is_council`` for the council itself."""

    name: str
    kind: str
    value: str
    mark: str
    comparison: Badge | None = None
    is_council: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement with what it rests on: the method's name and page, and sentences with the numbers put into it."""

    method: str
    page: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in a list of indicators."""

    indicator: str
    title: str
    address: str
    scorecard: str
    scorecard_address: str
    latest: str
    period: str
    target: str
    rating: Badge
    direction: Badge
    comparator: str
    codes: tuple[str, ...]
    chart: Chart | None
    attention: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeSection:
    """An outcome with its indicators."""

    id: str
    title: str
    question: str
    rows: tuple[IndicatorRow, ...]


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A critical issue, the post that answers for it, and where its indicators are."""

    title: str
    owner: str
    status: str
    action: str
    review: str
    indicators: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """A stored score of an inspectorate."""

    assessment: str
    group: str
    subject: str
    as_at: str
    result: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has: an address from the site's root ("" for the home page), a title and breadcrumbs."""

    address: str
    title: str
    description: str
    crumbs: tuple[Link, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorPage(Page):
    """One indicator."""

    indicator: str = ""
    scorecard: str = ""
    illustrative: bool = False
    headline: tuple[str, ...] = ()
    caution: str = ""
    tiles: tuple[Tile, ...] = ()
    chart: Chart | None = None
    figures: tuple[FigureRow, ...] = ()
    aim: str = ""
    comparator: str = ""
    has_counts: bool = False
    has_intervals: bool = False
    has_notes: bool = False
    marks: tuple[tuple[str, str], ...] = ()
    commentary: str = ""
    areas: tuple[AreaRow, ...] = ()
    areas_period: str = ""
    areas_note: str = ""
    attention: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    definition: str = ""
    source: Link = field(default_factory=lambda: Link(""))
    licences: tuple[Link, ...] = ()
    related: tuple[tuple[str, Link], ...] = ()
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScorecardPage(Page):
    """One scorecard."""

    scorecard: str = ""
    illustrative: bool = False
    updated: str = ""
    next_due: str = ""
    publisher: str = ""
    contact: str = ""
    summary: str = ""
    counts: tuple[Count, ...] = ()
    total: int = 0
    aim: str = ""
    comparator: str = ""
    attention: tuple[IndicatorRow, ...] = ()
    outcomes: tuple[OutcomeSection, ...] = ()
    issues: tuple[IssueRow, ...] = ()
    assessments: tuple[AssessmentRow, ...] = ()
    sources: tuple[Link, ...] = ()
    licences: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ScorecardCard:
    """A scorecard on the home page."""

    title: str
    address: str
    description: str
    counts: tuple[Count, ...]
    total: int
    updated: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """Every scorecard at a glance."""

    scorecards: tuple[ScorecardCard, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class IndexPage(Page):
    """Every indicator, A to Z: a letter with its rows."""

    letters: tuple[tuple[str, tuple[IndicatorRow, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class SourcesPage(Page):
    """Where the figures come from: a scorecard with its sources and licences."""

    scorecards: tuple[tuple[Link, tuple[Link, ...], tuple[Link, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of a table, or a key of the descriptor: what it is called, what it holds, what is allowed."""

    name: str
    description: str
    allowed: str
    required: bool


@dataclass(frozen=True, slots=True)
class ProfileTable:
    """A file of the data profile."""

    id: str
    file: str
    description: str
    key: str
    columns: tuple[ColumnRow, ...]


@dataclass(frozen=True, slots=True)
class ProfilePage(Page):
    """The data profile, for those who write the data."""

    tables: tuple[ProfileTable, ...] = ()
    marks_instead: tuple[tuple[str, str], ...] = ()
    marks_beside: tuple[tuple[str, str], ...] = ()
    periods: tuple[tuple[str, str], ...] = ()
