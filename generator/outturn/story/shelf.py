"""One scorecard's pages: of every sealed version, of the newest one, of a preview, and the list of versions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import TypeVar

from outturn import words
from outturn.model import Link, Package, Scorecard
from outturn.pages import ChangeGroup, Correction, IndicatorRow, Page, Site, VersionRow, VersionsPage
from outturn.periods import parse
from outturn.story.around import embed_link, figure_files, proposal
from outturn.story.changes import told
from outturn.story.dataset import dataset
from outturn.story.downloads import downloads_page
from outturn.story.evidence import Evidence, gather
from outturn.story.indicator import HOME, indicator_page, indicator_row
from outturn.story.scorecard import scorecard_page
from outturn.story.standing import (
    Later,
    citation,
    corrections,
    figure_history,
    level_of,
    plain_citation,
    renamed,
    sealed_standing,
    unpublished_standing,
)
from outturn.versions import addresses
from outturn.versions.history import Edition, Register, Version, Withdrawal

SomePage = TypeVar("SomePage", bound=Page)


@dataclass(slots=True)
class Shelf:
    """What telling a scorecard's editions leaves for the site's own pages: its newest edition, read and listed."""

    newest: Edition | None = None
    gathered: tuple[Evidence, ...] = ()
    rows: Mapping[str, IndicatorRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an edition's pages are, and what they say beside its figures."""

    site: Site
    home: str
    crumbs: tuple[Link, ...]
    newest: Edition | None = None
    later: Later = field(default_factory=Later)
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)


def tell_scorecard(editions: Iterable[Edition], register: Register, site: Site, shelf: Shelf) -> Iterator[Page]:
    """Every page of one scorecard's editions, which come newest first; what was found is left in ``shelf``."""
    known = iter(editions)
    first = next(known)
    card = first.package.scorecard
    titles = register.titles.get(card.name, {})
    crumbs = (HOME, Link(card.title, addresses.scorecard(card.name)))
    if first.version is None:
        second = next(known, None)
        if second is None:
            yield from _pages(first, _Place(site, crumbs[-1].path, crumbs, titles=titles), shelf)
            return
        home = addresses.working_copy(card.name)
        named = (*crumbs, Link(words.WORKING_COPY_NAME, home))
        yield from _pages(first, _Place(site, home, named, second, titles=titles))
        first = second
    later, changes = Later(renamed=renamed(register)), dict[str, tuple[ChangeGroup, ...]]()
    for edition in chain([first], known):
        version = edition.version
        if version is None:
            continue
        home = addresses.version(card.name, version.version)
        named = (*crumbs, Link(words.capital(words.version(version.version)), home))
        place = _Place(site, home, named, first, later, corrections(edition, later), titles)
        told_now = Shelf()
        yield from _pages(edition, place, told_now)
        later.add(edition, told_now.gathered)
        changes[version.version] = told(edition.since, edition.package)
        yield downloads_page(card, version, edition.package, site)
    yield from _pages(first, _Place(site, crumbs[-1].path, crumbs, first, later, titles=titles), shelf)
    yield _versions_page(card, register, changes, site, crumbs)


def _pages(edition: Edition, place: _Place, shelf: Shelf | None = None) -> Iterator[Page]:
    """The scorecard's page of the edition and its indicators' pages; the gathered are left in ``shelf``."""
    package, card = edition.package, edition.package.scorecard
    known = tuple(gather(package, edition.judgements, place.home, place.titles))
    rows = {evidence.indicator.indicator: indicator_row(evidence) for evidence in known}
    if shelf:
        shelf.newest, shelf.gathered, shelf.rows = edition, known, rows
    page = scorecard_page(package, known, rows, place.crumbs, place.site.notice)
    version = edition.version
    yield _finished(
        replace(
            page,
            version=version.version if version else "",
            versions=addresses.versions(card.name) if place.newest else "",
            downloads=addresses.downloads(card.name, version.version) if version else "",
            changes=told(edition.since, package) if place.newest and not version else (),
            dataset=dataset(card, version, place.site, _span(package)) if _is_current(place, card) else None,
            proposal=proposal(card, place.site) if _is_current(place, card) else "",
        ),
        edition,
        place,
        None,
    )
    for evidence in known:
        own = indicator_page(evidence, rows[evidence.indicator.indicator], place.crumbs, place.site.notice)
        yield _finished(
            replace(
                own,
                history=figure_history(evidence, place.later) if _is_current(place, card) else (),
                versions=addresses.versions(card.name) if place.newest else "",
                files=figure_files(card, version) if version else (),
                embed=embed_link(evidence, place.site) if version and own.chart and _is_current(place, card) else None,
                proposal=proposal(card, place.site) if _is_current(place, card) else "",
            ),
            edition,
            place,
            evidence,
        )


def _is_current(place: _Place, card: Scorecard) -> bool:
    """Whether the pages are the scorecard's own, and not those of one version or of a preview."""
    return place.home == addresses.scorecard(card.name)


def _span(package: Package) -> tuple[date, date] | None:
    """The first and the last day that the package's figures are about."""
    periods = [parse(text) for text in package.outturns["period"].unique()]
    return (min(one.start for one in periods), max(one.end for one in periods)) if periods else None


def _finished(page: SomePage, edition: Edition, place: _Place, evidence: Evidence | None) -> SomePage:
    """The page with its date, where it stands among the versions, and how to cite it."""
    card, version = edition.package.scorecard, edition.version
    newest = place.newest.version if place.newest else None
    if version is None:
        return replace(
            page,
            updated=card.created,
            is_searched=newest is None,
            standing=unpublished_standing(newest, _newer(place, evidence) if newest else None),
            citation=plain_citation(page.title, page.address, place.site),
        )
    latest = evidence.latest if evidence else None
    period = (words.short_label(parse(latest.period)),) if latest else ()
    about = (evidence.indicator.title, *period) if evidence else ()
    is_sealed = place.home != addresses.scorecard(card.name)
    newer = _newer(place, evidence) if newest and newest.version != version.version else None
    name = evidence.indicator.indicator if evidence else ""
    return replace(
        page,
        updated=version.sealed.isoformat(),
        is_searched=not is_sealed,
        standing=sealed_standing(version, newer, place.corrections.get(name, ())) if is_sealed else None,
        citation=citation(card, version, place.site, page.address, about),
    )


def _newer(place: _Place, evidence: Evidence | None) -> Link | None:
    """Where the newest version says the same, or where the scorecard is, if it does not have the indicator."""
    if place.newest is None or place.newest.version is None:
        return None
    package = place.newest.package
    home = addresses.scorecard(package.scorecard.name)
    name = evidence.indicator.indicator if evidence else ""
    is_there = name in {one.indicator for one in package.indicators}
    said = words.newest(place.newest.version.version, place.newest.version.sealed)
    return Link(said, f"{home}{name}/" if is_there else home)


def _versions_page(
    card: Scorecard,
    register: Register,
    changes: Mapping[str, tuple[ChangeGroup, ...]],
    site: Site,
    crumbs: tuple[Link, ...],
) -> VersionsPage:
    """Every version of the scorecard, newest first, with what changed in each."""
    rows = []
    for version in reversed(register.versions[card.name]):
        home = addresses.version(card.name, version.version)
        withdrawal = register.withdrawal(f"/{home}")
        rows.append(_version_row(card, version, changes.get(version.version, ()), withdrawal))
    address = addresses.versions(card.name)
    return VersionsPage(
        address=address,
        title=words.VERSIONS,
        description=words.versions_described(card.title),
        crumbs=(*crumbs, Link(words.VERSIONS, address)),
        notice=site.notice,
        updated=register.versions[card.name][-1].sealed.isoformat(),
        citation=plain_citation(words.versions_of(card.title), address, site),
        scorecard=card.name,
        rows=tuple(rows),
        feed=addresses.feed(card.name),
    )


def _version_row(
    card: Scorecard, version: Version, changes: Sequence[ChangeGroup], withdrawal: Withdrawal | None
) -> VersionRow:
    return VersionRow(
        version=version.version,
        address="" if withdrawal else addresses.version(card.name, version.version),
        sealed=words.long_date(version.sealed),
        level=level_of(version),
        note=version.note,
        downloads="" if withdrawal else addresses.downloads(card.name, version.version),
        sha256=version.sha256,
        changes=tuple(changes),
        withdrawn=words.withdrawn(withdrawal.date, withdrawal.reason) if withdrawal else "",
    )
