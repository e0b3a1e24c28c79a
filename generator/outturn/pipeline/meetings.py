"""Meetings, composed: the page of each is a unit, worked out from its papers and the versions it considered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256

from outturn.commonmark import parts
from outturn.exports.proof_meetings import sums_of
from outturn.exports.tombstones import tombstone
from outturn.meetings import FOLDER, PACK, SEALED, TOLD, Considered
from outturn.model import Link
from outturn.pipeline import keys
from outturn.pipeline.considering import About, about_of, followed, stored, unreadable, withdrawal_of
from outturn.pipeline.making import Made, Making
from outturn.pipeline.parts import Parts
from outturn.pipeline.pieces import Piece
from outturn.pipeline.running import Running
from outturn.pipeline.units import Unit, Workshop, tools
from outturn.story.meeting import told_meeting
from outturn.story.meetings import address_of, beside, placed_meeting, shown_meetings
from outturn.story.since import since
from outturn.values import replace as change
from outturn.versions import addresses
from outturn.versions.meeting_seals import published


def meeting_units(making: Making) -> tuple[tuple[Considered, Unit], ...]:
    """Every meeting that has a page, with the unit that makes it."""
    workshop = Workshop(making.settings, making.site, making.templates)
    return tuple((one, _unit(making, workshop, one)) for one in shown_meetings(making.checked.register))


def _unit(making: Making, workshop: Workshop, considered: Considered) -> Unit:
    about = about_of(making, considered)
    states = [(one, one.corrects, sorted(folder.files.items())) for one, folder in about.versions] if about else []
    what = (
        (about.scorecard, [(one, sorted(names)) for one, names in about.down.items()], sorted(about.renamed.items()))
        if about
        else ()
    )
    others = beside(making.checked.register, considered)
    key = keys.key("meeting", *making.common, state_of(considered), states, what, others)
    reads = tuple(f"{about.scorecard}/{one.version}" for one, _ in about.versions) if about else ()
    return Unit(key, meeting_parts, (workshop, considered, about, others), (FOLDER, *reads))


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


def meeting_parts(workshop: Workshop, considered: Considered, about: About | None, others: tuple[Link, ...]) -> Parts:
    """A meeting's page: as it was told when its papers were published, else told today.

    Where anything that it quotes was taken down, it is told anew without that, and has no pack.
    """
    say, make = tools(workshop)
    packages = workshop.settings.packages
    known = followed(packages, about) if about else None
    is_reduced = not considered.meeting.exempt and (about is None or about.is_reduced)
    page = None if is_reduced else stored(packages, considered)
    if page is None:
        shown = published(considered) if considered.is_sealed else considered
        page = told_meeting(shown, known.told if known else None, say, known.version if known else None)
    if is_reduced:
        page = change(page, pack=None)
    today = since(say, page.spoken_of, known) if known else None
    placed = placed_meeting(say, page, considered, today, workshop.site, others)
    return Parts((make.render(placed, page.labels),))


def meeting_pieces(making: Making, units: Iterable[tuple[Considered, Unit]], running: Running) -> Iterator[Piece]:
    """Every meeting's page with its papers beside it."""
    register = making.checked.register
    for considered, unit in units:
        state = partial(keys.key, unit.key, register.withdrawn)
        yield Piece(address_of(considered), state, partial(_made, making, running, considered, unit))


def _made(making: Making, running: Running, considered: Considered, unit: Unit) -> Iterator[Made]:
    yield from running.made(unit)
    reason = withdrawal_of(making, considered)
    for name in published_files(considered):
        address = addresses.meeting_file(considered.meeting, name)
        if name == PACK and reason:
            yield address, tombstone(making.say, f"/{address}", reason, making.site)
        else:
            yield address, _read(making, considered, name)
    if considered.is_sealed:
        yield addresses.meeting_file(considered.meeting, addresses.SUMS), sums_of(considered, has_pack=not reason)


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


def _read(making: Making, considered: Considered, name: str) -> bytes:
    """A paper as it was when it was checked; raises OutturnError where it is another now."""
    own = considered.own(name)
    content = (making.settings.packages / FOLDER / own).read_bytes()
    if own in considered.files and sha256(content).hexdigest() != considered.files[own][0]:
        raise unreadable(own, "it changed while it was read")
    return content
