"""What ``pack`` does: a version, or what a meeting considers, as one PDF."""

from pathlib import Path

from outturn import publish
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground, scorecard_of
from outturn.command.targets import guard_version, written_to
from outturn.command.terminal import counted, near, out, refuse
from outturn.model import WORKING_COPY
from outturn.pipeline.packing import draft_pack, press_of, version_pack


def pack(wanted: str, to: Path | None, ground: Ground) -> None:
    """Write the pack of “scorecard/version”; another file there is replaced."""
    named, _, version = wanted.removesuffix("/").partition("/")
    if not version:
        refuse(
            f"There is no meeting “{wanted}” in {ground.shown}/. A version is named with its scorecard: children/1.2.0."
        )
    scorecard = scorecard_of(named, ground)
    guard_version(scorecard, version, ground)
    example = f"{scorecard}-{version}.pdf"
    place = written_to(to or Path(example), example, ground)
    manner = manner_at(ground)
    press = press_of(ground.settings, manner.say)
    with said_plainly(manner):
        make = draft_pack(ground.packages, scorecard, press) if version == WORKING_COPY else None
        content = make or version_pack(ground.packages, scorecard, version, press)
        publish.change_files(place.parent, {place.name: content})
    out.print(f"{near(place)} written, {counted(len(content), 'byte', 'bytes')}.")
