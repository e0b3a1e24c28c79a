"""A draft without problems to a package: typed values, in the order of outcomes, indicators and time."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

import pandas as pd

from outturn.model import Area, Assessment, Draft, FrameworkCode, Indicator, Issue, Link, Outcome, Package, Scorecard
from outturn.periods import parse

Record = dict[str, Any]


def settle(draft: Draft) -> Package:
    """The package that a draft is; only for a draft in which ``read`` and ``check`` found no problem.

    Frames keep the rows' numbers in their files as index.
    """
    scorecard = _scorecard(draft.descriptor)
    places = {outcome.id: place for place, outcome in enumerate(scorecard.outcomes)}
    indicators = sorted((_indicator(row) for row in _records(draft, "indicators")), key=lambda one: places[one.outcome])
    order = {indicator.indicator: place for place, indicator in enumerate(indicators)}
    return Package(
        scorecard=scorecard,
        indicators=tuple(indicators),
        outturns=_in_order(draft.tables["outturns"].frame, order),
        targets=_in_order(draft.tables["targets"].frame, order, "kind"),
        comparators=_in_order(draft.tables["comparators"].frame, order, "area"),
        areas=tuple(Area(**row) for row in _records(draft, "areas")),
        frameworks=tuple(FrameworkCode(**row) for row in _records(draft, "frameworks")),
        issues=tuple(
            Issue(**{**row, "indicators": tuple(row["indicators"].split()), "review": row["review"] or None})
            for row in _records(draft, "issues")
        ),
        assessments=tuple(Assessment(**row) for row in _records(draft, "assessments")),
        commentary=dict(draft.commentary),
        tables=frozenset(str(one["name"]) for one in cast("list[Record]", draft.descriptor["resources"])),
    )


def _records(draft: Draft, table: str) -> Iterator[Record]:
    frame = draft.tables[table].frame
    yield from cast("list[Record]", frame.to_dict("records"))


def _indicator(row: Record) -> Indicator:
    numbers = {
        "decimals": int(row["decimals"]),
        **{name: None if pd.isna(row[name]) else int(row[name]) for name in ("per", "multiplier", "every", "window")},
        "tolerance": None if pd.isna(row["tolerance"]) else float(row["tolerance"]),
    }
    return Indicator(**{**row, **numbers})


def _in_order(frame: pd.DataFrame, order: Mapping[str, int], *further: str) -> pd.DataFrame:
    """The rows in the order of indicators, then of time, then of further columns, whatever their order in the file."""
    times = {text: parse(text).order for text in frame["period"].unique()}
    ranks = {text: rank for rank, text in enumerate(sorted(times, key=times.__getitem__))}
    keys = pd.DataFrame({"indicator": frame["indicator"].map(order), "period": frame["period"].map(ranks)})
    keys = keys.assign(**{column: frame[column] for column in further})
    return frame.loc[keys.sort_values(["indicator", "period", *further], kind="stable").index]


def _scorecard(descriptor: Mapping[str, Any]) -> Scorecard:
    card = descriptor["scorecard"]
    due = card.get("next_publication")
    return Scorecard(
        name=descriptor["name"],
        title=descriptor["title"],
        description=descriptor["description"],
        version=descriptor["version"],
        created=descriptor["created"][:10],
        publisher=card["publisher"],
        area=card["area"]["name"],
        outcomes=tuple(Outcome(**{key: one[key] for key in ("id", "title", "question")}) for one in card["outcomes"]),
        contact=card.get("contact", ""),
        next_publication=date.fromisoformat(due) if due else None,
        illustrative=card.get("illustrative", False),
        licences=_links(descriptor["licenses"]),
        sources=_links(descriptor["sources"]),
    )


def _links(entries: list[Mapping[str, str]]) -> tuple[Link, ...]:
    return tuple(Link(entry["title"], entry.get("path", "")) for entry in entries)
