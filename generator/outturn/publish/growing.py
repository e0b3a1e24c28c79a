"""The folder that a site is built in: new, or one that was a site before, of which what is still right stays.

Each file has a tag, which says what it is: two of the same name and tag have the same bytes. Whoever knows a file's tag
need not make the file where it stands already.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from outturn.publish.folder import inside, write_files

BESIDE = ".outturn-fresh"
"""Where a file is written before it takes another's place, in the folder's root."""


class State(NamedTuple):
    """What a disk says of a file, which is another whenever somebody wrote to it: no program can set ``changed``."""

    size: int
    modified: int
    changed: int
    number: int


def state_of(found: os.stat_result) -> State:
    """The state of a file that was looked at."""
    return State(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


class Growing:
    """A folder with files that are right, by their names with state and tag; None where nothing is to be remembered.

    What is neither written nor kept is taken away when the folder is ``ended``.
    """

    def __init__(self, folder: Path, right: Mapping[str, tuple[State, str]] | None = None) -> None:
        self.folder, self._remembers = folder, right is not None
        self._standing = dict(right or {})
        self._begun_with = frozenset(_folders(self._standing))
        self._wanted: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        """The files that are wanted, with their sizes in bytes."""

    def holds(self, name: str, tag: str) -> bool:
        """Whether the file of that name stands there and is what the tag says."""
        return self._standing.get(name, ("", ""))[1] == tag

    def keep(self, name: str) -> None:
        """Leave a file that stands there."""
        state, self._wanted[name] = self._standing[name]
        self.sizes[name] = state.size

    def write(self, files: Iterable[tuple[str, str | bytes]], tag: str = "") -> None:
        """Write files as ``write_files`` does, unless they stand there; their content is their tag where none is."""
        for name, content in files:
            data = content.encode("utf-8") if isinstance(content, str) else content
            own = tag or (sha256(data).hexdigest() if self._remembers else "")
            if own and self.holds(name, own):
                self.keep(name)
            else:
                self._put(name, data)
                self._wanted[name], self.sizes[name] = own, len(data)

    def _put(self, name: str, data: bytes) -> None:
        if name in self._standing:  # and may be read meanwhile, or have another name elsewhere
            write_files([(BESIDE, data)], self.folder)
            (self.folder / BESIDE).replace(inside(self.folder, name))
            del self._standing[name]
            return
        try:
            write_files([(name, data)], self.folder)
        except (FileExistsError, NotADirectoryError, IsADirectoryError, PermissionError):  # Windows says the last
            if not self._clear_way(name):
                raise
            write_files([(name, data)], self.folder)

    def _clear_way(self, name: str) -> bool:
        """Take away what stood where folders are now, or a folder where the file is; gives whether there was any."""
        above = [str(one) for one in PurePosixPath(name).parents if str(one) in self._standing]
        below = [one for one in self._standing if one.startswith(f"{name}/")]
        is_way = not any(one in self._wanted for one in (*above, *below))
        for one in (*above, *below) if is_way else ():
            (self.folder / one).unlink()
            del self._standing[one]
        if is_way and (self.folder / name).is_dir():
            shutil.rmtree(self.folder / name)
        return is_way

    def ended(self) -> dict[str, tuple[State, str]]:
        """Take away what is not wanted; gives what is known of the rest, which is more than its bytes.

        A file that was written in the same moment as it is looked at could be written once more without that being
        seen: nothing is known of it.
        """
        for name in self._standing.keys() - self._wanted.keys():
            (self.folder / name).unlink()
        wanted = set(_folders(self._wanted))
        for gone in sorted(self._begun_with - wanted, reverse=True):
            with suppress(OSError):  # another may be in it, or it is a file now
                (self.folder / gone).rmdir()
        write_files([(BESIDE, b"")], self.folder)
        now = (self.folder / BESIDE).lstat().st_ctime_ns
        (self.folder / BESIDE).unlink()
        return {name: one for name, one in self._known() if one[0].changed < now}

    def _known(self) -> Iterator[tuple[str, tuple[State, str]]]:
        root = f"{self.folder}{os.sep}"
        for name, tag in self._wanted.items():
            before = self._standing.get(name)
            if before and before[1] == tag:
                yield name, before
            elif tag:
                yield name, (state_of(os.lstat(root + name)), tag)


def _folders(names: Iterable[str]) -> Iterator[str]:
    """The folders that the files lie in, below the root."""
    for one in {name.rpartition("/")[0] for name in names}:
        parts = one.split("/") if one else []
        yield from ("/".join(parts[: at + 1]) for at in range(len(parts)))
