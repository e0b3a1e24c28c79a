"""When the next figure is due: after the newest one, and of indicators that have more to come."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from outturn.check.found import Rule, at, cells, readable
from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import FORECAST, Draft, has_mark
from outturn.periods import Period, PeriodError, parse, starting


def due_after_the_newest(draft: Draft) -> Iterator[Finding]:
    """The next figure is due after the period of the newest, an officer's forecast aside."""
    table = draft.tables["indicators"]
    if not any(isinstance(day, date) for day in cells(table, "due")):
        return
    rows = table.frame[_is_named(table.frame["due"]) & readable(table, "due", "indicator")]
    starts = rows["year_starts"].astype("float64").fillna(0.0).astype(int)
    newest = _newest(draft, dict(zip(rows["indicator"], starts, strict=True)))
    for number, name, due in zip(rows.index, rows["indicator"], rows["due"], strict=True):
        if name in newest and due <= newest[name].end:
            where = Where(table.file, int(number), "due")
            yield found("due-not-after", where, found=shown(due.isoformat()), period=newest[name].text)


def none_due_of_retired(draft: Draft) -> Iterator[Finding]:
    """No further figure of an indicator is due that is no longer in use."""
    table = draft.tables["indicators"]
    rows = (table.frame["status"] == "retired") & _is_named(table.frame["due"]) & readable(table, "due", "status")
    yield from at(table, rows, "due", "due-of-retired")


def _is_named(days: pd.Series) -> pd.Series:
    return days.map(lambda day: isinstance(day, date))


def _newest(draft: Draft, starts: dict[str, int]) -> dict[str, Period]:
    """The period of each of these indicators' newest figure; ``starts`` says when their financial years start."""
    table = draft.tables["outturns"]
    is_one = table.frame["indicator"].isin(list(starts)) & ~has_mark(table.frame["mark"], FORECAST)
    rows = table.frame[is_one & readable(table, "indicator", "period", "mark")]
    found_of: dict[str, Period] = {}
    for name, text in zip(rows["indicator"], rows["period"], strict=True):
        period = _period(text, starts[name])
        if period and (name not in found_of or period.end > found_of[name].end):
            found_of[name] = period
    return found_of


def _period(text: str, starts: int) -> Period | None:
    try:
        return starting(parse(text), starts)
    except PeriodError:
        return None


RULES: tuple[Rule, ...] = (due_after_the_newest, none_due_of_retired)
