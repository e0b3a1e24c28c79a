"""Figures by group, as they are told: by indicator and dimension, with what was judged of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, cast

import pandas as pd

from outturn.model import Group, Judgements, Package, rows_of


class GroupFigure(Protocol):
    """A group's figure with its judgements: the columns of breakdowns.csv and of ``judge.groups``."""

    group: str
    value: float
    mark: str
    numerator: float
    denominator: float
    note: str
    low: float
    high: float
    comparison: str
    compared_by: str
    certainty: str


class GapFigure(Protocol):
    """What ``judge.gaps`` says of a dimension in a period."""

    value: float
    best: str
    worst: str
    gap_certainty: str
    compared_with: str
    compared_value: float
    direction: str
    direction_reason: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of an indicator: its groups in order, their figures by period and group, and the gaps by period."""

    name: str
    title: str
    groups: tuple[Group, ...]
    figures: Mapping[str, Mapping[str, GroupFigure]]
    gaps: Mapping[str, GapFigure]


def dimensions(package: Package, judgements: Judgements) -> dict[str, tuple[Dimension, ...]]:
    """The dimensions of each indicator that has figures by group, in the order of the groups."""
    figures: dict[tuple[str, str], dict[str, dict[str, GroupFigure]]] = {}
    extra = package.breakdowns[["numerator", "denominator", "note"]]
    judged = judgements.groups.set_axis(package.breakdowns.index)
    for one in rows_of(pd.concat([judged, extra], axis="columns")):
        periods = figures.setdefault((str(one.indicator), str(one.dimension)), {})
        periods.setdefault(str(one.period), {})[str(one.group)] = cast("GroupFigure", one)
    gaps: dict[tuple[str, str], dict[str, GapFigure]] = {}
    for gap in rows_of(judgements.gaps):
        gaps.setdefault((str(gap.indicator), str(gap.dimension)), {})[str(gap.period)] = cast("GapFigure", gap)
    found: dict[str, tuple[Dimension, ...]] = {}
    for name, groups in _by_dimension(package):
        for indicator, dimension in figures:
            if dimension == name:
                key = (indicator, dimension)
                known = {group for period in figures[key].values() for group in period}
                used = tuple(one for one in groups if one.group in known)
                made = Dimension(name, groups[0].dimension_title, used, figures[key], gaps.get(key, {}))
                found[indicator] = (*found.get(indicator, ()), made)
    return found


def _by_dimension(package: Package) -> Iterator[tuple[str, tuple[Group, ...]]]:
    for name in dict.fromkeys(one.dimension for one in package.groups):
        yield name, tuple(one for one in package.groups if one.dimension == name)
