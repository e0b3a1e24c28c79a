"""The tables of a scorecard of yearly indicators, from the catalogue's measures and the published figures."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from example.catalogue import Measure
from example.figures import NOT_PUBLISHED, Figure, Figures
from example.packages import Row

ENGLAND = "England"
CODES = {ENGLAND: "E92000001", "West Midlands": "E12000005", "East of England": "E12000006"}
RATE_TOLERANCE = 5
FRAMEWORKS = {
    "NI": "National Indicators (NI)",
    "PAF": "Performance Assessment Framework (PAF)",
    "BVPI": "Best Value Performance Indicators (BVPI)",
}


@dataclass(frozen=True, slots=True)
class Area:
    """An area that the council is compared with."""

    name: str
    kind: str
    code: str
    closeness: str = ""

    @property
    def slug(self) -> str:
        """The area's short name."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")

    @property
    def row(self) -> Row:
        """The area's row of areas.csv."""
        return {
            "area": self.slug,
            "name": self.name,
            "kind": self.kind,
            "code": self.code,
            "closeness": self.closeness,
        }


def areas(folder: Path, council: str, regions: Sequence[str]) -> list[Area]:
    """Return England, the regions and the council's ten statistical neighbours, the closest first."""
    with (folder / "statistical_neighbours_2025.csv").open(encoding="utf-8-sig", newline="") as file:
        near = sorted((row for row in csv.DictReader(file) if row["area"] == council), key=lambda row: int(row["rank"]))
    return [
        Area(ENGLAND, "nation", CODES[ENGLAND]),
        *(Area(region, "region", CODES[region]) for region in regions),
        *(Area(row["neighbour"], "neighbour", row["neighbour_code"], row["closeness"]) for row in near),
    ]


def indicator(measure: Measure, caution: str = "") -> Row:
    """Return the measure's row of indicators.csv; a caution of the scorecard's own follows the measure's."""
    tolerance = measure.tolerance
    if tolerance is None and measure.polarity != "none":
        tolerance = RATE_TOLERANCE
    return {
        "indicator": measure.slug,
        "title": measure.title,
        "phrase": measure.phrase,
        "outcome": measure.outcome,
        "unit": measure.unit,
        "per": str(measure.per or ""),
        "decimals": str(measure.decimals),
        "polarity": measure.polarity,
        "frequency": "year",
        "year_type": measure.timing.year_type,
        "basis": measure.timing.basis,
        "compare_with": "previous",
        "tolerance": "" if tolerance is None else f"{tolerance:g}",
        "tolerance_unit": "" if tolerance is None else ("points" if measure.unit == "percent" else "percent"),
        "owner": measure.owner,
        "source": measure.source.title,
        "source_url": measure.source.url,
        "definition": measure.definition,
        "caution": f"{measure.caution} {caution}".strip(),
        "status": "active",
    }


def graded_indicator(slug: str, about: Mapping[str, Any]) -> Row:
    """Return the row of indicators.csv of what was rated in words, by calendar years, and is not any more."""
    columns = ("title", "outcome", "scale", "polarity", "owner", "source", "definition")
    fixed = {"unit": "scale", "decimals": "0", "frequency": "year", "year_type": "calendar", "basis": "period"}
    own = {column: str(about[column]) for column in columns}
    return {"indicator": slug, **own, **fixed, "compare_with": "previous", "status": "retired"}


def graded_outturns(slug: str, about: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the words in which it was rated, by year."""
    for year, cells in about["figures"].items():
        yield {"indicator": slug, "period": year, **cells}


def outturns(measure: Measure, series: Mapping[int, Figure]) -> Iterator[Row]:
    """Yield the council's own rows; a year without a figure says so."""
    for year, figure in series.items():
        note = figure.note or ("" if figure.value else NOT_PUBLISHED)
        yield {"indicator": measure.slug, "period": measure.period(year), **_cells(figure), "note": note}


def breakdowns(measure: Measure, figures: Figures, council: str) -> Iterator[Row]:
    """Yield the council's figures of every group; a year without a figure says so."""
    if measure.groups is None:
        return
    for group in measure.groups.groups:
        for year, figure in figures.of_group(measure, group, council).items():
            row = {"indicator": measure.slug, "period": measure.period(year), "dimension": measure.groups.dimension}
            note = figure.note or ("" if figure.value else NOT_PUBLISHED)
            yield {**row, "group": group.slug, **_cells(figure), "note": note}


def groups(chosen: Iterable[Measure]) -> list[Row]:
    """Return the rows of groups.csv of the measures, each group once."""
    rows = {
        (dimension.dimension, group.slug): {
            "dimension": dimension.dimension,
            "group": group.slug,
            "dimension_title": dimension.title,
            "title": group.title,
        }
        for dimension in (measure.groups for measure in chosen)
        if dimension is not None
        for group in dimension.groups
    }
    return list(rows.values())


def comparators(measure: Measure, years: Collection[int], figures: Figures, others: Sequence[Area]) -> Iterator[Row]:
    """Yield every figure of the other areas for the years that the council's series covers."""
    found = {area: figures.series(measure, area.name) for area in others}
    for year in years:
        for area in others:
            figure = found[area].get(year)
            if figure is not None and figure.value:
                row = {"indicator": measure.slug, "period": measure.period(year), "area": area.slug}
                yield {**row, **_cells(figure)}


def benchmarks(measure: Measure, years: Collection[int], figures: Figures) -> Iterator[Row]:
    """Yield England's figure as the benchmark of every year that has one, where one way is better."""
    if measure.polarity == "none":
        return
    for year, figure in figures.series(measure, ENGLAND).items():
        if figure.value and year in years:
            yield {
                "indicator": measure.slug,
                "period": measure.period(year),
                "kind": "benchmark",
                "value": figure.value,
                "source": f"England average, {measure.source.publisher}",
            }


def frameworks(measure: Measure) -> Iterator[Row]:
    """Yield the codes that national frameworks gave the measure."""
    for short, name in FRAMEWORKS.items():
        if short in measure.frameworks:
            yield {"indicator": measure.slug, "framework": name, "code": measure.frameworks[short]}


def _cells(figure: Figure) -> dict[str, str]:
    return {
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "mark": figure.mark,
    }
