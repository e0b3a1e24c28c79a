"""What differs between the figures and the targets of two states."""

from collections.abc import Iterator, Mapping
from math import isnan, nan

from outturn.model import REVISED, Package
from outturn.versions.cells import Key, rows_by, same, shared_indicators
from outturn.versions.history import CORRECTED, Change, Level

TO_BE_REVISED = frozenset({"p", "e", "f"})
"""Marks of figures that were published with the word that they may still change."""
TARGET_WORDS = ("source", "set_by", "note")
"""Columns of a target that say more of it."""
ADDED = "figure added"
"""The kind of a change that gives a figure where a period had none."""


def changed_outturns(old: Package, new: Package) -> Iterator[Change]:
    """What differs between the figures of the indicators that both states have."""
    before, after = (rows_by(one.outturns, ("indicator", "period")) for one in (old, new))
    shared = shared_indicators(old, new)
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


def changed_targets(old: Package, new: Package) -> Iterator[Change]:
    """What differs between the targets of the indicators that both states have."""
    before, after = (rows_by(one.targets, ("indicator", "period", "kind", "name")) for one in (old, new))
    shared = shared_indicators(old, new)
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
