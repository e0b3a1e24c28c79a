"""Values and judgements to what pages say, in which order and in which words. Knows no markup."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from outturn.history import Edition, Register, Version
from outturn.model import Judgements, Link, Package, Scorecard
from outturn.pages import HomePage, IndexPage, IndicatorRow, Page, RedirectPage, ScorecardCard, Site, SourcesPage
from outturn.story.downloads import data_page
from outturn.story.gone import Former, gone_pages
from outturn.story.headline import headline
from outturn.story.indicator import HOME, indicator_row
from outturn.story.profile import profile_page
from outturn.story.reading import readings
from outturn.story.scorecard import current, scorecard_card
from outturn.story.shelf import Shelf, tell_scorecard
from outturn.story.standing import plain_citation

ABOUT = Link("About", "about/")


def tell(
    shelves: Iterable[Iterable[Edition]],
    register: Register,
    site: Site,
    former: Former | None = None,
) -> Iterator[Page]:
    """Every page of the site, in a settled order: each scorecard's, then the site's own.

    ``shelves`` holds each scorecard's editions, newest first; ``former`` are the addresses of indicators that the
    newest version does not have.
    """
    cards: list[ScorecardCard] = []
    rows: list[IndicatorRow] = []
    newest: list[tuple[Scorecard, Version | None]] = []
    for editions in shelves:
        shelf = Shelf()
        yield from tell_scorecard(editions, register, site, shelf)
        if shelf.newest:
            cards.append(scorecard_card(shelf.newest.package, shelf.readings))
            rows += [replace(indicator_row(reading), chart=None) for reading in current(shelf.readings)]
            newest.append((shelf.newest.package.scorecard, shelf.newest.version))
    own = [card for card, _ in newest]
    yield from gone_pages(register, former or {}, {card.name: card.title for card in own}, site)
    updated = max((card.created for card in own), default="1970-01-01")
    about = f"{site.name}: how councils are doing, in figures anyone can read."
    pages: list[Page] = [
        HomePage("", site.name, about, (), site.notice, scorecards=tuple(cards), total=len(rows)),
        _index(rows, site.notice),
        _sources(own, site.notice),
        profile_page((HOME, ABOUT), site.notice),
        data_page(newest, site, updated),
    ]
    for page in pages:
        yield replace(page, updated=updated, citation=plain_citation(page.title, page.address, site))


def headlines(package: Package, judgements: Judgements) -> dict[str, tuple[str, ...]]:
    """The sentences that stand first on each indicator's page, by indicator: what sealing stores."""
    return {reading.indicator.indicator: headline(reading) for reading in readings(package, judgements)}


def redirect_pages(redirected: Mapping[str, str], site: Site) -> Iterator[RedirectPage]:
    """A page at every address that has moved; both addresses are given with a slash in front."""
    for old, new in redirected.items():
        if old.endswith("/"):
            yield RedirectPage(old.lstrip("/"), new.lstrip("/"), site.full(new.lstrip("/")))


def _index(rows: Sequence[IndicatorRow], notice: str) -> IndexPage:
    letters: dict[str, list[IndicatorRow]] = {}
    for row in sorted(rows, key=lambda one: (one.title.casefold(), one.scorecard.casefold(), one.address)):
        first = row.title[:1].upper()
        letters.setdefault(first if first.isalpha() else "0 to 9", []).append(row)
    return IndexPage(
        "indicators/",
        "Indicators A to Z",
        "Every indicator of every scorecard, in the order of the alphabet.",
        (HOME, Link("Indicators A to Z", "indicators/")),
        notice,
        letters=tuple((letter, tuple(found)) for letter, found in letters.items()),
    )


def _sources(scorecards: Sequence[Scorecard], notice: str) -> SourcesPage:
    entries = tuple((Link(card.title, f"{card.name}/"), card.sources, card.licences) for card in scorecards)
    return SourcesPage(
        "about/sources/",
        "Sources",
        "Where the figures come from, and under which licence.",
        (HOME, ABOUT, Link("Sources", "about/sources/")),
        notice,
        scorecards=entries,
    )
