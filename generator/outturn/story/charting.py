"""The description of an indicator's chart: which lines, over which periods, and what a reader is told of it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from math import isnan

from outturn import words
from outturn.model import BREAK
from outturn.pages import Chart, Line
from outturn.periods import Period
from outturn.story import steps
from outturn.story.caption import finding
from outturn.story.chart_axis import coming, lifts, years
from outturn.story.chart_words import CAUSES, CERTAINTY, description, notes
from outturn.story.evidence import Evidence
from outturn.story.levels import AIMS, Ahead, ahead, drawn_at, reaching
from outturn.story.rows import Row
from outturn.values import replace


def chart(evidence: Evidence) -> Chart | None:
    """The chart's one description, or None where there is neither a figure nor an aim to draw."""
    latest, aims = evidence.latest, ahead(evidence)
    axis = evidence.axis() if latest else []
    later = coming(evidence, latest, axis) if latest else []
    drawn = [aim for aim in aims if drawn_at(evidence, aim.period, reaching(evidence, axis + later, [aim])) is not None]
    axis = reaching(evidence, axis + later, drawn)
    if not axis:
        return None
    rows = {row.period: row for row in evidence.achieved}
    lines = [_outturns(evidence, axis, rows), *_aims(evidence, axis, rows), *_comparator(evidence, axis)]
    lines += _forecast(evidence, latest, axis, later) if latest else []
    lines += [*_baselines(evidence, axis), *(_process(evidence, axis) if latest else ())]
    say, indicator = evidence.say, evidence.indicator
    picture = Chart(
        id=f"{indicator.indicator}-chart",
        title=say("chart-title", title=indicator.title, area=evidence.scorecard.area),
        caption="",
        description=description(evidence, axis, lines, aims),
        periods=tuple(words.short_label(say, period) for period in axis),
        lines=(
            *_keyed(evidence, axis, lines),
            *_of_the_year(evidence, axis, later),
            *_aims_ahead(evidence, axis, drawn),
        ),
        breaks=tuple(place for place, one in enumerate(axis) if one.text in rows and _breaks(rows[one.text])),
        numerals=words.numerals(say, indicator.counts_in, indicator.decimals),
        axis=words.unit_name(say, indicator),
        lifts=lifts(evidence, axis),
        years=years(evidence, axis),
        notes=(*notes(evidence, lines[0], aims), *steps.notes(evidence)),
        steps=steps.drawn(evidence, axis),
    )
    return replace(picture, caption=finding(evidence, picture))


def _breaks(row: Row) -> bool:
    return BREAK in row.mark.split()


def _keyed(evidence: Evidence, axis: list[Period], lines: list[Line]) -> Iterator[Line]:
    """The lines; a comparator's key has its figure of the newest outturn's period, or says of which period it is."""
    latest = next(
        (place for place, one in enumerate(axis) if evidence.latest and one.text == evidence.latest.period), -1
    )
    for line in lines:
        known = [place for place, text in enumerate(line.shown) if text]
        if line.role not in ("target", "comparator") or not known or latest < 0 or known[-1] == latest:
            yield line
        elif line.shown[latest]:
            yield replace(line, key=evidence.say("chart-key", name=line.name, figure=line.shown[latest]))
        else:
            period = words.short_label(evidence.say, axis[known[-1]])
            key = evidence.say("chart-key-of", name=line.name, figure=line.shown[known[-1]], period=period)
            yield replace(line, key=key)


def _line(evidence: Evidence, name: str, role: str, values: list[float], decimals: list[int] | None = None) -> Line:
    places = decimals or [evidence.indicator.decimals] * len(values)
    shown = tuple(evidence.shown(value, "", place) for value, place in zip(values, places, strict=True))
    newest = next((text for text in reversed(shown) if text), "")
    known = tuple(None if isnan(value) else float(value) for value in values)
    return Line(name, role, known, shown, evidence.say("chart-key", name=name, figure=newest) if newest else "")


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
        key=evidence.say("chart-key", name=line.name, figure=newest) if newest else "",
        newest=CERTAINTY.get(latest.certainty, "") if latest else "",
        intervals=tuple((row.low, row.high) if row and not isnan(row.low) else None for row in found),
        causes=tuple(CAUSES[row.variation_shown] if row else "" for row in found),
    )


def _aims(evidence: Evidence, axis: list[Period], rows: dict[str, Row]) -> list[Line]:
    """The targets' line, or the two ends of the band; named after the benchmark where all are held against one."""
    held = {
        (row.target_name, row.target_kind == "benchmark", period.text): row
        for period in axis
        if period.text in rows
        for row in evidence.held(rows[period.text])
        if _is_of_its_period(row)
    }
    names = dict.fromkeys(key[:2] for key in held)
    has_one = len(names) == 1 or len({name for name, _ in names}) == 1
    groups = [[(name, way) for name, way in names]] if has_one else [[one] for one in names]
    lines: list[Line] = []
    for group in groups:
        found = [
            next((held[name, way, period.text] for name, way in group if (name, way, period.text) in held), None)
            for period in axis
        ]
        lines += _aims_of_one_name(evidence, found)
    return lines


def _aims_of_one_name(evidence: Evidence, found: Sequence[Row | None]) -> Iterator[Line]:
    """The lines of the targets of one name, a row a period of the axis."""
    known = [row for row in found if row]
    for column in ("target", "lower", "upper"):
        values = [getattr(row, column) if row else float("nan") for row in found]
        if all(isnan(value) for value in values):
            continue
        name = _aim(evidence, known) if column == "target" else evidence.say(f"line-{column}")
        if known[0].target_name:
            name = evidence.say("aim-named", aim=name, name=known[0].target_name)
        yield _line(evidence, name, "target", values)


def _aim(evidence: Evidence, rows: Sequence[Row]) -> str:
    """What the line of the targets is called: the benchmark's name where all figures are held against one."""
    aimed = [row for row in rows if not isnan(row.target)]
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


def _forecast(evidence: Evidence, latest: Row, axis: list[Period], coming: list[Period]) -> list[Line]:
    """The lines from the newest figure to forecasts of the year's end, the last of what is coming.

    An officer's own forecast stands beside the one that is worked out.
    """
    if not coming:
        return []
    say, own = evidence.say, evidence.own_forecast
    ends = [(say("line-forecast"), latest.forecast)]
    if own:
        ends = [(say("line-forecast-arithmetic"), latest.forecast), (say("line-forecast-own"), own.value)]
    texts = [period.text for period in axis]
    start, stop = texts.index(latest.period), texts.index(coming[-1].text)
    lines = []
    for name, end in ends:
        if not isnan(end):
            values = [float("nan")] * len(axis)
            values[start], values[stop] = latest.value, end
            lines.append(_line(evidence, name, "forecast", values))
    return lines


def _of_the_year(evidence: Evidence, axis: Sequence[Period], coming: Sequence[Period]) -> Iterator[Line]:
    """The year's aims that the forecasts of its end are held against, at that end."""
    latest = evidence.latest
    if latest is None or not coming:
        return
    stop = [period.text for period in axis].index(coming[-1].text)
    for row in evidence.held(latest):
        period = words.short_label(evidence.say, evidence.period(row.target_period)) if row.target_period else ""
        for column in ("target", "lower", "upper"):
            aim = getattr(row, column)
            if row.rated_on == "forecast" and not isnan(aim):
                name = evidence.say(f"line-{column}")
                name = evidence.say("aim-named", aim=name, name=row.target_name) if row.target_name else name
                line = _line(evidence, name, "target", [aim if at == stop else float("nan") for at in range(len(axis))])
                key = evidence.say("chart-key-of", name=name, figure=evidence.shown(aim), period=period)
                yield replace(line, key=key)


def _baselines(evidence: Evidence, axis: list[Period]) -> list[Line]:
    """Each baseline as a level from its period on, or over the whole axis where that lies before it."""
    say, lines = evidence.say, []
    for level in evidence.levels:
        if level.kind != "baseline" or isnan(level.value):
            continue
        start = sum(period.order < level.period.order for period in axis)
        values = [level.value if place >= min(start, len(axis) - 1) else float("nan") for place in range(len(axis))]
        name = say("line-baseline", period=words.short_label(say, level.period))
        lines.append(_line(evidence, name, "baseline", values))
    return lines


def _aims_ahead(evidence: Evidence, axis: list[Period], aims: Sequence[Ahead]) -> list[Line]:
    """The aims for periods after the newest figure, as lines of their own."""
    say, lines = evidence.say, []
    for name, kind in product(dict.fromkeys(aim.name for aim in aims), AIMS):
        values, last = [float("nan")] * len(axis), ""
        for aim in (one for one in aims if one.name == name):
            place = drawn_at(evidence, aim.period, axis)
            if place is not None and kind in aim.values:
                values[place], last = aim.values[kind], words.short_label(say, aim.period)
        if not last:
            continue
        values = _joined(evidence, axis, values, name) if kind == "target" else values
        called = say(f"line-{kind}-ahead")
        called = say("aim-named", aim=called, name=name) if name else called
        line = _line(evidence, called, "target", values)
        newest = next(text for text in reversed(line.shown) if text)
        key = say("chart-key-ahead", name=line.name, figure=newest, period=last)
        lines.append(replace(line, key=key))
    return lines


def _joined(evidence: Evidence, axis: list[Period], values: list[float], name: str) -> list[float]:
    """The aims to come with the straight line that leads to them from the newest figure's, where there is one."""
    latest = evidence.latest
    if not evidence.indicator.trajectory or latest is None:
        return values
    held = next((row for row in evidence.held(latest) if row.target_name == name and not isnan(row.target)), None)
    baselines = [level for level in evidence.levels if level.kind == "baseline" and level.period.text == latest.period]
    start = held.target if held else baselines[-1].value if baselines else float("nan")
    known = [place for place, value in enumerate(values) if not isnan(value)]
    begin = [period.text for period in axis].index(latest.period)
    places = [begin, *known] if not isnan(start) else known
    levels = dict(zip(places, [start, *(values[place] for place in known)][-len(places) :], strict=True))
    joined = list(values)
    for first, last in pairwise(places):
        for place in range(first, last):
            joined[place] = levels[first] + (levels[last] - levels[first]) * (place - first) / (last - first)
    return joined


def _process(evidence: Evidence, axis: list[Period]) -> list[Line]:
    """The mean and the limits of the process, over the stretch since the last break or step."""
    series = evidence.series
    if isnan(series.mean):
        return []
    newest = evidence.rows[-1].stretch
    texts = [period.text for period in axis]
    start = texts.index(next(row.period for row in evidence.rows if row.stretch == newest))
    stop = texts.index(evidence.rows[-1].period)

    def level(value: float) -> list[float]:
        return [value if start <= place <= stop else float("nan") for place in range(len(axis))]

    say = evidence.say
    mean = _line(evidence, say("line-mean"), "mean", level(series.mean))
    lower = _line(evidence, say("line-lower-limit"), "limit", level(series.lower_limit))
    upper = _line(evidence, say("line-upper-limit"), "limit", level(series.upper_limit))
    low, high = (evidence.shown(one) for one in (series.lower_limit, series.upper_limit))
    return [mean, replace(lower, key=say("chart-key-usual", low=low, high=high)), replace(upper, key="")]
