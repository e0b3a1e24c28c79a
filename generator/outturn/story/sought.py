"""What search is told of a scorecard's newest edition and of the site's own pages."""

from collections.abc import Iterable, Iterator

from outturn.pages import Badge, IndicatorPage, IndicatorRow, OutcomeSection, Page, Sought, SoughtCard, Told
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue


def sought_card(say: Catalogue, name: str, told: Told) -> SoughtCard:
    """The scorecard, its outcomes and its indicators, each where its newest version is."""
    page, home = told.scorecard, addresses.scorecard(name)
    pages = {one.indicator: one for one in told.indicators}
    titles = {one.indicator: row for outcome in page.outcomes for row in outcome.rows for one in _pages(row, pages)}
    card = Sought(
        "scorecard",
        page.title,
        home,
        place=page.area,
        note=say.count("search-indicators", len(titles)),
        beside=(page.area,),
        text=page.description,
    )
    return SoughtCard(page.title, page.area, home, (card, *_outcomes(say, page.outcomes, page.area, home, pages)))


def sought_pages(pages: Iterable[Page]) -> tuple[Sought, ...]:
    """The site's own pages, by their titles and descriptions."""
    return tuple(Sought("page", one.title, one.address, text=one.description) for one in pages if one.address)


def _outcomes(
    say: Catalogue, outcomes: Iterable[OutcomeSection], area: str, home: str, pages: dict[str, IndicatorPage]
) -> Iterator[Sought]:
    for outcome in outcomes:
        yield Sought(
            "outcome",
            outcome.title,
            f"{home}#outcome-{outcome.id}",
            place=area,
            note=outcome.question,
            beside=(outcome.question, area),
        )
        for row in outcome.rows:
            for page in _pages(row, pages):
                yield _indicator(say, row, page, outcome, home)


def _pages(row: IndicatorRow, pages: dict[str, IndicatorPage]) -> Iterator[IndicatorPage]:
    """The indicator's page, and that of the one that it is shown with."""
    beside = row.companion.path.rstrip("/") if row.companion else ""
    yield from (pages[name] for name in (row.indicator, beside) if name in pages)


def _indicator(say: Catalogue, row: IndicatorRow, page: IndicatorPage, outcome: OutcomeSection, home: str) -> Sought:
    is_own = page.indicator == row.indicator
    return Sought(
        "indicator",
        row.title if is_own or not row.companion else row.companion.title,
        f"{home}{page.address}",
        measure=page.indicator,
        figure=row.latest if is_own else row.beside,
        period=row.period if is_own else "",
        badge=_badge(row) if is_own else None,
        note=say("age-retired") if row.is_retired else "",
        codes=page.codes,
        synonyms=page.synonyms,
        beside=(outcome.title, outcome.question),
        text=page.definition,
        is_last=row.is_retired,
    )


def _badge(row: IndicatorRow) -> Badge | None:
    """How the newest figure stands against its aim or benchmark; where it has none, how it moved."""
    return next((one for one in (row.rating, row.direction) if one.kind != "none"), None)
