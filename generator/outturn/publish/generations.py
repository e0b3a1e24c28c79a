"""Two generations of a site: the one that is served, and the one before, which is made the next.

When a site takes the place of another, that one is not thrown away but put aside, beside what was made before. The next
build begins in it: a file that is what is wanted stays as it is, neither read nor written. Which one is, is known by
what was noted of each when it was written: its state on the disk (size, times, number) and what it was made of. Such a
note is true for ever, since whoever writes to a file gives it another state; so a note that is lost, foreign, or of a
folder that was copied costs a file that is written anew, and never leaves a wrong one.
"""

import json
import os
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from outturn.publish.growing import Growing, State, state_of
from outturn.publish.modes import WITHHELD, readable_by_all
from outturn.publish.store import STORE, Store
from outturn.publish.swap import swap
from outturn.publish.workplace import FRESH, workplace

ASIDE = "site-before"
"""The site that was replaced, in the folder of what was made before."""
CAN_KNOW = sys.platform != "win32"
"""Elsewhere a file's state has a time that no program can set; Windows does not tell it."""
Notes = Mapping[str, tuple[State, str]]


class Generations:
    """What is put aside for the site of a project, and what was noted of its files; without a store, nothing is."""

    def __init__(self, root: Path, store: Store | None) -> None:
        self._aside = root / STORE / ASIDE
        self._store = store if CAN_KNOW else None

    def take(self, fresh: Path, target: Path) -> Notes | None:
        """Put what was put aside in that place, with those of its files alone that are right; else make a new folder.

        A file is right where it is what the served one was, too: going back to an older one would give it an older
        time, and browsers ask for what is newer. None where nothing can be noted.
        """
        if self._store is None:
            shutil.rmtree(self._aside, ignore_errors=True)
            fresh.mkdir()
            return None
        served, right = self._noted(target), self._noted(self._aside)
        same = {name: one for name, one in right.items() if name in served and served[name][1] == one[1]}
        try:
            if not same or self._aside.parent.is_symlink():
                raise FileNotFoundError(self._aside)
            self._aside.rename(fresh)
            return dict(_swept(fresh, same))
        except OSError:
            with suppress(OSError):  # not where two builds begin at once
                fresh.rename(self._aside)
            shutil.rmtree(self._aside, ignore_errors=True)
        fresh.mkdir()
        return {}

    def note(self, folder: Path, notes: Notes) -> None:
        """Note what is known of a folder's files."""
        if self._store is not None:
            tags = list(dict.fromkeys(tag for _, tag in notes.values()))
            place = {tag: at for at, tag in enumerate(tags)}
            rows = [[name, *state, place[tag]] for name, (state, tag) in notes.items()]
            self._store.put(key_of(folder), json.dumps({"tags": tags, "files": rows}, separators=(",", ":")).encode())

    def put_aside(self, replaced: Path) -> None:
        """Keep a site that was replaced, if something is noted of it and nothing else was put aside meanwhile."""
        with suppress(OSError):
            if self._noted(replaced):
                replaced.rename(self._aside)

    def _noted(self, folder: Path) -> Notes:
        """What was noted of the files in a folder; nothing of one that is not there, or no plain folder."""
        if self._store is None or folder.is_symlink() or not folder.is_dir():
            return {}
        try:
            found = json.loads(self._store.get(key_of(folder)) or b"{}")
            tags = [str(one) for one in found.get("tags", ())]
            return {str(name): (State(*map(int, state)), tags[at]) for name, *state, at in found.get("files", ())}
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return {}


@contextmanager
def grown_beside(target: Path, generations: Generations) -> Iterator[Growing]:
    """What a site is built in, which takes the target's place when the block ends well, as ``built_beside`` has it.

    Raises OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with readable_by_all(), workplace(target) as place:
        fresh = place / FRESH
        growing = Growing(fresh, generations.take(fresh, target))
        yield growing
        generations.note(fresh, growing.ended())
        swap(fresh, target)
        generations.put_aside(fresh)


def key_of(folder: Path) -> str:
    """Where notes of a folder are kept, however it is called now."""
    found = folder.lstat()
    return sha256(f"site {found.st_dev} {found.st_ino}".encode()).hexdigest()


def _swept(folder: Path, notes: Notes) -> Iterator[tuple[str, tuple[State, str]]]:
    """Those of the files that are as they were noted, and may be read as new ones may; the others are taken away.

    Raises OSError where somebody else's lie there.
    """
    withheld = os.umask(WITHHELD)
    os.umask(withheld)
    for name, entry in _within(str(folder), 0o777 & ~withheld):
        found = entry.stat(follow_symlinks=False)
        known = notes.get(name)
        is_right = known is not None and known[0] == state_of(found) and found.st_uid == os.geteuid()
        if known and is_right and stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) == 0o666 & ~withheld:
            yield name, known
        else:
            os.unlink(entry.path)  # noqa: PTH108 - an entry has its path as text


def _within(folder: str, mode: int, name: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder that is no folder, with its name from there; folders get the mode, empty ones go."""
    if stat.S_IMODE(os.lstat(folder).st_mode) & 0o777 != mode:
        os.chmod(folder, mode)  # noqa: PTH101 - as below
    with os.scandir(folder) as found:
        entries = list(found)
    for one in entries:
        if one.is_dir(follow_symlinks=False):
            yield from _within(one.path, mode, f"{name}{one.name}/")
        else:
            yield f"{name}{one.name}", one
    if name:
        with suppress(OSError):  # most are not empty
            os.rmdir(folder)  # noqa: PTH106 - there are thousands
