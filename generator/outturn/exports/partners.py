"""The feed for partners: the newest figure of every indicator in use, as JSON and as CSV, with what describes both."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from outturn.exports.partner_schemas import COLUMNS, CSV_FILE, ISSUE, SCHEMA_FILE, csvw, json_schema, table_schema
from outturn.model import Issue
from outturn.pages import Left, Measure, Newest, ScorecardPage, Site
from outturn.periods import parse, starting
from outturn.versions import addresses
from outturn.versions.addresses import PARTNERS
from outturn.words import short_label, unit_name
from outturn.words.catalogue import Catalogue

Cell = str | float | bool | list[dict[str, str]] | None
Record = dict[str, Cell]

JSON_FILE = "indicators.json"
TABLE_FILE, CSVW_FILE = "indicators.table.json", "indicators.csv-metadata.json"


@dataclass(frozen=True, slots=True)
class Card:
    """A scorecard in the feed: its name, its page, and what its newest edition left behind."""

    name: str
    page: ScorecardPage
    left: Left


def partner_files(say: Catalogue, cards: Sequence[Card], as_at: date, site: Site) -> Iterator[tuple[str, bytes]]:
    """The feed and what describes it, by their addresses; ``as_at`` is the newest day that the packages know."""
    rows = [row for card in cards for row in records(say, card, site)]
    whole = {
        "format": PARTNERS,
        "schema": site.full(addresses.partners(SCHEMA_FILE)),
        "site": site.name,
        "as_at": as_at.isoformat(),
        "indicators": rows,
    }
    yield addresses.partners(JSON_FILE), _json(whole)
    yield addresses.partners(CSV_FILE), _csv(rows)
    yield addresses.partners(SCHEMA_FILE), _json(json_schema(say, site), indent=1)
    yield addresses.partners(TABLE_FILE), _json(table_schema(say), indent=1)
    yield addresses.partners(CSVW_FILE), _json(csvw(say, site), indent=1)


def records(say: Catalogue, card: Card, site: Site) -> Iterator[Record]:
    """A record an indicator in use of a scorecard, with every column; an indicator without a figure has no period."""
    about = _about(card)
    for one in card.left.measures:
        found = {**about, **_indicator(say, one), **_figure(say, one), **_addresses(card, one, site)}
        yield {name: found[name] for name, _ in COLUMNS}


def _about(card: Card) -> Record:
    page = card.page
    return {
        "scorecard": card.name,
        "scorecard_title": page.title,
        "publisher": page.publisher,
        "area": page.area,
        "area_code": card.left.area_code,
        "illustrative": page.illustrative,
        "licence": next((one.path or one.title for one in page.licences), ""),
        "version": card.left.version,
    }


def _indicator(say: Catalogue, one: Measure) -> Record:
    return {
        "indicator": one.indicator.indicator,
        "title": one.indicator.title,
        "outcome": one.indicator.outcome,
        "codes": "|".join(" ".join(part for part in code if part) for code in one.codes),
        "unit": one.indicator.unit,
        "unit_name": unit_name(say, one.indicator),
        "decimals": one.indicator.decimals,
        "polarity": one.indicator.polarity,
        "issues": [_issue(issue) for issue in one.issues],
    }


def _issue(issue: Issue) -> dict[str, str]:
    return {name: str(getattr(issue, name)) for name in ISSUE}


def _figure(say: Catalogue, one: Measure) -> Record:
    known = one.newest
    names = [name for name in Newest.__struct_fields__ if name != "period"]
    if known is None:
        nothing: Record = dict.fromkeys(("period", "period_label"), "")
        defaults = Newest("")
        return {
            **nothing,
            "period_start": None,
            "period_end": None,
            **{name: getattr(defaults, name) for name in names},
        }
    period = starting(parse(known.period), one.indicator.starts_in)
    return {
        "period": known.period,
        "period_label": short_label(say, period),
        "period_start": period.start.isoformat(),
        "period_end": period.end.isoformat(),
        **{name: _whole(getattr(known, name)) for name in names},
    }


def _whole(cell: str | float | None) -> str | float | None:
    """A number without decimals where it has none, as everywhere else in the downloads."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _addresses(card: Card, one: Measure, site: Site) -> Record:
    home, name = addresses.scorecard(card.name), one.indicator.indicator
    sealed = addresses.version(card.name, card.left.version) if card.left.version else home
    return {"address": site.full(f"{sealed}{name}/"), "newest_address": site.full(f"{home}{name}/")}


def _csv(rows: Iterable[Record]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([name for name, _ in COLUMNS])
    for row in rows:
        writer.writerow([_cell(row[name]) for name, _ in COLUMNS])
    return text.getvalue().encode("utf-8")


def _cell(cell: Cell) -> object:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return " ".join(one["issue"] for one in cell) if isinstance(cell, list) else cell


def _json(content: object, indent: int | None = None) -> bytes:
    between = (",", ":") if indent is None else None
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=indent, separators=between)
    return f"{text}\n".encode()
