"""Critical issues as pages show them: each with its indicators' newest figures, and its story over versions."""

from collections.abc import Iterable, Mapping, Sequence

from outturn.model import Link
from outturn.pages.parts import Badge
from outturn.pages.rows import IndicatorRow
from outturn.pages.written import IssueRow
from outturn.values import Value


class IssueFigure(Value, frozen=True):
    """An indicator that shows an issue: its newest figure, and how it is rated and moves where that is known."""

    indicator: Link
    figure: str = ""
    period: str = ""
    rating: Badge | None = None
    direction: Badge | None = None


class IssueStep(Value, frozen=True):
    """One thing that happened to an issue, in a sentence, with the version and the day."""

    sentence: str
    version: Link
    day: str


class IssueStory(Value, frozen=True):
    """What happened to an issue over versions, the newest first; ``row`` is its last one where it is not listed now."""

    issue: str
    steps: tuple[IssueStep, ...]
    row: IssueRow | None = None


class IssueEntry(Value, frozen=True):
    """An issue with the figures that show it and its story."""

    row: IssueRow
    figures: tuple[IssueFigure, ...] = ()
    steps: tuple[IssueStep, ...] = ()


def issue_entries(
    issues: Iterable[IssueRow], rows: Sequence[IndicatorRow], stories: Iterable[IssueStory]
) -> tuple[IssueEntry, ...]:
    """The issues in their order, each with its figures from the lists of the same page and with its story."""
    figures = _figures(rows)
    steps = {one.issue: one.steps for one in stories}
    return tuple(
        IssueEntry(
            one, tuple(figures.get(link.path, IssueFigure(link)) for link in one.indicators), steps.get(one.issue, ())
        )
        for one in issues
    )


def _figures(rows: Iterable[IndicatorRow]) -> Mapping[str, IssueFigure]:
    """What is shown of each indicator by the address of its page, also of those that another one is shown with."""
    found = {}
    for row in rows:
        if row.companion:
            found[row.companion.path] = IssueFigure(row.companion, row.beside)
    for row in rows:
        badges = (badge if badge.kind != "none" else None for badge in (row.rating, row.direction))
        found[row.address] = IssueFigure(Link(row.title, row.address), row.latest, row.period, *badges)
    return found
