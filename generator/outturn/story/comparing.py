"""The comparison with other areas: the description of its dot plot."""

from math import isnan

from outturn import words
from outturn.pages import Dot, DotPlot
from outturn.story.evidence import Evidence
from outturn.story.rows import Row

SHAPES = {"nation": "■", "region": "□", "all": "□", "neighbour": "○", "peer": "○"}
"""The shapes of areas in a dot plot, in the order of its key; the council's own is COUNCIL."""
COUNCIL = "●"
MOST_DOTS = 40
"""Areas that a dot plot shows; nations, regions and the nearest come first, and the table has every one."""


def dot_plot(evidence: Evidence) -> DotPlot | None:
    """The areas' figures for the newest period, the best first; None where no other area has one."""
    latest = evidence.latest
    if latest is None:
        return None
    shown = evidence.shown(latest.value, "", evidence.decimals(latest))
    limits = None if isnan(latest.low) else (float(latest.low), float(latest.high))
    own = Dot(evidence.scorecard.area, "council", float(latest.value), shown, limits)
    others = _others(evidence, latest)
    if not others:
        return None
    rising = sorted([own, *others], key=lambda dot: (dot.value, dot is not own, dot.name))
    falling = sorted([own, *others], key=lambda dot: (-dot.value, dot is not own, dot.name))
    say, indicator = evidence.say, evidence.indicator
    return DotPlot(
        id=f"{indicator.indicator}-areas-chart",
        title=say("areas-title", title=indicator.title),
        caption=_caption(evidence, latest, own, others),
        description=say(
            "areas-described",
            number=len(rising),
            lowest=rising[0].name,
            lowest_figure=_in_unit(evidence, latest, rising[0]),
            highest=falling[0].name,
            highest_figure=_in_unit(evidence, latest, falling[0]),
            area=own.name,
            figure=_in_unit(evidence, latest, own),
        ),
        dots=tuple(rising if indicator.polarity == "lower" else falling),
        key=_key(evidence, own, others),
        numerals=words.numerals(say, indicator.counts_in, indicator.decimals),
        axis=words.unit_name(say, indicator),
    )


def _others(evidence: Evidence, latest: Row) -> list[Dot]:
    """Every other area that has a figure, in the package's order: of many, the larger ones and the nearest."""
    dots = []
    for area in evidence.areas:
        value = _figure(evidence, area.area, latest)
        if not isnan(value):
            limits = evidence.limits.get((area.area, latest.period))
            dots.append(Dot(area.name, area.kind, float(value), evidence.shown(value), limits))
    kinds = list(SHAPES)
    return sorted(dots, key=lambda dot: kinds.index(dot.kind))[: MOST_DOTS - 1]


def _caption(evidence: Evidence, latest: Row, own: Dot, others: list[Dot]) -> str:
    say = evidence.say
    when = words.when(say, evidence.period(latest.period), evidence.indicator.basis, evidence.indicator.window)
    if not isnan(latest.rank):
        place, number = words.ordinal(say, int(latest.rank)), int(latest.ranked)
        among = ranked_among(evidence, latest)
        return say(f"areas-ranked-{among}", area=own.name, place=place, number=number, when=when)
    main = evidence.main_area
    other = next((dot for dot in others if main and dot.name == main.name), others[0])
    figure, theirs = (_in_unit(evidence, latest, dot) for dot in (own, other))
    return say("areas-beside", area=own.name, figure=figure, when=when, other=other.name, other_figure=theirs)


def _in_unit(evidence: Evidence, latest: Row, dot: Dot) -> str:
    return evidence.in_unit(dot.value, "", evidence.decimals(latest) if dot.kind == "council" else None)


def ranked_among(evidence: Evidence, row: Row) -> str:
    """What the areas are that the figure is ranked with, as keys end: neighbours, where all of them are, else areas."""
    kinds = {area.kind for area in evidence.areas if not isnan(_figure(evidence, area.area, row))}
    return "neighbours" if kinds - {"nation", "region", "all"} == {"neighbour"} else "areas"


def _figure(evidence: Evidence, area: str, row: Row) -> float:
    return evidence.comparators.get(area, {}).get(row.period, (float("nan"), ""))[0]


def _key(evidence: Evidence, own: Dot, others: list[Dot]) -> tuple[tuple[str, str, str], ...]:
    """The shapes that the dot plot uses, each with what it stands for; an area that is alone goes by its name."""
    key = [("council", COUNCIL, own.name)]
    for kind, shape in SHAPES.items():
        names = [dot.name for dot in others if dot.kind == kind]
        if names:
            key.append((kind, shape, names[0] if len(names) == 1 else evidence.say(f"areas-{kind}")))
    return tuple(key)
