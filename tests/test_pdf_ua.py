"""The checker of PDF/UA finds what it is there to find: each fault is put into a pack that has none."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from outturn.packs import pack_of
from outturn.pages import read_told
from packages import SAY
from pdf_ua import failed, failed_elsewhere
from sealed import published
from test_pack_bytes import IMPRINT, TEMPLATES

Spoil = Callable[[PdfWriter], None]


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The pack of the small case: it has everything that a fault is put into, and is soon read."""
    told = published(tmp_path_factory.mktemp("small")) / "1.1.0/told.json"
    return pack_of(read_told(told.read_bytes()), None, IMPRINT, SAY, TEMPLATES)


def elements(writer: PdfWriter, kind: str) -> list[Any]:
    """The structure elements of that kind."""
    held = (one.get_object() for one in writer._objects if one is not None)  # noqa: SLF001 - there is no other way
    return [one for one in held if isinstance(one, DictionaryObject) and one.get("/S") == kind and "/P" in one]


def without(kind: str, key: str) -> Spoil:
    return lambda writer: elements(writer, kind)[0].pop(key)


def of_root(key: str) -> Spoil:
    return lambda writer: writer._root_object.pop(key)  # noqa: SLF001


def called(kind: str, other: str) -> Spoil:
    return lambda writer: elements(writer, kind)[0].update({NameObject("/S"): NameObject(other)})


def unmarked(writer: PdfWriter) -> None:
    writer._root_object["/MarkInfo"].update({NameObject("/Marked"): BooleanObject(False)})  # type: ignore[attr-defined]  # noqa: SLF001


def untagged(writer: PdfWriter) -> None:
    """What is painted first has no mark any more."""
    page = writer.pages[0]
    stream = DecodedStreamObject()
    stream.set_data(b"0 0 10 10 re f\n" + page.get_contents().get_data())  # type: ignore[union-attr]
    page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001


def in_no_element(writer: PdfWriter) -> None:
    """A paragraph that is painted is in no element."""
    elements(writer, "/H1")[0].pop("/K")


def unsaid_link(writer: PdfWriter) -> None:
    page = next(one for one in writer.pages if "/Annots" in one)
    page["/Annots"].get_object()[0].get_object().pop("/Contents")  # type: ignore[index]


def fonts(writer: PdfWriter) -> list[Any]:
    return [font.get_object() for font in writer.pages[2]["/Resources"]["/Font"].values()]  # type: ignore[index]


def strange_font(writer: PdfWriter) -> None:
    about = fonts(writer)[0]["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    for key in ("/FontFile2", "/FontFile3"):
        about.pop(key, None)


def running(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)  # noqa: SLF001


@pytest.mark.parametrize(
    ("spoil", "point", "rule"),
    [
        (unmarked, "01-007", "TAGGED-DOCUMENT"),
        (untagged, "01-005", "CONTENT-TAGGING"),
        (in_no_element, "01-005", ""),
        (called("/P", "/Paragraph"), "02-001", "STRUCT-TREE-ROLE-MAP"),
        (of_root("/Lang"), "11-006", "TEXT-LANGUAGE"),
        (of_root("/ViewerPreferences"), "07-001", "VIEWER-PREFERENCES"),
        (of_root("/Metadata"), "06-002", "METADATA-TITLE"),
        (of_root("/Outlines"), "bookmarks", ""),
        (called("/H1", "/H2"), "14-002", "HEADING-NESTING"),
        (called("/H2", "/H4"), "14-003", "HEADING-NESTING"),
        (without("/Figure", "/Alt"), "13-004", "FIGURE-ALTERNATIVE-TEXT"),
        (without("/TH", "/A"), "15-003", ""),
        (called("/TR", "/Div"), "09-004", "TH-PARENT"),
        (unsaid_link, "28-012", "LINK-CONTENTS"),
        (strange_font, "31-009", "FONT-EMBEDDING"),
        (lambda writer: fonts(writer)[0].pop("/ToUnicode"), "10-001", "FONT-UNICODE-MAPPING"),
        (running, "/JS", ""),
    ],
)
def test_each_fault_is_found(right: bytes, spoil: Spoil, point: str, rule: str) -> None:
    """Most by both checkers; what only ours looks at has no rule of the other."""
    writer = PdfWriter(clone_from=BytesIO(right))
    spoil(writer)
    content = BytesIO()
    writer.write(content)
    found = failed(content.getvalue())
    assert any(point in one for one in found), found
    elsewhere = failed_elsewhere(content.getvalue())
    assert any(rule in one for one in elsewhere) if rule else not elsewhere, elsewhere


def test_what_is_right_is_found_to_be(right: bytes) -> None:
    writer = PdfWriter(clone_from=BytesIO(right))
    content = BytesIO()
    writer.write(content)
    assert failed(content.getvalue()) == []
