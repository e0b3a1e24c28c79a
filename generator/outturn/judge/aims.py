"""Which targets each figure is held against: its own period's, or its year's; one of each name (DESIGN: Targets)."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from outturn.judge.series import ADDING_UP, TOTALS, of_indicator, wide_levels, worked_out_once
from outturn.judge.ways import HUNDRED, Point, on_line, rounded, share_due
from outturn.model import Indicator, Package
from outturn.periods import holding_year, is_part_of_year, parse, starting

KINDS = ("target", "benchmark", "floor", "ceiling", "lower", "upper")


ABOUT = ("unit", "basis", "year_type", "starts_in", "decimals", "profile")


def aims(package: Package) -> Iterator[pd.DataFrame]:
    """What every outturn is held against, for each name that targets have: the unnamed first, the others in file order.

    Columns: a value for each of ``KINDS``, ``in_words`` (whether the target is in words), ``target_period`` (the year,
    where the year's target serves a part of it; the target to which a line runs), ``target_name``, ``target_by``
    (year, profile or line where it is not the period's own) and ``line_from`` (the period at which a line starts).
    Indexed as the outturns; the first is there also where nothing is set.
    """
    outturns, targets = package.outturns, package.targets
    about = of_indicator(package, outturns["indicator"], *ABOUT)
    ranks = _ranks(targets)
    names = targets.assign(rank=ranks).drop_duplicates(["indicator", "rank"]).set_index(["indicator", "rank"])["name"]
    for rank in range(int(ranks.max()) + 1 if len(ranks) else 1):
        own = targets[ranks == rank]
        found = _of_one_name(own, outturns, about[["year_type", "starts_in"]])
        found = _on_lines(package, own, _by_profile(found, outturns, about), ranks == 0)
        here = pd.MultiIndex.from_arrays([outturns["indicator"], np.full(len(outturns), rank)])
        found["target_name"] = names.reindex(here).fillna("").to_numpy()
        yield found


def _ranks(targets: pd.DataFrame) -> pd.Series:
    """For each target the place of its name among those of its indicator: 0 for the unnamed, then in file order."""
    rows = targets.index.to_series()
    first = rows.groupby([targets["indicator"], targets["name"]]).transform("min")
    place = first.where(targets["name"] != "").groupby(targets["indicator"]).rank(method="dense")
    return place.fillna(0).astype("int64")


def _of_one_name(targets: pd.DataFrame, outturns: pd.DataFrame, years: pd.DataFrame) -> pd.DataFrame:
    """For each outturn, its target's values by kind: of its own period, else of the year that holds the period.

    What somebody set comes before a benchmark, also where it was set for the year. ``in_words`` where the target is in
    words: in those of the period itself it stands before the year's number.
    """
    wide = wide_levels(targets, KINDS)
    phrases = targets[(targets["kind"] == "target") & targets["value"].isna()]
    phrased = pd.MultiIndex.from_frame(phrases[["indicator", "period"]])
    own = _looked_up(wide, outturns["indicator"], outturns["period"])
    year = worked_out_once(pd.concat([outturns["period"], years], axis="columns"), _year)
    of_year = _looked_up(wide, outturns["indicator"], year)
    is_set, is_set_for_year = (one["target"].notna() | one["lower"].notna() for one in (own, of_year))
    own_words, words_of_year = (
        pd.MultiIndex.from_arrays([outturns["indicator"], period]).isin(phrased)
        for period in (outturns["period"], year)
    )
    has_own = is_set | own_words | (own["benchmark"].notna() & ~is_set_for_year & ~words_of_year)
    chosen = own.where(has_own, of_year)
    chosen["in_words"] = np.where(has_own, own_words, words_of_year)
    is_nothing = np.isnan(chosen[list(KINDS)].to_numpy(dtype="float64")).all(axis=1) & ~chosen["in_words"]
    is_of_period = has_own | is_nothing
    chosen["target_period"] = outturns["period"].where(is_of_period, year)
    chosen["target_by"] = np.where(is_of_period, "", "year")
    chosen["line_from"] = ""
    chosen["target_share"] = np.nan
    return chosen


def _by_profile(found: pd.DataFrame, outturns: pd.DataFrame, about: pd.DataFrame) -> pd.DataFrame:
    """The aims with the share of a year's that was due by each period, where the indicator has a profile."""
    is_set = found["target"].notna() | found["lower"].notna()
    rows = found.index[(found["target_by"] == "year") & (about["profile"] != "") & is_set]
    if rows.empty:
        return found
    alone = about["unit"].isin(TOTALS) & (about["basis"] == "period")
    keys = pd.DataFrame(
        {"period": outturns["period"], **about[["year_type", "starts_in", "profile"]], "alone": alone}
    ).loc[rows]
    due = worked_out_once(keys, _due).astype("float64").dropna()
    result = found.copy()
    for kind in KINDS:
        shares = found.loc[due.index, kind] * due / HUNDRED
        if kind != "benchmark":
            decimals = about.loc[due.index, "decimals"]
            result.loc[due.index, kind] = [rounded(*pair) for pair in zip(shares, decimals, strict=True)]
    result.loc[due.index, "target_by"] = "profile"
    result.loc[due.index, "target_share"] = due
    return result


def _due(period: str, year_type: str, starts: int, profile: str, alone: bool) -> float:  # noqa: FBT001 - a row of keys
    return share_due(starting(parse(period), starts), year_type, starts, profile, alone=alone)  # type: ignore[arg-type]


def _on_lines(package: Package, targets: pd.DataFrame, found: pd.DataFrame, is_unnamed: pd.Series) -> pd.DataFrame:
    """The aims with those on the straight line to the next target, where no target of the period's own is set.

    A line starts from a baseline of the targets' own name, or from one without a name.
    """
    moving = {one.indicator: one for one in package.indicators if one.trajectory}
    outturns = package.outturns
    is_free = outturns["indicator"].isin(list(moving)) & ~(
        (found["target_by"] == "") & (found["target"].notna() | found["in_words"])
    )
    if not is_free.any():
        return found
    starts = package.targets[is_unnamed & (package.targets["kind"] == "baseline")]
    every = pd.concat([targets[targets["kind"].isin(["baseline", "target"])], starts]).dropna(subset="value")
    every = every[~every.index.duplicated()]
    points = {
        str(name): [
            Point(starting(parse(period), moving[str(name)].starts_in), value)
            for period, value in zip(rows["period"], rows["value"], strict=True)
        ]
        for name, rows in every[every["indicator"].isin(list(moving))].groupby("indicator", sort=False)
        if (rows["kind"] == "target").any()
    }
    result = found.copy()
    for row in found.index[is_free]:
        indicator = moving[outturns.loc[row, "indicator"]]
        period = starting(parse(outturns.loc[row, "period"]), indicator.starts_in)
        line = on_line(points.get(indicator.indicator, ()), period, of_one_kind=_adds_up(indicator))
        if line:
            aim, first, last = line
            result.loc[row, list(KINDS)] = np.nan
            result.loc[row, "target"] = rounded(aim, indicator.decimals)
            result.loc[row, ["target_period", "target_by", "line_from"]] = [last.period.text, "line", first.period.text]
            result.loc[row, ["in_words", "target_share"]] = [False, np.nan]
    return result


def _adds_up(indicator: Indicator) -> bool:
    return indicator.unit in TOTALS and indicator.basis in ADDING_UP


def _looked_up(wide: pd.DataFrame, indicator: pd.Series, period: pd.Series) -> pd.DataFrame:
    found = wide.reindex(pd.MultiIndex.from_arrays([indicator, period]))
    return found.set_axis(indicator.index)


def _year(period: str, year_type: str, starts: int) -> str:
    """The year whose target serves the period where it has none of its own; empty where there is no such year."""
    held = parse(period)
    year = holding_year(held, year_type, starts) if is_part_of_year(held) else None  # type: ignore[arg-type]
    return year.text if year else ""
