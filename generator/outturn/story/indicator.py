"""One indicator's page: the headline, then the numbers, then what they rest on."""

from math import isnan

from outturn import words
from outturn.model import Link
from outturn.pages import Chart, IndicatorPage, IndicatorRow
from outturn.periods import parse
from outturn.story import chips
from outturn.story.aims import aim_rows
from outturn.story.areas import area_rows, areas_note
from outturn.story.charting import chart
from outturn.story.companions import companion_tile, figures_of
from outturn.story.comparing import dot_plot
from outturn.story.concerns import concerns_in_short
from outturn.story.evidence import Evidence
from outturn.story.figures import (
    aim_name,
    comparator_name,
    counts_rounded,
    figure_row,
    in_unit,
    interval_name,
    marks,
    other_unit,
    rows_ahead,
    target,
)
from outturn.story.groups import breakdowns, broken_down
from outturn.story.headline import headline
from outturn.story.judged import judged
from outturn.story.levels import aim_in_short
from outturn.story.licences import licences
from outturn.story.rules import rules
from outturn.story.sorting import sort_keys, spark_aims, trend
from outturn.story.tiles import tiles
from outturn.story.whole_years import whole_years
from outturn.values import replace
from outturn.versions import addresses

COUNTS = ("percent", "rate", "ratio", "number")
"""Units whose figures are counts, or come of counts."""
UNIT_APART = ("rate", "days", "score", "ratio")
"""Units that the cells of a table leave to its caption."""


def told_indicator(evidence: Evidence, other: Evidence | None = None) -> tuple[IndicatorPage, IndicatorRow]:
    """What the indicator's page says, and the indicator as lists show it.

    ``other`` is what is known of its companion, the year so far or the periods that it adds up.
    """
    sentences = headline(evidence)
    picture = chart(evidence)
    row = indicator_row(evidence, picture if evidence.latest else None)
    page = _page(evidence, row, sentences, picture)
    return (_with_companion(page, other) if other else page), row


def _page(evidence: Evidence, row: IndicatorRow, sentences: tuple[str, ...], picture: Chart | None) -> IndicatorPage:
    indicator, card = evidence.indicator, evidence.scorecard
    areas, areas_period = area_rows(evidence)
    unit = words.unit_name(evidence.say, indicator) if indicator.unit in UNIT_APART or indicator.unit_label else ""
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
        tiles=tiles(evidence),
        chart=picture,
        figures=tuple(figure_row(evidence, row) for row in reversed(evidence.rows)),
        ahead=rows_ahead(evidence),
        aim=aim_name(evidence),
        aims=aim_rows(evidence),
        comparator="" if evidence.aim_is_comparator else comparator_name(evidence),
        has_counts=any(not isnan(row.denominator) for row in evidence.rows),
        has_intervals=any(not isnan(row.low) for row in evidence.rows),
        intervals=interval_name(evidence),
        has_notes=any(row.note for row in evidence.rows),
        marks=marks(evidence),
        commentary=evidence.commentary,
        commentary_missing=_commentary_missing(evidence),
        rounded=counts_rounded(evidence),
        other_unit=other_unit(evidence),
        unit=unit,
        areas=areas,
        areas_period=areas_period,
        areas_note=areas_note(evidence),
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
        breakdowns=breakdowns(evidence),
        whole_years=whole_years(evidence, unit),
        year_starts=indicator.starts_in,
        synonyms=indicator.called,
        concerns_told=concerns_in_short(evidence),
    )


def _with_companion(page: IndicatorPage, other: Evidence) -> IndicatorPage:
    """The page with its companion's figures: in a tile, in a sentence and in a table."""
    tile, beside = companion_tile(other), figures_of(other, page.unit)
    return replace(
        page,
        headline=(*page.headline, *beside.headline[:1]),
        tiles=(*page.tiles, tile) if tile else page.tiles,
        companion=beside,
    )


def indicator_row(evidence: Evidence, picture: Chart | None) -> IndicatorRow:
    """The indicator in a list: its newest figure and how it is judged; ``picture`` is its chart."""
    say, card, latest = evidence.say, evidence.scorecard, evidence.latest
    comparator = evidence.comparator(latest.period) if latest else (float("nan"), "")
    main, performance, data = evidence.main_area, chips.concerns(evidence), chips.data_concerns(evidence)
    return IndicatorRow(
        indicator=evidence.indicator.indicator,
        title=evidence.indicator.title,
        address=addresses.beside(evidence.indicator.indicator),
        scorecard=card.title,
        scorecard_address="",
        latest=_latest(evidence),
        period=words.short_label(say, parse(latest.period)) if latest else "",
        target=(target(evidence, latest) if latest else "") or aim_in_short(evidence),
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
        spark_aims=spark_aims(picture),
        spark_from=picture.periods[0] if picture else "",
        spark_to=picture.periods[-1] if picture else "",
        spark_steps=len(picture.numerals.steps) if picture else 0,
        is_retired=evidence.indicator.status == "retired",
        age=chips.age(evidence),
        concerns=tuple(kind for kind, _ in performance),
        data_concerns=tuple(kind for kind, _ in data),
        stake=chips.stake(evidence),
        trend=trend(say, picture),
        keys=sort_keys(evidence, picture),
        broken_down=broken_down(evidence),
        attention=tuple(why for _, why in performance),
        data_attention=tuple(why for _, why in data),
        twin=evidence.twin.indicator.indicator if evidence.twin else "",
        reporting=chips.reporting(evidence.say, evidence.indicator.reporting),
    )


def _latest(evidence: Evidence) -> str:
    """The newest figure, with what it is in the measure's other unit, or the mark in its place."""
    row = evidence.latest or evidence.newest
    if row is None:
        return ""
    figure, other = in_unit(evidence, row), evidence.in_other_unit(row.period)
    return evidence.say("figure-both-units", figure=figure, other=other) if other else figure


def _commentary_missing(evidence: Evidence) -> str:
    """That nothing is said of a figure that is off its aim, where nothing is; empty elsewhere."""
    latest = evidence.latest
    is_red = latest is not None and latest.rating == "red"
    return evidence.say("commentary-missing") if is_red and not evidence.commentary.strip() else ""


def _facts(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    say, indicator = evidence.say, evidence.indicator
    outcome = next((one for one in evidence.scorecard.outcomes if one.id == indicator.outcome), None)
    law = "" if indicator.statutory is None else "statutory-yes" if indicator.statutory else "statutory-no"
    facts = (
        ("outcome", say("fact-outcome-question", outcome=outcome.title, question=outcome.question) if outcome else ""),
        ("unit", words.unit_name(say, indicator)),
        ("every", words.every(say, indicator)),
        ("years", words.years(say, indicator)),
        ("council", evidence.scorecard.area),
        ("rounding", say("rounded-to", rounding=indicator.rounding) if indicator.rounding else ""),
        ("owner", indicator.owner),
        ("due", words.long_date(say, indicator.due) if indicator.due and indicator.status != "retired" else ""),
        ("codes", words.listed(say, evidence.codes, "comma")),
        ("proxy", evidence.title_of(indicator.proxy_for)),
        ("statutory", say(law) if law else ""),
        ("small-numbers", _small_numbers(evidence)),
        ("reporting", chips.reporting(say, indicator.reporting)),
        ("status", "" if indicator.status == "active" else say(f"status-{indicator.status}")),
    )
    return tuple((say(f"fact-{name}"), text) for name, text in facts if text)


def _small_numbers(evidence: Evidence) -> str:
    """What is done about small numbers, where the indicator counts something and anything is done."""
    rule = evidence.scorecard.disclosure
    if rule is None or evidence.indicator.unit not in COUNTS:
        return ""
    key = "small-numbers-rounded" if rule.round_to else "small-numbers"
    return evidence.say(key, smallest=rule.smallest, step=rule.round_to or 1)


def _related(evidence: Evidence) -> tuple[tuple[str, Link], ...]:
    before = [("replaces", evidence.indicator.follows)] if evidence.indicator.follows else []
    after = [("replaced-by", name) for name in evidence.followed_by]
    after += [("other-unit", evidence.twin.indicator.indicator)] if evidence.twin else []
    return tuple(
        (evidence.say(f"related-{word}"), Link(evidence.title_of(name), addresses.beside(name)))
        for word, name in [*before, *after]
    )
