"""The site's lists: every indicator from A to Z, every source, every page."""

import unicodedata
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from outturn import own_pages
from outturn.model import Link
from outturn.pages import IndexEntry, IndexPage, IndicatorRow, MapEntry, SiteMapPage, SourcesPage
from outturn.story.crumbs import about_crumb, home_crumb
from outturn.story.overview import Overview
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue

DIGITS, OTHER = "digits", "other"
"""What stands before and after the letters of the alphabet."""


def index_page(say: Catalogue, rows: Sequence[IndicatorRow], notice: str) -> IndexPage:
    """Every indicator by its title, under every letter of the alphabet, of which some have none."""
    title = say("index-title")
    letters: dict[str, list[IndexEntry]] = {letter: [] for letter in (DIGITS, *ascii_uppercase, OTHER)}
    for entry in sorted(_entries(rows), key=_place):
        letters[_letter(entry.row.title)].append(entry)
    return IndexPage(
        addresses.INDICATORS,
        title,
        say("index-described"),
        (home_crumb(say), Link(title, addresses.INDICATORS)),
        notice,
        letters=tuple(
            (letter if len(letter) == 1 else say(f"index-{letter}"), tuple(found))
            for letter, found in letters.items()
            if found or len(letter) == 1
        ),
    )


def _entries(rows: Sequence[IndicatorRow]) -> Iterator[IndexEntry]:
    """The indicators, of two that give one measure in two units the first with the other."""
    places = {(row.scorecard_address, row.indicator): place for place, row in enumerate(rows)}
    for place, row in enumerate(rows):
        other = places.get((row.scorecard_address, row.twin))
        if other is None or place < other:
            yield IndexEntry(row, None if other is None else rows[other])


def _place(entry: IndexEntry) -> tuple[str, str, str]:
    return _plain(entry.row.title), entry.row.scorecard.casefold(), entry.row.address


def sources_page(say: Catalogue, overviews: Sequence[Overview], notice: str) -> SourcesPage:
    """Where the figures of each scorecard come from."""
    title = say("sources-title")
    entries = tuple(
        (Link(one.scorecard.title, addresses.scorecard(one.name)), one.scorecard.sources, one.scorecard.licences)
        for one in overviews
    )
    return SourcesPage(
        own_pages.SOURCES,
        title,
        say("sources-described"),
        (home_crumb(say), about_crumb(say), Link(title, own_pages.SOURCES)),
        notice,
        scorecards=entries,
    )


def site_map_page(say: Catalogue, entries: Sequence[MapEntry], notice: str) -> SiteMapPage:
    """Every page of the site that shows how things are now, with the way to every version."""
    lists = (
        home_crumb(say),
        Link(say("attention-title"), addresses.ATTENTION),
        Link(say("index-title"), addresses.INDICATORS),
        Link(say("frameworks-title"), addresses.FRAMEWORKS),
        Link(say("gaps-title"), own_pages.GAPS),
        Link(say("data-title"), own_pages.DATA),
        Link(say("check-title"), own_pages.CHECK),
    )
    pages = tuple(Link(say(_title_key(address)), address) for address in own_pages.ABOUT_PAGES)
    title = say("map-title")
    return SiteMapPage(
        addresses.SITE_MAP,
        title,
        say("map-described"),
        (home_crumb(say), Link(title, addresses.SITE_MAP)),
        notice,
        groups=((say("map-lists"), lists), (say("map-about"), pages)),
        scorecards=tuple(entries),
    )


def _title_key(address: str) -> str:
    """The key of the title of a page about the site: ``about-words`` for ``about/words/``."""
    return "about-title" if address == own_pages.ABOUT else address.rstrip("/").replace("/", "-")


def _plain(title: str) -> str:
    """The title without accents, as it is sorted."""
    return unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold() or title.casefold()


def _letter(title: str) -> str:
    """Where the title stands in the alphabet, by its first letter or digit."""
    first = next((one for one in _plain(title) if one.isalnum()), "").upper()
    return first if first and first in ascii_uppercase else DIGITS if first.isdecimal() else OTHER
