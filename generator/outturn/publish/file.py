"""Somebody's own file, written anew whole or not at all."""

import os
import shutil
from pathlib import Path


def rewrite_file(path: Path, content: bytes) -> None:
    """Write the file anew, with the rights that it has: another that is written beside it takes its place."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
