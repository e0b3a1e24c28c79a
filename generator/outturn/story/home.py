"""The home page: every scorecard at a glance, what was published lately, what needs attention most."""

from collections.abc import Sequence

from outturn import words
from outturn.model import Link
from outturn.pages import AttentionPage, HomePage, NewsRow, PlaceCard, Site
from outturn.story.attention import worst
from outturn.story.overview import Overview
from outturn.story.places import questions
from outturn.story.standing import level_of
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.versions.register import Register
from outturn.words.catalogue import Catalogue

MOST_NEWS, MOST_CONCERNS = 5, 5


def home_page(
    say: Catalogue,
    overviews: Sequence[Overview],
    places: Sequence[PlaceCard],
    news: Sequence[NewsRow],
    attention: AttentionPage,
    site: Site,
) -> HomePage:
    """What the home page says."""
    cards = [one.card for one in overviews]
    total = sum(card.total for card in cards)
    indicators, scorecards = say.count("indicators", total), say.count("scorecards", len(cards))
    size = say("home-size", indicators=indicators, scorecards=scorecards)
    return HomePage(
        "",
        site.name,
        say("home-described", name=site.name),
        (),
        site.notice,
        scorecards=tuple(cards),
        total=total,
        sentences=(say("home-question"), size),
        news=tuple(news),
        worst=worst([concern for one in overviews for concern in one.concerns], MOST_CONCERNS),
        attention=attention.sentence,
        places=tuple(places),
        questions=questions(overviews),
    )


def news(say: Catalogue, overviews: Sequence[Overview], register: Register) -> tuple[NewsRow, ...]:
    """The versions that were published last, of all scorecards, newest first; not those that were taken down."""
    known = [
        (one, version)
        for one in sorted(overviews, key=lambda one: one.scorecard.title.casefold())
        for version in reversed(register.versions.get(one.name, ()))
        if not register.withdrawal(f"/{addresses.version(one.name, version.version)}")
    ]
    newest = sorted(known, key=lambda one: one[1].sealed, reverse=True)
    return tuple(_news_row(say, one, version) for one, version in newest[:MOST_NEWS])


def _news_row(say: Catalogue, one: Overview, version: Version) -> NewsRow:
    return NewsRow(
        version=Link(say("version-title", number=version.version), addresses.version(one.name, version.version)),
        scorecard=Link(one.scorecard.title, addresses.scorecard(one.name)),
        versions=addresses.versions(one.name),
        sealed=words.long_date(say, version.sealed),
        level=level_of(say, version),
        note=version.note,
        turned=one.left.turned.get(version.version, ""),
    )
