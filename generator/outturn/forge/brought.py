"""What the check of a pull request left behind, in an archive that anybody may have made: read as nobody is trusted."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from outturn.forge.web import ForgeError

COMMENT, NUMBER = "comment.md", "number"
MOST_COMMENT = 60_000
"""Characters of a comment: GitHub takes 65,536."""
MOST_BYTES = {COMMENT: 4 * MOST_COMMENT, NUMBER: 20}
MOST_PROPOSAL, MOST_SITE = 1_000_000, 200_000_000
"""Bytes that an archive may have."""
MOST_FILES, MOST_UNPACKED = 50_000, 1_000_000_000
PART = re.compile(r"[^/\\:*?\"<>|\x00-\x1f\x7f]{1,200}")
HIDDEN = (".nojekyll", ".well-known")
"""What a site may have that begins with a dot."""
ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a check left for the second workflow: which pull request it says that it was about, and its comment."""

    number: int
    comment: str


def proposal(archive: bytes) -> Proposal:
    """What is in the archive, whose files have exactly these names; raises ForgeError for anything else."""
    with _opened(archive) as files:
        names = [one.filename for one in files.infolist()]
        if sorted(names) != sorted((COMMENT, NUMBER)):
            message = f"The proposal holds {_listed(names)}, but expected {COMMENT} and {NUMBER}"
            raise ForgeError(message)
        read = {one.filename: _content(files, one, MOST_BYTES[one.filename]) for one in files.infolist()}
    number = read[NUMBER].removesuffix(b"\n")
    if not re.fullmatch(rb"[1-9][0-9]{0,9}", number):
        message = f"The file {NUMBER} holds no number of a pull request"
        raise ForgeError(message)
    try:
        comment = read[COMMENT].decode("utf-8")
    except UnicodeDecodeError:
        message = f"The file {COMMENT} is no text in UTF-8"
        raise ForgeError(message) from None
    return Proposal(int(number), comment)


def site(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of a built site by their names; raises ForgeError where one could lie elsewhere than below a folder."""
    with _opened(archive) as files:
        entries = [one for one in files.infolist() if not one.is_dir()]
        names = [one.filename for one in entries]
        wrong = [name for name in names if not _is_safe(name)]
        if len(set(names)) != len(names) or wrong or len(names) > MOST_FILES:
            message = f"The site holds files that may not be there: {_listed(wrong) or f'{len(names):,} names'}"
            raise ForgeError(message)
        left = MOST_UNPACKED
        for one in entries:
            content = _content(files, one, left)
            left -= len(content)
            yield one.filename, content


def _opened(archive: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(archive))
    except (BadZipFile, ValueError, NotImplementedError):
        message = "The artifact is no zip"
        raise ForgeError(message) from None


def _content(files: ZipFile, one: ZipInfo, most: int) -> bytes:
    """The bytes of a plain file; the archive's own word for their number is not taken."""
    kind = stat.S_IFMT(one.external_attr >> 16)
    if one.flag_bits & ENCRYPTED or kind not in (0, stat.S_IFREG):
        message = f"{one.filename!a} is no plain file"
        raise ForgeError(message)
    try:
        with files.open(one) as opened:
            content = opened.read(most + 1)
    except Exception as error:  # noqa: BLE001 - what a compression raises is its own
        message = f"{one.filename!a} cannot be read: {type(error).__name__}"
        raise ForgeError(message) from None
    if len(content) > most:
        message = f"{one.filename!a} is larger than {most:,} bytes"
        raise ForgeError(message)
    return content


def _is_safe(name: str) -> bool:
    parts = name.split("/")
    return all(PART.fullmatch(part) and (not part.startswith(".") or part in HIDDEN) for part in parts)


def _listed(names: list[str]) -> str:
    return ", ".join(f"{name!a}" for name in names[:3])
