"""The gap between the best and the worst placed group of a dimension, in sentences."""

from math import isnan

from outturn import words
from outturn.pages import Gap
from outturn.periods import Period
from outturn.story.dimensions import Dimension, GapFigure, GroupFigure
from outturn.story.evidence import Evidence

NOTHING = float("nan")
TWO = 2
SURE = {"beyond chance": "beyond", "could be chance": "chance", "not tested": "untested"}
"""The certainties, as the keys of sentences end."""


def told_gap(evidence: Evidence, dimension: Dimension, gap: GapFigure, newest: Period) -> Gap:
    """The gap of a dimension in its newest period."""
    say, indicator = evidence.say, evidence.indicator
    figures = dimension.figures[newest.text]
    whole = next((row.value for row in evidence.rows if row.period == newest.text), NOTHING)
    is_sized = indicator.unit != "score" and not isnan(whole) and whole != 0
    return Gap(
        figure=_apart(evidence, figures[gap.best], figures[gap.worst]),
        best=_named(evidence, dimension, figures[gap.best]),
        worst=_named(evidence, dimension, figures[gap.worst]),
        period=words.short_label(say, newest),
        direction=words.gap_direction(say, gap.direction, gap.direction_reason, gap.certainty, indicator.polarity),
        sentences=tuple(_sentences(evidence, dimension, gap, newest)),
        size=float(gap.value / abs(whole)) if is_sized else None,
        is_certain=gap.gap_certainty == "beyond chance",
        way=_way(gap),
    )


def _named(evidence: Evidence, dimension: Dimension, figure: GroupFigure) -> str:
    """A group with its figure: Girls (80.0%)."""
    title = next(one.title for one in dimension.groups if one.group == figure.group)
    return evidence.say("group-with-figure", group=title, figure=evidence.in_unit(figure.value))


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
    if evidence.shown(best.value) == evidence.shown(worst.value):
        return [say("gap-none", when=when)]
    named = {"best": _named(evidence, dimension, best), "worst": _named(evidence, dimension, worst)}
    ranked = evidence.indicator.polarity in ("higher", "lower")
    kind = "two" if number == TWO else "placed" if ranked else "unplaced"
    many = "" if number == TWO or gap.gap_certainty == "not tested" else "-many"
    return [
        say(f"gap-{kind}", gap=_apart(evidence, best, worst), when=when, **named),
        say(f"gap-{SURE[gap.gap_certainty]}{many}", number=number),
        *_moved(evidence, dimension, gap),
    ]


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
