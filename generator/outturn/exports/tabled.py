"""An indicator's figures as tables by column, as its JSON document has them: a name stands once, not once a row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from outturn.exports.records import Record

TABLES = ("figures", "further", "targets", "gaps")
"""The keys of an indicator that are one table."""
Rows = Sequence[Mapping[str, Any]]


def tabled(indicator: Mapping[str, Any]) -> Record:
    """The indicator with tables in place of lists of records: one a key, one of all areas, one a group of a dimension.

    A table has a list a column, each as long as the table has rows; None where a row says nothing. A column that
    says nothing in any row is left out. In that of areas there is a row a period, and each column is one list an area.
    """
    return {
        **indicator,
        **{kind: table(indicator[kind]) for kind in TABLES},
        "comparators": side_by_side(indicator["comparators"]),
        "groups": {
            dimension: {group: table(rows) for group, rows in _apart(theirs, "group").items()}
            for dimension, theirs in _apart(indicator["groups"], "dimension").items()
        },
    }


def table(rows: Rows) -> dict[str, list[object]]:
    """The rows by column, in the order in which the keys come."""
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [None if row.get(name) == "" else row.get(name) for row in rows] for name in names}
    return {name: column for name, column in columns.items() if any(one is not None for one in column)}


def side_by_side(rows: Rows) -> dict[str, object]:
    """The rows of all areas by column and area, each in step with the periods; None where an area has none."""
    periods = {period: place for place, period in enumerate(dict.fromkeys(row["period"] for row in rows))}
    found: dict[str, dict[str, list[object]]] = {}
    for row in rows:
        for name, one in row.items():
            if name not in ("period", "area") and one is not None and one != "":
                areas = found.setdefault(name, {})
                areas.setdefault(row["area"], [None] * len(periods))[periods[row["period"]]] = one
    return {"period": [*periods], **found} if rows else {}


def _apart(rows: Iterable[Mapping[str, Any]], key: str) -> dict[str, list[Record]]:
    """The rows by what they have under the key, without it, in the order in which those come."""
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row[key], []).append({name: one for name, one in row.items() if name != key})
    return found
