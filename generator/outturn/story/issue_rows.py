"""Critical issues in words: the rows of a version, and what became of each over the versions that were sealed."""

from collections.abc import Iterable, Mapping
from datetime import date

from outturn import words
from outturn.model import Issue, Link, Package
from outturn.pages import IssueRow, IssueStep, IssueStory
from outturn.versions import addresses
from outturn.versions.history import IssueEvent, IssueHistory
from outturn.words.catalogue import Catalogue

CLOSED = "closed"
CELLS = ("title", "owner", "action", "review", "indicators")
"""Columns of which a change says what they were and are."""


def issue_rows(say: Catalogue, package: Package) -> tuple[IssueRow, ...]:
    """The package's issues, with what is overdue on the day on which it was made."""
    titles = {one.indicator: one.title for one in package.indicators}
    made = date.fromisoformat(package.scorecard.created)
    return tuple(_row(say, issue, titles, made) for issue in package.issues)


def _row(say: Catalogue, issue: Issue, titles: Mapping[str, str], made: date) -> IssueRow:
    return IssueRow(
        issue.title,
        issue.owner,
        say(f"issue-{issue.status}"),
        issue.action,
        words.long_date(say, issue.review) if issue.review else "",
        tuple(Link(titles[name], addresses.beside(name)) for name in issue.indicators if name in titles),
        issue.issue,
        issue.status,
        issue.review.isoformat() if issue.review else "",
        is_overdue=issue.status != CLOSED and issue.review is not None and issue.review < made,
    )


def issue_stories(
    say: Catalogue, scorecard: str, histories: Iterable[IssueHistory], titles: Mapping[str, str]
) -> tuple[IssueStory, ...]:
    """What happened to each issue, the newest first; ``titles`` are those of indicators, by their names."""
    return tuple(
        IssueStory(
            one.last.issue,
            tuple(
                IssueStep(
                    _step(say, event, titles),
                    Link(event.version.version, addresses.version(scorecard, event.version.version)),
                    words.long_date(say, event.version.sealed),
                )
                for event in reversed(one.events)
            ),
            _row(say, one.last, titles, date.min) if one.is_dropped else None,
        )
        for one in histories
    )


def _step(say: Catalogue, event: IssueEvent, titles: Mapping[str, str]) -> str:
    """What a version did to an issue, in a sentence."""
    before, after = event.before, event.after
    if event.kind not in CELLS or before is None or after is None:
        return say(words.keyed("issue-step", event.kind))
    was, now = (_cell(say, event.kind, one, titles) for one in (before, after))
    if not was:
        return say(f"issue-step-{event.kind}-given", now=now)
    return say(f"issue-step-{event.kind}" if now else f"issue-step-{event.kind}-taken", was=was, now=now)


def _cell(say: Catalogue, column: str, issue: Issue, titles: Mapping[str, str]) -> str:
    if column == "review":
        return words.long_date(say, issue.review) if issue.review else ""
    if column == "indicators":
        called = [titles.get(one, one.replace("-", " ")) for one in issue.indicators]
        return words.listed(say, called, "semicolon") if called else ""
    return str(getattr(issue, column))


def is_overdue(kind: str, day: str, newest: str) -> bool:
    """Whether what is not closed was to be done by a day before the newest one; days as 2025-11-21."""
    return kind != CLOSED and bool(day) and day < newest
