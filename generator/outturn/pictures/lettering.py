"""How wide a text is, whether the font has its letters, and how it is broken into lines.

Letters are placed one after the other (Pillow's basic layout): the other way asks a library of the machine's own.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from unicodedata import combining, normalize

import font_source_sans_pro
from PIL import Image, ImageDraw, ImageFont

FACES = {
    "regular": "SourceSansPro",
    "semibold": "SourceSansProSemibold",
    "bold": "SourceSansProBold",
    "black": "SourceSansProBlack",
}
ELLIPSIS = "…"
_NOWHERE = "\U0010fffe"
"""A character that no font has."""


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """The font of that face and size in pixels."""
    path = font_source_sans_pro.font_files_ttf[FACES[face]]
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=2_000)
def width(text: str, face: str, size: int) -> float:
    """How wide the text is, in pixels."""
    return font(face, size).getlength(text)


def mask(text: str, face: str, size: int) -> tuple[Image.Image, int, int]:
    """How much of each pixel the text covers, 0 to 255; and where its corner is from the begin of its base line."""
    own = font(face, size)
    left, top, right, bottom = (int(end) for end in own.getbbox(text, anchor="ls"))
    found = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(found).text((-left, -top), text, fill=255, font=own, anchor="ls")
    return found, left, top


def fits(text: str) -> bool:
    """Whether the font has every letter of the text."""
    return all(_has(letter) for letter in set(normalize("NFC", text)))


@cache
def _has(letter: str) -> bool:
    """Whether the font has the letter: what it has not is drawn as a box."""
    if letter.isspace() or letter in "○●↕":  # these are drawn as shapes
        return True
    return not combining(letter) and _glyph(letter) != _glyph(_NOWHERE)


def _glyph(letter: str) -> bytes:
    return bytes(font("regular", 32).getmask(letter))


def cut(text: str, face: str, size: int, room: float, kept: int = 0) -> str:
    """As much of the text as there is room for, with an ellipsis where that is not all.

    The last ``kept`` letters stay in any case, since they say how sure it is or how much.
    """
    if width(text, face, size) <= room:
        return text
    begin, end = text[: len(text) - kept], text[len(text) - kept :]
    while begin and width(f"{begin}{ELLIPSIS}{end}", face, size) > room:
        begin = begin[:-1].rstrip(" ,;:–-")
    return f"{begin}{ELLIPSIS}{end}"


def lines(text: str, face: str, size: int, room: float, most: int, kept: int = 0) -> list[str]:
    """The text in lines, the last of at most so many cut as ``cut`` does where there are more."""
    every = list(_broken(text, face, size, room))
    shown = every if len(every) <= most else [*every[: most - 1], " ".join(every[most - 1 :])]
    return [*(cut(one, face, size, room) for one in shown[:-1]), cut(shown[-1], face, size, room, kept)]


def _broken(text: str, face: str, size: int, room: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if line and width(longer, face, size) > room:
            yield line
            line = word
        else:
            line = longer
    yield line
