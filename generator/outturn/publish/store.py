"""What was made before, kept beside the project by the content of everything that went into it.

An entry is a file named by its key: the SHA-256 of key and content, a line end, and the content, packed. One that is
damaged, or that belongs to another key, is as good as none. Nothing here is ever needed: a store that cannot be read or
written costs time and a sentence, never a build.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp

import zstandard

STORE = ".outturn"
MOST_BYTES = 500_000_000
"""How much a store holds after a build; what was not used for longest goes first."""
QUICK = 1
"""How hard Zstandard packs: pages shrink to a tenth, and anything better takes longer than it saves (decision 0051)."""
NAME_LENGTH = 64
_HASH_LENGTH = 64


class Store:
    """The entries in a folder; ``trouble`` says why it could not be used, and is empty where it could."""

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        self._folder, self._most = folder, most
        self.trouble = ""
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            self.trouble = f"{folder.name} is no folder"

    def get(self, key: str) -> bytes | None:
        """What was kept under the key, or None."""
        path = self._path(key)
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            content = b"" if not path.is_file() else _read(path)
        if content[:_HASH_LENGTH] != _hash(key, content[_HASH_LENGTH + 1 :]):
            return None
        return _unpacked(content[_HASH_LENGTH + 1 :])

    def has(self, key: str) -> bool:
        """Whether there is an entry of that name, whole or not."""
        return self._path(key).is_file()

    def put(self, key: str, content: bytes) -> None:
        """Keep it, if that can be done; whoever reads meanwhile sees nothing or all of it."""
        if self.trouble:
            return
        packed = _packer().compress(content)
        path = self._path(key)
        try:
            number, name = _opened(path.parent)
            with open(number, "wb") as file:  # noqa: PTH123
                file.write(_hash(key, packed) + b"\n" + packed)
            os.replace(name, path)  # noqa: PTH105 - there are hundreds
        except OSError as error:
            self.trouble = error.strerror or str(error)

    def sweep(self) -> None:
        """Take away what was not used for longest, until the rest is small enough."""
        left = self._most
        with suppress(OSError):
            for path, size in sorted(self._entries(), key=lambda one: one[0].stat().st_mtime, reverse=True):
                left -= size
                if left < 0 or path.name.startswith("."):
                    path.unlink(missing_ok=True)

    def _entries(self) -> Iterator[tuple[Path, int]]:
        """Every file that a store makes, with its size; nothing else in the folder is touched."""
        for path in self._folder.glob("??/*"):
            if path.is_file() and not path.is_symlink():
                yield path, path.stat().st_size

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key


@contextmanager
def store_of(root: Path, *, fresh: bool = False) -> Iterator[Store]:
    """The store of the project in that folder; a ``fresh`` one is empty, lies elsewhere and is taken away again."""
    if not fresh:
        yield Store(root / STORE)
        return
    with TemporaryDirectory(prefix="outturn-") as folder:
        yield Store(Path(folder))


@cache
def _packer() -> "zstandard.ZstdCompressor":
    return zstandard.ZstdCompressor(level=QUICK)


def _unpacked(packed: bytes) -> bytes | None:
    """What was packed; None where it is something else."""
    with suppress(zstandard.ZstdError):
        return zstandard.decompress(packed)
    return None


def _hash(key: str, packed: bytes) -> bytes:
    return sha256(key.encode() + b"\n" + packed).hexdigest().encode()


def _opened(folder: Path) -> tuple[int, str]:
    """A new file in the folder, open to be written, and its name; most lie where others do already."""
    try:
        return mkstemp(dir=folder, prefix=".")
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        return mkstemp(dir=folder, prefix=".")


def _read(path: Path) -> bytes:
    """The content of a file whose time cannot be changed; nothing where it cannot be read."""
    with suppress(OSError):
        return path.read_bytes()
    return b""
