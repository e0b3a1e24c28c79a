"""A folder as another git revision has it, written out beside; only reads the repository."""

import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

Write = Callable[[Iterable[tuple[str, str | bytes]], Path], object]
"""What writes files by their relative names below a folder."""
PLAIN_FILES = ("100644", "100755")


class RevisionError(Exception):
    """Git is not there, or does not know the revision; the message says which."""


@contextmanager
def checked_out(folder: Path, revision: str, wanted: Callable[[PurePosixPath], bool], write: Write) -> Iterator[Path]:
    """The folder as it is in the revision, with the files that are wanted by their names in it, put there by ``write``.

    It is a folder of the same name that is gone when the block ends; links are left out. Raises RevisionError.
    """
    if not folder.is_dir():
        message = f"{folder} is not there, and is needed to know which folder of the revision is meant"
        raise RevisionError(message)
    _git(folder, "rev-parse", "--git-dir", otherwise=f"{folder} is not in a git repository")
    known = f"git does not know the revision “{revision}”; fetch it first, or write it as git does, such as origin/main"
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = _git(folder, *asked, otherwise=known).decode("ascii").strip()
    entries = _git(folder, "ls-tree", "-r", "-z", commit, "--", ".", otherwise=known)
    found = {}
    for entry in entries.decode("utf-8", errors="surrogateescape").split("\0"):
        about, _, name = entry.partition("\t")
        if about and about.split()[0] in PLAIN_FILES and wanted(PurePosixPath(name)):
            found[name] = about.split()[2]
    with TemporaryDirectory() as beside:
        place = Path(beside) / folder.name
        place.mkdir()
        write(_contents(folder, found), place)
        yield place


def _contents(folder: Path, blobs: dict[str, str]) -> Iterator[tuple[str, str | bytes]]:
    """Each file's name with its bytes as git keeps them, whatever the checkout does to line ends."""
    asked = "".join(f"{blob}\n" for blob in blobs.values()).encode("ascii")
    answer = _git(folder, "cat-file", "--batch", otherwise="git could not read the revision's files", given=asked)
    at = 0
    for name in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        yield name, answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _git(folder: Path, *arguments: str, otherwise: str, given: bytes | None = None) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and a revision behind --end-of-options
            ["git", *arguments],  # noqa: S607 - the user's own git
            cwd=folder,
            input=given,
            capture_output=True,
            check=True,
        )
    except FileNotFoundError as error:
        message = "git is not installed, and is needed to look at another revision"
        raise RevisionError(message) from error
    except subprocess.CalledProcessError as error:
        raise RevisionError(otherwise) from error
    return done.stdout
