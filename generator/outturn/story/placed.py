"""What was told, put where it stands: addresses, breadcrumbs, and what is said today of a page that was told before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from outturn import own_pages, words
from outturn.model import Link
from outturn.pages import (
    Correction,
    Download,
    DownloadsPage,
    ExceptionsPage,
    FiguresBeside,
    IndicatorPage,
    IssueStory,
    Page,
    ScorecardPage,
    Site,
    Standing,
    Told,
)
from outturn.periods import parse, starting
from outturn.story.around import FIGURES, embed_link, frozen_link, proposal
from outturn.story.below import placed_concerns, placed_exceptions, placed_issues, placed_row, placed_stories
from outturn.story.dataset import dataset
from outturn.story.sharing import indicator_shared, scorecard_shared
from outturn.story.standing import (
    Later,
    citation,
    figure_history,
    plain_citation,
    sealed_standing,
    unpublished_standing,
)
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue

SomePage = TypeVar("SomePage", bound=ScorecardPage | IndicatorPage)


@dataclass(frozen=True, slots=True)
class Newest:
    """A scorecard's newest version, and the indicators that it has."""

    version: Version
    indicators: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where an edition's pages stand, and the words that they were told in, or else today's."""

    scorecard: str
    home: str
    told: Told
    site: Site
    say: Catalogue

    def label(self, key: str, **gaps: object) -> str:
        """A word of the pages' own, as it was stored with them."""
        text = self.told.labels.get(key)
        return self.say(key, **gaps) if text is None else text.format_map(gaps)

    def crumbs(self, *more: Link) -> tuple[Link, ...]:
        """The pages that a page is part of, from the home page to itself."""
        card = Link(self.told.scorecard.title, addresses.scorecard(self.scorecard))
        return (Link(self.label("page-crumb-home"), ""), card, *more)


def sealed_pages(place: Place, version: Version) -> Iterator[Page]:
    """The pages of a sealed version at their permanent addresses, without what is said of them today."""
    named = Link(place.label("page-crumb-version", number=version.version), place.home)
    for page in _placed(place, place.crumbs(named)):
        shown = replace(_shared(_of_version(page, version, place), place, version.version), is_unsearched=True)
        yield replace(shown, **_embeds(place, shown, version)) if isinstance(shown, IndicatorPage) else shown
    if found := _exceptions(place, version, named):
        yield found
    yield _downloads(place, version)


def _embeds(place: Place, page: IndicatorPage, version: Version) -> dict[str, Link]:
    """Where its chart stands for other sites: the newest, and as it is in that version."""
    if not page.chart:
        return {}
    card, name = place.scorecard, page.indicator
    return {
        "embed": embed_link(card, name, place.site),
        "frozen": frozen_link(card, version.version, name, place.site),
    }


def sealed_box(
    place: Place, version: Version, newest: Newest, indicator: str, found: tuple[Correction, ...]
) -> Standing:
    """The box on a page of a sealed version, an indicator's or the scorecard's (empty), with its corrections.

    ``indicator`` is what it is called now.
    """
    newer = _newer(place, newest, indicator) if newest.version.version != version.version else None
    return sealed_standing(place.say, version, newer, found)


def latest(scorecard: str, newest: Newest, indicator: str) -> str:
    """The address at which the newest version says the same of an indicator, or for "" of the scorecard; else empty.

    ``indicator`` is what it is called now.
    """
    home = addresses.scorecard(scorecard)
    if not indicator:
        return home
    return f"{home}{indicator}/" if indicator in newest.indicators else ""


def current_pages(
    place: Place, version: Version | None, later: Later, stories: tuple[IssueStory, ...] = ()
) -> Iterator[Page]:
    """The scorecard's own pages: of its newest version, or of its working copy while none was sealed.

    ``stories`` are what became of its critical issues over its versions.
    """
    card, site = place.scorecard, place.site
    for page in _placed(place, place.crumbs()):
        if version is None:
            shown: ScorecardPage | IndicatorPage = replace(
                page,
                standing=unpublished_standing(place.say, None, None),
                citation=plain_citation(place.say, page.title, page.address, site),
            )
        else:
            shown = _of_version(page, version, place)
        shown = replace(shown, proposal=proposal(card, site))
        if isinstance(shown, ScorecardPage):
            shown = replace(shown, stories=placed_stories(stories, place.home))
            shown = replace(shown, dataset=dataset(place.say, shown, version, site, _span(place.told)))
            yield _shared(shown, place)
        else:
            yield replace(
                _shared(shown, place),
                history=figure_history(card, shown, later),
                **(_embeds(place, shown, version) if version else {}),
            )


def preview_pages(place: Place, newest: Newest) -> Iterator[Page]:
    """The working copy's pages beside those of the newest version, as a preview shows them."""
    named = Link(place.say("working-copy"), place.home)
    for page in _placed(place, place.crumbs(named)):
        name = page.indicator if isinstance(page, IndicatorPage) else ""
        shown = replace(
            page,
            is_unsearched=True,
            standing=unpublished_standing(place.say, newest.version, _newer(place, newest, name)),
            citation=plain_citation(place.say, page.title, page.address, place.site),
            versions=addresses.versions(place.scorecard),
        )
        yield replace(shown, changes=place.told.changes) if isinstance(shown, ScorecardPage) else shown


def _exceptions(place: Place, version: Version, named: Link) -> ExceptionsPage | None:
    """What turned red or worsened in a sealed version, at its permanent address; None where it says nothing of that."""
    page = place.told.exceptions
    if page is None:
        return None
    address = f"{place.home}{addresses.EXCEPTIONS}"
    shown = replace(page, address=address)
    return replace(
        shown,
        description=place.label("page-described-sealed", said=page.description, number=version.version),
        crumbs=place.crumbs(named, Link(page.title, address)),
        notice=place.site.notice,
        updated=version.sealed.isoformat(),
        is_unsearched=True,
        version=version.version,
        found=placed_exceptions(place.told, place.scorecard, place.home),
        citation=citation(shown, address, version, place.site),
    )


def _shared(page: ScorecardPage | IndicatorPage, place: Place, version: str = "") -> ScorecardPage | IndicatorPage:
    """The page with what is shared of it; ``version`` where it is a sealed one's at its permanent address."""
    if isinstance(page, ScorecardPage):
        return scorecard_shared(place.label, page, version)
    return indicator_shared(place.label, place.told, page, version)


def _placed(place: Place, crumbs: tuple[Link, ...]) -> Iterator[ScorecardPage | IndicatorPage]:
    """The scorecard's page and its indicators' with their addresses; ``crumbs`` end with the scorecard's page."""
    told, home, notice = place.told, place.home, place.site.notice
    page = told.scorecard
    yield replace(
        page,
        address=home,
        crumbs=crumbs,
        notice=notice,
        outcomes=tuple(replace(one, rows=tuple(placed_row(row, home) for row in one.rows)) for one in page.outcomes),
        issues=placed_issues(page.issues, home),
        concerns=placed_concerns(page.concerns, home),
    )
    siblings = {one.address for one in told.indicators}
    for one in told.indicators:
        address = f"{home}{one.address}"
        yield replace(
            one,
            address=address,
            crumbs=(*crumbs, *(Link(crumb.title, address) for crumb in one.crumbs)),
            notice=notice,
            related=tuple((word, _related(link, siblings, place)) for word, link in one.related),
            companion=_beside(one.companion, siblings, place),
        )


def _beside(figures: FiguresBeside | None, siblings: set[str], place: Place) -> FiguresBeside | None:
    """The companion's figures with the address of its page."""
    if figures is None or figures.page is None:
        return figures
    return replace(figures, page=_related(figures.page, siblings, place))


def _related(link: Link, siblings: set[str], place: Place) -> Link:
    """Another indicator's page: beside this one, or where an earlier version's indicator is spoken of."""
    home = place.home if link.path in siblings else addresses.scorecard(place.scorecard)
    return Link(link.title, f"{home}{link.path}")


def _of_version(page: SomePage, version: Version, place: Place) -> SomePage:
    """The page with what every page of a sealed version has, the newest one's own as well."""
    card, number = place.scorecard, version.version
    permanent = addresses.version(card, number) + page.address.removeprefix(place.home)
    shown = replace(
        page,
        updated=version.sealed.isoformat(),
        citation=citation(page, permanent, version, place.site),
        versions=addresses.versions(card),
    )
    if isinstance(shown, ScorecardPage):
        told = place.told.exceptions
        found = Link(told.title, addresses.exceptions(card, number)) if told else None
        return replace(shown, version=number, downloads=addresses.downloads(card, number), exceptions=found)
    return replace(
        shown,
        files=(
            Download(addresses.package(card, number), place.say("file-version"), place.say("file-version-holds")),
            Download(
                f"{addresses.downloads(card, number)}{FIGURES}",
                place.label("page-figures-csv"),
                place.label("page-figures-csv-holds"),
            ),
            Download(
                addresses.document(card, number),
                place.label("page-figures-json"),
                place.label("page-figures-json-holds"),
            ),
        ),
    )


def _downloads(place: Place, version: Version) -> DownloadsPage:
    card, number = place.scorecard, version.version
    own, page = addresses.downloads(card, number), place.told.downloads
    files = (replace(one, address=f"{own}{_file(one.address, card, number)}") for one in page.files)
    return replace(
        page,
        address=own,
        crumbs=(
            Link(place.label("page-crumb-home"), ""),
            Link(place.label("page-crumb-data"), own_pages.DATA),
            Link(page.title, own),
        ),
        notice=place.site.notice,
        updated=version.sealed.isoformat(),
        is_unsearched=True,
        citation=plain_citation(place.say, page.title, own, place.site),
        pages=Link(page.pages.title, addresses.version(card, number)),
        files=tuple(files),
    )


def _file(name: str, scorecard: str, number: str) -> str:
    return f"{scorecard}-{number}{name}" if name.startswith(".") else name


def _span(told: Told) -> tuple[date, date] | None:
    """The first and the last day that the figures are about."""
    named = {(row.id, page.year_starts) for page in told.indicators for row in page.every_figure}
    periods = [starting(parse(text), starts) for text, starts in named]
    return (min(one.start for one in periods), max(one.end for one in periods)) if periods else None


def _newer(place: Place, newest: Newest, indicator: str) -> Link:
    """Where the newest version says the same, or where the scorecard is, if it does not have the indicator."""
    say, home = place.say, addresses.scorecard(place.scorecard)
    said = say("version-newest", number=newest.version.version, date=words.long_date(say, newest.version.sealed))
    return Link(said, latest(place.scorecard, newest, indicator) or home)
