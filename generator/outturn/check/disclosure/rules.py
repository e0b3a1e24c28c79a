"""Small numbers to findings: what may not be shown, what can be worked out, and what to hide as well."""

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from outturn.check.disclosure.cells import counted
from outturn.check.disclosure.exposing import Exposed
from outturn.check.disclosure.linked import Figure, Linked, Policy
from outturn.check.disclosure.troubles import Trouble, policy_of, troubles
from outturn.check.found import Rule, at, number, of_indicator, readable
from outturn.errors import Finding, Gap, Where, Word, shown, word
from outturn.findings import found
from outturn.measures import is_amount
from outturn.model import Draft, Table

TABLES = ("outturns", "breakdowns", "comparators")
QUOTIENTS = ("percent", "rate", "ratio")


def named(figure: Figure) -> Gap:
    """The figure as its row names it: indicator, period, dimension and group."""
    return shown(" ".join(part for part in figure.name if part))


def small_numbers(draft: Draft) -> Iterator[Finding]:
    """Where the descriptor names a smallest count, none below it is shown or can be worked out."""
    policy = policy_of(draft)
    if policy is None:
        return
    figures = counted(draft)
    for name in TABLES:
        yield from _shown(draft, draft.tables[name], figures, policy)
    yield from _unrounded(draft, figures, policy)
    for trouble in troubles(draft, figures, policy):
        yield from _worked_out(trouble, policy)
        for place in trouble.hide:
            figure = trouble.linked.figures[place]
            if figure.where:
                where = Where(figure.where.file, figure.where.row, "mark")
                yield found("count-hide-too", where, found=named(figure))


def _shown(draft: Draft, table: Table, counting: Collection[str], policy: Policy) -> Iterator[Finding]:
    """Counts of one table that are small."""
    unit = of_indicator(draft, table, "unit")
    counts = table.frame["indicator"].isin(list(counting))
    tops = counts & unit.isin([*QUOTIENTS, "number"])
    is_number = counts & (unit == "number") & _is_count(draft, table) & table.frame["numerator"].isna()
    for column, rows in (("numerator", tops), ("denominator", counts), ("value", is_number)):
        count = table.frame[column].where(rows)
        small = (count > 0) & (count < policy.smallest)
        yield from at(table, small, column, "count-small", smallest=policy.smallest)
    rest = (table.frame["denominator"] - table.frame["numerator"]).where(counts & (unit == "percent"))
    yield from at(table, (rest > 0) & (rest < policy.smallest), "numerator", "rest-small", smallest=policy.smallest)
    if policy.round_to > 1:
        for row in table.frame.index[is_number & (table.frame["value"] % policy.round_to > 0)]:
            where, value = Where(table.file, int(row), "value"), number(table.frame.loc[row, "value"])
            yield found("count-not-rounded", where, found=shown(value), rounding=number(policy.round_to))


def _unrounded(draft: Draft, counting: Mapping[str, list[Figure]], policy: Policy) -> Iterator[Finding]:
    """Indicators whose counts are shown, but not said to be rounded as the descriptor says that all are."""
    table = draft.tables["indicators"]
    has_counts = [
        name
        for name, figures in counting.items()
        if any(one.top is not None or one.below is not None for one in figures)
    ]
    if policy.round_to > 1:
        rounding = table.frame["rounding"].astype("float64").fillna(0.0)
        other = table.frame["indicator"].isin(has_counts) & ((rounding == 0) | (rounding % policy.round_to != 0))
        yield from at(table, other & readable(table, "rounding"), "rounding", "rounding-missing", step=policy.round_to)


def _is_count(draft: Draft, table: Table) -> pd.Series:
    times = of_indicator(draft, table, "multiplier")
    is_whole = (of_indicator(draft, table, "decimals") == 0) & (times.isna() | (times == 1))
    return is_whole & ~of_indicator(draft, table, "unit_label").fillna("").map(is_amount).astype(bool)


def _worked_out(trouble: Trouble, policy: Policy) -> Iterator[Finding]:
    for one in trouble.worked_out:
        figure = trouble.linked.figures[trouble.linked.place(one.count)]
        where = _where(trouble.linked, figure)
        if where:
            yield found("count-worked-out", where, found=named(figure), how=_how(trouble.linked, one, policy))


def _how(table: Linked, one: Exposed, policy: Policy) -> Word:
    """What can be worked out: the count, or that it is small; of which of the figure's counts."""
    return word(f"worked-out-{table.kind(one.count)}-{'exact' if one.is_exact else 'small'}", smallest=policy.smallest)


def _where(table: Linked, figure: Figure) -> Where | None:
    """The figure's row; where it has none, that of the whole or of another group in its period."""
    if figure.where:
        return Where(figure.where.file, figure.where.row, "mark" if figure.is_hidden else "value")
    rows = [one for one in table.figures if one.where]
    rows.sort(key=lambda one: (one.name.period != figure.name.period, one.name.dimension != ""))
    return next((Where(one.where.file, one.where.row, "value") for one in rows if one.where), None)


RULES: tuple[Rule, ...] = (small_numbers,)
