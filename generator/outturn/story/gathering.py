"""Gathers what is known of each indicator from a package and its judgements."""

from collections.abc import Iterator, Mapping, Sequence
from math import isnan
from typing import Any, cast

import pandas as pd

from outturn.model import Indicator, Judgements, Package, rows_of
from outturn.periods import parse, stands_apart, starting
from outturn.story.dimensions import dimensions
from outturn.story.evidence import Evidence
from outturn.story.rows import Compared, Figure, Level, Row, Series, Twin
from outturn.words.catalogue import Catalogue

OF_AREA = ("indicator", "period", "area")
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
    for name, period, area, value, mark in _cells(package.comparators, *OF_AREA, "value", "mark"):
        others.setdefault(name, {}).setdefault(area, {})[period] = (value, mark)
    compared: dict[str, dict[tuple[str, str], Compared]] = {}
    limits: dict[str, dict[tuple[str, str], tuple[float, float]]] = {}
    judged = _cells(judgements.comparisons, *OF_AREA, "low", "high", "comparison", "compared_by", "certainty")
    for name, period, area, low, high, *how in judged:
        compared.setdefault(name, {})[area, period] = cast("Compared", tuple(how))
        if not isnan(low):
            limits.setdefault(name, {})[area, period] = (low, high)
    series = dict(zip(judgements.series.index, rows_of(judgements.series), strict=True))
    aims, set_in = _sources(package, ("benchmark",)), _sources(package, ("target", "lower", "upper"))
    levels: dict[str, list[Level]] = {}
    starts = {one.indicator: one.starts_in for one in package.indicators}
    for name, text, *row in _cells(package.targets, "indicator", "period", "kind", "value", "name", "set_by", "note"):
        levels.setdefault(name, []).append(Level(starting(parse(text), starts[name]), *row))
    twins = _twins(package)
    own = {one.indicator: one.title for one in package.indicators}
    by_group = dimensions(package, judgements)
    every = {**(titles or {}), **own}
    for indicator in package.indicators:
        name = indicator.indicator
        parts: tuple[list[Row], list[Row]] = [], []  # of its own periods, and of whole years beside them
        for each in rows.get(name, ()):
            parts[stands_apart(parse(each.period), indicator.frequency)].append(each)
        yield Evidence(
            say=say,
            scorecard=package.scorecard,
            indicator=indicator,
            rows=parts[0],
            year_rows=parts[1],
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


def _cells(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The cells of those columns, a row after the other."""
    return zip(*(frame[name].tolist() for name in columns), strict=True)


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
    for name, period, kind, called, source in _cells(package.targets, "indicator", "period", "kind", "name", "source"):
        if kind in kinds:
            found.setdefault(name, {})[period, called] = source.partition(",")[0]
    return found
