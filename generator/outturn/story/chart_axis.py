"""The periods of an indicator's chart: which, where they break, and where years begin."""

from collections.abc import Sequence
from math import isnan
from typing import cast

from outturn import words
from outturn.model import IRREGULAR
from outturn.periods import Period, YearType, holding_year, shifted
from outturn.story.evidence import Evidence
from outturn.story.rows import Row

MANY_YEARS = 4
"""Starts of years from which on an axis of parts of years names the years."""
PARTS = ("half", "term", "quarter", "month", "week")


def coming(evidence: Evidence, latest: Row, axis: Sequence[Period]) -> list[Period]:
    """The periods after the axis up to the end of the year, where there is a forecast of it."""
    year = _year(evidence, evidence.period(latest.period))
    is_forecast = not isnan(latest.forecast) and latest.forecast_method != "year-end"
    if year is None or not (is_forecast or evidence.own_forecast):
        return []
    found: list[Period] = []
    step = shifted(axis[-1], 1)
    while step is not None and step.end <= year.end:
        found.append(step)
        step = shifted(step, 1)
    return found


def lifts(evidence: Evidence, axis: Sequence[Period]) -> tuple[int, ...]:
    """The places at which a figure of the year so far begins anew."""
    return _turns(evidence, axis) if evidence.indicator.basis == "year-to-date" else ()


def years(evidence: Evidence, axis: Sequence[Period]) -> tuple[tuple[int, str], ...]:
    """The places at which years begin, with their names; none on an axis of whole years, or of few."""
    if not axis or axis[0].kind not in PARTS or evidence.indicator.frequency == IRREGULAR:
        return ()
    before = shifted(axis[0], -1)
    whole = (0,) if before and _year(evidence, before) != _year(evidence, axis[0]) else ()
    starts = (*whole, *_turns(evidence, axis))
    if len(starts) < MANY_YEARS:
        return ()
    begun = [(place, _year(evidence, axis[place])) for place in starts]
    return tuple((place, words.short_label(evidence.say, year)) for place, year in begun if year)


def _turns(evidence: Evidence, axis: Sequence[Period]) -> tuple[int, ...]:
    """The places whose period lies in another year than the one before."""
    held = [_year(evidence, period) for period in axis]
    return tuple(place for place in range(1, len(held)) if held[place] != held[place - 1])


def _year(evidence: Evidence, period: Period) -> Period | None:
    return holding_year(period, cast("YearType", evidence.indicator.year_type), evidence.indicator.starts_in)
