"""Figures of whole years beside those of their parts: told in a table and a tile of their own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isnan
from typing import cast

from outturn import words
from outturn.pages import Tile, WholeYears
from outturn.periods import parse
from outturn.story.evidence import Evidence, Series
from outturn.story.figures import aim_name, comparator_name, figure_row, in_unit
from outturn.story.headline import said_of


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


def whole_years(evidence: Evidence, unit: str) -> WholeYears | None:
    """The table of whole years with sentences about the newest; None where there is none.

    ``unit`` is what it counts in, empty where each figure says it.
    """
    years = of_years(evidence)
    if not years.rows:
        return None
    indicator = evidence.indicator
    return WholeYears(
        indicator=f"{indicator.indicator}-years",
        title=evidence.say("whole-years-of", title=indicator.title),
        unit=unit,
        headline=said_of(years, years.latest) if years.latest else (),
        figures=tuple(figure_row(years, row) for row in reversed(years.rows)),
        aim=aim_name(years),
        comparator="" if years.aim_is_comparator else comparator_name(years),
        has_counts=any(not isnan(row.denominator) for row in years.rows),
        has_intervals=any(not isnan(row.low) for row in years.rows),
        has_notes=any(row.note for row in years.rows),
    )


def year_tile(evidence: Evidence) -> Iterator[Tile]:
    """The newest whole year's figure, where there is one."""
    years = of_years(evidence)
    if row := years.latest:
        period = words.short_label(evidence.say, parse(row.period))
        yield Tile(
            evidence.say("tile-whole-year"), in_unit(years, row), words.period_marked(evidence.say, period, row.mark)
        )
