"""The pages from which files are downloaded: a version's, and that of the whole site."""

from collections.abc import Sequence

from outturn import own_pages, words
from outturn.model import Link, Package
from outturn.pages import DataPage, Download, DownloadsPage, Site
from outturn.schemas import OPTIONAL, REQUIRED, SEALED
from outturn.story.crumbs import home_crumb
from outturn.story.licences import licences
from outturn.story.overview import Overview
from outturn.story.standing import plain_citation
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue


def told_downloads(say: Catalogue, package: Package, version: Version | None) -> DownloadsPage:
    """The files of a version, each with what it holds; of a working copy nothing.

    An address is the file's name beside the page; one that begins with a point comes after the scorecard's name and
    the version's number.
    """
    if version is None:
        return DownloadsPage("", "", "", ())
    card = package.scorecard
    return DownloadsPage(
        address="",
        title=say("downloads-title", title=card.title, number=version.version),
        description=say(
            "downloads-described",
            title=card.title,
            number=version.version,
            date=words.long_date(say, version.sealed),
        ),
        crumbs=(),
        scorecard=card.name,
        version=version.version,
        pages=Link(say("version-title", number=version.version)),
        files=(
            Download(".zip", say("file-package"), say("file-package-holds")),
            Download(".json", say("file-document"), say("file-document-holds")),
            *(Download(f"{name}.csv", f"{name}.csv", say(f"profile-{name}")) for name in _tables(package)),
        ),
        licences=licences(card),
    )


def _tables(package: Package) -> tuple[str, ...]:
    """The tables that a version of the package has; one that is optional only where the package lists it."""
    return (*REQUIRED, *(name for name in OPTIONAL if name in package.tables), SEALED)


def data_page(say: Catalogue, overviews: Sequence[Overview], site: Site, updated: str) -> DataPage:
    """Every download of the site: the newest of each scorecard, the feeds, the catalogue."""
    title = say("data-title")
    listed = tuple(
        (
            Link(one.scorecard.title, addresses.scorecard(one.name)),
            (
                Download(addresses.downloads(one.name, version.version), say("file-all"), say("file-all-holds")),
                Download(addresses.package(one.name, version.version), say("file-package"), say("file-package-holds")),
                Download(addresses.latest(one.name), say("file-latest"), say("file-latest-holds")),
                Download(addresses.versions(one.name), say("file-versions"), say("file-versions-holds")),
                Download(addresses.feed(one.name), say("file-feed"), say("file-feed-holds")),
                Download(addresses.calendar(one.name), say("file-calendar"), say("file-calendar-holds")),
            ),
        )
        for one in overviews
        if (version := one.version)
    )
    return DataPage(
        address=own_pages.DATA,
        title=title,
        description=say("data-described"),
        crumbs=(home_crumb(say), Link(title, own_pages.DATA)),
        notice=site.notice,
        updated=updated,
        citation=plain_citation(say, title, own_pages.DATA, site),
        scorecards=listed,
        site=(
            Download(addresses.feed(), say("file-feed"), say("file-site-feed-holds")),
            Download(addresses.calendar(), say("file-calendar"), say("file-calendar-holds")),
            Download(addresses.partners("indicators.json"), say("file-partners"), say("file-partners-holds")),
            Download(addresses.partners("indicators.csv"), say("file-partners-csv"), say("file-partners-csv-holds")),
            Download(addresses.CATALOGUE, say("file-catalogue"), say("file-catalogue-holds")),
        ),
    )
