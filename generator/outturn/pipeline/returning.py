"""What a workbook of our own makes of a working copy: the files that change, and what differs; nothing is written."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import cast

from outturn.authoring.returned import Changed, Returned, returned
from outturn.authoring.scorecard import as_descriptor
from outturn.authoring.tables import empty_table
from outturn.errors import Finding
from outturn.findings import problems
from outturn.model import DESCRIPTOR, SLUG, WORKING_COPY
from outturn.pipeline.adding import Tried, tried
from outturn.pipeline.differences import Difference
from outturn.pipeline.filed import working_copy
from outturn.pipeline.importing import difference
from outturn.reading.objects import read_object
from outturn.schemas import OPTIONAL, REQUIRED, fields, schema
from outturn.words.catalogue import Catalogue
from outturn.workbook.book import ABOUT, COMMENTARY, Filed
from outturn.workbook.composed import fronts
from outturn.workbook.exact import is_same
from outturn.workbook.flat import flat, rebuilt
from outturn.workbook.opened import opened
from outturn.workbook.own_form import NotTaken, OwnForm, Taken, own_form
from outturn.workbook.undone import text_of

NUMBERS = ("number", "integer")
Kinds = Mapping[str, Mapping[str, object]]
"""The columns of a table as the schema has them, by their names."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a workbook makes of a working copy.

    ``files`` are those that change, by their names in the folder of packages, with their new content; ``gone`` are
    commentaries that the workbook has no longer. ``tables`` says what differs in each that does, the descriptor under
    its name; ``left`` which tables the workbook does not have, so that they stay as they are; ``not_taken`` what in it
    is of no use, the form's own included.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    tables: Mapping[str, Returned] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Returning:
    """What bringing a workbook back would do: what changes, what it comes to, and what would be wrong then."""

    form: OwnForm
    brought: Brought
    difference: Difference | None = None
    found: tuple[Finding, ...] = ()


def form_in(name: str, content: bytes, say: Catalogue) -> OwnForm | None:
    """The workbook of our own that a file of this name and content is; None where it is another, or cannot be read."""
    book, wrong = opened(name, content)
    return None if wrong else own_form(book, fronts(say))


def planned(packages: Path, scorecard: str, form: OwnForm, say: Catalogue) -> Returning:
    """What bringing the workbook back into the scorecard's working copy would do; nothing is written.

    ``found`` are the problems that the working copy would have then and has not today. Raises OutturnError where a file
    of the working copy cannot be read.
    """
    made = brought(packages, scorecard, form)
    if not made.files and not made.gone:
        return Returning(form, made)
    outcome = tried(packages, scorecard, made.files)
    return Returning(form, made, difference(packages, scorecard, outcome, say), _new(outcome))


def _new(outcome: Tried) -> tuple[Finding, ...]:
    """The problems that come with the files, wherever the rows of others have moved to."""
    left = Counter((one.id, one.where.file, one.where.column, one.gaps) for one in outcome.found)
    new = []
    for one in problems(outcome.found_then):
        key = (one.id, one.where.file, one.where.column, one.gaps)
        left[key] -= 1
        if left[key] < 0:
            new.append(one)
    return tuple(new)


def brought(packages: Path, scorecard: str, form: OwnForm) -> Brought:
    """What the workbook makes of the scorecard's working copy.

    Raises OutturnError where a file of the working copy cannot be read.
    """
    filed = working_copy(packages, scorecard)
    folder, place = packages / scorecard / WORKING_COPY, f"{scorecard}/{WORKING_COPY}"
    tables = {}
    for name in (*REQUIRED, *OPTIONAL):
        if name in form.tables and (name in filed.tables or form.tables[name].rows):
            path = folder / f"{name}.csv"
            content = path.read_bytes() if name in filed.tables else _new_table(form.tables[name], name)
            made = _returned(content, name, form.tables[name])
            if made.content != content or name not in filed.tables:
                tables[name] = made
    files = {f"{place}/{name}.csv": made.content for name, made in tables.items()}
    not_taken = [*form.not_taken]
    if ABOUT in form.tables:
        said, odd = _about(packages, place, form.tables[ABOUT])
        not_taken += odd
        if said:
            tables[DESCRIPTOR] = said
            files[f"{place}/{DESCRIPTOR}"] = said.content
    texts, gone, odd = _commentary(filed, form.tables[COMMENTARY], place) if COMMENTARY in form.tables else ({}, (), [])
    left = tuple(one for one in (*filed.tables, ABOUT, COMMENTARY) if one not in form.tables)
    return Brought({**files, **texts}, gone, tables, left, (*not_taken, *odd))


def _new_table(taken: Taken, name: str) -> bytes:
    """The header of a table that the working copy had not, with the columns of the sheet in their order."""
    return empty_table(str(one["name"]) for one in fields(name) if one["name"] in taken.columns)


def _returned(content: bytes, name: str, taken: Taken) -> Returned:
    kinds = {str(one["name"]): one for one in fields(name)}
    key = cast("Sequence[str]", schema(name)["primaryKey"])
    rows = [row.texts for row in taken.rows]
    return returned(content, name, key, rows, partial(_same, kinds), partial(_meant, kinds))


def _meant(kinds: Kinds, column: str, text: str) -> str:
    """What a sheet says of a text of the file."""
    return text_of(text, column, kinds.get(column, {}))


def _same(kinds: Kinds, column: str, one: str, other: str) -> bool:
    """Whether a sheet says the same as the file: numbers as numbers, texts but for how lines end and spaces alone."""
    if kinds.get(column, {}).get("type") in NUMBERS and is_same(one, other):
        return True
    return _bare(_meant(kinds, column, one)) == _bare(other)


def _bare(text: str) -> str:
    return text.replace("\r\n", "\n") if text.strip() else ""


def _about(packages: Path, place: str, taken: Taken) -> tuple[Returned | None, list[NotTaken]]:
    """The descriptor where the sheet says something else than it does, and the rows that say nothing of it."""
    content, _ = read_object(packages / place / DESCRIPTOR, f"{place}/{DESCRIPTOR}")
    before = dict(flat(content))
    texts = {row.texts["key"]: row.texts.get("value", "") for row in taken.rows}
    meant = {path: before[path] if _bare(before.get(path, "")) == _bare(text) else text for path, text in texts.items()
             if path in before or text}  # fmt: skip
    made = rebuilt(content, list(meant.items()), schema("datapackage"))
    after = dict(flat(made))
    odd = [
        NotTaken("no-key", taken.sheet, row.cell, row.texts["key"] or row.texts.get("value", ""))
        for row in taken.rows
        if row.texts["key"] in meant.keys() - after.keys()
    ]
    if after == before:
        return None, odd
    added, removed = (
        [(path,) for path in one if path not in other] for one, other in ((after, before), (before, after))
    )
    both = [(path, text, after[path]) for path, text in before.items() if path in after]
    changed = tuple(Changed(0, (path,), "value", old, new) for path, old, new in both if old != new)
    return Returned(as_descriptor(made), tuple(added), tuple(removed), changed), odd


def _commentary(filed: Filed, taken: Taken, place: str) -> tuple[dict[str, bytes], tuple[str, ...], list[NotTaken]]:
    """The texts that differ, the names of those that are no longer there, and the rows that name none.

    A text may go on in further rows.
    """
    texts: dict[str, str] = {}
    odd = []
    for row in taken.rows:
        name = row.texts["indicator"]
        if not re.fullmatch(SLUG, name):  # nor may it lead out of the folder
            odd.append(NotTaken("no-name", taken.sheet, row.cell, name or row.texts.get("text", "")))
            continue
        texts[name] = texts.get(name, "") + row.texts.get("text", "")
    files = {
        f"{place}/commentary/{name}.md": text.encode("utf-8")
        for name, text in texts.items()
        if _bare(text) and _bare(text) != _bare(filed.commentary.get(name, ""))
    }
    gone = [name for name, text in filed.commentary.items() if _bare(text) and not _bare(texts.get(name, ""))]
    return files, tuple(f"{place}/commentary/{name}.md" for name in gone), odd
