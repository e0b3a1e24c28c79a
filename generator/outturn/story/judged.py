"""How the newest figure was judged: each method with the numbers put into it and its result, in sentences."""

from collections.abc import Iterator
from math import isnan

from outturn import words
from outturn.model import BENCHMARKED, FORECAST
from outturn.pages import Reasoning
from outturn.story import chips
from outturn.story.evidence import Evidence
from outturn.story.headline import counts, named
from outturn.story.levels import way
from outturn.story.rows import Row
from outturn.story.steps import of_limits

PAGES = "about/methods/"
SURE = ("beyond chance", "could be chance")
CERTAIN = {"could be chance": "-chance", "not tested": "-untested"}
RISING = ("-high", "-up")
"""How the special causes end that are above the usual range or rise."""
CRITICAL = 9.55
"""What chi-squared for trend has to be more than, to the two decimals that the statistic is told with."""


def judged(evidence: Evidence) -> tuple[Reasoning, ...]:
    """One finding a method that says something of the newest figure; empty where there is no figure."""
    row = evidence.latest
    if row is None:
        return ()
    methods = (
        ("rating", _rating),
        ("direction", _direction),
        ("intervals", _interval),
        ("comparison", _comparison),
        ("trend", _trend),
        ("process-behaviour", _process),
        ("forecast", _forecast),
    )
    found = ((name, tuple(method(evidence, row))) for name, method in methods)
    return tuple(
        Reasoning(evidence.say(f"method-{name}"), f"{PAGES}{name}/", sentences)
        for name, sentences in found
        if sentences
    )


def _precise(evidence: Evidence, value: float) -> str:
    """The value with up to two decimals more than usual, so that what is worked out from it can be checked."""
    usual = evidence.indicator.decimals
    return evidence.in_words(value, max(usual, words.decimals_of(round(value, usual + 2))))


def _apart(evidence: Evidence, one: float, other: float, sign: int = 1) -> tuple[str, str, str]:
    """Two values and how far the first is from the second, with so many decimals that the sum is right on paper.

    ``sign`` is −1 where the difference is told the other way round.
    """
    indicator = evidence.indicator
    usual = words.places(indicator.counts_in, indicator.decimals)
    first = min(usual + 2, max(usual, *(words.decimals_of(round(each, usual + 2)) for each in (one, other))))
    found = words.decimals_apart(one, other, first)
    decimals = first if found is None else found
    figures = (words.rounded(each, decimals) for each in (one, other))
    shown = [evidence.in_words(float(each), max(usual, words.decimals_of(float(each)))) for each in figures]
    step = float(words.rounded(sign * (one - other), decimals))
    return shown[0], shown[1], words.difference(evidence.say, step, indicator, max(usual, words.decimals_of(step)))


def _rating(evidence: Evidence, row: Row) -> Iterator[str]:
    for one in evidence.held(row):
        yield from _against_one(evidence, one)


def _against_one(evidence: Evidence, row: Row) -> Iterator[str]:
    say = evidence.say
    if row.rating == "not rated":
        yield say("judged-not-rated", reason=say(f"not-rated-{row.rating_reason}"))
        return
    if row.target_kind == "band":
        figure, low, high = (_precise(evidence, one) for one in (row.value, row.lower, row.upper))
        yield say(f"judged-band-{row.rating}", figure=figure, low=low, high=high, band=named(say, row, "band"))
        return
    is_forecast = row.rated_on == "forecast"
    judged = row.forecast if is_forecast else row.value
    figure, aim, gap = _apart(evidence, judged, row.target, 1 if evidence.indicator.polarity == "higher" else -1)
    about = "forecast-" if is_forecast else "scale-" if evidence.indicator.unit == "scale" else ""
    key = f"judged-{about}{row.target_kind}"
    gaps = {"benchmark": evidence.benchmark(row), "target": named(say, row, "target")}
    yield say(key, figure=figure, aim=aim, gap=gap, **gaps)
    if row.target_kind == "benchmark":
        yield from _against_benchmark(evidence, row)
        return
    if not isnan(row.floor):
        yield say("judged-floor", floor=_precise(evidence, row.floor))
    elif evidence.indicator.tolerance:
        yield say("judged-tolerance", tolerance=words.tolerance(say, evidence.indicator))
    yield say(f"judged-rating-{row.rating}")
    yield from way(evidence, row)


def _against_benchmark(evidence: Evidence, row: Row) -> Iterator[str]:
    """By what a benchmark's rating goes, and what it is."""
    say, whose = evidence.say, evidence.whose(row)
    is_graded = evidence.indicator.unit == "scale"
    by = "area" if row.benchmark_area else "interval" if row.rating_certainty in SURE else "value"
    by = "scale" if by == "value" and is_graded else by
    yield say(f"judged-benchmark-by-{by}", area=whose)
    if by in ("value", "scale") and evidence.indicator.tolerance:
        yield say("judged-tolerance", tolerance=words.tolerance(say, evidence.indicator))
    how = BENCHMARKED[row.rating]
    named = whose if row.benchmark_area else say("benchmark-in-sentence", benchmark=whose)
    certain = "-scale" if is_graded and how != "similar" else CERTAIN.get(row.rating_certainty, "")
    yield say(f"judged-benchmark-{how}{certain}", benchmark=named)


def _direction(evidence: Evidence, row: Row) -> Iterator[str]:
    say = evidence.say
    if row.direction == "not comparable":
        yield say("judged-not-comparable", reason=say(f"not-comparable-{row.direction_reason}"))
        return
    figure, before, change = _apart(evidence, row.value, row.compared_value)
    when = words.when(say, evidence.period(row.compared_with), evidence.indicator.basis, evidence.indicator.window)
    word = chips.direction(evidence, row).word
    key = "judged-scale-direction" if evidence.indicator.unit == "scale" else "judged-direction"
    yield say(key, figure=figure, before=before, when=when, change=change, word=word)
    if row.certainty:
        yield say(words.keyed("judged-change", row.certainty) + _tested_by(evidence, row))


def _tested_by(evidence: Evidence, row: Row) -> str:
    """What tested the change, or why nothing did, as keys end."""
    before = next((one for one in evidence.rows if one.period == row.compared_with), None)
    has_both = before is not None and not isnan(row.low) and not isnan(before.low)
    if row.certainty == "not tested":
        is_forecast = FORECAST in f"{row.mark} {before.mark if before else ''}".split()
        return "-forecast" if is_forecast else "-overlap" if evidence.shares_time(row) else ""
    is_usual = not row.special_cause or row.special_cause.endswith(RISING) != (row.change > 0)
    is_charted = row.in_chart and before is not None and before.stretch == row.stretch
    if is_charted and (is_usual or not has_both):
        return "-chart"
    return "-interval" if has_both else "-inside"


def _interval(evidence: Evidence, row: Row) -> Iterator[str]:
    if isnan(row.low):
        return
    decimals = max(evidence.indicator.decimals, 1)
    low, high = (evidence.shown(end, "", decimals) for end in (row.low, row.high))
    yield evidence.say(f"judged-interval-{row.interval}", counts=counts(evidence, row), low=low, high=high)
    if row.interval != "published" and evidence.indicator.rounding:
        yield evidence.say("judged-interval-rounded", rounding=evidence.indicator.rounding)


def _comparison(evidence: Evidence, row: Row) -> Iterator[str]:
    say, area = evidence.say, evidence.main_area
    how, by, certainty = evidence.beside(row)
    if area and how:
        theirs = evidence.shown(evidence.comparator(row.period)[0])
        yield say(f"judged-comparison-{how}-{by}", area=area.name, figure=theirs)
        if certainty == "could be chance":
            yield say("judged-gap-chance")
    if not isnan(row.rank):
        yield say("judged-rank", place=words.ordinal(say, int(row.rank)), number=int(row.ranked))
    if not isnan(row.neighbours_mean):
        yield say("judged-mean-of-others", figure=evidence.shown(row.neighbours_mean))
    if row.quartile:
        yield say("judged-quartile", band=row.quartile)


def _trend(evidence: Evidence, row: Row) -> Iterator[str]:
    del row
    say, series = evidence.say, evidence.series
    if series.trend:
        statistic, needed = (words.number(say, one, 2) for one in (series.trend_statistic, CRITICAL))
        yield say(words.keyed("judged-trend", series.trend), statistic=statistic, needed=needed)


def _process(evidence: Evidence, row: Row) -> Iterator[str]:
    say, series = evidence.say, evidence.series
    if not series.variation:
        return
    decimals = evidence.indicator.decimals + 1
    mean, lower, upper = (
        evidence.shown(one, "", decimals) for one in (series.mean, series.lower_limit, series.upper_limit)
    )
    yield say("judged-process", mean=mean, lower=lower, upper=upper)
    yield from of_limits(evidence)
    if row.special_cause:
        cause = row.special_cause.removesuffix("-high").removesuffix("-low").removesuffix("-up").removesuffix("-down")
        yield say(f"cause-{cause}")
    yield say(words.keyed("variation", series.variation))
    if series.assurance:
        yield say(words.keyed("assurance", series.assurance))


def _forecast(evidence: Evidence, row: Row) -> Iterator[str]:
    if not isnan(row.forecast):
        yield evidence.say(f"judged-forecast-{row.forecast_method}", forecast=evidence.shown(row.forecast))
    if row.forecast_reason:
        yield evidence.say(f"judged-forecast-because-{row.forecast_reason}")
    if own := evidence.own_forecast:
        yield evidence.say("judged-forecast-officer", forecast=evidence.shown(own.forecast))
