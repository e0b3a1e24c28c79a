"""What is shared of a page: what heads a link to it, what describes it where nothing is around, and its picture."""

import re
from collections.abc import Callable, Iterator

from outturn import words
from outturn.pages import Badge, CountGroup, IndicatorPage, Picture, ScorecardPage, Site, Tile, Told
from outturn.values import replace
from outturn.versions.history import Version
from outturn.words.catalogue import Catalogue

Label = Callable[..., str]
"""A word of the pages' own by its key, with its gaps."""
BRACKETED = re.compile(r" \(([^()]+)\)$")
"""What a badge has in brackets at its end."""
JUDGED_BY = ("direction", "target", "benchmark")
"""The groups of counts, the first of which that a scorecard has is said of it."""


def indicator_shared(label: Label, told: Told, page: IndicatorPage, version: str) -> IndicatorPage:
    """The page with what heads a link to it and what describes it; ``version`` where it is a sealed version's."""
    card, said = told.scorecard, " ".join([*_about(label, told, page)])
    gaps = {"scorecard": card.title, "number": version}
    of = "version" if version else "newest"
    return replace(
        page,
        shared=label(f"page-shared-{of}", said=said, **gaps),
        description=label(f"page-described-{of}", said=page.description, area=card.area, **gaps),
    )


def scorecard_shared(label: Label, page: ScorecardPage, version: str) -> ScorecardPage:
    """The same of a scorecard's page."""
    named = _named(label, page)
    group = counted(page)
    counts = _counts(label, group) if group else ""
    said = label("page-shared-counts", title=named, counts=counts) if counts else named
    described = f"{label('page-described-counts', counts=counts)} {page.description}" if counts else page.description
    if not version:
        return replace(page, shared=said, lead=page.description, description=described)
    return replace(
        page,
        shared=label("page-shared-sealed", said=said, number=version),
        lead=page.description,
        description=label("page-described-sealed", said=described, number=version),
    )


def counted(page: ScorecardPage) -> CountGroup | None:
    """The counts of a scorecard that are said of it where there is room for one group of them."""
    found = {one.id: one for one in page.counts}
    return next((found[name] for name in JUDGED_BY if name in found), None)


def indicator_picture(say: Catalogue, told: Told, page: IndicatorPage, version: Version, site: Site) -> Picture:
    """The picture of an indicator's newest figure; where it has none, of what its headline says instead."""
    card, newest = told.scorecard, newest_tile(page)
    figure, badges = newest.value if newest else "", _badges(page)
    period = words.listed(
        say, [one for one in (newest.note if newest else "", small(age_of(told, page))) if one], "comma"
    )
    title, judged = page.crumbs[-1].title, ". ".join(badge.word for badge in badges)
    label = say("page-illustrative") if page.illustrative else ""
    said = [
        label,
        say("picture-of-figure", title=title, area=card.area, figure=figure, period=period)
        if newest
        else say("picture-of-nothing", title=title, area=card.area, said=page.headline[0]),
        f"{judged}." if judged else "",
        _line(say, page),
    ]
    return Picture(
        site=site.name,
        place=card.area,
        title=title,
        alt=" ".join(one for one in said if one),
        foot=_foot(say, version),
        label=label.rstrip("."),
        figure=figure,
        period=period,
        badges=badges,
        chart=page.chart if newest else None,
        sentence="" if newest else page.headline[0],
    )


def scorecard_picture(say: Catalogue, told: Told, version: Version, site: Site) -> Picture:
    """The picture of a scorecard's newest version: how many of its indicators move which way."""
    card = told.scorecard
    group, label = counted(card), say("page-illustrative") if card.illustrative else ""
    counts = _counts(say, group) if group else ""
    sentence = _sentence(say, card, group) if group else card.counted.rstrip(":")
    key = "picture-of-counts" if group else "picture-of-sealed"
    said = say(key, title=_named(say, card), sentence=sentence, counts=counts)
    return Picture(
        site=site.name,
        place=card.area,
        title=card.title,
        alt=f"{label} {said}".strip(),
        foot=_foot(say, version),
        label=label.rstrip("."),
        sentence=sentence,
        group=group,
    )


def sealed_picture(say: Catalogue, told: Told, site: Site) -> Picture:
    """The one picture of all pages of a scorecard's sealed versions: it says no figure, since it is one for all."""
    card, sentence = told.scorecard, say("picture-sealed")
    label = say("page-illustrative") if card.illustrative else ""
    said = say("picture-of-sealed", title=_named(say, card), sentence=sentence)
    return Picture(
        site=site.name,
        place=card.area,
        title=card.title,
        alt=f"{label} {said}".strip(),
        label=label.rstrip("."),
        sentence=sentence,
    )


def _about(label: Label, told: Told, page: IndicatorPage) -> Iterator[str]:
    """The indicator, its place, and its newest figure with how that is judged."""
    gaps = {"title": page.crumbs[-1].title, "area": told.scorecard.area}
    newest = newest_tile(page)
    if newest is None:
        yield label("page-shared-place", **gaps)
        return
    said = label("page-shared-figure", figure=newest.value, period=newest.note, **gaps)
    judged = [small(badge.word) for badge in _badges(page)[:1]]
    if age := age_of(told, page):
        judged.append(small(age))
    for one in judged:
        said = label("page-shared-judged", said=said, judged=one)
    yield said


def newest_tile(page: IndicatorPage) -> Tile | None:
    """The tile of the newest figure; None where there is no figure."""
    has_figure = any(row.number is not None for row in page.figures)
    return page.tiles[0] if has_figure and page.tiles else None


def _badges(page: IndicatorPage) -> tuple[Badge, ...]:
    """How the newest figure is rated and how it moved, where it is."""
    row = next((row for row in page.figures if row.number is not None), None)
    if row is None:
        return ()
    rated = next((tile.badge for tile in page.tiles if tile.badge), row.rating)
    return tuple(badge for badge in (rated, row.direction) if badge.kind != "none")


def age_of(told: Told, page: IndicatorPage) -> str:
    """That the newest figure is old or that it is no longer updated; empty elsewhere."""
    row = next((row for row in told.scorecard.rows if row.indicator == page.indicator), None)
    if row is not None:
        return row.age
    rated = next((tile for tile in page.tiles if tile.badge), None)
    return rated.note if rated and rated.badge and not rated.badge.reason else ""


def _line(say: Catalogue, page: IndicatorPage) -> str:
    """What the line of the picture shows, in words; empty where there is none of two figures."""
    if page.chart is None:
        return ""
    line = page.chart.lines[0]
    known = [(value, place) for place, value in enumerate(line.values) if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - a line has two ends
        return ""
    low, high = min(known)[1], max(known)[1]
    periods = page.chart.periods
    return say(
        "picture-line",
        first=periods[known[0][1]],
        last=periods[known[-1][1]],
        lowest=line.shown[low],
        lowest_period=periods[low],
        highest=line.shown[high],
        highest_period=periods[high],
    )


def _named(label: Label, page: ScorecardPage) -> str:
    """The scorecard's title with its place, unless that is in the title."""
    return page.title if page.area in page.title else label("page-shared-place", title=page.title, area=page.area)


def _counts(label: Label, group: CountGroup) -> str:
    """How many are what: improving: 17; about the same: 10."""
    each = (label("page-shared-count", number=one.number, word=small(one.badge.word)) for one in group.counts)
    return "; ".join(each)


def _sentence(say: Catalogue, card: ScorecardPage, group: CountGroup) -> str:
    """What the counts are of, and of how many indicators."""
    number = sum(one.number for one in group.counts)
    return say.count("picture-counts", max(card.total, number), title=group.title, counted=number)


def _foot(say: Catalogue, version: Version) -> str:
    return say("picture-published", date=words.long_date(say, version.sealed))


def small(word: str) -> str:
    """The words of a badge inside a sentence."""
    return f"{word[:1].lower()}{word[1:]}"


def in_brackets(word: str) -> str:
    """The words of a badge where they stand in brackets already: what they have in brackets follows a comma."""
    return small(BRACKETED.sub(r", \g<1>", word))
