"""Peterborough's dashboard: school absence by month, yearly figures, and the critical issues of December 2008."""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from example import attendance, catalogue, tables
from example.concerns import concerns
from example.descriptors import commentary, describe
from example.figures import Figures
from example.packages import Package, Row

HERE = Path(__file__).parent
MONTHLY_OUTCOME = "enjoy-and-achieve"


def build(figures: Path, name: str, day: date, former: Mapping[str, str]) -> Package:
    """Return the package.

    Publications of school absence that came out after the day are not read. `former` names, for indicators that
    replaced another one, the one to show in their place.
    """
    document = tomllib.loads((HERE / "peterborough.toml").read_text(encoding="utf-8"))
    about, outcomes = document["scorecard"], document["outcomes"]
    known = catalogue.measures()
    published = Figures(figures)
    others = tables.areas(figures, about["council"], about["regions"])
    by_month = attendance.monthly(figures, about["council"], day)
    made: dict[str, list[Row]] = {table: [] for table in (*by_month, "frameworks")}
    for outcome in outcomes:
        if outcome["id"] == MONTHLY_OUTCOME:
            for table, rows in by_month.items():
                made[table] += rows
        for measure in (known[former.get(slug, slug)] for slug in outcome["measures"]):
            series = published.series(measure, about["council"])
            row = tables.indicator(measure, document["cautions"].get(measure.slug, ""))
            made["indicators"].append({**row, "proxy_for": document["proxies"].get(measure.slug, "")})
            made["outturns"] += tables.outturns(measure, series)
            made["targets"] += tables.benchmarks(measure, list(series), published)
            made["comparators"] += tables.comparators(measure, list(series), published, others)
            made["frameworks"] += tables.frameworks(measure)
    chosen = [known[former.get(slug, slug)] for outcome in outcomes for slug in outcome["measures"]]
    sources = [{"title": measure.source.title, "path": measure.source.url} for measure in chosen]
    return Package(
        descriptor=describe({**about, "name": name}, outcomes, [*attendance.sources(), *sources]),
        tables={
            **made,
            "areas": [area.row for area in others],
            "issues": _issues(name, former, document["actions"], day),
            **concerns(name, day),
            "steps": _steps(document["steps"], made["outturns"]),
        },
        commentary=commentary(name),
    )


def _steps(steps: Iterable[Row], outturns: Iterable[Row]) -> list[Row]:
    """The steps at months of which there is a figure by now."""
    there = {(row["indicator"], row["period"]) for row in outturns}
    return [dict(step, kind="step") for step in steps if (step["indicator"], step["period"]) in there]


def _issues(scorecard: str, former: Mapping[str, str], actions: Mapping[str, Any], day: date) -> list[Row]:
    """The issues; those that indicators show say from a day on how they are followed."""
    action = actions["text"] if day >= actions["on"] else ""
    with (HERE / "issues" / f"{scorecard}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        {
            **row,
            "indicators": " ".join(former.get(slug, slug) for slug in row["indicators"].split()),
            "action": action if row["indicators"] else "",
        }
        for row in rows
    ]
