"""Findings as text for people, JSON for programs, and annotations for GitHub."""

import csv
import io
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from outturn.command.choices import Format
from outturn.command.streams import as_lines
from outturn.errors import Ask, Finding, Gap, Where, printable
from outturn.findings.grouped import Case, Group
from outturn.words.catalogue import Catalogue
from outturn.words.findings import Message, full_path, message, together, what_was_found

MOST_IN_TEXT = 200
MOST_ANSWERS = 3
"""So many rows of answers are written out."""
HANGING = " " * 12
"""Where what follows a label stands."""
MOST_IN_FILE = 10
"""GitHub shows no more of them than that."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How findings are said: in which words, and how the folder of all packages is named in front of their files."""

    say: Catalogue
    folder: str


def report(groups: Sequence[Group], form: Format, manner: Manner, console: Console) -> None:
    """Print what was found: in JSON every finding, as text and annotations as many groups as people read."""
    if form is Format.json:
        console.file.write(as_lines([_record(group, manner) for group in groups], console))
    elif form is Format.github:
        for line in _annotations(groups, manner):
            console.file.write(line + "\n")
    else:
        for group in groups[:MOST_IN_TEXT]:
            width = console.width if console.is_terminal else 0
            console.print(_text(group, together(group, manner.say, manner.folder), width), soft_wrap=True)
        if (more := len(groups) - MOST_IN_TEXT) > 0:
            console.print(Text(manner.say.count("findings-left-out", more)), soft_wrap=True)


def as_row(identity: str, column: str, ask: Ask) -> str:
    """The row of answers.csv that answers a warning, but for its reason and post where nobody gave any."""
    cells = io.StringIO()
    reason, post = ask.reason or "REASON", ask.post or "POST"
    csv.writer(cells, lineterminator="").writerow((identity, ask.file, ask.key, column, ask.value, reason, post))
    return cells.getvalue()


def _answers(group: Group) -> Iterator[str]:
    """What was answered, or the rows that would answer the first few."""
    asks = group.whole.asks
    rows = [as_row(group.id, one.column, ask) for one, ask in zip(group.whole.places, asks, strict=bool(asks))]
    label = "answered" if group.is_answered else "to answer"
    for ask, row in list(zip(asks, rows, strict=True))[:MOST_ANSWERS]:
        yield f"  {label:<9} {f'{ask.post}: {ask.reason}' if group.is_answered else row}"
    if (more := len(asks) - MOST_ANSWERS) > 0:
        yield f"            and {more:,} more; --format json lists them all"


def _record(group: Group, manner: Manner) -> dict[str, object]:
    first, whole = group.cases[0].first, group.whole
    said, where = message(first, manner.say, manner.folder), first.where
    file = full_path(where, manner.folder)
    place = {"file": file, "row": where.row, "column": where.column, "line": where.line or where.row}
    words = {"what": said.what, "found": said.found, "expected": said.expected, "fix": said.fix}
    record = {"id": group.id, "severity": group.severity, "where": place, **words, "count": len(group)}
    if asks := whole.asks:
        columns = (one.column for one in whole.places)
        record["answers"] = [_answer(ask, column) for ask, column in zip(asks, columns, strict=True)]
    if len(group) > 1:
        record |= {"rows": whole.rows, "cases": [_case(case, first, manner) for case in group.cases]}
    return record


def _answer(ask: Ask, column: str) -> dict[str, object]:
    """How a warning is answered, or what was."""
    asked = {"file": ask.file, "key": ask.key, "column": column, "value": ask.value}
    return {**asked, "reason": ask.reason or None, "post": ask.post or None}


def _case(case: Case, first: Finding, manner: Manner) -> dict[str, object]:
    """The places of a case and what was found; what was expected only where that is not the group's."""
    places = {"rows": case.rows, "lines": case.lines, "columns": case.columns}
    here = {name: numbers for name, numbers in places.items() if numbers}
    if _besides_found(case.first) == _besides_found(first):
        return {**here, "found": what_was_found(case.first, manner.say, manner.folder)}
    said = message(case.first, manner.say, manner.folder)
    return {**here, "found": said.found, "expected": said.expected, "fix": said.fix}


def _besides_found(finding: Finding) -> list[tuple[str, Gap]]:
    return [gap for gap in finding.gaps if gap[0] != "found"]


def _text(group: Group, said: Message, width: int) -> Text:
    """What is said of the group; its sentences in lines of that width below each other, whole where it is 0."""
    text = Text()
    text.append(f"{said.place}\n", style="bold")
    is_problem = group.severity == "problem"
    kind = "" if is_problem else "answered: " if group.is_answered else "warning: "
    text.append(f"  {kind}{said.what}", style="red" if is_problem else "" if group.is_answered else "yellow")
    text.append(f" [{group.id}]\n", style="dim")
    said_of = {"found": said.found, "expected": said.expected} | ({} if group.is_answered else {"to fix": said.fix})
    for label, words in said_of.items():
        text.append("".join(f"{line}\n" for line in _hung(f"  {label:<9} {words}", width)))
    text.append("".join(f"{line}\n" for line in _answers(group)))
    return text


def _hung(line: str, width: int) -> list[str]:
    """The line, broken between words where it is wider than that; what is to be copied is never broken."""
    if width <= len(HANGING) or len(line) <= width:
        return [line]
    return textwrap.wrap(
        line,
        width,
        subsequent_indent=HANGING,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
        drop_whitespace=True,
    )


def _annotations(groups: Sequence[Group], manner: Manner) -> Iterator[str]:
    """Workflow commands, file by file; after so many of a file one says how many more there are."""
    files: dict[str, list[Group]] = {}
    for group in sorted(groups, key=lambda one: (one.severity == "warning", one.is_answered)):
        files.setdefault(group.file, []).append(group)
    for file, here in files.items():
        yield from (_annotation(group, manner) for group in here[:MOST_IN_FILE])
        if len(here) > MOST_IN_FILE:
            said = manner.say.count("findings-rest-of-file", len(here) - MOST_IN_FILE)
            yield f"::notice file={_property(full_path(Where(file), manner.folder))}::{_data(said)}"


def _annotation(group: Group, manner: Manner) -> str:
    """A workflow command; its own separators are escaped as GitHub asks."""
    where, said = group.cases[0].first.where, together(group, manner.say, manner.folder)
    at = where.line or where.row
    properties = {"file": full_path(where, manner.folder), **({"line": str(at)} if at else {}), "title": group.id}
    place = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    column = f"{where.column}: " if where.column and len(group.whole.columns) == 1 else ""
    here = f"{said.place}: " if len(group) > 1 else column
    text = f"{here}{said.what}: found {said.found}, expected {said.expected}. {said.fix}"
    if group.is_answered:
        ask = group.whole.asks[0]
        text = f"{here}{said.what}: found {said.found}. Answered by {ask.post}: {ask.reason}"
    level = "error" if group.severity == "problem" else "notice" if group.is_answered else "warning"
    return f"::{level} {place}::{_data(text)}"


def _data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
