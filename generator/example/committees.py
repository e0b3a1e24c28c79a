"""The example's meetings: three papers for three councils, whose figures are those of the versions that they name."""

import shutil
from pathlib import Path

from outturn.meetings import FOLDER

HERE = Path(__file__).parent


def write_meetings(datapackage: Path) -> None:
    """Put the meetings beside the scorecards; who is named in them is a post, and every title says “Example”."""
    shutil.copytree(HERE / FOLDER, datapackage / FOLDER, copy_function=shutil.copyfile)
