"""The pages from which files are downloaded: a version's, and that of the whole site."""

from collections.abc import Sequence

from outturn import words
from outturn.model import Link, Package, Scorecard
from outturn.pages import DataPage, Download, DownloadsPage, Site
from outturn.schemas import OPTIONAL, REQUIRED, SEALED, schema
from outturn.story.indicator import HOME
from outturn.story.standing import plain_citation
from outturn.versions import addresses
from outturn.versions.history import Version

DATA = "data/"


def downloads_page(card: Scorecard, version: Version, package: Package, site: Site) -> DownloadsPage:
    """The files of a version, each with what it holds."""
    own = addresses.downloads(card.name, version.version)
    title = words.downloads_of(card.title, version.version)
    home = addresses.version(card.name, version.version)
    files = (
        Download(addresses.package(card.name, version.version), words.ZIP, words.ZIP_HOLDS),
        Download(addresses.document(card.name, version.version), words.DOCUMENT, words.DOCUMENT_HOLDS),
        *(Download(f"{own}{name}.csv", f"{name}.csv", str(schema(name)["description"])) for name in _tables(package)),
    )
    return DownloadsPage(
        address=own,
        title=title,
        description=words.downloads_described(card.title, version.version, version.sealed),
        crumbs=(
            HOME,
            Link(words.DATA, DATA),
            Link(title, own),
        ),
        notice=site.notice,
        updated=version.sealed.isoformat(),
        is_searched=False,
        citation=plain_citation(title, own, site),
        scorecard=card.name,
        version=version.version,
        pages=Link(words.capital(words.version(version.version)), home),
        files=files,
        licences=card.licences,
    )


def _tables(package: Package) -> tuple[str, ...]:
    """The tables that a version of the package has; one that is optional only where the package lists it."""
    return (*REQUIRED, *(name for name in OPTIONAL if name in package.tables), SEALED)


def data_page(cards: Sequence[tuple[Scorecard, Version | None]], site: Site, updated: str) -> DataPage:
    """Every download of the site: the newest of each scorecard, the feeds, the catalogue."""
    listed = tuple(
        (
            Link(card.title, addresses.scorecard(card.name)),
            (
                Download(addresses.downloads(card.name, version.version), words.ALL_FILES, words.ALL_FILES_HOLD),
                Download(addresses.package(card.name, version.version), words.ZIP, words.ZIP_HOLDS),
                Download(addresses.latest(card.name), words.LATEST, words.LATEST_HOLDS),
                Download(addresses.versions(card.name), words.EARLIER, words.EARLIER_HOLD),
                Download(addresses.feed(card.name), words.FEED, words.FEED_HOLDS),
            ),
        )
        for card, version in cards
        if version
    )
    return DataPage(
        address=DATA,
        title=words.DATA,
        description=words.DATA_DESCRIBED,
        crumbs=(HOME, Link(words.DATA, DATA)),
        notice=site.notice,
        updated=updated,
        citation=plain_citation(words.DATA, DATA, site),
        scorecards=listed,
        site=(
            Download(addresses.feed(), words.FEED, words.SITE_FEED_HOLDS),
            Download(addresses.CATALOGUE, words.CATALOGUE, words.CATALOGUE_HOLDS),
        ),
    )
