"""A tagged PDF read back: its structure with the text of each piece, in the order in which it is read aloud."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "INLINE IMAGE"])
SHOWING = frozenset(["Tj", "TJ", "'", '"'])
SOFT_HYPHEN, BREAK = "\u00ad", "\u200b"
_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_CHARACTER = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)


@dataclass(frozen=True)
class Shown:
    """A piece of a page's content: its mark (an MCID, “artifact” or nothing), and its text, empty for a drawing."""

    mark: int | str | None
    text: str


@dataclass(frozen=True)
class Element:
    """An element of the structure: its kind as the standard names it, what it holds, and its page by number."""

    kind: str
    dictionary: DictionaryObject
    children: tuple["Element | str", ...] = ()
    links: tuple[DictionaryObject, ...] = field(default=(), compare=False)

    @property
    def alt(self) -> str:
        return str(self.dictionary.get("/Alt", ""))

    @property
    def text(self) -> str:
        """All of its text, in order, without the places at which its words may be broken."""
        said = "".join(one if isinstance(one, str) else one.text for one in self.children)
        return said.replace(SOFT_HYPHEN, "").replace(BREAK, "")

    def every(self, *kinds: str) -> Iterator["Element"]:
        """Itself and all below it, in order; of those kinds only where any are named."""
        if not kinds or self.kind in kinds:
            yield self
        for one in self.children:
            if isinstance(one, Element):
                yield from one.every(*kinds)

    def attribute(self, name: str) -> str:
        """An attribute of its, as “/Scope”; empty where it has none."""
        held = _resolved(self.dictionary.get("/A", ArrayObject()))
        for one in held if isinstance(held, ArrayObject) else [held]:
            if name in _resolved(one):
                return str(_resolved(one)[name])
        return ""


class Document:
    """A PDF, opened."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(BytesIO(content))
        self.root: DictionaryObject = _resolved(self.reader.trailer["/Root"])
        self.metadata = _resolved(self.root["/Metadata"]).get_data().decode() if "/Metadata" in self.root else ""

    @cached_property
    def shown(self) -> list[list[Shown]]:
        """Each page's content in pieces."""
        return [list(_shown(page, self.reader)) for page in self.reader.pages]

    @cached_property
    def pages(self) -> list[str]:
        """Each page's text, what is no content included, in the order in which it is painted."""
        return ["".join(one.text for one in page) for page in self.shown]

    @cached_property
    def structure(self) -> Element:
        """The structure's own root."""
        numbers = {page.indirect_reference.idnum: at for at, page in enumerate(self.reader.pages)}  # type: ignore[union-attr]
        texts: list[dict[int | str | None, str]] = []
        for page in self.shown:
            texts.append({})
            for one in page:
                texts[-1][one.mark] = texts[-1].get(one.mark, "") + one.text
        tree = _resolved(self.root["/StructTreeRoot"])
        roles = {str(key): str(value) for key, value in _resolved(tree.get("/RoleMap", DictionaryObject())).items()}
        return _element(tree, None, roles, numbers, texts)

    @property
    def bookmarks(self) -> list[tuple[int, str]]:
        """The bookmarks with their depth from 1."""
        return list(_bookmarks(self.reader.outline, 1))


def _bookmarks(held: Any, depth: int) -> Iterator[tuple[int, str]]:
    for one in held:
        if isinstance(one, list):
            yield from _bookmarks(one, depth + 1)
        else:
            yield depth, str(one.title)


def _resolved(one: Any) -> Any:
    return one.get_object() if isinstance(one, IndirectObject) else one


def _element(
    dictionary: DictionaryObject,
    page: int | None,
    roles: dict[str, str],
    numbers: dict[int, int],
    texts: list[dict[int | str | None, str]],
) -> Element:
    own = dictionary.get("/Pg", None) if "/Pg" not in dictionary else dictionary.raw_get("/Pg")
    page = numbers[own.idnum] if isinstance(own, IndirectObject) else page
    kind = str(dictionary.get("/S", "/Root"))
    children: list[Element | str] = []
    links = []
    held = _resolved(dictionary.get("/K", ArrayObject()))
    for raw in held if isinstance(held, ArrayObject) else [held]:
        one = _resolved(raw)
        if isinstance(one, int):
            children.append(texts[page or 0].get(one, ""))
        elif one.get("/Type") == "/MCR":
            place = numbers[one.raw_get("/Pg").idnum] if "/Pg" in one else page or 0
            children.append(texts[place].get(int(one["/MCID"]), ""))
        elif one.get("/Type") == "/OBJR":
            links.append(_resolved(one["/Obj"]))
        else:
            children.append(_element(one, page, roles, numbers, texts))
    return Element(roles.get(kind, kind).removeprefix("/"), dictionary, tuple(children), tuple(links))


def _shown(page: Any, reader: PdfReader) -> Iterator[Shown]:
    """What is painted, in order; inside of one mark, what is painted inside of another has the inner one.

    Where it is said what a piece stands for (ActualText), that is its text.
    """
    fonts = _resolved(_resolved(page["/Resources"]).get("/Font", DictionaryObject()))
    letters = {name: _letters(_resolved(font)) for name, font in fonts.items()}
    open_marks: list[tuple[int | str | None, str | None]] = []
    known: dict[str, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        name = operator.decode()
        if name in ("BDC", "BMC"):
            open_marks.append(_mark(operands, page))
            if open_marks[-1][1] is not None:
                yield Shown(_innermost(open_marks), open_marks[-1][1] or "")
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            known = letters[str(operands[0])]
        elif name in SHOWING or name in PAINTING:
            is_said = name in PAINTING or any(actual is not None for _, actual in open_marks)
            yield Shown(_innermost(open_marks), "" if is_said else _text(operands, known))


def _innermost(open_marks: list[tuple[int | str | None, str | None]]) -> int | str | None:
    return next((mark for mark, _ in reversed(open_marks) if mark is not None), None)


def _mark(operands: list[Any], page: Any) -> tuple[int | str | None, str | None]:
    """What a mark says: its MCID or that it is an artifact, and what stands for its content."""
    held = operands[1] if len(operands) > 1 else {}
    if isinstance(held, str):
        held = _resolved(_resolved(page["/Resources"])["/Properties"][held])
    actual = str(held["/ActualText"]) if "/ActualText" in held else None
    if str(operands[0]) == "/Artifact":
        return "artifact", actual
    return (int(held["/MCID"]) if "/MCID" in held else None), actual


def _letters(font: DictionaryObject) -> dict[str, str]:
    """What each code of the font stands for, by its ToUnicode table."""
    found: dict[str, str] = {}
    if "/ToUnicode" not in font:
        return found
    for kind, body in _SECTION.findall(_resolved(font["/ToUnicode"]).get_data()):
        if kind == b"char":
            for code, said in _CHARACTER.findall(body):
                found[code.decode().lower()] = bytes.fromhex(said.decode()).decode("utf-16-be")
        else:
            for first, last, said in _RANGE.findall(body):
                start = int(said, 16)
                for at in range(int(first, 16), int(last, 16) + 1):
                    found[f"{at:0{len(first)}x}"] = chr(start + at - int(first, 16))
    return found


def _text(operands: list[Any], letters: dict[str, str]) -> str:
    said = ""
    for held in operands:
        for one in held if isinstance(held, list) else [held]:
            if isinstance(one, (str, bytes)):
                raw = one if isinstance(one, bytes) else one.original_bytes  # type: ignore[attr-defined]
                codes = (raw[at : at + 2].hex() for at in range(0, len(raw), 2))
                said += "".join(letters.get(code, "\ufffd") for code in codes)
    return said
