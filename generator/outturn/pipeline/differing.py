"""What differs between two states, composed: two versions, a version and the working copy, two git revisions."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from outturn.errors import Finding, OutturnError, PlainError, Where
from outturn.findings import found, in_order, problems
from outturn.model import WORKING_COPY, Answer, Package
from outturn.pages import ChangeGroup, Told
from outturn.pipeline.checking import check_site, working_copies
from outturn.pipeline.editions import changes, judged_edition, sealed
from outturn.pipeline.found_before import Known
from outturn.pipeline.guarding import REGISTER_FILES
from outturn.pipeline.kept import Nothing
from outturn.pipeline.past import Place, home, opened
from outturn.pipeline.remembered import Remembered
from outturn.reading.lines import located
from outturn.story.changes import told
from outturn.story.fates import fates_told
from outturn.versions.archive import read_register, scorecard_folders, sealed_folders, told_of
from outturn.versions.fates import fates
from outturn.versions.history import Change, Edition, Fate, Level, Register
from outturn.versions.level import least_level
from outturn.versions.repository import RevisionError
from outturn.words.catalogue import Catalogue


class UnknownStateError(PlainError):
    """What was named is no version, no working copy and no scorecard; the message says what there is."""


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """What differs in one scorecard, the level that it asks for, and the same in sentences.

    ``state`` is "added" or "removed" where only one of the two has the scorecard, else empty. ``findings`` is what is
    wrong in a working copy, whose wrong rows were left out. ``answers`` to warnings are those that the old one has not.
    """

    scorecard: str
    old: str
    new: str
    changes: tuple[Change, ...] = ()
    level: Level = ""
    told: tuple[ChangeGroup, ...] = ()
    state: str = ""
    findings: tuple[Finding, ...] = ()
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What differs in each scorecard, and between two revisions what became of published addresses, with sentences."""

    scorecards: tuple[Difference, ...]
    fates: tuple[Fate, ...] = ()
    told: tuple[ChangeGroup, ...] = ()


def difference(place: Place, old: str, new: str, say: Catalogue) -> Comparison:
    """What differs between two states of the site.

    A state is "<scorecard>/<version>" or "<scorecard>/next"; after a first such, a version alone; else both are git
    revisions, whose working copies are compared, and what either redirects and takes down. A working copy with problems
    is compared as far as it can be read, in what both have.
    Raises UnknownStateError, or OutturnError where nothing of it can be.
    """
    folder = place.packages
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
        least, answers = least_level(since), _new_answers(before.package, after.package)
        found_there = Difference(scorecard, first, second, since, least, sentences, findings=wrong, answers=answers)
        return Comparison((found_there,))
    try:
        return _revisions(place, old, new, say)
    except RevisionError as error:
        known = ", ".join(path.name for path in scorecard_folders(folder)) or "none"
        message = f"There is no scorecard “{scorecard}”, and {error}. The scorecards are: {known}."
        raise UnknownStateError(message) from error


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


def _new_answers(old: Package, new: Package) -> tuple[Answer, ...]:
    """What is said to warnings of the new package, and not of the old one."""
    return tuple(one for one in new.answers if one not in old.answers)


def _past(folder: Path, scorecard: str, version: str) -> list[Told]:
    """A sealed version and those before it as they were told, the newest first; nothing for a working copy."""
    numbers = [one.version for one in read_register(folder)[0].versions.get(scorecard, ())]
    known = numbers[: numbers.index(version) + 1] if version in numbers else []
    there = [one for one in reversed(known) if (folder / scorecard / one).is_dir()]
    return [told_of(folder, scorecard, one) for one in there]


def _revisions(place: Place, old: str, new: str, say: Catalogue) -> Comparison:
    with ExitStack() as stack:
        (before, odd, then), (after, more, now) = (
            _working_copies(stack.enter_context(opened(home(place, one), _is_wanted))) for one in (old, new)
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
            answers = _new_answers(before[scorecard].package, after[scorecard].package)
            least = least_level(since)
            one = Difference(scorecard, old, new, since, least, sentences, findings=wrong, answers=answers)
            differences.append(one)
    known = tuple(fates(now, then))
    scorecards = tuple(one for one in differences if one.changes or one.state or one.findings)
    return Comparison(scorecards, known, fates_told(say, known))


def _is_wanted(path: PurePosixPath) -> bool:
    """Whether a file is a working copy's, the register's, or names a version's indicators, which others may follow."""
    return WORKING_COPY in path.parts[1:2] or path.name == "indicators.csv" or path.name in REGISTER_FILES


def _working_copies(folder: Path) -> tuple[dict[str, Edition], list[Finding], Register]:
    """Every working copy as far as it can be read, by its scorecard, what is wrong in any, and what was published."""
    register, _ = read_register(folder)
    packages, findings = working_copies(
        folder, sealed_folders(folder, register), Known(folder, (), Nothing(), Remembered())
    )
    editions = {one.scorecard.name: judged_edition(one) for one in packages}
    return editions, located(problems(findings), folder), register
