"""Packs composed: of a meeting, of a sealed version as it was stored, of a working copy as a draft."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from outturn.errors import OutturnError
from outturn.meetings import FOLDER, PACK, Considered
from outturn.model import WORKING_COPY
from outturn.packs import Imprint, PackError, exceptions_across, exceptions_of, pack_of
from outturn.pages import MeetingPage, Told
from outturn.pipeline.checking import check_site
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.meeting_sealing import MakePack
from outturn.pipeline.printable import Press, intact, standing, stored_of
from outturn.schemas import MEETINGS
from outturn.story.meeting import told_meeting
from outturn.story.told import told
from outturn.versions import addresses
from outturn.versions.history import Version
from outturn.versions.meeting_about import scorecard_of, version_of
from outturn.versions.register import Register


def version_pack(packages: Path, scorecard: str, version: str, press: Press, *, only_exceptions: bool = False) -> bytes:
    """The pack of a sealed version, without a covering report, or of what turned in it alone.

    Raises OutturnError where it is not what was sealed, PackError where there is none, or nothing that turned.
    """
    register = intact(packages, f"{scorecard}/")
    stored, wanted = stored_of(packages, register, scorecard, version, press)
    if only_exceptions:
        return exceptions_of(stored, wanted, press.say, press.templates)
    return pack_of(stored, None, wanted, press.say, press.templates)


def exceptions_pack(packages: Path, named: Sequence[tuple[str, str]], press: Press) -> bytes:
    """What turned red or worsened in those versions, each with its scorecard, in one PDF.

    Without any, the newest version of every scorecard. Raises OutturnError where one is not what was sealed, PackError
    where there is none, or none that was set beside a version before it.
    """
    register = intact(packages, *([f"{scorecard}/" for scorecard, _ in named] or [""]))
    if not named:
        newest = [(name, register.newest(name)) for name in register.versions]
        named = [(name, version.version) for name, version in newest if version]
    known = [stored_of(packages, register, scorecard, version, press) for scorecard, version in named]
    return exceptions_across(known, press.say, press.templates)


def draft_pack(packages: Path, scorecard: str, press: Press) -> bytes:
    """The pack of a working copy, with “Draft” across every page.

    Raises OutturnError with everything that is wrong in it, PackError where there is none.
    """
    checked = check_site(packages, scorecard)
    if checked.problems:
        raise OutturnError(checked.problems)
    package = next((one for one in checked.packages if one.scorecard.name == scorecard), None)
    if package is None:
        raise PackError(press.say("pack-no-version", version=f"{scorecard}/{WORKING_COPY}"))
    day = date.fromisoformat(package.scorecard.created)
    edition = told(judged_edition(package), press.say)
    wanted = Imprint(press.site, addresses.working_copy(scorecard), "", "", day, is_draft=True)
    return pack_of(edition, None, wanted, press.say, press.templates)


def meeting_pack(packages: Path, name: str, press: Press) -> bytes:
    """The pack of a meeting: as it was sealed with its papers, else as a draft.

    Raises OutturnError where something of it is not right, or not as it was sealed; PackError where there is none, and
    where its item is exempt, names no sealed version, or was sealed without a pack.
    """
    own = (f"{FOLDER}/{name}/", f"{FOLDER}/reports/{name}.md", *(f"{FOLDER}/{one}.csv" for one in MEETINGS))
    register = intact(packages, *own)
    considered = next((one for one in register.meetings if one.meeting.meeting == name), None)
    if considered is None:
        raise PackError(press.say("pack-no-meeting", meeting=name))
    page = f"/{addresses.meeting_page(considered.meeting)}"
    if register.withdrawal(page):
        raise PackError(press.say("pack-taken-down", about=page))
    if considered.is_sealed:
        if version_of(considered, register):
            standing(packages, register, scorecard_of(considered, register), considered.meeting.version, press)
        if not any(considered.own(PACK) in one.files for one in considered.sealings):
            raise PackError(press.say("pack-not-sealed", meeting=name))
        return (packages / FOLDER / considered.own(PACK)).read_bytes()
    return _draft_of_meeting(packages, considered, register, press)


def _draft_of_meeting(packages: Path, considered: Considered, register: Register, press: Press) -> bytes:
    meeting, version = considered.meeting, version_of(considered, register)
    if meeting.exempt:
        raise PackError(press.say("pack-exempt"))
    scorecard = scorecard_of(considered, register)
    if version is None:
        named = f"{meeting.scorecard}/{meeting.version}"
        raise PackError(press.say("pack-version-unknown", meeting=meeting.meeting, version=named))
    intact(packages, f"{scorecard}/")
    stored = standing(packages, register, scorecard, version.version, press)
    page = told_meeting(considered, stored, press.say, version)
    return maker(press, version.sealed, is_draft=True)(page, stored, scorecard, version)


def maker(press: Press, day: date, *, is_draft: bool = False) -> MakePack:
    """What makes the pack of a meeting whose papers are published on that day, for ever, or of a draft."""

    def made(page: MeetingPage, stored: Told, scorecard: str, row: Version) -> bytes:
        path = addresses.version(scorecard, row.version)
        wanted = Imprint(press.site, path, row.version, row.sha256, day, is_draft)
        return pack_of(stored, page, wanted, press.say, press.templates)

    return made
