"""A year so far and the periods that it adds up: two indicators that readers see as one must fit each other."""

from collections.abc import Iterator

from outturn.check.found import Rule, cell, cells, number
from outturn.check.totals import Total, totals
from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.model import Draft
from outturn.periods import PeriodError, holding_year, parse, parts_of

BASES = {"own": "year-to-date", "other": "period"}
SHARED = (
    "outcome",
    "unit",
    "unit_label",
    "currency",
    "multiplier",
    "per",
    "decimals",
    "polarity",
    "frequency",
    "year_type",
    "year_starts",
)
"""What both say in the same way."""


def so_far_fits(draft: Draft) -> Iterator[Finding]:
    """A year so far adds up the periods of one indicator that is measured as it is, and no other adds up the same."""
    table = draft.tables["indicators"]
    if not cells(table, "year_to_date_of").any():
        return
    rows = table.frame.drop_duplicates("indicator")
    known = {str(row["indicator"]): row for row in rows.to_dict("records")}
    taken: dict[str, str] = {}
    for at, name, base in zip(rows.index, rows["indicator"], rows["year_to_date_of"], strict=True):
        if base not in known:
            continue
        own, other = known[name], known[base]
        where = Where(table.file, int(at), "year_to_date_of")
        if taken.setdefault(base, name) != name:
            yield found("so-far-twice", where, found=shown(base), other=taken[base])
        wanted = {"basis": (own["basis"] == BASES["own"]) and (other["basis"] == BASES["other"])}
        wanted |= {column: _same(own[column], other[column]) for column in SHARED}
        for column in [column for column, fits in wanted.items() if not fits]:
            gaps = {"column": column, "own": shown(cell(own[column])), "other": shown(cell(other[column]))}
            right = word("so-far-bases") if column == "basis" else word("so-far-same", column=column)
            yield found("so-far-unfit", where, found=shown(base), right=right, **gaps)


def so_far_is_sum(draft: Draft) -> Iterator[Finding]:
    """A number or money of the year so far is the sum of the periods up to it, where all are there."""
    if not cells(draft.tables["indicators"], "year_to_date_of").any():
        return
    frame = draft.tables["indicators"].frame.drop_duplicates("indicator")
    bases = dict(zip(frame["indicator"], frame["year_to_date_of"], strict=True))
    every = list(totals(draft))
    figures = {(one.indicator, one.period): one for one in every}
    for one in every:
        parts = _up_to(one) if bases[one.indicator] else ()
        known = [figures[key] for part in parts if (key := (bases[one.indicator], part)) in figures]
        total = sum(part.value for part in known)
        slack = one.slack + sum(part.slack for part in known)
        if parts and len(known) == len(parts) and abs(one.value - total) > slack:
            where = Where(draft.tables["outturns"].file, one.row, "value")
            gaps = {"total": number(total), "number": len(parts), "base": bases[one.indicator]}
            yield found("so-far-not-sum", where, found=shown(number(one.value)), **gaps)


def _same(one: object, other: object) -> bool:
    """Whether two cells say the same; two empty ones do."""
    return one == other or (one != one and other != other)  # noqa: PLR0124 - NaN differs from itself


def _up_to(one: Total) -> tuple[str, ...]:
    """The parts of the period's year up to it; none where it is no such part."""
    try:
        year = holding_year(parse(one.period), one.year_type, one.starts)  # type: ignore[arg-type]
    except (PeriodError, KeyError):
        return ()
    parts = [part.text for part in parts_of(year, one.frequency)] if year else []
    return tuple(parts[: parts.index(one.period) + 1]) if one.period in parts else ()


RULES: tuple[Rule, ...] = (so_far_fits, so_far_is_sum)
