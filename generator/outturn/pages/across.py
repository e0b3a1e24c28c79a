"""What pages say of several scorecards: the home page, a place, one indicator across places, and lists of both."""

from outturn.model import Link
from outturn.pages.charts import DotPlot
from outturn.pages.groups import Breakdown
from outturn.pages.history import NewsRow
from outturn.pages.meetings import MeetingRow
from outturn.pages.page import Page
from outturn.pages.parts import Badge, CountGroup
from outturn.pages.rows import IndicatorRow
from outturn.values import Value


class ScorecardCard(Value, frozen=True):
    """A scorecard at a glance, in a list."""

    title: str
    address: str
    description: str
    counts: tuple[CountGroup, ...]
    total: int
    updated: str
    illustrative: bool
    next_due: str = ""
    size: str = ""
    version: str = ""


class PlaceCard(Value, frozen=True):
    """A place in a list: its page, how many scorecards and indicators it has, and when one was published last."""

    place: Link
    size: str
    updated: str = ""
    scorecards: tuple[Link, ...] = ()


class HomePage(Page, frozen=True):
    """Places and questions to begin with, every scorecard at a glance, what changed lately, what needs attention most.

    ``questions`` are those that outcomes ask, each once, with where each scorecard answers it.
    """

    scorecards: tuple[ScorecardCard, ...] = ()
    total: int = 0
    sentences: tuple[str, ...] = ()
    news: tuple[NewsRow, ...] = ()
    worst: tuple[IndicatorRow, ...] = ()
    attention: str = ""
    places: tuple[PlaceCard, ...] = ()
    questions: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    has_comparisons: bool = False


class PlaceNews(Value, frozen=True):
    """What the newest version of a scorecard changed: in judgements, in a sentence, and its note."""

    scorecard: Link
    version: Link
    versions: str
    sealed: str
    turned: str
    note: str


class PlacePage(Page, frozen=True):
    """Everything about one council: each scorecard, what it does well and what needs attention, what changed.

    ``compared`` are its indicators that other places have too, each with the page that compares them; ``considered``
    are the meetings that considered a scorecard of its, the last one first.
    """

    place: str = ""
    sentence: str = ""
    scorecards: tuple[ScorecardCard, ...] = ()
    worst: tuple[IndicatorRow, ...] = ()
    best: tuple[IndicatorRow, ...] = ()
    attention: str = ""
    news: tuple[PlaceNews, ...] = ()
    compared: tuple[tuple[Link, str], ...] = ()
    considered: tuple[MeetingRow, ...] = ()


class PlacesPage(Page, frozen=True):
    """Every place, by its name; ``others`` are scorecards of which nothing says what place they are about."""

    places: tuple[PlaceCard, ...] = ()
    others: tuple[Link, ...] = ()


class ComparedRow(Value, frozen=True):
    """A place in a comparison: its figure of the period that all share, and where it stands.

    ``place`` leads to its page, ``indicator`` to that of the figure, ``others`` to the same indicator of its other
    scorecards; ``rank`` is empty where neither way is better.
    """

    place: Link
    indicator: Link
    value: str
    mark: str = ""
    interval: str = ""
    rank: str = ""
    comparison: Badge | None = None
    others: tuple[Link, ...] = ()


class ComparePage(Page, frozen=True):
    """One indicator across places: ``rows`` the best first, or by name; ``lines`` are the nation and regions.

    ``multiples`` are the places over time, with one scale. ``missing`` are those without a figure of that period, each
    with why; ``unlike`` those that measure something else under the same name, each with what differs.
    """

    indicator: str = ""
    sentences: tuple[str, ...] = ()
    period: str = ""
    unit: str = ""
    definition: str = ""
    nation: str = ""
    rows: tuple[ComparedRow, ...] = ()
    lines: tuple[tuple[str, str, str], ...] = ()
    dots: DotPlot | None = None
    multiples: Breakdown | None = None
    missing: tuple[tuple[Link, str], ...] = ()
    unlike: tuple[tuple[Link, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()


class CompareEntry(Value, frozen=True):
    """A comparison in the list of all: its page, of how many places it is, and what it found in a sentence."""

    page: Link
    size: str
    finding: str


class CompareIndexPage(Page, frozen=True):
    """Every indicator that two places or more share, by its title."""

    entries: tuple[CompareEntry, ...] = ()
