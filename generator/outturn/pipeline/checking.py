"""What lies in the folder of packages, read and checked: working copies, the register, sealed versions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pandas as pd

from outturn import meetings, publish
from outturn.check import check, check_together
from outturn.check.answers import answered
from outturn.check.package import folder_problems
from outturn.errors import Finding, OutturnError, Where, printable, word
from outturn.findings import found, in_order, problems
from outturn.judge.table import table
from outturn.model import WORKING_COPY, Draft, Package
from outturn.pipeline import keys
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.found_before import Known, readable
from outturn.pipeline.handwritten import in_the_way
from outturn.pipeline.kept import Kept, Nothing
from outturn.pipeline.promises import Finders
from outturn.pipeline.remembered import Remembered, WorkingCopy
from outturn.pipeline.synonyms import synonym_problems
from outturn.reading.guard import closed_folder
from outturn.reading.lines import located
from outturn.reading.load import read
from outturn.reading.salvage import salvaged
from outturn.reading.settle import settle
from outturn.settings import Settings
from outturn.versions.councils import code_problems
from outturn.versions.history import SealedFolder
from outturn.versions.meeting_rules import meeting_problems
from outturn.versions.number import parts
from outturn.versions.register import Register
from outturn.versions.register_files import read_register
from outturn.versions.releases import announced_otherwise, release_problems
from outturn.versions.sealed_folders import sealed_folders, with_folders
from outturn.versions.verify import standing, verify


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """What the folder of packages holds: working copies, what was published, and all that is wrong.

    A working copy with problems is among the packages as far as it can be read: without the rows that are wrong.

    ``folders`` are the sealed versions that pages are made of; ``states`` are keys of what each working copy was when
    it was read, by its scorecard, and of none that changed meanwhile.
    """

    packages: tuple[Package, ...]
    findings: tuple[Finding, ...]
    register: Register = field(default_factory=Register)
    folders: tuple[SealedFolder, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that must be put right before anything is built or sealed."""
        return problems(self.findings)


def check_site(
    folder: Path,
    only: str = "",
    kept: Kept | None = None,
    remembered: Remembered | None = None,
    finders: Finders | None = None,
) -> Checked:
    """Everything under the folder (``datapackage/``), read and checked; with ``only``, what is wrong in one.

    What was found before in a working copy that is the same is taken from what was ``kept``, and what was read before
    from what is ``remembered``; ``finders`` may look for it beside this process.

    What was published is checked against its hashes, unless a sealing was interrupted that is to be finished first.
    """
    remembered = remembered or Remembered()
    register, findings = read_register(folder)
    sealed = tuple(sealed_folders(folder, register, remembered.sealed))
    register = with_folders(register, sealed)
    findings += folder_problems(folder, WORKING_COPY, parts, closed_folder)
    pending = publish.pending_sealing(folder)
    findings += _interrupted(*pending) if pending else verify(register, sealed)
    findings += meeting_problems(register, sealed)
    public = tuple(standing(register, sealed))
    known = Known(folder, public, kept or Nothing(), remembered)
    packages, more = working_copies(folder, sealed, known, finders)
    cards = [one.scorecard for one in packages]
    findings += [*more, *code_problems(register.councils, cards)]
    findings += [*release_problems(register), *announced_otherwise(register, cards)]
    if not problems(findings):  # else titles may be missing because of another mistake
        findings += synonym_problems(register, packages)
    states = {name: keys.key(state, _of(more, name)) for name, state in known.keep().items()}
    if only:
        findings = [one for one in findings if _is_about(one, only)]
    found_there = tuple(in_order(located(findings, folder)))
    return Checked(tuple(packages), found_there, register, public, states)


def working_copies(
    folder: Path, sealed: Iterable[SealedFolder], known: Known, finders: Finders | None = None
) -> tuple[list[Package], list[Finding]]:
    """The working copies as far as they can be read, and everything that is wrong in any.

    What their indicators follow may be sealed only. What the public ones of the sealed versions give away of their
    hidden figures is said too.
    """
    past: dict[str, set[str]] = {}
    for one in sealed:
        past.setdefault(one.scorecard, set()).update(one.indicators)
    read_there: list[tuple[Draft, tuple[Finding, ...]]] = []
    right: list[tuple[Package, Draft]] = []
    packages: list[Package] = []
    findings: list[Finding] = []
    places = sorted(folder.glob(f"*/{WORKING_COPY}")) if folder.is_dir() else []
    own = [one for one in places if not one.parent.is_symlink() and not closed_folder(one.parent, "")]
    had = {one.parent.name: frozenset(past.get(one.parent.name, ())) for one in own}
    if finders:
        known.look_ahead(had, finders)
    for place in own:
        name = place.parent.name
        copy = known.copy(name, had[name], partial(_working_copy, place, had[name], known))
        read_there.append((copy.draft, copy.findings))
        if copy.package:
            packages.append(copy.package)
            if copy.is_right:
                right.append((copy.package, copy.draft))
    together = check_together([one for one, _ in right], [one for _, one in right], had)
    for draft, wrong in read_there:
        beside = [one for one in together if one.where.file.startswith(f"{draft.folder}/")]
        findings += answered(draft, [*wrong, *beside])
    return packages, findings


def _working_copy(place: Path, past: frozenset[str], known: Known) -> WorkingCopy:
    read_draft, unread = read(place, f"{place.parent.name}/{WORKING_COPY}")
    draft = replace(read_draft, past=past)
    wrong = (*unread, *known.findings(draft))
    left = salvaged(draft, wrong) if problems(wrong) else draft
    return WorkingCopy(settle(left) if left else None, wrong, left is draft, draft)


def _of(findings: Iterable[Finding], scorecard: str) -> list[Finding]:
    """Those in the scorecard's folder: what is left of its working copy depends on no others."""
    return [one for one in findings if one.where.file.startswith(f"{printable(scorecard)}/")]


def _interrupted(place: str, name: str) -> Iterator[Finding]:
    said = word("interrupted-version", scorecard=place, version=name)
    if place == meetings.FOLDER:
        said = word("interrupted-meeting", meeting=name)
    yield found("sealing-interrupted", Where(publish.JOURNAL), found=said)


def _is_about(finding: Finding, scorecard: str) -> bool:
    """Whether the finding lies in the scorecard's folder or beside it, or names it as the other of two places."""
    scorecard = printable(scorecard)  # as findings name it
    own = f"{scorecard}/"
    places = [finding.where, *(gap for _, gap in finding.gaps if isinstance(gap, Where))]
    is_beside = "/" not in finding.where.file and finding.where.file.endswith((".txt", ".csv", publish.JOURNAL))
    return is_beside or any(place.file == scorecard or place.file.startswith(own) for place in places)


def sealed_problems(folder: Path, checked: Checked, only: str = "", kept: Kept | None = None) -> list[Finding]:
    """Why sealed versions cannot be told, although their hashes are right; one that could be is not tried again."""
    rows = {(name, one.version): one for name, versions in checked.register.versions.items() for one in versions}
    findings: list[Finding] = []
    for one in checked.folders:
        version = rows.get((one.scorecard, one.version))
        if version and only in ("", one.scorecard):
            findings += readable(folder, one, version, kept or Nothing())
    return findings


def checked_site(settings: Settings, kept: Kept | None = None, finders: Finders | None = None) -> Checked:
    """The site's packages and its past; raises OutturnError with every problem when there is one."""
    checked = check_site(settings.packages, kept=kept, finders=finders)
    if wrong := problems(in_order([*checked.problems, *handwritten(settings, checked)])):
        raise OutturnError(wrong)
    return checked


def handwritten(settings: Settings, checked: Checked) -> list[Finding]:
    """The hand-written pages that lie where the program makes pages of its own."""
    scorecards = {*checked.register.versions, *(one.scorecard.name for one in checked.packages)}
    return list(in_the_way(settings, scorecards, checked.register.urls))


def judged_table(place: Path) -> pd.DataFrame:
    """Every judgement of one package's folder as one table; raises OutturnError with every problem of the package."""
    read_draft, unread = read(place, "/".join(place.resolve().parts[-2:]))
    draft = replace(read_draft, past=_past(place))
    if wrong := problems(in_order(located([*unread, *check(draft)], place.resolve().parents[1]))):
        raise OutturnError(wrong)
    return table(judged_edition(settle(draft)).judgements)


def _past(place: Path) -> frozenset[str]:
    """The indicators of the sealed versions that lie beside a package's folder."""
    root = place.resolve().parents[1]
    register = Register({place.resolve().parent.name: ()})
    return frozenset(one for sealed in sealed_folders(root, register) for one in sealed.indicators)
