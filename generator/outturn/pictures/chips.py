"""Judgements as chips: a shape or a sign, and words; colour never alone."""

from collections.abc import Iterator, Sequence

from outturn.pages import Badge
from outturn.pictures.frame import SMALLEST
from outturn.pictures.lettering import lines, width
from outturn.pictures.scene import Box, Text

STRONG = {"green": "green", "better": "green", "amber": "amber", "red": "red", "worse": "red"}
"""The colour of each kind of badge; others are grey."""
SHAPES = {"●": "circle", "▲": "triangle", "■": "square", "○": "ring"}
EITHER = "↕"
"""The font has an arrow up and one down for it."""
LINE, PAD, SIGN = 34, 10, 44
APART = 10
KEPT = len(", not tested")
"""What at least stays of a long judgement."""


def inks(badge: Badge) -> tuple[str, str]:
    """The colour of its letters and that behind them; what could be chance is grey."""
    strong = "" if badge.certainty == "chance" else STRONG.get(badge.kind, "")
    return (strong, f"{strong}-soft") if strong else ("ink", "grey-soft")


def tall(badges: Sequence[Badge], room: float) -> int:
    """How high the chips are one below the other."""
    return sum(LINE * len(_lines(badge, room)) + 2 * PAD for badge in badges) + APART * max(len(badges) - 1, 0)


def chips(badges: Sequence[Badge], x: int, y: int, room: int) -> Iterator[Box | Text]:
    """The chips one below the other from ``y`` on; one that was not tested has a border of its colour and no more."""
    for badge in badges:
        said, (ink, ground) = _lines(badge, room), inks(badge)
        ground = "paper" if badge.certainty == "untested" else ground
        high = LINE * len(said) + 2 * PAD
        wide = SIGN + round(max(width(one, "semibold", SMALLEST) for one in said)) + 2 * PAD + 6
        yield Box(x, y, wide, high, ground, "" if ground != "paper" else ink, 10)
        yield from sign(badge.symbol, x + PAD + 6, y + PAD + 4, ink, ground)
        for at, line in enumerate(said):
            yield Text(x + PAD + SIGN, y + PAD + 26 + LINE * at, line, "semibold", SMALLEST, ink, ground)
        y += high + APART


def sign(symbol: str, x: int, y: int, ink: str, ground: str) -> Iterator[Box | Text]:
    """A badge's symbol, about 26 pixels high, with its upper left corner."""
    if symbol == EITHER:
        yield Text(x - 2, y + 21, "↑", "bold", 28, ink, ground)
        yield Text(x + 12, y + 21, "↓", "bold", 28, ink, ground)
    elif shape := SHAPES.get(symbol):
        yield Box(x, y + 1, 24, 24, ink, ground, 0, shape)
    else:
        yield Text(x, y + 23, symbol, "bold", 34, ink, ground)


def _lines(badge: Badge, room: float) -> list[str]:
    return lines(badge.word, "semibold", SMALLEST, room - SIGN - 2 * PAD - 6, 2, KEPT)
