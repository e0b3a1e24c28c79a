"""How a state of a scorecard differs from what the publications give today: other entries, words and marks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from example.catalogue import measures
from example.figures import counted
from example.packages import Package, Row
from example.states import Entered, Replaced, Worded

REVISED = "r"

Key = tuple[str, str]


def follow(package: Package, replaced: Replaced) -> Package:
    """Return the package whose indicator says which one it replaced, where it has that indicator."""
    said = {"follows": replaced.former, "status": "revised"}
    return _indicators(package, {replaced.by: said})


def worded(package: Package, words: Iterable[Worded], day: date) -> Package:
    """Return the package with the cautions of that day."""
    held = [one for one in words if day < one.until]
    return _indicators(package, {one.indicator: {"caution": one.caution} for one in reversed(held)})


def entered(package: Package, entries: Iterable[Entered], day: date, folder: Path) -> Package:
    """Return the package with the figures as they had been entered by that day."""
    others: dict[Key, Row] = {}
    decimals = {row["indicator"]: int(row["decimals"]) for row in package.tables["indicators"]}
    rows = {(row["indicator"], row["period"]): row for row in package.tables["outturns"]}
    for entry in (entry for entry in entries if day < entry.until):
        keys = [(entry.indicator, period) for period in entry.periods if (entry.indicator, period) in rows]
        if entry.counts is None:
            others |= {key: _printed(rows[key], decimals[entry.indicator]) for key in keys}
        else:
            area = str(package.descriptor["scorecard"]["area"]["name"])
            others |= {key: {**rows[key], **_counted(entry, key[1], area, folder)} for key in keys}
    return _outturns(package, others)


def marked(package: Package, before: Package, corrected: Collection[Key]) -> Package:
    """Return the package with a mark beside every figure that differs from the one first published.

    A figure that has another mark keeps it; one that was entered wrongly before is corrected and not revised.
    """
    old = {(row["indicator"], row["period"]): row for row in before.tables["outturns"]}
    return _outturns(
        package,
        {
            key: {**row, "mark": REVISED}
            for row in package.tables["outturns"]
            if (key := (row["indicator"], row["period"])) in old and key not in corrected
            if row.get("value") and not row.get("mark") and _is_revised(old[key], row)
        },
    )


def _is_revised(old: Row, new: Row) -> bool:
    return old.get("mark") == REVISED or bool(old.get("value") and old["value"] != new["value"])


def _printed(row: Row, decimals: int) -> Row:
    printed = Decimal(row["value"]).quantize(Decimal(10) ** -decimals, ROUND_HALF_UP)
    return {**row, "value": str(printed), "numerator": "", "denominator": ""}


def _counted(entry: Entered, period: str, area: str, folder: Path) -> Row:
    measure = replace(measures()[entry.indicator], counts=entry.counts)
    figure = next(figure for year, figure in counted(folder, measure, area) if measure.period(year) == period)
    return {"value": figure.value, "numerator": figure.numerator, "denominator": figure.denominator}


def _indicators(package: Package, said: Mapping[str, Row]) -> Package:
    rows = [{**row, **said.get(row["indicator"], {})} for row in package.tables["indicators"]]
    return replace(package, tables={**package.tables, "indicators": rows})


def _outturns(package: Package, others: Mapping[Key, Row]) -> Package:
    rows = [others.get((row["indicator"], row["period"]), row) for row in package.tables["outturns"]]
    return replace(package, tables={**package.tables, "outturns": rows})
