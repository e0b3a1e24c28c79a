"""Workbooks that accidents and attackers made of those that councils have, each from a seed."""

import random
from collections.abc import Callable

from councils import SHEETS
from workbooks import parts_of, zipped

PIECES = (
    *(b"999999999", b"<c/>", b"</row>", b'"', b"\0", b"&#0;", b"-1", b"1e999", b"NaN", b' t="s"', b' t="d"', b' t="e"'),
    *(
        b'<row r="99999"/>',
        b"&amp;",
        b"<!--",
        b"]]>",
        b"<v>",
        b"</v>",
        b"<f>",
        b"<t>\xe2\x80\xae</t>",
        b"2024/25",
        b"Q9",
    ),
    *(b'<c r="ZZ9"><v>7</v></c>', b"%", b"Total", b"Target", b"\xef\xbb\xbf", b";", b"\r", b'""', b"31/02/2024", b"<5"),
)
Spoil = Callable[[random.Random, bytearray], None]


def cut(chance: random.Random, content: bytearray) -> None:
    at = chance.randrange(len(content) + 1)
    del content[at : at + chance.randint(1, 40)]


def put(chance: random.Random, content: bytearray) -> None:
    at = chance.randrange(len(content) + 1)
    content[at:at] = chance.choice(PIECES)


def flip(chance: random.Random, content: bytearray) -> None:
    if content:
        content[chance.randrange(len(content))] = chance.randrange(256)


def again(chance: random.Random, content: bytearray) -> None:
    """A run of bytes stands once more, somewhere else."""
    start, at = chance.randrange(len(content) + 1), chance.randrange(len(content) + 1)
    content[at:at] = content[start : start + chance.randint(1, 400)]


def digits(chance: random.Random, content: bytearray) -> None:
    """Other digits in place of some, so that what is read stays a workbook."""
    places = [at for at, byte in enumerate(content) if 0x30 <= byte <= 0x39]
    for at in chance.sample(places, min(len(places), chance.randint(1, 8))):
        content[at] = 0x30 + chance.randrange(10)


SPOILS: tuple[Spoil, ...] = (cut, put, flip, again, digits, digits)
MADE = [(name, make()) for name, make in SHEETS.values()]


def mutated(seed: int) -> tuple[str, bytes]:
    """The name and the content of the workbook of that seed; some are still what they were."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    name, content = chance.choice(MADE)
    if not name.endswith(".csv") and chance.random() < 0.85:
        parts = parts_of(content)
        part = chance.choice([one for one in parts if "sheet" in one or chance.random() < 0.3] or list(parts))
        parts[part] = _spoilt(chance, parts[part])
        return name, zipped(parts)
    return name, _spoilt(chance, content)


def _spoilt(chance: random.Random, content: bytes) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.randint(0, 4)):
        chance.choice(SPOILS)(chance, spoilt)
    return bytes(spoilt)
