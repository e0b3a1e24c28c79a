"""What turned for the better or the worse from one state of a scorecard to another, by the newest figures of each.

The one way in which that is worked out, for pages, feeds and the review of a change. Only what is known turns: a rating
against a target that somebody set, a benchmark or a direction of travel beyond chance. What could be chance or was not
tested, a forecast, and whatever lies beyond a break or another definition is rated otherwise, and no turn.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

from outturn.model import BENCHMARKED, BREAK, FORECAST, Indicator, rows_of
from outturn.periods import parse, stands_apart
from outturn.versions.compare import REDEFINING
from outturn.versions.flips import direction_of, rating_of
from outturn.versions.history import BETTER, OTHERWISE, WORSE, Change, Edition

HELD = (*sorted(REDEFINING), "definition", "frequency", "year_type", "tolerance", "tolerance_unit", "trajectory")
"""Columns of an indicator across whose change nothing turns."""
PLACES = {"red": 0, "amber": 1, "green": 2}
SET = ("target", "band")
"""What somebody set: no chance is in whether a figure meets it."""
SURE = "beyond chance"
MOVED = {"improving": BETTER, "worsening": WORSE}


@dataclass(frozen=True, slots=True, eq=False)
class Newest:
    """An indicator's newest outturn with its judgements, and the periods of its figures up to that."""

    row: Any
    breaks: frozenset[str]


def turns(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Each indicator of both whose newest outturn is judged otherwise.

    One that turned by its direction may be rated otherwise too.

    ``period`` is that of the newest figure now, ``name`` that of the one before; ``subject`` is rating or direction,
    ``before`` and ``after`` are judgements as ``flips`` writes them. They ask for no level of their own.
    """
    was = {one.indicator: one for one in old.package.indicators}
    before, after = newest(old), newest(new)
    return tuple(
        turn
        for one in new.package.indicators
        if one.indicator in was and one.indicator in before and one.indicator in after
        for turn in _turn(before[one.indicator], after[one.indicator], is_held=_is_held(was[one.indicator], one))
    )


def _is_held(was: Indicator, now: Indicator) -> bool:
    return all(getattr(was, column) == getattr(now, column) for column in HELD)


def newest(edition: Edition) -> Mapping[str, Newest]:
    """By indicator; neither a forecast nor a whole year beside its parts is the newest outturn."""
    frequency = {one.indicator: one.frequency for one in edition.package.indicators}
    found: dict[str, Any] = {}
    breaks: dict[str, set[str]] = {}
    for row in rows_of(edition.judgements.figures):
        if stands_apart(parse(row.period), frequency[row.indicator]):
            continue
        marks = str(row.mark).split()
        if BREAK in marks:
            breaks.setdefault(row.indicator, set()).add(row.period)
        if not isnan(row.value) and FORECAST not in marks:
            found[row.indicator] = row
    return {name: Newest(row, frozenset(breaks.get(name, ()))) for name, row in found.items()}


def _turn(before: Newest, after: Newest, *, is_held: bool) -> Iterator[Change]:
    was, now = before.row, after.row
    is_apart = not is_held or _is_broken(before, after) or not is_news(was, now)
    rated = "" if is_apart else _rated(was, now)
    moved = "" if is_apart or rated else _moved(was, now)
    ratings = rating_of(_cells(was)), rating_of(_cells(now))
    if rated or _name(ratings[0]) != _name(ratings[1]):
        yield _change(rated or OTHERWISE, "rating", was, now, ratings)
    if moved:
        yield _change(moved, "direction", was, now, (direction_of(_cells(was)), direction_of(_cells(now))))


def _name(judged: str) -> str:
    """The judgement without how certain it is, which turns nothing."""
    return judged.partition(",")[0]


def _change(kind: str, subject: str, was: Any, now: Any, judged: tuple[str, str]) -> Change:  # noqa: ANN401
    return Change(kind, "", now.indicator, now.period, subject, *judged, name=was.period)


def is_news(was: Any, now: Any) -> bool:  # noqa: ANN401 - rows of a frame
    """Whether the figure is a newer or another one: what is held against the same one turns nothing."""
    start, end = parse(was.period).order, parse(now.period).order
    return start < end or (start == end and was.value != now.value)


def _is_broken(before: Newest, after: Newest) -> bool:
    """Whether a break lies between the two figures."""
    start, end = parse(before.row.period).order, parse(after.row.period).order
    return any(start < parse(text).order <= end for text in after.breaks)


def _rated(was: Any, now: Any) -> str:  # noqa: ANN401 - rows of a frame
    """Which way the rating turned; empty where it did not, or where that is not known."""
    if was.rating not in PLACES or now.rating not in PLACES or was.target_name != now.target_name:
        return ""
    apart = PLACES[now.rating] - PLACES[was.rating]
    kind = BETTER if apart > 0 else WORSE if apart < 0 else ""
    if was.target_kind in SET and now.target_kind in SET:
        return kind if {was.rated_on, now.rated_on} == {"value"} else ""
    is_benchmark = was.target_kind == now.target_kind == "benchmark"
    is_known = BENCHMARKED[now.rating] != "similar" and now.rating_certainty == SURE
    return kind if is_benchmark and is_known else ""


def _moved(was: Any, now: Any) -> str:  # noqa: ANN401 - rows of a frame
    """Which way the direction of travel turned beyond chance; empty where it goes on, or where that is not known."""
    kind = MOVED.get(now.direction, "") if now.certainty == SURE else ""
    is_other = was.direction in MOVED and MOVED[was.direction] != kind
    was_still = was.direction == "no change" or was.certainty == "could be chance"
    return kind if is_other or was_still else ""


def _cells(row: Any) -> Mapping[str, float | str]:  # noqa: ANN401 - a row of a frame
    return dict(row._asdict())
