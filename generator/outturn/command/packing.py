"""What ``pack`` does: a version, or what a meeting considers, as one PDF."""

from pathlib import Path

from outturn import publish
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground, scorecard_of
from outturn.command.targets import guard_version, written_to
from outturn.command.terminal import counted, near, out, refuse
from outturn.meetings import FOLDER
from outturn.model import WORKING_COPY
from outturn.pipeline.packing import draft_pack, meeting_pack, press_of, version_pack


def pack(wanted: str, to: Path | None, ground: Ground) -> None:
    """Write the pack of a meeting or of “scorecard/version”; another file there is replaced."""
    named, _, version = wanted.removesuffix("/").removeprefix(f"{FOLDER}/").partition("/")
    manner = manner_at(ground)
    press = press_of(ground.settings, manner.say)
    if version:
        scorecard = scorecard_of(named, ground)
        guard_version(scorecard, version, ground)
        example = f"{scorecard}-{version}.pdf"
    else:
        example = f"{named}.pdf"
    place = written_to(to or Path(example), example, ground)
    with said_plainly(manner):
        try:
            if not version:
                content = meeting_pack(ground.packages, named, press)
            elif version == WORKING_COPY:
                content = draft_pack(ground.packages, named, press)
            else:
                content = version_pack(ground.packages, named, version, press)
        except LookupError:
            refuse(f"There is no meeting “{named}” in {ground.shown}/. A version is named so: children/1.2.0.")
        publish.change_files(place.parent, {place.name: content})
    out.print(f"{near(place)} written, {counted(len(content), 'byte', 'bytes')}.")
