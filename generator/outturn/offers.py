"""Everything that the site offers beside its pages, composed: downloads, feeds, the catalogue, redirects."""

from collections.abc import Iterator
from pathlib import Path

from outturn import addresses
from outturn.editions import sealed_edition
from outturn.exports.bundle import bundle
from outturn.exports.catalogue import catalogue
from outturn.exports.document import document
from outturn.exports.feed import feed, version_entries
from outturn.exports.redirects import redirects_file
from outturn.exports.tombstones import tombstone
from outturn.history import Edition, SealedFolder
from outturn.pages import Site
from outturn.pipeline import Checked, renderer, site_of
from outturn.settings import Settings
from outturn.story import redirect_pages
from outturn.versions.resolve import redirected, tables

Named = tuple[str, bytes]
"""A file's name from the site's root, and its content."""


def site_files(settings: Settings, checked: Checked) -> Iterator[Named]:
    """Every file beside the pages, one after the other, so that none of them need be held."""
    site, register = site_of(settings), checked.register
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
    every = [entry for card, known in cards for entry in version_entries(card, known)]
    yield addresses.feed(), feed(site.name, addresses.feed(), "", every, site)
    yield addresses.CATALOGUE, catalogue(cards, site)
    yield from _moved(settings, checked)
    for address in register.urls:
        withdrawal = register.withdrawal(address)
        if withdrawal and not address.endswith("/"):
            yield address.lstrip("/"), tombstone(address, withdrawal, site)


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


def _moved(settings: Settings, checked: Checked) -> Iterator[Named]:
    """What sends readers on: a page at every old address, the file itself at that of a file, and a list for hosts."""
    moved = redirected(checked.register, checked.folders)
    make = renderer(settings)
    for page in redirect_pages(moved, site_of(settings)):
        yield f"{page.address}index.html", make.render_redirect(page).encode("utf-8")
    if moved:
        yield "_redirects", redirects_file(moved).encode("utf-8")
