"""What a committee hears of between annual reviews: what turned red or worsened from one sealed state to a later one.

As with turns, only what is known counts: a rating against a target that somebody set, or beyond chance; no
forecast. An indicator that is reported by exception is among them as soon as it declines.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from outturn.model import Indicator
from outturn.versions.flips import direction_of, rating_of
from outturn.versions.history import (
    DECLINED,
    EXCEPTIONS,
    RED_ANEW,
    TURNED_RED,
    WORSE,
    WORSENING,
    Change,
    Edition,
    Version,
)
from outturn.versions.turns import SET, SURE, Newest, is_news, newest, turns

BY_EXCEPTION = "by exception"
PATCH = "patch"


def exceptions(old: Edition, new: Edition) -> tuple[Change, ...]:
    """What turned red or worsened, one for each indicator in use, by kind (``EXCEPTIONS``) and then as they stand.

    ``period`` is that of the newest figure now, ``name`` that of the one before, empty where there was none;
    ``subject`` is rating or direction, ``before`` and ``after`` are judgements as ``versions.compare`` writes them.
    """
    worse = {one.indicator: one for one in turns(old, new) if one.kind == WORSE}
    before, after = newest(old), newest(new)
    found = [
        one
        for indicator in new.package.indicators
        if indicator.status != "retired" and indicator.indicator in after
        for one in _exception(
            indicator, worse.get(indicator.indicator), before.get(indicator.indicator), after[indicator.indicator]
        )
    ]
    return tuple(sorted(found, key=lambda one: EXCEPTIONS.index(one.kind)))


def held_against(versions: Sequence[Version], level: str) -> Version | None:
    """The version since which a new one of that level says what turned; ``versions`` are those that stand, in order.

    That is the one before it. A correction says it since the same version as what it corrects: what turned with the
    figures that it puts right would else be lost from the report that an agenda links to.
    """
    if level != PATCH:
        return versions[-1] if versions else None
    published = [at for at, one in enumerate(versions) if one.level != PATCH]
    return versions[published[-1] - 1] if published and published[-1] else None


def _exception(indicator: Indicator, turn: Change | None, before: Newest | None, after: Newest) -> Iterator[Change]:
    was, now = before.row if before else None, after.row
    is_red_now = _is_red(now)
    if turn and turn.subject == "rating":
        yield _change(TURNED_RED if now.rating == "red" else WORSE, "rating", was, now)
    elif is_red_now and (was is None or was.rating != "red"):
        yield _change(RED_ANEW, "rating", was, now)
    elif turn:
        yield _change(WORSENING, "direction", was, now)
    elif indicator.reporting == BY_EXCEPTION and _declines(now) and (was is None or is_news(was, now)):
        yield _change(DECLINED, "direction", was, now)


def _is_red(row: Any) -> bool:  # noqa: ANN401 - a row of a frame
    """Whether it is known that the figure is off a target that somebody set, or worse than a benchmark."""
    is_met_or_not = row.target_kind in SET and row.rated_on == "value"
    return bool(row.rating == "red" and (is_met_or_not or row.rating_certainty == SURE))


def _declines(row: Any) -> bool:  # noqa: ANN401 - a row of a frame
    return bool(row.direction == "worsening" and row.certainty != "could be chance")


def _change(kind: str, subject: str, was: Any, now: Any) -> Change:  # noqa: ANN401 - rows of frames
    judged = rating_of if subject == "rating" else direction_of
    first, last = judged(was._asdict()) if was else "", judged(now._asdict())
    return Change(kind, "", now.indicator, now.period, subject, first, last, name=was.period if was else "")
