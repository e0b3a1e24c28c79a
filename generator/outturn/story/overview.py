"""What the site's own pages say of one scorecard, kept when the scorecard itself is no longer held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from outturn import words
from outturn.model import Link, Package, Scorecard
from outturn.pages import AttentionGroup, IndicatorRow, MapEntry, ScorecardCard
from outturn.story.attention import Concern, concerns
from outturn.story.evidence import Evidence
from outturn.story.frameworks import Use
from outturn.story.scorecard import current, scorecard_card
from outturn.versions import addresses
from outturn.versions.history import Edition, Version


@dataclass(frozen=True, slots=True)
class Overview:
    """A scorecard's card, its indicators in use, those that need attention, the codes they have, and its pages."""

    scorecard: Scorecard
    version: Version | None
    card: ScorecardCard
    rows: tuple[IndicatorRow, ...]
    concerns: tuple[Concern, ...]
    attention: AttentionGroup
    codes: tuple[Use, ...]
    entry: MapEntry


def overview(edition: Edition, gathered: Sequence[Evidence], rows: Mapping[str, IndicatorRow]) -> Overview:
    """The overview of a scorecard's newest edition; ``rows`` are its indicators as lists show them, by name."""
    package, card = edition.package, edition.package.scorecard
    bare = {name: replace(row, chart=None) for name, row in rows.items()}
    known = [(evidence, bare[evidence.indicator.indicator]) for evidence in current(gathered)]
    home = addresses.scorecard(card.name)
    found = concerns(known)
    return Overview(
        scorecard=card,
        version=edition.version,
        card=replace(scorecard_card(package, gathered), version=edition.version.version if edition.version else ""),
        rows=tuple(row for _, row in known),
        concerns=found,
        attention=AttentionGroup(card.name, card.title, home, tuple(one.row for one in found), len(known)),
        codes=tuple((one.framework, one.code, bare[one.indicator]) for one in package.frameworks),
        entry=_map_entry(package, home, rows, edition.version),
    )


def _map_entry(package: Package, home: str, rows: Mapping[str, IndicatorRow], version: Version | None) -> MapEntry:
    """The scorecard's pages that show how things are now, with the way to every version."""
    card = package.scorecard
    outcomes = []
    for outcome in card.outcomes:
        names = [one.indicator for one in package.indicators if one.outcome == outcome.id]
        links = tuple(Link(rows[name].title, rows[name].address) for name in names)
        if links:
            outcomes.append((Link(outcome.title, f"{home}#outcome-{outcome.id}"), links))
    others = (
        (
            Link(words.versions_of(card.title), addresses.versions(card.name)),
            Link(words.DATA_NEWEST, addresses.downloads(card.name, version.version)),
        )
        if version
        else ()
    )
    return MapEntry(Link(card.title, home), tuple(outcomes), others)
