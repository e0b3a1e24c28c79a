"""What a scorecard's newest edition leaves behind for pages about several scorecards."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import isnan
from typing import Any

from outturn.model import FORECAST, Indicator, Package, rows_of
from outturn.pages import AreaLine, IssueStory, Left, Measure, Newest, Reading
from outturn.periods import parse, stands_apart
from outturn.values import replace
from outturn.versions.history import Edition

HUNDRED = 100.0
WIDER = ("nation", "region")
"""Kinds of areas that hold a council: they stand beside its figures as lines."""
TOLD = tuple(name for name in Newest.__struct_fields__ if name not in ("period", "grade"))


def left(edition: Edition, turned: Mapping[str, str], stories: tuple[IssueStory, ...] = ()) -> Left:
    """Every indicator in use with its figures, as they were judged; ``turned`` is a sentence a version.

    ``stories`` are what became of its critical issues.
    """
    package = edition.package
    rows = list(rows_of(edition.judgements.figures))
    figures = _by_indicator(_readings(edition, rows))
    lines = _by_indicator(_lines(edition))
    newest = _newest(package, rows)
    codes = _by_indicator((one.indicator, (one.framework, one.code)) for one in package.frameworks)
    measures = tuple(
        Measure(
            one,
            tuple(figures.get(one.indicator, ())),
            tuple(codes.get(one.indicator, ())),
            tuple(lines.get(one.indicator, ())),
            newest.get(one.indicator),
            tuple(issue for issue in package.issues if one.indicator in issue.indicators),
        )
        for one in package.indicators
        if one.status != "retired"
    )
    card = package.scorecard
    return Left(
        measures,
        card.area_code,
        dict(turned),
        stories,
        version=edition.version.version if edition.version else "",
        created=date.fromisoformat(card.created),
        next_publication=card.next_publication,
    )


def _by_indicator(pairs: Iterator[tuple[str, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for indicator, one in pairs:
        found.setdefault(indicator, []).append(one)
    return found


def _readings(edition: Edition, rows: Sequence[Any]) -> Iterator[tuple[str, Reading]]:
    """Every figure but those of whole years beside their parts, in the order of time."""
    package, judged = edition.package, edition.judgements
    known = {one.indicator: one for one in package.indicators}
    main = next((area.area for kind in WIDER for area in package.areas if area.kind == kind), "")
    compared = {
        (row.indicator, row.period): (str(row.comparison), str(row.certainty))
        for row in rows_of(judged.comparisons)
        if row.area == main
    }
    counts = zip(package.outturns["numerator"], package.outturns["denominator"], strict=True)
    for row, (top, below) in zip(rows, counts, strict=True):
        indicator = known[row.indicator]
        if not stands_apart(parse(row.period), indicator.frequency):
            value = None if isnan(row.value) else float(row.value)
            beside = compared.get((row.indicator, row.period), ("", ""))
            yield (
                row.indicator,
                Reading(row.period, value, str(row.mark), _ends(indicator, row, float(top), float(below)), *beside),
            )


def _newest(package: Package, rows: Sequence[Any]) -> dict[str, Newest]:
    """The newest figure of each indicator: an outturn before an officer's forecast, a figure before none."""
    frequencies = {one.indicator: one.frequency for one in package.indicators}
    grades = dict(_grades(package))
    found: dict[str, tuple[tuple[bool, bool], Any]] = {}
    for row in rows:
        if stands_apart(parse(row.period), frequencies[row.indicator]):
            continue
        worth = (not isnan(row.value), FORECAST not in str(row.mark).split())
        if row.indicator not in found or worth >= found[row.indicator][0]:
            found[row.indicator] = (worth, row)
    return {name: _told(row, grades[name, row.period]) for name, (_, row) in found.items()}


def _told(row: Any, grade: str) -> Newest:  # noqa: ANN401 - a row of judged figures
    """The figure as pages about several scorecards say it."""
    told = {name: _plain(getattr(row, name)) for name in TOLD if hasattr(row, name)}
    return Newest(row.period, grade=grade, **{name: cell for name, cell in told.items() if cell is not None})


def _grades(package: Package) -> Iterator[tuple[tuple[str, str], str]]:
    """The word of a scale of each figure, by its indicator and period; empty where it is a number."""
    rows = zip(*(package.outturns[name] for name in ("indicator", "period", "grade")), strict=True)
    return (((name, period), grade if isinstance(grade, str) else "") for name, period, grade in rows)


def _plain(cell: Any) -> Any:  # noqa: ANN401 - a text or a number
    """The cell without what stands for nothing."""
    return None if cell is None or cell != cell else float(cell) if not isinstance(cell, str) else cell  # noqa: PLR0124


def _ends(indicator: Indicator, row: Any, top: float, below: float) -> tuple[float, float, float] | None:  # noqa: ANN401
    """The figure that the interval is about, which a published figure is rounded from, and its limits."""
    if isnan(row.low) or isnan(row.high):
        return None
    is_counted = row.interval not in ("", "published") and below > 0 and top >= 0
    scale = HUNDRED if indicator.unit == "percent" else float(indicator.per or 1)
    return (top / below * scale if is_counted else float(row.value), float(row.low), float(row.high))


def _lines(edition: Edition) -> Iterator[tuple[str, AreaLine]]:
    """The nation's figures first, then those of regions."""
    package = edition.package
    areas = [area for kind in WIDER for area in package.areas if area.kind == kind]
    figures: dict[tuple[str, str], dict[str, float]] = {}
    limits: dict[tuple[str, str], dict[str, tuple[float, float]]] = {}
    for row in rows_of(package.comparators):
        if not isnan(row.value):
            figures.setdefault((row.area, row.indicator), {})[row.period] = float(row.value)
    for row in rows_of(edition.judgements.comparisons):
        if not isnan(row.low) and not isnan(row.high):
            limits.setdefault((row.area, row.indicator), {})[row.period] = (float(row.low), float(row.high))
    for area in areas:
        for (name, indicator), known in figures.items():
            if name == area.area:
                ends = limits.get((name, indicator), {})
                yield indicator, AreaLine(area.area, area.name, area.kind, known, ends)


def newest_alone(left: Left) -> Left:
    """The same without what only comparisons across places and time need: earlier figures, and other areas' lines."""
    return replace(left, measures=tuple(_newest_alone(one) for one in left.measures))


def _newest_alone(measure: Measure) -> Measure:
    """The indicator with its newest figure and an officer's forecasts behind it."""
    outturns = [at for at, one in enumerate(measure.readings) if FORECAST not in one.mark.split()]
    return replace(measure, readings=measure.readings[outturns[-1] if outturns else 0 :], lines=())
