"""Packs composed: of a meeting, of a sealed version as it was stored, of a working copy as a draft."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outturn.errors import OutturnError
from outturn.findings import in_order, problems
from outturn.meetings import FOLDER, PACK, Considered
from outturn.packs import Imprint, PackError, pack_of
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
from outturn.versions.archive import read_register, sealed_folders, told_of
from outturn.versions.history import Version
from outturn.versions.meetings import read_meetings
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


def version_pack(packages: Path, scorecard: str, version: str, press: Press) -> bytes:
    """The pack of a sealed version, without a covering report; LookupError where there is none of that number.

    Raises OutturnError where it is not what was sealed.
    """
    row, stored = sealed_version(packages, scorecard, version)
    return pack_of(stored, None, imprint(press, scorecard, row), press.say, press.templates)


def draft_pack(packages: Path, scorecard: str, press: Press) -> bytes:
    """The pack of a working copy, with “Draft” across every page; LookupError where there is none.

    Raises OutturnError with everything that is wrong in it.
    """
    checked = check_site(packages, scorecard)
    if checked.problems:
        raise OutturnError(checked.problems)
    package = next((one for one in checked.packages if one.scorecard.name == scorecard), None)
    if package is None:
        raise LookupError(scorecard)
    day = date.fromisoformat(package.scorecard.created)
    edition = told(judged_edition(package), press.say)
    wanted = Imprint(press.site, addresses.working_copy(scorecard), "", "", day, is_draft=True)
    return pack_of(edition, None, wanted, press.say, press.templates)


def meeting_pack(packages: Path, name: str, press: Press) -> bytes:
    """The pack of a meeting: as it was sealed with its papers, else as a draft; LookupError where there is none.

    Raises OutturnError where something of it cannot be read, PackError where its item is exempt or names no version.
    """
    meetings, findings = read_meetings(packages)
    considered = next((one for one in meetings if one.meeting.meeting == name), None)
    if considered is None:
        raise LookupError(name)
    about = (f"{FOLDER}/{considered.report_file}", f"{FOLDER}/{name}/", *(f"{FOLDER}/{one}.csv" for one in MEETINGS))
    if wrong := problems(in_order(one for one in findings if one.where.file.startswith(about))):
        raise OutturnError(wrong)
    if considered.is_sealed and considered.own(PACK) in considered.files:
        return (packages / FOLDER / considered.own(PACK)).read_bytes()
    return made_pack(packages, considered, press)


def made_pack(packages: Path, considered: Considered, press: Press, published: date | None = None) -> bytes:
    """The pack of a meeting: its covering report and the sealed version that it considers, as that was stored.

    ``published`` is the day on which its papers are, for ever; a draft where none is given. Raises OutturnError where
    that version is not what was sealed, PackError where the item is exempt or there is no such version.
    """
    meeting, say = considered.meeting, press.say
    if meeting.exempt:
        raise PackError(say("pack-exempt"))
    try:
        row, stored = sealed_version(packages, meeting.scorecard, meeting.version)
    except LookupError:
        named = f"{meeting.scorecard}/{meeting.version}"
        raise PackError(say("pack-version-unknown", meeting=meeting.meeting, version=named)) from None
    page = told_meeting(considered, stored, say, row)
    wanted = imprint(press, meeting.scorecard, row, day=published, is_draft=published is None)
    return pack_of(stored, page, wanted, say, press.templates)


def packs_of(press: Press, published: date) -> MakePack:
    """What makes the packs that are sealed on that day, with the papers of their meetings."""

    def make_pack(page: MeetingPage, stored: Told, scorecard: str, row: Version) -> bytes:
        return pack_of(stored, page, imprint(press, scorecard, row, day=published), press.say, press.templates)

    return make_pack


def imprint(press: Press, scorecard: str, row: Version, *, day: date | None = None, is_draft: bool = False) -> Imprint:
    """What stands on every page of a pack of that version; its day is that of the version where none is given."""
    path = addresses.version(scorecard, row.version)
    return Imprint(press.site, path, row.version, row.sha256, day or row.sealed, is_draft)


def sealed_version(packages: Path, scorecard: str, version: str) -> tuple[Version, Told]:
    """A sealed version's row and what it told; LookupError and OutturnError as with ``version_pack``."""
    register, findings = read_register(packages)
    folders = [one for one in sealed_folders(packages, register) if one.scorecard == scorecard]
    own = f"{scorecard}/"
    wrong = problems(in_order([*findings, *verify(register, folders)]))
    if about := tuple(one for one in wrong if one.where.file.startswith(own)):
        raise OutturnError(about)
    row = next((one for one in register.versions.get(scorecard, ()) if one.version == version), None)
    if row is None:
        raise LookupError(version)
    return row, told_of(packages, scorecard, version)
