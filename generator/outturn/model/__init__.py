"""The values that the stages hand to each other; frozen, and importing nothing of the project but what values are.

Tables with one row a figure stay pandas frames, so that judging is a few operations over a whole package; everything
that there are dozens of is a dataclass.
"""

from outturn.folders import DESCRIPTOR, WORKING_COPY
from outturn.model.frames import (
    cells_of,
    has_mark,
    rows_of,
)
from outturn.model.indicator import (
    FEWEST_IN_PROCESS,
    IRREGULAR,
    OVERLAPPING,
    Indicator,
    Unit,
)
from outturn.model.names import (
    ADDRESS,
    BREAK,
    DEVICES,
    FORECAST,
    MARKS,
    MARKS_BESIDE,
    MARKS_INSTEAD,
    REVISED,
    SLUG,
    UNRELIABLE,
    VERSION,
)
from outturn.model.package import (
    BENCHMARKED,
    RATINGS,
    Draft,
    Judgements,
    Package,
    Rating,
    Table,
)
from outturn.model.rows import (
    Answer,
    Area,
    Assessment,
    DataConcern,
    FrameworkCode,
    Group,
    Issue,
    Step,
)
from outturn.model.scorecard import (
    Disclosure,
    Link,
    Outcome,
    Scorecard,
)

__all__ = [
    "ADDRESS",
    "BENCHMARKED",
    "BREAK",
    "DESCRIPTOR",
    "DEVICES",
    "FEWEST_IN_PROCESS",
    "FORECAST",
    "IRREGULAR",
    "MARKS",
    "MARKS_BESIDE",
    "MARKS_INSTEAD",
    "OVERLAPPING",
    "RATINGS",
    "REVISED",
    "SLUG",
    "UNRELIABLE",
    "VERSION",
    "WORKING_COPY",
    "Answer",
    "Area",
    "Assessment",
    "DataConcern",
    "Disclosure",
    "Draft",
    "FrameworkCode",
    "Group",
    "Indicator",
    "Issue",
    "Judgements",
    "Link",
    "Outcome",
    "Package",
    "Rating",
    "Scorecard",
    "Step",
    "Table",
    "Unit",
    "cells_of",
    "has_mark",
    "rows_of",
]
