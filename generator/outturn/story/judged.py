"""How the newest figure was judged: each method with the numbers put into it and its result, in sentences."""

from collections.abc import Iterator
from math import isnan

from outturn import words
from outturn.pages import Reasoning
from outturn.periods import parse
from outturn.story.evidence import Evidence, Row
from outturn.story.headline import counts

PAGES = "about/methods/"


def judged(evidence: Evidence) -> tuple[Reasoning, ...]:
    """One finding a method that says something of the newest figure; empty where there is no figure."""
    row = evidence.latest
    if row is None:
        return ()
    methods = (
        ("Rating", "rating", _rating),
        ("Direction of travel", "direction", _direction),
        ("Interval", "intervals", _interval),
        ("Comparison", "comparison", _comparison),
        ("Recent trend", "trend", _trend),
        ("Process behaviour", "process-behaviour", _process),
        ("Forecast", "forecast", _forecast),
    )
    found = ((name, page, tuple(method(evidence, row))) for name, page, method in methods)
    return tuple(Reasoning(name, f"{PAGES}{page}/", sentences) for name, page, sentences in found if sentences)


def _precise(evidence: Evidence, value: float) -> str:
    """The value with up to two decimals more than usual, so that what is worked out from it can be checked."""
    usual = evidence.indicator.decimals
    return evidence.shown(value, "", max(usual, words.decimals_of(round(value, usual + 2))))


def _apart(evidence: Evidence, one: float, other: float, sign: int = 1) -> tuple[str, str, str]:
    """Two values and how far the first is from the second, with so many decimals that the sum is right on paper.

    ``sign`` is −1 where the difference is told the other way round.
    """
    usual, unit = evidence.indicator.decimals, evidence.indicator.unit
    first = min(usual + 2, max(usual, *(words.decimals_of(round(each, usual + 2)) for each in (one, other))))
    found = words.decimals_apart(one, other, first, 4)
    decimals = first if found is None else found
    figures = (words.rounded(each, decimals) for each in (one, other))
    shown = [evidence.shown(float(each), "", max(usual, words.decimals_of(float(each)))) for each in figures]
    step = float(words.rounded(sign * (one - other), decimals))
    return shown[0], shown[1], words.difference(step, unit, max(usual, words.decimals_of(step)))


def _rating(evidence: Evidence, row: Row) -> Iterator[str]:
    if row.rating == "not rated":
        yield f"Not rated: {words.NOT_RATED[row.rating_reason]}."
        return
    word = words.RATINGS[row.rating].word.lower()
    if row.target_kind == "band":
        ends = f"{_precise(evidence, row.lower)} to {_precise(evidence, row.upper)}"
        yield f"{_precise(evidence, row.value)} is held against the band {ends}: {word}."
        return
    judged = row.forecast if row.rated_on == "forecast" else row.value
    what = "The forecast of " if row.rated_on == "forecast" else ""
    figure, aim, gap = _apart(evidence, judged, row.target, 1 if evidence.indicator.polarity == "higher" else -1)
    against = f"is held against the {evidence.aim(row)} of {aim}"
    yield f"{what}{figure} {against}: the gap is {gap}, where more than 0 is better than the {row.target_kind}."
    if not isnan(row.floor):
        yield f"The floor is {_precise(evidence, row.floor)}."
    elif evidence.indicator.tolerance:
        yield f"The tolerance is {words.tolerance(evidence.indicator)}."
    yield f"That is {word}."


def _direction(evidence: Evidence, row: Row) -> Iterator[str]:
    if row.direction == "not comparable":
        yield f"Not comparable: {words.NOT_COMPARABLE[row.direction_reason]}."
        return
    figure, before, change = _apart(evidence, row.value, row.compared_value)
    when = words.short_label(parse(row.compared_with))
    yield f"{figure} less {before} in {when} is {change}: {row.direction}."
    if row.certainty == "could be chance":
        yield "The two 95% intervals overlap, so the change could be chance."
    elif row.certainty:
        yield "The two 95% intervals do not overlap, so the change is more than chance."


def _interval(evidence: Evidence, row: Row) -> Iterator[str]:
    if isnan(row.low):
        return
    decimals = max(evidence.indicator.decimals, 1)
    ends = f"{evidence.shown(row.low, '', decimals)} to {evidence.shown(row.high, '', decimals)}"
    yield f"By {words.INTERVALS[row.interval]} from {counts(row)}: 95% interval {ends}."


def _comparison(evidence: Evidence, row: Row) -> Iterator[str]:
    area = evidence.main_area
    how, by = evidence.compared.get((area.area, row.period), ("", "")) if area else ("", "")
    if area and how:
        theirs = evidence.shown(evidence.comparator(row.period)[0])
        yield f"{area.name}, {theirs}: {words.COMPARISONS[how][1].lower()}, compared by {by}."
    if not isnan(row.rank):
        yield f"{words.ordinal(int(row.rank))} of {int(row.ranked)} areas with a figure, where 1st is best."
    if not isnan(row.neighbours_mean):
        yield f"The mean of the other areas ranked with it is {evidence.shown(row.neighbours_mean)}."
    if row.quartile:
        yield f"Quartile band {row.quartile}, where A is best."


def _trend(evidence: Evidence, row: Row) -> Iterator[str]:
    del row
    series = evidence.series
    if series.trend:
        statistic = words.number(series.trend_statistic, 2)
        yield f"Chi-squared for trend is {statistic}; a trend needs more than 9.55. {words.TRENDS[series.trend]}"


def _process(evidence: Evidence, row: Row) -> Iterator[str]:
    series = evidence.series
    if not series.variation:
        return
    decimals = evidence.indicator.decimals + 1
    mean, lower, upper = (
        evidence.shown(one, "", decimals) for one in (series.mean, series.lower_limit, series.upper_limit)
    )
    yield f"The mean is {mean} and the process limits are {lower} and {upper}."
    if row.special_cause:
        cause = row.special_cause.removesuffix("-high").removesuffix("-low").removesuffix("-up").removesuffix("-down")
        yield f"The newest figure is {words.SPECIAL_CAUSES[cause]}."
    yield words.VARIATIONS[series.variation]
    if series.assurance:
        yield words.ASSURANCES[series.assurance].format(aim=evidence.aim(row) or "target")


def _forecast(evidence: Evidence, row: Row) -> Iterator[str]:
    if not isnan(row.forecast):
        yield f"{evidence.shown(row.forecast)} by the end of the year, {words.FORECASTS[row.forecast_method]}."
