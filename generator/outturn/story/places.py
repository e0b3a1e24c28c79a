"""Pages about places: one with everything about a council, and the list of all."""

from collections.abc import Iterator, Mapping, Sequence

from outturn import own_pages, words
from outturn.model import Link
from outturn.pages import (
    IndicatorRow,
    PlaceCard,
    PlaceNews,
    PlacePage,
    PlacesPage,
    Succession,
)
from outturn.story.attention import need_attention, worst
from outturn.story.crumbs import home_crumb
from outturn.story.overview import Overview
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue

MOST = 5
"""Of the best, and of those that need attention, so many are named."""


def place_address(name: str) -> str:
    """The page of a place by its name in addresses."""
    return f"{own_pages.PLACES}{name}/"


def by_place(overviews: Sequence[Overview], names: Mapping[str, str]) -> dict[str, list[Overview]]:
    """The scorecards of each place, places by their names."""
    found: dict[str, list[Overview]] = {}
    for one in sorted(overviews, key=lambda one: (one.scorecard.area.casefold(), one.scorecard.title.casefold())):
        if one.name in names:
            found.setdefault(names[one.name], []).append(one)
    return found


def place_page(
    say: Catalogue,
    name: str,
    overviews: Sequence[Overview],
    compared: Sequence[tuple[Link, str]],
    successions: tuple[Succession, ...],
    notice: str,
) -> PlacePage:
    """Everything about one place; ``compared`` are its indicators that other places have too."""
    area, address = overviews[0].scorecard.area, place_address(name)
    concerns = [one for overview in overviews for one in overview.concerns]
    numbers = {row.indicator for one in overviews for row in one.rows}
    return PlacePage(
        address,
        area,
        say("place-described", place=area),
        (home_crumb(say), Link(say("places-title"), own_pages.PLACES), Link(area, address)),
        notice,
        place=name,
        sentence=_size(say, overviews),
        scorecards=tuple(one.card for one in overviews),
        worst=worst(concerns, MOST),
        best=_best(overviews),
        attention=need_attention(say, len({one.row.indicator for one in concerns}), len(numbers)),
        news=tuple(_news(say, one, one.version) for one in overviews if one.version),
        compared=tuple(compared),
        successions=successions,
    )


def places_page(
    say: Catalogue, places: Mapping[str, Sequence[Overview]], others: Sequence[Overview], notice: str
) -> PlacesPage:
    """The list of all places; ``others`` are scorecards that name none."""
    title = say("places-title")
    return PlacesPage(
        own_pages.PLACES,
        title,
        say("places-described"),
        (home_crumb(say), Link(title, own_pages.PLACES)),
        notice,
        places=place_cards(say, places),
        others=tuple(Link(one.scorecard.title, addresses.scorecard(one.name)) for one in others),
    )


def place_cards(say: Catalogue, places: Mapping[str, Sequence[Overview]]) -> tuple[PlaceCard, ...]:
    """Each place in short."""
    return tuple(
        PlaceCard(
            Link(overviews[0].scorecard.area, place_address(name)),
            _size(say, overviews),
            max(overviews, key=lambda one: one.created).card.updated,
            tuple(Link(one.scorecard.title, addresses.scorecard(one.name)) for one in overviews),
        )
        for name, overviews in places.items()
    )


def questions(overviews: Sequence[Overview]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Every question that a scorecard's outcomes ask, once, with where each scorecard answers it.

    The answers are named by their places; by the scorecard where it names none, or a place has several.
    """
    found: dict[str, list[tuple[Overview, str]]] = {}
    for one in overviews:
        for outcome in one.scorecard.outcomes:
            where = f"{one.card.address}#outcome-{outcome.id}"
            found.setdefault(outcome.question or outcome.title, []).append((one, where))
    return tuple((question, tuple(_answers(answers))) for question, answers in found.items())


def _answers(answers: Sequence[tuple[Overview, str]]) -> Iterator[Link]:
    areas = [one.scorecard.area for one, _ in answers]
    for one, where in answers:
        area = one.scorecard.area
        yield Link(area if area and areas.count(area) == 1 else one.scorecard.title, where)


def _size(say: Catalogue, overviews: Sequence[Overview]) -> str:
    indicators = say.count("indicators", len({row.indicator for one in overviews for row in one.rows}))
    return say("place-size", scorecards=say.count("scorecards", len(overviews)), indicators=indicators)


def _best(overviews: Sequence[Overview]) -> tuple[IndicatorRow, ...]:
    """Those on target or better than their benchmark beyond chance, nothing of which is old or needs attention."""
    found: dict[str, IndicatorRow] = {}
    for one in overviews:
        for row in one.rows:
            is_good = row.rating.kind in ("green", "better") and not row.rating.certainty
            if is_good and not (row.age or row.concerns or row.data_concerns):
                found.setdefault(row.indicator, row)
    return tuple(sorted(found.values(), key=_how_well))[:MOST]


def _how_well(row: IndicatorRow) -> tuple[int, str]:
    """What gets better beyond chance first, then what is better than other areas beyond chance."""
    is_rising = row.direction.kind == "better" and not row.direction.certainty
    is_ahead = row.comparison is not None and row.comparison.kind == "better" and not row.comparison.certainty
    return -(2 * is_rising + is_ahead), row.title.casefold()


def _news(say: Catalogue, one: Overview, version: Version) -> PlaceNews:
    return PlaceNews(
        Link(one.scorecard.title, addresses.scorecard(one.name)),
        Link(say("version-title", number=version.version), addresses.version(one.name, version.version)),
        addresses.versions(one.name),
        words.long_date(say, version.sealed),
        one.scorecard.turned,
        version.note,
    )
