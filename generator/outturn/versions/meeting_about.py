"""What must hold of what a meeting considers: a version that stands, and a report of what that version has."""

from collections.abc import Collection, Iterator, Sequence

from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.meetings import FOLDER, Considered, Meeting, mentions, stray_brackets
from outturn.versions import addresses
from outturn.versions.against import renamed
from outturn.versions.history import SealedFolder, Version
from outturn.versions.register import Register
from outturn.versions.resolve import is_withdrawn


def _at(one: Meeting, column: str) -> Where:
    return Where(f"{FOLDER}/meetings.csv", one.row, column)


def _is_reduced(one: Considered, register: Register, folders: Sequence[SealedFolder]) -> bool:
    """Whether the page of an indicator was taken down in the version that is considered."""
    home = f"/{addresses.version(scorecard_of(one, register), one.meeting.version)}"
    return any(register.withdrawal(f"{home}{each}/") for each in _indicators(one, register, folders) or ())


def version_problems(one: Considered, register: Register, folders: Sequence[SealedFolder]) -> Iterator[Finding]:
    """The scorecard is one of the site's, and the version is sealed; one that was withdrawn since is told of there."""
    meeting = one.meeting
    scorecard = scorecard_of(one, register)
    if not meeting.scorecard:
        yield found("meeting-scorecard-missing", _at(meeting, "scorecard"))
    elif scorecard not in register.versions:
        known = ", ".join(register.versions) or word("names-none")
        yield found("meeting-scorecard-unknown", _at(meeting, "scorecard"), found=shown(scorecard), known=known)
    elif not meeting.version:
        yield found("meeting-version-missing", _at(meeting, "version"))
    elif (version := version_of(one, register)) is None:
        rows = register.versions[scorecard]
        listed = ", ".join(each.version for each in rows) or word("names-none")
        yield found("meeting-version-unsealed", _at(meeting, "version"), found=shown(meeting.version), known=listed)
    elif not one.is_sealed and (is_withdrawn(register, scorecard, version) or _is_reduced(one, register, folders)):
        yield found("meeting-version-withdrawn", _at(meeting, "version"), found=shown(meeting.version))


def scorecard_of(one: Considered, register: Register) -> str:
    """The present name of the scorecard that was considered."""
    return renamed(one.meeting.scorecard, register)


def version_of(one: Considered, register: Register) -> Version | None:
    """The sealed version that was considered, None where there is none of that number."""
    rows = register.versions.get(scorecard_of(one, register), ())
    return next((each for each in rows if each.version == one.meeting.version), None)


def report_problems(one: Considered, register: Register, folders: Sequence[SealedFolder]) -> Iterator[Finding]:
    """There is a covering report, and it speaks of indicators that the version has."""
    if one.report_file not in one.files:
        yield found("report-missing", _at(one.meeting, "meeting"), file=f"{FOLDER}/{one.report_file}")
    for line in () if one.is_sealed else stray_brackets(one.report):
        said = one.report.split("\n")[line - 1].strip()
        yield found("report-brackets", Where(f"{FOLDER}/{one.report_file}", line=line), found=shown(said))
    known = _indicators(one, register, folders)
    for line, name in mentions(one.report):
        if known is not None and name not in known:
            yield found("report-indicator-unknown", Where(f"{FOLDER}/{one.report_file}", line=line), found=shown(name))


def _indicators(one: Considered, register: Register, folders: Sequence[SealedFolder]) -> Collection[str] | None:
    """The indicators of the version that is considered, of the working copy before one is named; None where unknown."""
    scorecard = scorecard_of(one, register)
    if not one.meeting.version:
        return register.working.get(scorecard)
    at = {(each.scorecard, each.version): each.indicators for each in folders}
    return at.get((scorecard, one.meeting.version))
