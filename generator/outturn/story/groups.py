"""An indicator's figures by group: each beside the whole, over time, and the gap between the best and the worst."""

from dataclasses import replace
from math import isnan

from outturn import words
from outturn.model import Group
from outturn.pages import Breakdown, Dot, DotPlot, Gap, GroupRow
from outturn.periods import Period, parse, stands_apart
from outturn.story.chart_axis import lifts
from outturn.story.dimensions import Dimension, GapFigure, GroupFigure
from outturn.story.evidence import Evidence
from outturn.story.figures import beside
from outturn.story.headline import counted
from outturn.story.whole_years import of_years

NOTHING = float("nan")
MOST_DOTS = 40
"""Groups that a dot plot shows."""
FEWEST_TILES = 4
"""Small areas from which on they are shown as tiles."""
TWO = 2
SURE = {"beyond chance": "beyond", "could be chance": "chance", "not tested": "untested"}
"""The certainties, as the keys of sentences end."""


def breakdowns(evidence: Evidence) -> tuple[Breakdown, ...]:
    """What is told of each dimension in which a group has a figure, for the newest period that has one."""
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
    return replace(dimension, figures=figures)


def _of_years(evidence: Evidence, dimension: Dimension, frequency: str) -> Dimension:
    """The dimension's figures of whole years that stand beside those of their parts."""
    figures = {text: one for text, one in dimension.figures.items() if stands_apart(parse(text), frequency)}
    title = evidence.say("group-years", dimension=dimension.title)
    return replace(dimension, name=f"{dimension.name}--years", title=title, figures=figures)


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
    rows = tuple(_row(evidence, dimension, group, newest, axis) for group in dimension.groups)
    are_areas = len(rows) >= FEWEST_TILES and all(group.code for group in dimension.groups)
    gap = dimension.gaps.get(newest.text)
    return (
        Breakdown(
            id=f"{evidence.indicator.indicator}-by-{dimension.name}",
            title=dimension.title,
            period=words.short_label(say, newest),
            rows=(_whole(evidence, newest, axis), *rows),
            periods=tuple(words.short_label(say, period) for period in axis),
            gap=_gap(evidence, dimension, gap, newest) if gap else None,
            note=_compared(evidence, dimension, newest),
            lifts=lifts(evidence, axis),
            numerals=words.numerals(say, evidence.indicator.counts_in),
            axis=words.unit_name(say, evidence.indicator),
            dots=_dots(evidence, dimension, newest) if len(axis) == 1 and not are_areas else None,
            are_areas=are_areas,
        ),
    )


def _whole(evidence: Evidence, newest: Period, axis: list[Period]) -> GroupRow:
    rows = {row.period: row for row in evidence.rows}
    found, line = rows.get(newest.text), [rows.get(period.text) for period in axis]
    return GroupRow(
        name=evidence.say("group-whole", area=evidence.scorecard.area),
        value=evidence.shown(found.value, found.mark) if found else "",
        mark=beside(found.mark) if found else "",
        interval=_interval(evidence, found.low, found.high) if found else "",
        counts=counted(evidence, found.numerator, found.denominator) if found else "",
        note=found.note if found else "",
        line=tuple(None if one is None or isnan(one.value) else float(one.value) for one in line),
        earlier=tuple(evidence.shown(one.value, one.mark) if one else "" for one in line),
        is_whole=True,
    )


def _row(evidence: Evidence, dimension: Dimension, group: Group, newest: Period, axis: list[Period]) -> GroupRow:
    line = [dimension.figures.get(period.text, {}).get(group.group) for period in axis]
    found = dimension.figures[newest.text].get(group.group)
    texts = tuple(evidence.shown(one.value, one.mark) if one else "" for one in line)
    known = tuple(None if one is None or isnan(one.value) else float(one.value) for one in line)
    if found is None:
        return GroupRow(group.title, "", line=known, earlier=texts, code=group.code)
    return GroupRow(
        name=group.title,
        value=evidence.shown(found.value, found.mark),
        mark=beside(found.mark),
        interval=_interval(evidence, found.low, found.high),
        counts=counted(evidence, found.numerator, found.denominator),
        comparison=words.comparison(evidence.say, found.comparison, found.certainty) if found.comparison else None,
        note=found.note,
        line=known,
        earlier=texts,
        code=group.code,
    )


def _interval(evidence: Evidence, low: float, high: float) -> str:
    return "" if isnan(low) else evidence.say("range", low=evidence.shown(low), high=evidence.shown(high))


def _compared(evidence: Evidence, dimension: Dimension, newest: Period) -> str:
    """How the groups are compared with the whole, in a sentence; empty where they are not."""
    ways = sorted({one.compared_by for one in dimension.figures[newest.text].values() if one.compared_by})
    if ways and evidence.indicator.unit == "scale":
        return evidence.say("groups-by-scale")
    return evidence.say(f"groups-by-{'-'.join(ways)}") if ways else ""


def _gap(evidence: Evidence, dimension: Dimension, gap: GapFigure, newest: Period) -> Gap:
    say, indicator = evidence.say, evidence.indicator
    titles = {one.group: one.title for one in dimension.groups}
    figures = dimension.figures[newest.text]
    whole = next((row.value for row in evidence.rows if row.period == newest.text), NOTHING)
    is_sized = indicator.unit != "score" and not isnan(whole) and whole != 0
    return Gap(
        figure=_apart(evidence, figures[gap.best], figures[gap.worst]),
        best=say("group-with-figure", group=titles[gap.best], figure=evidence.in_unit(figures[gap.best].value)),
        worst=say("group-with-figure", group=titles[gap.worst], figure=evidence.in_unit(figures[gap.worst].value)),
        period=words.short_label(say, newest),
        direction=words.gap_direction(say, gap.direction, gap.direction_reason, gap.certainty, indicator.polarity),
        sentences=tuple(_sentences(evidence, dimension, gap, newest)),
        size=float(gap.value / abs(whole)) if is_sized else None,
        is_certain=gap.gap_certainty == "beyond chance",
        way=_way(gap),
    )


def _way(gap: GapFigure) -> str:
    """How the gap moved, as far as is known: what could be chance is the same."""
    if gap.direction == "not comparable":
        return "not-compared"
    return "same" if gap.direction == "no change" or gap.certainty == "could be chance" else gap.direction


def _sentences(evidence: Evidence, dimension: Dimension, gap: GapFigure, newest: Period) -> list[str]:
    """What the gap is, whether it could be chance, and whether it narrows."""
    say, basis = evidence.say, evidence.indicator.basis
    figures = dimension.figures[newest.text]
    number = sum(not isnan(one.value) for one in figures.values())
    when = words.when(say, newest, basis)
    best, worst = figures[gap.best], figures[gap.worst]
    if words.rounded(best.value, evidence.indicator.decimals) == words.rounded(
        worst.value, evidence.indicator.decimals
    ):
        return [say("gap-none", when=when)]
    titles = {one.group: one.title for one in dimension.groups}
    named = {
        "best": say("group-with-figure", group=titles[gap.best], figure=evidence.in_unit(best.value)),
        "worst": say("group-with-figure", group=titles[gap.worst], figure=evidence.in_unit(worst.value)),
    }
    ranked = evidence.indicator.polarity in ("higher", "lower")
    kind = "two" if number == TWO else "placed" if ranked else "unplaced"
    many = "" if number == TWO else "-many"
    found = [say(f"gap-{kind}", gap=_apart(evidence, best, worst), when=when, **named)]
    found.append(
        say(f"gap-{SURE[gap.gap_certainty]}{many if gap.gap_certainty != 'not tested' else ''}", number=number)
    )
    return [*found, *_moved(evidence, dimension, gap)]


def _moved(evidence: Evidence, dimension: Dimension, gap: GapFigure) -> list[str]:
    """How the gap moved, or why it is not compared."""
    say, basis = evidence.say, evidence.indicator.basis
    if gap.direction_reason == "no-earlier":
        return []
    when = words.when(say, evidence.period(gap.compared_with), basis)
    if gap.direction_reason:
        return [say(f"gap-not-compared-{gap.direction_reason}", when=when)]
    earlier = dimension.gaps[gap.compared_with]
    figures = dimension.figures[gap.compared_with]
    before = _apart(evidence, figures[earlier.best], figures[earlier.worst])
    certainty = f"-{SURE[gap.certainty]}" if gap.certainty else ""
    return [say(f"gap-{gap.direction.replace(' ', '-')}{certainty}", before=before, when=when)]


def _apart(evidence: Evidence, one: GroupFigure, other: GroupFigure) -> str:
    return words.apart(evidence.say, one.value, other.value, evidence.indicator, evidence.indicator.decimals)


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
        numerals=words.numerals(say, evidence.indicator.counts_in),
        axis=words.unit_name(say, evidence.indicator),
    )


def _limits(low: float, high: float) -> tuple[float, float] | None:
    return None if isnan(low) else (float(low), float(high))
