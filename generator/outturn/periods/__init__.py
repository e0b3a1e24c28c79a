"""Periods: the time that a figure is about, read, ordered and stepped through (``words`` names them for readers).

A period is written in one way only; ``parse`` refuses everything else with a reason that an officer can act on.
"""

from outturn.periods.period import (
    FIRST_MONTH,
    FIRST_YEAR,
    LAST_YEAR,
    PARTS,
    PREFIX,
    Kind,
    Period,
    PeriodError,
    YearType,
    day_period,
    start_year,
    year_period,
)
from outturn.periods.steps import (
    following,
    previous,
    shifted,
    year_earlier,
)
from outturn.periods.written import (
    parse,
    starting,
)
from outturn.periods.years import (
    holding_year,
    is_part_of_year,
    parts_of,
    shares_time,
    stands_apart,
)

__all__ = [
    "FIRST_MONTH",
    "FIRST_YEAR",
    "LAST_YEAR",
    "PARTS",
    "PREFIX",
    "Kind",
    "Period",
    "PeriodError",
    "YearType",
    "day_period",
    "following",
    "holding_year",
    "is_part_of_year",
    "parse",
    "parts_of",
    "previous",
    "shares_time",
    "shifted",
    "stands_apart",
    "start_year",
    "starting",
    "year_earlier",
    "year_period",
]
