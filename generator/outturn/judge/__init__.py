"""Figures to judgements: pure functions of a package, one file a method, none of which knows a page.

``judge`` puts the methods' columns side by side: one row an indicator and period, in the package's order, with the
outturns' own row numbers as index.
"""

import pandas as pd

from outturn.judge.direction import direction
from outturn.judge.rating import rating
from outturn.model import Package

METHODS = (rating, direction)
"""Each takes a package and gives a frame with the index of ``package.outturns``."""


def judge(package: Package) -> pd.DataFrame:
    """Every judgement of the package.

    Columns: ``indicator, period, value, mark``; then those that each method documents.
    """
    figures = package.outturns[["indicator", "period", "value", "mark"]]
    return pd.concat([figures, *(method(package) for method in METHODS)], axis="columns")
