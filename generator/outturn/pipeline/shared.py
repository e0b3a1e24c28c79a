"""A folder that the program and its workers see: whether they do, and how what is made goes through it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from outturn import publish
from outturn.pipeline.running import WorkersError

TOKEN = "outturn-token"  # noqa: S105 - a file's name


@contextmanager
def meeting(folder: Path | None) -> Iterator[Path | None]:
    """A place of this run's own in the folder, taken away at the end; raises WorkersError where there can be none."""
    if folder is None:
        yield None
        return
    if not folder.is_dir():
        message = f"{folder} is no folder that could be shared."
        raise WorkersError(message)
    place = folder.absolute() / f"outturn-{token_hex(8)}"
    try:
        publish.write_files([(TOKEN, place.name)], place)
    except OSError as error:
        message = f"Nothing can be written to {folder}: {error.strerror}."
        raise WorkersError(message) from error
    try:
        yield place
    finally:
        rmtree(place, ignore_errors=True)


def seen(place: Path) -> str:
    """On a worker: the name of a file that it wrote beside the program's; raises OSError where it cannot."""
    if (place / TOKEN).read_text(encoding="utf-8") != place.name:
        raise FileNotFoundError(place)
    return put(place, b"").decode()


def put(place: Path, content: bytes) -> bytes:
    """On a worker: put the content into the place; gives the name of its file."""
    name = token_hex(16)
    publish.write_files([(name, content)], place)
    return name.encode()


def taken(place: Path, name: bytes) -> bytes:
    """The content of the file of that name, which is gone then; raises OSError where there is none."""
    path = place / name.decode()
    content = path.read_bytes()
    path.unlink()
    return content
