"""An indicator's figures by group: each beside the whole, and over time."""

import dataclasses
from collections.abc import Sequence
from math import isnan

from outturn import words
from outturn.model import Group
from outturn.pages import Breakdown, Dot, DotPlot, GroupRow
from outturn.periods import Period, parse, stands_apart
from outturn.story.chart_axis import lifts
from outturn.story.dimensions import Dimension, GroupFigure
from outturn.story.evidence import Evidence
from outturn.story.figures import beside, interval
from outturn.story.gap import told_gap
from outturn.story.headline import counted
from outturn.story.rows import Row
from outturn.story.whole_years import of_years
from outturn.values import replace

MOST_DOTS = 40
"""Groups that a dot plot shows."""
FEWEST_TILES = 4
"""Small areas from which on they are shown as tiles."""


def breakdowns(evidence: Evidence) -> tuple[Breakdown, ...]:
    """What is told of each dimension in which a group has a figure, for the newest period that has one."""
    if not evidence.dimensions:
        return ()
    years, frequency = of_years(evidence), evidence.indicator.frequency
    return tuple(
        one
        for dimension in evidence.dimensions
        for one in (
            *_told(evidence, _of(dimension, frequency)),
            *_told(years, _of_years(evidence, dimension, frequency)),
        )
    )


def _of(dimension: Dimension, frequency: str) -> Dimension:
    """The dimension's figures of the run of periods alone."""
    figures = {text: one for text, one in dimension.figures.items() if not stands_apart(parse(text), frequency)}
    return dataclasses.replace(dimension, figures=figures)


def _of_years(evidence: Evidence, dimension: Dimension, frequency: str) -> Dimension:
    """The dimension's figures of whole years that stand beside those of their parts."""
    figures = {text: one for text, one in dimension.figures.items() if stands_apart(parse(text), frequency)}
    title = evidence.say("group-years", dimension=dimension.title)
    return dataclasses.replace(dimension, name=f"{dimension.name}--years", title=title, figures=figures)


def broken_down(evidence: Evidence) -> str:
    """By what the figures are broken down, in a few words: “By sex, age”; empty where they are not."""
    titles = [one.title for one in evidence.dimensions]
    return evidence.say("broken-down", titles=words.listed(evidence.say, titles, "comma")) if titles else ""


def _told(evidence: Evidence, dimension: Dimension) -> tuple[Breakdown, ...]:
    say = evidence.say
    with_value = [
        evidence.period(period)
        for period, groups in dimension.figures.items()
        if any(not isnan(one.value) for one in groups.values())
    ]
    if not with_value:
        return ()
    newest = max(with_value, key=lambda period: period.order)
    first = min(with_value, key=lambda period: period.order)
    axis = [one for one in evidence.axis() if first.order <= one.order <= newest.order]
    axis = axis if newest in axis else sorted(with_value, key=lambda period: period.order)
    rows = tuple(_group(evidence, dimension, group, newest, axis) for group in dimension.groups)
    are_areas = len(rows) >= FEWEST_TILES and all(group.code for group in dimension.groups)
    gap = dimension.gaps.get(newest.text)
    return (
        Breakdown(
            id=f"{evidence.indicator.indicator}-by-{dimension.name}",
            title=dimension.title,
            period=words.short_label(say, newest),
            rows=(_whole(evidence, newest, axis), *rows),
            periods=tuple(words.short_label(say, period) for period in axis),
            gap=told_gap(evidence, dimension, gap, newest) if gap else None,
            note=_compared(evidence, dimension, newest),
            lifts=lifts(evidence, axis),
            numerals=words.numerals(say, evidence.indicator.counts_in, evidence.indicator.decimals),
            axis=words.unit_name(say, evidence.indicator),
            dots=_dots(evidence, dimension, newest) if len(axis) == 1 and not are_areas else None,
            are_areas=are_areas,
            are_parts=any(one.compared_by == "part" for one in dimension.figures[newest.text].values()),
        ),
    )


def _whole(evidence: Evidence, newest: Period, axis: list[Period]) -> GroupRow:
    rows = {row.period: row for row in evidence.rows}
    name = evidence.say("group-whole", area=evidence.scorecard.area)
    row = _row(evidence, name, rows.get(newest.text), [rows.get(period.text) for period in axis])
    return replace(row, is_whole=True)


def _group(evidence: Evidence, dimension: Dimension, group: Group, newest: Period, axis: list[Period]) -> GroupRow:
    line = [dimension.figures.get(period.text, {}).get(group.group) for period in axis]
    found = dimension.figures[newest.text].get(group.group)
    row = replace(_row(evidence, group.title, found, line), code=group.code)
    if found is None or not found.comparison:
        return row
    return replace(row, comparison=words.comparison(evidence.say, found.comparison, found.certainty))


def _row(
    evidence: Evidence, name: str, found: Row | GroupFigure | None, line: Sequence[Row | GroupFigure | None]
) -> GroupRow:
    """The figure of the breakdown's period, where there is one, with those of all its periods."""
    row = GroupRow(
        name,
        value="",
        line=tuple(None if one is None or isnan(one.value) else float(one.value) for one in line),
        earlier=tuple(evidence.shown(one.value, one.mark) if one else "" for one in line),
    )
    if found is None:
        return row
    return replace(
        row,
        value=evidence.shown(found.value, found.mark),
        mark=beside(found.mark),
        interval=interval(evidence, found),
        counts=counted(evidence, found.numerator, found.denominator),
        note=found.note,
    )


def _compared(evidence: Evidence, dimension: Dimension, newest: Period) -> str:
    """How the groups are compared with the whole, in a sentence; empty where they are not."""
    ways = sorted({one.compared_by for one in dimension.figures[newest.text].values() if one.compared_by})
    if ways and evidence.indicator.unit == "scale":
        return evidence.say("groups-by-scale")
    return evidence.say(f"groups-by-{'-'.join(ways)}") if ways else ""


def _dots(evidence: Evidence, dimension: Dimension, newest: Period) -> DotPlot | None:
    """The groups' figures beside the whole's, where there is one period alone, in the order of the groups."""
    say, figures = evidence.say, dimension.figures[newest.text]
    dots = [
        Dot(one.title, "peer", float(found.value), evidence.shown(found.value), _limits(found.low, found.high))
        for one in dimension.groups
        if (found := figures.get(one.group)) and not isnan(found.value)
    ][:MOST_DOTS]
    whole = next((row for row in evidence.rows if row.period == newest.text and not isnan(row.value)), None)
    name = say("group-whole", area=evidence.scorecard.area)
    own = (
        [Dot(name, "nation", float(whole.value), evidence.shown(whole.value), _limits(whole.low, whole.high))]
        if whole
        else []
    )
    return DotPlot(
        id=f"{evidence.indicator.indicator}-by-{dimension.name}-chart",
        title=say("groups-chart-title", title=evidence.indicator.title, dimension=dimension.title),
        caption=say(
            "groups-caption", dimension=dimension.title, when=words.when(say, newest, evidence.indicator.basis)
        ),
        description=say("groups-described", number=len(dots)),
        dots=(*own, *dots),
        key=(*([("nation", "■", name)] if own else []), ("peer", "○", dimension.title)),
        numerals=words.numerals(say, evidence.indicator.counts_in, evidence.indicator.decimals),
        axis=words.unit_name(say, evidence.indicator),
    )


def _limits(low: float, high: float) -> tuple[float, float] | None:
    return None if isnan(low) else (float(low), float(high))
