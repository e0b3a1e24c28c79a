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
FIGURE = ("indicator", "period")
KEYS: Mapping[str, tuple[str, ...]] = {"outturns": FIGURE, "breakdowns": (*FIGURE, "dimension", "group")}

Key = tuple[str, ...]


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

    One that was entered wrongly before is corrected and not revised.
    """
    tables = dict(package.tables)
    for name, columns in KEYS.items():
        old = {_key(row, columns): row for row in before.tables.get(name, ())}
        if name in tables:
            tables[name] = [
                _as_revised(old.get(_key(row, columns)), row) if _key(row, FIGURE) not in corrected else row
                for row in tables[name]
            ]
    return replace(package, tables=tables)


def _as_revised(old: Row | None, new: Row) -> Row:
    if old is None or not (new.get("value") and _is_revised(old, new)):
        return new
    return {**new, "mark": f"{new.get('mark', '')} {REVISED}".strip()}


def _is_revised(old: Row, new: Row) -> bool:
    return REVISED in old.get("mark", "").split() or bool(old.get("value") and old["value"] != new["value"])


def _key(row: Row, columns: Collection[str]) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)


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
