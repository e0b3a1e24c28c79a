"""What was found in the data, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from posixpath import normpath

from outturn.errors import Finding, Gap, Where, Word, printable
from outturn.findings.grouped import Case, Group, Span
from outturn.words.catalogue import Catalogue
from outturn.words.numbers import listed

MOST_CASES = 3
"""So many different things that were found are quoted."""
MOST_SPANS = 5
MOST_COLUMNS = 5


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


def what_was_found(finding: Finding, say: Catalogue, folder: str) -> str:
    """That part of the finding's message alone."""
    return say(f"finding-{finding.id}-found", **{name: _filled(gap, say, folder) for name, gap in finding.gaps})


def together(group: Group, say: Catalogue, folder: str) -> Message:
    """What a group says, once: all its places, and what was found in the first few that differ."""
    cases = group.cases[:MOST_CASES]
    said = [message(case.first, say, folder) for case in cases]
    if len(group) == 1:
        return said[0]
    found = [one.found for one in said]
    if len(group.cases) > 1:
        found = [_in_rows(text, case, say) for text, case in zip(found, cases, strict=True)]
    if more := len(group.cases) - len(cases):
        found.append(say.count("gap-more", more))
    return replace(
        said[0],
        place=_places(group.whole, say, folder),
        found=listed(say, found, "semicolon"),
        expected=listed(say, list(dict.fromkeys(one.expected for one in said)), "semicolon"),
        fix=" ".join(dict.fromkeys(one.fix for one in said)),
    )


def in_a_line(group: Group, say: Catalogue, folder: str) -> str:
    """The group in one line, for a log."""
    one = together(group, say, folder)
    return f"{one.place}: {one.what} [{group.id}]: {one.found}. {one.fix}"


def _in_rows(found: str, case: Case, say: Catalogue) -> str:
    """What was found with where: its rows, or the column or the line where it has no row."""
    if case.rows and case.rows != ((1, 1),):
        key = "gap-found-in-row" if len(case.places) == 1 else "gap-found-in-rows"
        return say(key, found=found, rows=_spans(case.rows, say))
    return found


def _places(case: Case, say: Catalogue, folder: str) -> str:
    """The places of a group: its file with its rows, or its lines, and its columns."""
    gaps = {"file": full_path(case.first.where, folder)}
    if case.rows:
        key = "gap-place-row" if case.rows[0][0] == case.rows[-1][1] else "gap-place-rows"
        here = say(key, **gaps, row=case.rows[0][0], rows=_spans(case.rows, say))
    elif case.lines:
        key = "gap-place-line" if case.lines[0][0] == case.lines[-1][1] else "gap-place-lines"
        here = say(key, **gaps, line=case.lines[0][0], lines=_spans(case.lines, say))
    else:
        here = say("gap-place-file", **gaps)
    if not case.columns:
        return here
    columns = [printable(column) for column in case.columns]
    key = "gap-place-column" if len(columns) == 1 else "gap-place-columns"
    return say(key, place=here, column=columns[0], columns=_some(columns, MOST_COLUMNS, say))


def _spans(spans: Sequence[Span], say: Catalogue) -> str:
    """Rows or lines: 2, 5 to 9 and 12."""
    texts = [text for span in spans[:MOST_SPANS] for text in _span(span, say)]
    if more := sum(last - first + 1 for first, last in spans[MOST_SPANS:]):
        texts.append(say.count("gap-more", more))
    return _and(texts, say)


def _span(span: Span, say: Catalogue) -> list[str]:
    first, last = (f"{one:,}" for one in span)
    if span[1] - span[0] > 1:
        return [say("gap-span", first=first, last=last)]
    return list(dict.fromkeys((first, last)))


def _some(texts: Sequence[str], most: int, say: Catalogue) -> str:
    more = [say.count("gap-more", len(texts) - most)] if len(texts) > most else []
    return _and([*texts[:most], *more], say)


def _and(texts: Sequence[str], say: Catalogue) -> str:
    *others, last = texts
    return listed(say, [listed(say, others, "comma"), last], "and") if others else last


def full_path(where: Where, folder: str) -> str:
    """The place's file with the folder of all packages in front."""
    way = "/".join(part for part in (folder, printable(where.file)) if part)
    return normpath(way) if way else "."


def place(where: Where, say: Catalogue, folder: str) -> str:
    """The place's file, row and column; the line too where it is not the row's number."""
    gaps = {"file": full_path(where, folder), "row": where.row, "line": where.line}
    if where.row is None:
        key = "gap-place-file" if where.line is None else "gap-place-line"
    else:
        key = "gap-place-row" if where.line in (None, where.row) else "gap-place-row-line"
    here = say(key, **gaps)
    return say("gap-place-column", place=here, column=printable(where.column)) if where.column else here


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
            return printable(str(gap))
