"""A sealed version to disk, all or nothing, whenever it is interrupted.

Everything that sealing is going to change is first written into a folder of its own, which then takes the name
``.sealing`` in one step. Before that step nothing has happened; after it the work can only be finished: each thing is
moved to its place, and what has been moved already is left. A sealing that was interrupted after the step is finished
by the next one.
"""

import csv
import io
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp
from time import time

JOURNAL = ".sealing"
ORDER = "order.json"
VERSION = "version"
ABANDONED = 3600
"""Seconds after which nobody is still preparing a sealing."""


class InterruptedSealingError(Exception):
    """Another sealing is under way, or was interrupted and waits to be finished."""


def record_version(
    folder: Path,
    scorecard: str,
    row: Mapping[str, str],
    files: Mapping[str, bytes],
    addresses: Sequence[str],
) -> None:
    """Put a sealed version's files, its row of ``versions.csv`` and its addresses in place, or change nothing.

    ``row`` holds the columns of ``versions.csv``. Raises InterruptedSealingError where another sealing has not ended.
    """
    prepared = Path(mkdtemp(prefix=f"{JOURNAL}-", dir=folder))
    prepared.chmod(0o755)
    try:
        for name, content in files.items():
            _write(prepared / VERSION / name, content)
        order = {"scorecard": scorecard, "row": dict(row), "addresses": list(addresses)}
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
    finish_sealing(folder)


def finish_sealing(folder: Path) -> tuple[str, str] | None:
    """Finish the sealing that was interrupted, if there is one; gives its scorecard and version.

    What earlier sealings left that never came so far is taken away.
    """
    for left in folder.glob(f"{JOURNAL}-*"):
        if time() - left.stat().st_mtime > ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
    journal = folder / JOURNAL
    if not journal.is_dir():
        return None
    if not (journal / ORDER).is_file():  # everything is in its place, and the journal was being taken away
        shutil.rmtree(journal)
        return None
    order = json.loads((journal / ORDER).read_bytes())
    scorecard, row = order["scorecard"], order["row"]
    place = folder / scorecard
    if (journal / VERSION).is_dir():
        (journal / VERSION).rename(place / row["version"])
        _settle(place)
    _replace(folder / "urls.txt", _with_lines(folder / "urls.txt", order["addresses"]))
    _replace(place / "versions.csv", _with_row(place / "versions.csv", row))
    (journal / ORDER).unlink()
    shutil.rmtree(journal)
    return scorecard, row["version"]


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


def _replace(path: Path, content: bytes) -> None:
    """The file with another content, in one step."""
    beside = path.with_name(f".{path.name}.new")
    _write(beside, content)
    beside.replace(path)
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
