"""One indicator alone: the part of the document that is about it, and its figures as a table of texts."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from outturn.exports.document import SUMMARY, period_names
from outturn.exports.records import Record
from outturn.model import Indicator
from outturn.words import unit_name
from outturn.words.catalogue import Catalogue

Document = dict[str, Any]
"""The JSON document, or a part of it, as values."""
BY = ("area", "group", "period", "label", "start", "end")
"""What a figure is about: whose it is, for which group, and when."""
FIGURES = ("value", "numerator", "denominator", "low", "high", "target", "floor", "lower", "upper")
"""Numbers of a figure, by the names that the document has for them."""
WORDS = ("grade", "mark", "rating_in_words", "direction_in_words", "note")
"""Texts of a figure, likewise."""
COLUMNS = (*BY, *FIGURES, *WORDS)
NAMED = ("indicator", "title", "unit", "version", "illustrative")
"""What every row says, so that it can be told by itself what it is."""
ABOUT = (*NAMED, "scorecard", "published", "address", "licence", "source", "source_url", "definition")
"""What is said of the council's own figures besides: other areas' have sources of their own."""


@dataclass(frozen=True, slots=True)
class Alone:
    """An indicator's figures: what is said of all of them, and a row each, as texts by the names of ``COLUMNS``.

    The council's own stand first, then those of its groups, then other areas', each in the order of time.
    """

    about: dict[str, str]
    rows: tuple[dict[str, str], ...]
    decimals: int
    council: str


def alone_document(whole: Document, name: str) -> Record:
    """The document with this indicator alone, and with the outcome, areas, groups and issues that it has."""
    one = next(each for each in whole["indicators"] if each["indicator"] == name)
    areas = {each["area"] for each in one["comparators"]}
    groups = {(each["dimension"], each["group"]) for each in one["groups"]}
    card = whole["scorecard"]
    outcomes = [each for each in card["outcomes"] if each["id"] == one["outcome"]]
    return {
        **whole,
        "scorecard": {**card, "outcomes": outcomes},
        SUMMARY: "",
        "areas": [each for each in whole["areas"] if each["area"] in areas],
        "groups": [each for each in whole["groups"] if (each["dimension"], each["group"]) in groups],
        "indicators": [one],
        "issues": [each for each in whole["issues"] if name in each["indicators"]],
        "concerns": [each for each in whole["concerns"] if not each["indicators"] or name in each["indicators"]],
        "assessments": [],
    }


def alone(say: Catalogue, whole: Document, indicator: Indicator) -> Alone:
    """The figures of one indicator of the document; ``indicator`` says how its periods and its unit are called."""
    one = next(each for each in whole["indicators"] if each["indicator"] == indicator.indicator)
    card, version = whole["scorecard"], whole["version"]
    about = {
        **{key: one[key] for key in ("indicator", "title", "definition", "source", "source_url", "address")},
        "unit": unit_name(say, indicator),
        "scorecard": card["title"],
        "version": version["version"],
        "published": version["sealed"],
        "licence": "; ".join(each["title"] for each in card["licences"]),
        "illustrative": card["illustrative"],
    }
    texts = tuple({key: _text(row.get(key)) for key in COLUMNS} for row in _rows(say, whole, one, indicator.starts_in))
    return Alone({key: _text(about[key]) for key in ABOUT}, texts, indicator.decimals, card["area"])


def as_csv(one: Alone) -> bytes:
    """The table in UTF-8, with a row of names."""
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow((*COLUMNS, *ABOUT))
    whole, short = one.about.values(), [one.about[key] if key in NAMED else "" for key in ABOUT]
    for row in one.rows:
        is_own = row["area"] == one.council and not row["group"]
        table.writerow((*row.values(), *(whole if is_own else short)))
    return written.getvalue().encode("utf-8")


def _rows(say: Catalogue, whole: Document, one: Document, year_starts: int) -> Iterator[Document]:
    council = whole["scorecard"]["area"]
    areas = {each["area"]: each["name"] for each in whole["areas"]}
    groups = {
        (each["dimension"], each["group"]): say("alone-of-group", of=each["dimension_title"], group=each["title"])
        for each in whole["groups"]
    }
    names = {each["period"]: each for each in one["figures"]}

    def named(row: Document) -> Document:
        known = names.get(row["period"]) or period_names(say, row["period"], year_starts)
        return {key: known[key] for key in ("period", "label", "start", "end")}

    yield from ({**row, "area": council} for row in one["figures"])
    for row in _in_time(one["groups"], named):
        yield {**row, **named(row), "area": council, "group": groups[row["dimension"], row["group"]]}
    for row in _in_time(one["comparators"], named):
        yield {**row, **named(row), "area": areas[row["area"]]}


def _in_time(rows: Sequence[Document], named: Callable[[Document], Document]) -> list[Document]:
    """The rows of each group or area together, each in the order of time."""
    of = [(row.get("dimension", row.get("area")), row.get("group")) for row in rows]
    first = {key: at for at, key in reversed([*enumerate(of)])}
    order = [(first[key], named(row)["start"], at) for at, (key, row) in enumerate(zip(of, rows, strict=True))]
    return [rows[at] for *_, at in sorted(order)]


def _text(value: object) -> str:
    """A value as a cell: true and false in words, a number with all its digits, nothing where it is absent."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
