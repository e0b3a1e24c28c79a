"""One indicator's page: the headline, then the numbers, then what they rest on."""

from math import isnan

from outturn import words
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD, Link
from outturn.pages import AreaRow, Chart, FigureRow, IndicatorPage, IndicatorRow, Tile
from outturn.periods import parse
from outturn.story import chips
from outturn.story.charting import chart
from outturn.story.comparing import dot_plot, ranked_among
from outturn.story.evidence import Evidence, Row
from outturn.story.headline import counts, headline
from outturn.story.judged import judged
from outturn.story.levels import ahead, aim_in_short, aim_kind, aim_shown
from outturn.story.licences import licences
from outturn.story.rules import rules
from outturn.story.sorting import sort_keys, trend

KINDS = ("nation", "region", "neighbour", "peer")
"""The kinds of areas in the order in which a table has them; neighbours and peers stand together."""
UNIT_APART = ("rate", "days", "score", "ratio")
"""Units that the cells of a table leave to its caption."""


def address_of(indicator: str) -> str:
    """The address of an indicator's page, from that of the scorecard's page that it is beside."""
    return f"{indicator}/"


def told_indicator(evidence: Evidence) -> tuple[IndicatorPage, IndicatorRow]:
    """What the indicator's page says, and the indicator as lists show it."""
    sentences = headline(evidence)
    picture = chart(evidence, sentences[0])
    row = indicator_row(evidence, picture if evidence.latest else None)
    return _page(evidence, row, sentences, picture), row


def _page(evidence: Evidence, row: IndicatorRow, sentences: tuple[str, ...], picture: Chart | None) -> IndicatorPage:
    indicator, card = evidence.indicator, evidence.scorecard
    areas, areas_period = _areas(evidence)
    return IndicatorPage(
        address=row.address,
        title=evidence.say("indicator-title", title=indicator.title, area=card.area),
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
        ahead=_ahead(evidence),
        aim=aim_name(evidence),
        comparator="" if evidence.aim_is_comparator else _comparator_name(evidence),
        has_counts=any(not isnan(row.denominator) for row in evidence.rows),
        has_intervals=any(not isnan(row.low) for row in evidence.rows),
        has_notes=any(row.note for row in evidence.rows),
        marks=_marks(evidence),
        commentary=evidence.commentary,
        commentary_missing=_commentary_missing(evidence),
        unit=words.unit_name(evidence.say, indicator.unit, indicator.per) if indicator.unit in UNIT_APART else "",
        areas=areas,
        areas_period=areas_period,
        areas_note=_areas_note(evidence),
        attention=row.attention,
        data_attention=row.data_attention,
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
    say, card, latest = evidence.say, evidence.scorecard, evidence.latest
    comparator = evidence.comparator(latest.period) if latest else (float("nan"), "")
    main, performance, data = evidence.main_area, chips.concerns(evidence), chips.data_concerns(evidence)
    return IndicatorRow(
        indicator=evidence.indicator.indicator,
        title=evidence.indicator.title,
        address=address_of(evidence.indicator.indicator),
        scorecard=card.title,
        scorecard_address="",
        latest=_in_unit(evidence, latest or evidence.newest) if evidence.newest else "",
        period=words.short_label(say, parse(latest.period)) if latest else "",
        target=(_target(evidence, latest) if latest else "") or aim_in_short(evidence),
        rating=chips.qualified_rating(evidence, latest) if latest else words.rating(say, "not rated", "no-value"),
        direction=(
            chips.qualified_direction(evidence, latest)
            if latest
            else words.direction(say, "not comparable", 0, "no-value")
        ),
        comparator=evidence.shown(*comparator),
        comparison=chips.comparison(evidence, latest, main.area) if latest and main else None,
        codes=evidence.codes,
        spark=picture.lines[0].values if picture else (),
        spark_lifts=tuple(sorted({*picture.breaks, *picture.lifts})) if picture else (),
        is_retired=evidence.indicator.status == "retired",
        age=chips.age(evidence),
        concerns=tuple(kind for kind, _ in performance),
        data_concerns=tuple(kind for kind, _ in data),
        stake=chips.stake(evidence),
        trend=trend(say, picture),
        keys=sort_keys(evidence, picture),
        attention=tuple(why for _, why in performance),
        data_attention=tuple(why for _, why in data),
    )


def aim_name(evidence: Evidence) -> str:
    """What the column of targets is called: Target, or the benchmark's name."""
    latest = evidence.latest
    aimed = [row for row in evidence.rows if row.target_kind]
    if not aimed:
        coming = ahead(evidence)
        return evidence.say(f"aim-{aim_kind(coming)}") if coming else ""
    row = latest if latest is not None and latest.target_kind else aimed[-1]
    return evidence.say(f"aim-{row.target_kind}", benchmark=evidence.benchmark(row))


def _comparator_name(evidence: Evidence) -> str:
    """The main area's name, where it has a figure for any of the periods."""
    has_figure = any(evidence.shown(*evidence.comparator(row.period)) for row in evidence.rows)
    return evidence.main_area.name if evidence.main_area and has_figure else ""


def _compared_with(evidence: Evidence, row: Row) -> str:
    """What the newest figure is compared with: a year earlier; of pooled years, which."""
    if row.compared_with and parse(row.compared_with).kind == "pooled":
        return evidence.say("compared-with-years", period=words.short_label(evidence.say, parse(row.compared_with)))
    step = words.step(evidence.indicator.frequency, evidence.indicator.compared_with)
    return evidence.say(f"compared-with-{step}")


def _qualified(evidence: Evidence, row: Row, period: str) -> str:
    """The period with what the figure's mark says: 2023/24, provisional."""
    return evidence.say(f"period-mark-{row.mark}", period=period) if row.mark in words.QUALIFYING else period


def _value(evidence: Evidence, row: Row) -> str:
    return evidence.shown(row.value, row.mark, evidence.decimals(row))


def _in_unit(evidence: Evidence, row: Row) -> str:
    return evidence.in_unit(row.value, row.mark, evidence.decimals(row))


def _target(evidence: Evidence, row: Row, *, with_unit: bool = False) -> str:
    """What the figure is held against; of a total of part of a year, that it is for the whole year."""
    shown = _aim(evidence, row, with_unit=with_unit)
    if not with_unit and (row.rated_on == "forecast" or row.rating_reason == "whole-year"):
        year = words.short_label(evidence.say, parse(row.target_period))
        return evidence.say("aim-ahead", figure=shown, period=year)
    return shown


def _aim(evidence: Evidence, row: Row, *, with_unit: bool) -> str:
    decimals = evidence.decimals(row)
    shown = evidence.in_unit if with_unit else evidence.shown
    if row.target_kind == "band":
        low, high = evidence.shown(row.lower, "", decimals), shown(row.upper, "", decimals)
        return evidence.say("range", low=low, high=high)
    return shown(row.target, "", decimals)


def _commentary_missing(evidence: Evidence) -> str:
    """That nothing is said of a figure that is off its aim, where nothing is; empty elsewhere."""
    latest = evidence.latest
    is_red = latest is not None and latest.rating == "red"
    return evidence.say("commentary-missing") if is_red and not evidence.commentary.strip() else ""


def _interval(evidence: Evidence, row: Row) -> str:
    if isnan(row.low):
        return ""
    return evidence.say("range", low=evidence.shown(row.low), high=evidence.shown(row.high))


def _figure_row(evidence: Evidence, row: Row) -> FigureRow:
    period = parse(row.period)
    return FigureRow(
        id=row.period,
        period=words.short_label(evidence.say, period),
        long_period=words.long_label(evidence.say, period),
        value=_value(evidence, row),
        mark=row.mark if row.mark in MARKS_BESIDE else "",
        target=_target(evidence, row),
        rating=chips.rating(evidence, row),
        direction=chips.direction(evidence, row),
        counts=counts(evidence, row),
        interval=_interval(evidence, row),
        comparator=evidence.shown(*evidence.comparator(row.period)),
        note=row.note,
        number=None if isnan(row.value) else float(row.value),
    )


def _tiles(evidence: Evidence) -> tuple[Tile, ...]:
    say, latest = evidence.say, evidence.latest
    if latest is None:
        return _tiles_ahead(evidence)
    period = words.short_label(say, parse(latest.period))
    tiles = [Tile(say("tile-latest"), _in_unit(evidence, latest), _qualified(evidence, latest, period))]
    if latest.target_kind:
        aimed = words.short_label(say, parse(latest.target_period))
        tiles.append(Tile(aim_name(evidence), _target(evidence, latest, with_unit=True), aimed))
    tiles += _tiles_ahead(evidence)
    rated, moved = chips.qualified_rating(evidence, latest), chips.qualified_direction(evidence, latest)
    tiles.append(Tile(say("tile-rating"), "", rated.reason or chips.age(evidence), rated))
    tiles.append(Tile(say("tile-direction"), "", moved.reason or _compared_with(evidence, latest), moved))
    area, comparator = evidence.main_area, evidence.comparator(latest.period)[0]
    if area is not None and latest.target_kind != "benchmark" and not isnan(comparator):
        tiles.append(Tile(area.name, evidence.in_unit(comparator), period))
    if not isnan(latest.rank):
        place = say("tile-rank-place", place=words.ordinal(say, int(latest.rank)), number=int(latest.ranked))
        tiles.append(Tile(say(f"tile-rank-{ranked_among(evidence, latest)}"), place, say("tile-rank-best")))
    if rests_on := counts(evidence, latest):
        tiles.append(Tile(say("tile-counts"), rests_on, period))
    return tuple(tiles)


def _tiles_ahead(evidence: Evidence) -> tuple[Tile, ...]:
    """The next aim for a period that has no figure yet."""
    say, coming = evidence.say, ahead(evidence)[:1]
    name = say("tile-ahead", aim=say(f"aim-{aim_kind(coming)}"))
    return tuple(Tile(name, aim_shown(evidence, aim), words.short_label(say, aim.period)) for aim in coming)


def _ahead(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """The aims for periods that no row has, the last first: each period with what is aimed at."""
    known = {row.period for row in evidence.rows}
    coming = [aim for aim in reversed(ahead(evidence)) if aim.period.text not in known]
    return tuple((words.short_label(evidence.say, aim.period), aim_shown(evidence, aim)) for aim in coming)


def _marks(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """The marks that the page uses, each with what it means."""
    others = {mark for figures in evidence.comparators.values() for _, mark in figures.values()}
    used = {row.mark for row in evidence.rows} | others
    return tuple((mark, evidence.say(f"mark-{mark}")) for mark in (*MARKS_INSTEAD, *MARKS_BESIDE) if mark in used)


def _areas(evidence: Evidence) -> tuple[tuple[AreaRow, ...], str]:
    """Every area's figure for the newest period, and the name of that period: nation, regions, then by value."""
    say, latest = evidence.say, evidence.latest
    if latest is None:
        return (), ""
    council = AreaRow(evidence.scorecard.area, "", _value(evidence, latest), "", is_council=True)
    known = []
    for area in evidence.areas:
        value, mark = evidence.comparators.get(area.area, {}).get(latest.period, (float("nan"), ""))
        if not isnan(value) or mark:
            place = min(KINDS.index(area.kind), KINDS.index("neighbour"))
            sizes = (0, -value) if not isnan(value) else (1, 0.0)
            row = AreaRow(
                area.name,
                say(f"area-{area.kind}"),
                evidence.shown(value, mark),
                mark if mark in MARKS_BESIDE else "",
                chips.comparison(evidence, latest, area.area) or words.comparison(say, ""),
            )
            known.append(((place, *sizes, area.name), row))
    ordered = tuple(row for _, row in sorted(known, key=lambda one: one[0]))
    return ((council, *ordered) if ordered else ()), words.short_label(say, parse(latest.period))


def _areas_note(evidence: Evidence) -> str:
    """How the comparison is made, in a sentence."""
    latest = evidence.latest
    ways = {by for (_, period), (how, by, _) in evidence.compared.items() if how and latest and period == latest.period}
    return evidence.say(f"areas-by-{'-'.join(sorted(ways))}") if ways else ""


def _facts(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    say, indicator = evidence.say, evidence.indicator
    outcome = next((one for one in evidence.scorecard.outcomes if one.id == indicator.outcome), None)
    law = "" if indicator.statutory is None else "statutory-yes" if indicator.statutory else "statutory-no"
    facts = (
        ("outcome", say("fact-outcome-question", outcome=outcome.title, question=outcome.question) if outcome else ""),
        ("unit", words.unit_name(say, indicator.unit, indicator.per)),
        ("years", say(f"years-{indicator.year_type}")),
        ("council", evidence.scorecard.area),
        ("owner", indicator.owner),
        ("codes", words.listed(say, evidence.codes, "comma")),
        ("proxy", evidence.title_of(indicator.proxy_for)),
        ("statutory", say(law) if law else ""),
        ("status", "" if indicator.status == "active" else say(f"status-{indicator.status}")),
    )
    return tuple((say(f"fact-{name}"), text) for name, text in facts if text)


def _related(evidence: Evidence) -> tuple[tuple[str, Link], ...]:
    before = [("replaces", evidence.indicator.follows)] if evidence.indicator.follows else []
    after = [("replaced-by", name) for name in evidence.followed_by]
    return tuple(
        (evidence.say(f"related-{word}"), Link(evidence.title_of(name), address_of(name)))
        for word, name in [*before, *after]
    )
