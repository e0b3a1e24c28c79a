"""What differs between two states, composed: two versions, a version and the working copy, two git revisions."""

from pathlib import Path

from outturn.errors import Finding, OutturnError, PlainError, Where
from outturn.findings import found, in_order, problems
from outturn.model import WORKING_COPY
from outturn.pages import Rename, Told
from outturn.pipeline.checking import check_site
from outturn.pipeline.differences import Comparison, Difference, findings_of, in_scorecard, with_row
from outturn.pipeline.editions import judged_edition, sealed
from outturn.pipeline.past import Place
from outturn.pipeline.states import State, lost, own, state_at
from outturn.story.fates import fates_told
from outturn.story.past import past_told, unpublished_told
from outturn.story.reviewing import review
from outturn.versions.archive import told_of
from outturn.versions.fates import fates
from outturn.versions.history import Edition
from outturn.versions.papers import newly_published, touched_papers, unpublished
from outturn.versions.register_files import read_register, scorecard_folders
from outturn.versions.renames import renamed_scorecards
from outturn.versions.repository import RevisionError
from outturn.versions.touched import newly_sealed, touched
from outturn.words.catalogue import Catalogue


class UnknownStateError(PlainError):
    """What was named is no version, no working copy and no scorecard; the message says what there is."""


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
        names, register = (first, second), read_register(folder)[0]
        past = _past(folder, scorecard, first)
        one = in_scorecard(say, (scorecard, *names), (before, after), (odd, more), register, past)
        return Comparison((one,), findings_of(odd, more), problems(odd))
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
        return judged_edition(package), checked.findings
    versions = read_register(folder)[0].versions.get(scorecard, ())
    for version in versions:
        if version.version == name:
            return sealed(folder, scorecard, version).edition, ()
    known = ", ".join([*(one.version for one in versions), WORKING_COPY])
    message = f"{scorecard} has no version “{name}”. There are: {known}."
    raise UnknownStateError(message)


def _past(folder: Path, scorecard: str, version: str) -> list[Told]:
    """A sealed version and those before it as they were told, the newest first; nothing for a working copy."""
    numbers = [one.version for one in read_register(folder)[0].versions.get(scorecard, ())]
    known = numbers[: numbers.index(version) + 1] if version in numbers else []
    there = [one for one in reversed(known) if (folder / scorecard / one).is_dir()]
    return [told_of(folder, scorecard, one) for one in there]


def _revisions(place: Place, old: str, new: str, say: Catalogue) -> Comparison:
    then, now = state_at(place, old), state_at(place, new)
    wrong = problems(in_order([*then.findings, *now.findings]))
    if wrong and not (then.editions and now.editions):
        raise OutturnError(wrong)
    differences = [_scorecard(say, one, (old, new), then, now) for one in sorted({*then.editions, *now.editions})]
    known = tuple(fates(now.register, then.register))
    registers, trees = (now.register, then.register), (now.files, then.files)
    files = (*touched(*registers, *trees), *touched_papers(*registers, *trees))
    versions, papers = newly_sealed(*registers), newly_published(*registers)
    prepared = tuple(unpublished(*registers, *trees))
    return Comparison(
        tuple(one for one in differences if one.changes or one.state),
        findings_of(then.findings, now.findings),
        problems(then.findings),
        lost(now, then),
        files,
        versions,
        papers,
        prepared,
        addresses=len({*now.register.urls} - {*then.register.urls}),
        fates=known,
        past_told=past_told(say, files, versions, papers),
        prepared_told=unpublished_told(say, prepared),
        fates_told=fates_told(say, known),
        renames=tuple(_renames(then, now)),
    )


def _scorecard(say: Catalogue, scorecard: str, names: tuple[str, str], then: State, now: State) -> Difference:
    """What differs in a scorecard that either of the two has."""
    before, after = then.editions.get(scorecard), now.editions.get(scorecard)
    if before and after:
        found_in = (then.findings, now.findings)
        return in_scorecard(say, (scorecard, *names), (before, after), found_in, now.register)
    if after:
        return Difference(scorecard, *names, state="added", review=review(say, None, after, (), {}))
    state = "unreadable" if own(now.findings, scorecard) else "removed"
    return Difference(scorecard, *names, state=state)


def _renames(then: State, now: State) -> list[Rename]:
    """The scorecards that probably have another name now."""
    if problems((*then.findings, *now.findings)):
        return []
    before, after = ({name: one.package for name, one in state.editions.items()} for state in (then, now))
    return [
        with_row(Rename(old, new), now.register, f"/{old}/", f"/{new}/")
        for old, new in renamed_scorecards(before, after)
    ]
