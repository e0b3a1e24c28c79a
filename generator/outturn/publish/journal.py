"""Several changes to the folder of packages, all or none of them, whenever it is interrupted.

Everything that is going to change is first written into a folder of its own, which then takes the name ``.sealing`` in
one step. Before that step nothing has happened; after it the work can only be finished: each thing is moved to its
place, and what has been moved already is left. Work that was interrupted after the step is finished by the next one,
unless something else has taken its place meanwhile; then it is given up as a whole. Where the system refuses to move
the very first thing, nothing has happened yet, and it is given up at once.

What is to be done, and in which order, each kind of work says itself; see ``Work``.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from outturn.errors import PlainError
from outturn.publish.hold import Hold, holding, is_given_up
from outturn.publish.modes import readable_by_all
from outturn.publish.workplace import holds_only

JOURNAL = ".sealing"
ORDER = "order.json"
KIND = "kind"
"""The key of an order that says which kind of work it is."""
Order = Mapping[str, Any]
"""What a journal wants done, as it stands in its ``order.json``."""


class InterruptedSealingError(PlainError):
    """Another sealing is under way, or came first."""

    left_as_it_was = False


Ask = Callable[[Path, Order, Path], bool]
"""What says something of an order: by the folder of packages, the order, and the journal's folder."""


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work: the folder in the journal that its files wait in, and what is done with them.

    ``named`` gives in two words what an order is about. ``fits`` tells whether it can still be carried out from where
    it stands, ``is_untouched`` whether nothing has been moved yet; ``carry_out`` moves what has not been, and may be
    begun anew any number of times. They raise KeyError, TypeError or ValueError where the order is none, and OSError.
    """

    kind: str
    waiting: str
    named: Callable[[Order], tuple[str, str]]
    fits: Ask
    is_untouched: Ask
    carry_out: Callable[[Path, Order, Path], None]


def put_in_place(folder: Path, works: Sequence[Work], work: Work, order: Order, files: Mapping[str, bytes]) -> None:
    """Carry out the order with these files, or change nothing.

    ``works`` are all kinds that may have been interrupted before. Raises InterruptedSealingError where another is under
    way, or came first.
    """
    with readable_by_all(), _alone(folder) as hold:
        _sweep(folder, works, hold)
        _finish(folder, works)
        prepared = Path(mkdtemp(prefix=f"{JOURNAL}-", dir=folder))
        prepared.chmod(0o755)
        try:
            for name, content in files.items():
                write(prepared / work.waiting / name, content)
            write(prepared / ORDER, json.dumps({KIND: work.kind, **order}).encode("ascii"))
            for place in [*prepared.rglob("*"), prepared]:
                if place.is_dir():
                    settle(place)
            try:
                prepared.rename(folder / JOURNAL)
            except OSError as error:
                message = f"Another sealing has not ended: {folder / JOURNAL} is there."
                raise InterruptedSealingError(message) from error
        finally:
            shutil.rmtree(prepared, ignore_errors=True)
        _finish_or_give_up(folder, works)


def pending(folder: Path, works: Sequence[Work]) -> tuple[str, str] | None:
    """What work that was interrupted, and can be finished, is about; None where there is none."""
    known = _order(folder, works) if (folder / JOURNAL / ORDER).is_file() else None
    return known[0].named(known[1]) if known else None


def finish(folder: Path, works: Sequence[Work]) -> tuple[str, str] | None:
    """Finish the work that was interrupted, if there is one; gives what it was about.

    What earlier work left that never came so far is taken away. Raises InterruptedSealingError where another is under
    way, or where the interrupted one cannot be finished any more.
    """
    if not folder.is_dir():
        return None
    with readable_by_all(), _alone(folder) as hold:
        _sweep(folder, works, hold)
        return _finish(folder, works)


@contextmanager
def _alone(folder: Path) -> Iterator[Hold]:
    """Keep other sealings away; where there are no holds, the journal's name alone keeps two of them apart."""
    with holding(folder) as hold:
        if hold is Hold.ANOTHERS:
            message = f"Another sealing is under way in {folder}. Wait until it has ended."
            raise InterruptedSealingError(message)
        yield hold


def _sweep(folder: Path, works: Sequence[Work], hold: Hold) -> None:
    """Take away what work left that died before anything was begun."""
    for left in folder.glob(f"{JOURNAL}-*"):
        if holds_only(left, ORDER, *(one.waiting for one in works)) and is_given_up(hold, left):
            shutil.rmtree(left, ignore_errors=True)


def _finish_or_give_up(folder: Path, works: Sequence[Work]) -> None:
    """Finish what was just begun; where the system does not let its first thing be moved, take the journal away."""
    try:
        _finish(folder, works)
    except OSError as error:
        journal = folder / JOURNAL
        known = _order(folder, works)
        if known and known[0].is_untouched(folder, known[1], journal):
            _take_away(journal)
            raise
        message = f"{error}. The sealing was begun; put that right, and run the same command again to finish it."
        raise InterruptedSealingError(message) from error


def _finish(folder: Path, works: Sequence[Work]) -> tuple[str, str] | None:
    journal = folder / JOURNAL
    if not journal.is_dir() or journal.is_symlink():
        return None
    if not (journal / ORDER).is_file():  # everything is in its place, and the journal was being taken away
        shutil.rmtree(journal)
        return None
    known = _order(folder, works)
    if known is None:
        _take_away(journal)
        message = "A sealing that was begun can no longer be finished, since others have come; it was given up."
        raise InterruptedSealingError(message)
    work, order = known
    work.carry_out(folder, order, journal)
    _take_away(journal)
    return work.named(order)


def _order(folder: Path, works: Sequence[Work]) -> tuple[Work, Order] | None:
    """What the journal wants done, or None where it does not fit what stands in the folder."""
    journal = folder / JOURNAL
    try:
        order: Order = json.loads((journal / ORDER).read_bytes())
        work = next(one for one in works if one.kind == order.get(KIND, works[0].kind))
        return (work, order) if work.fits(folder, order, journal) else None
    except (StopIteration, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError):
        return None


def _take_away(journal: Path) -> None:
    """Take the journal away; without its order it asks for nothing any more."""
    (journal / ORDER).unlink()
    shutil.rmtree(journal)


def with_lines(path: Path, lines: Sequence[str]) -> bytes:
    """The content of a file of lines with further ones behind, each once."""
    there = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return "".join(f"{line}\n" for line in dict.fromkeys([*there, *lines])).encode("utf-8")


def replace(path: Path, content: bytes, journal: Path) -> None:
    """The file with another content, in one step; what is left where that fails goes with the journal."""
    written = journal / path.name
    write(written, content)
    written.replace(path)
    settle(path.parent)


def write(path: Path, content: bytes) -> None:
    """A new file, on the disk before anything else is done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Have the folder's entries written down, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
