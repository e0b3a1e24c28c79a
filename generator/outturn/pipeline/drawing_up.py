"""The files as a workbook would have them, before anything is tried."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from outturn.authoring.indicator import usual, with_indicator
from outturn.authoring.scorecard import as_descriptor
from outturn.authoring.tables import rows_in, with_cells
from outturn.check.period import fits
from outturn.errors import OutturnError
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.pipeline.adding import Files
from outturn.pipeline.import_ground import KEYS, Asked, areas_in, files_before, known_in, outcomes_of, source_of
from outturn.reading.load import read
from outturn.workbook.areas import Place
from outturn.workbook.asked import Ground
from outturn.workbook.colours import colours
from outturn.workbook.entries import Fate
from outturn.workbook.opened import opened
from outturn.workbook.understood import Said, Understood, understood
from outturn.workbook.weighed import Row, weighed

LATER = "As in {file}; how it is counted is still to be written."


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a workbook comes to before it is tried: as it was understood, what becomes of each cell, and the files."""

    understood: Understood
    fates: tuple[Fate, ...]
    files: Files


def drawn_up(packages: Path, asked: Asked) -> Drawn:
    """The files as the workbook would have them; nothing is tried. Raises OutturnError where it cannot be read."""
    book, wrong = opened(asked.name, asked.content)
    if wrong:
        raise OutturnError(tuple(wrong))
    is_new = asked.begun is not None
    draft, _ = read(packages / asked.scorecard / WORKING_COPY, f"{asked.scorecard}/{WORKING_COPY}")
    ground = Ground(
        known_in(draft),
        outcomes_of(draft, asked),
        fits,
        asked.polarity,
        asked.begun.title if asked.begun else "",
        is_new,
        tuple(Place(str(row["area"]), str(row["name"]), str(row["kind"])) for row in areas_in(draft)),
    )
    found = understood(asked.name, book, asked.mapping, ground)
    found = replace(found, said=(*found.said, *_coloured(asked, found)))
    before = files_before(packages, asked)
    rows, fates = weighed(found.read, {table: rows_in(before[f"{table}.csv"]) for table in KEYS})
    files = _files(before, asked, found, rows, source_of(draft, asked))
    changed = {f"{asked.scorecard}/{WORKING_COPY}/{name}": content for name, content in files.items()}
    return Drawn(found, (*fates, *found.fates, *_compared(found.said)), changed)


def _compared(said: Iterable[Said]) -> Iterable[Fate]:
    return (
        Fate(one.place, "compared", indicator=one.indicator, period=one.period, kind=one.kind)
        for one in said
        if not one.is_coloured
    )


def _coloured(asked: Asked, found: Understood) -> list[Said]:
    """The ratings that the colours of figures say, where no cell says the rating in a word."""
    if not asked.name.lower().endswith((".xlsx", ".xlsm")):
        return []
    by_sheet = colours(asked.content) or {}
    in_words = {(one.indicator, one.period) for one in found.said if one.kind == "rating"}
    return [
        Said(one.place, one.indicator, one.period, "rating", rating, is_coloured=True)
        for one in found.read
        if one.kind == "outturn"
        and (one.indicator, one.period) not in in_words
        and (rating := by_sheet.get(one.place.sheet, {}).get((one.place.row, one.place.column)))
    ]


def _files(
    before: Mapping[str, bytes], asked: Asked, found: Understood, rows: Mapping[str, Iterable[Row]], source: str
) -> dict[str, bytes]:
    """The files that change, or all of a scorecard that is begun."""
    files = dict(before)
    used = {one.facts["outcome"] for one in found.proposals}
    if new := {key: title for key, title in found.outcomes.items() if key in used}:
        files[DESCRIPTOR] = _with_outcomes(files[DESCRIPTOR], new)
    for one in found.proposals:
        definition = one.facts.get("definition") or LATER.format(file=asked.name)
        known = {"status": "new" if asked.begun is None else "active", "source": source, **one.facts}
        row = {"indicator": one.slug, **known, "definition": definition}
        row["compare_with"] = row.get("compare_with") or usual("compare_with", row)
        files["indicators.csv"] = with_indicator(files["indicators.csv"], row)
    for table, keys in KEYS.items():
        if changed := list(rows[table]):
            files[f"{table}.csv"] = with_cells(files[f"{table}.csv"], table, keys, changed)
    return {name: content for name, content in files.items() if asked.begun or content != before[name]}


def _with_outcomes(content: bytes, new: Mapping[str, str]) -> bytes:
    """The descriptor with these outcomes behind its own; what a begun one says is not there yet comes first."""
    descriptor = json.loads(content.decode("utf-8-sig"))
    listed = descriptor["scorecard"]["outcomes"]
    listed += [{"id": key, "title": title, "question": f"{title}: how are we doing?"} for key, title in new.items()]
    return as_descriptor(descriptor)
