"""One indicator's page: the headline, then the numbers, then what they rest on."""

from math import isnan

from outturn import words
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD, Link
from outturn.pages import AreaRow, Badge, FigureRow, IndicatorPage, IndicatorRow, Tile
from outturn.periods import parse
from outturn.story.charting import chart
from outturn.story.comparing import dot_plot
from outturn.story.findings import findings
from outturn.story.headline import counts, headline
from outturn.story.reading import Reading, Row
from outturn.story.rules import rules
from outturn.story.sorting import sort_keys, trend

HOME = Link("Home", "")
REPORTED_BY_LAW = {True: "Yes", False: "No", None: ""}
LATER = {"retired": "No longer updated.", "new": "New.", "revised": "Revised: it replaces an older indicator."}


def address_of(reading: Reading) -> str:
    """The page's address from the site's root, ending in a slash."""
    return f"{reading.home}{reading.indicator.indicator}/"


def indicator_page(reading: Reading, row: IndicatorRow, crumbs: tuple[Link, ...], notice: str) -> IndicatorPage:
    """What the indicator's page says; ``row`` is the indicator as lists show it, ``crumbs`` what it is part of."""
    indicator, card = reading.indicator, reading.scorecard
    sentences = headline(reading)
    areas, areas_period = _areas(reading)
    return IndicatorPage(
        address=row.address,
        title=f"{indicator.title}: {card.area}",
        description=" ".join(sentences),
        crumbs=(*crumbs, Link(indicator.title, row.address)),
        notice=notice,
        codes=reading.codes,
        indicator=indicator.indicator,
        scorecard=card.name,
        illustrative=card.illustrative,
        headline=sentences,
        caution=indicator.caution,
        tiles=_tiles(reading),
        chart=row.chart,
        figures=tuple(_figure_row(reading, row) for row in reversed(reading.rows)),
        aim=aim_name(reading),
        comparator="" if reading.aim_is_comparator else _comparator_name(reading),
        has_counts=any(not isnan(row.denominator) for row in reading.rows),
        has_intervals=any(not isnan(row.low) for row in reading.rows),
        has_notes=any(row.note for row in reading.rows),
        marks=_marks(reading),
        commentary=reading.commentary,
        areas=areas,
        areas_period=areas_period,
        areas_note=_areas_note(reading),
        attention=row.attention,
        findings=findings(reading),
        rules=rules(reading),
        facts=_facts(reading),
        definition=indicator.definition,
        source=Link(indicator.source, indicator.source_url),
        licences=card.licences,
        related=_related(reading),
        issues=tuple(issue.title for issue in reading.issues),
        dots=dot_plot(reading),
    )


def indicator_row(reading: Reading) -> IndicatorRow:
    """The indicator in a list: its newest figure and how it is judged."""
    card, latest = reading.scorecard, reading.latest
    comparator = reading.comparator(latest.period) if latest else (float("nan"), "")
    picture = chart(reading, headline(reading)[0])
    return IndicatorRow(
        indicator=reading.indicator.indicator,
        title=reading.indicator.title,
        address=address_of(reading),
        scorecard=card.title,
        scorecard_address=reading.home,
        latest=_value(reading, latest or reading.newest) if reading.newest else "",
        period=words.short_label(parse(latest.period)) if latest else "",
        target=_target(reading, latest) if latest else "",
        rating=_rating(latest) if latest else words.rating("not rated", "no-value"),
        direction=_direction(latest) if latest else words.direction("not comparable", 0, "no-value"),
        comparator=reading.shown(*comparator),
        comparison=_comparison(reading, latest) if latest else None,
        codes=reading.codes,
        chart=picture,
        trend=trend(picture),
        keys=sort_keys(reading, picture),
        attention=words.attention(reading.series.attention, {area.area: area.name for area in reading.areas}),
    )


def aim_name(reading: Reading) -> str:
    """What the column of targets is called: Target, or the benchmark's name."""
    latest = reading.latest
    aimed = [row for row in reading.rows if row.target_kind]
    if not aimed:
        return ""
    name = reading.aim(latest if latest is not None and latest.target_kind else aimed[-1])
    return f"Benchmark: {name}" if aimed[-1].target_kind == "benchmark" else name[:1].upper() + name[1:]


def _comparator_name(reading: Reading) -> str:
    """The main area's name, where it has a figure for any of the periods."""
    has_figure = any(reading.shown(*reading.comparator(row.period)) for row in reading.rows)
    return reading.main_area.name if reading.main_area and has_figure else ""


def _comparison(reading: Reading, row: Row) -> Badge | None:
    """How the figure compares with the main area's, where it does."""
    area = reading.main_area
    how = reading.compared.get((area.area, row.period), ("", ""))[0] if area else ""
    return words.comparison(how) if how else None


def _rating(row: Row) -> Badge:
    return words.rating(row.rating, row.rating_reason)


def _direction(row: Row) -> Badge:
    return words.direction(row.direction, row.change, row.direction_reason)


def _value(reading: Reading, row: Row) -> str:
    return reading.shown(row.value, row.mark, reading.decimals(row))


def _target(reading: Reading, row: Row) -> str:
    decimals = reading.decimals(row)
    if row.target_kind == "band":
        return f"{reading.shown(row.lower, '', decimals)} to {reading.shown(row.upper, '', decimals)}"
    return reading.shown(row.target, "", decimals)


def _interval(reading: Reading, row: Row) -> str:
    if isnan(row.low):
        return ""
    return f"{reading.shown(row.low)} to {reading.shown(row.high)}"


def _figure_row(reading: Reading, row: Row) -> FigureRow:
    period = parse(row.period)
    return FigureRow(
        period=words.short_label(period),
        long_period=words.long_label(period),
        value=_value(reading, row),
        mark=row.mark if row.mark in MARKS_BESIDE else "",
        target=_target(reading, row),
        rating=_rating(row),
        direction=_direction(row),
        counts=counts(row),
        interval=_interval(reading, row),
        comparator=reading.shown(*reading.comparator(row.period)),
        note=row.note,
    )


def _tiles(reading: Reading) -> tuple[Tile, ...]:
    latest = reading.latest
    if latest is None:
        return ()
    period = parse(latest.period)
    tiles = [Tile("Latest figure", _value(reading, latest), words.short_label(period))]
    if latest.target_kind:
        tiles.append(Tile(aim_name(reading), _target(reading, latest), words.short_label(parse(latest.target_period))))
    rated, moved = _rating(latest), _direction(latest)
    tiles.append(Tile("Rating", "", rated.reason, rated))
    when = words.earlier(reading.indicator.frequency, reading.indicator.compare_with)
    tiles.append(Tile("Direction of travel", "", moved.reason or f"compared with {when}", moved))
    area, comparator = reading.main_area, reading.comparator(latest.period)[0]
    if area is not None and latest.target_kind != "benchmark" and not isnan(comparator):
        tiles.append(Tile(area.name, reading.shown(comparator), words.short_label(period)))
    if not isnan(latest.rank):
        place = f"{words.ordinal(int(latest.rank))} of {int(latest.ranked)}"
        tiles.append(Tile("Rank among similar areas", place, "1st is best"))
    if rests_on := counts(latest):
        tiles.append(Tile("Based on", rests_on, words.short_label(period)))
    return tuple(tiles)


def _marks(reading: Reading) -> tuple[tuple[str, str], ...]:
    """The marks that the page uses, each with what it means."""
    others = {mark for figures in reading.comparators.values() for _, mark in figures.values()}
    used = {row.mark for row in reading.rows} | others
    return tuple((mark, text) for mark, text in {**MARKS_INSTEAD, **MARKS_BESIDE}.items() if mark in used)


def _areas(reading: Reading) -> tuple[tuple[AreaRow, ...], str]:
    """Every area's figure for the newest period, and the name of that period: nation, regions, then by value."""
    latest = reading.latest
    if latest is None:
        return (), ""
    kinds = list(words.AREA_KINDS)
    council = AreaRow(reading.scorecard.area, "", _value(reading, latest), "", is_council=True)
    known = []
    for area in reading.areas:
        value, mark = reading.comparators.get(area.area, {}).get(latest.period, (float("nan"), ""))
        if not isnan(value) or mark:
            place = min(kinds.index(area.kind), kinds.index("neighbour"))
            sizes = (0, -value) if not isnan(value) else (1, 0.0)
            row = AreaRow(
                area.name,
                words.AREA_KINDS[area.kind],
                reading.shown(value, mark),
                mark if mark in MARKS_BESIDE else "",
                words.comparison(reading.compared[area.area, latest.period][0]),
            )
            known.append(((place, *sizes, area.name), row))
    ordered = tuple(row for _, row in sorted(known, key=lambda one: one[0]))
    return ((council, *ordered) if ordered else ()), words.short_label(parse(latest.period))


def _areas_note(reading: Reading) -> str:
    """How the comparison is made, in a sentence."""
    latest = reading.latest
    ways = {by for (_, period), (how, by) in reading.compared.items() if how and latest and period == latest.period}
    if not ways:
        return ""
    by = " or ".join(sorted(ways))
    return f"Similar means that the difference could be chance or is too small to show. Compared by {by}."


def _facts(reading: Reading) -> tuple[tuple[str, str], ...]:
    indicator = reading.indicator
    outcome = next((one for one in reading.scorecard.outcomes if one.id == indicator.outcome), None)
    facts = (
        ("Outcome", f"{outcome.title}. {outcome.question}" if outcome else ""),
        ("Unit", words.unit_name(indicator.unit, indicator.per)),
        ("Years", words.YEARS[indicator.year_type]),
        ("Council", reading.scorecard.area),
        ("Post that answers for it", indicator.owner),
        ("Codes in national frameworks", ", ".join(reading.codes)),
        ("Stands in for", reading.title_of(indicator.proxy_for)),
        ("Reported by law", REPORTED_BY_LAW[indicator.statutory]),
        ("State", LATER.get(indicator.status, "")),
    )
    return tuple((name, text) for name, text in facts if text)


def _related(reading: Reading) -> tuple[tuple[str, Link], ...]:
    before = [("Replaces", reading.indicator.follows)] if reading.indicator.follows else []
    after = [("Replaced by", name) for name in reading.followed_by]
    return tuple((word, Link(reading.title_of(name), reading.address_of(name))) for word, name in [*before, *after])
