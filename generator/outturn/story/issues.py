"""The page of every critical issue, over all scorecards."""

from collections.abc import Iterable, Iterator
from datetime import date

from outturn import own_pages, words
from outturn.model import Link
from outturn.pages import IssueGroup, IssuesPage, Sought
from outturn.story.crumbs import home_crumb
from outturn.story.issue_rows import CLOSED, is_overdue
from outturn.story.overview import Overview
from outturn.values import replace
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue


def issues_page(say: Catalogue, overviews: Iterable[Overview], notice: str) -> IssuesPage:
    """Every critical issue; what is overdue is so as at the newest day on which any of the packages was made."""
    known = [one for one in overviews if one.issues or one.former_issues]
    newest = max((one.created for one in known), default="")
    groups = tuple(_group(one, newest) for one in known)
    title = say("issues-title")
    return IssuesPage(
        own_pages.ISSUES,
        title,
        say("issues-described"),
        (home_crumb(say), Link(title, own_pages.ISSUES)),
        notice,
        sentences=tuple(_counted(say, groups, newest)),
        groups=groups,
    )


def sought_issues(overviews: Iterable[Overview]) -> Iterator[Sought]:
    """Each critical issue as search knows it: by its title, the post that answers for it, and what is done about it."""
    for one in overviews:
        for entry in one.issues:
            row = entry.row
            yield Sought(
                "page",
                row.title,
                f"{own_pages.ISSUES}#issues-{one.name}-is-{row.issue}",
                place=one.scorecard.area,
                note=row.status,
                beside=(row.owner, *(figure.indicator.title for figure in entry.figures)),
                text=row.action,
            )


def _group(one: Overview, newest: str) -> IssueGroup:
    page = one.scorecard
    entries = tuple(
        replace(entry, row=replace(entry.row, is_overdue=is_overdue(entry.row.kind, entry.row.review_day, newest)))
        for entry in one.issues
    )
    return IssueGroup(one.name, page.title, addresses.scorecard(one.name), entries, one.former_issues)


def _counted(say: Catalogue, groups: Iterable[IssueGroup], newest: str) -> Iterator[str]:
    """How many issues are open, how many of them overdue on which day, and how many have no indicator."""
    every = [entry for group in groups for entry in group.entries]
    if not every:
        yield say("issues-none")
        return
    yield say.count("issues-open", sum(entry.row.kind != CLOSED for entry in every))
    late = sum(entry.row.is_overdue for entry in every)
    day = words.long_date(say, date.fromisoformat(newest))
    yield say.count("issues-overdue", late, day=day) if late else say("issues-none-overdue", day=day)
    if bare := sum(not entry.figures for entry in every):
        yield say.count("issues-without-indicator", bare)
