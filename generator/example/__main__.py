"""Build the example site's packages with their versions: python -m example FIGURES DATAPACKAGE."""

import argparse
import shutil
from functools import partial
from pathlib import Path

from example.committees import seal_meetings
from example.history import states
from example.packages import write
from example.releases import releases
from example.states import histories
from outturn.errors import OutturnError
from outturn.pipeline.packing import maker
from outturn.pipeline.printable import press_of
from outturn.pipeline.sealing import seal
from outturn.reading.site_settings import settings_of
from outturn.words.catalogue import catalogue

CONFIGURATION = Path(__file__).parents[2] / "mkdocs.yml"
"""The example site's, which says its address: it stands on every page of a pack."""


def main() -> None:
    """Write every state of every example scorecard as its working copy, and seal it; the last one stays.

    Then the meetings that considered some of them.
    """
    parser = argparse.ArgumentParser(prog="python -m example", description=__doc__)
    parser.add_argument("figures", type=Path, help="the folder of published figures")
    parser.add_argument("datapackage", type=Path, help="the folder to write the scorecards into: new, or empty")
    arguments = parser.parse_args()
    folder: Path = arguments.datapackage
    say = catalogue()
    if folder.exists() and any(folder.iterdir()):
        parser.error(f"{folder} is not empty: what is sealed never changes, so give a new folder")
    for name, history in histories().items():
        for state, package in states(name, history, arguments.figures):
            shutil.rmtree(folder / name / "next", ignore_errors=True)
            write(package, folder / name / "next")
            try:
                seal(folder, name, state.level, state.note, state.day, say)
            except OutturnError as error:
                parser.exit(1, f"{name}, {state.day}:\n{error}\n")
            print(name, state.day, state.level, state.note)
    (folder / "releases.csv").write_bytes(releases(folder))
    try:
        press = press_of(settings_of(CONFIGURATION), say)
        for meeting, notice in seal_meetings(folder, say, partial(maker, press)):
            print(meeting, notice.day, notice.note)
    except OutturnError as error:
        parser.exit(1, f"{folder / 'meetings'}:\n{error}\n")


if __name__ == "__main__":
    main()
