"""The site's lists: every indicator from A to Z, every source, every page."""

import unicodedata
from collections.abc import Sequence
from string import ascii_uppercase

from outturn import words
from outturn.model import Link
from outturn.pages import IndexPage, IndicatorRow, MapEntry, SiteMapPage, SourcesPage
from outturn.story.crumbs import ABOUT, HOME
from outturn.story.overview import Overview
from outturn.versions import addresses


def index_page(rows: Sequence[IndicatorRow], notice: str) -> IndexPage:
    """Every indicator by its title, under every letter of the alphabet, of which some have none."""
    letters: dict[str, list[IndicatorRow]] = {letter: [] for letter in (words.DIGITS, *ascii_uppercase, words.NEITHER)}
    for row in sorted(rows, key=lambda one: (_plain(one.title), one.scorecard.casefold(), one.address)):
        letters[_letter(row.title)].append(row)
    return IndexPage(
        addresses.INDICATORS,
        words.INDEX_TITLE,
        words.INDEX_DESCRIBED,
        (HOME, Link(words.INDEX_TITLE, addresses.INDICATORS)),
        notice,
        letters=tuple((letter, tuple(found)) for letter, found in letters.items() if found or len(letter) == 1),
    )


def sources_page(overviews: Sequence[Overview], notice: str) -> SourcesPage:
    """Where the figures of each scorecard come from."""
    entries = tuple(
        (Link(one.scorecard.title, addresses.scorecard(one.name)), one.scorecard.sources, one.scorecard.licences)
        for one in overviews
    )
    return SourcesPage(
        "about/sources/",
        "Sources",
        "Where the figures come from, and under which licence.",
        (HOME, ABOUT, Link("Sources", "about/sources/")),
        notice,
        scorecards=entries,
    )


def site_map_page(entries: Sequence[MapEntry], notice: str) -> SiteMapPage:
    """Every page of the site that shows how things are now, with the way to every version."""
    lists = (
        HOME,
        Link(words.ATTENTION_TITLE, addresses.ATTENTION),
        Link(words.INDEX_TITLE, addresses.INDICATORS),
        Link(words.FRAMEWORKS_TITLE, addresses.FRAMEWORKS),
        Link(words.DATA, "data/"),
    )
    about = tuple(Link(title, address) for address, title in words.PAGES_ABOUT.items())
    return SiteMapPage(
        addresses.SITE_MAP,
        words.SITE_MAP_TITLE,
        words.SITE_MAP_DESCRIBED,
        (HOME, Link(words.SITE_MAP_TITLE, addresses.SITE_MAP)),
        notice,
        groups=((words.MAP_LISTS, lists), (words.MAP_ABOUT, about)),
        scorecards=tuple(entries),
    )


def _plain(title: str) -> str:
    """The title without accents, as it is sorted."""
    return unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold() or title.casefold()


def _letter(title: str) -> str:
    """Where the title stands in the alphabet, by its first letter or digit."""
    first = next((one for one in _plain(title) if one.isalnum()), "").upper()
    return first if first and first in ascii_uppercase else words.DIGITS if first.isdecimal() else words.NEITHER
