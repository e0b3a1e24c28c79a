"""An indicator's figures as tables by column, as its JSON document has them: a name stands once, not once a row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from outturn.exports.records import Record

TABLES = ("figures", "further", "targets", "gaps")
"""The keys of an indicator that are one table."""
Rows = Sequence[Mapping[str, Any]]


def tabled(indicator: Mapping[str, Any]) -> Record:
    """The indicator with tables in place of lists of records: one a key, one an area, and one a group of a dimension.

    A table has a list a column, each as long as the table has rows; None where a row says nothing. A column that
    says nothing in any row is left out.
    """
    return {
        **indicator,
        **{kind: table(indicator[kind]) for kind in TABLES},
        "comparators": {area: table(rows) for area, rows in _apart(indicator["comparators"], "area").items()},
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


def _apart(rows: Iterable[Mapping[str, Any]], key: str) -> dict[str, list[Record]]:
    """The rows by what they have under the key, without it, in the order in which those come."""
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row[key], []).append({name: one for name, one in row.items() if name != key})
    return found
