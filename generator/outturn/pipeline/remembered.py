"""What one process has read of a folder of packages, which it need not read again while the files are as they were."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from outturn.errors import Finding
from outturn.model import Draft, Package
from outturn.versions.history import SealedFolder

Times = frozenset[tuple[str, int, int, int]]
"""Each file's path, when it was changed in nanoseconds, its size, and its number on the disk."""


class WorkingCopy(NamedTuple):
    """A working copy as far as it can be read, and what is wrong in it; it ``is_right`` where nothing was left out."""

    package: Package | None
    findings: tuple[Finding, ...]
    is_right: bool
    draft: Draft


class Remembered:
    """Sealed folders by the times of their files, working copies by keys of their content.

    Times are enough while one process runs, which looks at them anyway to see what was saved.
    """

    def __init__(self) -> None:
        self._sealed = dict[Path, tuple[Times, SealedFolder]]()
        self.copies = dict[str, tuple[str, WorkingCopy]]()

    def sealed(self, place: Path, scorecard: str, read: Callable[[Path, str], SealedFolder]) -> SealedFolder:
        """What lies in a sealed version's folder, read where it is not what it was."""
        now = times(place)
        before, found = self._sealed.get(place, (None, None))
        if found is None or before != now:
            found = read(place, scorecard)
            self._sealed[place] = (now, found)
        return found


def times(path: Path) -> Times:
    """The times of a file, or of all in a folder but what is hidden; nothing of what is not there."""
    return frozenset(_in_folder(str(path)) if path.is_dir() else _of(str(path)))


def _in_folder(folder: str) -> Iterator[tuple[str, int, int, int]]:
    """Those below a folder; what vanishes meanwhile is not there."""
    try:
        with os.scandir(folder) as entries:
            for one in entries:
                if one.name.startswith("."):
                    continue
                if one.is_dir(follow_symlinks=False):
                    yield from _in_folder(one.path)
                else:
                    yield from _of(one.path)
    except OSError:
        return


def _of(path: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        found = os.stat(path)  # noqa: PTH116 - several hundred, five times a second
    except OSError:
        return
    yield path, found.st_mtime_ns, found.st_size, found.st_ino
