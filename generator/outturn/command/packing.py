"""What ``pack`` does: a version, or what a meeting considers, as one PDF."""

from collections.abc import Sequence
from pathlib import Path

from outturn import publish
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground, scorecard_of
from outturn.command.targets import guard_version, written_to
from outturn.command.terminal import counted, near, out, refuse
from outturn.meetings import FOLDER
from outturn.model import WORKING_COPY
from outturn.pipeline.packing import draft_pack, exceptions_pack, meeting_pack, version_pack
from outturn.pipeline.printable import press_of

ONE_VERSION = "--exceptions is about a sealed version, which is named with its scorecard: children/1.2.0."


def pack_exceptions(wanted: Sequence[str], to: Path | None, ground: Ground) -> None:
    """Write what turned red or worsened in several versions; of every scorecard's newest where none is named."""
    named = [one.removesuffix("/").partition("/") for one in wanted]
    manner = manner_at(ground)
    for scorecard, _, version in named:
        if version in ("", WORKING_COPY):
            refuse(ONE_VERSION)
        guard_version(scorecard_of(scorecard, ground), version, ground)
    place = written_to(to or Path("exceptions.pdf"), "exceptions.pdf", ground)
    with said_plainly(manner):
        press = press_of(ground.settings, manner.say)
        content = exceptions_pack(ground.packages, [(one, version) for one, _, version in named], press)
        publish.change_files(place.parent, {place.name: content})
    out.print(f"{near(place)} written, {counted(len(content), 'byte', 'bytes')}.")


def pack(wanted: str, to: Path | None, ground: Ground, *, only_exceptions: bool = False) -> None:
    """Write the pack of a meeting or of “scorecard/version”; another file there is replaced."""
    named, _, version = wanted.removesuffix("/").removeprefix(f"{FOLDER}/").partition("/")
    manner = manner_at(ground)
    press = press_of(ground.settings, manner.say)
    if version:
        named = scorecard_of(named, ground)
        guard_version(named, version, ground)
    if only_exceptions and version in ("", WORKING_COPY):
        refuse(ONE_VERSION)
    example = "-".join(one for one in (named, version, "exceptions" if only_exceptions else "") if one) + ".pdf"
    place = written_to(to or Path(example), example, ground)
    with said_plainly(manner):
        if not version:
            content = meeting_pack(ground.packages, named, press)
        elif version == WORKING_COPY:
            content = draft_pack(ground.packages, named, press)
        else:
            content = version_pack(ground.packages, named, version, press, only_exceptions=only_exceptions)
        publish.change_files(place.parent, {place.name: content})
    out.print(f"{near(place)} written, {counted(len(content), 'byte', 'bytes')}.")
