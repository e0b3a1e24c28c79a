"""What is refused before it is read: files that are not plain, too large, not to be opened, or not UTF-8."""

import os
import stat
from pathlib import Path

from outturn.errors import Finding, Where, counted, shown, word
from outturn.findings import found

MOST_BYTES = 100_000_000
MOST_COMMENTARY_BYTES = 100_000


def plain_file(path: Path, name: str, most: int = MOST_BYTES) -> Finding | None:
    """The reason for which the file must not be opened, or None when it is a plain file of a bearable size."""
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return found("file-missing", Where(name))
    except OSError as error:
        return _unreadable(error, name)
    if not stat.S_ISREG(status.st_mode):
        kind = word("kind-link" if stat.S_ISLNK(status.st_mode) else "kind-other")
        return found("file-not-plain", Where(name), kind=kind)
    if status.st_size > most:
        size, allowed = counted("count-bytes", status.st_size), counted("count-bytes", most)
        return found("file-too-large", Where(name), size=size, most=allowed)
    try:
        with path.open("rb"):
            return None
    except OSError as error:
        return _unreadable(error, name)


def closed_folder(path: Path, name: str) -> Finding | None:
    """The reason for which what lies in the folder cannot be listed or opened; None where it can, or is no folder."""
    try:
        with os.scandir(path):
            pass
        os.stat(os.path.join(path, os.curdir))  # noqa: PTH116, PTH118 - a Path drops the dot, which asks to enter
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return _unreadable(error, name)
    return None


def _unreadable(error: OSError, name: str) -> Finding:
    return found("file-unreadable", Where(name), reason=shown(error.strerror or str(error)))


def not_utf8(wrong: UnicodeError, name: str) -> Finding:
    """The finding of a file that is not UTF-8, with the line that holds the first wrong byte."""
    if not isinstance(wrong, UnicodeDecodeError):  # half of a pair of surrogates, which no file can hold
        return found("text-half-character", Where(name))
    line = wrong.object.count(b"\n", 0, wrong.start) + 1
    return found("file-not-utf8", Where(name, line=line), byte=f"0x{wrong.object[wrong.start]:02X}")
