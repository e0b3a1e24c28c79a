"""Figures to judgements: pure functions of a package, one file a method, none of which knows a page."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from outturn.judge.attention import attention
from outturn.judge.benchmark import against_benchmarks
from outturn.judge.certainty import of_changes
from outturn.judge.comparison import comparisons, ranks
from outturn.judge.direction import direction
from outturn.judge.forecast import forecasts
from outturn.judge.gaps import gaps
from outturn.judge.groups import groups
from outturn.judge.interval import intervals
from outturn.judge.process import processes
from outturn.judge.rating import first, further, ratings
from outturn.judge.trend import trends
from outturn.judge.whole_years import put_together, set_apart
from outturn.model import Judgements, Package


def judge(package: Package) -> Judgements:
    """Every judgement of the package, by every method; each method's docstring says what its columns are."""
    apart = set_apart(package)
    with np.errstate(all="ignore"):  # what cannot be calculated is NaN, and is judged as that
        return _judged(package) if apart is package else put_together(package, _judged(apart))


def _judged(package: Package) -> Judgements:
    limits = intervals(package, package.outturns)
    compared = comparisons(package, limits, intervals(package, package.comparators))
    forecast = forecasts(package)
    every = [against_benchmarks(package, one, limits, compared) for one in ratings(package, forecast)]
    rated = first(every)
    moved = direction(package, rated)
    behaviour, causes = processes(package, rated)
    figures = pd.concat(
        [
            package.outturns[["indicator", "period", "value", "mark"]],
            rated,
            moved,
            of_changes(package, moved, limits, causes).rename("certainty"),
            limits,
            ranks(package),
            forecast,
            causes,
        ],
        axis="columns",
    )
    series = pd.concat([trends(package, limits), behaviour], axis="columns")
    series = pd.concat([series, attention(package, figures, compared, series)], axis="columns")
    placed, own = groups(package, limits)
    return Judgements(figures, compared, series, placed, gaps(package, own, moved), _further(package, every))


def _further(package: Package, every: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The ratings against further targets of the same period, each with its figure."""
    beside = further(every)
    of_figures = package.outturns.loc[beside["row"], ["indicator", "period", "value", "mark"]].reset_index(drop=True)
    return pd.concat([of_figures, beside.drop(columns="row")], axis="columns").assign(aim="further")
