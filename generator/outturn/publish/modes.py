"""Who may read what is published: everybody, whatever the umask, and whatever the modes of what was copied."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WITHHELD = 0o022
"""What an umask may withhold from others and the group at most: to write."""


@contextmanager
def readable_by_all() -> Iterator[None]:
    """Let everybody read, and the owner change, what is made in the block."""
    before = os.umask(WITHHELD)
    os.umask(before & WITHHELD)
    try:
        yield
    finally:
        os.umask(before)


def open_to_readers(folder: Path) -> None:
    """Let everybody read the folder and what is in it, and its owner change it; what links lead to stays as it is."""
    _allow(folder, 0o755)
    for place, folders, names in os.walk(folder):
        for name in folders:  # before they are looked into
            _allow(f"{place}{os.sep}{name}", 0o755)
        for name in names:
            _allow(f"{place}{os.sep}{name}", 0o644)


def _allow(path: Path | str, wanted: int) -> None:
    """Allow that much; paths are texts, since there are thousands."""
    mode = os.lstat(path).st_mode
    if not stat.S_ISLNK(mode) and mode | wanted != mode:
        Path(path).chmod(stat.S_IMODE(mode) | wanted)
