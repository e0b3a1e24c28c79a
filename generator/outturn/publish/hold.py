"""Holds on files and folders, which end with the process that has them, however it ends and whatever the clock says."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from time import time

if sys.platform != "win32":
    import fcntl

DAY = 86_400


class Hold(Enum):
    """Whose a hold is; nobody's where the system or the disk knows none."""

    OURS = "ours"
    ANOTHERS = "another's"
    NOBODYS = "nobody's"


@contextmanager
def holding(path: Path, *, create: bool = False) -> Iterator[Hold]:
    """Try to hold the file or folder while the block lasts; gives whose the hold is now.

    What is not there, or goes while it is taken, is another's, who took it away.
    """
    if sys.platform == "win32":
        if create:
            path.touch()
        yield Hold.NOBODYS
        return
    how = os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_NOFOLLOW | (os.O_CREAT if create else 0)
    try:
        handle = os.open(path, how, 0o600)
    except FileNotFoundError:
        yield Hold.ANOTHERS
        return
    try:
        hold = _taken(handle)
        yield hold if path.exists() else Hold.ANOTHERS
    finally:
        os.close(handle)


def _taken(handle: int) -> Hold:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return Hold.ANOTHERS
    except OSError:  # a disk without holds
        return Hold.NOBODYS
    return Hold.OURS


def is_given_up(hold: Hold, path: Path) -> bool:
    """Whether nobody who lives can need the file or folder; where there are no holds, a day tells.

    The clock may have been set in between, forward or back.
    """
    return hold is Hold.OURS or (hold is Hold.NOBODYS and abs(time() - path.stat().st_mtime) > DAY)
