"""What ``export`` does: a working copy or a sealed version as a workbook, in one file."""

from pathlib import Path

from outturn import publish
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.targets import guard_version, written_to
from outturn.command.terminal import near, out
from outturn.model import WORKING_COPY
from outturn.pipeline.exporting import exported

ENDING = ".xlsx"


def export(scorecard: str, to: Path, version: str, ground: Ground) -> None:
    """Write the workbook of the scorecard's working copy, or of one of its versions; another file there is replaced."""
    place = written_to(to, f"{scorecard}{ENDING}", ground)
    guard_version(scorecard, version, ground)
    manner = manner_at(ground)
    with said_plainly(manner):
        content = exported(ground.packages, scorecard, version, manner.say, ground.shown)
        publish.change_files(place.parent, {place.name: content})
    out.print(f"{near(place)} written from {ground.shown}/{scorecard}/{version}/.")
    if version == WORKING_COPY:
        out.print(f"Bring changes back with: outturn import {near(place)} --into {scorecard}")
