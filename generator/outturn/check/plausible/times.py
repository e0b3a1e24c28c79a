"""Periods: none is about time that has not passed, and none is left out of a series."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from outturn.check.found import Rule, of_indicator, readable
from outturn.check.series import known_period
from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import FORECAST, Draft, has_mark
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
    table = draft.tables["outturns"]
    frame = table.frame
    periods = {text: one for text in frame["period"].unique() if (one := known_period(str(text)))}
    made = _made(draft)
    ahead = {text for text, one in periods.items() if made and _last_day(one) > made}
    untold = set(frame.loc[~frame["period"].isin([*periods]), "indicator"])
    of_nobody = frame.loc[of_indicator(draft, table, "frequency").isna(), "period"].unique()
    strays = {_step(periods[text]) for text in of_nobody if text in periods}
    known = frame[["indicator", "period", "mark"]].assign(
        frequency=of_indicator(draft, table, "frequency"),
        every=of_indicator(draft, table, "every").astype("float64").fillna(1.0),
        step=frame["period"].map({text: _step(one) for text, one in periods.items()}),
        kind=frame["period"].map({text: one.kind for text, one in periods.items()}),
    )
    # a day stands for a period of the frequency, pooled years for a year; a forecast says nothing of what has passed
    stands = known["kind"].isin(["day", "pooled"]) | (known["kind"] == known["frequency"])
    stands &= known["step"].notna() & known["frequency"].isin([*MONTHS_APART, "week"])
    is_snapshot = of_indicator(draft, table, "basis") == "snapshot"
    stands &= ~known["indicator"].isin(untold) & (~known["period"].isin(ahead) | is_snapshot)
    known = known[stands & ~has_mark(known["mark"], FORECAST)]
    per = known["frequency"].map(MONTHS_APART).fillna(1.0) * known["every"]
    known = known.assign(step=(known["step"] / per).astype("float64")).sort_values(["indicator", "step"], kind="stable")
    apart = known["step"].diff().where(known["indicator"] == known["indicator"].shift()).to_numpy()
    with np.errstate(invalid="ignore"):
        after = (apart > 1) & (apart % 1 == 0)
    for at in np.flatnonzero(after & ~has_mark(known["mark"], "b").to_numpy()).tolist():
        row = known.iloc[at]
        series = known.loc[known["indicator"] == row["indicator"], "step"].to_numpy()
        step, gap = float(row["step"]), int(apart[at])
        missing = {(step - more) * float(per[known.index[at]]) for more in range(1, gap)}
        between = sorted((int(known.index[at - 1]), int(known.index[at])))
        is_unread = any(number not in frame.index for number in range(*between))
        if not missing & strays and not is_unread and _is_left_out(series, step, gap, str(row["frequency"])):
            before = known["period"].iloc[at - 1]
            where = Where(table.file, int(known.index[at]), "period")
            yield found("period-left-out", where, found=shown(row["period"]), before=shown(before))


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
