"""School absence as rows of the packages' tables, by kind of school: by month, for the year so far, and by term."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from example import sessions
from example.packages import Row
from example.sessions import Series, Stretch

Tables = dict[str, list[Row]]
Cells = dict[str, dict[str, str]]
Found = Mapping[tuple[str, str], Series]

TEXTS = Path(__file__).with_name("attendance.toml")
ENGLAND = "England"
DIMENSION = "school-type"
BASELINE = "AY2023-24"
"""The first school year whose counts were not cut by much before it was over."""
TERM = "school-time-missed-term"
MONTHLY = (
    "school-time-missed",
    "missed-without-permission",
    "school-time-missed-so-far",
    "missed-without-permission-so-far",
    "often-absent-so-far",
)


@dataclass(frozen=True, slots=True)
class Text:
    """What the scorecards say of one measure of absence."""

    title: str
    phrase: str
    definition: str
    caution: str
    count: str
    basis: str
    frequency: str
    tolerance: float
    year_to_date_of: str = ""


def herefordshire_terms(figures: Path, day: date) -> Tables:
    """Return Herefordshire's absence from school by term and by year, as rows by the name of the table.

    Only publications up to the day are read.
    """
    found = sessions.read(figures, day)
    return _tables(TERM, found, "Herefordshire") | {"groups": groups()}


def monthly(figures: Path, council: str, day: date) -> Tables:
    """Return the council's absence by month and for the year so far, with every kind of school, as rows by table.

    Only publications up to the day are read; an indicator that they hold no figure of is not there. Each indicator
    that has a figure for the whole of the baseline's school year has it as its baseline.
    """
    found = sessions.read(figures, day)
    tables = _join(_tables(measure, found, council) for measure in MONTHLY)
    baselines = [row for measure in MONTHLY for row in _baseline(measure, found, council)]
    targets = _by_indicator(tables["indicators"], [*baselines, *tables["targets"]])
    return {**tables, "targets": targets, "groups": groups()}


def groups() -> list[Row]:
    """Return the kinds of school as rows of groups.csv."""
    document = _document()
    return [
        {"dimension": DIMENSION, "group": kind, "dimension_title": document["dimension"], "title": title}
        for kind, title in document["kinds"].items()
    ]


def sources() -> list[dict[str, str]]:
    """Return the publication that the figures are from, as a descriptor names it."""
    source = _document()["source"]
    return [{"title": source["title"], "path": source["url"]}]


def _tables(measure: str, found: Found, council: str) -> Tables:
    kinds = {kind.lower(): _figures(measure, found[council, kind]) for kind in sessions.KINDS}
    outturns = _figures(measure, found[council, sessions.ALL])
    if not outturns:
        return {}
    national = {
        period: cells for period, cells in _figures(measure, found[ENGLAND, sessions.ALL]).items() if cells.get("value")
    }
    shared = [period for period in outturns if period in national]
    return {
        "indicators": [_indicator(measure)],
        "outturns": [{"indicator": measure, "period": period, **cells} for period, cells in outturns.items()],
        "breakdowns": [
            {"indicator": measure, "period": period, "dimension": DIMENSION, "group": kind, **cells}
            for kind, rows in kinds.items()
            for period, cells in rows.items()
        ],
        "comparators": [
            {
                "indicator": measure,
                "period": period,
                "area": "england",
                **{key: cell for key, cell in national[period].items() if key != "note"},
            }
            for period in shared
        ],
        "targets": [
            {
                "indicator": measure,
                "period": period,
                "kind": "benchmark",
                "value": national[period]["value"],
                "source": f"England average, {_document()['source']['publisher']}",
            }
            for period in shared
        ],
    }


def _figures(measure: str, series: Series) -> Cells:
    """Return the cells of every period that a publication closes, from the first that has a figure, if any has."""
    text = _text(measure)
    stretches = (
        [*sessions.terms(series), *sessions.years(series)] if text.frequency == "term" else sessions.months(series)
    )
    found = {stretch.period: _cells(text, stretch) for stretch in stretches}
    valued = [period for period, cells in found.items() if cells.get("value")]
    return {period: cells for period, cells in sorted(found.items()) if valued and period >= min(valued)}


def _cells(text: Text, stretch: Stretch) -> dict[str, str]:
    if text.count == "persistent":
        return sessions.persistent_so_far(stretch)
    work_out = sessions.so_far if text.basis == "year-to-date" else sessions.added
    return work_out(stretch, attrgetter(text.count))


def _baseline(measure: str, found: Found, council: str) -> list[Row]:
    count, year = _text(measure).count, found[council, sessions.ALL].get(BASELINE)
    if count == "persistent" or not year:
        return []
    last = year[-1]
    return [
        {
            "indicator": measure,
            "period": BASELINE,
            "kind": "baseline",
            "value": sessions.percent(getattr(last, count), last.possible),
            "source": f"{council}'s figure for the whole of the school year, Department for Education",
        },
    ]


def _indicator(measure: str) -> Row:
    text, document = _text(measure), _document()
    return {
        "indicator": measure,
        "title": text.title,
        "phrase": text.phrase,
        "outcome": "enjoy-and-achieve",
        "unit": "percent",
        "decimals": "1",
        "polarity": "lower",
        "frequency": text.frequency,
        "year_type": "academic",
        "basis": text.basis,
        "year_to_date_of": text.year_to_date_of,
        "compare_with": "same-period-last-year",
        "tolerance": f"{text.tolerance:g}",
        "tolerance_unit": "points",
        "owner": "Assistant Director for Education",
        "source": document["source"]["title"],
        "source_url": document["source"]["url"],
        "definition": text.definition,
        "caution": text.caution,
        "status": "active",
    }


def _join(parts: Iterable[Tables]) -> Tables:
    joined: Tables = {}
    for part in parts:
        for table, rows in part.items():
            joined.setdefault(table, []).extend(rows)
    return joined


def _by_indicator(indicators: Iterable[Row], rows: Iterable[Row]) -> list[Row]:
    order = {row["indicator"]: at for at, row in enumerate(indicators)}
    return sorted(rows, key=lambda row: order[row["indicator"]])


def _text(measure: str) -> Text:
    return Text(**_document()["measures"][measure])


@cache
def _document() -> Mapping[str, Any]:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))
