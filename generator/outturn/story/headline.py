"""The headline of an indicator: what the figure is, how it stands, how it moved, in plain sentences."""

from collections.abc import Mapping
from math import isnan

from outturn import words
from outturn.model import MARKS_INSTEAD
from outturn.periods import parse
from outturn.story.evidence import Evidence, Row

Part = tuple[str, Mapping[str, str]]
"""What is said, as its sentence's key says it, and what fills its gaps."""
MET = {"green": "met", "amber": "nearly", "red": "missed"}
MOVED = {"improving": "better", "worsening": "worse", "increasing": "up", "decreasing": "down"}


def headline(evidence: Evidence) -> tuple[str, ...]:
    """One to three sentences about the newest figure."""
    say, latest, newest = evidence.say, evidence.latest, evidence.newest
    if newest is None:
        return (say("headline-no-figures"),)
    if latest is None:
        return (_missing(evidence, newest),)
    sentences = [_figure(evidence, latest)]
    parts = [part for part in (_against_aim(evidence, latest), _against_earlier(evidence, latest)) if part]
    if parts:
        key = "-".join(["headline", *(name for name, _ in parts)])
        sentences.append(say(key, **{gap: text for _, gaps in parts for gap, text in gaps.items()}))
    gap = _gap_that_could_be_chance(evidence, latest)
    if latest.certainty == "could be chance":
        key = "headline-change-and-gap-chance" if gap else "headline-change-chance"
        sentences.append(say(key, area=gap, counts=counts(evidence, latest)))
    elif gap:
        sentences.append(say("headline-gap-chance", area=gap))
    if evidence.indicator.polarity == "none":
        sentences.append(say("polarity-none"))
    if newest is not latest:
        sentences.append(_missing(evidence, newest))
    return tuple(sentences)


def counts(evidence: Evidence, row: Row) -> str:
    """The numerator and the denominator as a reader sees them: 15 of 126; empty where they are not given."""
    if isnan(row.denominator) or isnan(row.numerator):
        return ""
    numerator, denominator = (
        words.number(evidence.say, one, min(words.decimals_of(one), 1)) for one in (row.numerator, row.denominator)
    )
    return evidence.say("counts", numerator=numerator, denominator=denominator)


def _figure(evidence: Evidence, row: Row) -> str:
    say, indicator, decimals = evidence.say, evidence.indicator, evidence.decimals(row)
    period = parse(row.period)
    if phrase := words.phrase_of(row.value, indicator, decimals):
        figure = words.figure_with_phrase(say, row.value, indicator, decimals)
        kind, gaps = words.in_period(say, period, indicator.basis)
        return say(f"headline-phrase-{kind}", figure=figure, phrase=phrase, **gaps)
    when = words.when(say, period, indicator.basis)
    return say("headline-figure", title=indicator.title, figure=evidence.in_words(row.value, decimals), when=when)


def _missing(evidence: Evidence, row: Row) -> str:
    say, when = evidence.say, words.short_label(evidence.say, parse(row.period))
    if row.mark in MARKS_INSTEAD:
        return say("headline-missing", period=when, reason=say(f"mark-{row.mark}"))
    return say("headline-not-published", period=when)


def _against_aim(evidence: Evidence, row: Row) -> Part | None:
    """How the figure stands against its target, its benchmark or its band."""
    if row.rating == "not rated":
        return None
    decimals = evidence.decimals(row)
    if row.target_kind == "band":
        ends = {"low": evidence.in_words(row.lower, decimals), "high": evidence.in_words(row.upper, decimals)}
        return ("band-inside" if row.rating == "green" else "band-outside", ends)
    gaps = {"aim": evidence.in_words(row.target, decimals)}
    if row.target_kind == "benchmark":
        gaps["benchmark"] = benchmark(evidence, row)
    if row.rated_on == "forecast":
        gaps["forecast"] = evidence.in_words(row.forecast, decimals)
        return (f"forecast-{row.target_kind}-{'met' if row.rating == 'green' else 'missed'}", gaps)
    if row.target_kind == "target":
        return (f"target-{MET[row.rating]}", gaps)
    if _looks_same(evidence, row) or _compared(evidence, row) == ("similar", "value"):
        return ("benchmark-same" if row.value == row.target else "benchmark-about-same", gaps)
    return ("benchmark-better" if row.rating == "green" else "benchmark-worse", gaps)


def benchmark(evidence: Evidence, row: Row) -> str:
    """What a sentence calls the benchmark that the row is held against."""
    return evidence.benchmark(row) or evidence.say("benchmark-unnamed")


def _looks_same(evidence: Evidence, row: Row) -> bool:
    """Whether the figure is written as what it is held against."""
    decimals = evidence.decimals(row)
    return words.rounded(row.value, decimals) == words.rounded(row.target, decimals)


def _compared(evidence: Evidence, row: Row) -> tuple[str, str]:
    """How the figure compares with the area whose figure it is held against, and by what; empty where it is not."""
    area = evidence.main_area
    if area is None or row.target_kind != "benchmark" or row.target != evidence.comparator(row.period)[0]:
        return ("", "")
    return evidence.compared.get((area.area, row.period), ("", ""))


def _gap_that_could_be_chance(evidence: Evidence, row: Row) -> str:
    """The area from which the figure differs by no more than chance might bring about; empty where there is none."""
    is_chance = _compared(evidence, row) == ("similar", "interval") and not _looks_same(evidence, row)
    return evidence.main_area.name if evidence.main_area and is_chance and row.rating != "not rated" else ""


def _against_earlier(evidence: Evidence, row: Row) -> Part | None:
    """How the figure moved."""
    if isnan(row.change):
        return None
    indicator, decimals = evidence.indicator, evidence.decimals(row)
    step = words.step(indicator.frequency, indicator.compare_with)
    gaps = {"before": evidence.in_words(row.compared_value, decimals), "earlier": evidence.say(f"earlier-{step}")}
    is_same = words.rounded(row.compared_value, decimals) == words.rounded(row.value, decimals)
    return (MOVED.get(row.direction, "same" if is_same else "nearly-same"), gaps)
