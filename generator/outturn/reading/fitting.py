"""What to write in a cell, held against the rest of the package: what is sure there, and what is a question."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from outturn.errors import Finding, shown, word
from outturn.findings import leading
from outturn.meant import slug_meant
from outturn.model import MARKS_BESIDE, Table
from outturn.reading.leading import MARK

CURRENCIES = {"\u00a3": "GBP", "$": "USD", "\u20ac": "EUR"}
SIGN = "sign"
"""The gap that names what only some units allow to leave out."""
REFERENCES = {"indicator": "indicators", "area": "areas"}
"""Columns that name a row of another table."""


def fitted(findings: Iterable[Finding], tables: Mapping[str, Table]) -> Iterator[Finding]:
    """The findings, each with cells to write only where the rest of the package leaves no doubt.

    A sign for per cent may be left out of a percentage, one of money out of an amount in its currency, brackets of an
    amount; a name in capital letters is that of the row that has it; a mark is not written over another.
    """
    by_file = {one.file: one for one in tables.values()}
    for one in findings:
        table = by_file.get(one.where.file)
        yield one if table is None or one.where.row is None else _fitted(one, table, tables)


def _fitted(finding: Finding, table: Table, tables: Mapping[str, Table]) -> Finding:
    gaps = dict(finding.gaps)
    if finding.id == "text-form":
        return _named(finding, table, tables)
    sign = str(gaps.get(SIGN, ""))
    if sign and not _allows(sign, finding, table, tables["indicators"]):
        text = dict(finding.write)[finding.where.column]
        said = {**gaps, "kind": word("write-perhaps", write=shown(text), kind=word("kind-number"))}
        return replace(finding, gaps=tuple(said.items()), write=())
    is_marked = MARK in dict(finding.write) and finding.where.column != MARK
    return _beside_marks(finding, table) if is_marked else finding


def _allows(sign: str, finding: Finding, table: Table, indicators: Table) -> bool:
    """Whether the figure is in a unit in which the sign says nothing."""
    row = finding.where.row
    if "indicator" not in table.frame or table.name == "indicators" or row is None or row not in table.frame.index:
        return False
    name = table.frame["indicator"][row]
    rows = indicators.frame[indicators.frame["indicator"] == name]
    if rows.empty or finding.where.column in ("numerator", "denominator"):
        return False
    unit, currency, times = (rows[column].iloc[0] for column in ("unit", "currency", "multiplier"))
    if sign == "%":
        return bool(unit == "percent")
    is_ours = unit == "currency" and not times > 1
    return bool(is_ours and CURRENCIES.get(sign, currency or "GBP") == (currency or "GBP"))


def _beside_marks(finding: Finding, table: Table) -> Finding:
    """The finding with its mark beside those that are there; with nothing to write where they contradict it."""
    row, cells = finding.where.row, dict(finding.write)
    there = str(table.frame[MARK].get(row, "")).split() if row in table.frame.index else []
    if not there:
        return finding
    if cells[MARK] not in MARKS_BESIDE:
        return replace(finding, write=())
    return leading(finding, **{**cells, MARK: " ".join(dict.fromkeys([*there, cells[MARK]]))})


def _named(finding: Finding, table: Table, tables: Mapping[str, Table]) -> Finding:
    """The finding of a name in another spelling, with the name that it must be where a row has it."""
    column, row = finding.where.column, finding.where.row
    other = REFERENCES.get(column, "")
    if not other or table.name == other or row is None or row not in table.frame.index:
        return finding
    written = table.frame[column][row]
    meant = slug_meant(str(written))
    if meant is None or meant.cell not in set(tables[other].frame[column]):
        return finding
    said = {**dict(finding.gaps), "form": shown(meant.cell)}
    return leading(replace(finding, gaps=tuple(said.items())), **{column: meant.cell})
