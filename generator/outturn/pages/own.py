"""Pages that the site has of its own, each a table over all scorecards."""

from outturn.model import Link
from outturn.pages.groups import GapGroup
from outturn.pages.page import Page
from outturn.pages.parts import Download, Licence, MapEntry
from outturn.pages.rows import AttentionGroup, FrameworkTable, IndexEntry


class DataPage(Page, frozen=True):
    """Where every download, feed and catalogue is: a scorecard with its files."""

    scorecards: tuple[tuple[Link, tuple[Download, ...]], ...] = ()
    site: tuple[Download, ...] = ()


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
