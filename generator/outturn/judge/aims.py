"""Which targets each figure is held against: its own period's, or its year's; one of each name (DESIGN: Targets)."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from outturn.judge.series import (
    ADDING_UP,
    TOTALS,
    Cells,
    Columns,
    Flags,
    Floats,
    Places,
    about,
    at_places,
    places_of,
    worked_out_once,
)
from outturn.judge.ways import HUNDRED, Point, on_line, rounded, share_due
from outturn.model import Indicator, Package
from outturn.periods import holding_year, is_part_of_year, parse, starting

KINDS = ("target", "benchmark", "floor", "ceiling", "lower", "upper")
TARGET, BENCHMARK, LOWER = (KINDS.index(kind) for kind in ("target", "benchmark", "lower"))

ABOUT = ("unit", "basis", "year_type", "starts_in", "decimals", "profile")


def aims(package: Package) -> Iterator[Columns]:
    """What every outturn is held against, for each name that targets have: the unnamed first, the others in file order.

    Columns, each with a cell an outturn: a value for each of ``KINDS``, ``in_words`` (whether the target is in words),
    ``target_period`` (the year, where the year's target serves a part of it; the target to which a line runs),
    ``target_name``, ``target_by``
    (year, profile or line where it is not the period's own) and ``line_from`` (the period at which a line starts).
    The first is there also where nothing is set.
    """
    outturns, targets = package.outturns, package.targets
    said = about(package, outturns["indicator"], *ABOUT)
    ranks = _ranks(targets)
    for rank in range(int(ranks.max()) + 1 if len(ranks) else 1):
        own = targets[ranks == rank] if ranks.any() else targets
        found = _by_profile(_of_one_name(own, outturns, said), outturns, said)
        names = dict(zip(own["indicator"], own["name"], strict=True))
        called = np.array([names.get(one, "") for one in outturns["indicator"]], dtype=object)
        yield {**_on_lines(package, own, found, ranks == 0), "target_name": called}


def _ranks(targets: pd.DataFrame) -> Places:
    """For each target the place of its name among those of its indicator: 0 for the unnamed, then in file order."""
    keys = list(zip(targets["indicator"], targets["name"], strict=True))
    ranks: dict[tuple[str, str], int] = {}
    of_each: dict[str, int] = {}
    for _, (indicator, name) in sorted(zip(targets.index, keys, strict=True)) if any(targets["name"]) else ():
        if name and (indicator, name) not in ranks:
            of_each[indicator] = ranks[indicator, name] = of_each.get(indicator, 0) + 1
    return np.array([ranks.get(key, 0) for key in keys], dtype="int64")


def _of_one_name(targets: pd.DataFrame, outturns: pd.DataFrame, said: Columns) -> dict[str, Cells]:
    """For each outturn, its target's values by kind: of its own period, else of the year that holds the period.

    What somebody set comes before a benchmark, also where it was set for the year. ``in_words`` where the target is in
    words: in those of the period itself it stands before the year's number.
    """
    known, levels, in_words = _levels(targets)
    names, periods = outturns["indicator"].tolist(), outturns["period"].to_numpy(dtype=object)
    year = np.array(worked_out_once(_year, periods, said["year_type"], said["starts_in"]), dtype=object)
    places, places_of_year = (places_of(known, names, period) for period in (periods, year))
    own, of_year = at_places(levels, places), at_places(levels, places_of_year)
    own_words, words_of_year = in_words[places], in_words[places_of_year]
    has_own = _is_set(own) | own_words
    has_own |= ~np.isnan(own[:, BENCHMARK]) & ~_is_set(of_year) & ~words_of_year
    chosen = np.where(has_own[:, np.newaxis], own, of_year)
    is_in_words = np.where(has_own, own_words, words_of_year)
    is_of_period = has_own | (np.isnan(chosen).all(axis=1) & ~is_in_words)
    return {
        **dict(zip(KINDS, chosen.T, strict=True)),
        "in_words": is_in_words,
        "target_period": np.where(is_of_period, periods, year),
        "target_by": np.where(is_of_period, "", "year").astype(object),
        "line_from": np.full(len(periods), "", dtype=object),
        "target_share": np.full(len(periods), np.nan),
    }


def _levels(targets: pd.DataFrame) -> tuple[Mapping[tuple[str, str], int], Floats, Flags]:
    """The places of indicators and periods, shape (places, kinds) their values, and which targets are in words.

    The last of those, which stands for a place that is not known, is in none.
    """
    columns = (targets[name].tolist() for name in ("indicator", "period", "kind", "value"))
    rows = [row for row in zip(*columns, strict=True) if row[2] in KINDS]
    known = {key: place for place, key in enumerate(dict.fromkeys((name, period) for name, period, _, _ in rows))}
    levels, in_words = np.full((len(known), len(KINDS)), np.nan), np.zeros(len(known) + 1, dtype=bool)
    for name, period, kind, value in rows:
        levels[known[name, period], KINDS.index(kind)] = value
        if kind == "target" and value != value:  # noqa: PLR0124 - NaN
            in_words[known[name, period]] = True
    return known, levels, in_words


def _is_set(levels: Floats) -> Flags:
    """Whether somebody set a target or a band."""
    is_set: Flags = ~np.isnan(levels[:, TARGET]) | ~np.isnan(levels[:, LOWER])
    return is_set


def _by_profile(found: dict[str, Cells], outturns: pd.DataFrame, said: Columns) -> dict[str, Cells]:
    """The aims with the share of a year's that was due by each period, where the indicator has a profile."""
    is_set = ~np.isnan(found["target"]) | ~np.isnan(found["lower"])
    rows = np.flatnonzero((found["target_by"] == "year") & (said["profile"] != "") & is_set)
    if not len(rows):
        return found
    alone = np.isin(said["unit"].astype(str), TOTALS) & (said["basis"] == "period")
    keys = (said["year_type"], said["starts_in"], said["profile"], alone)
    due = np.array(worked_out_once(_due, outturns["period"].to_numpy(dtype=object)[rows], *(one[rows] for one in keys)))
    rows, due = rows[~np.isnan(due)], due[~np.isnan(due)]
    result = {name: cells.copy() for name, cells in found.items()}
    for kind in KINDS:
        if kind != "benchmark":
            shares = zip(found[kind][rows] * due / HUNDRED, said["decimals"][rows], strict=True)
            result[kind][rows] = [rounded(share, int(decimals)) for share, decimals in shares]
    result["target_by"][rows] = "profile"
    result["target_share"][rows] = due
    return result


def _due(period: str, year_type: str, starts: int, profile: str, alone: bool) -> float:  # noqa: FBT001 - a row of keys
    return share_due(starting(parse(period), starts), year_type, starts, profile, alone=alone)  # type: ignore[arg-type]


def _on_lines(package: Package, targets: pd.DataFrame, found: dict[str, Cells], is_unnamed: Flags) -> dict[str, Cells]:
    """The aims with those on the straight line to the next target, where no target of the period's own is set.

    A line starts from a baseline of the targets' own name, or from one without a name.
    """
    moving = {one.indicator: one for one in package.indicators if one.trajectory}
    names, periods = package.outturns["indicator"].tolist(), package.outturns["period"].tolist()
    is_own = (found["target_by"] == "") & (~np.isnan(found["target"]) | found["in_words"])
    free = [row for row, name in enumerate(names) if name in moving and not is_own[row]]
    if not free:
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
    result = {name: cells.copy() for name, cells in found.items()}
    for row in free:
        indicator = moving[names[row]]
        period = starting(parse(periods[row]), indicator.starts_in)
        line = on_line(points.get(indicator.indicator, ()), period, of_one_kind=_adds_up(indicator))
        if line:
            aim, first, last = line
            told = {"target": rounded(aim, indicator.decimals), "target_period": last.period.text, "target_by": "line"}
            told |= {"line_from": first.period.text, "in_words": False}
            for name in (*KINDS, *told, "target_share"):
                result[name][row] = told.get(name, np.nan)
    return result


def _adds_up(indicator: Indicator) -> bool:
    return indicator.unit in TOTALS and indicator.basis in ADDING_UP


def _year(period: str, year_type: str, starts: int) -> str:
    """The year whose target serves the period where it has none of its own; empty where there is no such year."""
    held = parse(period)
    year = holding_year(held, year_type, starts) if is_part_of_year(held) else None  # type: ignore[arg-type]
    return year.text if year else ""
