"""Sealing a meeting's papers, composed: check, tell the page, make the pack, and put everything in place or nothing.

The first sealing of a meeting publishes its papers: the covering report, every paper, what is recommended. What comes
later (supplements, minutes, decisions) is published by further sealings, which add to the first and change nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from outturn import publish
from outturn.errors import Finding, OutturnError, Where, counted, shown
from outturn.findings import found, in_order, open_warnings
from outturn.meetings import FOLDER, PACK, SEALED, Considered, Meeting, Sealing, told_file
from outturn.pages import MeetingPage, Told, ToldError, as_told_meeting, read_told_meeting
from outturn.pipeline.checking import Checked, check_site
from outturn.pipeline.sealing import wrong_day, wrong_note
from outturn.story.meeting import told_meeting, with_what_followed
from outturn.versions.addresses import of_meeting
from outturn.versions.archive import told_of
from outturn.versions.history import Version
from outturn.versions.meeting_about import scorecard_of, version_of
from outturn.versions.meeting_rules import late
from outturn.versions.meeting_seals import chained, new_rows, newest_told, published, rows_of, sealed_json, what_is_new
from outturn.versions.register_files import read_register
from outturn.words.catalogue import Catalogue

MakePack = Callable[[MeetingPage, Told, str, Version], bytes]
"""What makes a meeting's pack: from what its page says, and what the version that was considered says.

The latter is named by its scorecard's present name and its row of ``versions.csv``.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Notice:
    """What is said of a sealing: what is published, in a sentence; on which day; and, if late, the chair's reason."""

    note: str
    day: date
    late: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class MeetingPlan:
    """What sealing would do: the sealing, the files that it makes in the meeting's own folder, the new addresses.

    ``previous`` is the SHA-256 of the ``sealed.json`` that stands there, empty where there is none.
    """

    meeting: Meeting
    sealing: Sealing
    files: Mapping[str, bytes]
    addresses: tuple[str, ...]
    previous: str


def seal_meeting(folder: Path, name: str, notice: Notice, say: Catalogue, make_pack: MakePack) -> MeetingPlan:
    """Seal what is new of the meeting, whole or not at all.

    ``folder`` is that of all packages. Raises OutturnError with everything that stands against it,
    InterruptedSealingError where another sealing is under way or came first.
    """
    plan = planned_meeting(folder, name, notice, say, make_pack)
    carry_out_meeting(folder, plan)
    return plan


def carry_out_meeting(folder: Path, plan: MeetingPlan) -> None:
    """Put what was planned in place; raises InterruptedSealingError where another is under way or came first."""
    publish.record_meeting(folder, plan.meeting.meeting, plan.files, plan.addresses, plan.previous)


def planned_meeting(folder: Path, name: str, notice: Notice, say: Catalogue, make_pack: MakePack) -> MeetingPlan:
    """What sealing would do; raises OutturnError with everything that stands against it.

    The pack is made with the papers, once.
    """
    checked = check_site(folder)
    one = next((each for each in checked.register.meetings if each.meeting.meeting == name), None)
    if one is None:
        raise OutturnError((found("meeting-unknown", Where(f"{FOLDER}/meetings.csv"), found=shown(name)),))
    version = version_of(one, checked.register)
    if wrong := [*_against(one, checked), *_wrong_notice(one, version, notice)]:
        raise OutturnError(tuple(in_order(wrong)))
    sealing = _sealing(one, notice)
    page, pack = _told(folder, one, checked, replace(sealing), say, make_pack)
    made = {told_file(len(one.sealings) + 1): as_told_meeting(page), **({PACK: pack} if pack else {})}
    hashes = {one.own(file): (sha256(content).hexdigest(), len(content)) for file, content in made.items()}
    whole = chained(one.sealings, replace(sealing, files={**sealing.files, **hashes}))
    there = set(checked.register.urls)
    addresses = [f"/{each}" for each in of_meeting(replace(one, sealings=whole))]
    return MeetingPlan(
        one.meeting,
        whole[-1],
        {**made, SEALED: sealed_json(name, whole)},
        tuple(each for each in addresses if each not in there),
        one.files.get(one.own(SEALED), ("", 0))[0],
    )


def is_published_already(folder: Path, name: str, notice: Notice) -> bool:
    """Whether the last sealing of the meeting is this one, and nothing new has come since."""
    register, _ = read_register(folder)
    one = next((each for each in register.meetings if each.meeting.meeting == name), None)
    last = one.sealings[-1] if one and one.sealings else None
    return bool(one and last and (last.note, last.sealed) == (notice.note, notice.day) and not new_rows(one))


def _against(one: Considered, checked: Checked) -> Iterator[Finding]:
    """Why the meeting's papers cannot be published: what is wrong among meetings or in the version, or waits."""
    version = f"{scorecard_of(one, checked.register)}/{one.meeting.version}/"
    beside = (f"{FOLDER}/", version)
    for each in checked.problems:
        if each.where.file.startswith(beside) or "/" not in each.where.file:
            yield each
    if one.meeting.exempt:
        place = Where(f"{FOLDER}/meetings.csv", one.meeting.row, "exempt")
        yield found("meeting-not-public", place, found=shown(one.meeting.title))
    elif one.is_sealed and not new_rows(one):
        place = Where(f"{FOLDER}/meetings.csv", one.meeting.row)
        yield found("meeting-nothing-new", place, found=shown(one.meeting.meeting))
    warnings = [each for each in open_warnings(checked.findings) if _is_about(each, one) and not one.is_sealed]
    if warnings:
        place = Where(f"{FOLDER}/{one.meeting.meeting}")
        yield found("warnings-unanswered", place, warnings=counted("count-warnings", len(warnings)))
        yield from warnings


def _is_about(finding: Finding, one: Considered) -> bool:
    """Whether a finding is about the meeting's row or its report."""
    is_row = finding.where.file == f"{FOLDER}/meetings.csv" and finding.where.row == one.meeting.row
    return is_row or finding.where.file == f"{FOLDER}/{one.report_file}"


def _wrong_notice(one: Considered, version: Version | None, notice: Notice) -> Iterator[Finding]:
    """What is wrong with what is said of the sealing, and that papers are published late without a reason."""
    file = f"{FOLDER}/{one.own(SEALED)}"
    first = one.sealings[-1].sealed if one.is_sealed else version.sealed if version else None
    yield from wrong_note(file, notice.note)
    yield from wrong_day(file, notice.day, first)
    if notice.late:
        yield from wrong_note(file, notice.late, "late")
    elif not one.is_sealed:
        yield from late(one.meeting, notice.day)


def _sealing(one: Considered, notice: Notice) -> Sealing:
    """The sealing of what is new, without what it makes itself."""
    rows = new_rows(one) if one.is_sealed else rows_of(one)
    papers = [each for each in one.papers if f"papers/{each.paper}" in rows and each.file]
    names = [*(() if one.is_sealed else (one.report_file,)), *(one.own(each.file) for each in papers)]
    files = {name: one.files[name] for name in names}
    is_late = not one.is_sealed and any(late(one.meeting, notice.day))
    return Sealing(notice.day, what_is_new(one), notice.note, files, rows, late=notice.late if is_late else "")


def _told(
    folder: Path, one: Considered, checked: Checked, sealing: Sealing, say: Catalogue, make_pack: MakePack
) -> tuple[MeetingPage, bytes | None]:
    """What the page says with that sealing, and of the first one the pack, which no other has.

    What was told before is told no more: only what followed is put beside it.
    """
    known = published(replace(one, sealings=(*one.sealings, sealing)))
    if before := newest_told(one):
        return with_what_followed(_told_before(folder, before), known, say), None
    version = version_of(one, checked.register)
    if version is None:  # the check says so
        raise OutturnError((found("meeting-version-missing", Where(f"{FOLDER}/meetings.csv", one.meeting.row)),))
    scorecard = scorecard_of(one, checked.register)
    told = told_of(folder, scorecard, version.version)
    page = told_meeting(known, told, say, version)
    pack = make_pack(page, told, scorecard, version)
    with_pack = {**sealing.files, one.own(PACK): (sha256(pack).hexdigest(), len(pack))}
    return with_what_followed(page, replace(known, sealings=(replace(sealing, files=with_pack),)), say), pack


def _told_before(folder: Path, name: str) -> MeetingPage:
    """What the page said at the last sealing; raises OutturnError where it cannot be read."""
    try:
        return read_told_meeting((folder / FOLDER / name).read_bytes())
    except ToldError as error:
        place = Where(f"{FOLDER}/{name}")
        raise OutturnError((found("sealed-unreadable", place, reason=shown(str(error))),)) from error
