"""A scorecard's page, and its card on the home page."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from outturn import words
from outturn.model import Package, Scorecard
from outturn.pages import AssessmentRow, IndicatorRow, OutcomeSection, ScorecardCard, ScorecardPage
from outturn.periods import parse
from outturn.story import counting
from outturn.story.answer import answer
from outturn.story.attention import concerns, data_concerns
from outturn.story.concerns import concern_rows
from outturn.story.evidence import Evidence
from outturn.story.figures import aim_name
from outturn.story.issue_rows import issue_rows
from outturn.story.licences import licences
from outturn.story.standouts import standouts
from outturn.words.catalogue import Catalogue


def told_scorecard(
    say: Catalogue, package: Package, gathered: Sequence[Evidence], rows: Mapping[str, IndicatorRow]
) -> ScorecardPage:
    """What the scorecard's page says; ``rows`` are its indicators as lists show them, by name."""
    card = package.scorecard
    aim, comparator = _columns(say, gathered)
    counts = counting.counted(say, measures(gathered))
    return ScorecardPage(
        address="",
        title=card.title,
        description=card.description,
        crumbs=(),
        scorecard=card.name,
        area=card.area,
        illustrative=card.illustrative,
        published=updated(say, package),
        next_due=words.long_date(say, card.next_publication) if card.next_publication else "",
        publisher=card.publisher,
        contact=card.contact,
        about=tuple(_about(say, card)),
        summary=package.commentary.get("summary", ""),
        counts=counts,
        answer=answer(say, len(measures(gathered)), counts),
        standouts=standouts(gathered, rows),
        unrated=counting.unrated(say, measures(gathered)),
        total=len(current(gathered)),
        shown=say.count("scorecard-shown", len(rows), shown="{shown}"),
        counted=say.count("scorecard-counted", len(measures(gathered))),
        aim=aim,
        comparator=comparator,
        attention=tuple(one.row.indicator for one in concerns(rows.values(), card.area)),
        data_attention=tuple(row.indicator for row in data_concerns(rows.values())),
        outcomes=_outcomes(package, gathered, rows),
        issues=issue_rows(say, package),
        concerns=concern_rows(say, package),
        assessments=tuple(_assessments(say, package)),
        sources=card.sources,
        licences=licences(card),
    )


def scorecard_card(say: Catalogue, page: ScorecardPage, address: str) -> ScorecardCard:
    """The scorecard at a glance; ``address`` is its own."""
    return ScorecardCard(
        title=page.title,
        address=address,
        description=page.description,
        counts=page.counts,
        total=page.total,
        updated=page.published,
        illustrative=page.illustrative,
        next_due=page.next_due,
        size=say.count("indicators", page.total),
    )


def updated(say: Catalogue, package: Package) -> str:
    """The day on which the package last changed."""
    return words.long_date(say, date.fromisoformat(package.scorecard.created))


def current(gathered: Sequence[Evidence]) -> list[Evidence]:
    """The indicators that are in use."""
    return [evidence for evidence in gathered if evidence.indicator.status != "retired"]


def measures(gathered: Sequence[Evidence]) -> list[Evidence]:
    """The indicators that are in use; of two that give one measure in two units the first, so that it counts once."""
    used = current(gathered)
    places = {evidence.indicator.indicator: place for place, evidence in enumerate(used)}
    return [
        evidence
        for place, evidence in enumerate(used)
        if evidence.twin is None or places.get(evidence.twin.indicator.indicator, place) >= place
    ]


def _about(say: Catalogue, card: Scorecard) -> Iterator[str]:
    """Who answers for the figures, and what kind of statistics they are, as far as the descriptor says it."""
    if card.responsible_officer:
        yield say("scorecard-officer", post=card.responsible_officer)
    if card.portfolio_holder:
        yield say("scorecard-holder", post=card.portfolio_holder)
    if card.statistics:
        yield say(f"scorecard-statistics-{card.statistics.replace(' ', '-')}")


def _outcomes(
    package: Package,
    gathered: Sequence[Evidence],
    rows: Mapping[str, IndicatorRow],
) -> tuple[OutcomeSection, ...]:
    sections = []
    for outcome in package.scorecard.outcomes:
        names = [evidence.indicator.indicator for evidence in gathered if evidence.indicator.outcome == outcome.id]
        if names:
            section = OutcomeSection(outcome.id, outcome.title, outcome.question, tuple(rows[name] for name in names))
            sections.append(section)
    return tuple(sections)


def _assessments(say: Catalogue, package: Package) -> Iterator[AssessmentRow]:
    periods = {one.as_at: parse(one.as_at) for one in package.assessments}
    places = {text: place for place, text in enumerate(sorted(periods, key=lambda text: periods[text].order))}
    for one in package.assessments:
        status = say(words.keyed("assessment", one.status))
        year = words.short_label(say, periods[one.as_at])
        given = (one.assessment, one.group, one.subject, year, one.result, status, one.note)
        yield AssessmentRow(*given, kind=one.status, place=places[one.as_at])


def _columns(say: Catalogue, gathered: Sequence[Evidence]) -> tuple[str, str]:
    """What the columns for targets and for the main comparator are called; one column where they say the same."""
    comparator = _common([evidence.main_area.name for evidence in gathered if evidence.main_area], "")
    aimed = [evidence for evidence in gathered if aim_name(evidence)]
    if comparator and all(evidence.aims_are_comparators for evidence in aimed):
        return "", say("column-benchmark", comparator=comparator) if aimed else comparator
    return _common([aim_name(evidence) for evidence in gathered], say("column-target")), comparator


def _common(names: Sequence[str], otherwise: str) -> str:
    """The one name that all share, else another."""
    different = {name for name in names if name}
    return different.pop() if len(different) == 1 else otherwise
