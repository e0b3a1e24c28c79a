"""Packs composed: of a meeting, of a sealed version as it was stored, of a working copy as a draft."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outturn.errors import OutturnError
from outturn.findings import in_order, problems
from outturn.meetings import FOLDER, PACK, Considered
from outturn.model import WORKING_COPY
from outturn.packs import Imprint, PackError, exceptions_of, pack_of
from outturn.pages import MeetingPage, Site, Told
from outturn.pipeline.checking import check_site
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.making import site_of
from outturn.pipeline.meeting_sealing import MakePack
from outturn.schemas import MEETINGS
from outturn.settings import Settings, packaged, template_folders
from outturn.story.meeting import told_meeting
from outturn.story.told import told
from outturn.versions import addresses
from outturn.versions.archive import told_of
from outturn.versions.history import Version
from outturn.versions.meeting_rules import scorecard_of, version_of
from outturn.versions.register import Register
from outturn.versions.register_files import read_register
from outturn.versions.sealed_folders import sealed_folders
from outturn.versions.verify import verify
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True, eq=False)
class Press:
    """What packs are made with: the words, what the site calls itself, and the folders of templates."""

    say: Catalogue
    site: Site
    templates: tuple[Path, ...]


def press_of(settings: Settings | None, say: Catalogue) -> Press:
    """What the site's packs are made with; without a site, what comes with the program."""
    if settings is None:
        return Press(say, Site(""), (packaged("site_templates"),))
    return Press(say, site_of(settings), template_folders(settings))


def version_pack(packages: Path, scorecard: str, version: str, press: Press, *, only_exceptions: bool = False) -> bytes:
    """The pack of a sealed version, without a covering report, or of what turned in it alone.

    Raises OutturnError where it is not what was sealed, PackError where there is none, or nothing that turned.
    """
    register = _intact(packages, f"{scorecard}/")
    row = next((one for one in register.versions.get(scorecard, ()) if one.version == version), None)
    if row is None:
        raise PackError(press.say("pack-no-version", version=f"{scorecard}/{version}"))
    wanted = Imprint(press.site, addresses.version(scorecard, version), version, row.sha256, row.sealed)
    stored = told_of(packages, scorecard, version)
    if only_exceptions:
        return exceptions_of(stored, wanted, press.say, press.templates)
    return pack_of(stored, None, wanted, press.say, press.templates)


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
    register = _intact(packages, *own)
    considered = next((one for one in register.meetings if one.meeting.meeting == name), None)
    if considered is None:
        raise PackError(press.say("pack-no-meeting", meeting=name))
    if considered.is_sealed:
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
    _intact(packages, f"{scorecard}/")
    stored = told_of(packages, scorecard, version.version)
    page = told_meeting(considered, stored, press.say, version)
    return maker(press, version.sealed, is_draft=True)(page, stored, scorecard, version)


def maker(press: Press, day: date, *, is_draft: bool = False) -> MakePack:
    """What makes the pack of a meeting whose papers are published on that day, for ever, or of a draft."""

    def made(page: MeetingPage, stored: Told, scorecard: str, row: Version) -> bytes:
        path = addresses.version(scorecard, row.version)
        wanted = Imprint(press.site, path, row.version, row.sha256, day, is_draft)
        return pack_of(stored, page, wanted, press.say, press.templates)

    return made


def _intact(packages: Path, *places: str) -> Register:
    """What was published; raises OutturnError where anything in those places is not as it was, or cannot be read."""
    register, findings = read_register(packages)
    wrong = problems(in_order([*findings, *verify(register, tuple(sealed_folders(packages, register)))]))
    if about := tuple(one for one in wrong if one.where.file.startswith(places)):
        raise OutturnError(about)
    return register
