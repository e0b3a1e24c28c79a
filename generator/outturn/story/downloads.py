"""The pages from which files are downloaded: a version's, and that of the whole site."""

from collections.abc import Sequence

from outturn import words
from outturn.model import Link, Package
from outturn.pages import DataPage, Download, DownloadsPage, Site
from outturn.schemas import OPTIONAL, REQUIRED, SEALED, schema
from outturn.story.crumbs import HOME
from outturn.story.licences import licences
from outturn.story.overview import Overview
from outturn.story.standing import plain_citation
from outturn.versions import addresses
from outturn.versions.history import Version

DATA = "data/"


def told_downloads(package: Package, version: Version | None) -> DownloadsPage:
    """The files of a version, each with what it holds; of a working copy nothing.

    An address is the file's name beside the page; one that begins with a point comes after the scorecard's name and
    the version's number.
    """
    if version is None:
        return DownloadsPage("", "", "", ())
    card = package.scorecard
    return DownloadsPage(
        address="",
        title=words.downloads_of(card.title, version.version),
        description=words.downloads_described(card.title, version.version, version.sealed),
        crumbs=(),
        scorecard=card.name,
        version=version.version,
        pages=Link(words.capital(words.version(version.version))),
        files=(
            Download(".zip", words.ZIP, words.ZIP_HOLDS),
            Download(".json", words.DOCUMENT, words.DOCUMENT_HOLDS),
            *(Download(f"{name}.csv", f"{name}.csv", str(schema(name)["description"])) for name in _tables(package)),
        ),
        licences=licences(card),
    )


def _tables(package: Package) -> tuple[str, ...]:
    """The tables that a version of the package has; one that is optional only where the package lists it."""
    return (*REQUIRED, *(name for name in OPTIONAL if name in package.tables), SEALED)


def data_page(overviews: Sequence[Overview], site: Site, updated: str) -> DataPage:
    """Every download of the site: the newest of each scorecard, the feeds, the catalogue."""
    listed = tuple(
        (
            Link(one.scorecard.title, addresses.scorecard(one.name)),
            (
                Download(addresses.downloads(one.name, version.version), words.ALL_FILES, words.ALL_FILES_HOLD),
                Download(addresses.package(one.name, version.version), words.ZIP, words.ZIP_HOLDS),
                Download(addresses.latest(one.name), words.LATEST, words.LATEST_HOLDS),
                Download(addresses.versions(one.name), words.EARLIER, words.EARLIER_HOLD),
                Download(addresses.feed(one.name), words.FEED, words.FEED_HOLDS),
            ),
        )
        for one in overviews
        if (version := one.version)
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
