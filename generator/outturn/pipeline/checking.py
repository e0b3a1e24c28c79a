"""What lies in the folder of packages, read and checked: working copies, the register, sealed versions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from outturn import publish
from outturn.check import check, check_together, in_order
from outturn.check.package import folder_problems
from outturn.errors import OutturnError, Problem, Where
from outturn.judge.table import table
from outturn.model import WORKING_COPY, Package
from outturn.pipeline.editions import judged_edition, unreadable
from outturn.reading.load import read
from outturn.reading.settle import settle
from outturn.settings import Settings
from outturn.versions.archive import read_register, sealed_folders, with_folders
from outturn.versions.history import Register, SealedFolder
from outturn.versions.number import parts
from outturn.versions.verify import standing, verify


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """What the folder of packages holds: working copies that are right, what was published, and every problem.

    ``folders`` are the sealed versions that pages are made of.
    """

    packages: tuple[Package, ...]
    problems: tuple[Problem, ...]
    register: Register = field(default_factory=Register)
    folders: tuple[SealedFolder, ...] = ()


def check_site(folder: Path, only: str = "") -> Checked:
    """Everything under the folder (``datapackage/``), read and checked; with ``only``, the problems of one scorecard.

    What was published is checked against its hashes, unless a sealing was interrupted that is to be finished first.
    """
    register, problems = read_register(folder)
    sealed = tuple(sealed_folders(folder, register))
    register = with_folders(register, sealed)
    problems += folder_problems(folder, WORKING_COPY, parts)
    pending = publish.pending_sealing(folder)
    problems += _interrupted(folder, *pending) if pending else verify(folder.name, register, sealed)
    packages, found = working_copies(folder, sealed)
    problems += found
    if only:
        problems = [problem for problem in problems if _is_about(problem, f"{folder.name}/{only}")]
    return Checked(tuple(packages), tuple(in_order(problems)), register, tuple(standing(register, sealed)))


def working_copies(folder: Path, sealed: Iterable[SealedFolder]) -> tuple[list[Package], list[Problem]]:
    """The working copies that are right, and everything that is wrong in any; what they follow may be sealed only."""
    past: dict[str, set[str]] = {}
    for one in sealed:
        past.setdefault(one.scorecard, set()).update(one.indicators)
    packages: list[Package] = []
    problems: list[Problem] = []
    for place in sorted(folder.glob(f"*/{WORKING_COPY}")) if folder.is_dir() else ():
        if place.parent.is_symlink():
            continue
        read_draft, found = read(place, f"{folder.name}/{place.parent.name}/{WORKING_COPY}")
        draft = replace(read_draft, past=frozenset(past.get(place.parent.name, ())))
        found = found + check(draft)
        problems += found
        if not found:
            packages.append(settle(draft))
    return packages, [*problems, *check_together(packages)]


def _interrupted(folder: Path, scorecard: str, version: str) -> Iterator[Problem]:
    fix = "Run “outturn seal” again, as it was run: it finishes what was begun."
    what, expected = "a sealing that was interrupted", "versions that are sealed whole"
    yield Problem(what, Where(f"{folder.name}/{publish.JOURNAL}"), f"version {version} of {scorecard}", expected, fix)


def _is_about(problem: Problem, scorecard: str) -> bool:
    """Whether the problem lies in the scorecard's folder or beside it, or names it as the other of two places."""
    file = problem.where.file
    is_beside = file.count("/") == scorecard.count("/") and file.endswith((".txt", ".csv", publish.JOURNAL))
    return is_beside or file == scorecard or file.startswith(f"{scorecard}/") or f" {scorecard}/" in problem.expected


def sealed_problems(folder: Path, checked: Checked, only: str = "") -> list[Problem]:
    """Why sealed versions cannot be told, although their hashes are right."""
    found: list[Problem] = []
    for name, versions in checked.register.versions.items():
        stands = {one.version for one in checked.folders if one.scorecard == name}
        if only in ("", name):
            found += unreadable(folder, name, [one for one in versions if one.version in stands])
    return found


def checked_site(settings: Settings) -> Checked:
    """The site's packages and its past; raises OutturnError with every problem when there is one."""
    checked = check_site(settings.packages)
    if checked.problems:
        raise OutturnError(checked.problems)
    return checked


def judged_table(place: Path) -> pd.DataFrame:
    """Every judgement of one package's folder as one table; raises OutturnError with every problem of the package."""
    read_draft, problems = read(place, "/".join(place.resolve().parts[-3:]))
    draft = replace(read_draft, past=_past(place))
    if found := in_order([*problems, *check(draft)]):
        raise OutturnError(tuple(found))
    return table(judged_edition(settle(draft)).judgements)


def _past(place: Path) -> frozenset[str]:
    """The indicators of the sealed versions that lie beside a package's folder."""
    root = place.resolve().parents[1]
    register = Register({place.resolve().parent.name: ()})
    return frozenset(one for sealed in sealed_folders(root, register) for one in sealed.indicators)
