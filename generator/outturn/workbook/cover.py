"""The cover of a workbook: what it is, how it is used, and the line by which it is known again."""

import re
from collections.abc import Iterator, Mapping

from outturn.model import SLUG, VERSION, WORKING_COPY
from outturn.words.catalogue import Catalogue
from outturn.workbook.book import Filed, Line

MARKER = "outturn export: {scorecard}/{version}, format {number}"
MARKED = re.compile(
    rf"outturn export: (?P<scorecard>{SLUG})/(?P<version>{WORKING_COPY}|{VERSION}), format (?P<number>[0-9]{{1,4}})"
)
"""How a workbook of our own is known, in whatever language it is."""
FACTS = (("publisher", "publisher"), ("area.name", "area"), ("contact", "contact"), ("next_publication", "next"))
"""What the cover says of the scorecard: where in the descriptor it stands, and how its word is called."""
READING, WRITING = ("sheets", "empty", "marks", "texts"), ("keys", "rows", "lists")
"""How a workbook is read, and how one that is a form is filled in."""
LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
"""What the name of a sheet may not hold."""


def sheet_name(say: Catalogue, one: str) -> str:
    """The name of a sheet that the catalogue names, as a spreadsheet takes it."""
    return FORBIDDEN.sub(" ", say(f"book-{one}"))[:LONGEST_NAME].strip()


def cover_lines(filed: Filed, say: Catalogue) -> tuple[Line, ...]:
    """The lines below the title."""
    is_form = filed.version == WORKING_COPY
    back = say("book-back", scorecard=filed.scorecard) if is_form else say("book-sealed-back")
    return (
        *_what(filed, say),
        Line(say("book-how"), is_heading=True),
        *(Line(say(f"book-how-{one}")) for one in (*READING, *(WRITING if is_form else ()))),
        Line(back),
        Line(say("book-made-by"), is_heading=True),
        Line(MARKER.format(scorecard=filed.scorecard, version=filed.version, number=filed.number)),
    )


def _what(filed: Filed, say: Catalogue) -> list[Line]:
    """What the workbook holds, whose it is, and how it may be used."""
    said = dict(filed.said)
    key = "book-working-copy" if filed.version == WORKING_COPY else "book-sealed-version"
    lines = [said.get("description", ""), say(key, version=filed.version, day=said.get("created", "")[:10])]
    if said.get("scorecard.illustrative") == "true":
        lines.append(say("book-illustrative"))
    for path, name in FACTS:
        if text := said.get(f"scorecard.{path}", ""):
            lines.append(say(f"book-{name}", text=text))
    return [*(Line(line) for line in lines if line), *_licences(said, say)]


def _licences(said: Mapping[str, str], say: Catalogue) -> Iterator[Line]:
    """The licences by their titles, each a link where it has an address."""
    for at in range(len(said)):
        if not (title := said.get(f"licenses[{at}].title", "")):
            return
        yield Line(say("book-licence", text=title), address_in(said.get(f"licenses[{at}].path", "")))


def address_in(path: str) -> str:
    """The address that a link of a workbook may lead to; empty where it is none of the web."""
    return path if re.fullmatch(r"https?://[^\s]+", path) else ""
