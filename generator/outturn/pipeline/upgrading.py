"""Working copies brought to today's profile, one after the other."""

import os
from dataclasses import dataclass
from pathlib import Path

from outturn import publish
from outturn.authoring.upgrade import Step, upgraded
from outturn.model import DESCRIPTOR, WORKING_COPY
from outturn.reading.guard import closed_folder, plain_file
from outturn.reading.objects import object_in
from outturn.schemas import OPTIONAL, REQUIRED


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What was done to a scorecard's working copy; ``is_readable`` is not so where its descriptor cannot be read."""

    scorecard: str
    steps: tuple[Step, ...] = ()
    is_readable: bool = True


def upgrade(packages: Path, scorecard: str) -> Upgrade:
    """Bring the scorecard's working copy to today's profile, whole or not at all. Raises OSError."""
    folder = packages / scorecard / WORKING_COPY
    if folder.is_symlink() or closed_folder(folder, "") or plain_file(folder / DESCRIPTOR, ""):
        return Upgrade(scorecard, is_readable=False)
    descriptor, found = object_in((folder / DESCRIPTOR).read_bytes(), DESCRIPTOR)
    if found:
        return Upgrade(scorecard, is_readable=False)
    paths = {f"{table}.csv": folder / f"{table}.csv" for table in (*REQUIRED, *OPTIONAL)}
    files = {name: path.read_bytes() for name, path in paths.items() if not plain_file(path, name)}
    changed, steps = upgraded(files, descriptor, scorecard)
    taken = {name for name, path in paths.items() if name not in files and os.path.lexists(path)}
    publish.change_files(folder, {name: content for name, content in changed.items() if name not in taken})
    return Upgrade(scorecard, tuple(one for one in steps if one.file not in taken))
