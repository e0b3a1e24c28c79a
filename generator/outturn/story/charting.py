"""The description of an indicator's chart: which lines, over which periods, and what a reader is told of it."""

from dataclasses import replace
from math import isnan
from typing import cast

from outturn import words
from outturn.pages import Chart, Line
from outturn.periods import Period, YearType, holding_year, parse, shifted
from outturn.story.evidence import Evidence, Row

CAUSES = {"": "", "improvement": "improvement", "concern": "concern", "increase": "special", "decrease": "special"}
"""How a point is drawn, by the variation that it shows."""


def chart(evidence: Evidence, caption: str) -> Chart | None:
    """The chart's one description, or None where there is no value to draw."""
    latest = evidence.latest
    if latest is None:
        return None
    axis = evidence.axis()
    forecast = _forecast(evidence, latest, axis)
    axis = axis + forecast[0]
    rows = {row.period: row for row in evidence.rows}
    lines = [_outturns(evidence, axis, rows), *_aims(evidence, axis, rows), *_comparator(evidence, axis)]
    lines += [*forecast[1], *_process(evidence, axis)]
    say, indicator = evidence.say, evidence.indicator
    return Chart(
        id=f"{indicator.indicator}-chart",
        title=say("chart-title", title=indicator.title, area=evidence.scorecard.area),
        caption=caption,
        description=_description(evidence, axis, lines),
        periods=tuple(words.short_label(say, period) for period in axis),
        lines=tuple(lines),
        breaks=tuple(place for place, one in enumerate(axis) if one.text in rows and rows[one.text].mark == "b"),
        numerals=words.numerals(say, indicator.unit),
        axis=words.unit_name(say, indicator.unit, indicator.per),
    )


def _line(evidence: Evidence, name: str, role: str, values: list[float], decimals: list[int] | None = None) -> Line:
    places = decimals or [evidence.indicator.decimals] * len(values)
    shown = tuple(evidence.shown(value, "", place) for value, place in zip(values, places, strict=True))
    newest = next((text for text in reversed(shown) if text), "")
    known = tuple(None if isnan(value) else float(value) for value in values)
    return Line(name, role, known, shown, evidence.say("chart-key", name=name, figure=newest))


def _outturns(evidence: Evidence, axis: list[Period], rows: dict[str, Row]) -> Line:
    usual = evidence.indicator.decimals
    found = [rows.get(period.text) for period in axis]
    values = [row.value if row else float("nan") for row in found]
    line = _line(
        evidence,
        evidence.scorecard.area,
        "outturn",
        values,
        [evidence.decimals(row) if row else usual for row in found],
    )
    latest = evidence.latest
    newest = evidence.in_unit(latest.value, "", evidence.decimals(latest)) if latest else ""
    return replace(
        line,
        key=evidence.say("chart-key", name=line.name, figure=newest),
        intervals=tuple((row.low, row.high) if row and not isnan(row.low) else None for row in found),
        causes=tuple(CAUSES[row.variation_shown] if row else "" for row in found),
    )


def _aims(evidence: Evidence, axis: list[Period], rows: dict[str, Row]) -> list[Line]:
    """The targets' line, or the two ends of the band; named after the benchmark where all are held against one."""
    found = [rows.get(period.text) for period in axis]
    lines = []
    for column in ("target", "lower", "upper"):
        values = [getattr(row, column) if row and _is_of_its_period(row) else float("nan") for row in found]
        if all(isnan(value) for value in values):
            continue
        name = _aim(evidence) if column == "target" else evidence.say(f"line-{column}")
        lines.append(_line(evidence, name, "target", values))
    return lines


def _aim(evidence: Evidence) -> str:
    """What the line of the targets is called: the benchmark's name where all figures are held against one."""
    aimed = [row for row in evidence.rows if not isnan(row.target)]
    names = {evidence.benchmark(row) for row in aimed}
    if len(names) == 1 and all(row.target_kind == "benchmark" for row in aimed):
        return names.pop() or evidence.say("line-benchmark")
    return evidence.say("line-target")


def _is_of_its_period(row: Row) -> bool:
    """Whether the row's target is on the figures' own scale, not the whole year's for a part of its total."""
    return row.rated_on != "forecast" and row.rating_reason != "whole-year"


def _comparator(evidence: Evidence, axis: list[Period]) -> list[Line]:
    """The main area's line, unless the same figures are already there as the benchmark."""
    area = evidence.main_area
    values = [evidence.comparator(period.text)[0] for period in axis]
    if area is None or evidence.aim_is_comparator or all(isnan(value) for value in values):
        return []
    return [_line(evidence, area.name, "comparator", values)]


def _forecast(evidence: Evidence, latest: Row, axis: list[Period]) -> tuple[list[Period], list[Line]]:
    """The periods up to the year's end, and the line from the newest figure to the forecast of it."""
    newest = parse(latest.period)
    year = holding_year(newest, cast("YearType", evidence.indicator.year_type))
    if isnan(latest.forecast) or year is None or latest.forecast_method == "year-end":
        return [], []
    coming: list[Period] = []
    step = shifted(axis[-1], 1)
    while step is not None and step.end <= year.end:
        coming.append(step)
        step = shifted(step, 1)
    if not coming:
        return [], []
    values = [float("nan")] * (len(axis) + len(coming))
    values[axis.index(newest)], values[-1] = latest.value, latest.forecast
    return coming, [_line(evidence, evidence.say("line-forecast"), "forecast", values)]


def _process(evidence: Evidence, axis: list[Period]) -> list[Line]:
    """The mean and the limits of the process, over the stretch since the last break."""
    series = evidence.series
    if isnan(series.mean):
        return []
    breaks = [row.period for row in evidence.rows if row.mark == "b"]
    texts = [period.text for period in axis]
    start = texts.index(breaks[-1]) if breaks else 0
    stop = texts.index(evidence.rows[-1].period)

    def level(value: float) -> list[float]:
        return [value if start <= place <= stop else float("nan") for place in range(len(axis))]

    say = evidence.say
    mean = _line(evidence, say("line-mean"), "mean", level(series.mean))
    lower = _line(evidence, say("line-lower-limit"), "limit", level(series.lower_limit))
    upper = _line(evidence, say("line-upper-limit"), "limit", level(series.upper_limit))
    low, high = (evidence.shown(one) for one in (series.lower_limit, series.upper_limit))
    return [mean, replace(lower, key=say("chart-key-usual", low=low, high=high)), replace(upper, key="")]


def _description(evidence: Evidence, axis: list[Period], lines: list[Line]) -> str:
    """The chart in words, for those who do not see it."""
    say, line = evidence.say, lines[0]
    known = [(value, place) for place, value in enumerate(line.values) if value is not None]
    low_at, high_at = min(known)[1], max(known)[1]
    first, last, lowest, highest = (
        words.short_label(say, axis[place]) for place in (known[0][1], known[-1][1], low_at, high_at)
    )
    others = [other.name for other in lines[1:] if other.role not in ("mean", "limit")]
    gaps = {"area": line.name, "others": words.listed(say, others, "and")}
    beside = "-beside" if others else ""
    if len(known) == 1:
        return say(f"chart-one-figure{beside}", figure=line.shown[low_at], period=first, **gaps)
    gaps |= {"first": first, "last": last, "lowest_period": lowest, "highest_period": highest}
    return say(f"chart-line{beside}", lowest=line.shown[low_at], highest=line.shown[high_at], **gaps)
