"""The example's meetings: three papers for three councils, whose figures are those of the versions that they name.

Who is named in them is a post, and every title says that it is an example.
"""

import csv
import shutil
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from outturn.meetings import FOLDER
from outturn.pipeline.meeting_sealing import MakePack, Notice, seal_meeting
from outturn.words.catalogue import Catalogue

HERE = Path(__file__).parent
SOURCE = HERE / FOLDER
TABLES = ("meetings", "papers", "decisions")


def sealings() -> list[tuple[str, Notice]]:
    """Which meeting was sealed, with what was said of it, in the order of days."""
    with (HERE / "meetings.toml").open("rb") as file:
        rows = tomllib.load(file)["sealing"]
    return [(one["meeting"], Notice(one["note"], one["day"])) for one in sorted(rows, key=lambda one: one["day"])]


def seal_meetings(datapackage: Path, say: Catalogue, packs: Callable[[date], MakePack]) -> Iterator[tuple[str, Notice]]:
    """Write and seal the meetings as they came about: each time with what there was of them by that day.

    ``packs`` gives what makes the pack that is sealed on a day. Gives each sealing once it is done; raises OutturnError
    where one cannot be.
    """
    known: dict[str, date] = {}
    for meeting, notice in sealings():
        known[meeting] = notice.day
        _write(datapackage / FOLDER, known)
        seal_meeting(datapackage, meeting, notice, say, packs(notice.day))
        yield meeting, notice


def _write(folder: Path, known: Mapping[str, date]) -> None:
    """Write what there was of each meeting by its day."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        with (SOURCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            columns, *rows = csv.reader(file)
        shown = [row for row in rows if _is_there(dict(zip(columns, row, strict=True)), name, known)]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([columns, *shown])
        if name == "papers":
            _copy(folder, (f"{row[0]}/{row[columns.index('file')]}" for row in shown if row[columns.index("file")]))
    for meeting in known:
        shutil.copyfile(SOURCE / f"reports/{meeting}.md", folder / f"reports/{meeting}.md")


def _copy(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(SOURCE / name, folder / name)


def _is_there(row: Mapping[str, str], table: str, known: Mapping[str, date]) -> bool:
    """Whether the row was there by then; what is recommended has no day, and a meeting is known from the first."""
    day = known.get(row["meeting"])
    return day is not None and (table == "meetings" or not row["date"] or date.fromisoformat(row["date"]) <= day)
