"""Everything of a version in one JSON document; ``docs/about/downloads.md`` says what each key holds.

A key that has nothing to say is left out, whatever its kind: most keys of most indicators have nothing. Figures are
tables by column (``outturn.exports.tabled``). Numbers are unrounded.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import pandas as pd

from outturn.exports.beside import beside_figures
from outturn.exports.records import KEYS, OWN, Record, keys, records
from outturn.exports.tabled import tabled
from outturn.model import Link, Scorecard, Step
from outturn.pages import FigureRow, IndicatorPage, Site
from outturn.periods import parse, starting
from outturn.schemas import fields
from outturn.versions import addresses
from outturn.versions.history import Edition, Version
from outturn.words import long_label, short_label
from outturn.words.catalogue import Catalogue

FORMAT = 1
"""The number of the document's form; it rises when a key is taken away or changes its meaning."""
SUMMARY = "summary"
COLUMNS = tuple(str(one["name"]) for one in fields("indicators"))
RATED = (
    *("target", "target_kind", "target_name", "target_by", "line_from", "target_share", "floor", "ceiling"),
    *("lower", "upper"),
    *("target_period", "rated_on", "gap"),
    *("rating", "rating_reason", "benchmark_area", "rating_certainty"),
)
"""The judgements of a figure against one target."""
MOVED = ("compared_with", "compared_value", "change", "direction", "direction_reason", "certainty")
PLACED = ("low", "high", "interval", "rank", "ranked", "neighbours_mean", "quartile")
JUDGED = (
    *RATED,
    *MOVED,
    *PLACED,
    "forecast",
    "forecast_method",
    "forecast_reason",
    "special_cause",
    "variation_shown",
)
"""The judgements of a figure, by the names that ``judgements.csv`` has for them."""
SERIES = (
    *("trend", "trend_statistic", "trend_reason"),
    *("mean", "lower_limit", "upper_limit", "variation", "assurance"),
    "age",
)
"""The judgements of an indicator's whole series."""


def document(say: Catalogue, edition: Edition, told: Mapping[str, IndicatorPage], site: Site) -> bytes:
    """The document, in UTF-8; keys and rows stand in the same order each time.

    ``told`` are the indicators' pages by name: their first sentences and what their tables call each rating.
    """
    return as_json(whole_document(say, edition, told, site))


def as_json(whole: Mapping[str, Any]) -> bytes:
    """A document's bytes: figures as tables by column, and no key that says nothing."""
    told = said({**whole, "indicators": [tabled(one) for one in whole["indicators"]]})
    return json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8") + b"\n"


def said(value: object) -> object:
    """The value without keys of nothing: no value, text or list, or a record of which nothing is left.

    What stands in a list stays in it, and so do zero and false, which say something.
    """
    if isinstance(value, dict):
        known = {key: said(one) for key, one in value.items()}
        return {key: one for key, one in known.items() if not (one is None or one in ("", [], (), {}))}
    if isinstance(value, list | tuple):
        return [said(one) if isinstance(one, dict | list | tuple) else one for one in value]
    return value


def whole_document(say: Catalogue, edition: Edition, told: Mapping[str, IndicatorPage], site: Site) -> Record:
    """The document as JSON's values, with every key, figures as records: None, "" and [] stand for nothing."""
    package = edition.package
    return {
        "format": FORMAT,
        "scorecard": _scorecard(package.scorecard),
        "version": _version(edition, site),
        SUMMARY: package.commentary.get(SUMMARY, ""),
        "areas": [asdict(area) for area in package.areas],
        "groups": [asdict(group) for group in package.groups],
        "indicators": list(_indicators(say, edition, told, site)),
        "issues": [{**asdict(issue), "review": _day(issue.review)} for issue in package.issues],
        "concerns": [{**asdict(concern), "by": _day(concern.by)} for concern in package.concerns],
        "assessments": [asdict(assessment) for assessment in package.assessments],
    }


def _scorecard(card: Scorecard) -> Record:
    return {
        "name": card.name,
        "title": card.title,
        "description": card.description,
        "publisher": card.publisher,
        "area": card.area,
        "contact": card.contact,
        "responsible_officer": card.responsible_officer,
        "portfolio_holder": card.portfolio_holder,
        "statistics": card.statistics,
        "outcomes": [asdict(outcome) for outcome in card.outcomes],
        "next_publication": _day(card.next_publication),
        "disclosure": asdict(card.disclosure) if card.disclosure else None,
        "illustrative": card.illustrative,
        "licences": [_link(one) for one in card.licences],
        "sources": [_link(one) for one in card.sources],
    }


def _link(link: Link) -> Record:
    return {"title": link.title, "address": link.path}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(value: object) -> object:
    """A cell of an indicator as JSON has it: a day as text."""
    return value.isoformat() if isinstance(value, date) else value


def _home(edition: Edition) -> str:
    name, version = edition.package.scorecard.name, edition.version
    return addresses.version(name, version.version) if version else addresses.working_copy(name)


def _version(edition: Edition, site: Site) -> Record:
    """What is said of the version; of a working copy only its name and address."""
    known = edition.version or Version(edition.package.scorecard.version, date.min, "", "", "")
    stored = edition.judgements.series.get("rules")
    return {
        "version": known.version,
        "sealed": _day(known.sealed) if edition.version else None,
        "level": known.level,
        "note": known.note,
        "sha256": known.sha256,
        "rules": None if stored is None or stored.empty else int(stored.iloc[0]),
        "address": site.full(_home(edition)),
    }


def _indicators(say: Catalogue, edition: Edition, told: Mapping[str, IndicatorPage], site: Site) -> Iterator[Record]:
    package, judged = edition.package, edition.judgements
    home = _home(edition)
    beside = beside_figures(edition, RATED)
    figures: dict[str, list[Record]] = {}
    for (name, _), figure in _figures(say, edition, told):
        figures.setdefault(name, []).append(figure)
    codes: dict[str, list[Record]] = {}
    for one in package.frameworks:
        codes.setdefault(one.indicator, []).append({"framework": one.framework, "code": one.code})
    series = dict(
        zip(judged.series.index, records(judged.series, (*SERIES, "attention", "attention_data")), strict=True)
    )
    for indicator in package.indicators:
        name = indicator.indicator
        reasons, data = (str(series[name].pop(column)) for column in ("attention", "attention_data"))
        yield {
            **{column: _plain(getattr(indicator, column)) for column in COLUMNS},
            "codes": codes.get(name, []),
            "steps": [_step(step) for step in package.steps if step.indicator == name],
            "address": site.full(f"{home}{name}/"),
            "headline": list(told[name].headline) if name in told else [],
            "attention": reasons.split(),
            "attention_data": data.split(),
            "series": series[name],
            "commentary": package.commentary.get(name, ""),
            "figures": figures.get(name, []),
            **{kind: found.get(name, []) for kind, found in beside.items()},
        }


def _step(step: Step) -> Record:
    return {"period": step.period, "kind": step.kind, "reason": step.reason, "owner": step.owner}


def _figures(
    say: Catalogue, edition: Edition, told: Mapping[str, IndicatorPage]
) -> Iterator[tuple[tuple[str, str], Record]]:
    """Every outturn by its indicator and period, with the period's names and what was judged of it."""
    outturns, judged = edition.package.outturns, edition.judgements.figures
    whole = pd.concat([outturns[[*KEYS, *OWN]], judged[list(JUDGED)]], axis="columns")
    starts = {one.indicator: one.starts_in for one in edition.package.indicators}
    words = {(name, row.id): _in_words(row) for name, page in told.items() for row in page.every_figure}
    for key, values in zip(keys(outturns), records(whole, (*OWN, *JUDGED)), strict=True):
        yield key, {**period_names(say, key[1], starts[key[0]]), **values, **words.get(key, {})}


def period_names(say: Catalogue, text: str, year_starts: int) -> Record:
    """A period as the data write it, in words, and its first and last day; ``year_starts`` is a month."""
    period = starting(parse(text), year_starts)
    return {
        "period": text,
        "label": short_label(say, period),
        "long_label": long_label(say, period),
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
    }


def _in_words(row: FigureRow) -> Record:
    """What the table on the indicator's page calls the rating and the direction of a figure."""
    return {"rating_in_words": row.rating.word, "direction_in_words": row.direction.word}
