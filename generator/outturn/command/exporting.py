"""What ``export`` does: a working copy or a sealed version as a workbook, in one file."""

from pathlib import Path

from outturn import publish
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import near, out, refuse
from outturn.model import WORKING_COPY
from outturn.pipeline.exporting import exported
from outturn.versions.number import parts

ENDING = ".xlsx"


def export(scorecard: str, to: Path, version: str, ground: Ground) -> None:
    """Write the workbook of the scorecard's working copy, or of one of its versions; another file there is replaced."""
    place = to.resolve()
    if to.suffix.lower() != ENDING:
        refuse(f"--to {to}: expected the name of a file that ends in {ENDING}, such as {scorecard}{ENDING}.")
    if place.is_dir() or not place.parent.is_dir():
        refuse(f"--to {to}: expected a file in a folder that is there.")
    if place.is_relative_to(ground.packages):
        refuse(f"--to {to}: expected a file outside {ground.shown}/, which holds the data and nothing else.")
    _guard_version(scorecard, version, ground)
    manner = manner_at(ground)
    with said_plainly(manner):
        content = exported(ground.packages, scorecard, version, manner.say, ground.shown)
        publish.change_files(place.parent, {place.name: content})
    out.print(f"{near(place)} written from {ground.shown}/{scorecard}/{version}/.")
    if version == WORKING_COPY:
        out.print(f"Bring changes back with: outturn import {near(place)} --into {scorecard}")


def _guard_version(scorecard: str, version: str, ground: Ground) -> None:
    """End the program where there is no such version."""
    if version == WORKING_COPY or (parts(version) and (ground.packages / scorecard / version).is_dir()):
        return
    there = [path.name for path in (ground.packages / scorecard).iterdir() if parts(path.name) and path.is_dir()]
    known = ", ".join([WORKING_COPY, *sorted(there, key=lambda one: parts(one) or ())])
    refuse(f"There is no version “{version}” of {scorecard}. There are: {known}.")
