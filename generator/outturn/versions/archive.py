"""Read a sealed version: its files, what its pages say, its issues, its tables."""

from collections.abc import Collection, Mapping
from pathlib import Path

from outturn.errors import OutturnError, Where, printable, shown
from outturn.findings import found
from outturn.model import DESCRIPTOR, Draft, Issue, Table
from outturn.pages import TOLD, Told, ToldError, read_told
from outturn.reading.descriptor import shape_problems
from outturn.reading.guard import MOST_BYTES, plain_file
from outturn.reading.objects import object_in, read_object
from outturn.reading.settle import issues
from outturn.reading.tables import nothing
from outturn.schemas import FORMAT, FORMATS, SEALED, optional, required
from outturn.versions.sealed_folders import SEALING_KEY, format_of, within
from outturn.versions.stored_table import stored_table

ISSUES = "issues"
"""The table of critical issues."""


def sealed_files(folder: Path, scorecard: str, version: str) -> dict[str, bytes]:
    """The content of every file of a sealed version by its name; raises OutturnError where one is no plain file."""
    place, name = folder / scorecard / version, f"{scorecard}/{version}"
    files = {}
    for path in within(place) if not place.is_symlink() else ():
        own = path.relative_to(place)
        if any(part.startswith(".") for part in own.parts):
            continue
        if finding := plain_file(path, f"{name}/{printable(own.as_posix())}", MOST_BYTES):
            raise OutturnError((finding,))
        files[own.as_posix()] = path.read_bytes()
    return files


def told_of(folder: Path, scorecard: str, version: str) -> Told:
    """What a sealed version's pages say, without the rest of it; raises OutturnError like ``told_in``."""
    name = f"{scorecard}/{version}"
    path = folder / scorecard / version / TOLD
    if finding := plain_file(path, f"{name}/{TOLD}", MOST_BYTES):
        raise OutturnError((finding,))
    return told_in({TOLD: path.read_bytes()}, name)


def issues_of(folder: Path, scorecard: str, version: str) -> tuple[Issue, ...]:
    """The critical issues that a sealed version lists, without the rest of it; none where it has no such table.

    Raises OutturnError where the table is not what sealing writes.
    """
    place, name = folder / scorecard / version, f"{scorecard}/{version}"
    file = f"{ISSUES}.csv"
    if not (place / file).exists():
        return ()
    descriptor, findings = read_object(place / DESCRIPTOR, f"{name}/{DESCRIPTOR}")
    wrong = [one for one in (*findings, plain_file(place / file, f"{name}/{file}", MOST_BYTES)) if one]
    if wrong:
        raise OutturnError(tuple(wrong))
    return issues(stored_table({file: (place / file).read_bytes()}, name, ISSUES, format_of(descriptor)))


def told_in(files: Mapping[str, bytes], name: str) -> Told:
    """What a sealed version's pages say; ``name`` is its folder. Raises OutturnError where it does not say it."""
    try:
        return read_told(files.get(TOLD, b""))
    except ToldError as error:
        raise OutturnError((found("sealed-unreadable", Where(f"{name}/{TOLD}"), reason=shown(str(error))),)) from error


def draft_in(files: Mapping[str, bytes], name: str, scorecard: str) -> tuple[Draft, Table]:
    """A sealed version as a draft, under its scorecard's present name, and its table of judgements.

    Raises OutturnError where the files are not what sealing writes.
    """
    draft, number = _draft(files, name, scorecard)
    return draft, stored_table(files, name, SEALED, number)


def figures_in(files: Mapping[str, bytes], name: str, scorecard: str, tables: Collection[str]) -> Draft:
    """A sealed version as a draft, under its scorecard's present name, without what was judged.

    Of its tables those that are named are read, by the schemas of its own format; the others have no rows. Raises
    OutturnError where the files are not what sealing writes.
    """
    return _draft(files, name, scorecard, tables)[0]


def _draft(
    files: Mapping[str, bytes], name: str, scorecard: str, tables: Collection[str] | None = None
) -> tuple[Draft, int]:
    """The draft, with the tables that are named or with all, and the number of its format."""
    content, findings = object_in(files.get(DESCRIPTOR, b""), f"{name}/{DESCRIPTOR}")
    number = format_of(content)
    if number not in FORMATS:
        where = Where(f"{name}/{DESCRIPTOR}", column="sealed.format")
        raise OutturnError((found("format-unknown", where, found=str(number), newest=str(FORMAT)),))
    known = (*required(number), *optional(number))
    own = [one for one in _resources(content) if one.get("name") in known]
    plain = {key: value for key, value in content.items() if key != SEALING_KEY} | {"resources": own}
    findings = findings or list(shape_problems(plain, f"{name}/{DESCRIPTOR}", own_schemas=False, number=number))
    if findings:
        raise OutturnError(tuple(findings))
    listed = {str(one["name"]) for one in own if tables is None or one["name"] in tables}
    read = {
        table: stored_table(files, name, table, number) if table in listed else nothing(table, name) for table in known
    }
    texts = {
        Path(path).stem: text.decode("utf-8-sig") for path, text in files.items() if path.startswith("commentary/")
    }
    return Draft(name, {**plain, "name": scorecard}, read, texts), number


def _resources(content: Mapping[str, object]) -> list[Mapping[str, object]]:
    listed = content.get("resources")
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
