"""Targets: what an outturn is held against must fit the indicator's polarity."""

from collections.abc import Container, Iterator, Mapping, Sequence
from math import inf, isnan

import numpy as np

from outturn.check.found import Flags, are_read, at, cells, of_indicator, readable, said
from outturn.errors import Finding, word
from outturn.model import Draft, Table

AIMS = ("target", "benchmark")
ENDS = ("lower", "upper")
KEY = ("indicator", "period", "name")
"""What targets that belong together share."""
Key = tuple[str, str, str]
LIMITS = {"floor": "lower", "ceiling": "upper"}
"""The limits of what is close to a band, each with the band's end that it lies beyond."""
OTHER_END = {"lower": "upper", "upper": "lower"}


def fits_polarity(draft: Draft) -> Iterator[Finding]:
    """Nothing without a polarity has a target; a band has ends and nothing else has."""
    table = draft.tables["targets"]
    polarity = of_indicator(draft, table, "polarity")
    kind = table.frame["kind"]
    aimless = (polarity == "none") & (kind != "baseline")
    yield from at(table, aimless, "kind", "target-without-polarity")
    ends = polarity.isin(["higher", "lower"]) & kind.isin([*ENDS, "ceiling"])
    yield from at(table, ends, "kind", "band-end-without-band")
    aims = (polarity == "band") & kind.isin(AIMS)
    yield from at(table, aims, "kind", "aim-instead-of-band")


def band_has_both_ends(draft: Draft) -> Iterator[Finding]:
    """A band has a lower and an upper end, in that order."""
    table = draft.tables["targets"]
    kind, keys = cells(table, "kind"), _keys(table)
    ends = ((kind == "lower") | (kind == "upper")) & are_read(table, "kind", "value")
    if not ends.any():
        return
    levels = _levels(table, ends)
    for one, other in OTHER_END.items():
        both = {key for key, level in levels.items() if other in level}
        alone = ends & (kind == one) & ~_among(keys, both)
        yield from at(table, alone, "kind", "band-with-one-end", one=one, other=other)
    crossed = {key for key, level in levels.items() if level.get("lower", -inf) > level.get("upper", inf)}
    yield from at(table, ends & (kind == "lower") & _among(keys, crossed), "value", "band-ends-crossed")


def floor_below_target(draft: Draft) -> Iterator[Finding]:
    """A floor comes with a target, on its worse side, where there is no band."""
    table = draft.tables["targets"]
    kind, keys, polarity = cells(table, "kind"), _keys(table), said(draft, table, "polarity")
    rows = are_read(table, "kind", "value") & (polarity != "band")
    floors = rows & (kind == "floor")
    if not floors.any():
        return
    levels = _levels(table, rows)
    aims = {key: _aim(level) for key, level in levels.items() if _aim(level) is not None}
    yield from at(table, floors & ~_among(keys, aims), "kind", "floor-without-target")
    gaps = {key: levels[key]["floor"] - aim for key, aim in aims.items() if aim is not None and "floor" in levels[key]}
    for way, sign in (("higher", 1.0), ("lower", -1.0)):
        crossed = {key for key, gap in gaps.items() if sign * gap > 0}
        above = floors & _among(keys, crossed) & (polarity == way)
        expected = word("floor-at-most" if way == "higher" else "floor-at-least")
        is_graded = said(draft, table, "unit") == "scale"
        yield from at(table, above & ~is_graded, "value", "floor-above-target", range=expected)
        yield from at(table, above & is_graded, "grade", "floor-above-target", range=expected)


def limits_outside_band(draft: Draft) -> Iterator[Finding]:
    """A floor and a ceiling come with a band, whose ends lie between them."""
    table = draft.tables["targets"]
    kind, keys = cells(table, "kind"), _keys(table)
    rows = are_read(table, "kind", "value") & (said(draft, table, "polarity") == "band")
    if not rows.any():
        return
    levels = _levels(table, rows)
    for limit, end in LIMITS.items():
        limits, ended = rows & (kind == limit), {key for key, level in levels.items() if end in level}
        yield from at(table, limits & ~_among(keys, ended), "kind", "limit-without-band", limit=limit, end=end)
        way = 1.0 if limit == "floor" else -1.0
        both = {key: levels[key] for key in ended if limit in levels[key]}
        crossed = {key for key, level in both.items() if way * (level[limit] - level[end]) > 0}
        yield from at(table, limits & _among(keys, crossed), "value", "limit-inside-band", end=end)


def benchmark_has_source(draft: Draft) -> Iterator[Finding]:
    """A benchmark says whose published figure it is."""
    table = draft.tables["targets"]
    rows = (table.frame["kind"] == "benchmark") & (table.frame["source"] == "") & readable(table, "source")
    yield from at(table, rows, "source", "benchmark-without-source")


def target_always_met(draft: Draft) -> Iterator[Finding]:
    """Where more is better and nothing falls below 0, a target of 0 says nothing: systems write it for "none"."""
    table, outturns = draft.tables["targets"], draft.tables["outturns"].frame
    frame = table.frame
    falls_below = frame["indicator"].isin(set(outturns.loc[outturns["value"] < 0, "indicator"]))
    is_nought = (frame["kind"] == "target") & (frame["value"] == 0) & ~falls_below
    is_more_better = of_indicator(draft, table, "polarity") == "higher"
    is_number = of_indicator(draft, table, "unit") != "scale"
    rows = is_nought & is_more_better & is_number & readable(table, "kind", "value")
    yield from at(table, rows, "value", "target-always-met")


def level_or_words(draft: Draft) -> Iterator[Finding]:
    """A row has a level; a target may have a note in its place, which is the target in words."""
    table = draft.tables["targets"]
    is_said = (table.frame["kind"] == "target") & (table.frame["note"] != "")
    rows = table.frame["value"].isna() & ~is_said & readable(table, "value", "kind", "note")
    yield from at(table, rows, "value", "target-empty")


def _keys(table: Table) -> list[Key]:
    """What each row shares with the targets that belong to it."""
    return list(zip(*(cells(table, column) for column in KEY), strict=True))


def _levels(table: Table, rows: Flags) -> dict[Key, dict[str, float]]:
    """Of those rows the first level of each kind, by what they share; none of a row of which that is not known."""
    levels: dict[Key, dict[str, float]] = {}
    every = zip(_keys(table), cells(table, "kind"), cells(table, "value").tolist(), rows.tolist(), strict=True)
    for key, kind, value, is_asked in every:
        if is_asked and not isnan(value) and all(isinstance(part, str) for part in key):
            levels.setdefault(key, {}).setdefault(kind, value)
    return levels


def _aim(level: Mapping[str, float]) -> float | None:
    """The target, or else the benchmark."""
    return next((level[kind] for kind in AIMS if kind in level), None)


def _among(keys: Sequence[Key], known: Container[Key]) -> Flags:
    """Which of the rows' keys are known."""
    return np.fromiter((key in known for key in keys), bool, len(keys))


RULES = (
    level_or_words,
    fits_polarity,
    band_has_both_ends,
    floor_below_target,
    limits_outside_band,
    benchmark_has_source,
    target_always_met,
)
