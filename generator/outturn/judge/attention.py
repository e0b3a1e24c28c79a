"""Which indicators need attention, each for named reasons (DESIGN: Needs attention)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol, cast

import pandas as pd

from outturn.judge.series import blocks
from outturn.model import Indicator, Package
from outturn.periods import Period, parse, shifted

WATCHED = ("nation", "region")
"""Areas that count for "worse than": among ten neighbours there is always one that does better."""
RETIRED = "retired"
QUARTER = timedelta(days=92)
STEP = {"year": 365, "half": 182, "quarter": 91, "term": 122, "month": 31, "week": 7}
"""Days from one day to the next in a series of snapshots."""


def attention(package: Package, figures: pd.DataFrame, compared: pd.DataFrame, series: pd.DataFrame) -> pd.Series:
    """For each indicator, the reasons for which it needs attention, separated by spaces; empty where there is none.

    ``red``; ``amber-worsening``; ``worsening-twice``; ``process-concern``; ``worse-than-<area>`` (beyond chance: by
    interval); ``forecast-miss``; ``overdue`` (when the package was made, the next figure's period had been over for
    as long again, and at least a quarter); ``low-reliability``. By the newest figure; nothing for indicators that are
    no longer in use.
    """
    watched = {area.area for area in package.areas if area.kind in WATCHED}
    worse = compared[(compared["comparison"] == "worse") & (compared["compared_by"] == "interval")]
    worse = worse[worse["area"].isin(watched)]
    beaten: dict[tuple[str, str], list[str]] = {}
    for name, period, area in zip(worse["indicator"], worse["period"], worse["area"], strict=True):
        beaten.setdefault((name, period), []).append(area)
    made = date.fromisoformat(package.scorecard.created)
    worsening = figures[figures["direction"] == "worsening"]
    worsened = set(zip(worsening["indicator"], worsening["period"], strict=True))
    newest = _newest(figures)
    variations = dict(zip(series.index, series["variation"], strict=True))
    last = {name: at.stop - 1 for name, at in blocks(package)}
    periods = figures["period"].to_numpy()
    reasons = {}
    for indicator in package.indicators:
        name = indicator.indicator
        found: list[str] = []
        if name in last and indicator.status != RETIRED:
            if name in newest:
                found += _reasons(newest[name], variations[name], beaten, worsened)
            found += _late(indicator, str(periods[last[name]]), made)
        reasons[name] = " ".join(found)
    return pd.Series(reasons, dtype=object)


class Newest(Protocol):
    """What is read of an indicator's newest figure: its judgements."""

    indicator: str
    period: str
    mark: str
    rating: str
    rated_on: str
    direction: str
    compared_with: str


def _newest(figures: pd.DataFrame) -> dict[str, Newest]:
    """The newest row with a value of each indicator; rows stand in time order."""
    rows = figures[figures["value"].notna()].drop_duplicates("indicator", keep="last")
    return {str(row.indicator): cast("Newest", row) for row in rows.itertuples(index=False)}


def _reasons(
    newest: Newest,
    variation: str,
    beaten: dict[tuple[str, str], list[str]],
    worsened: set[tuple[str, str]],
) -> Iterator[str]:
    if newest.rating == "red":
        yield "red"
    if newest.rating == "amber" and newest.direction == "worsening":
        yield "amber-worsening"
    if newest.direction == "worsening" and (newest.indicator, newest.compared_with) in worsened:
        yield "worsening-twice"
    if variation == "concern":
        yield "process-concern"
    for area in beaten.get((newest.indicator, newest.period), []):
        yield f"worse-than-{area}"
    if newest.rated_on == "forecast" and newest.rating in ("red", "amber"):
        yield "forecast-miss"
    if newest.mark == "u":
        yield "low-reliability"


def _late(indicator: Indicator, newest_period: str, made: date) -> Iterator[str]:
    """Whether the period after the newest row had been over for as long again, and at least a quarter."""
    last = parse(newest_period)
    following = _following(last, indicator)
    if following is None:
        return
    start, end = following
    if end + max(end - start, QUARTER) < made:
        yield "overdue"


def _following(last: Period, indicator: Indicator) -> tuple[date, date] | None:
    """When the next figure's period starts and ends."""
    if last.kind == "day":
        return last.end, last.end + timedelta(days=STEP[indicator.frequency])
    if last.kind == "pooled":
        return last.end, last.end + timedelta(days=STEP["year"])
    after = shifted(last, 1)
    return (after.start, after.end) if after else None
