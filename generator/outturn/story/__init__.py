"""Values and judgements to what pages say, in which order and in which words. Knows no markup."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from outturn.model import Judgements, Package
from outturn.pages import Page, RedirectPage, Site
from outturn.story.attention import attention_page
from outturn.story.downloads import data_page
from outturn.story.evidence import gather
from outturn.story.frameworks import frameworks_page
from outturn.story.gone import Former, gone_pages
from outturn.story.headline import headline
from outturn.story.home import home_page, news
from outturn.story.indicator import HOME
from outturn.story.lists import ABOUT, index_page, site_map_page, sources_page
from outturn.story.overview import Overview, overview
from outturn.story.profile import profile_page
from outturn.story.shelf import Shelf, tell_scorecard
from outturn.story.standing import plain_citation
from outturn.versions.history import Edition, Register


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
    overviews: list[Overview] = []
    for editions in shelves:
        shelf = Shelf()
        yield from tell_scorecard(editions, register, site, shelf)
        if shelf.newest:
            overviews.append(overview(shelf.newest, shelf.gathered, shelf.rows))
    cards = [one.scorecard for one in overviews]
    yield from gone_pages(register, former or {}, {card.name: card.title for card in cards}, site)
    updated = max((card.created for card in cards), default="1970-01-01")
    every = [concern for one in overviews for concern in one.concerns]
    attention = attention_page([one.attention for one in overviews], every, site.notice)
    pages: list[Page] = [
        home_page([one.card for one in overviews], news(cards, register), every, attention, site),
        attention,
        index_page([row for one in overviews for row in one.rows], site.notice),
        frameworks_page([use for one in overviews for use in one.codes], site.notice),
        sources_page(cards, site.notice),
        profile_page((HOME, ABOUT), site.notice),
        data_page([(one.scorecard, one.version) for one in overviews], site, updated),
        site_map_page([one.entry for one in overviews], site.notice),
    ]
    for page in pages:
        yield replace(page, updated=updated, citation=plain_citation(page.title, page.address, site))


def headlines(package: Package, judgements: Judgements) -> dict[str, tuple[str, ...]]:
    """The sentences that stand first on each indicator's page, by indicator: what sealing stores."""
    return {evidence.indicator.indicator: headline(evidence) for evidence in gather(package, judgements)}


def redirect_pages(redirected: Mapping[str, str], site: Site) -> Iterator[RedirectPage]:
    """A page at every address that has moved; both addresses are given with a slash in front."""
    for old, new in redirected.items():
        if old.endswith("/"):
            yield RedirectPage(old.lstrip("/"), new.lstrip("/"), site.full(new.lstrip("/")))
