"""One folder in another's place, in one step where the system knows one."""

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

TAKEN = "taken"
"""Where the old folder lies, beside the new one, while neither is in its place; what lies there is whole."""
HERE = -100
"""Linux's AT_FDCWD: names are taken from the working folder."""
EXCHANGE = 2
"""Linux's RENAME_EXCHANGE, and macOS' RENAME_SWAP."""


def swap(fresh: Path, target: Path) -> None:
    """Put a folder in the target's place; what was there, if anything, is then in the folder's own.

    Where it cannot be done in one step, the old folder is called ``TAKEN`` in between: a failure, or the end of this
    program, may leave it there. Raises OSError.
    """
    if exchanged(fresh, target):
        return
    taken = fresh.with_name(TAKEN)
    with suppress(FileNotFoundError):
        target.rename(taken)
    try:
        fresh.rename(target)
    except OSError as error:
        if not target.exists():
            raise
        message = f"{target} is another build's now, which ended at the same moment"
        raise FileExistsError(message) from error
    with suppress(OSError):  # there was none; or it is thrown away where it lies
        taken.rename(fresh)


def exchanged(one: Path, other: Path) -> bool:
    """Whether the two now have each other's names, in one step; False where nothing was done.

    Not every system can do it, nor every disk; why it could not is learnt from doing it in another way.
    """
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        rename = getattr(ctypes.CDLL(None), "renameat2", None)
        return bool(rename and rename(HERE, first, HERE, second, EXCHANGE) == 0)
    if sys.platform == "darwin":
        rename = getattr(ctypes.CDLL(None), "renamex_np", None)
        return bool(rename and rename(first, second, EXCHANGE) == 0)
    return False
