"""Figures of whole years beside those of their parts: told in a table and a tile of their own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isnan
from typing import TYPE_CHECKING, cast

from outturn import words
from outturn.pages import FiguresBeside, Tile
from outturn.periods import parse
from outturn.story.evidence import Evidence
from outturn.story.figures import (
    aim_name,
    comparator_name,
    counts_rounded,
    figure_row,
    in_unit,
    interval_name,
    other_unit,
)
from outturn.story.headline import said_of

if TYPE_CHECKING:
    from outturn.story.rows import Series


@dataclass(frozen=True, slots=True)
class Untold:
    """What is said of a series that is looked at by its figures alone: nothing."""

    trend: str = ""
    trend_statistic: float = float("nan")
    trend_reason: str = ""
    mean: float = float("nan")
    lower_limit: float = float("nan")
    upper_limit: float = float("nan")
    variation: str = ""
    assurance: str = ""
    attention: str = ""
    attention_data: str = ""
    age: str = ""


def of_years(evidence: Evidence) -> Evidence:
    """What is known of the whole years alone, as of an indicator with yearly figures."""
    indicator = evidence.indicator.of_years
    return replace(
        evidence, indicator=indicator, rows=evidence.year_rows, year_rows=(), series=cast("Series", Untold()), levels=()
    )


def whole_years(evidence: Evidence, unit: str) -> FiguresBeside | None:
    """The table of whole years with sentences about the newest; None where there is none.

    ``unit`` is what it counts in, empty where each figure says it.
    """
    if not evidence.year_rows:
        return None
    years = of_years(evidence)
    name, title = evidence.indicator.indicator, evidence.say("whole-years-of", title=evidence.indicator.title)
    return figures_beside(years, f"{name}-years", title, unit)


def figures_beside(evidence: Evidence, name: str, title: str, unit: str) -> FiguresBeside:
    """The table of another reading's figures beside a page's own; ``name`` tells its table from others."""
    return FiguresBeside(
        indicator=name,
        title=title,
        headline=said_of(evidence, evidence.latest) if evidence.latest else (),
        figures=tuple(figure_row(evidence, row) for row in reversed(evidence.rows)),
        unit=unit,
        aim=aim_name(evidence),
        comparator="" if evidence.aim_is_comparator else comparator_name(evidence),
        has_counts=any(not isnan(row.denominator) for row in evidence.rows),
        has_intervals=any(not isnan(row.low) for row in evidence.rows),
        has_notes=any(row.note for row in evidence.rows),
        intervals=interval_name(evidence),
        rounded=counts_rounded(evidence),
        other_unit=other_unit(evidence),
    )


def year_tile(evidence: Evidence) -> Iterator[Tile]:
    """The newest whole year's figure, where there is one."""
    years = of_years(evidence) if evidence.year_rows else None
    if years and (row := years.latest):
        period = words.short_label(evidence.say, parse(row.period))
        yield Tile(
            evidence.say("tile-whole-year"), in_unit(years, row), words.period_marked(evidence.say, period, row.mark)
        )
