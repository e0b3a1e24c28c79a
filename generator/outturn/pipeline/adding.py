"""What is added to a site's packages: composed of what is there, tried beside it, and written where it is right."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import isnan
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from outturn import publish
from outturn.authoring.indicator import with_indicator
from outturn.authoring.period import Wanted, Wanting, next_period, wanted, with_period
from outturn.authoring.scorecard import NewScorecard, scorecard_files
from outturn.authoring.site import NewSite, site_files
from outturn.check.package import folder_problems
from outturn.check.period import fits
from outturn.errors import Finding, OutturnError
from outturn.findings import in_order, problems
from outturn.model import DESCRIPTOR, WORKING_COPY, Draft, Package
from outturn.periods import parse
from outturn.pipeline.checking import working_copies
from outturn.pipeline.found_before import Known
from outturn.pipeline.handwritten import in_the_way
from outturn.pipeline.kept import Nothing
from outturn.pipeline.remembered import Remembered
from outturn.reading.guard import closed_folder, plain_file
from outturn.reading.load import read
from outturn.reading.tables import read_table
from outturn.schemas import OPTIONAL, REQUIRED
from outturn.settings import Settings
from outturn.versions.history import SealedFolder
from outturn.versions.number import parts
from outturn.versions.register_files import read_register
from outturn.versions.sealed_folders import sealed_folders

Files = Mapping[str, bytes]
WAITING = "figure-missing"
"""What is found of a row that waits for its figure."""


@dataclass(frozen=True, slots=True)
class Period:
    """Rows that are to wait for the figures of a period: which indicators', and the file as it will be."""

    text: str
    wanted: Wanted
    files: Files


def add_site(folder: Path, asked: NewSite) -> list[str]:
    """Write a new site into the folder; gives the names of its files.

    Raises UnsafeFolderError where the folder holds anything, OSError.
    """
    publish.guard_fresh(folder)
    files = site_files(asked)
    publish.add_files(folder, files)
    return list(files)


def planned_scorecard(asked: NewScorecard, settings: Settings | None) -> tuple[Files, list[Finding]]:
    """The files of a new scorecard by their names in the folder of packages, and everything that is wrong in it.

    With the site's settings, hand-written pages at its address are too.
    """
    files = scorecard_files(asked)
    found = _found_in(files)
    if settings:
        others = set(in_the_way(settings, (), ()))
        found += [one for one in in_the_way(settings, (asked.name,), ()) if one not in others]
    return files, found


def planned_indicator(packages: Path, scorecard: str, row: Mapping[str, str]) -> tuple[Files, list[Finding]]:
    """The files that change for a new indicator, and everything that would be wrong then and is not today.

    Raises OutturnError where the table of indicators cannot be added to.
    """
    name = f"{scorecard}/{WORKING_COPY}/indicators.csv"
    files = {name: with_indicator(table_file(packages, scorecard, "indicators"), row)}
    return files, _new_problems(packages, scorecard, files)


def planned_period(packages: Path, scorecard: str, text: str) -> tuple[Period, list[Finding]]:
    """The rows that wait for the figures of a period, and everything that would be wrong then and is not today.

    Raises PeriodError where the text is no period, OutturnError where the table of figures cannot be added to.
    """
    period = parse(text)
    content = table_file(packages, scorecard, "outturns")
    table_file(packages, scorecard, "indicators")
    asked = wanted(wanting(packages, scorecard), period, fits)
    name = f"{scorecard}/{WORKING_COPY}/outturns.csv"
    files = {name: with_period(content, asked.names, text)} if asked.names else {}
    found = _new_problems(packages, scorecard, files)
    return Period(text, asked, files), [one for one in found if one.id != WAITING]


def usual_period(packages: Path, scorecard: str) -> str:
    """The period that most of the scorecard's indicators wait for; empty where that cannot be told."""
    return next_period(wanting(packages, scorecard))


def wanting(packages: Path, scorecard: str) -> list[Wanting]:
    """What decides which of the scorecard's indicators want a figure, as far as it can be read."""
    draft, _ = read(packages / scorecard / WORKING_COPY, f"{scorecard}/{WORKING_COPY}")
    return [_wanting(row, draft) for row in draft.tables["indicators"].frame.to_dict("records")]


def _wanting(row: Mapping[Hashable, Any], draft: Draft) -> Wanting:
    outturns = draft.tables["outturns"].frame
    return Wanting(
        indicator=str(row["indicator"]),
        frequency=str(row["frequency"]),
        year_type=str(row["year_type"]),
        basis=str(row["basis"]),
        status=str(row["status"]),
        every=1 if isnan(row["every"]) else int(row["every"]),
        periods=tuple(outturns.loc[outturns["indicator"] == row["indicator"], "period"]),
    )


def table_file(packages: Path, scorecard: str, table: str) -> bytes:
    """The table's bytes; raises OutturnError where it cannot be read as one, with why."""
    folder, name = packages / scorecard / WORKING_COPY, f"{scorecard}/{WORKING_COPY}"
    read_so_far, found = read_table(folder, name, table)
    odd = ("column-", "header-", "file-not-utf8")  # in another encoding, no row could be written beside the others
    lacking = [one for one in found if one.id.startswith(odd) and one.id != "column-order"]
    if not read_so_far.is_readable or problems(lacking):
        raise OutturnError(problems(in_order(found)))
    return (folder / f"{table}.csv").read_bytes()


def _new_problems(packages: Path, scorecard: str, files: Files) -> list[Finding]:
    """The problems of a working copy with these files that it has not today."""
    return list(problems(tried(packages, scorecard, files).new))


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """A working copy as it is and as it would be with other files: what can be read of it, and what is found.

    A package is None where nothing of it can be read; ``new`` is found then and not today.
    """

    before: Package | None
    after: Package | None
    found: tuple[Finding, ...]
    found_then: tuple[Finding, ...]

    @property
    def new(self) -> list[Finding]:
        """What the other files bring."""
        known = {_place(one) for one in self.found}
        return [one for one in self.found_then if _place(one) not in known]


def tried(packages: Path, scorecard: str, files: Files) -> Tried:
    """The scorecard's working copy, with the files and without."""
    today = _plain_files(packages, scorecard)
    register, _ = read_register(packages)
    sealed = [one for one in sealed_folders(packages, register) if one.scorecard == scorecard]
    before, found = _read_from(today, sealed) if today else ([], ())
    after, found_then = _read_from({**today, **files}, sealed)
    return Tried(next(iter(before), None), next(iter(after), None), tuple(found), tuple(found_then))


def _place(finding: Finding) -> tuple[object, ...]:
    return (finding.id, finding.where.file, finding.where.row, finding.where.column)


def _plain_files(packages: Path, scorecard: str) -> dict[str, bytes]:
    """The descriptor and the tables of a working copy, as far as they can be read."""
    names = (DESCRIPTOR, *(f"{table}.csv" for table in (*REQUIRED, *OPTIONAL)))
    paths = {f"{scorecard}/{WORKING_COPY}/{name}": packages / scorecard / WORKING_COPY / name for name in names}
    return {name: path.read_bytes() for name, path in paths.items() if not plain_file(path, name)}


def _found_in(files: Files) -> list[Finding]:
    """Every problem of a working copy that consists of these files."""
    return list(problems(_read_from(files, ())[1]))


def _read_from(files: Files, sealed: Iterable[SealedFolder]) -> tuple[list[Package], list[Finding]]:
    """What can be read of a working copy that consists of these files, and everything that is found in it."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        publish.write_files(files.items(), folder)
        read_there, found = working_copies(folder, sealed, Known(folder, (), Nothing(), Remembered()))
        found += folder_problems(folder, WORKING_COPY, parts, closed_folder)
        return read_there, in_order(found)
