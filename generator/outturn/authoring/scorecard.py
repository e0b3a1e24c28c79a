"""A new scorecard's working copy: a descriptor, and tables that wait for rows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from outturn.authoring.tables import empty_table
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.own_pages import anchor

LICENCE = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
COLUMNS: Mapping[str, str] = {
    "indicators": "indicator,title,phrase,outcome,unit,per,decimals,polarity,frequency,year_type,basis,compare_with,"
    "tolerance,tolerance_unit,owner,source,source_url,definition,caution,status",
    "outturns": "indicator,period,value,numerator,denominator,mark,note",
    "targets": "indicator,period,kind,value,source,note",
    "comparators": "indicator,period,area,value,mark",
    "areas": "area,name,kind,code",
}
"""The columns that nearly every scorecard uses; further ones of the profile are added where they are needed."""


@dataclass(frozen=True, slots=True)
class NewScorecard:
    """What is asked of a new scorecard; ``outcomes`` are texts such as “Stay safe: Are children safe?”."""

    name: str
    title: str
    description: str
    publisher: str
    area: str
    outcomes: tuple[str, ...]
    source: str
    created: date
    area_code: str = ""
    source_url: str = ""
    contact: str = ""
    next_publication: str = ""
    illustrative: bool = False


def scorecard_files(asked: NewScorecard) -> dict[str, bytes]:
    """The files of the working copy, by their names in the folder of all packages."""
    place = f"{asked.name}/{WORKING_COPY}"
    tables = {f"{place}/{table}.csv": empty_table(columns.split(",")) for table, columns in COLUMNS.items()}
    return {f"{place}/{DESCRIPTOR}": as_descriptor(_descriptor(asked)), **tables}


def as_descriptor(content: Mapping[str, object]) -> bytes:
    """The content as it stands in a ``datapackage.json``."""
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def outcome_of(text: str) -> dict[str, str]:
    """The outcome that “Title: Question?” says; the question is empty where there is none."""
    title, _, question = (part.strip() for part in text.partition(":"))
    return {"id": anchor(title), "title": title, "question": question}


def _descriptor(asked: NewScorecard) -> dict[str, object]:
    card = {
        "publisher": asked.publisher,
        "area": _filled({"name": asked.area, "code": asked.area_code}, "name"),
        "outcomes": [outcome_of(text) for text in asked.outcomes],
        "next_publication": asked.next_publication,
        "contact": asked.contact,
        "illustrative": asked.illustrative,
    }
    return {
        "name": asked.name,
        "title": asked.title,
        "description": asked.description,
        "version": WORKING_COPY,
        "created": asked.created.isoformat(),
        "licenses": [LICENCE],
        "sources": [_filled({"title": asked.source, "path": asked.source_url}, "title")],
        "scorecard": _filled(card, "publisher", "area", "outcomes"),
    }


def _filled(content: Mapping[str, object], *needed: str) -> dict[str, object]:
    """The content without what is empty, but for what must be there."""
    return {key: value for key, value in content.items() if value or key in needed}
