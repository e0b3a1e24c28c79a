"""A scorecard's page, and its card on the home page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from outturn import words
from outturn.model import RATINGS, Link, Package
from outturn.pages import AssessmentRow, Count, IndicatorRow, IssueRow, OutcomeSection, ScorecardCard, ScorecardPage
from outturn.periods import parse
from outturn.story.attention import concerns
from outturn.story.indicator import address_of, aim_name
from outturn.story.reading import Reading


def scorecard_page(
    package: Package,
    readings: Sequence[Reading],
    rows: Mapping[str, IndicatorRow],
    crumbs: tuple[Link, ...],
    notice: str,
) -> ScorecardPage:
    """What the scorecard's page says; ``rows`` are its indicators as lists show them, by name.

    ``crumbs`` lead to the page and end with it.
    """
    card = package.scorecard
    aim, comparator = _columns(readings)
    return ScorecardPage(
        address=crumbs[-1].path,
        title=card.title,
        description=card.description,
        crumbs=crumbs,
        notice=notice,
        scorecard=card.name,
        illustrative=card.illustrative,
        published=updated(package),
        next_due=words.long_date(card.next_publication) if card.next_publication else "",
        publisher=card.publisher,
        contact=card.contact,
        summary=package.commentary.get("summary", ""),
        counts=counts(readings),
        total=len(current(readings)),
        aim=aim,
        comparator=comparator,
        attention=tuple(
            one.row for one in concerns((reading, rows[reading.indicator.indicator]) for reading in current(readings))
        ),
        outcomes=_outcomes(package, readings, rows),
        issues=_issues(package, readings),
        assessments=tuple(
            AssessmentRow(
                one.assessment,
                one.group,
                one.subject,
                words.short_label(parse(one.as_at)),
                one.result,
                words.ASSESSED[one.status],
                one.note,
            )
            for one in package.assessments
        ),
        sources=card.sources,
        licences=card.licences,
    )


def scorecard_card(package: Package, readings: Sequence[Reading]) -> ScorecardCard:
    """The scorecard at a glance."""
    card = package.scorecard
    return ScorecardCard(
        title=card.title,
        address=f"{card.name}/",
        description=card.description,
        counts=counts(readings),
        total=len(current(readings)),
        updated=updated(package),
        illustrative=card.illustrative,
        questions=tuple(outcome.question for outcome in card.outcomes),
        next_due=words.long_date(card.next_publication) if card.next_publication else "",
        size=words.scorecard_size(len(current(readings))),
    )


def updated(package: Package) -> str:
    """The day on which the package last changed."""
    return words.long_date(date.fromisoformat(package.scorecard.created))


def current(readings: Sequence[Reading]) -> list[Reading]:
    """The indicators that are in use."""
    return [reading for reading in readings if reading.indicator.status != "retired"]


def counts(readings: Sequence[Reading]) -> tuple[Count, ...]:
    """How many indicators in use have each rating by their latest figure; every rating, also those that none has."""
    rated = Counter(reading.latest.rating if reading.latest else "not rated" for reading in current(readings))
    return tuple(Count(words.rating(name), rated[name]) for name in RATINGS)


def _outcomes(
    package: Package,
    readings: Sequence[Reading],
    rows: Mapping[str, IndicatorRow],
) -> tuple[OutcomeSection, ...]:
    sections = []
    for outcome in package.scorecard.outcomes:
        names = [reading.indicator.indicator for reading in readings if reading.indicator.outcome == outcome.id]
        if names:
            section = OutcomeSection(outcome.id, outcome.title, outcome.question, tuple(rows[name] for name in names))
            sections.append(section)
    return tuple(sections)


def _issues(package: Package, readings: Sequence[Reading]) -> tuple[IssueRow, ...]:
    places = {reading.indicator.indicator: Link(reading.indicator.title, address_of(reading)) for reading in readings}
    return tuple(
        IssueRow(
            issue.title,
            issue.owner,
            words.STATUSES[issue.status],
            issue.action,
            words.long_date(issue.review) if issue.review else "",
            tuple(places[name] for name in issue.indicators),
        )
        for issue in package.issues
    )


def _columns(readings: Sequence[Reading]) -> tuple[str, str]:
    """What the columns for targets and for the main comparator are called; one column where they say the same."""
    comparator = _common([reading.main_area.name for reading in readings if reading.main_area], "")
    aimed = [reading for reading in readings if aim_name(reading)]
    if comparator and all(reading.aim_is_comparator for reading in aimed):
        return "", f"{comparator} (benchmark)" if aimed else comparator
    return _common([aim_name(reading) for reading in readings], "Target"), comparator


def _common(names: Sequence[str], otherwise: str) -> str:
    """The one name that all share, else another."""
    different = {name for name in names if name}
    return different.pop() if len(different) == 1 else otherwise
