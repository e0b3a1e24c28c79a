"""How far figures can be trusted, over all scorecards: what each newest figure needs care for, and the concerns."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from outturn import own_pages, words
from outturn.model import Link
from outturn.pages import ConcernGroup, ConcernRow, DataQualityPage, QualityGroup, QualityRow
from outturn.story.crumbs import home_crumb
from outturn.story.issue_rows import CLOSED, is_overdue
from outturn.story.overview import Overview
from outturn.values import replace
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue

KINDS = (
    *("overdue", "old", "unreliable", "suppressed", "missing", "provisional", "estimated", "broken", "revised"),
    *("proxy", "caution"),
)
"""Reasons for care, the weightiest first."""


def data_quality_page(say: Catalogue, overviews: Sequence[Overview], notice: str) -> DataQualityPage:
    """What the page says; a concern is overdue as at the newest day on which any of the packages was made."""
    newest = max((one.created for one in overviews), default="")
    groups = tuple(_groups(say, overviews))
    concerns = tuple(
        ConcernGroup(one.name, one.scorecard.title, addresses.scorecard(one.name), rows)
        for one in overviews
        if (rows := tuple(_as_at(row, newest) for row in one.scorecard.concerns))
    )
    title = say("quality-title")
    return DataQualityPage(
        own_pages.DATA_QUALITY,
        title,
        say("quality-described"),
        (home_crumb(say), Link(title, own_pages.DATA_QUALITY)),
        notice,
        sentences=tuple(_counted(say, groups, [row for group in concerns for row in group.rows], newest)),
        concerns=concerns,
        groups=groups,
    )


def _as_at(row: ConcernRow, newest: str) -> ConcernRow:
    return replace(row, is_overdue=is_overdue(row.kind, row.by_day, newest))


def _groups(say: Catalogue, overviews: Iterable[Overview]) -> Iterator[QualityGroup]:
    found: dict[str, list[QualityRow]] = {}
    for one in overviews:
        for kind, row in one.quality:
            found.setdefault(kind, []).append(row)
    for kind in KINDS:
        if rows := found.get(kind):
            yield QualityGroup(f"quality-{kind}", say(f"quality-{kind}"), say(f"quality-{kind}-means"), tuple(rows))


def _counted(
    say: Catalogue, groups: Iterable[QualityGroup], concerns: Iterable[ConcernRow], newest: str
) -> Iterator[str]:
    """Of how many indicators the newest figure needs care, and how many concerns are open and overdue."""
    known = {row.indicator.path for group in groups for row in group.rows}
    yield say.count("quality-number", len(known)) if known else say("quality-none")
    still = [row for row in concerns if row.kind != CLOSED]
    if still:
        yield say.count("quality-concerns-open", len(still))
    if late := sum(row.is_overdue for row in still):
        day = words.long_date(say, date.fromisoformat(newest))
        yield say.count("quality-concerns-overdue", late, day=day)
