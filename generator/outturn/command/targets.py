"""Files that a command writes outside the packages, and the version that it writes them of."""

import re
from pathlib import Path

from outturn.command.site import Ground
from outturn.command.terminal import refuse
from outturn.meetings import FOLDER, PACK, PAPER_FILE
from outturn.model import WORKING_COPY
from outturn.versions.number import parts


def written_to(to: Path, example: str, ground: Ground) -> Path:
    """Where the file is written that ``--to`` names; ends the program where that cannot be, or ends otherwise."""
    place, ending = to.resolve(), Path(example).suffix
    if to.suffix.lower() != ending:
        refuse(f"--to {to}: expected the name of a file that ends in {ending}, such as {example}.")
    if place.is_dir() or not place.parent.is_dir():
        refuse(f"--to {to}: expected a file in a folder that is there.")
    if place.is_relative_to(ground.packages) and not _is_new_paper(place, ground):
        may_be = "and, in the folder of a meeting, its papers: a name in small letters that is not there yet"
        refuse(f"--to {to}: expected a file outside {ground.shown}/, which holds the data {may_be}.")
    return place


def _is_new_paper(place: Path, ground: Ground) -> bool:
    """Whether the file would be a paper in a meeting's own folder, which replaces nothing."""
    is_named = re.fullmatch(PAPER_FILE, place.name) and place.name != PACK
    return bool(is_named) and place.parent.parent == ground.packages / FOLDER and not place.exists()


def guard_version(scorecard: str, version: str, ground: Ground) -> None:
    """End the program where there is no such version."""
    if version == WORKING_COPY or (parts(version) and (ground.packages / scorecard / version).is_dir()):
        return
    there = [path.name for path in (ground.packages / scorecard).iterdir() if parts(path.name) and path.is_dir()]
    known = ", ".join([WORKING_COPY, *sorted(there, key=lambda one: parts(one) or ())])
    refuse(f"There is no version “{version}” of {scorecard}. There are: {known}.")
