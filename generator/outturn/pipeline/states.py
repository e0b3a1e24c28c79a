"""The site as a git revision has it: its working copies as far as they can be read, what was published, every file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from outturn.errors import Finding, printable
from outturn.findings import open_warnings, problems
from outturn.model import WORKING_COPY
from outturn.pipeline.checking import working_copies
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.found_before import Known
from outturn.pipeline.guarding import REGISTER_FILES
from outturn.pipeline.kept import Nothing
from outturn.pipeline.past import Place, home, opened
from outturn.pipeline.remembered import Remembered
from outturn.reading.lines import located
from outturn.versions.against import against
from outturn.versions.history import Edition
from outturn.versions.meeting_rules import is_taken_down
from outturn.versions.meeting_seals import row_problems
from outturn.versions.register import Register
from outturn.versions.register_files import read_register
from outturn.versions.resolve import coming
from outturn.versions.revision import below
from outturn.versions.sealed_folders import sealed_folders
from outturn.versions.touched import Files


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What a revision has: its working copies by their scorecards, what is wrong in any, what had been published.

    ``files`` names the content of each file by its path from the folder of all packages.
    """

    editions: Mapping[str, Edition]
    findings: tuple[Finding, ...]
    register: Register
    files: Files


def state_at(place: Place, revision: str) -> State:
    """The state of the site at the revision; raises RevisionError."""
    past = home(place, revision)
    with opened(past, _is_wanted) as folder:
        register, _ = read_register(folder)
        known = Known(folder, (), Nothing(), Remembered())
        packages, findings = working_copies(folder, sealed_folders(folder, register), known)
        there = tuple(located(findings, folder))
    editions = {one.scorecard.name: judged_edition(one) for one in packages}
    return State(editions, there, register, below(past.tree, past.path))


def lost(now: State, then: State) -> tuple[Finding, ...]:
    """What the earlier state had published, by its register, and the later one has no more as it was.

    Where redirects lead is left to ``check --against``, which knows every page.
    """
    alive = frozenset(now.register.urls) | coming(now.register)
    known = set(_rows(then))
    rows = (one for one in _rows(now) if one not in known)
    return problems([*against(now.register, then.register, alive), *rows])


def _rows(state: State) -> list[Finding]:
    """Where tables of meetings say otherwise than what was published of them; nothing of one that was taken down."""
    register = state.register
    return [one for row in register.meetings if not is_taken_down(row, register) for one in row_problems(row)]


def new_warnings(now: Sequence[Finding], then: Sequence[Finding]) -> tuple[Finding, ...]:
    """Warnings that nobody has answered, without those that were there before, in whatever row."""
    known = {_said(one) for one in then}
    return tuple(one for one in open_warnings(now) if _said(one) not in known)


def own(findings: Sequence[Finding], scorecard: str) -> tuple[Finding, ...]:
    """The problems among them that lie in the scorecard's folder."""
    return tuple(one for one in problems(findings) if one.where.file.startswith(f"{printable(scorecard)}/"))


def _said(finding: Finding) -> tuple[object, ...]:
    ask = (finding.ask.key, finding.ask.value) if finding.ask else ()
    return (finding.id, finding.where.file, finding.where.column, finding.gaps, ask)


def _is_wanted(path: PurePosixPath) -> bool:
    """Whether a file is a working copy's, the register's, or names a version's indicators, which others may follow."""
    return WORKING_COPY in path.parts[1:2] or path.name == "indicators.csv" or path.name in REGISTER_FILES
