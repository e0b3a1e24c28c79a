"""A folder as it was read, a package that is right, and what is worked out from its figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from outturn.model.indicator import Indicator
from outturn.model.rows import Answer, Area, Assessment, DataConcern, FrameworkCode, Group, Issue, Step
from outturn.model.scorecard import Scorecard

if TYPE_CHECKING:  # its import takes half a second, and who names a descriptor needs none
    import pandas as pd

Rating = Literal["green", "amber", "red", "not rated"]
BENCHMARKED: Mapping[str, str] = {"green": "better", "amber": "similar", "red": "worse"}
"""What a rating is against a benchmark, which nobody set: a comparison."""
RATINGS: tuple[Rating, ...] = ("red", "amber", "green", "not rated")
"""Every rating, in the order in which a reader needs them."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One CSV file as it was read.

    ``frame`` has a column for each column of the schema and the file's row numbers as its index (the header is row
    1); text that is absent is ``""``, numbers are floats with NaN where absent. ``broken`` holds the cells (row,
    column) that could not be read and were reported; in the frame they are absent. A table that is not readable was
    reported as a whole and is empty.
    """

    name: str
    file: str
    frame: "pd.DataFrame"
    broken: frozenset[tuple[int, str]] = frozenset()
    is_readable: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A folder as it was read, before it is known to be right.

    ``past`` are the indicators of earlier versions, which an indicator of this one may follow.
    """

    folder: str
    descriptor: Mapping[str, object]
    tables: Mapping[str, Table]
    commentary: Mapping[str, str]
    past: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """One scorecard's data, known to be right: frames in the order of indicators, then of time.

    ``outturns``, ``targets``, ``comparators`` and ``breakdowns`` have the columns of their schemas; ``groups`` stand by
    dimension, each with its dimension's title; ``tables`` names the files.
    """

    scorecard: Scorecard
    indicators: tuple[Indicator, ...]
    outturns: "pd.DataFrame"
    targets: "pd.DataFrame"
    comparators: "pd.DataFrame"
    breakdowns: "pd.DataFrame"
    areas: tuple[Area, ...] = ()
    groups: tuple[Group, ...] = ()
    steps: tuple[Step, ...] = ()
    frameworks: tuple[FrameworkCode, ...] = ()
    issues: tuple[Issue, ...] = ()
    concerns: tuple[DataConcern, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    answers: tuple[Answer, ...] = ()
    commentary: Mapping[str, str] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Judgements:
    """Everything that is worked out from a package's figures.

    ``figures`` has a row an outturn, with the outturns' index and order; ``comparisons`` a row a comparator's figure;
    ``series`` a row an indicator, indexed by its name; ``groups`` a row a group's figure, and ``gaps`` one an
    indicator, a period and a dimension; ``further`` a row a target of another name that the same figure is held
    against, with the ratings' columns of ``figures``. The methods in ``judge`` document the columns.
    """

    figures: "pd.DataFrame"
    comparisons: "pd.DataFrame"
    series: "pd.DataFrame"
    groups: "pd.DataFrame"
    gaps: "pd.DataFrame"
    further: "pd.DataFrame"
