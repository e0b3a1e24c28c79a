"""Brings the files that a browser needs, once, when somebody asks for it; the only module that asks the network.

What comes is kept only where its SHA-256 is the one that ``needed.json`` names, so it does not matter who sent it.
"""

import io
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from outturn.errors import PlainError
from outturn.in_browser.needed import NEEDED, Needed, Source

TIMEOUT = 60
"""Seconds without a byte after which a place counts as not there."""
MOST = 200_000_000
"""Nothing that is larger is read to its end."""

Fetch = Callable[[str], bytes]


class NotBroughtError(PlainError):
    """A file cannot be had as it must be; the message says which, and what each place answered."""


def fetched(url: str) -> bytes:
    """What lies at an address; raises OSError where nothing can be had."""
    if not url.startswith("https://"):
        message = f"{url} is not read: only https:// is"
        raise URLError(message)
    with urlopen(url, timeout=TIMEOUT) as answer:  # noqa: S310 - the line above sees to the scheme
        content: bytes = answer.read(MOST)
    return content


def brought(
    folder: Path, had: Path | None = None, fetch: Fetch = fetched, needed: Sequence[Needed] = NEEDED
) -> list[tuple[Needed, bytes]]:
    """The files that do not lie in the folder as they must, each with its content.

    ``had`` is a folder in which they were put by other means; then nothing is fetched. Raises NotBroughtError.
    """
    archives: dict[str, bytes] = {}

    def get(source: Source) -> bytes:
        if not source.member:
            return fetch(source.url)
        if source.url not in archives:
            archives[source.url] = _right(fetch(source.url), source.sha256)
        return _member(archives[source.url], source.member)

    missing = [one for one in needed if not _is_right(folder / one.name, one)]
    if had:
        return [(one, _from(had, one)) for one in missing]
    return [(one, _one(one, get)) for one in missing]


def _one(needed: Needed, get: Callable[[Source], bytes]) -> bytes:
    """The file from the first place that has it as it must be."""
    answers = []
    for source in needed.sources:
        try:
            return _right(get(source), needed.sha256)
        except (OSError, ValueError, KeyError, tarfile.TarError, zipfile.BadZipFile) as error:
            answers.append(f"{source.url}: {error}")
    message = f"{needed.name} cannot be had. " + "; ".join(answers)
    raise NotBroughtError(message)


def _from(folder: Path, needed: Needed) -> bytes:
    try:
        return _right((folder / needed.name).read_bytes(), needed.sha256)
    except (OSError, ValueError) as error:
        message = f"{needed.name} is not in {folder} as it must be: {error}"
        raise NotBroughtError(message) from error


def _right(content: bytes, digest: str) -> bytes:
    """The content where it has that hash; else ValueError."""
    found = sha256(content).hexdigest()
    if found != digest:
        message = f"its SHA-256 is {found}, not {digest}"
        raise ValueError(message)
    return content


def _member(archive: bytes, name: str) -> bytes:
    """A file of a zip or of a compressed tar; nothing of either is written."""
    if zipfile.is_zipfile(io.BytesIO(archive)):
        with zipfile.ZipFile(io.BytesIO(archive)) as packed:
            return packed.read(name)
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed_tar:
        found = packed_tar.extractfile(name)
        return found.read() if found else b""


def _is_right(path: Path, needed: Needed) -> bool:
    if not path.is_file() or path.stat().st_size != needed.size:
        return False
    return sha256(path.read_bytes()).hexdigest() == needed.sha256
