"""What is refused before anything opens it: files that are not plain files, too large, or not UTF-8."""

import stat
from pathlib import Path

from outturn.errors import Finding, Where, counted, word
from outturn.findings import found

MOST_BYTES = 100_000_000
MOST_COMMENTARY_BYTES = 100_000


def plain_file(path: Path, name: str, most: int = MOST_BYTES) -> Finding | None:
    """The reason for which the file must not be opened, or None when it is a plain file of a bearable size."""
    try:
        status = path.lstat()
    except OSError:
        return found("file-missing", Where(name))
    if not stat.S_ISREG(status.st_mode):
        kind = word("kind-link" if stat.S_ISLNK(status.st_mode) else "kind-other")
        return found("file-not-plain", Where(name), kind=kind)
    if status.st_size > most:
        size, allowed = counted("count-bytes", status.st_size), counted("count-bytes", most)
        return found("file-too-large", Where(name), size=size, most=allowed)
    return None


def not_utf8(wrong: UnicodeError, name: str) -> Finding:
    """The finding of a file that is not UTF-8, with the line that holds the first wrong byte."""
    if not isinstance(wrong, UnicodeDecodeError):  # half of a pair of surrogates, which no file can hold
        return found("file-not-utf8", Where(name), byte=word("half-character"))
    line = wrong.object.count(b"\n", 0, wrong.start) + 1
    return found("file-not-utf8", Where(name, line=line), byte=f"0x{wrong.object[wrong.start]:02X}")
