"""A workbook's figures put into a scorecard: understood, tried beside it, and written where nothing is newly wrong.

A workbook of our own needs no understanding: ``returning`` brings it back.
"""

import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isnan
from pathlib import Path, PurePath
from typing import Any

from outturn.authoring.indicator import usual, with_indicator
from outturn.authoring.scorecard import NewScorecard, as_descriptor, scorecard_files
from outturn.authoring.tables import rows_in, with_cells
from outturn.check.period import fits
from outturn.errors import Finding, OutturnError
from outturn.findings import problems
from outturn.meant import slug_meant
from outturn.model import DESCRIPTOR, WORKING_COPY, Draft
from outturn.pipeline.adding import Files, Tried, table_file, tried
from outturn.pipeline.differences import Difference, in_scorecard
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.weighing import Against, against
from outturn.reading.load import read
from outturn.reading.objects import read_object
from outturn.settings import IMPORTS
from outturn.versions.register_files import read_register
from outturn.words.catalogue import Catalogue
from outturn.workbook.areas import Place
from outturn.workbook.asked import Ground
from outturn.workbook.colours import colours
from outturn.workbook.entries import Fate
from outturn.workbook.known import Known
from outturn.workbook.mapping import WorkbookMap, read_mapping, written
from outturn.workbook.opened import opened
from outturn.workbook.understood import Said, Understood, understood
from outturn.workbook.weighed import Row, weighed

KEYS = {
    "outturns": ("indicator", "period"),
    "targets": ("indicator", "period", "kind", "name"),
    "comparators": ("indicator", "period", "area"),
}
LATER = "As in {file}; how it is counted is still to be written."


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


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What an import would do: the files as they would be, what becomes of each cell, and what is to be said of it.

    ``found`` is newly wrong or newly warned of; ``difference`` is None where there was nothing to read before.
    """

    understood: Understood
    fates: tuple[Fate, ...]
    files: Files
    tried: Tried | None
    difference: Difference | None
    against: tuple[Against, ...]
    is_begun: bool

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What has to be put right before it is written."""
        return problems(self.tried.new) if self.tried else ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a workbook comes to before it is tried: as it was understood, what becomes of each cell, and the files."""

    understood: Understood
    fates: tuple[Fate, ...]
    files: Files


def mapping_path(packages: Path, scorecard: str, name: str) -> Path:
    """Where it is kept how workbooks of that name are read into the scorecard."""
    return packages.parent / IMPORTS / scorecard / mapping_name(PurePath(name).stem)


def mapping_name(stem: str) -> str:
    """What the file is called that says how workbooks of that name, without its ending, are read."""
    meant = slug_meant(stem)
    return f"{meant.cell if meant else 'workbook'}.yaml"


def kept_mapping(path: Path) -> WorkbookMap:
    """What is kept of how a workbook is read; nothing where it is read for the first time. Raises MappingError."""
    return read_mapping(path.read_bytes()) if path.is_file() else WorkbookMap()


def mapping_file(plan: Plan) -> bytes:
    """How the workbook was read, as it is kept."""
    return written(plan.understood.mapping)


def planned(packages: Path, asked: Asked, say: Catalogue) -> Plan:
    """What importing the workbook would do; nothing is written.

    Raises OutturnError where the workbook cannot be read.
    """
    drawn = drawn_up(packages, asked)
    found, changed = drawn.understood, drawn.files
    outcome = tried(packages, asked.scorecard, changed) if changed and not found.questions else None
    return Plan(
        found,
        drawn.fates,
        changed,
        outcome,
        difference(packages, asked.scorecard, outcome, say),
        tuple(against(found.said, outcome.after)) if outcome and outcome.after else (),
        asked.begun is not None,
    )


def drawn_up(packages: Path, asked: Asked) -> Drawn:
    """The files as the workbook would have them; nothing is tried. Raises OutturnError where it cannot be read."""
    book, wrong = opened(asked.name, asked.content)
    if wrong:
        raise OutturnError(tuple(wrong))
    is_new = asked.begun is not None
    draft, _ = read(packages / asked.scorecard / WORKING_COPY, f"{asked.scorecard}/{WORKING_COPY}")
    ground = Ground(
        _known(draft),
        _outcomes(draft, asked),
        fits,
        asked.polarity,
        asked.begun.title if asked.begun else "",
        is_new,
        tuple(Place(str(row["area"]), str(row["name"]), str(row["kind"])) for row in _areas(draft)),
    )
    found = understood(asked.name, book, asked.mapping, ground)
    found = replace(found, said=(*found.said, *_coloured(asked, found)))
    before = _before(packages, asked)
    rows, fates = weighed(found.read, {table: rows_in(before[f"{table}.csv"]) for table in KEYS})
    files = _files(before, asked, found, rows, _source(draft, asked))
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


def _known(draft: Draft) -> tuple[Known, ...]:
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


def _areas(draft: Draft) -> list[dict[Hashable, Any]]:
    return draft.tables["areas"].frame.to_dict("records")


def _multiplier(cell: object) -> int:
    return int(cell) if isinstance(cell, float) and not isnan(cell) else 1


def _outcomes(draft: Draft, asked: Asked) -> dict[str, str]:
    """The titles of the scorecard's outcomes by their ids."""
    content = json.loads(_begun(asked)[DESCRIPTOR]) if asked.begun else draft.descriptor
    card = content.get("scorecard")
    listed = card.get("outcomes") if isinstance(card, Mapping) else None
    entries = listed if isinstance(listed, list) else []
    return {str(one["id"]): str(one.get("title", "")) for one in entries if isinstance(one, Mapping) and "id" in one}


def _source(draft: Draft, asked: Asked) -> str:
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


def _before(packages: Path, asked: Asked) -> dict[str, bytes]:
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


def difference(packages: Path, scorecard: str, outcome: Tried | None, say: Catalogue) -> Difference | None:
    """What differs between the working copy and what it would be; None where one of them cannot be read."""
    if outcome is None or outcome.before is None or outcome.after is None:
        return None
    editions = (judged_edition(outcome.before), judged_edition(outcome.after))
    found = (outcome.found, outcome.found_then)
    register, _ = read_register(packages)
    return in_scorecard(say, (scorecard, WORKING_COPY, "the import"), editions, found, register)


def answered(asked: Asked, plan: Plan, path: Sequence[str], answer: str) -> Asked:
    """What is asked, with an answer at that place of the mapping."""
    mapping = plan.understood.mapping
    match tuple(path):
        case ("year",):
            return replace(asked, mapping=replace(mapping, year=answer))
        case ("sheets", title, "columns", head):
            sheet = mapping.sheets[title]
            sheets = {**mapping.sheets, title: replace(sheet, columns={**sheet.columns, head: answer})}
            return replace(asked, mapping=replace(mapping, sheets=sheets))
        case ("indicators", name):
            one = {"new": ""} if answer == "new" else answer
            return replace(asked, mapping=replace(mapping, indicators={**mapping.indicators, name: one}))
        case ("indicators", name, fact):
            facts = mapping.indicators[name]
            own = {**facts, fact: answer} if isinstance(facts, dict) else {"new": "", fact: answer}
            return replace(asked, mapping=replace(mapping, indicators={**mapping.indicators, name: own}))
    raise KeyError(path)
