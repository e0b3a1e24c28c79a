"""What the site's own pages say of one scorecard, kept when the scorecard itself is no longer held."""

from collections.abc import Iterator
from dataclasses import dataclass

from outturn.model import Link
from outturn.pages import (
    AttentionGroup,
    Exceptions,
    GapRow,
    IndicatorRow,
    IssueEntry,
    Left,
    MapEntry,
    OutcomeSection,
    QualityRow,
    ScorecardCard,
    ScorecardPage,
    SoughtCard,
    Told,
)
from outturn.story.attention import Concern, concerns, data_concerns
from outturn.story.below import placed_concerns, placed_exceptions, placed_issues, placed_row, placed_stories
from outturn.story.frameworks import Use
from outturn.story.gaps import gap_rows
from outturn.story.quality_rows import quality_rows
from outturn.story.scorecard import scorecard_card
from outturn.story.sought import sought_card
from outturn.values import replace
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Overview:
    """A scorecard's card, its indicators in use, those that need attention, the codes they have, its pages and gaps.

    ``scorecard`` is its page without any indicator, ``created`` the day of it; ``left`` is what its newest edition
    left behind. ``issues`` are its critical issues, ``former_issues`` those that it does not list any more; ``quality``
    are the reasons for which its newest figures need care, each with its kind.
    """

    name: str
    scorecard: ScorecardPage
    version: Version | None
    created: str
    card: ScorecardCard
    rows: tuple[IndicatorRow, ...]
    concerns: tuple[Concern, ...]
    attention: AttentionGroup
    codes: tuple[Use, ...]
    entry: MapEntry
    gaps: tuple[GapRow, ...]
    left: Left
    sought: SoughtCard
    issues: tuple[IssueEntry, ...] = ()
    former_issues: tuple[IssueEntry, ...] = ()
    quality: tuple[tuple[str, QualityRow], ...] = ()


def overview(say: Catalogue, name: str, told: Told, version: Version | None, left: Left) -> Overview:
    """The overview of a scorecard's newest edition."""
    page, home = told.scorecard, addresses.scorecard(name)
    rows = {row.indicator: placed_row(replace(row, spark=()), home) for row in page.rows}
    by_name = {**{_name(row.companion.path): rows[row.indicator] for row in page.rows if row.companion}, **rows}
    known = tuple(row for row in rows.values() if not row.is_retired)
    found = concerns(known, page.area)
    shown = replace(page, issues=placed_issues(page.issues, home), stories=placed_stories(left.stories, home))
    shown = replace(shown, outcomes=(OutcomeSection("", "", "", tuple(rows.values())),))
    return Overview(
        name=name,
        scorecard=replace(
            page,
            scorecard=name,
            outcomes=tuple(replace(one, rows=()) for one in page.outcomes),
            concerns=placed_concerns(page.concerns, home),
        ),
        version=version,
        created=page.updated,
        card=replace(scorecard_card(say, page, home), version=version.version if version else ""),
        rows=known,
        concerns=found,
        attention=AttentionGroup(
            name,
            page.title,
            home,
            tuple(one.row for one in found),
            len(known),
            data_concerns(known),
            _exceptions(name, told, home, version),
        ),
        codes=tuple((framework, code, by_name[indicator]) for framework, code, indicator in told.codes),
        entry=_map_entry(say, name, page, version),
        sought=sought_card(say, name, told),
        gaps=tuple(gap_rows(told, home)),
        left=left,
        issues=shown.issue_entries,
        former_issues=shown.former_issues,
        quality=tuple(quality_rows(say, told, left, home)),
    )


def _exceptions(name: str, told: Told, home: str, version: Version | None) -> Exceptions | None:
    """What turned red or worsened in the newest version; None where it says nothing of that."""
    if told.exceptions is None or version is None:
        return None
    found = placed_exceptions(told, name, home)
    return replace(found, page=Link(told.exceptions.title, addresses.exceptions(name, version.version)))


def _map_entry(say: Catalogue, name: str, page: ScorecardPage, version: Version | None) -> MapEntry:
    """The scorecard's pages that show how things are now, with the way to every version."""
    home = addresses.scorecard(name)
    outcomes = tuple(
        (
            Link(outcome.title, f"{home}#outcome-{outcome.id}"),
            tuple(link for row in outcome.rows for link in _links(say, row, home)),
        )
        for outcome in page.outcomes
    )
    others = (
        (
            Link(say("versions-of", title=page.title), addresses.versions(name)),
            Link(say("data-newest"), addresses.downloads(name, version.version)),
        )
        if version
        else ()
    )
    return MapEntry(Link(page.title, home), outcomes, others)


def _links(say: Catalogue, row: IndicatorRow, home: str) -> Iterator[Link]:
    """The indicator's page, and that of the one that it is shown with."""
    yield Link(_named(say, row), f"{home}{row.address}")
    if row.companion:
        yield Link(row.companion.title, f"{home}{row.companion.path}")


def _name(address: str) -> str:
    """The indicator's name by the address of its page, from that of the scorecard's."""
    return address.rstrip("/")


def _named(say: Catalogue, row: IndicatorRow) -> str:
    """The indicator's title; one that is no longer updated says so."""
    return say("title-retired", title=row.title) if row.is_retired else row.title
