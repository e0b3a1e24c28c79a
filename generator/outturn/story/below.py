"""What is told beside figures, put below a page: rows of lists, critical issues, concerns about data, exceptions."""

from collections.abc import Iterable

from outturn.model import Link
from outturn.pages import ConcernRow, Exceptions, IndicatorRow, IssueRow, IssueStory, Told
from outturn.values import replace
from outturn.versions import addresses


def placed_row(row: IndicatorRow, home: str) -> IndicatorRow:
    """An indicator in a list, with its address below that of the scorecard's page."""
    companion = Link(row.companion.title, f"{home}{row.companion.path}") if row.companion else None
    return replace(row, address=f"{home}{row.address}", scorecard_address=home, companion=companion)


def placed_issues(issues: Iterable[IssueRow], home: str) -> tuple[IssueRow, ...]:
    """Critical issues with the addresses of their indicators below a page."""
    return tuple(replace(one, indicators=_below(one.indicators, home)) for one in issues)


def placed_concerns(concerns: Iterable[ConcernRow], home: str) -> tuple[ConcernRow, ...]:
    """Concerns about data with the addresses of their indicators below a page."""
    return tuple(replace(one, indicators=_below(one.indicators, home)) for one in concerns)


def placed_stories(stories: Iterable[IssueStory], home: str) -> tuple[IssueStory, ...]:
    """The stories, in which issues that are listed no more have the addresses of their indicators."""
    return tuple(replace(one, row=placed_issues([one.row], home)[0]) if one.row else one for one in stories)


def _below(links: Iterable[Link], home: str) -> tuple[Link, ...]:
    return tuple(Link(link.title, f"{home}{link.path}") for link in links)


def placed_exceptions(told: Told, scorecard: str, home: str) -> Exceptions:
    """The exceptions with the addresses of their indicators below a page, and the rows that lists have of them."""
    found = told.exceptions.found if told.exceptions else Exceptions(Link(""), "")
    rows = {row.indicator: placed_row(row, home) for row in told.scorecard.rows}
    return replace(
        found,
        since=Link(found.since.title, addresses.version(scorecard, found.since.path)),
        groups=tuple(
            replace(
                group,
                rows=tuple(
                    replace(one, address=f"{home}{one.address}", row=rows.get(one.indicator)) for one in group.rows
                ),
            )
            for group in found.groups
        ),
    )
