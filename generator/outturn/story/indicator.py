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
from outturn.story.comparing import dot_plot
from outturn.story.evidence import Evidence
from outturn.story.figures import (
    aim_name,
    comparator_name,
    figure_row,
    in_unit,
    interval_name,
    marks,
    rows_ahead,
    target,
)
from outturn.story.groups import breakdowns, broken_down
from outturn.story.headline import headline
from outturn.story.judged import judged
from outturn.story.levels import aim_in_short
from outturn.story.licences import licences
from outturn.story.rules import rules
from outturn.story.sorting import sort_keys, trend
from outturn.story.tiles import tiles

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
    areas, areas_period = area_rows(evidence)
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
        rounded=_rounded(evidence),
        unit=words.unit_name(evidence.say, indicator) if indicator.unit in UNIT_APART or indicator.unit_label else "",
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
        latest=in_unit(evidence, latest or evidence.newest) if evidence.newest else "",
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
    )


def _commentary_missing(evidence: Evidence) -> str:
    """That nothing is said of a figure that is off its aim, where nothing is; empty elsewhere."""
    latest = evidence.latest
    is_red = latest is not None and latest.rating == "red"
    return evidence.say("commentary-missing") if is_red and not evidence.commentary.strip() else ""


def _rounded(evidence: Evidence) -> str:
    """That the counts beside the figures are rounded, where they are."""
    rounding = evidence.indicator.rounding
    has_counts = any(not isnan(row.denominator) for row in evidence.rows)
    return evidence.say("counts-rounded", rounding=rounding) if rounding and has_counts else ""


def _facts(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    say, indicator = evidence.say, evidence.indicator
    outcome = next((one for one in evidence.scorecard.outcomes if one.id == indicator.outcome), None)
    law = "" if indicator.statutory is None else "statutory-yes" if indicator.statutory else "statutory-no"
    facts = (
        ("outcome", say("fact-outcome-question", outcome=outcome.title, question=outcome.question) if outcome else ""),
        ("unit", words.unit_name(say, indicator)),
        ("years", say(f"years-{indicator.year_type}")),
        ("council", evidence.scorecard.area),
        ("rounding", say("rounded-to", rounding=indicator.rounding) if indicator.rounding else ""),
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
