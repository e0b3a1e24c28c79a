"""A sealed version to disk: its folder, its addresses, its row of ``versions.csv``, in this order."""

import csv
import io
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from outturn.model import DESCRIPTOR
from outturn.publish.journal import Order, Work, replace, settle, with_lines

VERSION = "version"


def order_of(scorecard: str, row: Mapping[str, str], addresses: list[str], previous: str) -> Order:
    """What is to be done: ``row`` holds the columns of ``versions.csv``, ``previous`` the SHA-256 in the row before."""
    return {"scorecard": scorecard, "row": dict(row), "addresses": addresses, "previous": previous}


def _named(order: Order) -> tuple[str, str]:
    return order["scorecard"], order["row"]["version"]


def _fits(folder: Path, order: Order, journal: Path) -> bool:
    """Whether the version still follows the newest one, or stands there already as it was sealed."""
    scorecard, row, previous = order["scorecard"], order["row"], order["previous"]
    number, own = row["version"], row["sha256"]
    place = folder / scorecard
    is_plain = all(Path(name).name == name for name in (scorecard, number))
    if not is_plain or not place.is_dir() or place.is_symlink():
        return False
    newest = _newest(place / "versions.csv")
    if (journal / VERSION).is_dir():
        return newest == previous and not (place / number).exists()
    descriptor = (place / number / DESCRIPTOR).read_bytes()
    return newest in (previous, own) and sha256(descriptor).hexdigest() == own


def _is_untouched(folder: Path, order: Order, journal: Path) -> bool:
    del folder, order
    return (journal / VERSION).is_dir()


def _carry_out(folder: Path, order: Order, journal: Path) -> None:
    row = order["row"]
    place = folder / order["scorecard"]
    if (journal / VERSION).is_dir():
        (journal / VERSION).rename(place / row["version"])
        settle(place)
    replace(folder / "urls.txt", with_lines(folder / "urls.txt", order["addresses"]), journal)
    replace(place / "versions.csv", _with_row(place / "versions.csv", row), journal)


def _newest(path: Path) -> str:
    """The SHA-256 in the last row of a ``versions.csv``, empty where there is none."""
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    rows = list(csv.DictReader(io.StringIO(text)))
    return rows[-1]["sha256"] if rows else ""


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


WORK = Work("version", VERSION, _named, _fits, _is_untouched, _carry_out)
