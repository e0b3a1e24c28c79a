"""A new meeting, composed of what is there, tried beside it, and given back with what would be wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from outturn import publish
from outturn.authoring.meeting import meeting_files
from outturn.errors import Finding, OutturnError
from outturn.findings import in_order, problems
from outturn.meetings import FOLDER
from outturn.reading.guard import plain_file
from outturn.reading.tables import read_table
from outturn.schemas import MEETINGS
from outturn.versions.history import SealedFolder
from outturn.versions.meeting_rules import meeting_problems
from outturn.versions.meetings import read_meetings
from outturn.versions.register import Register
from outturn.versions.register_files import read_register
from outturn.versions.sealed_folders import sealed_folders
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """The files that change or come, by their names in the folder of packages, and what is found then and not today."""

    files: Mapping[str, bytes]
    found: tuple[Finding, ...]


def planned_meeting(packages: Path, row: Mapping[str, str], say: Catalogue) -> NewMeeting:
    """What is written for a new meeting; raises OutturnError where the tables of meetings cannot be added to."""
    there = _tables(packages)
    files = meeting_files(there, row, say)
    register, _ = read_register(packages)
    sealed = list(sealed_folders(packages, register))
    today = {f"{FOLDER}/{name}.csv": content for name, content in there.items()}
    known = set(_found(today, register, sealed))
    then = _found({**today, **files}, register, sealed)
    return NewMeeting(files, tuple(one for one in then if one not in known))


def _tables(packages: Path) -> dict[str, bytes]:
    """The tables of meetings that there are; raises OutturnError where one cannot be read as such."""
    found: dict[str, bytes] = {}
    for name in MEETINGS:
        path = packages / FOLDER / f"{name}.csv"
        if not path.is_symlink() and not path.exists():
            continue
        table, wrong = read_table(packages / FOLDER, FOLDER, name)
        lacking = [one for one in wrong if one.id.startswith(("column-", "header-")) and one.id != "column-order"]
        if not table.is_readable or problems(lacking) or plain_file(path, name):
            raise OutturnError(problems(in_order(wrong)))
        found[name] = path.read_bytes()
    return found


def _found(files: Mapping[str, bytes], register: Register, sealed: Iterable[SealedFolder]) -> list[Finding]:
    """Everything that is found where meetings consist of these files."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        publish.write_files(files.items(), folder)
        considered, wrong = read_meetings(folder)
    return in_order([*wrong, *meeting_problems(replace(register, meetings=considered), list(sealed))])
