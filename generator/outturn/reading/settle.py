"""A draft without problems to a package: typed values, in the order of outcomes, indicators and time."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from outturn.model import (
    Answer,
    Area,
    Assessment,
    DataConcern,
    Disclosure,
    Draft,
    FrameworkCode,
    Group,
    Indicator,
    Issue,
    Link,
    Outcome,
    Package,
    Scorecard,
    Step,
    Table,
)
from outturn.periods import parse
from outturn.scales import graded

Record = dict[str, Any]
Places = npt.NDArray[np.int64]
WHOLE = ("per", "multiplier", "rounding", "every", "window", "year_starts")
"""Columns of an indicator that hold a whole number or nothing."""


def settle(draft: Draft) -> Package:
    """The package that a draft is; only for a draft in which ``read`` and ``check`` found no problem.

    Frames keep the rows' numbers in their files as index.
    """
    draft = graded(draft)
    scorecard = _scorecard(draft.descriptor)
    places = {outcome.id: place for place, outcome in enumerate(scorecard.outcomes)}
    indicators = sorted((_indicator(row) for row in _records(draft, "indicators")), key=lambda one: places[one.outcome])
    order = {indicator.indicator: place for place, indicator in enumerate(indicators)}
    groups = _groups(draft)
    return Package(
        scorecard=scorecard,
        indicators=tuple(indicators),
        outturns=_in_order(draft.tables["outturns"].frame, order),
        targets=_in_order(draft.tables["targets"].frame, order, "kind"),
        comparators=_in_order(draft.tables["comparators"].frame, order, "area"),
        breakdowns=_by_group(draft.tables["breakdowns"].frame, order, groups),
        areas=tuple(Area(**row) for row in _records(draft, "areas")),
        groups=groups,
        steps=tuple(sorted((Step(**row) for row in _records(draft, "steps")), key=_step_order(order))),
        frameworks=tuple(FrameworkCode(**row) for row in _records(draft, "frameworks")),
        issues=issues(draft.tables["issues"]),
        concerns=tuple(
            DataConcern(**{**row, "indicators": tuple(row["indicators"].split()), "by": row["by"] or None})
            for row in _records(draft, "concerns")
        ),
        assessments=tuple(Assessment(**row) for row in _records(draft, "assessments")),
        answers=tuple(Answer(**row) for row in _records(draft, "answers")),
        commentary=dict(draft.commentary),
        tables=frozenset(str(one["name"]) for one in cast("list[Record]", draft.descriptor["resources"])),
    )


def issues(table: Table) -> tuple[Issue, ...]:
    """The critical issues of a table in which nothing is wrong, in its order."""
    return tuple(
        Issue(**{**row, "indicators": tuple(row["indicators"].split()), "review": row["review"] or None})
        for row in _rows(table)
    )


def _records(draft: Draft, table: str) -> Iterator[Record]:
    return _rows(draft.tables[table])


def _rows(table: Table) -> Iterator[Record]:
    frame = table.frame
    if not len(frame):  # most tables of most packages; asking each column takes longer than all the rest
        return iter(())
    columns = [frame[name].tolist() for name in frame.columns]
    return (dict(zip(frame.columns, cells, strict=True)) for cells in zip(*columns, strict=True))


def _indicator(row: Record) -> Indicator:
    numbers = {
        "decimals": int(row["decimals"]),
        **{name: None if pd.isna(row[name]) else int(row[name]) for name in WHOLE},
        "tolerance": None if pd.isna(row["tolerance"]) else float(row["tolerance"]),
    }
    return Indicator(**{**row, **numbers, "due": row["due"] or None})


def _groups(draft: Draft) -> tuple[Group, ...]:
    """The groups by dimension, in their order, those without one last; all with the dimension's title."""
    rows = list(_records(draft, "groups"))
    dimensions = {row["dimension"]: place for place, row in reversed([*enumerate(rows)])}
    titles = {row["dimension"]: row["dimension_title"] for row in reversed(rows) if row["dimension_title"]}
    made = (
        Group(**{**row, "order": None if pd.isna(row["order"]) else int(row["order"]), "dimension_title": titles[name]})
        for row in rows
        for name in [row["dimension"]]
    )
    return tuple(sorted(made, key=lambda one: (dimensions[one.dimension], one.order is None, one.order or 0)))


def _in_order(frame: pd.DataFrame, order: Mapping[str, int], *further: str) -> pd.DataFrame:
    """The rows in the order of indicators, then of time, then of further columns, whatever their order in the file."""
    texts = [{text: at for at, text in enumerate(sorted(frame[name].unique()))} for name in further]
    others = [_places(frame[name], places) for name, places in zip(further, texts, strict=True)]
    return _sorted(frame, *_of_figures(frame, order), *others)


def _by_group(frame: pd.DataFrame, order: Mapping[str, int], groups: tuple[Group, ...]) -> pd.DataFrame:
    """The rows in the order of indicators, then of time, then of groups."""
    place = {(one.dimension, one.group): at for at, one in enumerate(groups)}
    keys = zip(frame["dimension"], frame["group"], strict=True)
    return _sorted(frame, *_of_figures(frame, order), _places(keys, place))


def _of_figures(frame: pd.DataFrame, order: Mapping[str, int]) -> tuple[Places, Places]:
    """Each row's place among indicators, and that of its period in time."""
    times = {text: parse(text).order for text in frame["period"].unique()}
    ranks = {text: rank for rank, text in enumerate(sorted(times, key=times.__getitem__))}
    return _places(frame["indicator"], order), _places(frame["period"], ranks)


def _places(keys: Iterable[Any], places: Mapping[Any, int]) -> Places:
    return np.fromiter(map(places.__getitem__, keys), dtype="int64")


def _sorted(frame: pd.DataFrame, *places: Places) -> pd.DataFrame:
    """The rows by their places, of which the first counts most; those with the same stay as they stand."""
    at = np.lexsort(places[::-1])
    return frame if (np.diff(at) == 1).all() else frame.iloc[at]


def _step_order(order: Mapping[str, int]) -> Callable[[Step], tuple[object, ...]]:
    """The order of indicators, then of time."""
    return lambda step: (order[step.indicator], parse(step.period).order)


def _scorecard(descriptor: Mapping[str, Any]) -> Scorecard:
    card = descriptor["scorecard"]
    due, small = card.get("next_publication"), card.get("disclosure")
    return Scorecard(
        name=descriptor["name"],
        title=descriptor["title"],
        description=descriptor["description"],
        version=descriptor["version"],
        created=descriptor["created"][:10],
        publisher=card["publisher"],
        area=card["area"]["name"],
        area_code=card["area"].get("code", ""),
        outcomes=tuple(Outcome(**{key: one[key] for key in ("id", "title", "question")}) for one in card["outcomes"]),
        contact=card.get("contact", ""),
        next_publication=date.fromisoformat(due) if due else None,
        disclosure=Disclosure(**small) if small else None,
        illustrative=card.get("illustrative", False),
        licences=_links(descriptor["licenses"]),
        sources=_links(descriptor["sources"]),
        responsible_officer=card.get("responsible_officer", ""),
        portfolio_holder=card.get("portfolio_holder", ""),
        statistics=card.get("statistics", ""),
    )


def _links(entries: list[Mapping[str, str]]) -> tuple[Link, ...]:
    return tuple(Link(entry["title"], entry.get("path", "")) for entry in entries)
