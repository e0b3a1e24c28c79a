"""What meetings considered, as it stands: which versions followed, what was taken down, what was told and is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from outturn.errors import OutturnError, Where, shown
from outturn.findings import found
from outturn.meetings import FOLDER, TOLD, Considered
from outturn.pages import MeetingPage, Told, ToldError, read_told_meeting
from outturn.pipeline.editions import sealed
from outturn.pipeline.making import Making
from outturn.story.since import Followed
from outturn.story.standing import renamed
from outturn.values import replace as change
from outturn.versions import addresses
from outturn.versions.archive import told_of
from outturn.versions.history import SealedFolder, Version
from outturn.versions.meeting_about import scorecard_of
from outturn.versions.register import Withdrawal
from outturn.versions.turns import turns


@dataclass(frozen=True, slots=True)
class About:
    """What a meeting considered: the scorecard by its present name, and its versions from that one to the newest.

    ``down`` are, by version, the indicators whose pages of it were taken down; a version that was taken down as a whole
    is not among them. ``renamed`` are the present names of indicators by their old ones.
    """

    scorecard: str
    versions: tuple[tuple[Version, SealedFolder], ...]
    down: Mapping[str, frozenset[str]]
    renamed: Mapping[str, str]

    @property
    def is_reduced(self) -> bool:
        """Whether something of the version that was considered was taken down."""
        return bool(self.down[self.versions[0][0].version])


def about_of(making: Making, considered: Considered) -> About | None:
    """What it considered; None of an exempt item, of what is not there, and of what was taken down."""
    register, meeting = making.checked.register, considered.meeting
    name = scorecard_of(considered, register)
    rows = register.versions.get(name, ())
    numbers = [one.version for one in rows]
    home = f"/{addresses.version(name, meeting.version)}"
    if meeting.exempt or meeting.version not in numbers or register.withdrawal(home):
        return None
    folders = {one.version: one for one in making.checked.folders if one.scorecard == name}
    if meeting.version not in folders:
        return None
    later = rows[numbers.index(meeting.version) :]
    homes = {one.version: f"/{addresses.version(name, one.version)}" for one in later if one.version in folders}
    there = {one: home for one, home in homes.items() if not register.withdrawal(home)}
    down = {
        one: frozenset(each for each in folders[one].indicators if register.withdrawal(f"{home}{each}/"))
        for one, home in there.items()
    }
    return About(
        name, tuple((one, folders[one.version]) for one in later if one.version in there), down, renamed(register, name)
    )


def followed(packages: Path, about: About) -> Followed:
    """The version that was considered and those after it; their figures are only read where there are any after it."""
    name = about.scorecard
    (first, folder), *later = about.versions
    told = _told(packages, about, first)
    if not later:
        return Followed(name, first, told, (), about.renamed)
    last, last_folder = later[-1]
    both = (sealed(packages, name, one, each.files).edition for one, each in ((first, folder), (last, last_folder)))
    following = tuple((one, _told(packages, about, one)) for one, _ in reversed(later))
    return Followed(name, first, told, following, about.renamed, turns(*both), about.down[last.version])


def _told(packages: Path, about: About, version: Version) -> Told:
    """What a version tells, without the indicators that were taken down."""
    told, down = told_of(packages, about.scorecard, version.version), about.down[version.version]
    return change(
        told,
        indicators=tuple(one for one in told.indicators if one.indicator not in down),
        corrected=tuple(one for one in told.corrected if one.indicator not in down),
    )


def stored(packages: Path, considered: Considered) -> MeetingPage | None:
    """What the page said at the last sealing; None of a draft.

    Raises OutturnError where it is not what was sealed.
    """
    known = [(name, one.files[name][0]) for one in considered.sealings for name in one.files]
    told = [(name, state) for name, state in known if TOLD.fullmatch(name.rpartition("/")[2])]
    if not told:
        return None
    name, state = told[-1]
    try:
        content = (packages / FOLDER / name).read_bytes()
        page = read_told_meeting(content)
    except (OSError, ToldError) as error:
        raise unreadable(name, str(error)) from error
    if sha256(content).hexdigest() != state:
        raise unreadable(name, "it is not what was sealed")
    return page


def withdrawal_of(making: Making, considered: Considered) -> Withdrawal | None:
    """What took down something that the meeting's pack quotes: the version, or one of its indicators."""
    register, meeting = making.checked.register, considered.meeting
    home = f"/{addresses.version(scorecard_of(considered, register), meeting.version)}"
    if whole := register.withdrawal(home):
        return whole
    about = about_of(making, considered)
    down = sorted(about.down[meeting.version]) if about else ()
    return next((register.withdrawal(f"{home}{one}/") for one in down), None)


def unreadable(name: str, reason: str) -> OutturnError:
    """That a file of the meetings' folder is not what was published."""
    return OutturnError((found("sealed-unreadable", Where(f"{FOLDER}/{name}"), reason=shown(reason)),))
