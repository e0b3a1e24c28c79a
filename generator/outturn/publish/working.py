"""What somebody works on: new files where none were, and files changed in place, all or none of them."""

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from outturn.publish.folder import UnsafeFolderError

GIT = ".git"
"""What a folder that is new to its owner may hold already."""


def guard_fresh(folder: Path) -> None:
    """Raise UnsafeFolderError unless the folder is absent, or holds nothing but git's own."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        message = f"{folder.name} is there already and is no folder; name another."
        raise UnsafeFolderError(message)
    if folder.is_dir() and any(one.name != GIT for one in folder.iterdir()):
        message = f"The folder {folder.resolve().name} is not empty; name another, or one that is not there yet."
        raise UnsafeFolderError(message)


def add_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that are not there, with the folders that they need; where one fails, none is left.

    Raises OSError, FileExistsError where one is there.
    """
    made: list[Path] = []
    try:
        for name, content in files.items():
            path = folder / name
            missing = [one for one in reversed(path.parents) if not one.exists()]
            for one in missing:
                one.mkdir()
                made.append(one)
            with path.open("xb") as file:
                made.append(path)
                file.write(content)
    except BaseException:
        for one in reversed(made):
            with suppress(OSError):
                one.rmdir() if one.is_dir() else one.unlink()
        raise


def change_files(folder: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Give the folder's files these contents and leave their modes; all are written before the first is replaced.

    Those that are ``gone`` are taken away last.

    Raises OSError.
    """
    beside = {folder / name: (folder / name).with_name(f".{Path(name).name}.new") for name in files}
    try:
        for path, fresh in beside.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("wb") as file:
                file.write(files[path.relative_to(folder).as_posix()])
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, fresh)
        for path, fresh in beside.items():
            fresh.replace(path)
        for name in gone:
            (folder / name).unlink(missing_ok=True)
    finally:
        for fresh in beside.values():
            fresh.unlink(missing_ok=True)
