"""Covering reports to texts: Markdown as commentary is, in sections; each thing that none may hold, at its line.

A report is sections alone: each begins with a heading of the second level, which the page numbers, and has none of a
higher level or of more than one lower. What other programs take for markup or instructions is no part of a report:
HTML, templates, front matter. Pages would show it as it stands; but whoever writes it means it to do something.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it.token import Token

from outturn.commonmark import COMMONMARK
from outturn.errors import Finding, Where, Word, shown, word
from outturn.findings import found
from outturn.meetings import MENTION, TO_FILL_IN
from outturn.own_pages import anchor
from outturn.reading.commentary import read_text

SECTION, DEEPEST = 2, 3
"""The level of a section's heading, and the deepest that a report may have."""
LONGEST_HEADING = 120
NUMBERED = re.compile(r"(\d{1,2}|[ivxIVX]{1,5}|[a-zA-Z])(\.\d+)*[.)]\s")
"""How a heading begins that has a number of its own."""
MARKUP = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>]|$)|<!|<\?|\{\{|\{%|\{#|\{:")
"""What begins HTML, or an instruction of a template or of another Markdown."""
FRONT_MATTER = re.compile(r"(---|\+\+\+)\s*")


def read_report(path: Path, file: str) -> tuple[str, list[Finding]]:
    """A covering report's text, empty where it cannot be read, and everything that is wrong in it.

    ``file`` is its name as findings give it. A text with a problem in it is read all the same, where it can be.
    """
    text, findings = read_text(path, file)
    if text is None:
        return "", findings
    return text, [*findings, *_markup(text, file), *_sections(text, file), *_waiting(text, file)]


def _markup(text: str, file: str) -> Iterator[Finding]:
    lines = text.split("\n")
    if FRONT_MATTER.fullmatch(lines[0]):
        yield found("report-markup", Where(file, line=1), found=shown(lines[0].strip()))
    for number, line in enumerate(lines, start=1):
        if match := MARKUP.search(line):
            yield found("report-markup", Where(file, line=number), found=shown(line[match.start() :].strip()))


def _waiting(text: str, file: str) -> Iterator[Finding]:
    """Lines that wait for somebody's words."""
    for number, line in enumerate(text.split("\n"), start=1):
        if TO_FILL_IN in line:
            yield found("report-to-fill-in", Where(file, line=number), found=shown(line.strip()))


def _sections(text: str, file: str) -> Iterator[Finding]:
    """What is wrong with the headings, and with what stands between them."""
    tokens = COMMONMARK.parse(text)
    known: dict[str, str] = {}
    before: tuple[int, str] | None = None
    is_said = False
    for at, token in enumerate(tokens):
        where = Where(file, line=token.map[0] + 1 if token.map else None)
        if token.type == "heading_open":
            inside = tokens[at + 1]
            if wrong := _wrong_heading(token, inside, known):
                yield found("report-heading", where, found=shown(inside.content), reason=wrong)
            if token.tag == f"h{SECTION}" and not token.level:
                known.setdefault(anchor(inside.content), inside.content)
                yield from _empty(file, before, is_said=is_said)
                before, is_said = ((where.line or 1), inside.content), False
        elif token.type in ("inline", "fence", "code_block", "hr") and not _is_of_heading(tokens, at):
            if before is None and not is_said:
                yield found("report-outside-sections", where, found=shown(token.content))
            is_said = True
    yield from _empty(file, before, is_said=is_said)
    if before is None:
        yield found("report-without-sections", Where(file))


def _is_of_heading(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].type == "heading_open"


def _empty(file: str, section: tuple[int, str] | None, *, is_said: bool) -> Iterator[Finding]:
    if section and not is_said:
        line, title = section
        yield found("report-section-empty", Where(file, line=line), found=shown(title))


def _wrong_heading(token: Token, inside: Token, known: dict[str, str]) -> Word | None:
    """What is wrong with a heading; ``known`` are the sections before it by their anchors."""
    level, text = int(token.tag[1:]), inside.content
    own = anchor(text)
    if token.level or level not in range(SECTION, DEEPEST + 1):
        return word("heading-level")
    if any(one.type != "text" for one in inside.children or ()) or MENTION.search(text):
        return word("heading-plain")
    if len(text) > LONGEST_HEADING or not own:
        return word("heading-length", most=LONGEST_HEADING)
    if NUMBERED.match(text):
        return word("heading-number")
    return word("heading-twice") if level == SECTION and own in known else None
