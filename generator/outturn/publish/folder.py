"""Pages and files to disk, safely.

A folder is built beside the one that it replaces and swapped in when it is whole; a failure at any point leaves the
old one as it was.
"""

import os
import re
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath

from outturn.errors import PlainError
from outturn.publish.modes import open_to_readers, readable_by_all
from outturn.publish.swap import swap
from outturn.publish.workplace import FRESH, workplace

NEVER_REPLACED = ("mkdocs.yml", "pyproject.toml", "datapackage", ".git")
"""What a folder that this program made never holds; one that does is somebody's work."""


BUILT = "assets/outturn.css"
"""A file that every built site holds."""


_IS_PLAIN = re.compile(r"\w[\w-]*(?:[./]\w[\w-]*)*").fullmatch
"""A name that leads nowhere else, as nearly all are."""


class UnsafeFolderError(PlainError):
    """The folder must not be replaced, because something in it was not made by this program."""


def guard_target(target: Path, *, allowed: Iterable[str] = ()) -> None:
    """Raise UnsafeFolderError unless the folder is absent or may be replaced."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        message = f"{target} is not a plain folder"
        raise UnsafeFolderError(message)
    if target.is_mount():
        message = f"{target} is where a disk is mounted, which cannot be replaced; name a folder in it instead"
        raise UnsafeFolderError(message)
    for name in NEVER_REPLACED:
        if name not in allowed and (target / name).exists():
            message = f"{target} holds {name}, so it is not a folder that this command may replace"
            raise UnsafeFolderError(message)


def guard_site(site: Path) -> None:
    """Raise UnsafeFolderError unless the folder is absent, empty or a site that was built before."""
    guard_target(site)
    if site.is_dir() and any(site.iterdir()) and not (site / BUILT).is_file():
        message = f"{site} is not empty and is not a site that was built before; empty it, or name another site_dir"
        raise UnsafeFolderError(message)


def guard_apart(target: Path, folders: Iterable[Path]) -> None:
    """Raise UnsafeFolderError where the folder is, holds or lies in one of the others."""
    for folder in folders:
        if target == folder or target.is_relative_to(folder) or folder.is_relative_to(target):
            message = f"{target} and {folder} must lie apart, or one would replace the other"
            raise UnsafeFolderError(message)


def guard_built(site: Path) -> None:
    """Raise UnsafeFolderError unless the folder is a site that was built of the program's pages."""
    guard_target(site)
    if not all((site / name).is_file() for name in ("index.html", BUILT)):
        message = f"{site} is not a site that was built of these pages"
        raise UnsafeFolderError(message)


@contextmanager
def built_beside(target: Path) -> Iterator[Path]:
    """A new folder beside ``target`` which takes its place when the block ends well, and vanishes when it does not.

    Everybody may read it then, whatever the umask and the modes of what was copied; it is not written down at once
    (fsync), since it can be built again. Raises OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with readable_by_all(), workplace(target) as place:
        fresh = place / FRESH
        fresh.mkdir()
        yield fresh
        open_to_readers(fresh)
        swap(fresh, target)


@contextmanager
def changed_beside(target: Path) -> Iterator[Path]:
    """A copy of the folder to change, which takes its place as ``built_beside`` has it."""
    with built_beside(target) as fresh:
        shutil.copytree(target, fresh, symlinks=True, dirs_exist_ok=True)
        open_to_readers(fresh)
        yield fresh


def write_files(files: Iterable[tuple[str, str | bytes]], folder: Path) -> None:
    """Write each file (relative name, content) under the folder; text as UTF-8 with Unix line ends."""
    for name, content in files:
        path, data = inside(folder, name), content.encode("utf-8") if isinstance(content, str) else content
        try:
            _write(path, data)
        except FileNotFoundError:  # most lie where others do already
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            _write(path, data)


def _write(path: str, data: bytes) -> None:
    """Write it as it is: there are thousands, and what buffers or asks what a file is takes longer than writing."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123
        written = file.write(data)
        while written < len(data):
            written += file.write(memoryview(data)[written:])


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in place of the one that is there; whoever reads it meanwhile has the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}")
    fresh.write_bytes(content)
    fresh.replace(path)


def inside(folder: Path, name: str) -> str:
    """The file's path; raises UnsafeFolderError where its name would lead out of the folder."""
    if _IS_PLAIN(name) and os.sep == "/":
        return f"{folder}/{name}"
    parts = PurePath(name)
    if parts.is_absolute() or ".." in parts.parts:
        message = f"{name} would lie outside {folder}"
        raise UnsafeFolderError(message)
    return str(folder / parts)


def copy_files(files: Mapping[str, Path], folder: Path) -> None:
    """Copy each file to its relative name under the folder."""
    for name, source in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)


def files_in(folder: Path) -> list[Path]:
    """Every plain file below the folder, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def names_in(folder: Path) -> Iterator[str]:
    """The names of every plain file below the folder, with slashes; what links lead to is somebody else's."""
    waiting = [""]
    while waiting:
        here = waiting.pop()
        with os.scandir(f"{folder}/{here}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{here}{entry.name}/")
                elif entry.is_file(follow_symlinks=False):
                    yield f"{here}{entry.name}"


def missing_addresses(addresses: Iterable[str], files: Container[str]) -> list[str]:
    """Those of the addresses (with a slash in front) at which there is no file; a page's ends with a slash."""
    names = ((one, f"{one}index.html" if one.endswith("/") else one) for one in addresses)
    return [address for address, name in names if name.lstrip("/") not in files]


def missing_pages(sources: Iterable[str], files: Mapping[str, int]) -> list[str]:
    """Those of the pages (source paths ending in index.md) that are not among files with sizes, or are empty."""
    return [source for source in sources if not files.get(f"{source.removesuffix('index.md')}index.html")]
