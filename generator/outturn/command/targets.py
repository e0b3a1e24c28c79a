"""Files that a command writes outside the packages, and the version that it writes them of."""

from pathlib import Path

from outturn.command.site import Ground
from outturn.command.terminal import refuse
from outturn.model import WORKING_COPY
from outturn.versions.number import parts


def written_to(to: Path, example: str, ground: Ground) -> Path:
    """Where the file is written that ``--to`` names; ends the program where that cannot be, or ends otherwise."""
    place, ending = to.resolve(), Path(example).suffix
    if to.suffix.lower() != ending:
        refuse(f"--to {to}: expected the name of a file that ends in {ending}, such as {example}.")
    if place.is_dir() or not place.parent.is_dir():
        refuse(f"--to {to}: expected a file in a folder that is there.")
    if place.is_relative_to(ground.packages):
        refuse(f"--to {to}: expected a file outside {ground.shown}/, which holds the data and nothing else.")
    return place


def guard_version(scorecard: str, version: str, ground: Ground) -> None:
    """End the program where there is no such version."""
    if version == WORKING_COPY or (parts(version) and (ground.packages / scorecard / version).is_dir()):
        return
    there = [path.name for path in (ground.packages / scorecard).iterdir() if parts(path.name) and path.is_dir()]
    known = ", ".join([WORKING_COPY, *sorted(there, key=lambda one: parts(one) or ())])
    refuse(f"There is no version “{version}” of {scorecard}. There are: {known}.")
