"""Which points of the Matterhorn Protocol 1.1 a PDF fails: those that a program can check and that a pack could fail.

The protocol (PDF Association, 2021) lists by number what fails PDF/UA-1 (ISO 14289-1). What only a person can judge,
such as whether a description says what a picture shows, is looked at, and tested by what it must say.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from page import validate_pdf_bytes
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject

from pdf_reading import Document, Element, _resolved

RULES = 100
"""So many rules at least the other program has looked at."""
STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "Warichu",
        "RB",
        "RT",
        "RP",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
        "Root",
    ]
)
"""The kinds of structure elements of ISO 32000-1, 14.8.4."""
INSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
"""In what an element must lie."""
HEADING = re.compile(r"H([1-6])")
ESCAPE = ("/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/EmbeddedFiles", "/XFA", "/OCProperties", "/Encrypt")
"""What no pack may hold: what runs, what is attached, what can be switched off or is locked."""


def failed(content: bytes) -> list[str]:
    """Every point that the document fails, with where, by this checker and by the other; none where it passes both."""
    document = Document(content)
    return [*(one for check in CHECKS for one in check(document)), *failed_elsewhere(content)]


def failed_elsewhere(content: bytes) -> list[str]:
    """Every rule of PDF/UA-1 that the document breaks as another program reads it, which knows 104 of them."""
    report = validate_pdf_bytes(content, profile="ua1")
    assert report.rules.total >= RULES
    assert report.is_compliant == (not report.failures)
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


def _about(document: Document) -> Iterator[str]:
    root = document.root
    marked = _resolved(root.get("/MarkInfo", DictionaryObject()))
    if not _is_true(marked.get("/Marked")) or _is_true(marked.get("/Suspects")):
        yield "01-007: it is not marked as tagged, or its tags are suspect"
    if "<pdfuaid:part>1</pdfuaid:part>" not in document.metadata:
        yield "06-002: its metadata do not name PDF/UA-1"
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+</rdf:li>", document.metadata):
        yield "06-003: its metadata have no title"
    if not _is_true(_resolved(root.get("/ViewerPreferences", DictionaryObject())).get("/DisplayDocTitle")):
        yield "07-001: its title is not what a window shows"
    if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", str(root.get("/Lang", ""))):
        yield "11-006: no language is named"
    if not document.bookmarks:
        yield "it has no bookmarks"
    held = {*_names(root), *map(str, document.reader.trailer)}
    yield from (f"{name} is in it" for name in ESCAPE if name in held)


def _is_true(one: object) -> bool:
    return isinstance(one, BooleanObject) and bool(one.value)


def _names(root: DictionaryObject) -> Iterator[str]:
    """The names of every key below, each object once."""
    seen, left = set[int](), list[Any]([root])
    while left:
        one = _resolved(left.pop())
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, DictionaryObject):
            yield from map(str, one)
            left += [one[key] for key in one]
        elif isinstance(one, ArrayObject):
            left += list(one)


def _content(document: Document) -> Iterator[str]:
    """Everything is read aloud or is marked as not to be."""
    for number, page in enumerate(document.shown, start=1):
        if any(one.mark is None for one in page):
            yield f"01-005: page {number} has content that is neither tagged nor an artifact"
        if any("\ufffd" in one.text for one in page):
            yield f"31-027: page {number} has letters of which nobody knows what they stand for"
    tagged = set(_marks(document.structure, document))
    for number, page in enumerate(document.shown):
        for mark in {one.mark for one in page if isinstance(one.mark, int)}:
            if (number, mark) not in tagged:
                yield f"01-005: page {number + 1} has content that is in no element"


def _marks(root: Element, document: Document) -> Iterator[tuple[int, int]]:
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(document.reader.pages)}  # type: ignore[union-attr]
    for one in root.every():
        held = _resolved(one.dictionary.get("/K", []))
        page = numbers[one.dictionary.raw_get("/Pg").idnum] if "/Pg" in one.dictionary else -1
        for each in map(_resolved, held if isinstance(held, list) else [held]):
            if isinstance(each, int):
                yield page, int(each)
            elif each.get("/Type") == "/MCR":
                place = numbers[each.raw_get("/Pg").idnum] if "/Pg" in each else page
                yield place, int(each["/MCID"])


def _kinds(document: Document) -> Iterator[str]:
    for one in document.structure.every():
        if one.kind not in STANDARD:
            yield f"02-001: {one.kind} is no kind of the standard's, and stands for none"
        for child in (each for each in one.children if isinstance(each, Element)):
            if child.kind in INSIDE and one.kind not in INSIDE[child.kind]:
                yield f"09-004: {child.kind} lies in {one.kind}"


def _headings(document: Document) -> Iterator[str]:
    levels = [int(match[1]) for one in document.structure.every() if (match := HEADING.fullmatch(one.kind))]
    if levels[:1] != [1]:
        yield "14-002: the first heading is not of the first level"
    for one, other in pairwise(levels):
        if other > one + 1:
            yield f"14-003: a heading of level {other} follows one of level {one}"


def _figures(document: Document) -> Iterator[str]:
    for one in document.structure.every("Figure", "Formula"):
        if not one.alt.strip():
            yield "13-004: a picture has no description"


def _tables(document: Document) -> Iterator[str]:
    for table in document.structure.every("Table"):
        heads = list(table.every("TH"))
        if not heads:
            yield "15-003: a table has no headings"
        for one in heads:
            if one.attribute("/Scope") not in ("/Column", "/Row", "/Both"):
                yield "15-003: a table's heading does not say of what"
        widths = {
            sum(int(cell.attribute("/ColSpan") or 1) for cell in row.every("TH", "TD")) for row in table.every("TR")
        }
        if len(widths) > 1:
            yield f"09-004: a table has rows of {sorted(widths)} columns"


def _links(document: Document) -> Iterator[str]:
    tagged = [id(link) for one in document.structure.every("Link") for link in one.links]
    for number, page in enumerate(document.reader.pages, start=1):
        annotations = [_resolved(one) for one in _resolved(page.get("/Annots", []))]
        if annotations and page.get("/Tabs") != "/S":
            yield f"28-009: on page {number} the order of links is not that of the text"
        for one in annotations:
            if one.get("/Subtype") != "/Link" or "/StructParent" not in one:
                yield f"28-011: page {number} has something to click on that is no link in the text"
            if not str(one.get("/Contents", "")).strip():
                yield f"28-012: page {number} has a link that does not say where it leads"
    if not all(one.links for one in document.structure.every("Link")) and tagged:
        yield "28-011: a link in the text leads nowhere"


def _fonts(document: Document) -> Iterator[str]:
    for number, page in enumerate(document.reader.pages, start=1):
        fonts = _resolved(_resolved(page["/Resources"]).get("/Font", {}))
        for font in map(_resolved, fonts.values()):
            inner = _resolved(_resolved(font.get("/DescendantFonts", [font]))[0])
            about = _resolved(inner.get("/FontDescriptor", {}))
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(about):
                yield f"31-009: on page {number} a font is not in the file"
            if "/ToUnicode" not in font:
                yield f"10-001: on page {number} a font does not say what its letters stand for"


CHECKS = (_about, _content, _kinds, _headings, _figures, _tables, _links, _fonts)
