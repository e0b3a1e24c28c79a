"""One scorecard as search engines read it: schema.org's Dataset, for the scorecard's own page.

With the properties that https://developers.google.com/search/docs/appearance/structured-data/dataset requires (name, a
description of 50 to 5,000 characters) and recommends.
"""

from datetime import date

from outturn import own_pages
from outturn.pages import ScorecardPage, Site
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue

Node = dict[str, object]

ZIP, JSON = "application/zip", "application/json"
SHORTEST = 50


def dataset(
    say: Catalogue, page: ScorecardPage, version: Version | None, site: Site, periods: tuple[date, date] | None
) -> Node:
    """A Dataset as JSON-LD, of the scorecard whose page is given, and that version of it.

    A working copy (None) has no downloads. ``periods`` are the first and the last day that figures are about.
    """
    publisher = {"@type": "Organization", "name": page.publisher}
    node: Node = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": page.title,
        "description": _description(say, page),
        "url": site.full(addresses.scorecard(page.scorecard)),
        "creator": publisher,
        "publisher": publisher,
        "isAccessibleForFree": True,
        "keywords": [outcome.title for outcome in page.outcomes],
        "spatialCoverage": {"@type": "Place", "name": page.area},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": site.name, "url": site.full(own_pages.DATA)},
    }
    if licences := [one.path or one.title for one in page.licences]:
        node["license"] = licences[0] if len(licences) == 1 else licences
    if periods:
        node["temporalCoverage"] = "/".join(day.isoformat() for day in periods)
    return node | _published(page, version, site) if version else node


def _published(page: ScorecardPage, version: Version, site: Site) -> Node:
    files = ((addresses.package, ZIP), (addresses.document, JSON))
    return {
        "identifier": site.full(addresses.version(page.scorecard, version.version)),
        "version": version.version,
        "dateModified": version.sealed.isoformat(),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": site.full(of(page.scorecard, version.version)),
                "encodingFormat": media_type,
            }
            for of, media_type in files
        ],
    }


def _description(say: Catalogue, page: ScorecardPage) -> str:
    """The scorecard's own description, with a sentence more where that alone is too short."""
    if len(page.description) >= SHORTEST:
        return page.description
    more = say("dataset-described", area=page.area, publisher=page.publisher)
    return f"{page.description} {more}".strip()
