"""The files of a working copy or of a sealed version as texts, right or wrong; nothing of it is judged."""

from pathlib import Path, PurePosixPath

from outturn.errors import Finding, OutturnError, Where
from outturn.findings import found, in_order, problems
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.reading.commentary import read_commentary
from outturn.reading.guard import closed_folder
from outturn.reading.objects import object_in, read_object
from outturn.reading.rows import Rows
from outturn.reading.tables import read_table
from outturn.schemas import FORMAT, OPTIONAL, REQUIRED
from outturn.versions.archive import draft_in, sealed_files
from outturn.versions.sealed_folders import format_of
from outturn.workbook.book import Filed, Words
from outturn.workbook.flat import flat

OF_THE_WHOLE = ("column-", "file-", "findings-", "header-", "row-", "rows-", "table-")
"""How findings begin that leave a doubt which cell is which, or drop one; what is wrong in a cell goes with it."""
LET_BE = frozenset({"column-missing", "column-order"})


def working_copy(packages: Path, scorecard: str) -> Filed:
    """What the files of a working copy hold, right or wrong; raises OutturnError where one cannot be read."""
    folder, name = packages / scorecard / WORKING_COPY, f"{scorecard}/{WORKING_COPY}"
    if finding := found("folder-not-plain", Where(name)) if folder.is_symlink() else closed_folder(folder, name):
        raise OutturnError((finding,))
    content, findings = read_object(folder / DESCRIPTOR, f"{name}/{DESCRIPTOR}")
    texts, more = read_commentary(folder, name)
    findings += [one for one in more if not one.where.line]
    tables = {}
    for table in (*REQUIRED, *OPTIONAL):
        path = folder / f"{table}.csv"
        if path.is_symlink() or path.exists():
            findings += _doubts(read_table(folder, name, table)[1])
            tables[table] = path
    if wrong := problems(in_order(findings)):
        raise OutturnError(wrong)
    read = {table: _words(path.read_bytes()) for table, path in tables.items()}
    return Filed(scorecard, WORKING_COPY, FORMAT, read, texts, flat(content))


def sealed_version(packages: Path, scorecard: str, version: str) -> Filed:
    """What the files of a sealed version hold; raises OutturnError where they are not what sealing wrote."""
    name = f"{scorecard}/{version}"
    files = sealed_files(packages, scorecard, version)
    draft, _ = draft_in(files, name, scorecard)
    content, _ = object_in(files[DESCRIPTOR], f"{name}/{DESCRIPTOR}")
    tables = {PurePosixPath(path).stem: _words(text) for path, text in files.items() if path.endswith(".csv")}
    said = flat(content)
    return Filed(scorecard, version, format_of(content), tables, dict(draft.commentary), said)


def _doubts(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.id.startswith(OF_THE_WHOLE) and one.id not in LET_BE]


def _words(content: bytes) -> Words:
    """The rows of a table that can be read."""
    rows = Rows(content.decode("utf-8-sig"))
    return Words(tuple(rows.labels), tuple(tuple(row) for block in rows.blocks() for row in block.rows))
