"""Figures of whole years beside those of their parts: judged as a series of their own (decision 0020).

A quarterly indicator may have the figure of a year too. It is no quarter: so it is compared with the year before, and
neither the quarters' direction, nor their process behaviour, nor their forecast knows of it.
"""

from dataclasses import replace

import pandas as pd

from outturn.judge.series import worked_out_once
from outturn.model import IRREGULAR, Judgements, Package
from outturn.periods import parse, stands_apart

YEARS = "/years"
"""What the name of an indicator ends in while its whole years are judged; no indicator's own name has a slash."""


def set_apart(package: Package) -> Package:
    """The package in which the whole years' figures belong to indicators of their own, right after those of the parts.

    A target of a year serves both: its parts that have none, and its own figure.
    """
    if all(one.frequency in ("year", IRREGULAR) for one in package.indicators):
        return package
    is_year = {name: _is_year(package, frame) for name, frame in _tables(package).items()}
    names = {
        *package.outturns.loc[is_year["outturns"], "indicator"],
        *package.comparators.loc[is_year["comparators"], "indicator"],
        *package.breakdowns.loc[is_year["breakdowns"], "indicator"],
    }
    if not names:
        return package
    indicators = []
    for one in package.indicators:
        indicators += [one, replace(one.of_years, indicator=one.indicator + YEARS)] if one.indicator in names else [one]
    places = {one.indicator: place for place, one in enumerate(indicators)}
    outturns, comparators, breakdowns = (
        _renamed(_tables(package)[name], is_year[name]) for name in ("outturns", "comparators", "breakdowns")
    )
    aims = package.targets[is_year["targets"] & package.targets["indicator"].isin(list(names))]
    return replace(
        package,
        indicators=tuple(indicators),
        outturns=outturns.loc[outturns["indicator"].map(places).sort_values(kind="stable").index],
        comparators=comparators,
        breakdowns=breakdowns,
        targets=pd.concat([package.targets, _renamed(aims, pd.Series(data=True, index=aims.index))], ignore_index=True),
    )


def put_together(package: Package, judged: Judgements) -> Judgements:
    """The judgements of ``set_apart``'s package as those of the package: under its own names and in its own order."""
    names = [one.indicator for one in package.indicators]
    return Judgements(
        _own(judged.figures).reindex(package.outturns.index),
        _own(judged.comparisons).reindex(package.comparators.index),
        judged.series.loc[names],
        _own(judged.groups),
        _own(judged.gaps),
        _own(judged.further),
    )


def _tables(package: Package) -> dict[str, pd.DataFrame]:
    names = ("outturns", "comparators", "breakdowns", "targets")
    return {name: getattr(package, name) for name in names}


def _is_year(package: Package, frame: pd.DataFrame) -> pd.Series:
    """Which rows are about a whole year of an indicator of its parts."""
    frequencies = {one.indicator: one.frequency for one in package.indicators}
    keys = (frame["period"], map(frequencies.__getitem__, frame["indicator"]))
    are_years = worked_out_once(lambda period, frequency: stands_apart(parse(period), frequency), *keys)
    return pd.Series(are_years, frame.index, dtype=bool)


def _renamed(frame: pd.DataFrame, rows: pd.Series) -> pd.DataFrame:
    return frame.assign(indicator=frame["indicator"].where(~rows, frame["indicator"] + YEARS))


def _own(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(indicator=frame["indicator"].str.removesuffix(YEARS))
