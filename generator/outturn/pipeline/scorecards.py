"""One scorecard, composed: its pages and its files, from one reading of each of its versions, the newest first."""

from collections.abc import Iterator
from dataclasses import replace

from outturn.model import Link, Package
from outturn.pages import ChangeGroup, IndicatorPage, Page, ScorecardPage, Told
from outturn.pipeline.editions import Sealed, changes, judged_edition, sealed
from outturn.pipeline.making import Made, Making
from outturn.pipeline.offers import newest_files, version_files
from outturn.story.before import before
from outturn.story.overview import Overview, overview
from outturn.story.placed import Newest, Place, current_pages, preview_pages, sealed_pages
from outturn.story.standing import Later, corrections, renamed
from outturn.story.successions import merged_into, successions
from outturn.story.told import told
from outturn.story.versions import versions_page
from outturn.versions import addresses
from outturn.versions.history import SealedFolder, Version


def scorecard_names(making: Making) -> list[str]:
    """Every scorecard that is shown, in order; one that was taken down as a whole is nowhere."""
    checked = making.checked
    known = {*(one.scorecard.name for one in checked.packages), *(one.scorecard for one in checked.folders)}
    return [one for one in sorted(known) if not checked.register.withdrawal(f"/{addresses.scorecard(one)}")]


def scorecard_parts(making: Making, name: str) -> Iterator[Made | Overview]:
    """Everything of one scorecard, and last what the site's own pages say of it; nothing of any other is needed.

    The working copy is told in a preview, and while the scorecard has no sealed version.
    """
    folders = {one.version: one for one in making.checked.folders if one.scorecard == name}
    versions = [one for one in making.checked.register.versions.get(name, ()) if one.version in folders]
    draft = next((one for one in making.checked.packages if one.scorecard.name == name), None)
    if versions:
        yield from _with_versions(making, name, versions, folders, draft if making.is_preview else None)
    elif draft:
        telling = told(judged_edition(draft), making.say, _titles(making, name))
        place = Place(name, addresses.scorecard(name), telling, making.site, making.say)
        pages = _with_before(making, current_pages(place, None, Later()), draft)
        yield from _rendered(making, pages, telling)
        yield overview(making.say, name, telling, None)


def _with_versions(
    making: Making, name: str, versions: list[Version], folders: dict[str, SealedFolder], draft: Package | None
) -> Iterator[Made | Overview]:
    later, told_changes = Later(renamed(making.checked.register, name)), dict[str, tuple[ChangeGroup, ...]]()
    last = sealed(making.settings.packages, name, versions[-1])
    newest = Newest(versions[-1], frozenset(page.indicator for page in last.told.indicators))
    if draft:
        yield from _preview(making, name, draft, last, newest)
    for version in reversed(versions):
        known = last if version is versions[-1] else sealed(making.settings.packages, name, version)
        place = Place(name, addresses.version(name, version.version), known.told, making.site, making.say)
        found = corrections(making.say, name, version, known.told, later)
        yield from _rendered(making, sealed_pages(place, version, newest, found), known.told)
        yield from version_files(making, folders[version.version], known)
        later = later.and_also(version, known.told)
        told_changes[version.version] = known.told.changes
    place = Place(name, addresses.scorecard(name), last.told, making.site, making.say)
    pages = _with_before(making, current_pages(place, newest.version, later), last.edition.package)
    yield from _rendered(making, pages, last.told)
    yield from newest_files(making, last, versions)
    card = Link(last.told.scorecard.title, addresses.scorecard(name))
    listed = versions_page(making.say, card, name, making.checked.register, told_changes, making.site)
    yield from _rendered(making, [listed])
    yield overview(making.say, name, last.told, newest.version)


def _preview(making: Making, name: str, draft: Package, last: Sealed, newest: Newest) -> Iterator[Made]:
    """The working copy's pages, with what it changes since the newest version."""
    judged = judged_edition(draft)
    edition = replace(judged, since=changes(last.edition, judged, (last.told,)))
    telling = told(edition, making.say, _titles(making, name))
    place = Place(name, addresses.working_copy(name), telling, making.site, making.say)
    yield from _rendered(making, _with_before(making, preview_pages(place, newest), draft), telling)


def _with_before(making: Making, pages: Iterator[Page], package: Package) -> Iterator[Page]:
    """The pages, those of indicators with the figures of the places that became the council."""
    merged = merged_into(making.checked.register, package.scorecard.area)
    places = {one.name: _packages_of(making, one.name) for one in merged}
    indicators = {one.indicator: one for one in package.indicators}
    for page in pages:
        if places and isinstance(page, IndicatorPage):
            yield replace(page, before=before(making.say, indicators[page.indicator], places))
        else:
            yield page


def _packages_of(making: Making, area: str) -> list[Package]:
    """What the scorecards of an area published last; of those without a sealed version their working copies."""
    found = []
    for one in making.checked.packages:
        newest = making.checked.register.newest(one.scorecard.name)
        if one.scorecard.area.casefold() == area.casefold():
            folder = making.settings.packages
            found.append(sealed(folder, one.scorecard.name, newest).edition.package if newest else one)
    return found


def _of_areas(making: Making) -> dict[str, list[Link]]:
    """Links to the scorecards of each area, by its name, where places are told of at all."""
    found: dict[str, list[Link]] = {}
    shown = scorecard_names(making) if making.checked.register.councils else ()
    for one in making.checked.packages:
        if one.scorecard.name in shown:
            link = Link(one.scorecard.title, addresses.scorecard(one.scorecard.name))
            found.setdefault(one.scorecard.area.casefold(), []).append(link)
    return found


def _titles(making: Making, name: str) -> dict[str, str]:
    """What the scorecard's indicators were called last, those of earlier versions too."""
    return dict(making.checked.register.titles.get(name, {}))


def _rendered(making: Making, pages: Iterator[Page] | list[Page], telling: Told | None = None) -> Iterator[Made]:
    """The pages as Markdown, in the words that were told with them; none of those that were taken down."""
    labels = telling.labels if telling else None
    found = (
        successions(making.say, making.checked.register, telling.scorecard.area, _of_areas(making)) if telling else ()
    )
    for one in pages:
        page = replace(one, successions=found) if found and isinstance(one, ScorecardPage | IndicatorPage) else one
        if not making.checked.register.withdrawal(f"/{page.address}"):
            yield f"{page.address}index.md", making.make.render(page, labels)
