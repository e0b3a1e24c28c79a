"""Periods: none is about time that has not passed, and none is left out of a series."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from outturn.check.found import Rule, cells, of_indicator, readable, said
from outturn.check.series import Columns, known_period
from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import FORECAST, Draft, has_mark, marked
from outturn.periods import PARTS, Period, start_year

TABLES = ("outturns", "breakdowns", "comparators")
SCHOOL_YEAR_ENDS = 7
"""The month: an academic year of figures is over with its lessons."""
MONTHS_APART = {"year": 12, "half": 6, "quarter": 3, "term": 4, "month": 1}
FEWEST = 3
"""So many years of a series must be there for one to be missing among them,"""
FEWEST_PARTS = 8
"""and so many parts of years where no other year shows whether there is such a part."""
AUGUST = 7
"""The place in its year of the month in which schools and courts have nothing to count."""


def period_not_ended(draft: Draft) -> Iterator[Finding]:
    """A figure is of time that had passed when the package was last changed, or it is a forecast.

    What is counted on one day need not wait for the end of the year that it stands for, only for its beginning.
    """
    made = _made(draft)
    if made is None:
        return
    told: set[tuple[str, str]] = set()
    for name in TABLES:
        table = draft.tables[name]
        periods = {text: known_period(str(text)) for text in table.frame["period"].unique()}
        open_ones = {text for text, one in periods.items() if one and _last_day(one) > made}
        if not open_ones:
            continue
        frame = table.frame
        coming = {text for text in open_ones if (one := periods[text]) and one.start > made}
        is_snapshot = of_indicator(draft, table, "basis") == "snapshot"
        is_open = frame["period"].isin(open_ones) & (~is_snapshot | frame["period"].isin(coming))
        rows = is_open & frame["value"].notna() & ~has_mark(frame["mark"], FORECAST) & readable(table, "period")
        own = {*zip(frame.loc[rows, "indicator"], frame.loc[rows, "period"], strict=True)}
        for row, *key in frame.loc[rows, ["indicator", "period"]].itertuples():
            if tuple(key) not in told:  # what stands beside the council's own figure is no other mistake
                last = periods[key[1]].end.isoformat()  # type: ignore[union-attr]
                where = Where(table.file, int(row), "period")
                yield found("period-not-ended", where, found=shown(key[1]), end=last, created=made.isoformat())
        told |= own


def _made(draft: Draft) -> date | None:
    """The day on which the package says that it was last changed."""
    try:
        return date.fromisoformat(str(draft.descriptor.get("created"))[:10])
    except ValueError:
        return None


def _last_day(period: Period) -> date:
    if period.year_type == "academic" and (period.kind in ("year", "pooled") or period.part == PARTS["term"]):
        return period.end.replace(month=SCHOOL_YEAR_ENDS)
    return period.end


def period_left_out(draft: Draft) -> Iterator[Finding]:
    """No period is missing between two of a series, unless it is missing every year, or the series begins anew there.

    A row with a mark in place of its figure is not missing. A yearly series with more than one gap comes as it comes.
    Where a row's period or indicator cannot be told, the row may be what seems to be missing; and what lies ahead
    follows on nothing yet. Nor is anything said where a row between the two could not be read at all.
    """
    rows = _standing(draft)
    step, per, names = rows["step"], rows["per"], rows["indicator"]
    apart = np.where(names[1:] == names[:-1], np.diff(step), np.nan)
    with np.errstate(invalid="ignore"):
        after = (apart > 1) & (apart % 1 == 0) & ~marked(rows["mark"], "b")[1:]
    strays = _strays(draft) if after.any() else set()
    table = draft.tables["outturns"]
    for before in np.flatnonzero(after).tolist():
        at, gap = before + 1, int(apart[before])
        missing = {(step[at] - more) * per[at] for more in range(1, gap)}
        series = step[names == names[at]]
        between = sorted((int(rows["row"][before]), int(rows["row"][at])))
        is_unread = any(number not in table.frame.index for number in range(*between))
        if (
            not missing & strays
            and not is_unread
            and _is_left_out(series, float(step[at]), gap, str(rows["frequency"][at]))
        ):
            where = Where(table.file, int(rows["row"][at]), "period")
            said_before = shown(rows["period"][before])
            yield found("period-left-out", where, found=shown(rows["period"][at]), before=said_before)


def _standing(draft: Draft) -> Columns:
    """The outturns of a place in their series, in the order of indicators and time, with ``step``, that place.

    ``per`` are months or weeks from one place to the next.
    """
    table = draft.tables["outturns"]
    names, texts = cells(table, "indicator"), cells(table, "period")
    frequency, basis = said(draft, table, "frequency"), said(draft, table, "basis")
    every = said(draft, table, "every").astype("float64")
    periods = {text: known_period(str(text)) for text in set(texts)}
    made = _made(draft)
    ahead = {text for text, one in periods.items() if one and made and _last_day(one) > made}
    untold = {name for name, text in zip(names, texts, strict=True) if periods[text] is None}
    # a day stands for a period of the frequency, pooled years for a year; a forecast says nothing of what has passed
    of_period = {text: (str(one.kind), _step(one)) for text, one in periods.items() if one}
    stands = np.zeros(len(names), dtype=bool)
    for row, (name, text, often, how) in enumerate(zip(names, texts, frequency, basis, strict=True)):
        kind, _ = of_period.get(text, ("", 0.0))
        is_of_series = kind in ("day", "pooled", often) and (often in MONTHS_APART or often == "week")
        stands[row] = kind and is_of_series and name not in untold and (text not in ahead or how == "snapshot")
    at = np.flatnonzero(stands & ~marked(cells(table, "mark"), FORECAST))
    per = np.array([MONTHS_APART.get(one, 1.0) for one in frequency[at]]) * np.where(np.isnan(every), 1.0, every)[at]
    step = np.array([of_period[text][1] for text in texts[at]], dtype="float64") / per
    order = np.lexsort((step, np.unique(names[at].astype(str), return_inverse=True)[1]))
    columns = {name: cells(table, name)[at] for name in ("indicator", "period", "mark")}
    columns |= {"frequency": frequency[at], "step": step, "per": per, "row": table.frame.index.to_numpy()[at]}
    return {name: one[order] for name, one in columns.items()}


def _strays(draft: Draft) -> set[float]:
    """The places in time of rows of which the indicator is not known."""
    table = draft.tables["outturns"]
    of_nobody = cells(table, "period")[pd.isna(said(draft, table, "frequency"))]
    return {_step(one) for text in set(of_nobody) if (one := known_period(str(text)))}


def _step(period: Period) -> float:
    """The period's place in time, in months; of a week in weeks."""
    match period.kind:
        case "week":
            return period.start.toordinal() // 7
        case "half" | "quarter" | "term":
            parts = PARTS[period.kind]
            return (start_year(period) * parts + period.part - 1) * (12 / parts)
        case "month" | "day":
            return period.start.year * 12 + period.start.month - 1
        case _:
            return start_year(period) * 12


def _is_left_out(series: np.ndarray, step: float, apart: int, frequency: str) -> bool:
    """Whether what is missing before that step is there in other years, or is the one gap of a series."""
    missing = [step - more for more in range(1, apart)]
    is_the_one = len(missing) == 1 and int((np.diff(np.unique(series)) > 1).sum()) == 1
    if frequency == "year":
        return is_the_one and len(series) >= FEWEST
    year = {"half": 2, "quarter": 4, "term": 3, "month": 12, "week": 52}[frequency]
    there = set(series.tolist())
    is_first = all(one - year < series.min() and one + year > series.max() for one in missing)
    if is_first and is_the_one and len(series) >= FEWEST_PARTS:
        return not (frequency == "month" and missing[0] % year == AUGUST)
    return len(missing) < year and all({one - year, one + year} & there for one in missing)


RULES: tuple[Rule, ...] = (period_not_ended, period_left_out)
