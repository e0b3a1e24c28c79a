"""The units of work that a site is made of: one edition each, worked out from what it is given and from nothing else.

A unit may be made here, in another process or on another machine; what it makes is known by its key. What later
versions say of a sealed one, and what is said today of other places, is joined afterwards.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from outturn.exports.proofs import hashes_of, sums
from outturn.model import Link, Package
from outturn.pages import (
    TOLD,
    BeforeRow,
    Coming,
    IndicatorPage,
    Left,
    Page,
    ScorecardPage,
    Site,
    Succession,
    Told,
    as_kept,
    as_left,
    read_left,
)
from outturn.pipeline.alone import offered, sized, sizes_of
from outturn.pipeline.editions import Sealed, changes, judged_edition, sealed
from outturn.pipeline.making import renderer_in, words_of
from outturn.pipeline.offers import frozen_files, newest_figures, newest_files, version_files
from outturn.pipeline.parts import Parts
from outturn.pipeline.picturing import pictured, sealed_files, sealed_pictured
from outturn.render import Renderer
from outturn.settings import Settings, template_folders
from outturn.story.calendar import coming
from outturn.story.issue_rows import issue_stories
from outturn.story.leaving import left
from outturn.story.placed import Newest, Place, current_pages, preview_pages, sealed_pages
from outturn.story.standing import Later
from outturn.story.told import told
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.archive import issues_of, told_of
from outturn.versions.history import SealedFolder, Version
from outturn.versions.issues import histories
from outturn.versions.register import Release
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every unit of a run is made with.

    ``templates`` is the state of words and templates, of which ``only`` some may be used unless it is None.
    """

    settings: Settings
    site: Site
    templates: str
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on an edition's pages beside what it tells: other places, and the figures of those before it.

    ``releases`` is what is announced of the scorecard, of which ``coming`` is made with the edition; ``meetings`` are
    those that considered a version of it.
    """

    successions: tuple[Succession, ...] = ()
    before: Mapping[str, tuple[BeforeRow, ...]] | None = None
    releases: tuple[Release, ...] = ()
    coming: Coming | None = None
    meetings: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One unit: its key, the function that makes it, and what that is given.

    ``reads`` are the folders under that of the packages whose files it reads.
    """

    key: str
    make: Callable[..., Parts]
    arguments: tuple[object, ...]
    reads: tuple[str, ...] = ()

    def made(self) -> Parts:
        """What it makes; raises OutturnError where a sealed version is not what was sealed, and RenderError."""
        return self.make(*self.arguments)


def tools(workshop: Workshop) -> tuple[Catalogue, Renderer]:
    """The words and the renderer of a run; raises CatalogueError."""
    say = words_of(workshop.settings)
    return say, renderer_in(template_folders(workshop.settings), say, workshop.templates, workshop.only)


def sealed_parts(workshop: Workshop, folder: SealedFolder, version: Version) -> Parts:
    """A sealed version's pages and downloads; its pages have a mark where today's boxes stand."""
    return _sealed_parts(workshop, folder, _read(workshop, folder, version), version)


def newest_parts(
    workshop: Workshop, folder: SealedFolder, versions: Sequence[Version], renamed: Mapping[str, str], around: Around
) -> Parts:
    """The same of the newest version, the scorecard's own pages, and what it offers at lasting addresses."""
    say, make = tools(workshop)
    name, later, known = folder.scorecard, Later(renamed), _read(workshop, folder, versions[-1])
    editions, turned, titles = list[Told](), dict[str, str](), dict[str, str]()
    for version in reversed(versions):
        telling = known.told if version is versions[-1] else told_of(workshop.settings.packages, name, version.version)
        later, turned[version.version] = later.and_also(version, telling), telling.scorecard.turned
        editions.append(telling)
        titles = {**{later.present(page.indicator): page.crumbs[-1].title for page in telling.indicators}, **titles}
    listed = [(version, issues_of(workshop.settings.packages, name, version.version)) for version in versions]
    stories = issue_stories(say, name, histories(listed, later.present).values(), titles)
    place, site = Place(name, addresses.scorecard(name), known.told, workshop.site, say), workshop.site
    own, alone = _sealed_parts(workshop, folder, known, versions[-1]), dict(newest_figures(say, site, known))
    current = current_pages(place, versions[-1], later, stories)
    both = list(pictured(say, site, known.told, versions[-1], current))
    behind = left(known.edition, turned, stories)
    now = _coming(say, name, known.told, behind, around)
    offers = tuple(file for files in alone.values() for file in files)
    sizes = sizes_of((*own.files, *offers))
    pages = [
        make.render(_with(sized(say, offered(say, page, alone), sizes), now), known.told.labels) for page, _ in both
    ]
    drawn = (*(file for _, files in both for file in files), *sealed_files(say, site, name, editions))
    files = (*newest_files(say, make, site, known, versions, turned), *offers)
    hashes = {**read_left(own.left).hashes, **hashes_of(files)}
    left_behind = as_left(replace(behind, hashes=hashes))
    every = (*own.files, *files, *drawn)
    return dataclasses.replace(own, pages=(*own.pages, *pages), files=every, left=left_behind)


def _read(workshop: Workshop, folder: SealedFolder, version: Version) -> Sealed:
    return sealed(workshop.settings.packages, folder.scorecard, version, folder.files)


def _sealed_parts(workshop: Workshop, folder: SealedFolder, known: Sealed, version: Version) -> Parts:
    say, make = tools(workshop)
    name = folder.scorecard
    place = Place(name, addresses.version(name, version.version), known.told, workshop.site, say)
    files = tuple(version_files(say, workshop.site, folder, known))
    sizes = sizes_of(files)
    pages = tuple(
        make.render_apart(sized(say, page, sizes), known.told.labels)
        for page in sealed_pictured(say, workshop.site, name, known.told, sealed_pages(place, version))
    )
    hashes = hashes_of(files)
    listed = (addresses.sums(name, version.version), sums(folder, hashes))
    frozen = frozen_files(say, make, workshop.site, known, version)
    return Parts(pages, (*files, listed, *frozen), known.files[TOLD], as_left(Left(hashes=hashes)))


def draft_parts(workshop: Workshop, package: Package, titles: Mapping[str, str], around: Around) -> Parts:
    """The working copy's pages in the place of a scorecard that has no version."""
    say, make = tools(workshop)
    name, judged = package.scorecard.name, judged_edition(package)
    telling = told(judged, say, titles)
    place = Place(name, addresses.scorecard(name), telling, workshop.site, say)
    pages = current_pages(place, None, Later())
    behind = left(judged, {})
    parts = _of_working_copy(make, pages, telling, _coming(say, name, telling, behind, around))
    return dataclasses.replace(parts, left=as_left(behind))


def preview_parts(
    workshop: Workshop,
    package: Package,
    titles: Mapping[str, str],
    folder: SealedFolder,
    newest: Version,
    around: Around,
) -> Parts:
    """The working copy's pages beside those of the newest version, with what it changes since that."""
    say, make = tools(workshop)
    name, judged = package.scorecard.name, judged_edition(package)
    last = _read(workshop, folder, newest)
    telling = told(dataclasses.replace(judged, since=changes(last.edition, judged, (last.told,))), say, titles)
    place = Place(name, addresses.working_copy(name), telling, workshop.site, say)
    pages = preview_pages(place, Newest(newest, frozenset(page.indicator for page in last.told.indicators)))
    return _of_working_copy(make, pages, telling, around)


def _of_working_copy(make: Renderer, pages: Iterable[Page], telling: Told, around: Around) -> Parts:
    rendered = tuple(make.render(_with(page, around), telling.labels) for page in pages)
    return Parts(rendered, (), as_kept(telling))


def _coming(say: Catalogue, name: str, telling: Told, behind: Left, around: Around) -> Around:
    """The same with what comes next of the scorecard."""
    known = coming(say, name, telling.scorecard.title, behind, around.releases)
    return dataclasses.replace(around, coming=known)


def _with(page: Page, around: Around) -> Page:
    """The page with what is said around it."""
    if isinstance(page, ScorecardPage):
        return replace(page, successions=around.successions, coming=around.coming, meetings=around.meetings)
    if isinstance(page, IndicatorPage):
        before = (around.before or {}).get(page.indicator, ())
        return replace(page, successions=around.successions, before=before)
    return page
