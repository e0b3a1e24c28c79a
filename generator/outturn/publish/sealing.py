"""What sealing writes, all or nothing: a version of a scorecard, or the papers of a meeting."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from outturn.publish import journal, meeting, version

WORKS = (version.WORK, meeting.WORK)


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
    order = version.order_of(scorecard, row, list(addresses), previous)
    journal.put_in_place(folder, WORKS, version.WORK, order, files)


def record_meeting(
    folder: Path, name: str, files: Mapping[str, bytes], addresses: Sequence[str], previous: str
) -> None:
    """Put what a sealing of a meeting's papers made, with its ``sealed.json``, into the meeting's own folder.

    ``previous`` is the SHA-256 of the ``sealed.json`` that it takes the place of, or nothing. Raises
    InterruptedSealingError where another sealing is under way, or came first.
    """
    order = meeting.order_of(name, files, list(addresses), previous)
    journal.put_in_place(folder, WORKS, meeting.WORK, order, files)


def pending_sealing(folder: Path) -> tuple[str, str] | None:
    """The scorecard and the version of a sealing that was interrupted and can be finished; None where there is none.

    Of a meeting, the folder of meetings and its name.
    """
    return journal.pending(folder, WORKS)


def finish_sealing(folder: Path) -> tuple[str, str] | None:
    """Finish the sealing that was interrupted, if there is one; gives its scorecard and version, as above.

    What earlier sealings left that never came so far is taken away. Raises InterruptedSealingError where another
    sealing is under way, or where the interrupted one cannot be finished any more.
    """
    return journal.finish(folder, WORKS)
