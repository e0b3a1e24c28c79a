"""What differs between two states of a scorecard; linear in the size of the data.

Which change asks for which level is DESIGN's table (docs/publishing.md): a removal or a redefinition is major; new
periods, indicators and areas, revisions that were to be expected, and other aims are minor; an error that is put
right, words and sources are patches.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from math import isnan, nan

import pandas as pd

from outturn.model import BENCHMARKED, REVISED, Indicator, Judgements, Package
from outturn.pages import Told
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
TO_BE_REVISED = frozenset({"p", "e", "f"})
"""Marks of figures that were published with the word that they may still change."""
OF_THE_VERSION = frozenset({"name", "version", "created"})
"""What a scorecard says of one version, and not of its figures."""

TARGET_WORDS = ("source", "set_by", "note")
"""Columns of a target that say more of it."""

ADDED = "figure added"
"""The kind of a change that gives a figure where a period had none."""
GIVEN: Mapping[str, Level] = {ADDED: "patch", "period added": "minor"}
"""The kinds of changes that give a figure, with the level that they ask for where it was there before."""

Key = tuple[str, ...]
Rows = Mapping[Key, Mapping[str, float | str]]


def compare(old: Package, new: Package) -> tuple[Change, ...]:
    """Every change of the data from one state to another, in the order in which pages tell them."""
    return (*_scorecard(old, new), *_indicators(old, new), *_outturns(old, new), *_targets(old, new), *_rest(old, new))


def flips(old: Judgements, new: Judgements) -> tuple[Change, ...]:
    """Ratings and directions that differ for the same indicator and period; they ask for no level of their own."""
    before, after = _rows(old.figures, ("indicator", "period")), _rows(new.figures, ("indicator", "period"))
    return tuple(
        Change(f"{column} flipped", "", indicator, period, column, judged(before[indicator, period]), judged(row))
        for (indicator, period), row in after.items()
        if (indicator, period) in before
        for column, judged in (("rating", rating_of), ("direction", direction_of))
        if judged(row) != judged(before[indicator, period])
    )


def rating_of(row: Mapping[str, float | str]) -> str:
    """The rating; against a benchmark better, similar or worse, and how certainly: "worse, not tested"."""
    rating = str(row["rating"])
    if row["target_kind"] != "benchmark" or rating not in BENCHMARKED:
        return rating
    return _hedged(BENCHMARKED[rating], str(row["rating_certainty"]))


def direction_of(row: Mapping[str, float | str]) -> str:
    """The direction, and how certainly; no change is about the same, and so is what could be chance."""
    if row["certainty"] == "could be chance" or row["direction"] == "no change":
        return "about the same"
    return _hedged(str(row["direction"]), str(row["certainty"]))


def _hedged(word: str, certainty: str) -> str:
    return f"{word}, {certainty}" if certainty == "not tested" and word != "similar" else word


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


def same(one: object, other: object) -> bool:
    """Whether two cells say the same; two absent numbers do."""
    return one == other or (isinstance(one, float) and isinstance(other, float) and isnan(one) and isnan(other))


def _rows(frame: pd.DataFrame, key: tuple[str, ...]) -> Rows:
    columns = {name: frame[name].tolist() for name in frame.columns}
    keys = zip(*(columns[name] for name in key), strict=True)
    cells = zip(*columns.values(), strict=True)
    return {one: dict(zip(columns, row, strict=True)) for one, row in zip(keys, cells, strict=True)}


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
        yield Change(*kind, after.indicator, subject=column, before=_text(was[column]), after=_text(now[column]))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)


def _shared(old: Package, new: Package) -> frozenset[str]:
    return frozenset(one.indicator for one in old.indicators) & {one.indicator for one in new.indicators}


def _outturns(old: Package, new: Package) -> Iterator[Change]:
    before, after = (_rows(one.outturns, ("indicator", "period")) for one in (old, new))
    shared = _shared(old, new)
    for indicator, period in [key for key in before if key not in after and key[0] in shared]:
        value = before[indicator, period]["value"]
        yield Change("period removed", "major", indicator, period, before=value)
    for (indicator, period), row in after.items():
        if indicator not in shared:
            continue
        if (indicator, period) not in before:
            yield Change("period added", "minor", indicator, period, before=nan, after=row["value"])
        else:
            yield from _outturn(indicator, period, before[indicator, period], row)


def _outturn(
    indicator: str, period: str, was: Mapping[str, float | str], now: Mapping[str, float | str]
) -> Iterator[Change]:
    if not same(was["value"], now["value"]):
        is_new = isinstance(was["value"], float) and isnan(was["value"])
        kind, level = (ADDED, "minor") if is_new else _revised(was, now)
        yield Change(kind, level, indicator, period, "value", was["value"], now["value"])  # type: ignore[arg-type]
    elif not (same(was["numerator"], now["numerator"]) and same(was["denominator"], now["denominator"])):
        kind, level = _revised(was, now)
        yield Change(kind, level, indicator, period, "counts", was["value"], now["value"])  # type: ignore[arg-type]
    elif not (same(was["low"], now["low"]) and same(was["high"], now["high"])):
        kind, level = _revised(was, now)
        yield Change(kind, level, indicator, period, "interval", was["value"], now["value"])  # type: ignore[arg-type]
    is_the_same = all(same(was[name], now[name]) for name in ("value", "numerator", "denominator", "low", "high"))
    if was["mark"] != now["mark"] and (is_the_same or same(now["value"], nan)):
        yield Change("mark changed", "patch", indicator, period, "mark", was["mark"], now["mark"])
    if was["note"] != now["note"]:
        yield Change("figure note", "patch", indicator, period, "note", was["note"], now["note"])


def _revised(was: Mapping[str, float | str], now: Mapping[str, float | str]) -> tuple[str, str]:
    """A figure that said it might change, or says that it did, is revised; any other is corrected."""
    expected = REVISED in str(now["mark"]).split() or not TO_BE_REVISED.isdisjoint(str(was["mark"]).split())
    return ("figure revised", "minor") if expected else (CORRECTED, "patch")


def _targets(old: Package, new: Package) -> Iterator[Change]:
    before, after = (_rows(one.targets, ("indicator", "period", "kind", "name")) for one in (old, new))
    shared = _shared(old, new)
    for key in [key for key in before if key not in after and key[0] in shared]:
        yield _of_target("removed", key, before[key]["value"], nan)
    for key, row in after.items():
        if key[0] not in shared:
            continue
        if key not in before:
            yield _of_target("added", key, nan, row["value"])
        elif not same(before[key]["value"], row["value"]):
            yield _of_target("changed", key, before[key]["value"], row["value"])
        else:
            yield from _said_of_target(key, before[key], row)


def _of_target(what: str, key: Key, before: float | str, after: float | str, level: Level = "minor") -> Change:
    indicator, period, kind, name = key
    return Change(f"target {what}", level, indicator, period, kind, before, after, name=name)


def _said_of_target(key: Key, was: Mapping[str, float | str], now: Mapping[str, float | str]) -> Iterator[Change]:
    """What is said of a target; a target in words is its note, so that another note is another aim."""
    is_in_words = isinstance(now["value"], float) and isnan(now["value"])
    if is_in_words and was["note"] != now["note"]:
        yield _of_target("changed", key, was["note"], now["note"])
    for column in TARGET_WORDS:
        if was[column] != now[column] and not (is_in_words and column == "note"):
            yield _of_target("words", key, was[column], now[column], "patch")


def _rest(old: Package, new: Package) -> Iterator[Change]:
    yield from _beside("comparators", (old.comparators, new.comparators), ("area",), _shared(old, new))
    yield from _beside("breakdowns", (old.breakdowns, new.breakdowns), ("dimension", "group"), _shared(old, new))
    yield from _listed("groups", _by_name(old), _by_name(new))
    yield from _listed("areas", {one.area: one for one in old.areas}, {one.area: one for one in new.areas})
    yield from _listed("steps", _steps(old), _steps(new))
    yield from _listed("frameworks", _codes(old), _codes(new))
    yield from _listed("issues", {one.issue: one for one in old.issues}, {one.issue: one for one in new.issues})
    yield from _listed(
        "concerns", {one.concern: one for one in old.concerns}, {one.concern: one for one in new.concerns}
    )
    yield from _listed("assessments", _scores(old), _scores(new))
    for change in _listed("answers", _answers(old), _answers(new)):
        yield replace(change, level="patch")  # nothing of what is published is another for them
    for name in sorted(set(old.commentary) | set(new.commentary)):
        if (was := old.commentary.get(name, "")) != (now := new.commentary.get(name, "")):
            about = "" if name == "summary" else name
            kind = "commentary changed" if was and now else "commentary added" if now else "commentary removed"
            yield Change(kind, "patch", about, subject="commentary")


def _steps(package: Package) -> dict[object, object]:
    return {(one.indicator, one.period): one for one in package.steps}


def _codes(package: Package) -> dict[object, object]:
    return {(one.indicator, one.framework): one for one in package.frameworks}


def _scores(package: Package) -> dict[object, object]:
    return {(one.assessment, one.group, one.subject, one.as_at): one for one in package.assessments}


def _answers(package: Package) -> dict[object, object]:
    return {(one.finding, one.file, one.key, one.column): one for one in package.answers}


def _by_name(package: Package) -> dict[object, object]:
    return {(one.dimension, one.group): one for one in package.groups}


def _beside(
    table: str, frames: tuple[pd.DataFrame, pd.DataFrame], further: tuple[str, ...], shared: Collection[str]
) -> Iterator[Change]:
    """Figures of other areas or of groups: how many of each indicator are new, revised or gone."""
    before, after = (_rows(one, ("indicator", "period", *further)) for one in frames)
    found: Counter[tuple[str, str]] = Counter()
    for key in [key for key in before if key not in after and key[0] in shared]:
        found[key[0], f"{table} removed"] += 1
    for key, row in after.items():
        if key[0] in shared:
            was = before.get(key)
            if was is None:
                found[key[0], f"{table} added"] += 1
            elif not all(same(was[name], row[name]) for name in row):
                found[key[0], f"{table} revised"] += 1
    for (indicator, kind), count in found.items():
        yield Change(kind, "minor", indicator, subject=table, count=count)


def _listed(table: str, before: Mapping[object, object], after: Mapping[object, object]) -> Iterator[Change]:
    counts = {
        f"{table} added": len(set(after) - set(before)),
        f"{table} removed": len(set(before) - set(after)),
        f"{table} changed": sum(before[key] != after[key] for key in set(before) & set(after)),
    }
    for kind, count in counts.items():
        if count:
            yield Change(kind, "patch" if kind.endswith("changed") else "minor", subject=table, count=count)
