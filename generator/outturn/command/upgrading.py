"""The command that brings older working copies to today's profile: upgrade."""

from collections.abc import Sequence

from outturn.authoring.upgrade import Step
from outturn.command.saying import manner_at, said_plainly
from outturn.command.site import Ground
from outturn.command.terminal import err, out
from outturn.model import WORKING_COPY
from outturn.pipeline.upgrading import Upgrade
from outturn.pipeline.upgrading import upgrade as upgrade_one

SAID = {
    "key-dropped": "{about} taken out: it says nothing of a working copy",
    "key-set": "{about} written as the folder is called",
    "tables-dropped": "the list of tables taken out: those that are there are read, by the schemas of the program",
    "schemas-dropped": "schemas and hashes taken out: sealing writes them",
    "table-added": "written without a row, since every package has it",
    "column-added": "column {about} added, empty; outturn check says where it must be filled in",
    "column-filled": "column {about} added, with what is usual",
    "column-renamed": "column renamed: {about}",
}
"""What was done, in words."""


def upgrade(names: Sequence[str] | None, ground: Ground) -> None:
    """Bring the working copies of these scorecards, or of all, to today's profile, and print what was done."""
    there = sorted(path.parent.name for path in ground.packages.glob(f"*/{WORKING_COPY}"))
    with said_plainly(manner_at(ground)):
        for name in there if names is None else names:
            _say(upgrade_one(ground.packages, name), ground)


def _say(done: Upgrade, ground: Ground) -> None:
    place = f"{ground.shown}/{done.scorecard}/{WORKING_COPY}"
    if not done.is_readable:
        err.print(f"{place}: left as it is, because its datapackage.json cannot be read; outturn check says why.")
    elif not done.steps:
        out.print(f"{place}: up to date.")
    for file in dict.fromkeys(step.file for step in done.steps):
        out.print(f"{place}/{file}", style="bold")
        for step in done.steps:
            if step.file == file:
                out.print(f"  {_words(step)}")


def _words(step: Step) -> str:
    return SAID[step.kind].format(about=step.about)
