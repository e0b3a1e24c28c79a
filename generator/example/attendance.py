"""School absence as rows of the packages' tables: by month, for the year so far, and by term."""

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

TEXTS = Path(__file__).with_name("attendance.toml")
ENGLAND = "England"
FIRST_YEAR = "AY2022-23"
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
    """What the scorecards say of one measure of absence; `{schools}` stands for the kind of school."""

    title: str
    phrase: str
    definition: str
    caution: str
    count: str
    basis: str
    frequency: str
    tolerance: float


def herefordshire_terms(figures: Path, day: date) -> Tables:
    """Return Herefordshire's absence from primary and secondary schools by term, as rows by the name of the table.

    Only publications up to the day are read.
    """
    found = sessions.read(figures, day)
    return _join(
        _tables(TERM, schools, found["Herefordshire", schools.title()], found[ENGLAND, schools.title()])
        for schools in ("primary", "secondary")
    )


def monthly(figures: Path, council: str, day: date) -> Tables:
    """Return the council's absence by month and for the year so far, for every kind of school, as rows by table.

    Only publications up to the day are read; an indicator that they hold no figure of is not there. The first full
    school year is the baseline of each indicator that has one.
    """
    found = sessions.read(figures, day)
    kinds = [
        (measure, schools, found[council, schools.title()], found[ENGLAND, schools.title()])
        for measure in MONTHLY
        for schools in ("primary", "secondary", "special", "total")
        if (council, schools.title()) in found
    ]
    tables = _join(_tables(*kind) for kind in kinds)
    baselines = [row for measure, schools, own, _ in kinds for row in _baseline(measure, schools, own, council)]
    return {**tables, "targets": _by_indicator(tables["indicators"], [*baselines, *tables["targets"]])}


def sources() -> list[dict[str, str]]:
    """Return the publication that the figures are from, as a descriptor names it."""
    source = _document()["source"]
    return [{"title": source["title"], "path": source["url"]}]


def slug(measure: str, schools: str) -> str:
    """Return the indicator's short name: school-time-missed-primary, school-time-missed-primary-so-far."""
    for ending in ("-so-far", "-term"):
        if measure.endswith(ending):
            return f"{measure.removesuffix(ending)}-{schools}{ending}"
    return f"{measure}-{schools}"


def _tables(measure: str, schools: str, own: Series, england: Series) -> Tables:
    name, source = slug(measure, schools), _document()["source"]
    outturns = _figures(measure, own)
    if not outturns:
        return {}
    national = {period: cells for period, cells in _figures(measure, england).items() if cells.get("value")}
    shared = [period for period in outturns if period in national]
    return {
        "indicators": [_indicator(measure, schools)],
        "outturns": [{"indicator": name, "period": period, **cells} for period, cells in outturns.items()],
        "comparators": [
            {
                "indicator": name,
                "period": period,
                "area": "england",
                **{key: cell for key, cell in national[period].items() if key != "note"},
            }
            for period in shared
        ],
        "targets": [
            {
                "indicator": name,
                "period": period,
                "kind": "benchmark",
                "value": national[period]["value"],
                "source": f"England average, {source['publisher']}",
            }
            for period in shared
        ],
    }


def _figures(measure: str, series: Series) -> dict[str, dict[str, str]]:
    """Return the cells of every period that a publication closes, from the first that has a figure, if any has."""
    text = _text(measure)
    stretches = sessions.terms(series) if text.frequency == "term" else sessions.months(series)
    found = {stretch.period: _cells(text, stretch) for stretch in stretches}
    valued = [period for period, cells in found.items() if cells.get("value")]
    return {period: cells for period, cells in found.items() if valued and period >= valued[0]}


def _cells(text: Text, stretch: Stretch) -> dict[str, str]:
    if text.count == "persistent":
        return sessions.persistent_so_far(stretch)
    work_out = sessions.so_far if text.basis == "year-to-date" else sessions.added
    return work_out(stretch, attrgetter(text.count))


def _baseline(measure: str, schools: str, own: Series, council: str) -> list[Row]:
    if FIRST_YEAR not in own:
        return []
    last, count = own[FIRST_YEAR][-1], _text(measure).count
    whole = last.persistent if count == "persistent" else sessions.percent(getattr(last, count), last.possible)
    return [
        {
            "indicator": slug(measure, schools),
            "period": FIRST_YEAR,
            "kind": "baseline",
            "value": sessions.plain(whole),
            "source": f"{council}'s figure for the whole of the first school year published, Department for Education",
        },
    ]


def _indicator(measure: str, schools: str) -> Row:
    text, document = _text(measure), _document()
    words = document["schools"][schools]
    is_new = schools == "total"
    began = " Totals of all schools begin in September 2025." if is_new else ""
    return {
        "indicator": slug(measure, schools),
        "title": text.title.format(schools=words),
        "phrase": text.phrase.format(schools=words),
        "outcome": "enjoy-and-achieve",
        "unit": "percent",
        "decimals": "1",
        "polarity": "lower",
        "frequency": text.frequency,
        "year_type": "academic",
        "basis": text.basis,
        "compare_with": "same-period-last-year",
        "tolerance": f"{text.tolerance:g}",
        "tolerance_unit": "points",
        "owner": "Assistant Director for Education",
        "source": document["source"]["title"],
        "source_url": document["source"]["url"],
        "definition": text.definition.format(schools=words),
        "caution": (began or text.caution).strip(),
        "status": "new" if is_new else "active",
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
