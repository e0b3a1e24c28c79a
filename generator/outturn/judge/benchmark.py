"""Better than, similar to or worse than a benchmark, which nobody set (DESIGN: Rating against a benchmark).

Where the benchmark is another area's figure, the rating is the comparison with that area; else it goes by the
council's own interval, against which the benchmark is a fixed number; else by value, as ``rating`` gives it.
"""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import pandas as pd

from outturn.judge.series import Flags, is_graded
from outturn.model import BENCHMARKED, FORECAST, Package, marked

Compared = tuple[str, float, str, str]
"""An area, its figure, the comparison with it and whether that is certain."""
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
    kind, rating = (rated[name].to_numpy(dtype=object) for name in ("target_kind", "rating"))
    is_benchmark = (kind == "benchmark") & (rating != "not rated")
    area, certainty = np.full(len(rated), "", dtype=object), np.full(len(rated), "", dtype=object)
    certainty[is_benchmark & ~is_graded(package, package.outturns["indicator"])] = "not tested"
    is_held = is_benchmark & (rated["rated_on"] == "value").to_numpy()
    low, high, aim, gap = (
        *(limits[one].to_numpy() for one in ("low", "high")),
        *(rated[one].to_numpy() for one in ("target", "gap")),
    )
    is_tested = is_held & ~marked(package.outturns["mark"], FORECAST) & ~np.isnan(low) & ~np.isnan(high)
    inside = (low <= aim) & (aim <= high)
    rating = np.where(is_tested, np.select([inside, gap > 0], ["amber", "green"], "red"), rating)
    certainty = np.where(is_tested, np.where(inside, "could be chance", "beyond chance"), certainty)
    for row, (name, comparison, tested) in _matched(package, rated, is_held, compared):
        area[row], rating[row], certainty[row] = name, COLOURS[comparison], tested
    return rated.assign(rating=rating, benchmark_area=area, rating_certainty=certainty)


def _matched(
    package: Package, rated: pd.DataFrame, is_held: Flags, compared: pd.DataFrame
) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """For each figure whose benchmark is an area's figure, the area, and the comparison with it and its certainty.

    It is an area's figure where that rounds to it: 10 is 10.395 as a whole number. Of several areas it is the one that
    the benchmark's source names. The first is the place of the figure.
    """
    if not is_held.any():
        return
    sources = _sources(package)
    names = {area.area: area.name.casefold() for area in package.areas}
    places = {area.area: place for place, area in enumerate(package.areas)}
    others: dict[tuple[str, str], list[Compared]] = {}
    columns = (compared[name].tolist() for name in ("indicator", "period", "area", "value", "comparison", "certainty"))
    for indicator, period, area, value, comparison, certainty in zip(*columns, strict=True):
        if comparison in COLOURS:
            others.setdefault((indicator, period), []).append((area, value, comparison, certainty))
    figures = (package.outturns[name].tolist() for name in ("indicator", "period"))
    aims = (rated[name].tolist() for name in ("target", "target_period", "target_name"))
    for row, (indicator, period, aim, aim_period, name) in enumerate(zip(*figures, *aims, strict=True)):
        source = sources.get((indicator, period, name))
        if source is None or not is_held[row] or aim_period != period:
            continue
        found = [
            (names[area] not in source, places[area], (area, comparison, certainty))
            for area, value, comparison, certainty in others.get((indicator, period), ())
            if _rounds_to(value, aim)
        ]
        if found:
            yield row, min(found)[2]


def _sources(package: Package) -> dict[tuple[str, str, str], str]:
    """Whose each benchmark is, by its indicator, period and name."""
    columns = (package.targets[name].tolist() for name in ("kind", "indicator", "period", "name", "source"))
    return {tuple(key): source.casefold() for kind, *key, source in zip(*columns, strict=True) if kind == "benchmark"}


def _rounds_to(value: float, benchmark: float) -> bool:
    """Whether a value is the benchmark at the benchmark's own precision, at most half of its last digit away."""
    if value == benchmark or abs(value - benchmark) > 1:
        return value == benchmark
    exact = Decimal(repr(benchmark)).normalize()
    exponent = min(int(exact.as_tuple().exponent), 0)
    return abs(Decimal(repr(value)) - exact) * 2 <= Decimal(1).scaleb(exponent)
