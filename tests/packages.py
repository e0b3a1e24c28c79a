"""Packages in memory from short lists, so that a test shows the figures that it is about and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from outturn.judge import judge
from outturn.judge.direction import direction
from outturn.judge.rating import rating
from outturn.model import Indicator, Link, Outcome, Package, Scorecard
from outturn.schemas import schema
from outturn.story.evidence import Evidence
from outturn.story.gathering import gather
from outturn.words.catalogue import catalogue

Rows = Sequence[Sequence[Any]]

SAY = catalogue()
"""The program's own words, in English."""

SCORECARD = Scorecard(
    name="exampleshire-children",
    title="Exampleshire: children's scorecard",
    description="How children in Exampleshire fare.",
    version="next",
    created="2025-11-20",
    publisher="Exampleshire Council",
    area="Exampleshire",
    outcomes=(Outcome("stay-safe", "Stay safe", "Are children safe?"),),
    licences=(Link("Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/"),),
    sources=(Link("Made-up figures", "https://www.example.org/figures"),),
)

INDICATOR = Indicator(
    indicator="moves",
    title="Children who moved home three times or more",
    outcome="stay-safe",
    unit="percent",
    decimals=1,
    polarity="higher",
    frequency="year",
    year_type="calendar",
    basis="period",
    compare_with="previous",
    source="Made-up figures",
    definition="Children who moved, as a share of all children looked after.",
    status="active",
)


TARGET = ("indicator", "period", "kind", "value", "source", "set_by", "note", "name")
FIGURE = ("value", "mark", "note", "numerator", "denominator", "low", "high")
COMPARATOR = ("indicator", "period", "area", "value", "mark", "numerator", "denominator", "low", "high")
GROUP = ("indicator", "period", "dimension", "group", *COMPARATOR[3:])


def indicator(**changes: Any) -> Indicator:
    """A yearly percentage with one decimal of which more is better, but for the changes."""
    return replace(INDICATOR, **changes)


def frame(table: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows as ``load`` reads them: text that is absent is empty, a number that is absent is NaN."""
    index = pd.RangeIndex(2, len(rows) + 2)
    columns = {}
    for field in schema(table)["fields"]:  # type: ignore[attr-defined]
        numeric = field["type"] in ("number", "integer")
        cells = [row.get(field["name"]) for row in rows]
        cells = [(float("nan") if numeric else "") if cell is None else cell for cell in cells]
        columns[field["name"]] = pd.Series(cells, index, dtype="float64" if numeric else object)
    return pd.DataFrame(columns, index)


def package(
    outturns: Mapping[Indicator, Rows],
    targets: Rows = (),
    comparators: Rows = (),
    breakdowns: Rows = (),
    **parts: Any,
) -> Package:
    """A package of several indicators.

    ``outturns`` gives each indicator its rows (period, value, mark, note, numerator, denominator, low, high), in the
    order of time; ``targets`` are (indicator, period, kind, value, source, set_by, note, name), ``comparators``
    (indicator, period, area, value, mark, numerator, denominator, low, high) and ``breakdowns`` (indicator, period,
    dimension, group, value and so on). What stands at the end of a row may be left out.
    """
    figures = [
        {"indicator": one.indicator} | _named(row, "period", *FIGURE) for one, rows in outturns.items() for row in rows
    ]
    return Package(
        parts.pop("scorecard", SCORECARD),
        tuple(outturns),
        frame("outturns", figures),
        frame("targets", [_named(row, *TARGET) for row in targets]),
        frame("comparators", [_named(row, *COMPARATOR) for row in comparators]),
        frame("breakdowns", [_named(row, *GROUP) for row in breakdowns]),
        **parts,
    )


def series(figures: Rows, targets: Rows = (), **changes: Any) -> Package:
    """A package of one indicator: figures (period, value, mark…), targets (period, kind, value, source)."""
    one = indicator(**changes)
    return package({one: figures}, [(one.indicator, *target) for target in targets])


def together(cases: Iterable[tuple[Rows, Rows, Mapping[str, Any]]]) -> Package:
    """A package of several cases, each as ``series`` has it: figures, targets and what is changed of the indicator.

    Their indicators are called by their numbers, ``moves-1`` and so on: judged at once, each says what it says alone.
    """
    named = [(indicator(indicator=f"moves-{number}", **changes), figures, targets)
             for number, (figures, targets, changes) in enumerate(cases, 1)]  # fmt: skip
    return package(
        {one: figures for one, figures, _ in named},
        [(one.indicator, *target) for one, _, targets in named for target in targets],
    )


def counted(figures: Sequence[tuple[str, float, float]], per: int = 100) -> Rows:
    """Rows of figures from (period, numerator, denominator), each the quotient times ``per``."""
    return [
        (period, top / below * per if below else float("nan"), "", "", top, below) for period, top, below in figures
    ]


def years(values: Sequence[float | None], first: int = 2000) -> Rows:
    """Rows of calendar years with these values, where there is none with the mark x."""
    return [(f"{first + place}", value, "x" if value is None else "") for place, value in enumerate(values)]


def first_reading(whole: Package) -> Evidence:
    """What is known of the package's first indicator."""
    return next(readings(whole))


def readings(whole: Package) -> Iterator[Evidence]:
    """What is known of each of the package's indicators."""
    return gather(whole, judge(whole), SAY)


def _named(row: Sequence[Any], *names: str) -> dict[str, Any]:
    return dict(zip(names, row, strict=False))


def direction_of(whole: Package) -> pd.DataFrame:
    """How each figure moved, by the bands that it is rated by."""
    return direction(whole, rating(whole))
