"""Targets: what an outturn is held against must fit the indicator's polarity."""

from collections.abc import Iterator

import pandas as pd

from outturn.check.found import at, of_indicator, readable
from outturn.errors import Finding, word
from outturn.model import Draft

AIMS = ("target", "benchmark")
ENDS = ("lower", "upper")
KEY = ["indicator", "period", "name"]
"""What targets that belong together share."""
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
    ends = table.frame[table.frame["kind"].isin(ENDS) & readable(table, "kind", "value")]
    if ends.empty:
        return
    wide = _wide(ends)
    for kind in ENDS:
        other = wide.get(OTHER_END[kind], pd.Series(dtype=float)).dropna().index
        alone = _rows(table.frame, ends[ends["kind"] == kind], other, inside=False)
        yield from at(table, alone, "kind", "band-with-one-end", one=kind, other=OTHER_END[kind])
    if {"lower", "upper"} <= set(wide.columns):
        crossed = _rows(
            table.frame, ends[ends["kind"] == "lower"], wide.index[wide["lower"] > wide["upper"]], inside=True
        )
        yield from at(table, crossed, "value", "band-ends-crossed")


def floor_below_target(draft: Draft) -> Iterator[Finding]:
    """A floor comes with a target, on its worse side, where there is no band."""
    table = draft.tables["targets"]
    frame = table.frame[readable(table, "kind", "value") & (of_indicator(draft, table, "polarity") != "band")]
    floors = frame[frame["kind"] == "floor"]
    if floors.empty:
        return
    wide = _wide(frame[frame["kind"].isin(["floor", *AIMS])]).reindex(columns=["floor", *AIMS])
    aim = pd.Series(float("nan"), wide.index)
    for kind in AIMS:
        aim = aim.fillna(wide[kind])
    alone = _rows(table.frame, floors, wide.index[aim.notna()], inside=False)
    yield from at(table, alone, "kind", "floor-without-target")
    polarity = of_indicator(draft, table, "polarity")
    gap = wide["floor"] - aim
    for way, crossed in (("higher", wide.index[gap > 0]), ("lower", wide.index[gap < 0])):
        rows = _rows(table.frame, floors, crossed, inside=True) & (polarity == way)
        expected = word("floor-at-most" if way == "higher" else "floor-at-least")
        graded = rows & (of_indicator(draft, table, "unit") == "scale")
        yield from at(table, rows & ~graded, "value", "floor-above-target", range=expected)
        yield from at(table, graded, "grade", "floor-above-target", range=expected)


def limits_outside_band(draft: Draft) -> Iterator[Finding]:
    """A floor and a ceiling come with a band, whose ends lie between them."""
    table = draft.tables["targets"]
    frame = table.frame[readable(table, "kind", "value") & (of_indicator(draft, table, "polarity") == "band")]
    if frame.empty:
        return
    wide = _wide(frame).reindex(columns=[*LIMITS, *LIMITS.values()])
    for kind, end in LIMITS.items():
        limits = frame[frame["kind"] == kind]
        alone = _rows(table.frame, limits, wide.index[wide[end].notna()], inside=False)
        yield from at(table, alone, "kind", "limit-without-band", limit=kind, end=end)
        way = 1.0 if kind == "floor" else -1.0
        crossed = _rows(table.frame, limits, wide.index[way * (wide[kind] - wide[end]) > 0], inside=True)
        yield from at(table, crossed, "value", "limit-inside-band", end=end)


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


def _wide(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.pivot_table(index=KEY, columns="kind", values="value", aggfunc="first")


def _rows(frame: pd.DataFrame, of: pd.DataFrame, keys: pd.Index, *, inside: bool) -> pd.Series:
    """Which rows of the frame are among those of ``of`` with a key (``KEY``) inside ``keys``, or outside."""
    chosen = of.index[pd.MultiIndex.from_frame(of[KEY]).isin(list(keys)) == inside]
    return frame.index.to_series().isin(chosen)


RULES = (
    level_or_words,
    fits_polarity,
    band_has_both_ends,
    floor_below_target,
    limits_outside_band,
    benchmark_has_source,
    target_always_met,
)
