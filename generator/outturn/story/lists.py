"""The site's lists: every indicator from A to Z, every source, every page."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from string import ascii_uppercase

from outturn import own_pages
from outturn.model import Link
from outturn.pages import IndexEntry, IndexPage, IndexPlace, MapEntry, SearchPage, SiteMapPage, SourcesPage
from outturn.story.compare import compare_address
from outturn.story.crumbs import about_crumb, home_crumb
from outturn.story.overview import Overview
from outturn.story.same import Family
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue

DIGITS, OTHER = "digits", "other"
"""What stands before and after the letters of the alphabet."""


def index_page(
    say: Catalogue, overviews: Sequence[Overview], found: Sequence[Family], compared: Collection[str], notice: str
) -> IndexPage:
    """Every indicator once by its title, under every letter of the alphabet, of which some have none.

    ``found`` are the same indicators of all scorecards, ``compared`` the names of those that have a page of their own.
    """
    title = say("index-title")
    letters: dict[str, list[IndexEntry]] = {letter: [] for letter in (DIGITS, *ascii_uppercase, OTHER)}
    for entry in sorted(_entries(overviews, found, compared), key=_place):
        letters[_letter(entry.title)].append(entry)
    return IndexPage(
        addresses.INDICATORS,
        title,
        say("index-described"),
        (home_crumb(say), Link(title, addresses.INDICATORS)),
        notice,
        letters=tuple(
            (letter if len(letter) == 1 else say(f"index-{letter}"), tuple(entries))
            for letter, entries in letters.items()
            if entries or len(letter) == 1
        ),
    )


def _entries(overviews: Sequence[Overview], found: Sequence[Family], compared: Collection[str]) -> Iterator[IndexEntry]:
    """The indicators, of two that give one measure in two units the first with the other."""
    rows = {(one.name, row.indicator): (one, row) for one in overviews for row in one.rows}
    order = {key: place for place, key in enumerate(rows)}
    for family in found:
        beneath = []
        for one, row in (rows[member.key] for member in family.members if member.key in rows):
            other = (one.name, row.twin)
            if other not in rows or order[one.name, row.indicator] < order[other]:
                twin = rows[other][1] if other in rows else None
                beneath.append((one, row, twin))
        if beneath:
            areas = [one.scorecard.area for one, _, _ in beneath]
            yield IndexEntry(
                beneath[0][1].title,
                tuple(dict.fromkeys(code for _, row, _ in beneath for code in row.codes)),
                tuple(
                    IndexPlace(area if area and areas.count(area) == 1 else one.scorecard.title, row, twin)
                    for area, (one, row, twin) in zip(areas, beneath, strict=True)
                ),
                compare_address(family.name) if family.name in compared else "",
            )


def _place(entry: IndexEntry) -> tuple[str, str]:
    return _plain(entry.title), entry.places[0].row.address


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


def site_map_page(
    say: Catalogue,
    entries: Sequence[MapEntry],
    places: Sequence[Link],
    compared: Sequence[Link],
    meetings: Sequence[Link],
    notice: str,
) -> SiteMapPage:
    """Every page of the site that shows how things are now, with the way to every version."""
    lists = (
        home_crumb(say),
        Link(say("places-title"), own_pages.PLACES),
        *((Link(say("compare-title"), own_pages.COMPARE),) if compared else ()),
        *((Link(say("meetings-title"), own_pages.MEETINGS),) if meetings else ()),
        Link(say("attention-title"), addresses.ATTENTION),
        Link(say("index-title"), addresses.INDICATORS),
        Link(say("frameworks-title"), addresses.FRAMEWORKS),
        Link(say("gaps-title"), own_pages.GAPS),
        Link(say("calendar-title"), own_pages.CALENDAR),
        Link(say("issues-title"), own_pages.ISSUES),
        Link(say("quality-title"), own_pages.DATA_QUALITY),
        Link(say("data-title"), own_pages.DATA),
        Link(say("check-title"), own_pages.CHECK),
        Link(say("verify-title"), own_pages.VERIFY),
    )
    pages = tuple(Link(say(_title_key(address)), address) for address in own_pages.ABOUT_PAGES)
    title = say("map-title")
    return SiteMapPage(
        addresses.SITE_MAP,
        title,
        say("map-described"),
        (home_crumb(say), Link(title, addresses.SITE_MAP)),
        notice,
        groups=tuple(
            (name, tuple(links))
            for name, links in (
                (say("map-lists"), lists),
                (say("places-title"), places),
                (say("compare-title"), compared),
                (say("meetings-title"), meetings),
                (say("map-about"), pages),
            )
            if links
        ),
        scorecards=tuple(entries),
    )


def search_page(say: Catalogue, entries: Sequence[MapEntry], notice: str) -> SearchPage:
    """The page that is all search; it is not found by itself."""
    title = say("search-title")
    return SearchPage(
        own_pages.SEARCH,
        title,
        say("search-described"),
        (home_crumb(say), Link(title, own_pages.SEARCH)),
        notice,
        is_unsearched=True,
        links=(
            Link(say("index-title"), addresses.INDICATORS),
            Link(say("frameworks-title"), addresses.FRAMEWORKS),
            Link(say("map-title"), addresses.SITE_MAP),
        ),
        outcomes=tuple(
            Link(say("search-outcome", outcome=outcome.title, scorecard=entry.scorecard.title), outcome.path)
            for entry in entries
            for outcome, _ in entry.outcomes
        ),
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
