"""Peterborough's dashboard: school absence by month, yearly figures, and the critical issues of December 2008."""

import csv
import tomllib
from pathlib import Path

from example import attendance, catalogue, tables
from example.descriptors import commentary, describe
from example.figures import Figures
from example.packages import Package, Row

HERE = Path(__file__).parent
MONTHLY_OUTCOME = "enjoy-and-achieve"


def build(figures: Path) -> dict[str, Package]:
    """Return the package by the name of its folder."""
    document = tomllib.loads((HERE / "peterborough.toml").read_text(encoding="utf-8"))
    about, outcomes = document["scorecard"], document["outcomes"]
    known = catalogue.measures()
    published = Figures(figures)
    others = tables.areas(figures, about["council"], about["regions"])
    by_month = attendance.monthly(figures, about["council"])
    made: dict[str, list[Row]] = {name: [] for name in (*by_month, "frameworks")}
    for outcome in outcomes:
        if outcome["id"] == MONTHLY_OUTCOME:
            for name, rows in by_month.items():
                made[name] += rows
        for measure in (known[slug] for slug in outcome["measures"]):
            series = published.series(measure, about["council"])
            row = tables.indicator(measure, document["cautions"].get(measure.slug, ""))
            made["indicators"].append({**row, "proxy_for": document["proxies"].get(measure.slug, "")})
            made["outturns"] += tables.outturns(measure, series)
            made["targets"] += tables.benchmarks(measure, list(series), published)
            made["comparators"] += tables.comparators(measure, list(series), published, others)
            made["frameworks"] += tables.frameworks(measure)
    chosen = [known[slug] for outcome in outcomes for slug in outcome["measures"]]
    sources = [{"title": measure.source.title, "path": measure.source.url} for measure in chosen]
    return {
        about["name"]: Package(
            descriptor=describe(about, outcomes, [*attendance.sources(), *sources]),
            tables={**made, "areas": [area.row for area in others], "issues": _issues(about["name"])},
            commentary=commentary(about["name"]),
        ),
    }


def _issues(scorecard: str) -> list[Row]:
    with (HERE / "issues" / f"{scorecard}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
