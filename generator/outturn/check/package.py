"""The package as a whole: its name, its commentary, and what it shares with other packages."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

import pandas as pd

from outturn.check.found import number, outcome_ids
from outturn.errors import Problem, Where, printable, shown
from outturn.model import RESERVED, Draft, Package
from outturn.periods import FIRST_YEAR, LAST_YEAR

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
NOT_SCORECARDS = frozenset({"meetings"})
RESERVED_INDICATORS = frozenset({"next", "v", "versions"})


def folder_problems(folder: Path, working_copy: str, is_version: Callable[[str], object]) -> Iterator[Problem]:
    """What is wrong with the folder of all packages itself: every scorecard is a folder with a working copy.

    ``is_version`` tells whether a folder is named like a sealed version.
    """
    name = folder.name
    if not folder.is_dir():
        fix = "Make the folder, or run the command where it is."
        yield Problem("no packages", Where(name), "no such folder", "a folder of scorecards", fix)
        return
    scorecards = [path for path in sorted(folder.iterdir()) if path.is_dir() and path.name not in NOT_SCORECARDS]
    scorecards = [path for path in scorecards if not path.name.startswith(".")]
    if not scorecards:
        fix = f"Add a scorecard: {name}/<scorecard>/{working_copy}/datapackage.json and its tables."
        yield Problem("no packages", Where(name), "an empty folder", "at least one scorecard", fix)
    for path in scorecards:
        where = Where(f"{name}/{printable(path.name)}")
        if path.is_symlink():
            fix = "Replace it with the folder itself."
            yield Problem("not a plain folder", where, "a symbolic link", "a folder", fix)
            continue
        entries = sorted(path.iterdir())
        is_taken = path.name in RESERVED and not any(is_version(entry.name) for entry in entries)
        if not SLUG.fullmatch(path.name) or is_taken:
            fix = "Rename the folder: small letters, digits and single hyphens, and none of the site's own addresses."
            yield Problem("not a scorecard's name", where, shown(path.name), "a name such as harrow-children", fix)
        for entry in entries:
            is_own = entry.name in (working_copy, "versions.csv") or is_version(entry.name)
            if not is_own and not entry.name.startswith("."):
                fix = f"Put it into {working_copy}/ or take it out; versions are made with “outturn seal”."
                place = Where(f"{name}/{printable(path.name)}/{printable(entry.name)}")
                found = f"neither the working copy nor a version: {shown(entry.name)}"
                expected = f"{working_copy}/, versions.csv and the folders of versions"
                yield Problem("not part of a scorecard", place, found, expected, fix)
        if not (path / working_copy).is_dir():
            fix = f"Put the package into {name}/{printable(path.name)}/{working_copy}/."
            yield Problem("no working copy", where, f"no folder “{working_copy}”", f"a folder “{working_copy}”", fix)


def name_is_folder(draft: Draft) -> Iterator[Problem]:
    """The descriptor's name is that of the scorecard's folder, and its working copy is called next."""
    if not draft.descriptor:
        return
    file = f"{draft.folder}/datapackage.json"
    *_, scorecard, version = ("", *draft.folder.split("/"))
    if draft.descriptor.get("name") != scorecard:
        fix = f"Set the name to “{scorecard}”, or rename the folder."
        yield Problem(
            "not the folder's name", Where(file, column="name"), shown(draft.descriptor.get("name")), scorecard, fix
        )
    if draft.descriptor.get("version") != version:
        fix = f"Set the version to “{version}”."
        found = shown(draft.descriptor.get("version"))
        yield Problem("not the folder's version", Where(file, column="version"), found, version, fix)


def dates_exist(draft: Draft) -> Iterator[Problem]:
    """The descriptor's dates are days of the calendar."""
    card = draft.descriptor.get("scorecard")
    due = card.get("next_publication") if isinstance(card, Mapping) else None
    for column, found in (("created", draft.descriptor.get("created")), ("scorecard.next_publication", due)):
        if isinstance(found, str) and not _is_day(found[:10]):
            where = Where(f"{draft.folder}/datapackage.json", column=column)
            yield Problem("a day that does not exist", where, shown(found), "a day such as 2025-03-31", "Correct it.")


def _is_day(text: str) -> bool:
    try:
        return FIRST_YEAR <= date.fromisoformat(text).year <= LAST_YEAR
    except ValueError:
        return False


def outcomes_once(draft: Draft) -> Iterator[Problem]:
    """Every outcome stands once."""
    ids = outcome_ids(draft)
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        where = Where(f"{draft.folder}/datapackage.json", column="scorecard.outcomes")
        yield Problem("an outcome stands twice", where, shown(twice), "each id once", "Take one of the two out.")


def indicator_names_free(draft: Draft) -> Iterator[Problem]:
    """No indicator has the name of one of the scorecard's own pages."""
    table = draft.tables["indicators"]
    for row, name in table.frame["indicator"].items():
        if name in RESERVED_INDICATORS:
            fix = "Choose another short name."
            where = Where(table.file, int(row), "indicator")  # type: ignore[call-overload]
            yield Problem("a reserved name", where, shown(name), "a name that is no page of the site", fix)


def commentary_has_indicator(draft: Draft) -> Iterator[Problem]:
    """A commentary is about an indicator, or it is the summary."""
    if not draft.tables["indicators"].is_readable:
        return
    known = {"summary", *draft.tables["indicators"].frame["indicator"]}
    for name in sorted(set(draft.commentary) - known):
        fix = "Name the file after the indicator that it is about, or take it out."
        where = Where(f"{draft.folder}/commentary/{name}.md")
        yield Problem("a commentary on nothing", where, shown(name), "an indicator of indicators.csv", fix)


def same_code_same_figures(packages: Sequence[Package]) -> Iterator[Problem]:
    """The same framework code in two scorecards of one area carries the same figures."""
    places: dict[tuple[str, str, str], list[tuple[Package, str]]] = {}
    for package in packages:
        for code in package.frameworks:
            key = (package.scorecard.area, code.framework, code.code)
            places.setdefault(key, []).append((package, code.indicator))
    for (_, framework, name), sharing in places.items():
        for (one, here), (other, there) in combinations(sharing, 2):
            yield from _differences(f"{framework} {name}", one, here, other, there)


def _differences(code: str, one: Package, here: str, other: Package, there: str) -> Iterator[Problem]:
    first, second = _figures(one, here), _figures(other, there)
    for period in first.index.intersection(second.index):
        if number(first[period]) != number(second[period]):
            row = one.outturns.index[(one.outturns["indicator"] == here) & (one.outturns["period"] == period)][0]
            other_row = other.outturns.index[
                (other.outturns["indicator"] == there) & (other.outturns["period"] == period)
            ][0]
            expected = f"{number(second[period]) or 'no value'}, as in {_file(other)}, row {other_row}"
            where = Where(_file(one), int(row), "value")
            fix = "Correct one of the two, or take the code off the one that measures something else."
            what = f"the same code, {code}, with another figure for {period}"
            yield Problem(what, where, shown(number(first[period])), expected, fix)


def _figures(package: Package, indicator: str) -> pd.Series:
    rows = package.outturns[package.outturns["indicator"] == indicator]
    return rows.set_index("period")["value"]


def _file(package: Package) -> str:
    return f"datapackage/{package.scorecard.name}/{package.scorecard.version}/outturns.csv"


RULES = (name_is_folder, dates_exist, outcomes_once, indicator_names_free, commentary_has_indicator)
