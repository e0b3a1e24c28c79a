"""The scorecards of yearly indicators that scorecards.toml describes: Harrow's, Leeds's and Herefordshire's."""

import csv
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from example import attendance, tables
from example.catalogue import Measure, measures
from example.concerns import concerns
from example.figures import Figures
from example.packages import Package, Row

WITH_TERMS = ("herefordshire-digest",)
HERE = Path(__file__).parent
PUBLISHER = "The Outturn example site"
TOOL = {
    "title": "Department for Education, Local authority interactive tool (LAIT)",
    "path": "https://www.gov.uk/government/publications/local-authority-interactive-tool-lait",
}
LICENCE = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}


def build(figures: Path, name: str, day: date, former: Mapping[str, str]) -> Package:
    """Return the package of that name.

    Publications that came out after the day and give it are not read. `former` names, for indicators that replaced
    another one, the one to show in their place.
    """
    document = tomllib.loads((HERE / "scorecards.toml").read_text(encoding="utf-8"))
    catalogue = measures()
    about = document["scorecards"][name]
    chosen = [catalogue[former.get(slug, slug)] for slug in about["measures"]]
    return Package(
        descriptor=_descriptor(name, about, chosen, document["outcomes"]),
        tables=_with_terms(
            name, _tables(about, chosen, figures) | _assessments(name) | concerns(name, day), figures, day
        ),
        commentary=_commentary(name),
    )


def _tables(about: Mapping[str, Any], chosen: list[Measure], folder: Path) -> dict[str, list[Row]]:
    figures = Figures(folder)
    others = tables.areas(folder, about["council"], about["regions"])
    series = {measure.slug: figures.series(measure, about["council"]) for measure in chosen}
    made: dict[str, list[Row]] = {
        "indicators": _indicators(about, chosen),
        "outturns": [row for measure in chosen for row in tables.outturns(measure, series[measure.slug])],
        "targets": [row for measure in chosen for row in tables.benchmarks(measure, series[measure.slug], figures)],
        "comparators": [
            row for measure in chosen for row in tables.comparators(measure, series[measure.slug], figures, others)
        ],
        "areas": [area.row for area in others],
        "groups": tables.groups(chosen),
        "breakdowns": [row for measure in chosen for row in tables.breakdowns(measure, figures, about["council"])],
    }
    for slug, one in about.get("graded", {}).items():
        made["indicators"].append(tables.graded_indicator(slug, one))
        made["outturns"] += tables.graded_outturns(slug, one)
    if about.get("frameworks"):
        made["frameworks"] = [row for measure in chosen for row in tables.frameworks(measure)]
    return made


def _indicators(about: Mapping[str, Any], chosen: list[Measure]) -> list[Row]:
    cautions, seldom = about.get("cautions", {}), about.get("reporting", {})
    return [
        {**tables.indicator(measure, cautions.get(measure.slug, "")), "reporting": seldom.get(measure.slug, "")}
        for measure in chosen
    ]


def _with_terms(name: str, made: Mapping[str, list[Row]], figures: Path, day: date) -> dict[str, list[Row]]:
    """Return the tables with absence from school by term; an area that is there already is not repeated."""
    if name not in WITH_TERMS:
        return dict(made)
    added = attendance.herefordshire_terms(figures, day)
    known = {row["area"] for row in made["areas"]}
    new = {**added, "areas": [row for row in added.get("areas", ()) if row["area"] not in known]}
    return {table: [*rows, *new.get(table, ())] for table, rows in made.items()}


def _descriptor(
    name: str,
    about: Mapping[str, Any],
    chosen: list[Measure],
    outcomes: Mapping[str, Mapping[str, str]],
) -> dict[str, object]:
    used = {measure.source.title: measure.source.url for measure in chosen}
    added = attendance.sources() if name in WITH_TERMS else []
    added += [{"title": one["source"]} for one in about.get("graded", {}).values()]
    small = {"disclosure": {"smallest": about["smallest"]}} if "smallest" in about else {}
    return {
        "name": name,
        "title": about["title"],
        "description": about["description"],
        "version": "next",
        "created": "2026-11-20T00:00:00Z",
        "licenses": [LICENCE],
        "sources": [*({"title": title, "path": path} for title, path in used.items()), TOOL, *added],
        "contributors": [{"title": "Example data editor", "role": "author"}],
        "scorecard": {
            "publisher": PUBLISHER,
            "area": {"name": about["council"], "code": about["code"]},
            "outcomes": [{"id": outcome, **outcomes[outcome]} for outcome in about["outcomes"]],
            "next_publication": "2027-01-29",
            "contact": "outturn@example.org",
            **small,
            "illustrative": False,
        },
    }


def _assessments(name: str) -> dict[str, list[Row]]:
    path = HERE / "assessments" / f"{name}.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {"assessments": list(csv.DictReader(file))}


def _commentary(name: str) -> dict[str, str]:
    files = sorted((HERE / "commentary" / name).glob("*.md"))
    return {file.stem: file.read_text(encoding="utf-8") for file in files}
