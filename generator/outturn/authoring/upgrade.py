"""An older working copy made one of today's profile: what is required is there, what is not used is gone."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from outturn.authoring.indicator import usual
from outturn.authoring.scorecard import COLUMNS, as_descriptor
from outturn.authoring.tables import empty_table, labels_of, with_columns, with_label
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.schemas import OPTIONAL, REQUIRED, fields

Files = Mapping[str, bytes]
Renamed = Mapping[tuple[str, str], str]
RENAMED: Renamed = {}
"""The name of today of a column that had another once, by its table and its old name; none has had one yet."""
UNUSED = ("profile", "sealed")
"""Keys of older descriptors, and of sealed ones, that say nothing of a working copy."""
SAFE = frozenset({"status", "compare_with"})
"""Columns of indicators whose usual word says nothing of a figure that could be untrue."""
SAID_OF_TABLES = ("title", "description")
"""What somebody may have written of a table that the program does not know itself."""


class Step(NamedTuple):
    """What was done to a file: what kind of thing, and to what."""

    file: str
    kind: str
    about: str = ""


def upgraded(
    files: Files, descriptor: Mapping[str, Any], scorecard: str, renamed: Renamed = RENAMED
) -> tuple[dict[str, bytes], list[Step]]:
    """The files that change, with their new content, and every step; nothing for a working copy of today.

    ``descriptor`` is what the file of that name says. A table that is not UTF-8 is left as it is.
    """
    changed: dict[str, bytes] = {}
    content, steps = _descriptor(descriptor, scorecard)
    if steps:
        changed[DESCRIPTOR] = as_descriptor(content)
    for table in (*REQUIRED, *OPTIONAL):
        name = f"{table}.csv"
        if name not in files:
            if table in REQUIRED:
                changed[name] = empty_table(COLUMNS[table].split(","))
                steps.append(Step(name, "table-added"))
            continue
        try:
            made, more = _table(files[name], table, renamed)
        except UnicodeDecodeError:
            continue
        if more:
            changed[name] = made
            steps += more
    return changed, steps


def _descriptor(before: Mapping[str, Any], scorecard: str) -> tuple[dict[str, Any], list[Step]]:
    content = dict(before)
    steps = [Step(DESCRIPTOR, "key-dropped", key) for key in UNUSED if key in content]
    for key in UNUSED:
        content.pop(key, None)
    if content.get("version") != WORKING_COPY:
        content |= {"version": WORKING_COPY}
        steps.append(Step(DESCRIPTOR, "key-set", "version"))
    if "name" not in content:
        content = {"name": scorecard, **content}
        steps.append(Step(DESCRIPTOR, "key-set", "name"))
    listed = content.get("resources")
    if isinstance(listed, list):
        if kept := _kept(listed):
            content["resources"] = kept
        else:
            del content["resources"]
        if kept != listed:
            steps.append(Step(DESCRIPTOR, "tables-dropped" if not kept else "schemas-dropped"))
    return content, steps


def _kept(listed: list[Any]) -> list[dict[str, Any]]:
    """What the working copy says of its tables and the program does not know; nothing where it says no such thing."""
    own = [one for one in listed if isinstance(one, dict) and one.get("name") in (*REQUIRED, *OPTIONAL)]
    if not any(key in one for one in own for key in SAID_OF_TABLES):
        return []
    return [{key: one[key] for key in ("name", "path", *SAID_OF_TABLES) if key in one} for one in own]


def _table(content: bytes, table: str, renamed: Renamed) -> tuple[bytes, list[Step]]:
    file, labels = f"{table}.csv", labels_of(content)
    if not labels:
        return content, []
    steps = []
    for (name, old), new in renamed.items():
        if name == table and old in labels and new not in labels:
            content = with_label(content, old, new)
            steps.append(Step(file, "column-renamed", f"{old}, {new}"))
    labels = labels_of(content)
    missing = {name: usual(name, {}) if name in SAFE else "" for name in _needed(table) if name not in labels}
    steps += [Step(file, "column-filled" if cell else "column-added", name) for name, cell in missing.items()]
    return with_columns(content, table, missing), steps


def _needed(table: str) -> Iterator[str]:
    """The columns without which a table cannot be read."""
    for field in fields(table):
        limits = field.get("constraints", {})
        if field["name"] == "value" or (isinstance(limits, dict) and limits.get("required")):
            yield str(field["name"])
