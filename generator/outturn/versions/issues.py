"""What became of each critical issue from one sealed version to the next, by what their tables say and nothing else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from outturn.model import Issue
from outturn.versions.history import IssueEvent, IssueHistory, Version

LISTED, DROPPED, AGAIN = "listed", "dropped", "listed again"
CLOSED, OPENED = "closed", "opened again"
CHANGED = ("title", "owner", "action", "review", "indicators")
"""Columns whose change is an event of its own kind, named as the column is; the status has kinds by what it becomes."""
CLOSED_STATUS = "closed"

Listed = tuple[Version, tuple[Issue, ...]]
"""A sealed version with the issues that its table lists."""


def histories(states: Sequence[Listed], present: Callable[[str], str] = str) -> Mapping[str, IssueHistory]:
    """Every issue that was ever listed, by its short name; those that are listed now first, in their order.

    ``states`` are the versions, the oldest first; ``present`` gives what an indicator is called now.
    """
    known = [(version, {one.issue: _present(one, present) for one in issues}) for version, issues in states]
    if not known:
        return {}
    events: dict[str, list[IssueEvent]] = {}
    first, rows = known[0]
    for name, issue in rows.items():
        events[name] = [IssueEvent(LISTED, first, None, issue)]
    for (_, was), (version, now) in pairwise(known):
        for name in dict.fromkeys((*was, *now)):
            for kind in _kinds(was.get(name), now.get(name), is_known=name in events):
                events.setdefault(name, []).append(IssueEvent(kind, version, was.get(name), now.get(name)))
    newest = known[-1][1]
    last = {name: issue for _, issues in known for name, issue in issues.items()}
    order = (*newest, *(name for name in last if name not in newest))
    return {name: IssueHistory(last[name], tuple(events[name]), name not in newest) for name in order}


def _present(issue: Issue, present: Callable[[str], str]) -> Issue:
    return replace(issue, indicators=tuple(present(one) for one in issue.indicators))


def _kinds(was: Issue | None, now: Issue | None, *, is_known: bool) -> Iterator[str]:
    """What happened between two versions, each thing once; nothing where it is the same or in neither."""
    if was is None or now is None:
        if was:
            yield DROPPED
        elif now:
            yield AGAIN if is_known else LISTED
        return
    if was.status != now.status:
        is_reopened = was.status == CLOSED_STATUS
        yield CLOSED if now.status == CLOSED_STATUS else OPENED if is_reopened else now.status
    yield from (name for name in CHANGED if getattr(was, name) != getattr(now, name))
