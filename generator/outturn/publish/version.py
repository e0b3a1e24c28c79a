"""A sealed version to disk, all or nothing, whenever it is interrupted.

Everything that sealing is going to change is first written into a folder of its own, which then takes the name
``.sealing`` in one step. Before that step nothing has happened; after it the work can only be finished: each thing is
moved to its place, and what has been moved already is left. A sealing that was interrupted after the step is finished
by the next one, unless another version has taken its place meanwhile; then it is given up as a whole. Where the system
refuses to move the very first thing, nothing has happened yet, and it is given up at once.
"""

import csv
import io
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from outturn.errors import PlainError
from outturn.model import DESCRIPTOR
from outturn.publish.hold import Hold, holding, is_given_up
from outturn.publish.modes import readable_by_all
from outturn.publish.workplace import holds_only

JOURNAL = ".sealing"
ORDER = "order.json"
VERSION = "version"


class InterruptedSealingError(PlainError):
    """Another sealing is under way, or came first."""

    left_as_it_was = False


def record_version(
    folder: Path,
    scorecard: str,
    row: Mapping[str, str],
    files: Mapping[str, bytes],
    addresses: Sequence[str],
    previous: str,
) -> None:
    """Put a sealed version's files, its row of ``versions.csv`` and its addresses in place, or change nothing.

    ``row`` holds the columns of ``versions.csv``, ``previous`` the SHA-256 in the row that it follows, or nothing.
    Raises InterruptedSealingError where another sealing is under way, or came first.
    """
    with readable_by_all(), _alone(folder) as hold:
        _sweep(folder, hold)
        _finish(folder)
        prepared = Path(mkdtemp(prefix=f"{JOURNAL}-", dir=folder))
        prepared.chmod(0o755)
        try:
            for name, content in files.items():
                _write(prepared / VERSION / name, content)
            order = {"scorecard": scorecard, "row": dict(row), "addresses": list(addresses), "previous": previous}
            _write(prepared / ORDER, json.dumps(order).encode("ascii"))
            for place in [*prepared.rglob("*"), prepared]:
                if place.is_dir():
                    _settle(place)
            try:
                prepared.rename(folder / JOURNAL)
            except OSError as error:
                message = f"Another sealing has not ended: {folder / JOURNAL} is there."
                raise InterruptedSealingError(message) from error
        finally:
            shutil.rmtree(prepared, ignore_errors=True)
        _finish_or_give_up(folder)


def pending_sealing(folder: Path) -> tuple[str, str] | None:
    """The scorecard and the version of a sealing that was interrupted and can be finished; None where there is none."""
    order = _order(folder) if (folder / JOURNAL / ORDER).is_file() else None
    return (order["scorecard"], order["row"]["version"]) if order else None


def finish_sealing(folder: Path) -> tuple[str, str] | None:
    """Finish the sealing that was interrupted, if there is one; gives its scorecard and version.

    What earlier sealings left that never came so far is taken away. Raises InterruptedSealingError where another
    sealing is under way, or where the interrupted one cannot be finished any more.
    """
    if not folder.is_dir():
        return None
    with readable_by_all(), _alone(folder) as hold:
        _sweep(folder, hold)
        return _finish(folder)


@contextmanager
def _alone(folder: Path) -> Iterator[Hold]:
    """Keep other sealings away; where there are no holds, the journal's name alone keeps two of them apart."""
    with holding(folder) as hold:
        if hold is Hold.ANOTHERS:
            message = f"Another sealing is under way in {folder}. Wait until it has ended."
            raise InterruptedSealingError(message)
        yield hold


def _sweep(folder: Path, hold: Hold) -> None:
    """Take away what sealings left that died before anything was begun."""
    for left in folder.glob(f"{JOURNAL}-*"):
        if holds_only(left, VERSION, ORDER) and is_given_up(hold, left):
            shutil.rmtree(left, ignore_errors=True)


def _finish_or_give_up(folder: Path) -> None:
    """Finish what was just begun; where the system does not let its first thing be moved, take the journal away."""
    try:
        _finish(folder)
    except OSError as error:
        journal = folder / JOURNAL
        if (journal / VERSION).is_dir():
            _take_away(journal)
            raise
        message = f"{error}. The sealing was begun; put that right, and run the same command again to finish it."
        raise InterruptedSealingError(message) from error


def _finish(folder: Path) -> tuple[str, str] | None:
    journal = folder / JOURNAL
    if not journal.is_dir() or journal.is_symlink():
        return None
    if not (journal / ORDER).is_file():  # everything is in its place, and the journal was being taken away
        shutil.rmtree(journal)
        return None
    order = _order(folder)
    if order is None:
        _take_away(journal)
        message = "A sealing that was begun can no longer be finished, since other versions have come; it was given up."
        raise InterruptedSealingError(message)
    scorecard, row = order["scorecard"], order["row"]
    place = folder / scorecard
    if (journal / VERSION).is_dir():
        (journal / VERSION).rename(place / row["version"])
        _settle(place)
    _replace(folder / "urls.txt", _with_lines(folder / "urls.txt", order["addresses"]), journal)
    _replace(place / "versions.csv", _with_row(place / "versions.csv", row), journal)
    _take_away(journal)
    return scorecard, row["version"]


def _order(folder: Path) -> dict[str, Any] | None:
    """What the journal wants done, or None where it does not fit what stands in the folder."""
    journal = folder / JOURNAL
    try:
        order: dict[str, Any] = json.loads((journal / ORDER).read_bytes())
        scorecard, row, previous = order["scorecard"], order["row"], order["previous"]
        number, own = row["version"], row["sha256"]
        place = folder / scorecard
        is_plain = all(Path(name).name == name for name in (scorecard, number))
        if not is_plain or not place.is_dir() or place.is_symlink():
            return None
        newest = _newest(place / "versions.csv")
        if (journal / VERSION).is_dir():
            return order if newest == previous and not (place / number).exists() else None
        descriptor = (place / number / DESCRIPTOR).read_bytes()
        return order if newest in (previous, own) and sha256(descriptor).hexdigest() == own else None
    except (ValueError, KeyError, TypeError, OSError, RecursionError):
        return None


def _newest(path: Path) -> str:
    """The SHA-256 in the last row of a ``versions.csv``, empty where there is none."""
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    rows = list(csv.DictReader(io.StringIO(text)))
    return rows[-1]["sha256"] if rows else ""


def _take_away(journal: Path) -> None:
    """Take the journal away; without its order it asks for nothing any more."""
    (journal / ORDER).unlink()
    shutil.rmtree(journal)


def _with_lines(path: Path, lines: Sequence[str]) -> bytes:
    there = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return "".join(f"{line}\n" for line in dict.fromkeys([*there, *lines])).encode("utf-8")


def _with_row(path: Path, row: Mapping[str, str]) -> bytes:
    before = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n") if path.exists() else ""
    if any(known.get("version") == row["version"] for known in csv.DictReader(io.StringIO(before))):
        return before.encode("utf-8")
    made = io.StringIO(before)
    made.seek(0, io.SEEK_END)
    writer = csv.DictWriter(made, list(row), lineterminator="\n")
    if not before:
        writer.writeheader()
    elif not before.endswith("\n"):
        made.write("\n")
    writer.writerow(row)
    return made.getvalue().encode("utf-8")


def _replace(path: Path, content: bytes, journal: Path) -> None:
    """The file with another content, in one step; what is left where that fails goes with the journal."""
    written = journal / path.name
    _write(written, content)
    written.replace(path)
    _settle(path.parent)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Have the folder's entries written down, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
