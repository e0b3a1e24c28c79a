"""What judging costs: 10,000 indicators × 100 months, 12 comparators on a tenth of them, judged at once.

Prints CPU seconds and peak memory. Made-up figures of made-up places; nothing here is published.
"""

import resource
import sys
import time

import numpy as np
import pandas as pd

from outturn.judge import judge
from outturn.model import Area, Indicator, Package, Scorecard
from outturn.reading.tables import nothing

INDICATORS, MONTHS, AREAS = 10_000, 100, 12
COMPARED = INDICATORS // 10


def main() -> None:
    """Make the package, judge it, print what judging cost."""
    package = _package()
    begun = time.process_time()
    judged = judge(package)
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    rows, compared = len(judged.figures), len(judged.comparisons)
    print(f"judging {rows:,} outturns and {compared:,} comparisons: {spent:.1f} s CPU, peak {peak:,.0f} MB")


def _package() -> Package:
    chance = np.random.default_rng(1)
    names = [f"indicator-{place}" for place in range(INDICATORS)]
    months = [f"{2017 + month // 12}-{month % 12 + 1:02d}" for month in range(MONTHS)]
    count = INDICATORS * MONTHS
    whole = chance.integers(100, 2000, count).astype("float64")
    part = np.floor(whole * chance.uniform(0.3, 0.6, count))
    keys = {"indicator": np.repeat(np.array(names, dtype=object), MONTHS), "period": _cycled(months, INDICATORS)}
    outturns = {**keys, "value": 100 * part / whole, "numerator": part, "denominator": whole, "mark": "", "note": ""}
    targets = {**keys, "kind": "benchmark", "value": chance.uniform(30, 60, count), "source": "Example"}
    areas = tuple(Area(f"area-{place}", f"Area {place}", "neighbour" if place else "nation") for place in range(AREAS))
    others = {
        "indicator": np.repeat(np.array(names[:COMPARED], dtype=object), MONTHS * AREAS),
        "period": _cycled([month for month in months for _ in areas], COMPARED),
        "area": _cycled([area.area for area in areas], COMPARED * MONTHS),
        "value": chance.uniform(30, 60, COMPARED * MONTHS * AREAS),
        "numerator": np.nan,
        "denominator": np.nan,
        "mark": "",
    }
    return Package(
        scorecard=Scorecard("bench", "Bench", "Made up.", "next", "2026-01-01", "Nobody", "Exampleshire", ()),
        indicators=tuple(_indicator(name, place) for place, name in enumerate(names)),
        outturns=pd.DataFrame(outturns),
        targets=pd.DataFrame(targets),
        comparators=pd.DataFrame(others),
        breakdowns=nothing("breakdowns", "").frame,
        areas=areas,
    )


def _cycled(texts: list[str], times: int) -> np.ndarray:
    return np.tile(np.array(texts, dtype=object), times)


def _indicator(name: str, place: int) -> Indicator:
    return Indicator(
        indicator=name,
        title=name,
        outcome="stay-safe",
        unit="percent",
        decimals=1,
        polarity="higher" if place % 2 else "lower",
        frequency="month",
        year_type="calendar",
        basis="period",
        compare_with="previous",
        source="Made up",
        definition="Made up",
        status="active",
        tolerance=2.0,
        tolerance_unit="points",
    )


if __name__ == "__main__":
    main()
