"""Everything that the site offers beside its pages, composed: downloads, feeds, the catalogue, redirects."""

from collections.abc import Iterator, Mapping, Sequence

from outturn import values
from outturn.exports import ical
from outturn.exports.bundle import bundle
from outturn.exports.catalogue import catalogue
from outturn.exports.document import as_json, document, whole_document
from outturn.exports.feed import NEVER, feed, version_entries
from outturn.exports.partners import Card, partner_files
from outturn.exports.redirects import redirects_file
from outturn.exports.robots import ROBOTS, robots
from outturn.exports.tombstones import tombstone
from outturn.model import DESCRIPTOR
from outturn.pages import Dated, IndicatorPage, Left, Site, Told
from outturn.pipeline.alone import alone_files
from outturn.pipeline.editions import Sealed
from outturn.pipeline.making import Making, former_addresses
from outturn.pipeline.parts import File
from outturn.render import Renderer
from outturn.story.around import embed_pages, frozen_pages, redirect_pages
from outturn.story.gone import gone_embeds
from outturn.story.overview import Overview
from outturn.versions import addresses
from outturn.versions.history import SealedFolder, Version
from outturn.versions.register import Register
from outturn.versions.resolve import redirected, tables
from outturn.words.catalogue import Catalogue


def version_files(say: Catalogue, site: Site, folder: SealedFolder, known: Sealed) -> Iterator[File]:
    """A version's package, its document, its tables and its descriptor, as they were sealed."""
    name, version = folder.scorecard, known.edition.version
    if version is None:
        return
    yield addresses.package(name, version.version), bundle(known.files, version.sealed)
    yield addresses.document(name, version.version), document(say, known.edition, _by_name(known.told), site)
    for table in tables(folder):
        yield f"{addresses.downloads(name, version.version)}{table}", known.files[table]
    yield addresses.descriptor(name, version.version), known.files[DESCRIPTOR]


def frozen_files(say: Catalogue, make: Renderer, site: Site, known: Sealed, version: Version) -> Iterator[File]:
    """The charts of a sealed version for other sites, each with a mark where today's box stands."""
    for one in frozen_pages(say, known.told, known.edition.package.scorecard.name, version, site):
        yield f"{one.address}index.html", make.render_embed(one, known.told.labels)


def newest_files(
    say: Catalogue, make: Renderer, site: Site, known: Sealed, versions: Sequence[Version], turned: Mapping[str, str]
) -> Iterator[File]:
    """What a scorecard offers at addresses that stay the same, beside its figures: its feed, and its charts alone.

    ``turned`` is what changed in judgements in each version, by its number.
    """
    page, name = known.told.scorecard, known.edition.package.scorecard.name
    entries, home = version_entries(say, name, page.title, versions, turned), addresses.versions(name)
    yield addresses.feed(name), feed(say, page.title, addresses.feed(name), home, entries, site)
    for one in embed_pages(say, known.told, name, versions[-1], site):
        yield f"{one.address}index.html", make.render_whole(one, known.told.labels).encode("utf-8")


def newest_figures(say: Catalogue, site: Site, known: Sealed) -> Iterator[tuple[str, tuple[File, ...]]]:
    """The newest version's document, under no name, and the files of each indicator alone, by its name."""
    package, whole = known.edition.package, whole_document(say, known.edition, _by_name(known.told), site)
    yield "", ((addresses.latest(package.scorecard.name), as_json(whole)),)
    for one in package.indicators:
        yield one.indicator, tuple(alone_files(say, package.scorecard.name, whole, one))


def _by_name(told: Told) -> Mapping[str, IndicatorPage]:
    return {page.indicator: page for page in told.indicators}


def site_files(making: Making, overviews: Sequence[Overview], events: Sequence[Dated]) -> Iterator[File]:
    """Every file of the site as a whole."""
    say, site, checked = making.say, making.site, making.checked
    folders = {(one.scorecard, one.version) for one in checked.folders}
    cards = []
    for one in overviews:
        if one.version:
            known = checked.register.versions[one.name]
            cards.append((one, tuple(each for each in known if (one.name, each.version) in folders)))
    every = [
        entry
        for one, known in cards
        for entry in version_entries(say, one.name, one.scorecard.title, known, one.left.turned)
    ]
    yield addresses.feed(), feed(say, site.name, addresses.feed(), "", every, site)
    yield from calendars(making, overviews, events)
    shown = [Card(one.name, one.scorecard, standing(checked.register, one)) for one in overviews]
    yield from partner_files(say, shown, checked.register.newest_day or NEVER, site)
    yield addresses.CATALOGUE, catalogue(say, [(one.scorecard, known) for one, known in cards], site)
    if checked.register.urls:
        yield addresses.PERMANENT, "".join(f"{one}\n" for one in checked.register.urls).encode("utf-8")
    if not making.has_robots:
        yield ROBOTS, robots(site)
    moved = redirected(checked.register, checked.folders)
    for page in redirect_pages(moved, site):
        yield f"{page.address}index.html", making.make.render_whole(page).encode("utf-8")
    if moved:
        yield "_redirects", redirects_file(moved).encode("utf-8")


def standing(register: Register, one: Overview) -> Left:
    """What a scorecard left behind, without the indicators whose page was taken down."""
    home = addresses.version(one.name, one.version.version) if one.version else addresses.scorecard(one.name)
    pages = ((measure, f"/{home}{measure.indicator.indicator}/") for measure in one.left.measures)
    return values.replace(one.left, measures=tuple(measure for measure, page in pages if not register.withdrawal(page)))


def calendars(making: Making, overviews: Sequence[Overview], events: Sequence[Dated]) -> Iterator[File]:
    """The iCalendar feeds: the site's, each scorecard's, and each committee's that meets."""
    say, site, as_at = making.say, making.site, making.checked.register.newest_day or NEVER
    yield addresses.calendar(), ical.calendar(say, site.name, events, as_at, site)
    for one in overviews:
        own = ical.about(events, one.name)
        yield addresses.calendar(one.name), ical.calendar(say, one.scorecard.title, own, as_at, site)
    for name, body in sorted({one.committee: one.body for one in events if one.body}.items()):
        meetings = [one for one in events if one.committee == name]
        title = body.title if body else name
        yield addresses.committee_calendar(name), ical.calendar(say, title, meetings, as_at, site)


def withdrawn_files(making: Making) -> Iterator[File]:
    """What stands in place of files and charts that were taken down, and of charts whose indicator is gone."""
    for address in making.checked.register.urls:
        withdrawal = making.checked.register.withdrawal(address)
        if withdrawal and not address.endswith("/"):
            yield address.lstrip("/"), tombstone(making.say, address, withdrawal, making.site)
    checked = making.checked
    titles = {one.scorecard: str(one.descriptor.get("title", one.scorecard)) for one in checked.folders}
    for gone in gone_embeds(making.say, checked.register, former_addresses(checked), titles, making.site):
        yield f"{gone.address}index.html", making.make.render_whole(gone).encode("utf-8")


def moved_files(making: Making) -> Mapping[str, Sequence[str]]:
    """The old names of files that have moved, by their present names."""
    old: dict[str, list[str]] = {}
    for address, new in redirected(making.checked.register, making.checked.folders).items():
        if not address.endswith("/"):
            old.setdefault(new.lstrip("/"), []).append(address.lstrip("/"))
    return old


def everywhere(making: Making, file: File, old: Sequence[str]) -> Iterator[File]:
    """The file at its address and at the ``old`` ones; in place of one that was withdrawn stands a note at those."""
    name, content = file
    withdrawal = making.checked.register.withdrawal(f"/{name}")
    for place in old if withdrawal else (name, *old):
        yield place, tombstone(making.say, f"/{place}", withdrawal, making.site) if withdrawal else content
