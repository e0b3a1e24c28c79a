"""The fonts of a pack, and its texts as they can print them."""

import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import category, normalize

import font_source_sans_pro

FAMILY = "Source Sans Pro"
FACES = (
    "SourceSansPro",
    "SourceSansProIt",
    "SourceSansProSemibold",
    "SourceSansProSemiboldIt",
    "SourceSansProBold",
    "SourceSansProBoldIt",
)
STAND_IN = "\u25ca"
"""A lozenge, which stands for every letter that the fonts have not."""
LONGEST, PIECE = 22, 12
"""A word of more letters can be broken after every so many, so that no line is wider than its column."""
BREAK = "\u200b"
_PIECES = re.compile(r"[^ \n/.?&=-]+|.", re.DOTALL)
"""What a line is not broken within by itself."""
_HASH = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")
"""What is to be copied, and has room wherever it stands."""
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platform and encoding of the tables of a font that go by Unicode, the fullest first."""


def files() -> tuple[Path, ...]:
    """The font files that a pack is set in."""
    return tuple(Path(font_source_sans_pro.font_files_ttf[face]) for face in FACES)


def printable(said: str, *, slanted: bool = False) -> str:
    """The text in letters that the fonts have; spaces of all kinds as spaces, what is not seen is left out.

    Slanted letters are fewer.
    """
    there = known(slanted=slanted)
    return "".join(_one(letter, there) for letter in normalize("NFC", said.replace("\r\n", "\n")))


def breakable(said: str) -> str:
    """The text with places at which its long words may be broken; hashes stay whole."""
    return "".join(
        BREAK.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))
        if len(word) > LONGEST and not _HASH.fullmatch(word)
        else word
        for word in _PIECES.findall(said)
    )


def _one(letter: str, there: frozenset[int]) -> str:
    if letter in ("\n", "\u2028", "\u2029"):
        return "\n"
    kind = category(letter)
    if letter == "\t" or kind == "Zs":
        return letter if letter == "\u00a0" else " "
    if kind in ("Cc", "Cf", "Cs"):
        return ""
    return letter if ord(letter) in there else STAND_IN


@cache
def known(*, slanted: bool = False) -> frozenset[int]:
    """The characters that each of the upright fonts has, or each of the slanted ones."""
    wanted = [path for path in files() if path.stem.endswith("It") is slanted]
    first, *others = (frozenset(characters(path.read_bytes())) for path in wanted)
    return first.intersection(*others)


def characters(font: bytes) -> Iterator[int]:
    """The characters for which a TrueType font has a glyph (OpenType 1.9, table cmap, formats 4 and 12)."""
    at = _table(font, b"cmap")
    (number,) = struct.unpack_from(">H", font, at + 2)
    places = {}
    for place in range(number):
        platform, encoding, offset = struct.unpack_from(">HHL", font, at + 4 + 8 * place)
        places[platform, encoding] = at + offset
    start = next(places[one] for one in _UNICODE if one in places)
    (form,) = struct.unpack_from(">H", font, start)
    yield from _segmented(font, start) if form == 4 else _grouped(font, start)  # noqa: PLR2004 - the format's number


def _table(font: bytes, name: bytes) -> int:
    (number,) = struct.unpack_from(">H", font, 4)
    tables = (struct.unpack_from(">4sLLL", font, 12 + 16 * place) for place in range(number))
    return next(int(offset) for tag, _, offset, _ in tables if tag == name)


def _segmented(font: bytes, start: int) -> Iterator[int]:
    """Format 4: segments of neighbouring characters; those whose glyph is the first one (.notdef) are left out."""
    (double,) = struct.unpack_from(">H", font, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts = struct.unpack_from(f">{count}H", font, start + 16 + double)
    deltas = struct.unpack_from(f">{count}H", font, start + 16 + 2 * double)
    ranges = start + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", font, ranges)
    for place, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for character in range(first, last + 1):
            glyph = character
            if offset:
                at = ranges + 2 * place + offset + 2 * (character - first)
                (glyph,) = struct.unpack_from(">H", font, at)
            if character != 0xFFFF and (glyph + delta) % 0x10000 and (glyph or not offset):  # noqa: PLR2004
                yield character


def _grouped(font: bytes, start: int) -> Iterator[int]:
    """Format 12: groups of neighbouring characters with the glyph of the first."""
    (count,) = struct.unpack_from(">L", font, start + 12)
    for place in range(count):
        first, last, glyph = struct.unpack_from(">LLL", font, start + 16 + 12 * place)
        yield from range(first + (0 if glyph else 1), last + 1)
