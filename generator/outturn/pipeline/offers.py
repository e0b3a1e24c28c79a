"""Everything that the site offers beside its pages, composed: downloads, feeds, the catalogue, redirects."""

from collections.abc import Iterator
from pathlib import Path

from outturn.exports.bundle import bundle
from outturn.exports.catalogue import catalogue
from outturn.exports.document import document
from outturn.exports.feed import feed, version_entries
from outturn.exports.redirects import redirects_file
from outturn.exports.robots import ROBOTS, robots
from outturn.exports.tombstones import tombstone
from outturn.pages import Site
from outturn.pipeline.checking import Checked
from outturn.pipeline.editions import sealed_edition
from outturn.pipeline.site import former_addresses, renderer, site_of
from outturn.render import Renderer
from outturn.settings import Settings
from outturn.story import redirect_pages
from outturn.story.around import embed_pages
from outturn.story.gone import gone_embeds
from outturn.versions import addresses
from outturn.versions.history import Edition, Register, SealedFolder
from outturn.versions.resolve import redirected, tables

Named = tuple[str, bytes]
"""A file's name from the site's root, and its content."""


def site_files(settings: Settings, checked: Checked) -> Iterator[Named]:
    """Every file beside the pages, one after the other, so that none of them need be held.

    A file that has moved stands at its old address too, and in place of one that was withdrawn stands a note.
    """
    register, old = checked.register, dict[str, list[str]]()
    for address, new in redirected(register, checked.folders).items():
        if not address.endswith("/"):
            old.setdefault(new.lstrip("/"), []).append(address.lstrip("/"))
    for name, content in _made(settings, checked):
        places = (name, *old.get(name, ()))
        withdrawal = register.withdrawal(f"/{name}")
        for place in places[1:] if withdrawal else places:
            yield place, tombstone(f"/{place}", withdrawal, site_of(settings)) if withdrawal else content
    for address in register.urls:
        withdrawal = register.withdrawal(address)
        if withdrawal and not address.endswith("/"):
            yield address.lstrip("/"), tombstone(address, withdrawal, site_of(settings))
    make, titles = renderer(settings), {one.scorecard.name: one.scorecard.title for one in checked.packages}
    for page in gone_embeds(register, former_addresses(checked), titles, site_of(settings)):
        yield f"{page.address}index.html", make.render_whole(page).encode("utf-8")


def _made(settings: Settings, checked: Checked) -> Iterator[Named]:
    """Every file of the versions and of the site, whether it may be shown or not."""
    site, register, make = site_of(settings), checked.register, renderer(settings)
    cards = []
    for name, versions in register.versions.items():
        standing = {one.version: one for one in checked.folders if one.scorecard == name}
        known = tuple(one for one in versions if one.version in standing)
        newest: Edition | None = None
        for version in known:
            newest = sealed_edition(settings.packages, name, version)
            yield from _downloads(settings.packages, standing[version.version], newest, site)
        if newest:
            card = newest.package.scorecard
            cards.append((card, known))
            yield addresses.latest(name), document(newest, site)
            entries = version_entries(card, known)
            yield addresses.feed(name), feed(card.title, addresses.feed(name), addresses.versions(name), entries, site)
            yield from _embedded(make, newest, site, register)
    every = [entry for card, known in cards for entry in version_entries(card, known)]
    yield addresses.feed(), feed(site.name, addresses.feed(), "", every, site)
    yield addresses.CATALOGUE, catalogue(cards, site)
    if not (settings.docs / ROBOTS).exists():
        yield ROBOTS, robots(site)
    yield from _moved(checked, make, site)


def _downloads(folder: Path, sealed: SealedFolder, edition: Edition, site: Site) -> Iterator[Named]:
    """A version's package, its document and its tables, as they were sealed."""
    name, version = sealed.scorecard, edition.version
    if version is None:
        return
    place = folder / name / version.version
    files = {file: (place / file).read_bytes() for file in sealed.files}
    yield addresses.package(name, version.version), bundle(files, version.sealed)
    yield addresses.document(name, version.version), document(edition, site)
    for table in tables(sealed):
        yield f"{addresses.downloads(name, version.version)}{table}", files[table]


def _embedded(make: Renderer, newest: Edition, site: Site, register: Register) -> Iterator[Named]:
    """Every chart of the newest version alone, for other sites; none of an indicator that was taken down."""
    for page in embed_pages(newest, site):
        if not register.withdrawal(f"/{page.address}"):
            yield f"{page.address}index.html", make.render_whole(page).encode("utf-8")


def _moved(checked: Checked, make: Renderer, site: Site) -> Iterator[Named]:
    """What sends readers on: a page at every old address of a page, and a list for hosts."""
    moved = redirected(checked.register, checked.folders)
    for page in redirect_pages(moved, site):
        yield f"{page.address}index.html", make.render_whole(page).encode("utf-8")
    if moved:
        yield "_redirects", redirects_file(moved).encode("utf-8")
