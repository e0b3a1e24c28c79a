"""The page of one indicator, and its chart to be embedded."""

from outturn.model import Link
from outturn.pages.charts import Chart, DotPlot
from outturn.pages.figures import AimRow, AreaRow, BeforeRow, FigureRow, FiguresBeside
from outturn.pages.groups import Breakdown
from outturn.pages.history import FigureHistory
from outturn.pages.page import Page
from outturn.pages.parts import Download, Licence, Reasoning, Tile
from outturn.values import Value


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
