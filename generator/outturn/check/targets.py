"""Targets: what an outturn is held against must fit the indicator's polarity."""

from collections.abc import Iterator

import pandas as pd

from outturn.check.found import at, of_indicator, readable
from outturn.errors import Problem
from outturn.model import Draft

AIMS = ("target", "benchmark")
ENDS = ("lower", "upper")
OTHER_END = {"lower": "upper", "upper": "lower"}


def fits_polarity(draft: Draft) -> Iterator[Problem]:
    """Nothing without a polarity has a target; a band has ends and nothing else has."""
    table = draft.tables["targets"]
    polarity = of_indicator(draft, table, "polarity")
    kind = table.frame["kind"]
    aimless = (polarity == "none") & (kind != "baseline")
    fix = "Take the row out, or say in indicators.csv which way is better."
    yield from at(table, aimless, "kind", "a target where neither way is better", "no target", fix)
    ends = polarity.isin(["higher", "lower"]) & kind.isin(ENDS)
    fix = "Use target (and floor), or set the indicator's polarity to band."
    yield from at(table, ends, "kind", "an end of a band, but no band", "target, floor, baseline or benchmark", fix)
    aims = (polarity == "band") & kind.isin([*AIMS, "floor"])
    fix = "Give the band's two ends, lower and upper."
    yield from at(table, aims, "kind", "one aim where there is a band", "lower and upper", fix)


def band_has_both_ends(draft: Draft) -> Iterator[Problem]:
    """A band has a lower and an upper end, in that order."""
    table = draft.tables["targets"]
    ends = table.frame[table.frame["kind"].isin(ENDS) & readable(table, "kind", "value")]
    if ends.empty:
        return
    wide = _wide(ends)
    for kind in ENDS:
        other = wide.get(OTHER_END[kind], pd.Series(dtype=float)).dropna().index
        alone = _rows(table.frame, ends[ends["kind"] == kind], other, inside=False)
        fix = f"Add a row of the kind {OTHER_END[kind]} for the same period."
        yield from at(table, alone, "kind", "a band with one end", f"{kind} and {OTHER_END[kind]}", fix)
    if {"lower", "upper"} <= set(wide.columns):
        crossed = _rows(
            table.frame, ends[ends["kind"] == "lower"], wide.index[wide["lower"] > wide["upper"]], inside=True
        )
        fix = "Swap the two values."
        yield from at(table, crossed, "value", "the band's ends are crossed", "lower at most upper", fix)


def floor_below_target(draft: Draft) -> Iterator[Problem]:
    """A floor comes with a target, on its worse side."""
    table = draft.tables["targets"]
    frame = table.frame[readable(table, "kind", "value")]
    floors = frame[frame["kind"] == "floor"]
    if floors.empty:
        return
    wide = _wide(frame[frame["kind"].isin(["floor", *AIMS])]).reindex(columns=["floor", *AIMS])
    aim = pd.Series(float("nan"), wide.index)
    for kind in AIMS:
        aim = aim.fillna(wide[kind])
    alone = _rows(table.frame, floors, wide.index[aim.notna()], inside=False)
    yield from at(table, alone, "kind", "a floor without a target", "a target for the same period", "Add the target.")
    polarity = of_indicator(draft, table, "polarity")
    gap = wide["floor"] - aim
    for way, crossed in (("higher", wide.index[gap > 0]), ("lower", wide.index[gap < 0])):
        rows = _rows(table.frame, floors, crossed, inside=True) & (polarity == way)
        expected = f"at {'most' if way == 'higher' else 'least'} the target, as {way} is better"
        fix = "Swap the two values, or correct the indicator's polarity."
        yield from at(table, rows, "value", "the floor is better than the target", expected, fix)


def benchmark_has_source(draft: Draft) -> Iterator[Problem]:
    """A benchmark says whose published figure it is."""
    table = draft.tables["targets"]
    rows = (table.frame["kind"] == "benchmark") & (table.frame["source"] == "") & readable(table, "source")
    fix = "Name the publication, for example “England average, Department for Education”."
    yield from at(table, rows, "source", "a benchmark without a source", "whose published figure it is", fix)


def _wide(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.pivot_table(index=["indicator", "period"], columns="kind", values="value", aggfunc="first")


def _rows(frame: pd.DataFrame, of: pd.DataFrame, keys: pd.Index, *, inside: bool) -> pd.Series:
    """Which rows of the frame are among those of ``of`` with a key (indicator, period) inside ``keys``, or outside."""
    chosen = of.index[pd.MultiIndex.from_frame(of[["indicator", "period"]]).isin(list(keys)) == inside]
    return frame.index.to_series().isin(chosen)


RULES = (fits_polarity, band_has_both_ends, floor_below_target, benchmark_has_source)
