"""What was found in the data, in words."""

from dataclasses import dataclass

from outturn.errors import Finding, Gap, Where, Word
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Message:
    """A finding in words: what is wrong, where, what was found, what was expected, and how to put it right."""

    what: str
    place: str
    found: str
    expected: str
    fix: str


def message(finding: Finding, say: Catalogue, folder: str) -> Message:
    """The finding in the catalogue's words; ``folder`` is that of all packages, as messages name it."""
    gaps = {name: _filled(gap, say, folder) for name, gap in finding.gaps}
    what, found, expected, fix = (
        say(f"finding-{finding.id}-{part}", **gaps) for part in ("what", "found", "expected", "fix")
    )
    return Message(what, place(finding.where, say, folder), found, expected, fix)


def in_a_line(finding: Finding, say: Catalogue, folder: str) -> str:
    """The finding in one line, for a log."""
    one = message(finding, say, folder)
    return f"{one.place}: {one.what} [{finding.id}]: {one.found}. {one.fix}"


def full_path(where: Where, folder: str) -> str:
    """The place's file with the folder of all packages in front."""
    return "/".join(part for part in (folder, where.file) if part) or "."


def place(where: Where, say: Catalogue, folder: str) -> str:
    """The place's file, row and column; the line too where it is not the row's number."""
    gaps = {"file": full_path(where, folder), "row": where.row, "line": where.line}
    if where.row is None:
        key = "gap-place-file" if where.line is None else "gap-place-line"
    else:
        key = "gap-place-row" if where.line in (None, where.row) else "gap-place-row-line"
    here = say(key, **gaps)
    return say("gap-place-column", place=here, column=where.column) if where.column else here


def _filled(gap: Gap, say: Catalogue, folder: str) -> str:
    match gap:
        case Word(key, gaps, None):
            return say(f"gap-{key}", **{name: _filled(one, say, folder) for name, one in gaps})
        case Word(key, gaps, int(number)):
            return say.count(f"gap-{key}", number, **{name: _filled(one, say, folder) for name, one in gaps})
        case Where():
            return place(gap, say, folder)
        case int():
            return f"{gap:,}"
        case _:
            return str(gap)
