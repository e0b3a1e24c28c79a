"""Meetings, composed: the page of each is a unit, worked out from its papers and the versions it considered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from outturn.commonmark import parts
from outturn.errors import OutturnError, Where, shown
from outturn.exports.tombstones import tombstone
from outturn.findings import found
from outturn.meetings import FOLDER, PACK, SEALED, TOLD, Considered
from outturn.pages import MeetingPage, Told, ToldError, read_told_meeting
from outturn.pipeline import keys
from outturn.pipeline.editions import sealed
from outturn.pipeline.making import Made, Making
from outturn.pipeline.parts import Parts
from outturn.pipeline.pieces import Piece
from outturn.pipeline.running import Running
from outturn.pipeline.units import Unit, Workshop, tools
from outturn.story.meeting import pack_row, told_meeting
from outturn.story.meetings import address_of, placed_meeting, shown_meetings
from outturn.story.since import Followed, since
from outturn.story.standing import names_of, renamed
from outturn.values import replace as change
from outturn.versions import addresses
from outturn.versions.archive import told_of
from outturn.versions.history import SealedFolder, Version, Withdrawal
from outturn.versions.turns import turns


@dataclass(frozen=True, slots=True)
class About:
    """What a meeting considered: the scorecard by its present name, and its versions from that one to the newest.

    ``down`` are the indicators whose pages of that version were taken down; of a version that was taken down as a whole
    there is nothing. ``renamed`` are the present names of indicators by their old ones.
    """

    scorecard: str
    versions: tuple[tuple[Version, SealedFolder], ...]
    down: frozenset[str]
    renamed: Mapping[str, str]


def meeting_units(making: Making) -> tuple[tuple[Considered, Unit], ...]:
    """Every meeting that has a page, with the unit that makes it."""
    workshop = Workshop(making.settings, making.site, making.templates)
    return tuple((one, _unit(making, workshop, one)) for one in shown_meetings(making.checked.register))


def _unit(making: Making, workshop: Workshop, considered: Considered) -> Unit:
    about = _about(making, considered)
    states = [(one, one.corrects, sorted(folder.files.items())) for one, folder in about.versions] if about else []
    what = (about.scorecard, sorted(about.down), sorted(about.renamed.items())) if about else ()
    key = keys.key("meeting", *making.common, state_of(considered), states, what)
    reads = tuple(f"{about.scorecard}/{one.version}" for one, _ in about.versions) if about else ()
    return Unit(key, meeting_parts, (workshop, considered, about), (FOLDER, *reads))


def state_of(considered: Considered) -> object:
    """Everything that a meeting is, wherever its rows stand in their files."""
    return replace(
        considered,
        meeting=replace(considered.meeting, row=0),
        papers=tuple(replace(one, row=0) for one in considered.papers),
        decisions=tuple(replace(one, row=0) for one in considered.decisions),
    )


def listed_state(considered: Considered) -> object:
    """What the site's own pages say of a meeting."""
    headings = [part.title for part in parts(considered.report)]
    return (replace(considered.meeting, row=0), considered.is_sealed, headings)


def _about(making: Making, considered: Considered) -> About | None:
    """What it considered; None of an exempt item, of what is not there, and of what was taken down."""
    register, meeting = making.checked.register, considered.meeting
    name = next((one for one in register.versions if meeting.scorecard in names_of(register, one)), "")
    rows = register.versions.get(name, ())
    numbers = [one.version for one in rows]
    home = f"/{addresses.version(name, meeting.version)}"
    if meeting.exempt or meeting.version not in numbers or register.withdrawal(home):
        return None
    folders = {one.version: one for one in making.checked.folders if one.scorecard == name}
    if meeting.version not in folders:
        return None
    later = rows[numbers.index(meeting.version) :]
    known = tuple((one, folders[one.version]) for one in later if one.version in folders)
    first = known[0][1].indicators
    down = frozenset(one for one in first if register.withdrawal(f"{home}{one}/"))
    return About(name, known, down, renamed(register, name))


def meeting_parts(workshop: Workshop, considered: Considered, about: About | None) -> Parts:
    """A meeting's page: as it was told when its papers were published, else told today.

    Where anything that it quotes was taken down, it is told anew without that, and has no pack.
    """
    say, make = tools(workshop)
    followed = _followed(workshop, about) if about else None
    page = _stored(workshop, considered) if not _is_reduced(considered, about) else None
    if page is None:
        version = followed.version if followed else None
        page = told_meeting(considered, followed.told if followed else None, say, version)
    if _is_reduced(considered, about):
        page = change(page, pack=None)
    today = since(say, page.spoken_of, followed) if followed else None
    placed = placed_meeting(say, page, considered, today, workshop.site)
    return Parts((make.render(placed, page.labels),))


def _is_reduced(considered: Considered, about: About | None) -> bool:
    """Whether something that the meeting considered was taken down, or is not there."""
    return not considered.meeting.exempt and (about is None or bool(about.down))


def _stored(workshop: Workshop, considered: Considered) -> MeetingPage | None:
    """What the page said at the last sealing, with the pack as it was sealed; None of a draft.

    Raises OutturnError where it is not what was sealed.
    """
    known = [(name, one.files[name][0]) for one in considered.sealings for name in one.files]
    told = [(name, state) for name, state in known if TOLD.fullmatch(name.rpartition("/")[2])]
    if not told:
        return None
    name, state = told[-1]
    try:
        content = (workshop.settings.packages / FOLDER / name).read_bytes()
        page = read_told_meeting(content)
    except (OSError, ToldError) as error:
        raise _unreadable(name, str(error)) from error
    if sha256(content).hexdigest() != state:
        raise _unreadable(name, "it is not what was sealed")
    say, _ = tools(workshop)
    return change(page, pack=pack_row(say, considered))


def _followed(workshop: Workshop, about: About) -> Followed:
    """The version that was considered and those after it; their figures are only read where there are any after it."""
    packages, name = workshop.settings.packages, about.scorecard
    (first, folder), *later = about.versions
    told = _without(told_of(packages, name, first.version), about.down)
    if not later:
        return Followed(name, first, told, (), about.renamed)
    last, last_folder = later[-1]
    both = (sealed(packages, name, one, each.files).edition for one, each in ((first, folder), (last, last_folder)))
    following = tuple((one, told_of(packages, name, one.version)) for one, _ in reversed(later))
    return Followed(name, first, told, following, about.renamed, turns(*both))


def _without(told: Told, down: frozenset[str]) -> Told:
    """What the version tells, without the indicators that were taken down."""
    if not down:
        return told
    return change(told, indicators=tuple(one for one in told.indicators if one.indicator not in down))


def meeting_pieces(making: Making, units: Iterable[tuple[Considered, Unit]], running: Running) -> Iterator[Piece]:
    """Every meeting's page with its papers beside it."""
    register = making.checked.register
    for considered, unit in units:
        key = keys.key(unit.key, register.withdrawn)
        yield Piece(address_of(considered), key, partial(_made, making, running, considered, unit))


def _made(making: Making, running: Running, considered: Considered, unit: Unit) -> Iterator[Made]:
    yield from running.made(unit)
    meeting, reason = considered.meeting, _withdrawal(making, considered)
    for name in published_files(considered):
        address = addresses.meeting_file(meeting.committee, meeting.date, name)
        if name == PACK and reason:
            yield address, tombstone(making.say, f"/{address}", reason, making.site)
        else:
            yield address, _read(making, considered, name)


def published_files(considered: Considered) -> tuple[str, ...]:
    """The files of a meeting's own folder that lie beside its page: what was sealed, or what is to be."""
    own = considered.own("")
    if considered.is_sealed:
        known = dict.fromkeys(name.removeprefix(own) for one in considered.sealings for name in one.files)
        inside = [name for name in known if "/" not in name and not TOLD.fullmatch(name)]
        return (*inside, SEALED)
    if considered.meeting.exempt:
        return ()
    listed = {one.file for one in considered.papers}
    return tuple(name.removeprefix(own) for name in considered.files if name.removeprefix(own) in listed)


def _withdrawal(making: Making, considered: Considered) -> Withdrawal | None:
    """What took down something that the meeting's pack quotes: the version, or one of its indicators."""
    register, meeting = making.checked.register, considered.meeting
    home = f"/{addresses.version(meeting.scorecard, meeting.version)}"
    if whole := register.withdrawal(home):
        return whole
    about = _about(making, considered)
    return next((register.withdrawal(f"{home}{one}/") for one in sorted(about.down)), None) if about else None


def _read(making: Making, considered: Considered, name: str) -> bytes:
    """A paper as it was when it was checked; raises OutturnError where it is another now."""
    own = considered.own(name)
    content = (making.settings.packages / FOLDER / own).read_bytes()
    if own in considered.files and sha256(content).hexdigest() != considered.files[own][0]:
        reason = "it changed while it was read"
        raise _unreadable(own, reason)
    return content


def _unreadable(name: str, reason: str) -> OutturnError:
    return OutturnError((found("sealed-unreadable", Where(f"{FOLDER}/{name}"), reason=shown(reason)),))
