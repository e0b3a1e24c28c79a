"""What a workbook is imported into: what is asked, and the scorecard as it is before."""

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from math import isnan
from pathlib import Path
from typing import Any

from outturn.authoring.scorecard import NewScorecard, scorecard_files
from outturn.errors import OutturnError
from outturn.findings import problems
from outturn.model import DESCRIPTOR, WORKING_COPY, Draft
from outturn.pipeline.adding import table_file
from outturn.reading.load import read
from outturn.reading.objects import read_object
from outturn.workbook.known import Known
from outturn.workbook.mapping import WorkbookMap

KEYS = {
    "outturns": ("indicator", "period"),
    "targets": ("indicator", "period", "kind", "name"),
    "comparators": ("indicator", "period", "area"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be imported: a workbook by its name and content, into which scorecard, read how.

    ``begun`` is what a scorecard that is not there yet begins with; ``polarity`` that of new indicators.
    """

    name: str
    content: bytes
    scorecard: str
    mapping: WorkbookMap = field(default_factory=WorkbookMap)
    begun: NewScorecard | None = None
    polarity: str = ""


def known_in(draft: Draft) -> tuple[Known, ...]:
    """The indicators of a working copy, as far as they can be read."""
    codes: dict[str, list[str]] = {}
    for row in draft.tables["frameworks"].frame.to_dict("records"):
        codes.setdefault(str(row["indicator"]), []).append(str(row["code"]))
    return tuple(
        Known(
            str(row["indicator"]),
            str(row["title"]),
            str(row["unit"]),
            str(row["frequency"]),
            str(row["year_type"]),
            str(row["basis"]),
            str(row["polarity"]),
            _multiplier(row.get("multiplier")),
            tuple(word.strip() for word in str(row.get("scale", "")).split("|") if word.strip()),
            tuple(codes.get(str(row["indicator"]), ())),
        )
        for row in draft.tables["indicators"].frame.to_dict("records")
    )


def areas_in(draft: Draft) -> list[dict[Hashable, Any]]:
    """The rows of its table of areas."""
    return draft.tables["areas"].frame.to_dict("records")


def _multiplier(cell: object) -> int:
    return int(cell) if isinstance(cell, float) and not isnan(cell) else 1


def outcomes_of(draft: Draft, asked: Asked) -> dict[str, str]:
    """The titles of the scorecard's outcomes by their ids."""
    content = json.loads(_begun(asked)[DESCRIPTOR]) if asked.begun else draft.descriptor
    card = content.get("scorecard")
    listed = card.get("outcomes") if isinstance(card, Mapping) else None
    entries = listed if isinstance(listed, list) else []
    return {str(one["id"]): str(one.get("title", "")) for one in entries if isinstance(one, Mapping) and "id" in one}


def source_of(draft: Draft, asked: Asked) -> str:
    """Where new indicators come from: the scorecard's first source, empty where it names none."""
    if asked.begun:
        return asked.begun.source
    sources = draft.descriptor.get("sources")
    first = sources[0] if isinstance(sources, list) and sources else {}
    return str(first.get("title", "")) if isinstance(first, Mapping) else ""


def _begun(asked: Asked) -> dict[str, bytes]:
    """The files of a scorecard that is begun, by their names in its working copy."""
    if asked.begun is None:
        return {}
    return {name.rpartition("/")[2]: content for name, content in scorecard_files(asked.begun).items()}


def files_before(packages: Path, asked: Asked) -> dict[str, bytes]:
    """The files that figures are put into, as they are; raises OutturnError where one of them cannot be read."""
    if asked.begun is not None:
        return _begun(asked)
    content, wrong = read_object(packages / asked.scorecard / WORKING_COPY / DESCRIPTOR, _descriptor_of(asked))
    card = content.get("scorecard")
    if not wrong and not (isinstance(card, Mapping) and isinstance(card.get("outcomes"), list)):
        wrong = list(read(packages / asked.scorecard / WORKING_COPY, f"{asked.scorecard}/{WORKING_COPY}")[1])
    if found := problems(wrong):
        raise OutturnError(found)
    tables = {f"{table}.csv": table_file(packages, asked.scorecard, table) for table in ("indicators", *KEYS)}
    return {DESCRIPTOR: (packages / asked.scorecard / WORKING_COPY / DESCRIPTOR).read_bytes(), **tables}


def _descriptor_of(asked: Asked) -> str:
    return f"{asked.scorecard}/{WORKING_COPY}/{DESCRIPTOR}"
