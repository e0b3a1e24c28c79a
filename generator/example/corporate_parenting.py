"""Harrow's corporate parenting scorecard: children in care, children with a protection plan, and care leavers."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from example import catalogue, tables
from example.catalogue import Measure
from example.descriptors import commentary, describe
from example.figures import Figure, Figures
from example.packages import Package, Row

HERE = Path(__file__).with_name("corporate_parenting.toml")
NUMBER_ONLY = "came-into-care"
RETIRED = "retired"


def build(figures: Path, name: str, _day: date, former: Mapping[str, str]) -> Package:
    """Return the package; `former` names, for indicators that replaced another one, the one to show in their place."""
    document = tomllib.loads(HERE.read_text(encoding="utf-8"))
    about, outcomes, changes = document["scorecard"], document["outcomes"], document["changes"]
    known = {**catalogue.measures(), **catalogue.measures(HERE)}
    chosen = [(known[former.get(slug, slug)], outcome["id"]) for outcome in outcomes for slug in outcome["measures"]]
    published = Figures(figures)
    others = tables.areas(figures, about["council"], [])
    made: dict[str, list[Row]] = {
        name: [] for name in ("indicators", "outturns", "breakdowns", "targets", "comparators", "frameworks")
    }
    for measure, outcome in chosen:
        series = _series(measure, published, about["council"], changes.get(measure.slug, {}))
        row = tables.indicator(measure, document["cautions"].get(measure.slug, ""))
        own = {"phrase": phrase} if (phrase := document["phrases"].get(measure.slug)) else {}
        made["indicators"].append({**row, **own, "outcome": outcome, **changes.get(measure.slug, {})})
        made["outturns"] += tables.outturns(measure, series)
        made["breakdowns"] += tables.breakdowns(measure, published, about["council"])
        made["targets"] += tables.benchmarks(measure, list(series), published)
        made["comparators"] += tables.comparators(measure, list(series), published, others)
        made["frameworks"] += tables.frameworks(measure)
    sources = [{"title": measure.source.title, "path": measure.source.url} for measure, _ in chosen]
    return Package(
        descriptor=describe({**about, "name": name}, outcomes, sources),
        tables={
            **made,
            "areas": [area.row for area in others],
            "groups": tables.groups(measure for measure, _ in chosen),
        },
        commentary=commentary(name),
    )


def _series(measure: Measure, published: Figures, council: str, change: Mapping[str, str]) -> dict[int, Figure]:
    """Return the council's figures by year; an indicator that is no longer used ends with its last figure."""
    if measure.slug == NUMBER_ONLY:
        return dict(_came_into_care(published.folder, council))
    series = published.series(measure, council)
    if change.get("status") != RETIRED:
        return series
    last = max(year for year, figure in series.items() if figure.value)
    return {year: figure for year, figure in series.items() if year <= last}


def _came_into_care(folder: Path, council: str) -> Iterator[tuple[int, Figure]]:
    with (folder / "dfe_cla_number_and_rate_per_10k_children.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["la_name"] == council]
    for row in sorted(rows, key=lambda row: row["time_period"]):
        if row["population_type"] == "Children starting to be looked after each year":
            yield int(row["time_period"]), Figure(row["children_count"])
