"""The checkers of PDF/UA find what they are there to find: each fault is put into a pack that has none."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

import verapdf
from outturn.packs import pack_of
from outturn.pages import read_told
from packages import SAY
from pdf_ua import failed, failed_elsewhere
from sealed import published
from test_pack_bytes import IMPRINT, TEMPLATES

Spoil = Callable[[PdfWriter], None]
ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "tests/cases/sealed-format-1/datapackage"
PACKS = sorted(path for place in (ROOT / "datapackage", FROZEN) for path in place.glob("meetings/*/pack.pdf"))
"""Every pack that was sealed: those of the example's meetings, and that of format 1."""


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


FAULTS: tuple[tuple[Spoil, str, str, str], ...] = (
    (unmarked, "01-007", "TAGGED-DOCUMENT", "6.2-1"),
    (untagged, "01-005", "CONTENT-TAGGING", "7.1-3"),
    (in_no_element, "01-005", "", ""),
    (called("/P", "/Paragraph"), "02-001", "STRUCT-TREE-ROLE-MAP", "7.1-5"),
    (of_root("/Lang"), "11-006", "TEXT-LANGUAGE", "7.2-34"),
    (of_root("/ViewerPreferences"), "07-001", "VIEWER-PREFERENCES", "7.1-10"),
    (of_root("/Metadata"), "06-002", "METADATA-TITLE", "7.1-8"),
    (of_root("/Outlines"), "bookmarks", "", ""),
    (called("/H1", "/H2"), "14-002", "HEADING-NESTING", "7.4.2-1"),
    (called("/H2", "/H4"), "14-003", "HEADING-NESTING", "7.4.2-1"),
    (without("/Figure", "/Alt"), "13-004", "FIGURE-ALTERNATIVE-TEXT", "7.3-1"),
    (without("/TH", "/A"), "15-003", "", ""),
    (called("/TR", "/Div"), "09-004", "TH-PARENT", "7.2-8"),
    (unsaid_link, "28-012", "LINK-CONTENTS", "7.18.5-2"),
    (strange_font, "31-009", "FONT-EMBEDDING", "7.21.4.1-1"),
    (lambda writer: fonts(writer)[0].pop("/ToUnicode"), "10-001", "FONT-UNICODE-MAPPING", "7.21.7-1"),
    (running, "/JS", "", ""),
)
"""A fault, the point of the Matterhorn Protocol that it fails, the other program's rule, and veraPDF's clause.

A rule or a clause is empty where that program does not look at it.
"""


def spoiled(right: bytes, spoil: Spoil) -> bytes:
    """The pack with that fault in it."""
    writer = PdfWriter(clone_from=BytesIO(right))
    spoil(writer)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize(("spoil", "point", "rule"), [fault[:3] for fault in FAULTS])
def test_each_fault_is_found(right: bytes, spoil: Spoil, point: str, rule: str) -> None:
    """Most by both checkers; what only ours looks at has no rule of the other."""
    content = spoiled(right, spoil)
    found = failed(content)
    assert any(point in one for one in found), found
    elsewhere = failed_elsewhere(content)
    assert any(rule in one for one in elsewhere) if rule else not elsewhere, elsewhere


def test_what_is_right_is_found_to_be(right: bytes) -> None:
    assert failed(spoiled(right, lambda _: None)) == []


@pytest.fixture(scope="module")
def by_verapdf(right: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What veraPDF finds broken in right packs and in one with each fault, by a name; it starts once for all."""
    sealed = {path.parent.name: path.read_bytes() for path in PACKS}
    told = (FROZEN / "northshire-children/2.0.0/told.json").read_bytes()
    shapes = pack_of(read_told(told), None, IMPRINT, SAY, TEMPLATES)
    faults = {str(number): spoiled(right, spoil) for number, (spoil, *_) in enumerate(FAULTS)}
    return verapdf.broken({**sealed, "small": right, "shapes": shapes, **faults}, tmp_path_factory.mktemp("verapdf"))


@pytest.mark.program
@pytest.mark.skipif(verapdf.find() is None, reason="Java is not installed here, and could not be")
def test_verapdf_finds_nothing_in_packs_that_are_right_and_what_was_put_into_others(
    by_verapdf: dict[str, list[str]],
) -> None:
    right = {name: found for name, found in by_verapdf.items() if not name.isdecimal()}
    assert set(right) == {*(path.parent.name for path in PACKS), "small", "shapes"}
    assert [found for found in right.values() if found] == []
    for number, (*_, clause) in enumerate(FAULTS):
        found = by_verapdf[str(number)]
        assert any(one.startswith(f"{clause} ") for one in found) if clause else not found, (number, found)
