"""Totals: a year's figure beside those of its parts is what they come to."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from outturn.check.found import Rule, number, of_indicator, readable, said
from outturn.check.period import fits
from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.model import Draft
from outturn.periods import Period, PeriodError, parse, parts_of, stands_apart, starting

TOTALS = ("number", "currency")
"""Units of figures that add up."""
OF_INDICATOR = (
    "unit",
    "unit_label",
    "multiplier",
    "decimals",
    "rounding",
    "frequency",
    "year_type",
    "year_starts",
    "basis",
)


@dataclass(frozen=True, slots=True)
class Total:
    """A figure that adds up over its year: its row, its period, and what its indicator says."""

    row: int
    indicator: str
    period: str
    value: float
    unit: str
    unit_label: str
    multiplier: float
    decimals: float
    rounding: float
    frequency: str
    year_type: str
    year_starts: float
    basis: str

    @property
    def slack(self) -> float:
        """How far it may be off because it is rounded: not at all where it counts whole things one by one.

        Counts that are published rounded are off by half of what they are rounded to.
        """
        times = self.multiplier if self.multiplier > 1 else 1.0
        published = self.rounding / times / 2 if self.rounding > 0 else 0.0
        is_count = self.unit == "number" and not (self.unit_label or self.decimals or self.multiplier > 1)
        return max(published, 0.0 if is_count else 0.5 * 10.0**-self.decimals) + abs(self.value) * 1e-12

    @property
    def year(self) -> Period | None:
        """The year that it is about, beside figures of its parts; None where it is about another period."""
        try:
            period = parse(self.period)
        except PeriodError:
            return None
        is_year = stands_apart(period, self.frequency) and fits(period, self.frequency, self.year_type, self.basis)
        return starting(period, self.starts) if is_year else None

    @property
    def starts(self) -> int:
        """The month in which its financial years start, 0 where that is the usual one."""
        return int(self.year_starts) if self.year_starts > 0 else 0


def year_is_sum_of_parts(draft: Draft) -> Iterator[Finding]:
    """A number or money of a year is the sum of its parts where all are there; of the year so far, that of the last."""
    every = list(totals(draft))
    figures = {(one.indicator, one.period): one.value for one in every}
    for one in every:
        parts = parts_of(one.year, one.frequency) if one.year else ()
        if not parts:
            continue
        values = [figures.get((one.indicator, part.text), np.nan) for part in parts]
        is_sum = one.basis == "period"
        total = sum(values) if is_sum else values[-1]
        if abs(one.value - total) > one.slack * (len(parts) + 1 if is_sum else 2):
            way = word("sum-of-parts", number=len(parts)) if is_sum else word("year-so-far-at-its-end")
            where = Where(draft.tables["outturns"].file, one.row, "value")
            yield found("year-not-sum-of-parts", where, found=shown(number(one.value)), total=number(total), way=way)


def totals(draft: Draft) -> Iterator[Total]:
    """The outturns that add up over their year."""
    table = draft.tables["outturns"]
    if not np.isin(said(draft, table, "unit").astype(str), TOTALS).any():
        return
    rows = table.frame[["indicator", "period", "value"]]
    rows = rows.assign(**{column: of_indicator(draft, table, column) for column in OF_INDICATOR})
    adds_up = rows["unit"].isin(TOTALS) & rows["basis"].isin(["period", "year-to-date"])
    rows = rows[adds_up & rows["value"].notna() & rows["decimals"].notna() & readable(table, "period", "value")]
    for cells in rows.itertuples(name=None):
        yield Total(*cells)


RULES: tuple[Rule, ...] = (year_is_sum_of_parts,)
