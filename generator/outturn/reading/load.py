"""A folder to values: the descriptor, the tables, the commentary, and everything in them that is wrong.

``read`` turns a folder into a draft and everything in it that cannot be read; ``settle`` turns a draft without
problems into a package.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import cast

from outturn.errors import Finding, Where, printable, shown
from outturn.findings import found, problems
from outturn.model import DESCRIPTOR, Draft
from outturn.reading.commentary import read_commentary
from outturn.reading.descriptor import read_descriptor
from outturn.reading.fitting import fitted
from outturn.reading.guard import closed_folder
from outturn.reading.tables import nothing, read_table, unread
from outturn.schemas import ANSWERS, OPTIONAL, REQUIRED


def read(folder: Path, name: str) -> tuple[Draft, list[Finding]]:
    """What the folder holds, and everything that is wrong in reading it.

    ``name`` is the folder's path from that of all packages, as findings give it. A table that cannot be read at all is
    empty in the draft; a cell that cannot be read is absent and named in its table's ``broken``.
    """
    if finding := found("folder-not-plain", Where(name)) if folder.is_symlink() else closed_folder(folder, name):
        return Draft(name, {}, {table: unread(table, name) for table in (*REQUIRED, *OPTIONAL)}, {}), [finding]
    written, findings = read_descriptor(folder, f"{name}/datapackage.json")
    tables = {}
    listed = _listed(folder, {} if problems(findings) else written)
    descriptor = (
        {**written, "resources": [{"name": table, "path": f"{table}.csv"} for table in listed]} if written else {}
    )
    for table in (*REQUIRED, *OPTIONAL):
        tables[table], more = read_table(folder, name, table) if table in listed else (nothing(table, name), [])
        findings += more
    if folder.is_dir():
        findings += _strangers(folder, name, listed)
    findings = list(fitted(findings, tables))
    commentary, more = read_commentary(folder, name)
    return Draft(name, descriptor, tables, commentary), findings + more


def _listed(folder: Path, descriptor: Mapping[str, object]) -> list[str]:
    """The tables to read: those of the descriptor, or where it names none, those that must be there and those that are.

    A descriptor that is wrong is none. Answers are read wherever they are: they say nothing of the scorecard.
    """
    if "resources" in descriptor:
        named = [str(one["name"]) for one in cast("list[Mapping[str, object]]", descriptor["resources"])]
        is_further = ANSWERS not in named and os.path.lexists(folder / f"{ANSWERS}.csv")
        return [*named, ANSWERS] if is_further else named
    due = REQUIRED if descriptor else ()
    return [one for one in (*REQUIRED, *OPTIONAL) if one in due or os.path.lexists(folder / f"{one}.csv")]


def _strangers(folder: Path, name: str, listed: Collection[str]) -> Iterator[Finding]:
    known = {DESCRIPTOR, "commentary", *(f"{table}.csv" for table in listed)}
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            yield found("file-not-of-package", Where(f"{name}/{printable(path.name)}"), found=shown(path.name))
