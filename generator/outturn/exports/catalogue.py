"""What the site publishes, for other catalogues: DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/) as JSON-LD."""

import json
from collections.abc import Sequence

from outturn.pages import ScorecardPage, Site
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue

Node = dict[str, object]

CONTEXT: Node = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        name: {"@type": "@id"}
        for name in (
            "dcat:accessURL",
            "dcat:downloadURL",
            "dcat:hasCurrentVersion",
            "dcat:isVersionOf",
            "dcat:landingPage",
            "dcat:mediaType",
            "dcat:previousVersion",
            "foaf:homepage",
        )
    },
    "dcterms:issued": {"@type": "xsd:date"},
    "dcterms:modified": {"@type": "xsd:date"},
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
ZIP, JSON = "application/zip", "application/json"


def catalogue(say: Catalogue, cards: Sequence[tuple[ScorecardPage, Sequence[Version]]], site: Site) -> bytes:
    """A dcat:Catalog in JSON-LD: a dcat:Dataset a scorecard, which has its versions, each with its downloads.

    ``cards`` holds each scorecard as its newest version's page describes it, and its versions in the order of sealing.
    Licences are said of the scorecard and its newest version: what an earlier version's is, its own package says.
    """
    whole = {
        "@context": CONTEXT,
        "@id": site.full(addresses.CATALOGUE),
        "@type": "dcat:Catalog",
        "dcterms:title": site.name,
        "foaf:homepage": site.full(""),
        "dcat:dataset": [_scorecard(say, card, versions, site) for card, versions in cards],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _scorecard(say: Catalogue, card: ScorecardPage, versions: Sequence[Version], site: Site) -> Node:
    """The scorecard itself, whichever its version."""
    home = site.full(addresses.scorecard(card.scorecard))
    node: Node = {
        "@id": home,
        "@type": "dcat:Dataset",
        "dcterms:identifier": home,
        "dcterms:title": card.title,
        "dcterms:description": card.description,
        "dcterms:publisher": {"@type": "foaf:Agent", "foaf:name": card.publisher},
        "dcterms:spatial": {"@type": "dcterms:Location", "skos:prefLabel": card.area},
        "dcat:keyword": [outcome.title for outcome in card.outcomes],
        "dcat:landingPage": home,
        **_licences(card),
    }
    if not versions:
        return node
    newest, befores = versions[-1], (None, *versions)
    return node | {
        "dcterms:issued": versions[0].sealed.isoformat(),
        "dcterms:modified": newest.sealed.isoformat(),
        "dcat:version": newest.version,
        "dcat:hasCurrentVersion": site.full(addresses.version(card.scorecard, newest.version)),
        "dcat:hasVersion": [
            _version(say, card, version, before, site, _licences(card) if version is newest else {})
            for version, before in zip(versions, befores, strict=False)
        ],
        "dcat:distribution": [_distribution(addresses.latest(card.scorecard), home, JSON, site, _licences(card))],
    }


def _version(
    say: Catalogue, card: ScorecardPage, version: Version, before: Version | None, site: Site, licences: Node
) -> Node:
    page = site.full(addresses.version(card.scorecard, version.version))
    downloads = site.full(addresses.downloads(card.scorecard, version.version))
    chain = {"dcat:previousVersion": site.full(addresses.version(card.scorecard, before.version))} if before else {}
    files = ((addresses.package, ZIP), (addresses.document, JSON))
    return {
        "@id": page,
        "@type": "dcat:Dataset",
        "dcterms:identifier": page,
        "dcterms:title": say("feed-version", title=card.title, number=version.version),
        "dcterms:issued": version.sealed.isoformat(),
        "dcat:version": version.version,
        "dcat:isVersionOf": site.full(addresses.scorecard(card.scorecard)),
        **chain,
        "adms:versionNotes": version.note,
        "dcat:landingPage": page,
        **licences,
        "dcat:distribution": [
            _distribution(of(card.scorecard, version.version), downloads, media_type, site, licences)
            for of, media_type in files
        ],
    }


def _distribution(address: str, page: str, media_type: str, site: Site, licences: Node) -> Node:
    return {
        "@id": site.full(address),
        "@type": "dcat:Distribution",
        "dcat:accessURL": page,
        "dcat:downloadURL": site.full(address),
        "dcat:mediaType": f"{MEDIA_TYPES}{media_type}",
        **licences,
    }


def _licences(card: ScorecardPage) -> Node:
    licences: list[Node] = [
        {"@id": one.path} if one.path else {"@type": "dcterms:LicenseDocument", "dcterms:title": one.title}
        for one in card.licences
    ]
    return {"dcterms:license": licences} if licences else {}
