"""Breakdowns: every group is known and belongs to its dimension, and is part of the whole."""

from collections.abc import Iterator

import pandas as pd

from outturn.check.found import Rule, number, of_indicator, readable
from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import Draft

GROUP = ["dimension", "group"]
FIGURE = ["indicator", "period"]
COUNTS = ("numerator", "denominator")


def groups_known(draft: Draft) -> Iterator[Finding]:
    """A group that has a figure stands in groups.csv, in its dimension."""
    table, groups = draft.tables["breakdowns"], draft.tables["groups"]
    if not groups.is_readable:
        return
    frame = table.frame[readable(table, *GROUP)]
    known = pd.MultiIndex.from_frame(groups.frame[GROUP])
    for row, *names in frame.loc[~pd.MultiIndex.from_frame(frame[GROUP]).isin(known), GROUP].itertuples():
        yield found("group-unknown", Where(table.file, int(row), "group"), found=shown(" ".join(names)))


def dimensions_titled(draft: Draft) -> Iterator[Finding]:
    """Every dimension has one title."""
    table = draft.tables["groups"]
    frame = table.frame[readable(table, "dimension", "dimension_title")]
    for dimension, rows in frame.groupby("dimension", sort=False)["dimension_title"]:
        first = next((title for title in rows if title), "")
        if not first:
            where = Where(table.file, int(rows.index[0]), "dimension_title")
            yield found("dimension-untitled", where, dimension=shown(dimension))
        for row, title in rows[(rows != "") & (rows != first)].items():
            where = Where(table.file, int(row), "dimension_title")  # type: ignore[call-overload]
            yield found("dimension-titles-differ", where, found=shown(title), title=shown(first))


def names_apart(draft: Draft) -> Iterator[Finding]:
    """No two groups of a dimension have the same title or the same code."""
    table = draft.tables["groups"]
    for column in ("title", "code"):
        frame = table.frame[readable(table, "dimension", column) & (table.frame[column] != "")]
        twice = frame.duplicated(["dimension", column])
        first = frame.drop_duplicates(["dimension", column]).reset_index().set_index(["dimension", column])["index"]
        for row, dimension, name in frame.loc[twice, ["dimension", column]].itertuples():
            where = Where(table.file, int(row), column)
            yield found("group-names-alike", where, found=shown(name), row=int(first[dimension, name]))


def within_whole(draft: Draft) -> Iterator[Finding]:
    """A group's counts are at most those of the whole, but for what rounding both can make of it."""
    table, whole = draft.tables["breakdowns"], draft.tables["outturns"].frame
    counts = whole.drop_duplicates(FIGURE).set_index(FIGURE)[list(COUNTS)]
    of_whole = counts.reindex(pd.MultiIndex.from_frame(table.frame[FIGURE])).set_axis(table.frame.index)
    slack = of_indicator(draft, table, "rounding").astype("float64").fillna(0.0)
    for column in COUNTS:
        above = (table.frame[column] - slack > of_whole[column]) & readable(table, column)
        for row in table.frame.index[above]:
            gaps = {"whole": number(of_whole.loc[row, column])}
            value = shown(number(table.frame.loc[row, column]))
            yield found("group-above-whole", Where(table.file, int(row), column), found=value, **gaps)


RULES: tuple[Rule, ...] = (groups_known, dimensions_titled, names_apart, within_whole)
