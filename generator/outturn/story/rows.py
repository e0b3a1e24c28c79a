"""What a row of judged figures holds, and what else is known of single figures, as stories read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import Protocol

from outturn.model import Indicator
from outturn.periods import Period


class Row(Protocol):
    """An outturn with its judgements: the columns of outturns.csv and of ``judge``."""

    period: str
    value: float
    numerator: float
    denominator: float
    mark: str
    note: str
    target: float
    target_kind: str
    target_period: str
    target_name: str
    target_by: str
    line_from: str
    target_share: float
    floor: float
    ceiling: float
    lower: float
    upper: float
    gap: float
    rated_on: str
    rating: str
    rating_reason: str
    benchmark_area: str
    rating_certainty: str
    compared_with: str
    compared_value: float
    change: float
    direction: str
    direction_reason: str
    certainty: str
    low: float
    high: float
    interval: str
    rank: float
    ranked: float
    neighbours_mean: float
    quartile: str
    forecast: float
    forecast_method: str
    forecast_reason: str
    stands_beside: bool
    special_cause: str
    variation_shown: str
    in_chart: bool
    stretch: float


class Series(Protocol):
    """What ``judge`` says of an indicator's whole series."""

    trend: str
    trend_statistic: float
    trend_reason: str
    mean: float
    lower_limit: float
    upper_limit: float
    variation: str
    assurance: str
    attention: str
    attention_data: str
    age: str


Figure = tuple[float, str]
"""A value (NaN where there is none) and its mark."""
Compared = tuple[str, str, str]
"""How a figure compares with another area's, whether by interval or by value, and how certainly."""
NOT_COMPARED: Compared = ("", "", "")


@dataclass(frozen=True, slots=True)
class Level:
    """A row of targets.csv; the value is NaN where the target is in words, which are then its note."""

    period: Period
    kind: str
    value: float
    name: str = ""
    set_by: str = ""
    note: str = ""

    @property
    def is_in_words(self) -> bool:
        """Whether it is a target that is no number."""
        return isnan(self.value)


@dataclass(frozen=True, slots=True)
class Twin:
    """The indicator that gives the same measure in another unit, with its values by period."""

    indicator: Indicator
    values: Mapping[str, float]
