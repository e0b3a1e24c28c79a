"""Which indicators need attention, each for named reasons (DESIGN: Needs attention), and which are old."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol, cast

import numpy as np
import pandas as pd

from outturn.judge.series import Flags
from outturn.model import FORECAST, IRREGULAR, UNRELIABLE, Indicator, Package, rows_of
from outturn.periods import Period, day_period, parse, previous, shifted, starting

WATCHED = ("nation", "region")
"""Areas that count for "worse than": among ten neighbours there is always one that does better."""
RETIRED = "retired"
QUARTER = timedelta(days=92)
STEP = {"year": 365, "half": 182, "quarter": 91, "term": 122, "month": 31, "week": 7}
"""Days from one day to the next in a series of snapshots."""
OLD_STEPS = 2
"""Steps of its frequency after which a figure is old."""


def attention(package: Package, figures: pd.DataFrame, compared: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """For each indicator, why it needs attention, and whether its newest figure is old.

    Index: the indicator. Columns, reasons separated by spaces and empty where there is none: ``attention`` (of the
    performance: ``red``; ``amber-worsening`` against a target; ``worsening-twice``; ``process-concern``;
    ``worse-than-<area>``, beyond chance; ``forecast-miss``), ``attention_data`` (``overdue``: when the package was
    made, the day on which the next figure is due had passed, or, where none is named, the next figure's period had been
    over for as long again, and at least a quarter; ``low-reliability``) and
    ``age`` (``old`` where the next was due, or its period had ended more than two steps of its frequency, before the
    package was made). By
    the newest outturn, beside which an officer's own forecast may stand; what could be chance gives no reason. Nothing
    for indicators that are no longer in use but their age.
    """
    made = date.fromisoformat(package.scorecard.created)
    beaten, worsened = _beaten(package, compared), _worsened(figures)
    beside = figures["stands_beside"].to_numpy(dtype=bool)
    newest, expected = _newest(figures, ~beside), _newest(figures, beside)
    variations = dict(zip(series.index, series["variation"], strict=True))
    achieved = zip(figures["indicator"], figures["period"], beside.tolist(), strict=True)
    last = {name: period for name, period, is_beside in achieved if not is_beside}
    rows = {}
    for indicator in package.indicators:
        name = indicator.indicator
        performance: list[str] = []
        data: list[str] = []
        is_used = name in last and indicator.status != RETIRED
        if is_used and name in newest:
            performance += _performance(newest[name], variations[name], beaten, worsened)
            performance += _expected_to_miss(expected.get(name), performance)
            data += ["low-reliability"] if UNRELIABLE in newest[name].mark.split() else []
        if is_used:
            data += _late(indicator, str(last[name]), made)
        age = _age(indicator, newest[name].period, made) if name in newest else ""
        rows[name] = (" ".join(performance), " ".join(sorted(data, reverse=True)), age)
    return pd.DataFrame.from_dict(rows, orient="index", columns=["attention", "attention_data", "age"], dtype=object)


class Newest(Protocol):
    """What is read of an indicator's newest figure: its judgements."""

    indicator: str
    period: str
    mark: str
    rating: str
    rated_on: str
    target_kind: str
    benchmark_area: str
    rating_certainty: str
    direction: str
    compared_with: str


def _beaten(package: Package, compared: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """The nations and regions than which a figure is worse beyond chance, by indicator and period."""
    watched = {area.area for area in package.areas if area.kind in WATCHED}
    found: dict[tuple[str, str], list[str]] = {}
    columns = (compared[name].tolist() for name in ("indicator", "period", "area", "comparison", "certainty"))
    for name, period, area, *how in zip(*columns, strict=True):
        if how == ["worse", "beyond chance"] and area in watched:
            found.setdefault((name, period), []).append(area)
    return found


def _worsened(figures: pd.DataFrame) -> set[tuple[str, str]]:
    """The figures that are worse than those before them by what is not chance: indicator and period."""
    columns = (figures[name].tolist() for name in ("indicator", "period", "direction", "certainty"))
    rows = zip(*columns, strict=True)
    return {(name, period) for name, period, way, sure in rows if way == "worsening" and sure != "could be chance"}


def _newest(figures: pd.DataFrame, among: Flags) -> dict[str, Newest]:
    """The newest row with a value of each indicator among some of them; rows stand in time order."""
    rows = np.flatnonzero(among & figures["value"].notna().to_numpy())
    places = dict(zip(figures["indicator"].to_numpy(dtype=object)[rows], rows.tolist(), strict=True))
    newest = figures[list(Newest.__annotations__)].iloc[list(places.values())]
    return dict(zip(places, cast("Iterator[Newest]", rows_of(newest)), strict=True))


def _performance(
    newest: Newest,
    variation: str,
    beaten: dict[tuple[str, str], list[str]],
    worsened: set[tuple[str, str]],
) -> Iterator[str]:
    is_marked = FORECAST in newest.mark.split()
    is_forecast = newest.rated_on == "forecast" or is_marked
    is_worse = (newest.indicator, newest.period) in worsened and not is_marked
    if newest.rating == "red" and not is_forecast:
        yield "red"
    if newest.rating == "amber" and newest.target_kind != "benchmark" and is_worse:
        yield "amber-worsening"
    if is_worse and (newest.indicator, newest.compared_with) in worsened:
        yield "worsening-twice"
    if variation == "concern":
        yield "process-concern"
    for area in beaten.get((newest.indicator, newest.period), []):
        if newest.rating != "red" or area != newest.benchmark_area:
            yield f"worse-than-{area}"
    is_missed = newest.rating == "red" or (newest.rating == "amber" and newest.target_kind != "benchmark")
    if is_forecast and is_missed:
        yield "forecast-miss"


def _expected_to_miss(expected: Newest | None, known: list[str]) -> list[str]:
    """That the officer's own forecast of the year's end is off target, where the arithmetic one said nothing of it."""
    is_missed = expected is not None and expected.rating == "red" and "forecast-miss" not in known
    return ["forecast-miss"] if is_missed else []


def _late(indicator: Indicator, newest_period: str, made: date) -> Iterator[str]:
    """Whether the day had passed on which the next figure was due.

    Where none was named: whether the period after the newest row had been over for as long again, and at least a
    quarter; never where figures come at no fixed times.
    """
    if indicator.due is not None:
        yield from ["overdue"] if indicator.due < made else []
        return
    if indicator.frequency == IRREGULAR:
        return
    last = starting(parse(newest_period), indicator.starts_in)
    following = _following(last, indicator)
    if following is None:
        return
    start, end = following
    if end + max(end - start, QUARTER) < made:
        yield "overdue"


def _following(last: Period, indicator: Indicator) -> tuple[date, date] | None:
    """When the next figure's period starts and ends."""
    if last.kind == "day":
        return last.end, last.end + timedelta(days=STEP[indicator.frequency] * indicator.years_apart)
    if last.kind == "pooled":
        return last.end, last.end + timedelta(days=STEP["year"] * indicator.years_apart)
    after = shifted(last, indicator.years_apart)
    return (after.start, after.end) if after else None


def _age(indicator: Indicator, newest_period: str, made: date) -> str:
    """Whether the next figure was due before that day, or the period ended more than two steps before it: "old", or "".

    Steps of a series of snapshots are those of the calendar: two years after 31 March 2022 is 31 March 2024.
    Figures that come at no fixed times are old only where it is said when the next was due.
    """
    if indicator.due is not None and indicator.due < made:
        return "old"
    if indicator.frequency == IRREGULAR:
        return ""
    last = starting(parse(newest_period), indicator.starts_in)
    if last.kind != "day":
        edge = shifted(last, OLD_STEPS * indicator.years_apart)
        return "old" if edge and edge.end < made else ""
    back: Period | None = day_period(made)
    for _ in range(OLD_STEPS):
        back = previous(back, indicator.frequency, indicator.years_apart) if back else None
    return "old" if back and last.end < back.end else ""
