"""Gathers what is known of each indicator from a package and its judgements."""

from collections.abc import Iterator, Mapping, Sequence
from math import isnan
from typing import cast

import pandas as pd

from outturn.model import Indicator, Judgements, Package, rows_of
from outturn.periods import parse, stands_apart, starting
from outturn.story.dimensions import dimensions
from outturn.story.evidence import Evidence
from outturn.story.rows import Compared, Figure, Level, Row, Series, Twin
from outturn.words.catalogue import Catalogue

RATED = (
    *("indicator", "period", "target", "target_kind", "target_name", "target_period"),
    *("target_by", "line_from", "target_share", "floor", "ceiling", "lower", "upper"),
    *("gap", "rated_on", "rating", "rating_reason", "benchmark_area", "rating_certainty"),
)
"""What differs between the targets that one figure is held against, and by what it is found."""


def gather(
    package: Package, judgements: Judgements, say: Catalogue, titles: Mapping[str, str] | None = None
) -> Iterator[Evidence]:
    """The evidence of each indicator, in the package's order, to be told in those words.

    ``titles`` are those that earlier versions had.
    """
    extra = package.outturns[["numerator", "denominator", "note"]]
    rows = _grouped(pd.concat([judgements.figures, extra], axis="columns"))
    further = _grouped(judgements.further[[*RATED]])
    others: dict[str, dict[str, dict[str, Figure]]] = {}
    for one in rows_of(package.comparators):
        figures = others.setdefault(str(one.indicator), {}).setdefault(str(one.area), {})
        figures[str(one.period)] = (cast("float", one.value), str(one.mark))
    compared: dict[str, dict[tuple[str, str], Compared]] = {}
    limits: dict[str, dict[tuple[str, str], tuple[float, float]]] = {}
    for how in rows_of(judgements.comparisons):
        places = compared.setdefault(str(how.indicator), {})
        places[str(how.area), str(how.period)] = (str(how.comparison), str(how.compared_by), str(how.certainty))
        ends = (float(cast("float", how.low)), float(cast("float", how.high)))
        if not isnan(ends[0]):
            limits.setdefault(str(how.indicator), {})[str(how.area), str(how.period)] = ends
    series = dict(zip(judgements.series.index, rows_of(judgements.series), strict=True))
    aims, set_in = _sources(package, ("benchmark",)), _sources(package, ("target", "lower", "upper"))
    levels: dict[str, list[Level]] = {}
    starts = {one.indicator: one.starts_in for one in package.indicators}
    for level in rows_of(package.targets):
        period = starting(parse(str(level.period)), starts[str(level.indicator)])
        row = (str(level.kind), cast("float", level.value), str(level.name), str(level.set_by), str(level.note))
        levels.setdefault(str(level.indicator), []).append(Level(period, *row))
    twins = _twins(package)
    own = {one.indicator: one.title for one in package.indicators}
    by_group = dimensions(package, judgements)
    every = {**(titles or {}), **own}
    for indicator in package.indicators:
        name = indicator.indicator
        yield Evidence(
            say=say,
            scorecard=package.scorecard,
            indicator=indicator,
            rows=[row for row in rows.get(name, ()) if not stands_apart(parse(row.period), indicator.frequency)],
            year_rows=[row for row in rows.get(name, ()) if stands_apart(parse(row.period), indicator.frequency)],
            series=cast("Series", series[name]),
            areas=package.areas,
            comparators=others.get(name, {}),
            compared=compared.get(name, {}),
            aims=aims.get(name, {}),
            set_in=set_in.get(name, {}),
            limits=limits.get(name, {}),
            further=_further(rows.get(name, ()), further.get(name, ())),
            levels=tuple(sorted(levels.get(name, ()), key=lambda level: level.period.order)),
            steps=tuple(step for step in package.steps if step.indicator == name),
            twin=_twin(twins.get(name), rows),
            codes=tuple(code.code for code in package.frameworks if code.indicator == name),
            issues=tuple(issue for issue in package.issues if name in issue.indicators),
            concerns=tuple(concern for concern in package.concerns if name in concern.indicators),
            commentary=package.commentary.get(name, ""),
            titles=every,
            dimensions=by_group.get(name, ()),
            followed_by=tuple(other.indicator for other in package.indicators if other.follows == name),
        )


def _twins(package: Package) -> dict[str, Indicator]:
    """For each indicator, the one that gives the same measure in another unit, whichever of the two names the other."""
    known = {one.indicator: one for one in package.indicators}
    named = [(one.indicator, one.also_in) for one in package.indicators if one.also_in in known]
    return {one: known[other] for pair in named for one, other in (pair, pair[::-1])}


def _twin(indicator: Indicator | None, rows: Mapping[str, list[Row]]) -> Twin | None:
    if indicator is None:
        return None
    return Twin(indicator, {row.period: row.value for row in rows.get(indicator.indicator, ())})


def _grouped(frame: pd.DataFrame) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows_of(frame):
        groups.setdefault(str(row.indicator), []).append(cast("Row", row))
    return groups


def _further(rows: Sequence[Row], further: Sequence[Row]) -> dict[str, tuple[Row, ...]]:
    """By period, the figure's own row with what it is rated as against each further target."""
    own = {row.period: row for row in rows}
    found: dict[str, tuple[Row, ...]] = {}
    for one in further:
        rated = {column: getattr(one, column) for column in RATED}
        row = cast("Row", own[one.period]._replace(**rated))  # type: ignore[attr-defined]
        found[one.period] = (*found.get(one.period, ()), row)
    return found


def _sources(package: Package, kinds: tuple[str, ...]) -> dict[str, dict[tuple[str, str], str]]:
    """By indicator, then period and name, what the source of such a level is called: up to its first comma."""
    found: dict[str, dict[tuple[str, str], str]] = {}
    for level in rows_of(package.targets[package.targets["kind"].isin(kinds)]):
        found.setdefault(str(level.indicator), {})[str(level.period), str(level.name)] = str(level.source).partition(
            ","
        )[0]
    return found
