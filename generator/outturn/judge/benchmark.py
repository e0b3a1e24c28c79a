"""Better than, similar to or worse than a benchmark, which nobody set (DESIGN: Rating against a benchmark).

Where the benchmark is another area's figure, the rating is the comparison with that area; else it goes by the
council's own interval, against which the benchmark is a fixed number; else by value, as ``rating`` gives it.
"""

from decimal import Decimal

import numpy as np
import pandas as pd

from outturn.judge.series import is_graded
from outturn.model import BENCHMARKED, FORECAST, Package, has_mark

COLOURS = {how: colour for colour, how in BENCHMARKED.items()}


def against_benchmarks(
    package: Package, rated: pd.DataFrame, limits: pd.DataFrame, compared: pd.DataFrame
) -> pd.DataFrame:
    """The ratings, those against benchmarks tested where they can be.

    ``rated`` is what ``rating`` gives, ``limits`` what ``intervals`` gives for the outturns, ``compared`` what
    ``comparisons`` gives. Adds ``benchmark_area`` (the area whose figure the benchmark is, empty where it is none's)
    and ``rating_certainty`` (beyond chance, could be chance or not tested; empty for targets, where nothing is rated,
    for words of a scale, and where the figure and the area's are too near to differ).
    """
    result = rated.copy()
    keys = ["indicator", "period"]
    is_benchmark = (rated["target_kind"] == "benchmark") & (rated["rating"] != "not rated")
    if not is_benchmark.any():
        return result.assign(benchmark_area=pd.Series("", rated.index, dtype=object), rating_certainty="")
    about = rated[["target", "rated_on", "target_period", "target_name"]].rename(columns={"target_name": "name"})
    held = pd.concat([package.outturns[keys], about], axis="columns")
    held = held[is_benchmark & (rated["rated_on"] == "value")]
    own = held[held["target_period"] == held["period"]]
    matched = _matched(package, own, compared)
    result["benchmark_area"] = matched["area"].reindex(rated.index, fill_value="")
    is_testable = is_benchmark & ~is_graded(package, package.outturns["indicator"])
    result["rating_certainty"] = np.where(is_testable, "not tested", "")
    is_outturn = ~has_mark(package.outturns.loc[held.index, "mark"], FORECAST)
    tested = limits.loc[held.index, ["low", "high"]][is_outturn].dropna().drop(index=matched.index, errors="ignore")
    aim, gap = rated.loc[tested.index, "target"], rated.loc[tested.index, "gap"]
    inside = (tested["low"] <= aim) & (aim <= tested["high"])
    result.loc[tested.index, "rating"] = np.select([inside, gap > 0], ["amber", "green"], "red")
    result.loc[tested.index, "rating_certainty"] = np.where(inside, "could be chance", "beyond chance")
    result.loc[matched.index, "rating"] = matched["comparison"].map(COLOURS)
    result.loc[matched.index, "rating_certainty"] = matched["certainty"]
    return result


def _matched(package: Package, held: pd.DataFrame, compared: pd.DataFrame) -> pd.DataFrame:
    """For each figure whose benchmark is an area's figure, the comparison with it; of several areas the one it names.

    It is an area's figure where that rounds to it: 10 is 10.395 as a whole number. Index: the outturn's.
    """
    sources = package.targets[package.targets["kind"] == "benchmark"][["indicator", "period", "name", "source"]]
    names = {area.area: area.name.casefold() for area in package.areas}
    places = {area.area: place for place, area in enumerate(package.areas)}
    others = compared.loc[compared["comparison"].isin(list(COLOURS)), ["indicator", "period", "area", "value"]]
    others = others.assign(**compared.loc[others.index, ["comparison", "certainty"]])
    pairs = (
        held.reset_index(names="row")
        .merge(others, on=["indicator", "period"])
        .merge(sources, on=["indicator", "period", "name"])
    )
    if pairs.empty:
        return pd.DataFrame({name: pd.Series(dtype=object) for name in ("area", "comparison", "certainty")})
    pairs = pairs[[_rounds_to(*pair) for pair in zip(pairs["value"], pairs["target"], strict=True)]]
    unnamed = [
        names[area] not in source.casefold() for area, source in zip(pairs["area"], pairs["source"], strict=True)
    ]
    order = pairs.assign(unnamed=unnamed, place=pairs["area"].map(places)).sort_values(["row", "unnamed", "place"])
    return order.drop_duplicates("row").set_index("row")[["area", "comparison", "certainty"]]


def _rounds_to(value: float, benchmark: float) -> bool:
    """Whether a value is the benchmark at the benchmark's own precision, at most half of its last digit away."""
    exact = Decimal(repr(benchmark)).normalize()
    exponent = min(int(exact.as_tuple().exponent), 0)
    return abs(Decimal(repr(value)) - exact) * 2 <= Decimal(1).scaleb(exponent)
