"""Aims for periods to come, and targets in words: what is aimed at where no figure is held against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outturn import words
from outturn.model import IRREGULAR, Unit
from outturn.periods import Period, shifted
from outturn.story.evidence import MOST_AXIS_PERIODS, Evidence
from outturn.story.rows import Level, Row

AIMS = ("target", "lower", "upper")
TOTALS = ("number", "currency")
"""Units whose figures add up to their year's, so that a year's aim is not on the scale of its parts."""


PAIR = 2
"""How many aims a sentence joins with a word of its own."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is aimed at in a period after the newest figure: its values by kind (target, or lower and upper).

    ``name`` tells it from other aims of the same period.
    """

    period: Period
    values: Mapping[str, float]
    name: str = ""


def ahead(evidence: Evidence) -> tuple[Ahead, ...]:
    """The aims for periods after the newest figure, in time order; after a figure only those that have no row."""
    latest = evidence.period(evidence.latest.period) if evidence.latest else None
    known = {row.period for row in evidence.rows} if latest else set()
    found: dict[tuple[str, str], dict[str, float]] = {}
    for level in evidence.levels:
        is_aim = level.kind in AIMS and level.period.text not in known and not level.is_in_words
        if is_aim and (latest is None or _is_after(level.period, latest)):
            found.setdefault((level.period.text, level.name), {})[level.kind] = level.value
    return tuple(Ahead(evidence.period(text), values, name) for (text, name), values in found.items())


def phrases(evidence: Evidence) -> tuple[Level, ...]:
    """The targets in words for periods after the newest figure, in time order."""
    latest = evidence.period(evidence.latest.period) if evidence.latest else None
    known = {row.period for row in evidence.rows} if latest else set()
    return tuple(
        level
        for level in evidence.levels
        if level.is_in_words and (latest is None or _is_after(level.period, latest)) and level.period.text not in known
    )


def in_words(evidence: Evidence, level: Level) -> str:
    """The sentence that says a target in words: The target for 2024/25 is in words: “Stay in the top quarter”."""
    period = words.short_label(evidence.say, level.period)
    target = evidence.say("target-named", name=level.name) if level.name else evidence.say("target-plain")
    return evidence.say("aim-in-words-of", target=target, period=period, phrase=level.note.rstrip("."))


def phrase_of(evidence: Evidence, row: Row) -> tuple[str, ...]:
    """What a row's target says that is in words, as a sentence; nothing where it has a number."""
    if row.target_kind != "words":
        return ()
    key = (row.target_period, row.target_name)
    level = next(one for one in evidence.levels if one.is_in_words and (one.period.text, one.name) == key)
    return (in_words(evidence, level),)


def way(evidence: Evidence, row: Row) -> tuple[str, ...]:
    """How an interim aim comes about: the line that it lies on, or the share of the year's target that was due."""
    say = evidence.say
    target = say("target-named", name=row.target_name) if row.target_name else say("target-plain")
    until = words.short_label(say, evidence.period(row.target_period))
    if row.target_by == "line":
        since = words.short_label(say, evidence.period(row.line_from))
        start, aim = (_set_for(evidence, row, period) for period in (row.line_from, row.target_period))
        return (say("way-line", target=target, start=start, since=since, aim=aim, until=until),)
    if row.target_by != "profile":
        return ()
    alone = evidence.indicator.unit in TOTALS and evidence.indicator.basis == "period"
    share = words.figure(say, row.target_share, Unit("percent"), words.decimals_of(row.target_share))
    gaps = {"share": share, "target": target, "aim": _set_for(evidence, row, row.target_period), "until": until}
    period = words.short_label(say, evidence.period(row.period))
    return (say("way-profile-alone" if alone else "way-profile", period=period, **gaps),)


def _set_for(evidence: Evidence, row: Row, period: str) -> str:
    """What was set for another period by the name of the row's target: its target or band, or the baseline."""
    found: dict[str, float] = {}
    for level in evidence.levels:
        is_of_it = level.name == row.target_name or (level.kind == "baseline" and not level.name)
        if level.period.text == period and is_of_it and level.kind in (*AIMS, "baseline"):
            found.setdefault(level.kind, level.value)
    if "target" not in found and "baseline" in found:
        found["target"] = found["baseline"]
    return _level(evidence, Ahead(evidence.period(period), found))


def _is_after(period: Period, latest: Period) -> bool:
    """Whether the period begins when the latest is over; the year that holds it does not, the next pooled years do."""
    return period.start > latest.end or (period.kind == latest.kind and period.order > latest.order)


def aim_shown(evidence: Evidence, aim: Ahead) -> str:
    """The aim as tables show it: 65.0%, or 5.0% to 7.0%; with its name where it has one: 65.0% (local)."""
    level = _level(evidence, aim)
    return evidence.say("aim-named", aim=level, name=aim.name) if aim.name else level


def _level(evidence: Evidence, aim: Ahead) -> str:
    if "target" in aim.values:
        return evidence.shown(aim.values["target"])
    low, high = (evidence.shown(aim.values[kind]) if kind in aim.values else "" for kind in ("lower", "upper"))
    return evidence.say("range", low=low, high=high) if low and high else low or high


def aim_in_short(evidence: Evidence) -> str:
    """The next aim to come, with its period: 65.0% for 2024/25, in words for 2024/25; empty where there is none."""
    say = evidence.say
    each = [(aim.period.order, _with_period(evidence, aim)) for aim in ahead(evidence)]
    for level in phrases(evidence):
        period = words.short_label(say, level.period)
        each.append((level.period.order, say("aim-ahead", figure=say("aim-in-words"), period=period)))
    return min(each)[1] if each else ""


def _with_period(evidence: Evidence, aim: Ahead) -> str:
    period = words.short_label(evidence.say, aim.period)
    return evidence.say("aim-ahead", figure=aim_shown(evidence, aim), period=period)


def aim_kind(aims: Sequence[Ahead]) -> str:
    """What the aims are, as keys end: target or band."""
    return "target" if any("target" in aim.values for aim in aims) else "band"


def coming(evidence: Evidence, aims: Sequence[Ahead]) -> tuple[str, ...]:
    """The sentences that say which aims are still to come, each with its period; none where there are none."""
    in_phrases = tuple(in_words(evidence, level) for level in phrases(evidence))
    if not aims:
        return in_phrases
    each = [_with_period(evidence, aim) for aim in aims]
    listed = words.listed(evidence.say, each, "and" if len(each) <= PAIR else "comma")
    return (evidence.say(f"chart-ahead-{aim_kind(aims)}", aims=listed), *in_phrases)


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
