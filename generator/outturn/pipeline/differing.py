"""What differs between two states, composed: two versions, a version and the working copy, two git revisions."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from outturn.errors import Finding, OutturnError, Where
from outturn.findings import found, in_order, problems
from outturn.model import WORKING_COPY
from outturn.pages import ChangeGroup, Told
from outturn.pipeline.checking import check_site, working_copies
from outturn.pipeline.editions import changes, judged_edition, sealed
from outturn.publish import write_files
from outturn.reading.lines import located
from outturn.story.changes import told
from outturn.versions.against import against
from outturn.versions.archive import read_register, scorecard_folders, sealed_folders, told_of
from outturn.versions.history import Change, Edition, Level
from outturn.versions.level import least_level
from outturn.versions.revision import RevisionError, checked_out
from outturn.words.catalogue import Catalogue

REGISTER_FILES = ("versions.csv", "urls.txt", "redirects.csv", "withdrawn.csv")


class UnknownStateError(Exception):
    """What was named is no version, no working copy and no scorecard; the message says what there is."""


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """What differs in one scorecard, the level that it asks for, and the same in sentences.

    ``state`` is "added" or "removed" where only one of the two has the scorecard, else empty. ``findings`` is what is
    wrong in a working copy, whose wrong rows were left out.
    """

    scorecard: str
    old: str
    new: str
    changes: tuple[Change, ...] = ()
    level: Level = ""
    told: tuple[ChangeGroup, ...] = ()
    state: str = ""
    findings: tuple[Finding, ...] = ()


def difference(folder: Path, old: str, new: str, say: Catalogue) -> list[Difference]:
    """What differs between two states; ``folder`` is that of all packages.

    A state is "<scorecard>/<version>" or "<scorecard>/next"; after a first such, a version alone; else both are git
    revisions, whose working copies are compared. A working copy with problems is compared as far as it can be read,
    in what both have.
    Raises UnknownStateError, or OutturnError where nothing of it can be.
    """
    scorecard, _, first = old.partition("/")
    if scorecard in {path.name for path in scorecard_folders(folder)}:
        if not first:
            message = f"Which state of {scorecard} is meant? Name it: {scorecard}/1.0.0, or {scorecard}/{WORKING_COPY}."
            raise UnknownStateError(message)
        other, _, second = new.rpartition("/")
        if other not in ("", scorecard):
            message = f"The two are of different scorecards: {scorecard} and {other}."
            raise UnknownStateError(message)
        (before, odd), (after, more) = _state(folder, scorecard, first), _state(folder, scorecard, second)
        wrong = tuple(in_order([*odd, *more]))
        since = _told_apart(changes(before, after, _past(folder, scorecard, first)), wrong)
        sentences = told(say, since, after.package)
        return [Difference(scorecard, first, second, since, least_level(since), sentences, findings=wrong)]
    try:
        return _revisions(folder, old, new, say)
    except RevisionError as error:
        known = ", ".join(path.name for path in scorecard_folders(folder)) or "none"
        message = f"There is no scorecard “{scorecard}”, and {error}. The scorecards are: {known}."
        raise UnknownStateError(message) from error


def problems_against(folder: Path, revision: str) -> list[Finding]:
    """Everything that the revision had published and this state does not have any more as it was."""
    with checked_out(folder, revision, lambda path: path.name in REGISTER_FILES, write_files) as earlier:
        then, _ = read_register(earlier)
    now, _ = read_register(folder)
    return in_order(located(against(now, then), folder))


def _state(folder: Path, scorecard: str, name: str) -> tuple[Edition, tuple[Finding, ...]]:
    """A version or the working copy of a scorecard, and what is wrong in it."""
    if name == WORKING_COPY:
        checked = check_site(folder, scorecard)
        package = next((one for one in checked.packages if one.scorecard.name == scorecard), None)
        if package is None:
            raise OutturnError(checked.problems or (found("working-copy-missing", Where(scorecard)),))
        return judged_edition(package), checked.problems
    versions = read_register(folder)[0].versions.get(scorecard, ())
    for version in versions:
        if version.version == name:
            return sealed(folder, scorecard, version).edition, ()
    known = ", ".join([*(one.version for one in versions), WORKING_COPY])
    message = f"{scorecard} has no version “{name}”. There are: {known}."
    raise UnknownStateError(message)


def _told_apart(since: tuple[Change, ...], wrong: Sequence[Finding]) -> tuple[Change, ...]:
    """What changed in what both have: where rows were left out, what came, went or flipped may be for want of those."""
    return tuple(one for one in since if not wrong or not one.kind.endswith((" added", " removed", " flipped")))


def _past(folder: Path, scorecard: str, version: str) -> list[Told]:
    """A sealed version and those before it as they were told, the newest first; nothing for a working copy."""
    numbers = [one.version for one in read_register(folder)[0].versions.get(scorecard, ())]
    known = numbers[: numbers.index(version) + 1] if version in numbers else []
    there = [one for one in reversed(known) if (folder / scorecard / one).is_dir()]
    return [told_of(folder, scorecard, one) for one in there]


def _revisions(folder: Path, old: str, new: str, say: Catalogue) -> list[Difference]:
    with ExitStack() as stack:
        (before, odd), (after, more) = (
            _working_copies(stack.enter_context(checked_out(folder, one, _is_wanted, write_files)))
            for one in (old, new)
        )
    wrong = tuple(in_order([*odd, *more]))
    if wrong and not (before and after):
        raise OutturnError(wrong)
    differences = []
    for scorecard in sorted({*before, *after}):
        if scorecard not in before:
            differences.append(Difference(scorecard, old, new, state="added", findings=wrong))
        elif scorecard not in after:
            differences.append(Difference(scorecard, old, new, state="removed", findings=wrong))
        else:
            since = _told_apart(changes(before[scorecard], after[scorecard]), wrong)
            sentences = told(say, since, after[scorecard].package)
            differences.append(Difference(scorecard, old, new, since, least_level(since), sentences, findings=wrong))
    return [one for one in differences if one.changes or one.state or one.findings]


def _is_wanted(path: PurePosixPath) -> bool:
    """Whether a file is a working copy's, or says which indicators a version had, which others may follow."""
    return WORKING_COPY in path.parts[1:2] or path.name == "indicators.csv"


def _working_copies(folder: Path) -> tuple[dict[str, Edition], list[Finding]]:
    """Every working copy as far as it can be read, by its scorecard, and what is wrong in any."""
    register, _ = read_register(folder)
    packages, findings = working_copies(folder, sealed_folders(folder, register))
    return {one.scorecard.name: judged_edition(one) for one in packages}, located(problems(findings), folder)
