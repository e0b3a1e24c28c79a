"""The headline of an indicator: what the figure is, how it stands, how it moved, in plain sentences.

Each sentence says one thing, and no more than is known: better and worse stand only where chance was ruled out, about
the same where it was not, up, down, higher and lower where nothing was tested.
"""

from collections.abc import Iterator
from math import isnan

from outturn import words
from outturn.model import FORECAST, IRREGULAR, MARKS_INSTEAD
from outturn.story.evidence import Evidence
from outturn.story.levels import ahead, coming, phrase_of, way
from outturn.story.rows import Row
from outturn.words.catalogue import Catalogue

MET = {"green": "met", "amber": "nearly", "red": "missed"}
BAND = {"green": "inside", "amber": "near", "red": "outside"}
STEPS = ("up", "down")
"""Ways in which words of a scale move."""
SURE = {"improving": "better", "worsening": "worse"}


def headline(evidence: Evidence) -> tuple[str, ...]:
    """A few sentences about the newest figure; the first says what it is."""
    say, latest, newest = evidence.say, evidence.latest, evidence.newest
    if newest is None:
        return (say("headline-no-figures"), *coming(evidence, ahead(evidence)))
    if latest is None:
        return (_missing(evidence, newest), *coming(evidence, ahead(evidence)))
    return (
        *said_of(evidence, latest),
        *_own_forecast(evidence),
        *([say("polarity-none")] if evidence.indicator.polarity == "none" else []),
        *([_missing(evidence, newest)] if newest is not latest else []),
    )


def _is_forecast(row: Row) -> bool:
    return FORECAST in row.mark.split()


def said_of(evidence: Evidence, row: Row) -> tuple[str, ...]:
    """What is said of one figure: what it is, how far to believe it, how it stands and how it moved."""
    return (
        _figure(evidence, row),
        *_in_other_unit(evidence, row),
        *qualified(evidence, row),
        *(sentence for one in evidence.held(row) for sentence in against_aim(evidence, one)),
        *against_earlier(evidence, row),
        *_rests_on(evidence, row),
    )


def counts(evidence: Evidence, row: Row) -> str:
    """The numerator and the denominator as a reader sees them: 15 of 126; empty where they are not given."""
    return counted(evidence, row.numerator, row.denominator)


def counted(evidence: Evidence, top: float, below: float) -> str:
    """Two counts as a reader sees them: 15 of 126; empty where one is not given."""
    if isnan(below) or isnan(top):
        return ""
    numerator, denominator = (words.number(evidence.say, one, min(words.decimals_of(one), 1)) for one in (top, below))
    key = "counts-ratio" if evidence.indicator.unit == "ratio" else "counts"
    return evidence.say(key, numerator=numerator, denominator=denominator)


def _figure(evidence: Evidence, row: Row) -> str:
    say, indicator, decimals = evidence.say, evidence.indicator, evidence.own_decimals(row)
    period = evidence.period(row.period)
    if _is_forecast(row):
        figure, when = evidence.in_words(row.value, decimals), words.short_label(say, period)
        return say("headline-forecast-figure", title=indicator.title, figure=figure, period=when)
    if phrase := words.phrase_of(row.value, indicator, decimals):
        figure = words.figure_with_phrase(say, row.value, indicator, decimals)
        kind, gaps = words.in_period(say, period, indicator.basis, indicator.window)
        return say(f"headline-phrase-{kind}", figure=figure, phrase=phrase, **gaps)
    when = words.when(say, period, indicator.basis, indicator.window)
    return say("headline-figure", title=indicator.title, figure=evidence.in_words(row.value, decimals), when=when)


def _in_other_unit(evidence: Evidence, row: Row) -> Iterator[str]:
    """The same figure in the measure's other unit."""
    if other := evidence.in_other_unit(row.period):
        yield evidence.say("headline-other-unit", figure=other)


def qualified(evidence: Evidence, row: Row) -> Iterator[str]:
    """What must be known before the figure is believed: its marks, with its note, and its age."""
    say = evidence.say
    qualifying = [mark for mark in words.QUALIFYING if mark in row.mark.split()]
    yield from (say(f"headline-mark-{mark}") for mark in qualifying)
    if qualifying and row.note:
        yield say("headline-note", note=row.note.rstrip("."))
    if evidence.indicator.status == "retired":
        yield say("headline-retired")
    elif evidence.series.age == "old":
        yield say("headline-old", period=words.short_label(say, evidence.period(row.period)))


def _missing(evidence: Evidence, row: Row) -> str:
    say, when = evidence.say, words.short_label(evidence.say, evidence.period(row.period))
    for mark in row.mark.split():
        if mark in MARKS_INSTEAD:
            return say("headline-missing", period=when, reason=say(f"mark-{mark}"))
    return say("headline-not-published", period=when)


def against_aim(evidence: Evidence, row: Row) -> Iterator[str]:
    """How the figure, or the forecast that it makes, stands against its target, its benchmark or its band."""
    if row.rating == "not rated":
        yield from phrase_of(evidence, row)
        return
    say, decimals = evidence.say, evidence.decimals(row)
    gaps = {"gap": evidence.gap_in_words(row), "target": named(say, row, "target"), "band": named(say, row, "band")}
    if row.target_kind == "band":
        gaps |= {"low": evidence.in_words(row.lower, decimals), "high": evidence.in_words(row.upper, decimals)}
        key = f"band-{BAND[row.rating]}"
    else:
        gaps |= {"aim": evidence.in_words(evidence.held_against(row), decimals), "benchmark": evidence.benchmark(row)}
        key = _beside_target(row) if row.target_kind == "target" else _beside_benchmark(row, evidence.held_against(row))
        gaps["floor"] = "" if isnan(row.floor) else evidence.in_words(row.floor, decimals)
    if row.rated_on == "forecast":
        gaps["forecast"] = evidence.in_words(row.forecast, decimals)
        yield say(f"headline-forecast-{key}", **gaps)
    elif _is_forecast(row):
        yield say(f"headline-would-{key}", **gaps)
    else:
        yield say(f"headline-{key}", **gaps)
    yield from way(evidence, row)


def named(say: Catalogue, row: Row, what: str) -> str:
    """A target or a band in a sentence: target, statutory target, interim target."""
    what = f"interim-{what}" if row.target_by in ("line", "profile") else what
    return say(f"{what}-named", name=row.target_name) if row.target_name else say(f"{what}-plain")


def _own_forecast(evidence: Evidence) -> Iterator[str]:
    """What the council itself expects by the year's end, and how that would stand against the aim."""
    if (own := evidence.own_forecast) is None:
        return
    figure = evidence.in_words(own.value, evidence.own_decimals(own))
    yield evidence.say("headline-own-forecast", figure=figure)
    yield from against_aim(evidence, own)


def _beside_target(row: Row) -> str:
    """How the figure stands beside its target, as the keys of sentences end; what is amber by a floor says so."""
    return "target-floor" if row.rating == "amber" and not isnan(row.floor) else f"target-{MET[row.rating]}"


def _beside_benchmark(row: Row, benchmark: float) -> str:
    """How the figure stands beside its benchmark, as the keys of sentences end."""
    judged = row.forecast if row.rated_on == "forecast" else row.value
    if judged == benchmark:
        return "benchmark-same"
    if row.rating == "amber":
        is_tested = row.rating_certainty == "could be chance" and not _is_forecast(row)
        return "benchmark-similar-chance" if is_tested else "benchmark-similar"
    if row.rating_certainty in ("beyond chance", "") and not _is_forecast(row):
        return "benchmark-better" if row.rating == "green" else "benchmark-worse"
    return "benchmark-higher" if judged > benchmark else "benchmark-lower"


def against_earlier(evidence: Evidence, row: Row) -> Iterator[str]:
    """How the figure moved."""
    if isnan(row.change):
        return
    say, decimals = evidence.say, evidence.own_decimals(row)
    earlier = evidence.period(row.compared_with)
    if earlier.kind == "pooled":
        when = say("earlier-years", period=words.short_label(say, earlier))
    elif evidence.indicator.frequency == IRREGULAR:
        when = words.when(say, earlier, evidence.indicator.basis, evidence.indicator.window)
    else:
        when = words.earlier(say, "earlier", evidence.indicator)
    before = evidence.in_words(row.compared_value, decimals)
    moved = _moved(row, decimals)
    if evidence.indicator.unit == "scale" and moved in STEPS:
        steps = words.difference(say, row.change, evidence.indicator, decimals)
        yield say(f"headline-scale-{moved}", steps=steps, before=before, earlier=when)
        return
    yield say(f"headline-{moved}", before=before, earlier=when)
    if evidence.shares_time(row):
        yield say("headline-overlap")


def _moved(row: Row, decimals: int) -> str:
    if row.direction == "no change":
        is_same = words.rounded(row.compared_value, decimals) == words.rounded(row.value, decimals)
        return "same" if is_same else "about-the-same"
    if _is_forecast(row):
        return "up" if row.change > 0 else "down"
    if row.certainty == "could be chance":
        return "about-the-same-chance"
    if row.certainty == "beyond chance" and row.direction in SURE:
        return SURE[row.direction]
    return "up" if row.change > 0 else "down"


def _rests_on(evidence: Evidence, row: Row) -> Iterator[str]:
    """On how few the figure rests, or how unsure it was published to be, where a gap or a change could be chance."""
    if "could be chance" not in (row.certainty, row.rating_certainty) or _is_forecast(row):
        return
    if row.interval == "published":
        low, high = (evidence.shown(end) for end in (row.low, row.high))
        yield evidence.say("headline-rests-on-interval", low=low, high=high)
    elif known := counts(evidence, row):
        rounding = evidence.indicator.rounding
        key = "headline-rests-on-rounded" if rounding else "headline-rests-on"
        yield evidence.say(key, counts=known, rounding=rounding)
