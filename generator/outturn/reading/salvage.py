"""What can still be shown of a draft in which something is wrong: the draft without the rows that are."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from outturn.errors import Finding
from outturn.model import DESCRIPTOR, Draft, Table
from outturn.reading.cells import is_needed
from outturn.schemas import fields

HARMLESS = frozenset({"key-unknown"})
"""What can be wrong with a descriptor, and says nothing wrong of the scorecard."""
OF_INDICATORS = ("outturns", "targets", "comparators", "breakdowns", "frameworks", "steps")

NAMING = ("issues", "concerns")
"""Tables whose rows name several indicators."""


def salvaged(draft: Draft, findings: Iterable[Finding]) -> Draft | None:
    """The draft without every row that a problem is about, and without the rows that point at one of those.

    What is left can be settled. None where nothing can be shown: of a wrong descriptor, or without an indicator.
    """
    wrong = [one for one in findings if one.severity == "problem"]
    about = {one.id for one in wrong if one.where.file == f"{draft.folder}/{DESCRIPTOR}"}
    if not draft.descriptor or about - HARMLESS:
        return None
    tables = {name: _readable(table, wrong) for name, table in draft.tables.items()}
    names = tables["indicators"].frame["indicator"]
    if names.empty:
        return None
    kept = {name: _of(tables[name], "indicator", names) for name in OF_INDICATORS}
    kept["comparators"] = _of(kept["comparators"], "area", tables["areas"].frame["area"])
    kept["breakdowns"] = _grouped(kept["breakdowns"], tables["groups"])
    kept["targets"] = _whole(kept["targets"], draft.tables["targets"])
    kept |= {name: _naming(tables[name], frozenset(names)) for name in NAMING}
    known = {"summary", *names}
    commentary = {name: text for name, text in draft.commentary.items() if name in known}
    return replace(draft, tables={**tables, **kept}, commentary=commentary)


def _readable(table: Table, wrong: Iterable[Finding]) -> Table:
    """The table's rows that no problem is about; none where a column is missing that every row needs."""
    needed = {str(field["name"]) for field in fields(table.name) if is_needed(field)}
    here = [one for one in wrong if one.where.file == table.file]
    if any(_lacks(one) in needed for one in here):
        return replace(table, frame=table.frame.iloc[:0])
    rows = {one.where.row for one in here}
    return replace(table, frame=table.frame[~table.frame.index.isin(rows)])


def _lacks(finding: Finding) -> str:
    """The column that the table has not, or not by its name; empty where that is not what is wrong."""
    if finding.id == "column-missing":
        return finding.where.column
    return str(dict(finding.gaps).get("meant", "")) if finding.id == "column-unknown" else ""


def _of(table: Table, column: str, known: pd.Series) -> Table:
    """The table's rows that name one of those in the column."""
    return replace(table, frame=table.frame[table.frame[column].isin(known)])


def _grouped(breakdowns: Table, groups: Table) -> Table:
    """The rows whose group is left."""
    known = pd.MultiIndex.from_frame(groups.frame[["dimension", "group"]])
    is_known = pd.MultiIndex.from_frame(breakdowns.frame[["dimension", "group"]]).isin(known)
    return replace(breakdowns, frame=breakdowns.frame[is_known])


def _whole(targets: Table, every: Table) -> Table:
    """The targets without what belongs to one that was left out, such as the floor of a target."""
    lost = every.frame[~every.frame.index.isin(targets.frame.index)]
    keys = [pd.MultiIndex.from_frame(frame[["indicator", "period", "name"]]) for frame in (targets.frame, lost)]
    return replace(targets, frame=targets.frame[~keys[0].isin(keys[1])])


def _naming(table: Table, known: frozenset[str]) -> Table:
    """The table's rows, each with those indicators alone that are left."""
    named = [" ".join(name for name in names.split() if name in known) for names in table.frame["indicators"]]
    return replace(table, frame=table.frame.assign(indicators=pd.Series(named, table.frame.index, dtype=object)))
