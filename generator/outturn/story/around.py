"""What stands around figures: files to take away, the chart for other sites, where to propose a change."""

from collections.abc import Iterator

from outturn import words
from outturn.model import Link, Scorecard
from outturn.pages import Download, EmbedPage, Site
from outturn.story.evidence import Evidence, gather
from outturn.story.headline import headline
from outturn.story.indicator import address_of, indicator_row
from outturn.versions import addresses
from outturn.versions.history import Edition, Version

FIGURES = "outturns.csv"


def figure_files(card: Scorecard, version: Version) -> tuple[Download, ...]:
    """Where the figures of a version's charts are downloaded."""
    tables = addresses.downloads(card.name, version.version)
    return (
        Download(f"{tables}{FIGURES}", words.FIGURES_CSV, words.FIGURES_CSV_HOLD),
        Download(addresses.document(card.name, version.version), words.FIGURES_JSON, words.FIGURES_JSON_HOLD),
    )


def proposal(card: Scorecard, site: Site) -> str:
    """Where a reader edits the scorecard's figures on the web; empty where the site names no such place."""
    return f"{site.editing}{card.name}/next/{FIGURES}" if site.editing else ""


def embed_link(evidence: Evidence, site: Site) -> Link:
    """Where an indicator's chart stands alone: its page on this site, under the address that other sites show."""
    address = addresses.embedded(evidence.scorecard.name, evidence.indicator.indicator)
    return Link(site.full(address), address)


def embed_pages(edition: Edition, site: Site) -> Iterator[EmbedPage]:
    """The page for other sites of every indicator; none of a working copy."""
    card, version = edition.package.scorecard, edition.version
    if version is None:
        return
    for evidence in gather(edition.package, edition.judgements):
        indicator = evidence.indicator
        yield EmbedPage(
            address=addresses.embedded(card.name, indicator.indicator),
            title=f"{indicator.title}: {card.area}",
            home=Link(site.full(address_of(evidence)), address_of(evidence)),
            headline=headline(evidence),
            chart=indicator_row(evidence).chart,
            source=Link(indicator.source, indicator.source_url),
            published=words.embedded_from(card.title, version.version, version.sealed),
            licences=card.licences,
            notice=site.notice,
            illustrative=card.illustrative,
        )
