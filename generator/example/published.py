"""A package as it would have been on a day: without the figures that had not come out by then."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from example.catalogue import months
from example.packages import Package
from example.yearly import TOOL
from outturn.periods import parse

MONTHS_OF_YEAR = 12
DATED = ("outturns", "breakdowns", "targets", "comparators")
NAMING = ("issues", "concerns")
"""Tables whose rows name several indicators."""
OF_INDICATORS = (*DATED, "frameworks", "steps")


def published_by(package: Package, day: date) -> Package:
    """Return the package without figures that came out after the day, nor indicators that have none then.

    Figures of sources that the catalogue does not know are all kept.
    """
    late = months()
    lags = {row["indicator"]: late.get(row["source"]) for row in package.tables["indicators"]}
    cut = {
        name: [row for row in rows if name not in DATED or _is_out(row["period"], lags[row["indicator"]], day)]
        for name, rows in package.tables.items()
    }
    known = {row["indicator"] for row in cut["outturns"] if row.get("value") or row.get("grade")}
    return only(replace(package, tables=cut), known)


def only(package: Package, known: Collection[str]) -> Package:
    """Return the package with those indicators only, the sources that they have, and nothing about any other."""
    tables = {
        name: [row for row in rows if name not in ("indicators", *OF_INDICATORS) or row["indicator"] in known]
        for name, rows in package.tables.items()
    }
    breakdowns = tables.pop("breakdowns", [])
    dimensions = {row["dimension"] for row in breakdowns}
    groups = [row for row in tables.pop("groups", ()) if row["dimension"] in dimensions]
    if groups:
        tables |= {"breakdowns": breakdowns, "groups": groups}
    for name in [one for one in NAMING if one in tables]:
        tables[name] = [
            {**row, "indicators": " ".join(one for one in row["indicators"].split() if one in known)}
            for row in tables[name]
        ]
    titles = {row["source"] for row in tables["indicators"]} | {TOOL["title"]}
    sources = [source for source in package.descriptor["sources"] if source["title"] in titles]
    texts = {name: text for name, text in package.commentary.items() if name in {*known, "summary"}}
    return replace(package, descriptor={**package.descriptor, "sources": sources}, tables=tables, commentary=texts)


def _is_out(period: str, lag: int | None, day: date) -> bool:
    """Whether the month in which the figure comes out was over on the day."""
    if lag is None:
        return True
    end = parse(period).end
    after = end.year * MONTHS_OF_YEAR + end.month + lag
    return date(after // MONTHS_OF_YEAR, after % MONTHS_OF_YEAR + 1, 1) <= day
