"""One scorecard as search engines read it: schema.org's Dataset, for the scorecard's own page.

With the properties that https://developers.google.com/search/docs/appearance/structured-data/dataset requires (name, a
description of 50 to 5,000 characters) and recommends.
"""

from datetime import date

from outturn.model import Scorecard
from outturn.pages import Site
from outturn.versions import addresses
from outturn.versions.history import Version

Node = dict[str, object]

ZIP, JSON = "application/zip", "application/json"
SHORTEST = 50


def dataset(card: Scorecard, version: Version | None, site: Site, periods: tuple[date, date] | None) -> Node:
    """A Dataset as JSON-LD, of the scorecard and that version of it (None: a working copy, which has no downloads).

    ``periods`` are the first and the last day that figures are about, both included.
    """
    publisher = {"@type": "Organization", "name": card.publisher}
    node: Node = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": card.title,
        "description": _description(card),
        "url": site.full(addresses.scorecard(card.name)),
        "creator": publisher,
        "publisher": publisher,
        "isAccessibleForFree": True,
        "keywords": [outcome.title for outcome in card.outcomes],
        "spatialCoverage": {"@type": "Place", "name": card.area},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": site.name, "url": site.full("data/")},
    }
    if licences := [one.path or one.title for one in card.licences]:
        node["license"] = licences[0] if len(licences) == 1 else licences
    if periods:
        node["temporalCoverage"] = "/".join(day.isoformat() for day in periods)
    return node | _published(card, version, site) if version else node


def _published(card: Scorecard, version: Version, site: Site) -> Node:
    files = ((addresses.package, ZIP), (addresses.document, JSON))
    return {
        "identifier": site.full(addresses.version(card.name, version.version)),
        "version": version.version,
        "dateModified": version.sealed.isoformat(),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": site.full(of(card.name, version.version)),
                "encodingFormat": media_type,
            }
            for of, media_type in files
        ],
    }


def _description(card: Scorecard) -> str:
    """The scorecard's own description, with a sentence more where that alone is too short."""
    if len(card.description) >= SHORTEST:
        return card.description
    more = f"Performance figures, targets and comparisons for {card.area}, published by {card.publisher}."
    return f"{card.description} {more}".strip()
