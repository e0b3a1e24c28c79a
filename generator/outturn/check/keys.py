"""Keys and references: nothing stands twice, and nothing points at what is not there."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import cast

from outturn.check.found import outcome_ids, readable
from outturn.errors import Problem, Where, shown
from outturn.model import Draft, Table
from outturn.schemas import schema

MOST_NAMES = 8


def no_key_twice(draft: Draft) -> Iterator[Problem]:
    """A key stands in one row only."""
    for table in draft.tables.values():
        key = cast("list[str]", schema(table.name)["primaryKey"])
        rows = table.frame[readable(table, *key)]
        twice = rows[rows.duplicated(key)]
        if twice.empty:
            continue
        first = {
            tuple(cells): int(row) for row, *cells in rows[rows.duplicated(key, keep=False)][::-1][key].itertuples()
        }
        for row, *cells in twice[key].itertuples():
            where = Where(table.file, int(row), ", ".join(key))
            found = f"{shown(' '.join(cells))}, as in row {first[tuple(cells)]}"
            yield Problem("a row stands twice", where, found, "each key once", "Delete one of the two rows.")


def references(draft: Draft) -> Iterator[Problem]:
    """An indicator, area or outcome that is named exists."""
    if draft.tables["indicators"].is_readable:
        indicators = _names(draft, "indicators", "indicator")
        for name in ("outturns", "targets", "comparators", "frameworks"):
            yield from _unknown(draft.tables[name], "indicator", indicators, "indicators.csv")
        yield from _unknown(draft.tables["indicators"], "follows", [*indicators, *draft.past], "indicators.csv")
    if draft.tables["areas"].is_readable:
        yield from _unknown(draft.tables["comparators"], "area", _names(draft, "areas", "area"), "areas.csv")
    if outcomes := outcome_ids(draft):
        yield from _unknown(draft.tables["indicators"], "outcome", outcomes, "the outcomes of datapackage.json")


def issues_name_indicators(draft: Draft) -> Iterator[Problem]:
    """Every indicator that an issue names exists."""
    table = draft.tables["issues"]
    if not draft.tables["indicators"].is_readable:
        return
    known = _names(draft, "indicators", "indicator")
    for row, names in table.frame["indicators"].items():
        for name in [name for name in names.split() if name not in known]:
            yield _no_such(table, int(cast("int", row)), "indicators", name, known, "indicators.csv")


def no_indicator_follows_itself(draft: Draft) -> Iterator[Problem]:
    """The chain of indicators that replaced each other has a beginning."""
    table = draft.tables["indicators"]
    follows = dict(zip(table.frame["indicator"], table.frame["follows"], strict=True))
    for row, (start, name) in zip(table.frame.index, follows.items(), strict=False):
        seen = {start}
        while name and name not in seen:
            seen.add(name)
            name = follows.get(name, "")  # noqa: PLW2901
        if name == start:
            where = Where(table.file, int(row), "follows")
            fix = "Name the indicator that was there before, or leave the cell empty."
            yield Problem("an indicator follows itself", where, shown(follows[start]), "an earlier indicator", fix)


def _names(draft: Draft, table: str, column: str) -> list[str]:
    return [str(name) for name in draft.tables[table].frame[column] if name]


def _unknown(table: Table, column: str, known: Sequence[str], place: str) -> Iterator[Problem]:
    cells = table.frame[column]
    missing = cells[(cells != "") & ~cells.isin(list(known)) & readable(table, column)]
    for row, name in missing.items():
        yield _no_such(table, int(cast("int", row)), column, str(name), known, place)


def _no_such(table: Table, row: int, column: str, name: str, known: Sequence[str], place: str) -> Problem:
    near = get_close_matches(name, known, 1)
    fix = f"Did you mean “{near[0]}”?" if near else f"Correct the name, or add it to {place} first."
    expected = f"one of {place}" if len(known) > MOST_NAMES else f"one of {', '.join(known) or 'those in ' + place}"
    return Problem("a name that is not known", Where(table.file, row, column), shown(name), expected, fix)


RULES = (no_key_twice, references, issues_name_indicators, no_indicator_follows_itself)
