"""Packages with small numbers to test, and every table of counts that fits what they show, tried one by one."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from outturn.model import Draft, Table
from packages import frame

Cell = tuple[str, str, str]
"""A period, a dimension and a group; of the whole, the last two are empty."""
Adds = tuple[Cell, tuple[Cell, ...]]
"""A cell and those that it is the sum of."""
FOLDER = "exampleshire-children/next"


def number(
    counts: Mapping[Cell, int | None], smallest: int, basis: str = "period", rounding: float | None = None
) -> Draft:
    """A draft of one number of people; a count that is None is hidden."""
    rows = [
        {"indicator": "moves", "period": period, "dimension": dimension, "group": group}
        | ({"mark": "c"} if count is None else {"value": float(count)})
        for (period, dimension, group), count in counts.items()
    ]
    return draft(rows, smallest, {"unit": "number", "decimals": 0.0, "basis": basis, "rounding": rounding})


def draft(
    rows: Sequence[Mapping[str, object]], smallest: int, about: Mapping[str, object], *others: Mapping[str, object]
) -> Draft:
    """A draft of one indicator, and of others that differ from it: rows with a dimension are of breakdowns.csv, the
    rest of outturns.csv.
    """
    row = {"indicator": "moves", "year_type": "financial", "basis": "period", "frequency": "quarter", **about}
    tables = {
        "indicators": frame("indicators", [row, *({**row, **one} for one in others)]),
        "outturns": frame("outturns", [one for one in rows if not one.get("dimension")]),
        "breakdowns": frame("breakdowns", [one for one in rows if one.get("dimension")]),
        "comparators": frame("comparators", []),
    }
    return Draft(
        FOLDER,
        {"scorecard": {"disclosure": {"smallest": smallest}}},
        {name: Table(name, f"{FOLDER}/{name}.csv", one) for name, one in tables.items()},
        {},
    )


def given_away(
    counts: Mapping[Cell, int], hidden: Collection[Cell], sums: Sequence[Adds], smallest: int
) -> dict[Cell, bool]:
    """The hidden cells that every fitting table has small, or the same in all of them (then True).

    Every whole number is tried for every hidden cell, up to more than can matter: by what a cell must reach, the whole
    need not be more than it is and as much again.
    """
    most = max(counts.values(), default=0) + smallest + 1
    known = {cell: count for cell, count in counts.items() if cell not in hidden}
    seen: dict[Cell, set[int]] = {cell: set() for cell in hidden}
    for table in _tables(known, list(hidden), sums, most):
        for cell in hidden:
            seen[cell].add(table[cell])
    return {
        cell: len(values) == 1
        for cell, values in seen.items()
        if values and max(values) > 0 and (len(values) == 1 or max(values) < smallest)
    }


def _tables(known: dict[Cell, int], unknown: list[Cell], sums: Sequence[Adds], most: int) -> Iterator[dict[Cell, int]]:
    """Every table that fits: the cells that are known, and all others from 0 to ``most``."""
    for whole, parts in sums:
        missing = [cell for cell in (whole, *parts) if cell not in known]
        if not missing and known[whole] != sum(known[cell] for cell in parts):
            return
        if len(missing) == 1:
            (cell,) = missing
            sign = 1 if cell == whole else -1
            left = sum(known[part] for part in parts if part != cell) - (known[whole] if sign < 0 else 0)
            if 0 <= sign * left <= most:
                yield from _tables({**known, cell: sign * left}, unknown, sums, most)
            return
    free = next((cell for cell in unknown if cell not in known), None)
    if free is None:
        yield known
        return
    for count in range(most + 1):
        yield from _tables({**known, free: count}, unknown, sums, most)
