"""One indicator's page: the headline, then the numbers, then what they rest on."""

from math import isnan

from outturn import words
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD, Link
from outturn.pages import AreaRow, Badge, Chart, FigureRow, IndicatorPage, IndicatorRow, Tile
from outturn.periods import parse
from outturn.story.attention import kinds_of
from outturn.story.charting import chart
from outturn.story.comparing import dot_plot
from outturn.story.evidence import Evidence, Row
from outturn.story.headline import counts, headline
from outturn.story.judged import judged
from outturn.story.licences import licences
from outturn.story.rules import rules
from outturn.story.sorting import sort_keys, trend

REPORTED_BY_LAW = {True: "Yes", False: "No", None: ""}
LATER = {"retired": "No longer updated.", "new": "New.", "revised": "Revised: it replaces an older indicator."}


def address_of(indicator: str) -> str:
    """The address of an indicator's page, from that of the scorecard's page that it is beside."""
    return f"{indicator}/"


def told_indicator(evidence: Evidence) -> tuple[IndicatorPage, IndicatorRow]:
    """What the indicator's page says, and the indicator as lists show it."""
    sentences = headline(evidence)
    picture = chart(evidence, sentences[0])
    row = indicator_row(evidence, picture)
    return _page(evidence, row, sentences, picture), row


def _page(evidence: Evidence, row: IndicatorRow, sentences: tuple[str, ...], picture: Chart | None) -> IndicatorPage:
    indicator, card = evidence.indicator, evidence.scorecard
    areas, areas_period = _areas(evidence)
    return IndicatorPage(
        address=row.address,
        title=f"{indicator.title}: {card.area}",
        description=" ".join(sentences),
        crumbs=(Link(indicator.title, row.address),),
        codes=evidence.codes,
        indicator=indicator.indicator,
        scorecard=card.name,
        illustrative=card.illustrative,
        headline=sentences,
        caution=indicator.caution,
        tiles=_tiles(evidence),
        chart=picture,
        figures=tuple(_figure_row(evidence, row) for row in reversed(evidence.rows)),
        aim=aim_name(evidence),
        comparator="" if evidence.aim_is_comparator else _comparator_name(evidence),
        has_counts=any(not isnan(row.denominator) for row in evidence.rows),
        has_intervals=any(not isnan(row.low) for row in evidence.rows),
        has_notes=any(row.note for row in evidence.rows),
        marks=_marks(evidence),
        commentary=evidence.commentary,
        areas=areas,
        areas_period=areas_period,
        areas_note=_areas_note(evidence),
        attention=row.attention,
        judged=judged(evidence),
        rules=rules(evidence),
        facts=_facts(evidence),
        definition=indicator.definition,
        source=Link(indicator.source, indicator.source_url),
        licences=licences(card),
        related=_related(evidence),
        issues=tuple(issue.title for issue in evidence.issues),
        dots=dot_plot(evidence),
    )


def indicator_row(evidence: Evidence, picture: Chart | None) -> IndicatorRow:
    """The indicator in a list: its newest figure and how it is judged; ``picture`` is its chart."""
    card, latest = evidence.scorecard, evidence.latest
    comparator = evidence.comparator(latest.period) if latest else (float("nan"), "")
    return IndicatorRow(
        indicator=evidence.indicator.indicator,
        title=evidence.indicator.title,
        address=address_of(evidence.indicator.indicator),
        scorecard=card.title,
        scorecard_address="",
        latest=_value(evidence, latest or evidence.newest) if evidence.newest else "",
        period=words.short_label(parse(latest.period)) if latest else "",
        target=_target(evidence, latest) if latest else "",
        rating=_rating(latest) if latest else words.rating("not rated", "no-value"),
        direction=_direction(latest) if latest else words.direction("not comparable", 0, "no-value"),
        comparator=evidence.shown(*comparator),
        comparison=_comparison(evidence, latest) if latest else None,
        codes=evidence.codes,
        spark=picture.lines[0].values if picture else (),
        is_retired=evidence.indicator.status == "retired",
        concerns=kinds_of(evidence.series.attention),
        trend=trend(picture),
        keys=sort_keys(evidence, picture),
        attention=words.attention(evidence.series.attention, {area.area: area.name for area in evidence.areas}),
    )


def aim_name(evidence: Evidence) -> str:
    """What the column of targets is called: Target, or the benchmark's name."""
    latest = evidence.latest
    aimed = [row for row in evidence.rows if row.target_kind]
    if not aimed:
        return ""
    name = evidence.aim(latest if latest is not None and latest.target_kind else aimed[-1])
    return f"Benchmark: {name}" if aimed[-1].target_kind == "benchmark" else name[:1].upper() + name[1:]


def _comparator_name(evidence: Evidence) -> str:
    """The main area's name, where it has a figure for any of the periods."""
    has_figure = any(evidence.shown(*evidence.comparator(row.period)) for row in evidence.rows)
    return evidence.main_area.name if evidence.main_area and has_figure else ""


def _comparison(evidence: Evidence, row: Row) -> Badge | None:
    """How the figure compares with the main area's, where it does."""
    area = evidence.main_area
    how = evidence.compared.get((area.area, row.period), ("", ""))[0] if area else ""
    return words.comparison(how) if how else None


def _rating(row: Row) -> Badge:
    return words.rating(row.rating, row.rating_reason)


def _direction(row: Row) -> Badge:
    return words.direction(row.direction, row.change, row.direction_reason)


def _value(evidence: Evidence, row: Row) -> str:
    return evidence.shown(row.value, row.mark, evidence.decimals(row))


def _target(evidence: Evidence, row: Row) -> str:
    decimals = evidence.decimals(row)
    if row.target_kind == "band":
        return f"{evidence.shown(row.lower, '', decimals)} to {evidence.shown(row.upper, '', decimals)}"
    return evidence.shown(row.target, "", decimals)


def _interval(evidence: Evidence, row: Row) -> str:
    if isnan(row.low):
        return ""
    return f"{evidence.shown(row.low)} to {evidence.shown(row.high)}"


def _figure_row(evidence: Evidence, row: Row) -> FigureRow:
    period = parse(row.period)
    return FigureRow(
        id=row.period,
        period=words.short_label(period),
        long_period=words.long_label(period),
        value=_value(evidence, row),
        mark=row.mark if row.mark in MARKS_BESIDE else "",
        target=_target(evidence, row),
        rating=_rating(row),
        direction=_direction(row),
        counts=counts(row),
        interval=_interval(evidence, row),
        comparator=evidence.shown(*evidence.comparator(row.period)),
        note=row.note,
        number=None if isnan(row.value) else float(row.value),
    )


def _tiles(evidence: Evidence) -> tuple[Tile, ...]:
    latest = evidence.latest
    if latest is None:
        return ()
    period = parse(latest.period)
    tiles = [Tile("Latest figure", _value(evidence, latest), words.short_label(period))]
    if latest.target_kind:
        tiles.append(
            Tile(aim_name(evidence), _target(evidence, latest), words.short_label(parse(latest.target_period)))
        )
    rated, moved = _rating(latest), _direction(latest)
    tiles.append(Tile("Rating", "", rated.reason, rated))
    when = words.earlier(evidence.indicator.frequency, evidence.indicator.compare_with)
    tiles.append(Tile("Direction of travel", "", moved.reason or f"compared with {when}", moved))
    area, comparator = evidence.main_area, evidence.comparator(latest.period)[0]
    if area is not None and latest.target_kind != "benchmark" and not isnan(comparator):
        tiles.append(Tile(area.name, evidence.shown(comparator), words.short_label(period)))
    if not isnan(latest.rank):
        place = f"{words.ordinal(int(latest.rank))} of {int(latest.ranked)}"
        tiles.append(Tile("Rank among similar areas", place, "1st is best"))
    if rests_on := counts(latest):
        tiles.append(Tile("Based on", rests_on, words.short_label(period)))
    return tuple(tiles)


def _marks(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """The marks that the page uses, each with what it means."""
    others = {mark for figures in evidence.comparators.values() for _, mark in figures.values()}
    used = {row.mark for row in evidence.rows} | others
    return tuple((mark, text) for mark, text in {**MARKS_INSTEAD, **MARKS_BESIDE}.items() if mark in used)


def _areas(evidence: Evidence) -> tuple[tuple[AreaRow, ...], str]:
    """Every area's figure for the newest period, and the name of that period: nation, regions, then by value."""
    latest = evidence.latest
    if latest is None:
        return (), ""
    kinds = list(words.AREA_KINDS)
    council = AreaRow(evidence.scorecard.area, "", _value(evidence, latest), "", is_council=True)
    known = []
    for area in evidence.areas:
        value, mark = evidence.comparators.get(area.area, {}).get(latest.period, (float("nan"), ""))
        if not isnan(value) or mark:
            place = min(kinds.index(area.kind), kinds.index("neighbour"))
            sizes = (0, -value) if not isnan(value) else (1, 0.0)
            row = AreaRow(
                area.name,
                words.AREA_KINDS[area.kind],
                evidence.shown(value, mark),
                mark if mark in MARKS_BESIDE else "",
                words.comparison(evidence.compared[area.area, latest.period][0]),
            )
            known.append(((place, *sizes, area.name), row))
    ordered = tuple(row for _, row in sorted(known, key=lambda one: one[0]))
    return ((council, *ordered) if ordered else ()), words.short_label(parse(latest.period))


def _areas_note(evidence: Evidence) -> str:
    """How the comparison is made, in a sentence."""
    latest = evidence.latest
    ways = {by for (_, period), (how, by) in evidence.compared.items() if how and latest and period == latest.period}
    if not ways:
        return ""
    by = " or ".join(sorted(ways))
    return f"Similar means that the difference could be chance or is too small to show. Compared by {by}."


def _facts(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    indicator = evidence.indicator
    outcome = next((one for one in evidence.scorecard.outcomes if one.id == indicator.outcome), None)
    facts = (
        ("Outcome", f"{outcome.title}. {outcome.question}" if outcome else ""),
        ("Unit", words.unit_name(indicator.unit, indicator.per)),
        ("Years", words.YEARS[indicator.year_type]),
        ("Council", evidence.scorecard.area),
        ("Post that answers for it", indicator.owner),
        ("Codes in national frameworks", ", ".join(evidence.codes)),
        ("Stands in for", evidence.title_of(indicator.proxy_for)),
        ("Reported by law", REPORTED_BY_LAW[indicator.statutory]),
        ("State", LATER.get(indicator.status, "")),
    )
    return tuple((name, text) for name, text in facts if text)


def _related(evidence: Evidence) -> tuple[tuple[str, Link], ...]:
    before = [("Replaces", evidence.indicator.follows)] if evidence.indicator.follows else []
    after = [("Replaced by", name) for name in evidence.followed_by]
    return tuple((word, Link(evidence.title_of(name), address_of(name))) for word, name in [*before, *after])
