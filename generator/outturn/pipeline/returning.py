"""What a workbook of our own makes of a working copy: the files that change, and what differs; nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import cast

from outturn.authoring.returned import Returned, returned
from outturn.authoring.scorecard import as_descriptor
from outturn.authoring.tables import empty_table
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.pipeline.exporting import working_copy
from outturn.reading.objects import read_object
from outturn.schemas import OPTIONAL, REQUIRED, fields, schema
from outturn.workbook.book import ABOUT, COMMENTARY, Filed
from outturn.workbook.exact import is_same
from outturn.workbook.flat import flat, rebuilt
from outturn.workbook.own_form import OwnForm, Taken
from outturn.workbook.undone import text_of

NUMBERS = ("number", "integer")
Kinds = Mapping[str, Mapping[str, object]]
"""The columns of a table as the schema has them, by their names."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a workbook makes of a working copy.

    ``files`` are those that change, by their names in the folder of packages, with their new content; ``gone`` are
    commentaries that the workbook has no longer. ``tables`` says what differs in each that does, ``left`` which tables
    the workbook does not have, so that they stay as they are.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    tables: Mapping[str, Returned] = field(default_factory=dict)
    left: tuple[str, ...] = ()


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
    if ABOUT in form.tables:
        files |= _about(packages, place, form.tables[ABOUT])
    texts, gone = _commentary(filed, form.tables[COMMENTARY], place) if COMMENTARY in form.tables else ({}, ())
    left = tuple(one for one in (*filed.tables, ABOUT, COMMENTARY) if one not in form.tables)
    return Brought({**files, **texts}, gone, tables, left)


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


def _about(packages: Path, place: str, taken: Taken) -> dict[str, bytes]:
    """The descriptor where the sheet says something else than it does."""
    content, _ = read_object(packages / place / DESCRIPTOR, f"{place}/{DESCRIPTOR}")
    said = dict(flat(content))
    pairs = [(row.texts["key"], row.texts.get("value", "")) for row in taken.rows]
    kept = [(path, said[path] if _bare(said.get(path, "")) == _bare(text) else text) for path, text in pairs]
    if dict(kept) == said:
        return {}
    return {f"{place}/{DESCRIPTOR}": as_descriptor(rebuilt(content, kept, schema("datapackage")))}


def _commentary(filed: Filed, taken: Taken, place: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The texts that differ, and the names of those that are no longer there; a text may go on in further rows."""
    texts: dict[str, str] = {}
    for row in taken.rows:
        name = row.texts["indicator"]
        texts[name] = texts.get(name, "") + row.texts.get("text", "")
    files = {
        f"{place}/commentary/{name}.md": text.encode("utf-8")
        for name, text in texts.items()
        if _bare(text) and _bare(text) != _bare(filed.commentary.get(name, ""))
    }
    gone = [name for name, text in filed.commentary.items() if _bare(text) and not _bare(texts.get(name, ""))]
    return files, tuple(f"{place}/commentary/{name}.md" for name in gone)
