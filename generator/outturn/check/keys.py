"""Keys and references: nothing stands twice, and nothing points at what is not there."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import cast

from outturn.check.found import are_read, cells, outcome_ids, readable
from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.model import Draft, Table
from outturn.schemas import fields, schema

MOST_NAMES = 8


def no_key_twice(draft: Draft) -> Iterator[Finding]:
    """A key stands in one row only."""
    for table in draft.tables.values():
        key = cast("list[str]", schema(table.name)["primaryKey"])
        if len(set(zip(*(cells(table, column).tolist() for column in key), strict=True))) == len(table.frame):
            continue
        rows = table.frame[readable(table, *key)]
        for column in key:
            if column in _needed(table.name):  # an empty cell, or a column that is not there, was named as such
                rows = rows[rows[column] != ""]
        twice = rows[rows.duplicated(key)]
        if twice.empty:
            continue
        first = {tuple(own): int(row) for row, *own in rows[rows.duplicated(key, keep=False)][::-1][key].itertuples()}
        for row, *own in twice[key].itertuples():
            where = Where(table.file, int(row), ", ".join(key))
            yield found("row-twice", where, found=shown(" ".join(own)), row=first[tuple(own)])


def _needed(table: str) -> frozenset[str]:
    """The columns that every row of the table fills."""
    required = (
        one for one in fields(table) if cast("Mapping[str, object]", one.get("constraints", {})).get("required")
    )
    return frozenset(str(one["name"]) for one in required)


def references(draft: Draft) -> Iterator[Finding]:
    """An indicator, area or outcome that is named exists."""
    if draft.tables["indicators"].is_readable:
        indicators = _names(draft, "indicators", "indicator")
        for name in ("outturns", "targets", "comparators", "breakdowns", "frameworks", "steps"):
            yield from _unknown(draft.tables[name], "indicator", indicators, "indicators")
        yield from _unknown(draft.tables["indicators"], "year_to_date_of", indicators, "indicators")
        yield from _unknown(draft.tables["indicators"], "follows", [*indicators, *draft.past], "indicators")
        yield from _unknown(draft.tables["indicators"], "also_in", indicators, "indicators")
    if draft.tables["areas"].is_readable:
        yield from _unknown(draft.tables["comparators"], "area", _names(draft, "areas", "area"), "areas")
    if outcomes := outcome_ids(draft):
        yield from _unknown(draft.tables["indicators"], "outcome", outcomes, "outcomes")


def issues_name_indicators(draft: Draft) -> Iterator[Finding]:
    """Every indicator that an issue or a concern about data names exists."""
    if not draft.tables["indicators"].is_readable:
        return
    known = _names(draft, "indicators", "indicator")
    for table in (draft.tables[name] for name in ("issues", "concerns")):
        for row, names in table.frame["indicators"].items():
            for name in [name for name in names.split() if name not in known]:
                yield _no_such(table, int(cast("int", row)), "indicators", name, known, "indicators")


def no_indicator_follows_itself(draft: Draft) -> Iterator[Finding]:
    """The chain of indicators that replaced each other has a beginning; every row of a ring is named."""
    table = draft.tables["indicators"]
    frame = table.frame
    follows = dict(
        zip(frame["indicator"][::-1], frame["follows"][::-1], strict=True)
    )  # where one stands twice: the first
    for row, start, name in zip(frame.index, frame["indicator"], frame["follows"], strict=True):
        seen, before = {start}, name
        while before and before not in seen:
            seen.add(before)
            before = follows.get(before, "")
        if name and before == start:
            yield found("follows-itself", Where(table.file, int(row), "follows"), found=shown(name))


def _names(draft: Draft, table: str, column: str) -> list[str]:
    return [str(name) for name in draft.tables[table].frame[column] if name]


def _unknown(table: Table, column: str, known: Sequence[str], place: str) -> Iterator[Finding]:
    names = cells(table, column)
    unknown = {name for name in set(names.tolist()) if name != ""}.difference(known)
    if not unknown:
        return
    for row, name, is_read in zip(table.frame.index, names, are_read(table, column), strict=True):
        if is_read and name in unknown:
            yield _no_such(table, int(row), column, str(name), known, place)


def _no_such(table: Table, row: int, column: str, name: str, known: Sequence[str], place: str) -> Finding:
    near = get_close_matches(name, known, 1)
    some = ", ".join(known) if 0 < len(known) <= MOST_NAMES else word(f"file-{place}")
    wanted = word("names-near", near=near[0], place=some) if near else word("names-listed", names=some)
    return found("name-unknown", Where(table.file, row, column), found=shown(name), known=wanted)


RULES = (no_key_twice, references, issues_name_indicators, no_indicator_follows_itself)
