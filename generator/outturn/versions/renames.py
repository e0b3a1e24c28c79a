"""What probably has another name now: what is gone and what is new have the same figures."""

from collections.abc import Iterator, Mapping
from math import isnan

from outturn.model import Package

FEWEST = 2
"""So many figures at least must be the same; one may be by chance."""
SHARE = 0.75
"""So large a share of the old one's figures: one of several may be corrected together with the name."""

Figures = Mapping[tuple[str, str], float]
"""Figures by indicator and period; of one indicator alone, the first is empty."""


def renamed_indicators(old: Package, new: Package) -> tuple[tuple[str, str], ...]:
    """The indicators that are gone, each with the new one that has its figures."""
    before, after = _of_indicators(old), _of_indicators(new)
    gone = {name: figures for name, figures in before.items() if name not in after}
    came = {name: figures for name, figures in after.items() if name not in before}
    units = {one.indicator: one.unit for one in (*old.indicators, *new.indicators)}
    return tuple((one, other) for one, other in _pairs(gone, came) if units[one] == units[other])


def renamed_scorecards(old: Mapping[str, Package], new: Mapping[str, Package]) -> tuple[tuple[str, str], ...]:
    """The scorecards that are gone, each with the new one that has its figures."""
    gone = {name: _of_all(package) for name, package in old.items() if name not in new}
    came = {name: _of_all(package) for name, package in new.items() if name not in old}
    return tuple(_pairs(gone, came))


def _pairs(gone: Mapping[str, Figures], came: Mapping[str, Figures]) -> Iterator[tuple[str, str]]:
    """Each name with the one that took its place, the most alike; no new name twice."""
    left = dict(came)
    for name, figures in gone.items():
        same = {other: _same(figures, theirs) for other, theirs in left.items()}
        best = max(same, key=lambda other: same[other], default="")
        if best and same[best] >= max(FEWEST, SHARE * len(figures)):
            del left[best]
            yield name, best


def _same(one: Figures, other: Figures) -> int:
    return sum(key in other and other[key] == value for key, value in one.items())


def _of_indicators(package: Package) -> dict[str, dict[tuple[str, str], float]]:
    found: dict[str, dict[tuple[str, str], float]] = {one.indicator: {} for one in package.indicators}
    for (indicator, period), value in _of_all(package).items():
        found[indicator]["", period] = value
    return found


def _of_all(package: Package) -> dict[tuple[str, str], float]:
    """Every figure by its indicator and period, without those that are not given."""
    columns = (package.outturns[name].tolist() for name in ("indicator", "period", "value"))
    return {(one, period): value for one, period, value in zip(*columns, strict=True) if not isnan(value)}
