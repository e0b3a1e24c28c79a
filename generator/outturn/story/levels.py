"""Aims for periods to come, and where an indicator started: levels that stand without a figure of their period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from outturn import words
from outturn.model import IRREGULAR
from outturn.periods import Period, shifted
from outturn.story.evidence import MOST_AXIS_PERIODS, Evidence

AIMS = ("target", "lower", "upper")
TOTALS = ("number", "currency")
"""Units whose figures add up to their year's, so that a year's aim is not on the scale of its parts."""


PAIR = 2
"""How many aims a sentence joins with a word of its own."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is aimed at in a period after the newest figure: its values by kind (target, or lower and upper)."""

    period: Period
    values: Mapping[str, float]


def ahead(evidence: Evidence) -> tuple[Ahead, ...]:
    """The aims for periods after the newest figure, in time order; after a figure only those that have no row."""
    latest = evidence.period(evidence.latest.period) if evidence.latest else None
    known = {row.period for row in evidence.rows} if latest else set()
    found: dict[str, dict[str, float]] = {}
    for level in evidence.levels:
        is_later = latest is None or _is_after(level.period, latest)
        if level.kind in AIMS and is_later and level.period.text not in known and not isnan(level.value):
            found.setdefault(level.period.text, {})[level.kind] = level.value
    return tuple(Ahead(evidence.period(text), values) for text, values in found.items())


def _is_after(period: Period, latest: Period) -> bool:
    """Whether the period begins when the latest is over; the year that holds it does not, the next pooled years do."""
    return period.start > latest.end or (period.kind == latest.kind and period.order > latest.order)


def aim_shown(evidence: Evidence, aim: Ahead) -> str:
    """The aim as tables show it: 65.0%, or 5.0% to 7.0%."""
    if "target" in aim.values:
        return evidence.shown(aim.values["target"])
    low, high = (evidence.shown(aim.values[kind]) if kind in aim.values else "" for kind in ("lower", "upper"))
    return evidence.say("range", low=low, high=high) if low and high else low or high


def aim_in_short(evidence: Evidence) -> str:
    """The next aim to come, with its period: 65.0% for 2024/25; empty where there is none."""
    return next((_with_period(evidence, aim) for aim in ahead(evidence)), "")


def _with_period(evidence: Evidence, aim: Ahead) -> str:
    period = words.short_label(evidence.say, aim.period)
    return evidence.say("aim-ahead", figure=aim_shown(evidence, aim), period=period)


def aim_kind(aims: Sequence[Ahead]) -> str:
    """What the aims are, as keys end: target or band."""
    return "target" if any("target" in aim.values for aim in aims) else "band"


def coming(evidence: Evidence, aims: Sequence[Ahead]) -> tuple[str, ...]:
    """The sentence that says which aims are still to come, each with its period; none where there are none."""
    if not aims:
        return ()
    each = [_with_period(evidence, aim) for aim in aims]
    listed = words.listed(evidence.say, each, "and" if len(each) <= PAIR else "comma")
    return (evidence.say(f"chart-ahead-{aim_kind(aims)}", aims=listed),)


def reaching(evidence: Evidence, axis: Sequence[Period], aims: Sequence[Ahead]) -> list[Period]:
    """The axis, going on to the last of the aims; of the aims' own periods where there is no axis yet."""
    if not aims:
        return list(axis)
    reached = list(axis) or [aims[0].period]
    last = aims[-1].period
    if last.kind == "day" or evidence.indicator.years_apart > 1 or evidence.indicator.frequency == IRREGULAR:
        return reached + [aim.period for aim in aims if aim.period.order > reached[-1].order]
    step = shifted(reached[-1], 1)
    while step is not None and step.end <= last.end and len(reached) < MOST_AXIS_PERIODS:
        reached.append(step)
        step = shifted(step, 1)
    return reached


def drawn_at(evidence: Evidence, period: Period, axis: Sequence[Period]) -> int | None:
    """Where the axis has an aim's period: its own place, or its year's last part where one scale serves both."""
    texts = [one.text for one in axis]
    if period.text in texts:
        return texts.index(period.text)
    if evidence.indicator.unit in TOTALS and evidence.indicator.basis == "period":
        return None
    return next((place for place, one in enumerate(axis) if one.end == period.end), None)
