"""Figures of a workbook held against those that are there: which rows change, and which are as they were."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from outturn.model import MARKS_BESIDE
from outturn.workbook.areas import COMPARATOR
from outturn.workbook.entries import Fate
from outturn.workbook.understood import Read

Row = dict[str, str]
COLUMNS = ("numerator", "denominator")
"""Kinds of figures that are columns of the outturn's row."""
Key = tuple[str, ...]


def weighed(
    read: Iterable[Read], there: Mapping[str, Sequence[Mapping[str, str]]]
) -> tuple[dict[str, list[Row]], list[Fate]]:
    """The rows to write by their tables, with the cells that change, and what becomes of each cell that was read."""
    known: dict[str, dict[Key, Mapping[str, str]]] = {
        "outturns": {(row["indicator"], row["period"]): row for row in there["outturns"]},
        "targets": {
            (row["indicator"], row["period"], row["kind"]): row for row in there["targets"] if not row.get("name")
        },
        "comparators": {(row["indicator"], row["period"], row["area"]): row for row in there["comparators"]},
    }
    rows: dict[str, dict[Key, Row]] = {table: {} for table in known}
    fates = []
    for one in read:
        table = table_of(one.kind)
        further = {"targets": {"kind": one.kind}, "comparators": {"area": one.area}}.get(table, {})
        key: Key = (one.indicator, one.period, *further.values())
        before = known[table].get(key, {})
        cells = _cells(one, before)
        is_changed = any(not same(before.get(column, ""), cell) for column, cell in cells.items()) or not before
        if is_changed:
            own = {"indicator": one.indicator, "period": one.period, **further}
            rows[table].setdefault(key, own).update(cells)
        what = "written" if is_changed else "unchanged"
        shown = one.grade or one.cell or f"[{one.mark}]"
        fates.append(Fate(one.place, what, one.way, shown, one.indicator, one.period, one.kind, one.area))
    return {table: list(own.values()) for table, own in rows.items()}, fates


def table_of(kind: str) -> str:
    """The table that figures of that kind stand in."""
    if kind == COMPARATOR:
        return "comparators"
    return "outturns" if kind in ("outturn", *COLUMNS) else "targets"


def _cells(one: Read, before: Mapping[str, str]) -> Row:
    """What the figure writes; a mark beside a figure that is there stays, one in its place goes."""
    if one.kind in COLUMNS:
        return {one.kind: one.cell}
    if one.grade:
        return {"grade": one.grade}
    if table_of(one.kind) == "targets":
        return {"value": one.cell}
    kept = " ".join(mark for mark in before.get("mark", "").split() if mark in MARKS_BESIDE) if one.cell else ""
    mark = one.mark or kept
    return {"value": one.cell, **({"mark": mark} if mark != before.get("mark", "") else {})}


def same(one: str, other: str) -> bool:
    """Whether two cells are the same text, or the same number."""
    if one == other:
        return True
    try:
        return bool(one and other) and Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False
