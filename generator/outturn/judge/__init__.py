"""Figures to judgements: pure functions of a package, one file a method, none of which knows a page."""

import pandas as pd

from outturn.judge.attention import attention
from outturn.judge.comparison import comparisons, ranks
from outturn.judge.direction import direction
from outturn.judge.forecast import forecasts
from outturn.judge.interval import certainty, intervals
from outturn.judge.process import processes
from outturn.judge.rating import rating
from outturn.judge.trend import trends
from outturn.model import Judgements, Package


def judge(package: Package) -> Judgements:
    """Every judgement of the package, by every method; each method's docstring says what its columns are."""
    limits = intervals(package, package.outturns)
    forecast = forecasts(package)
    rated = rating(package, forecast)
    moved = direction(package, rated)
    behaviour, causes = processes(package, rated)
    figures = pd.concat(
        [
            package.outturns[["indicator", "period", "value", "mark"]],
            rated,
            moved,
            certainty(package, moved, limits).rename("certainty"),
            limits,
            ranks(package),
            forecast,
            causes,
        ],
        axis="columns",
    )
    compared = comparisons(package, limits, intervals(package, package.comparators))
    series = pd.concat([trends(package, limits), behaviour], axis="columns")
    series["attention"] = attention(package, figures, compared, series)
    return Judgements(figures, compared, series)
