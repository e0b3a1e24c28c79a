"""A meeting's published papers to disk: what sealing makes beside them, their addresses, and last ``sealed.json``."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from outturn.meetings import FOLDER, SEALED
from outturn.publish.journal import Order, Work, replace, settle, with_lines

MEETING = "meeting"


def order_of(meeting: str, files: Mapping[str, bytes], addresses: list[str], previous: str) -> Order:
    """What is to be done: ``files`` lie in the meeting's own folder then, and must not lie there yet.

    ``sealed.json`` is among them, and alone takes another's place: that whose SHA-256 is ``previous`` (empty where
    there is none).
    """
    hashes = {name: sha256(content).hexdigest() for name, content in files.items()}
    return {"meeting": meeting, "files": hashes, "addresses": addresses, "previous": previous}


def _named(order: Order) -> tuple[str, str]:
    return FOLDER, order["meeting"]


def _fits(folder: Path, order: Order, journal: Path) -> bool:
    """Whether the sealing still follows the last one, and each of its files waits or is where it belongs."""
    meeting, files = order["meeting"], order["files"]
    above = folder / FOLDER
    place = above / meeting
    is_plain = all(Path(name).name == name for name in (meeting, *files))
    if not is_plain or not above.is_dir() or above.is_symlink() or place.is_symlink():
        return False
    if _hash(place / SEALED) not in (order["previous"], files[SEALED]):
        return False
    return all(_is_right(place / name, journal / MEETING / name, digest) for name, digest in files.items())


def _is_right(path: Path, waiting: Path, digest: str) -> bool:
    """Whether a file waits for its place, which is free, or is there; ``sealed.json`` replaces another."""
    if waiting.is_file():
        return _hash(waiting) == digest and (path.name == SEALED or not path.exists())
    return _hash(path) == digest


def _is_untouched(folder: Path, order: Order, journal: Path) -> bool:
    del folder
    return all((journal / MEETING / name).is_file() for name in order["files"])


def _carry_out(folder: Path, order: Order, journal: Path) -> None:
    place = folder / FOLDER / order["meeting"]
    place.mkdir(exist_ok=True)
    settle(place.parent)
    for name in order["files"]:
        if name != SEALED and (journal / MEETING / name).is_file():
            (journal / MEETING / name).rename(place / name)
    settle(place)
    replace(folder / "urls.txt", with_lines(folder / "urls.txt", order["addresses"]), journal)
    if (journal / MEETING / SEALED).is_file():
        (journal / MEETING / SEALED).replace(place / SEALED)
        settle(place)


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else ""


WORK = Work("meeting", MEETING, _named, _fits, _is_untouched, _carry_out)
