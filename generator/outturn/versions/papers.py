"""What a change does to papers of meetings: what was published and is touched, what is newly, and what may still be."""

from collections.abc import Iterator, Mapping
from typing import Literal

from outturn.meetings import FOLDER, PACK, REPORTS, SEALED, TOLD, Considered, Sealing
from outturn.pages import PaperChange
from outturn.schemas import MEETINGS
from outturn.versions.history import Touched
from outturn.versions.meeting_rules import is_taken_down
from outturn.versions.meeting_seals import rows_of
from outturn.versions.register import Register

Files = Mapping[str, str]
"""What stands for the content of each file, by its path from the folder of all packages."""
REPORT, FILE = "report", "file"
"""Parts of a meeting that are no rows: its covering report, and a file in its own folder."""
ORDER = (MEETINGS[0], REPORT, MEETINGS[1], FILE, "recommendation", "decision")
"""The parts of a meeting, in the order in which they are told."""


def touched_papers(now: Register, then: Register, after: Files, before: Files) -> Iterator[Touched]:
    """Every published file of a meeting that is another one now, is gone, or came unpublished, and every such table.

    Whatever was published of a meeting that is taken down may be gone. What was published anew may be named in
    ``sealed.json`` below what stood there; anything else in it may not differ.
    """
    later = {one.meeting.meeting: one for one in now.meetings}
    tables: set[str] = set()
    for one in then.meetings:
        stands = later.get(one.meeting.meeting)
        if not one.is_sealed or is_taken_down(one, now):
            continue
        for file in sorted(_published(one)):
            if file in before and before[file] != after.get(file):
                yield _touched(file, "changed" if file in after else "missing")
        seal = f"{FOLDER}/{one.own(SEALED)}"
        if stands is None or stands.sealings[: len(one.sealings)] != one.sealings:
            yield _touched(seal, "changed" if seal in after else "missing")
        there = rows_of(stands) if stands else {}
        rows = [(key, cells) for each in one.sealings for key, cells in each.rows.items()]
        tables |= {f"{key.partition('/')[0]}.csv" for key, cells in rows if there.get(key) != cells}
        own = sorted(path for path in after if path.startswith(f"{FOLDER}/{one.own('')}"))
        known = _published(stands) if stands else set()
        known |= {seal, *before}
        yield from (_touched(path, "added") for path in own if _is_made(path) and path not in known)
    yield from (_touched(f"{FOLDER}/{table}", "row") for table in sorted(tables))


def newly_published(now: Register, then: Register) -> tuple[tuple[Considered, Sealing], ...]:
    """The sealings of meetings' papers that the earlier state had not, each with its meeting."""
    known = {one.meeting.meeting: len(one.sealings) for one in then.meetings}
    return tuple((one, each) for one in now.meetings for each in one.sealings[known.get(one.meeting.meeting, 0) :])


def unpublished(now: Register, then: Register, after: Files, before: Files) -> Iterator[PaperChange]:
    """Everything of meetings that differs and that neither state has published: rows, covering reports, papers."""
    old, new = ({one.meeting.meeting: one for one in state.meetings} for state in (then, now))
    for name in sorted({*old, *new}):
        sides = [one for one in (old.get(name), new.get(name)) if one]
        public = {key for one in sides for sealing in one.sealings for key in sealing.rows}
        public |= {path for one in sides for path in _published(one)}
        was, stands = _parts(old.get(name), before), _parts(new.get(name), after)
        made = {path for path in {*was, *stands} if _is_made(path) and public}
        for key in sorted({*was, *stands} - public - made, key=lambda one: (ORDER.index(_part(one)[0]), one)):
            if was.get(key) != stands.get(key):
                what = "changed" if key in was and key in stands else ("missing" if key in was else "added")
                yield PaperChange(name, *_part(key), what)


def _parts(one: Considered | None, files: Files) -> dict[str, object]:
    """Every row of the meeting by its key, and every file of it by its path."""
    if one is None:
        return {}
    report, own = f"{FOLDER}/{one.report_file}", f"{FOLDER}/{one.own('')}"
    lying = {path: content for path, content in files.items() if path == report or path.startswith(own)}
    return {**rows_of(one), **lying}


def _part(key: str) -> tuple[str, str]:
    """Which part of a meeting is meant by the key of a row or the path of a file, and its name there."""
    first, _, rest = key.removeprefix("decisions/").partition("/")
    if first == FOLDER and rest:
        return (REPORT, "") if rest.startswith(f"{REPORTS}/") else (FILE, rest.partition("/")[2])
    return first, rest


def _published(one: Considered) -> set[str]:
    """The files that were published of the meeting, from the folder of all packages."""
    return {f"{FOLDER}/{name}" for sealing in one.sealings for name in sealing.files}


def _is_made(path: str) -> bool:
    """Whether it is a file that only sealing makes."""
    name = path.rpartition("/")[2]
    return name in (PACK, SEALED) or TOLD.fullmatch(name) is not None


def _touched(path: str, what: Literal["changed", "missing", "added", "row"]) -> Touched:
    folder, _, rest = path.partition("/")
    below, _, file = rest.rpartition("/")
    return Touched(folder, below, file, what)
