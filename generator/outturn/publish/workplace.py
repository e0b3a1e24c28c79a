"""The hidden folder beside a target in which its successor is built, and what dead programs left in theirs.

Such a folder is known by its name and by the mark in it, which its program holds as long as it lives. It has at most
three things: the mark, the folder that is built (and later the one that it replaced), and, for a moment and where the
system cannot exchange two folders, the old folder that was taken from its place.
"""

import os
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from outturn.publish.hold import Hold, holding, is_given_up
from outturn.publish.modes import open_to_readers
from outturn.publish.swap import TAKEN

FRESH = "fresh"
"""What is built, or can be thrown away."""
MARK = "outturn.lock"
REMOVERS = 2
"""So many take away a folder at once: one works while another waits for the disk."""
RANDOM = r"[a-z0-9_]{8}"
"""What the standard library makes names for temporary folders of."""


@contextmanager
def workplace(target: Path) -> Iterator[Path]:
    """A hidden folder beside the target, which is gone when the block ends; what was taken into it is put back.

    Raises OSError where it cannot be made.
    """
    while True:
        place = Path(mkdtemp(prefix=_prefix(target), dir=target.parent))
        try:
            with holding(place / MARK, create=True) as hold:
                if hold is not Hold.ANOTHERS:
                    yield place
                    return  # otherwise a start of another program took it for a dead one's, before it was held
        finally:
            _clear(place, target)


def recover(target: Path) -> None:
    """Put back what a dead program took from its place, and take away what dead programs left beside it.

    What is held, what is not known by name and mark, and what a link leads to is left alone. Raises OSError where the
    only whole folder cannot be put back.
    """
    for place in _left(target):
        with suppress(OSError):
            place.rmdir()  # where a program died before there was anything in it
        with suppress(FileNotFoundError), holding(place / MARK) as hold:
            if hold is Hold.NOBODYS:
                _put_back(place, target)
            if hold is not Hold.ANOTHERS and is_given_up(hold, place / MARK):
                _clear(place, target)


def _prefix(target: Path) -> str:
    return f".{target.name}-outturn-"


def _left(target: Path) -> list[Path]:
    """The folders beside the target that a program of this kind made, and in which there is nothing else."""
    name = re.compile(re.escape(_prefix(target)) + RANDOM)
    named = sorted(path for path in target.parent.glob(".*") if name.fullmatch(path.name))
    return [path for path in named if holds_only(path, MARK, FRESH, TAKEN) and _is_marked(path)]


def _is_marked(place: Path) -> bool:
    """Whether the mark is there, or nothing at all."""
    mark = place / MARK
    return mark.is_file() and not mark.is_symlink() if os.path.lexists(mark) else not any(place.iterdir())


def holds_only(place: Path, *names: str) -> bool:
    """Whether this is a plain folder, no link to one, that has nothing but these; False where nobody may look."""
    try:
        return not place.is_symlink() and {path.name for path in place.iterdir()} <= {*names}
    except OSError:
        return False


def _clear(place: Path, target: Path) -> None:
    """Put back what was taken, and take everything else away: the mark last, since the rest is known by it."""
    _put_back(place, target)
    for folder in (place / FRESH, place / TAKEN):
        _take_away(folder)
        if folder.is_dir():
            open_to_readers(folder)
            shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):  # another start may be at it too
        if not {path.name for path in place.iterdir()} - {MARK}:
            (place / MARK).unlink(missing_ok=True)
            place.rmdir()


def _take_away(folder: Path) -> None:
    """Take a folder away as far as that can be done; several are at it, since it is the disk that is waited for."""
    with suppress(OSError, RuntimeError), ThreadPoolExecutor(REMOVERS) as removers:
        for top in _folders_in(folder):
            for one in _folders_in(top):
                removers.submit(shutil.rmtree, one, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _folders_in(folder: str | Path) -> list[str]:
    """The paths of the plain folders in a plain folder; what links lead to is somebody else's."""
    if os.path.islink(folder):  # noqa: PTH114 - may be text
        return []
    with os.scandir(folder) as entries:
        return [one.path for one in entries if one.is_dir(follow_symlinks=False)]


def _put_back(place: Path, target: Path) -> None:
    try:
        if not target.exists():
            (place / TAKEN).rename(target)
    except OSError:
        if (place / TAKEN).exists() and not target.exists():
            raise
