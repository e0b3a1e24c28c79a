"""The package as a whole: its name, its commentary, and what it shares with other packages."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from outturn import meetings
from outturn.check.found import outcome_ids
from outturn.errors import Finding, Where, printable, shown
from outturn.findings import found
from outturn.model import DEVICES, SLUG, Draft
from outturn.own_pages import RESERVED
from outturn.periods import FIRST_YEAR, LAST_YEAR

NOT_SCORECARDS = frozenset({meetings.FOLDER})
"""Folders beside the scorecards' that have rules of their own."""
RESERVED_INDICATORS = frozenset({"exceptions", "next", "v", "versions"})


def folder_problems(
    folder: Path,
    working_copy: str,
    is_version: Callable[[str], object],
    closed: Callable[[Path, str], Finding | None],
) -> Iterator[Finding]:
    """What is wrong with the folder of all packages itself: every scorecard is a folder with a working copy.

    ``is_version`` tells whether a folder is named like a sealed version, ``closed`` why one may not be opened.
    """
    if not folder.is_dir():
        yield found("packages-missing", Where(""))
        return
    if finding := closed(folder, ""):
        yield finding
        return
    scorecards = [path for path in sorted(folder.iterdir()) if path.is_dir() and path.name not in NOT_SCORECARDS]
    scorecards = [path for path in scorecards if not path.name.startswith(".")]
    if not scorecards:
        yield found("packages-empty", Where(""))
    for path in scorecards:
        if path.is_symlink():
            yield found("folder-not-plain", Where(printable(path.name)))
        elif finding := closed(path, printable(path.name)):
            yield finding
        else:
            yield from _scorecard(path, working_copy, is_version)


def _scorecard(path: Path, working_copy: str, is_version: Callable[[str], object]) -> Iterator[Finding]:
    """What is wrong with a scorecard's folder."""
    where = Where(printable(path.name))
    entries = sorted(path.iterdir())
    is_taken = path.name in RESERVED and not any(is_version(entry.name) for entry in entries)
    if not re.fullmatch(SLUG, path.name) or is_taken:
        yield found("scorecard-name", where, found=shown(path.name))
    if path.name in DEVICES:
        yield found("name-of-device", where, found=shown(path.name))
    for entry in entries:
        is_own = entry.name in (working_copy, "versions.csv") or is_version(entry.name)
        if not is_own and not entry.name.startswith("."):
            place = Where(f"{printable(path.name)}/{printable(entry.name)}")
            yield found("scorecard-stranger", place, found=shown(entry.name))
    if not (path / working_copy).is_dir():
        yield found("working-copy-missing", where)


def name_is_folder(draft: Draft) -> Iterator[Finding]:
    """The descriptor's name is that of the scorecard's folder, and its working copy is called next."""
    if not draft.descriptor:
        return
    scorecard, version = draft.folder.split("/")
    for key, kind, name in (("name", "name-not-folder", scorecard), ("version", "version-not-folder", version)):
        if draft.descriptor.get(key) != name:
            where = Where(f"{draft.folder}/datapackage.json", column=key)
            yield found(kind, where, found=shown(draft.descriptor.get(key)), name=name)


def dates_exist(draft: Draft) -> Iterator[Finding]:
    """The descriptor's dates are days of the calendar."""
    card = draft.descriptor.get("scorecard")
    due = card.get("next_publication") if isinstance(card, Mapping) else None
    for column, day in (("created", draft.descriptor.get("created")), ("scorecard.next_publication", due)):
        if isinstance(day, str) and not _is_day(day[:10]):
            where = Where(f"{draft.folder}/datapackage.json", column=column)
            yield found("date-does-not-exist", where, found=shown(day))


def _is_day(text: str) -> bool:
    try:
        return FIRST_YEAR <= date.fromisoformat(text).year <= LAST_YEAR
    except ValueError:
        return False


def outcomes_once(draft: Draft) -> Iterator[Finding]:
    """Every outcome stands once."""
    ids = outcome_ids(draft)
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        where = Where(f"{draft.folder}/datapackage.json", column="scorecard.outcomes")
        yield found("outcome-twice", where, found=shown(twice))


def names_free(draft: Draft) -> Iterator[Finding]:
    """No indicator has the name of one of the scorecard's own pages, and nothing one that Windows has for a device."""
    table = draft.tables["indicators"]
    for row, name in table.frame["indicator"].items():
        where = Where(table.file, int(row), "indicator")  # type: ignore[call-overload]
        if name in RESERVED_INDICATORS:
            yield found("indicator-name-reserved", where, found=shown(name))
        if name in DEVICES:
            yield found("name-of-device", where, found=shown(name))
    where = Where(f"{draft.folder}/datapackage.json", column="scorecard.outcomes")
    for name in DEVICES.intersection(outcome_ids(draft)):
        yield found("name-of-device", where, found=shown(name))


def commentary_has_indicator(draft: Draft) -> Iterator[Finding]:
    """A commentary is about an indicator, or it is the summary."""
    if not draft.tables["indicators"].is_readable:
        return
    known = {"summary", *draft.tables["indicators"].frame["indicator"]}
    for name in sorted(set(draft.commentary) - known):
        where = Where(f"{draft.folder}/commentary/{name}.md")
        yield found("commentary-on-nothing", where, found=shown(name))


RULES = (
    name_is_folder,
    dates_exist,
    outcomes_once,
    names_free,
    commentary_has_indicator,
)
