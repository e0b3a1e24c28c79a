"""The comparison with other areas: the description of its dot plot."""

from math import isnan

from outturn import words
from outturn.pages import Dot, DotPlot
from outturn.periods import parse
from outturn.story.charting import AXIS_MARKS
from outturn.story.evidence import Evidence, Row

MOST_DOTS = 40
"""Areas that a dot plot shows; nations, regions and the nearest come first, and the table has every one."""


def dot_plot(evidence: Evidence) -> DotPlot | None:
    """The areas' figures for the newest period, the best first; None where no other area has one."""
    latest = evidence.latest
    if latest is None:
        return None
    shown = evidence.shown(latest.value, "", evidence.decimals(latest))
    own = Dot(evidence.scorecard.area, "council", float(latest.value), shown)
    others = _others(evidence, latest)
    if not others:
        return None
    rising = sorted([own, *others], key=lambda dot: (dot.value, dot is not own, dot.name))
    falling = sorted([own, *others], key=lambda dot: (-dot.value, dot is not own, dot.name))
    indicator = evidence.indicator
    prefix, suffix = AXIS_MARKS.get(indicator.unit, ("", ""))
    ends = ((rising[0].name, rising[0].shown), (falling[0].name, falling[0].shown))
    return DotPlot(
        id=f"{indicator.indicator}-areas-chart",
        title=words.compared(indicator.title),
        caption=_caption(evidence, latest, own, others),
        description=words.dots_described(len(rising), *ends, (own.name, own.shown)),
        dots=tuple(rising if indicator.polarity == "lower" else falling),
        key=_key(own, others),
        prefix=prefix,
        suffix=suffix,
    )


def _others(evidence: Evidence, latest: Row) -> list[Dot]:
    """Every other area that has a figure, in the package's order: of many, the larger ones and the nearest."""
    dots = []
    for area in evidence.areas:
        value, _ = evidence.comparators.get(area.area, {}).get(latest.period, (float("nan"), ""))
        if not isnan(value):
            dots.append(Dot(area.name, area.kind, float(value), evidence.shown(value)))
    kinds = list(words.AREA_SHAPES)
    return sorted(dots, key=lambda dot: kinds.index(dot.kind))[: MOST_DOTS - 1]


def _caption(evidence: Evidence, latest: Row, own: Dot, others: list[Dot]) -> str:
    period = words.short_label(parse(latest.period))
    if not isnan(latest.rank):
        return words.ranked(own.name, int(latest.rank), int(latest.ranked), period)
    main = evidence.main_area
    other = next((dot for dot in others if main and dot.name == main.name), others[0])
    return words.beside(own.name, own.shown, other.name, other.shown, period)


def _key(own: Dot, others: list[Dot]) -> tuple[tuple[str, str, str], ...]:
    """The shapes that the dot plot uses, each with what it stands for; an area that is alone goes by its name."""
    key = [("council", words.COUNCIL_SHAPE, own.name)]
    for kind, shape in words.AREA_SHAPES.items():
        names = [dot.name for dot in others if dot.kind == kind]
        if names:
            key.append((kind, shape, names[0] if len(names) == 1 else words.AREA_KINDS_MANY[kind]))
    return tuple(key)
