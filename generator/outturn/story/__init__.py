"""Values and judgements to what pages say, in which order and in which words. Knows no markup."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from outturn.model import Judgements, Link, Package, Scorecard
from outturn.pages import HomePage, IndexPage, IndicatorRow, Page, ScorecardCard, SourcesPage
from outturn.story.indicator import HOME, indicator_page, indicator_row
from outturn.story.profile import profile_page
from outturn.story.reading import readings
from outturn.story.scorecard import current, scorecard_card, scorecard_page

ABOUT = Link("About", "about/")

Judged = tuple[Package, Judgements]
"""A package with its judgements, as ``judge`` gives them."""


def tell(judged: Iterable[Judged], site: str, notice: str = "") -> Iterator[Page]:
    """Every page of the site, in a settled order: each scorecard with its indicators, then the site's own pages.

    ``site`` is the site's name; ``notice`` stands on every page (who stands behind the figures, say).
    """
    cards: list[ScorecardCard] = []
    rows: list[IndicatorRow] = []
    scorecards: list[Scorecard] = []
    for package, judgements in judged:
        known = list(readings(package, judgements))
        listed = {reading.indicator.indicator: indicator_row(reading) for reading in known}
        yield scorecard_page(package, known, listed, notice)
        for reading in known:
            yield indicator_page(reading, listed[reading.indicator.indicator], notice)
        cards.append(scorecard_card(package, known))
        rows += [replace(listed[reading.indicator.indicator], chart=None) for reading in current(known)]
        scorecards.append(package.scorecard)
    about = f"{site}: how councils are doing, in figures anyone can read."
    yield HomePage("", site, about, (), notice, tuple(cards), len(rows))
    yield _index(rows, notice)
    yield _sources(scorecards, notice)
    yield profile_page((HOME, ABOUT), notice)


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
        tuple((letter, tuple(found)) for letter, found in letters.items()),
    )


def _sources(scorecards: Sequence[Scorecard], notice: str) -> SourcesPage:
    entries = tuple((Link(card.title, f"{card.name}/"), card.sources, card.licences) for card in scorecards)
    return SourcesPage(
        "about/sources/",
        "Sources",
        "Where the figures come from, and under which licence.",
        (HOME, ABOUT, Link("Sources", "about/sources/")),
        notice,
        entries,
    )
