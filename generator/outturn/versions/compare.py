"""What differs between two states of a scorecard; linear in the size of the data.

Which change asks for which level is DESIGN's table (docs/publishing.md): a removal or a redefinition is major; new
periods, indicators and areas, revisions that were to be expected, and other aims are minor; an error that is put
right, words and sources are patches.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from math import nan

from outturn.model import Indicator, Package
from outturn.pages import Told
from outturn.versions.cells import Key, as_text
from outturn.versions.compare_figures import ADDED, changed_outturns, changed_targets
from outturn.versions.compare_lists import changed_rest
from outturn.versions.history import CORRECTED, Change, Level

REDEFINING = frozenset(
    {"polarity", "unit", "unit_label", "currency", "multiplier", "scale", "per", "basis", "window", "year_starts"}
)
"""Columns of an indicator without which its figures are not the same thing any more."""
JUDGING = frozenset(
    {
        "outcome",
        "decimals",
        "frequency",
        "every",
        "year_type",
        "compare_with",
        "year_to_date_of",
        "tolerance",
        "tolerance_unit",
        "trajectory",
        "profile",
        "rounding",
        "statutory",
        "proxy_for",
        "follows",
        "status",
        "reporting",
    }
)
"""Columns of an indicator that decide how its figures are judged and shown."""
OF_THE_VERSION = frozenset({"name", "version", "created"})
"""What a scorecard says of one version, and not of its figures."""
GIVEN: Mapping[str, Level] = {ADDED: "patch", "period added": "minor"}
"""The kinds of changes that give a figure, with the level that they ask for where it was there before."""


def compare(old: Package, new: Package) -> tuple[Change, ...]:
    """Every change of the data from one state to another, in the order in which pages tell them."""
    return (
        *_scorecard(old, new),
        *_indicators(old, new),
        *changed_outturns(old, new),
        *changed_targets(old, new),
        *changed_rest(old, new),
    )


def given_again(changes: Sequence[Change], past: Sequence[Told]) -> tuple[Change, ...]:
    """The changes, in which a figure that an earlier version took out and that is given again is a correction.

    ``past`` are the earlier versions as they were told, the newest first.
    """
    last: dict[Key, float | None] = {}
    for told in past:
        for one in told.corrected:
            last.setdefault((one.indicator, one.period), one.after)
    return tuple(
        replace(one, kind=CORRECTED, level=GIVEN[one.kind])
        if one.kind in GIVEN and last.get((one.indicator, one.period), nan) is None
        else one
        for one in changes
    )


def _scorecard(old: Package, new: Package) -> Iterator[Change]:
    before, after = asdict(old.scorecard), asdict(new.scorecard)
    for name in [name for name in after if name not in OF_THE_VERSION and before[name] != after[name]]:
        is_text = isinstance(after[name], str)
        yield Change(
            "scorecard changed", "patch", subject=name, before=before[name] if is_text else "",
            after=after[name] if is_text else "",
        )  # fmt: skip


def _indicators(old: Package, new: Package) -> Iterator[Change]:
    before = {one.indicator: one for one in old.indicators}
    after = {one.indicator: one for one in new.indicators}
    for name in [name for name in before if name not in after]:
        yield Change("indicator removed", "major", name, before=before[name].title)
    for name in [name for name in after if name not in before]:
        follows = after[name].follows
        instead = before[follows].title if follows in before else follows
        yield Change("indicator added", "minor", name, "", follows, instead, after[name].title)
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield Change("scorecard changed", "patch", subject="order of its indicators")
    for name, indicator in after.items():
        if name in before:
            yield from _indicator(before[name], indicator)


def _indicator(before: Indicator, after: Indicator) -> Iterator[Change]:
    was, now = asdict(before), asdict(after)
    for column in [column for column in now if was[column] != now[column]]:
        kind: tuple[str, Level] = ("indicator words", "patch")
        if column in REDEFINING:
            kind = ("indicator redefined", "major")
        elif column in JUDGING:
            kind = ("indicator rules", "minor")
        yield Change(*kind, after.indicator, subject=column, before=as_text(was[column]), after=as_text(now[column]))
