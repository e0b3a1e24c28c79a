"""What a reviewer sees of a change in one scorecard: each figure before and after, and what it does to ratings."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from math import isnan

from outturn import words
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD
from outturn.pages import AimChange, Badge, CardReview, FigureChange, HeadlineChange, Rename
from outturn.story import chips
from outturn.story.changes import decimals_apart, told
from outturn.story.evidence import Evidence
from outturn.story.figures import INTERIM, aim_of, beside, in_unit, target
from outturn.story.gathering import gather
from outturn.story.rows import Row
from outturn.values import replace
from outturn.versions.history import TURNED, Change, Edition
from outturn.words.catalogue import Catalogue

NEW = ("period added", "figure added")
GONE = "period removed"
FIGURES = (*NEW, GONE, "figure corrected", "figure revised", "mark changed", "figure note")
"""Kinds of changes that are shown as a figure before and after."""
ADDED, REMOVED, FLIPPED = "indicator added", "indicator removed", "rating flipped"
WEIGHTY = (
    *(ADDED, REMOVED, "indicator redefined", "indicator rules"),
    *("target added", "target removed", "target changed"),
)
"""Kinds of changes that a reviewer must see in sentences; the rest is folded away."""

Known = Mapping[str, Evidence]
"""What is known of each indicator, by its name."""


def review(
    say: Catalogue, old: Edition | None, new: Edition, changes: Sequence[Change], renames: Mapping[str, str]
) -> CardReview:
    """What the changes from one edition to the other come to; from none, every indicator is new.

    ``renames`` are indicators that probably have another name now, with that name: they are no news.
    """
    before = _known(say, old) if old else {}
    after = _known(say, new)
    came = [one.indicator for one in changes if one.kind == ADDED] if old else [*after]
    fresh = [after[name] for name in came if name not in renames.values()]
    keys = list(dict.fromkeys((one.indicator, one.period) for one in changes if one.kind in FIGURES))
    rated = [(one.indicator, one.period) for one in changes if one.kind == FLIPPED]
    figures = (*(_figure(before, after, key) for key in keys), *(_newest(one) for one in fresh if one.rows))
    headlines = tuple(_headlines(before, after, changes))
    is_new = [one for one in changes if one.kind in NEW]
    is_gone = [one for one in changes if one.kind == GONE or _lost(one)]
    others = tuple(_figure(before, after, key) for key in rated if key not in set(keys))
    return CardReview(
        new.package.scorecard.title,
        figures,
        others,
        headlines,
        tuple(Rename(before[one].indicator.title, after[other].indicator.title) for one, other in renames.items()),
        told(say, [one for one in changes if one.kind in WEIGHTY and not _is_shown(one, renames)], new.package),
        told(say, [one for one in changes if _is_rest(one, keys)], new.package),
        _marks(say, (*figures, *others)),
        new=len(is_new) + sum(len(one.rows) + len(one.year_rows) for one in fresh),
        changed=len(keys) - len(is_new) - len(is_gone),
        gone=len(is_gone),
        flips=len(rated) + len(headlines),
    )


def _known(say: Catalogue, edition: Edition) -> Known:
    return {one.indicator.indicator: one for one in gather(edition.package, edition.judgements, say)}


def _lost(change: Change) -> bool:
    """Whether a figure stood there and does not any more, while its row does."""
    return (
        change.kind in ("figure corrected", "figure revised")
        and change.subject == "value"
        and change.after != (change.after)
    )


def _is_shown(change: Change, renames: Mapping[str, str]) -> bool:
    """Whether the change is told as a new name, or as the newest figure of what is new."""
    return change.kind == ADDED or (change.kind == REMOVED and change.indicator in renames)


def _is_rest(change: Change, keys: Collection[tuple[str, str]]) -> bool:
    """Whether the change is told nowhere else: neither as a figure nor as a rating of one."""
    if change.subject == "answers":
        return False  # each is told with its reason
    is_of_figure = change.kind.endswith(" flipped") and (change.indicator, change.period) in keys
    return change.kind not in (*FIGURES, *WEIGHTY, FLIPPED, *TURNED) and not is_of_figure


def _row(known: Known, key: tuple[str, str]) -> Row | None:
    evidence = known.get(key[0])
    rows = (*evidence.rows, *evidence.year_rows) if evidence else ()
    return next((row for row in rows if row.period == key[1]), None)


def _figure(before: Known, after: Known, key: tuple[str, str]) -> FigureChange:
    """A figure that is in either."""
    was, now = _row(before, key), _row(after, key)
    evidence = after[key[0]]
    earlier = before.get(key[0], evidence)
    say = evidence.say
    return FigureChange(
        key[0],
        evidence.indicator.title,
        words.short_label(say, evidence.period(key[1])),
        _shown(earlier, was, now) if was else "",
        _shown(evidence, now, was) if now else say("review-taken-out"),
        tuple(_aims(earlier, was, evidence, now)),
        (chips.direction(earlier, was) if was else None, chips.direction(evidence, now) if now else None),
        now.note if now else "",
    )


def _newest(evidence: Evidence) -> FigureChange:
    """The newest figure of an indicator that is new."""
    row = evidence.latest or evidence.rows[-1]
    name = evidence.indicator.indicator
    shown = _figure({}, {name: evidence}, (name, row.period))
    number = len(evidence.rows) + len(evidence.year_rows)
    return replace(shown, about=evidence.say.count("review-new-indicator", number))


def _shown(evidence: Evidence, row: Row, other: Row | None) -> str:
    """The figure with its unit and marks, with as many decimals as it needs to differ from the other one."""
    figure = in_unit(evidence, row)
    if other is not None and not isnan(row.value) and not isnan(other.value) and row.value != other.value:
        decimals = max(evidence.own_decimals(row), decimals_apart(evidence.indicator, row.value, other.value))
        figure = evidence.in_unit(row.value, row.mark, decimals)
    marks = [f"[{one}]" for one in beside(row.mark).split()] if not isnan(row.value) else []
    return " ".join([figure or evidence.say("changed-no-figure"), *marks])


def _aims(earlier: Evidence, was: Row | None, evidence: Evidence, now: Row | None) -> Iterator[AimChange]:
    """Each aim that the figure is held against, or was where it is gone."""
    then, today = (one.held(row) if row else () for one, row in ((earlier, was), (evidence, now)))
    for old, new in zip_longest(then, today):
        of, row = (evidence, new) if new else (earlier, old)
        yield AimChange(
            _target(of, row) if row.target_kind else "",
            chips.qualified_rating(earlier, old) if old else None,
            chips.qualified_rating(evidence, new) if new else None,
        )


def _target(evidence: Evidence, row: Row) -> str:
    """What the figure is held against, named where it is no plain target."""
    shown = target(evidence, row, with_unit=True)
    is_plain = row.target_kind in ("target", "band") and row.target_by not in INTERIM and not row.target_name
    return shown if is_plain else evidence.say("aim-named", aim=shown, name=row.target_name or aim_of(evidence, row))


def _headlines(before: Known, after: Known, changes: Sequence[Change]) -> Iterator[HeadlineChange]:
    """Each indicator whose newest figure is of another period and is rated otherwise."""
    for one in changes:
        if one.kind in TURNED and one.subject == "rating" and one.period != one.name:
            name = one.indicator
            was, now = _row(before, (name, one.name)), _row(after, (name, one.period))
            if was is not None and now is not None:
                sides = _side(before[name], was), _side(after[name], now)
                yield HeadlineChange(name, after[name].indicator.title, *sides)


def _side(evidence: Evidence, row: Row) -> tuple[str, str, Badge]:
    period = words.short_label(evidence.say, evidence.period(row.period))
    return period, _shown(evidence, row, None), chips.qualified_rating(evidence, row)


def _marks(say: Catalogue, figures: Sequence[FigureChange]) -> tuple[tuple[str, str], ...]:
    """The marks that stand beside or instead of the figures, each with what it means."""
    text = " ".join(f"{one.before} {one.after}" for one in figures)
    return tuple((mark, say(f"mark-{mark}")) for mark in (*MARKS_INSTEAD, *MARKS_BESIDE) if f"[{mark}]" in text)
