"""A scorecard's picture: how many of its indicators move which way; of what never changes, its name alone."""

from collections.abc import Iterator

from outturn.pages import Count, CountGroup, Picture
from outturn.pictures.chips import inks, sign
from outturn.pictures.frame import INSIDE, MARGIN, TOP, frame, title
from outturn.pictures.lettering import cut, width
from outturn.pictures.scene import Box, Scene, Text

BAR, LEAST, NUMBER = 110, 40, 46
"""How high the bar is at most and at least, and the size of the numbers in it."""
LINE, ABOVE, APART = 46, 44, 40
"""How far the lines of its key are apart, the first from the bar, and the parts of a line."""
ROOMY = 56
"""How wide a part of the bar is at least that has room for its number."""
SWATCH, KEY = 44, 32
"""Room for a sign of the key, and the size of its letters."""
TITLES = ((64, 2, 70), (54, 2, 60), (42, 3, 48))
SEALED = ((84, 2, 92), (64, 3, 72), (48, 4, 56))
"""Sizes of titles as in a frame, and where nothing but a sentence stands below."""


def scorecard_scene(told: Picture) -> Scene:
    """What stands where on a scorecard's picture."""
    boxes, texts = frame(told)
    head = list(title(told, TITLES if told.group else SEALED))
    y = head[-1].y + 66
    parts = list(_bar(told.group, y + 24)) if told.group else []
    sentence = Text(MARGIN, y, cut(told.sentence, "regular", 36, INSIDE), "regular", 36, "quiet")
    return Scene(
        (*boxes, *(one for one in parts if isinstance(one, Box))),
        (*texts, *head, sentence, *(one for one in parts if isinstance(one, Text))),
    )


def _bar(group: CountGroup, y: int) -> Iterator[Box | Text]:
    """A part for each count, as wide as its share, and below the bar their names; many leave less for its height."""
    counts = [one for one in group.counts if one.number]
    key = _key(counts)
    first = TOP - 16 - LINE * (len(key) - 1)
    high = max(min(BAR, first - ABOVE - y), LEAST)
    total, x = sum(one.number for one in counts), 0
    for at, count in enumerate(counts):
        end = round(INSIDE * sum(one.number for one in counts[: at + 1]) / total)
        yield from _part(count, (MARGIN + x, y), (max(end - x - 4, 4), high))
        x = end
    for at, line in enumerate(key):
        yield from _named(line, min(first, y + high + ABOVE + 6) + LINE * at)


def _part(count: Count, corner: tuple[int, int], size: tuple[int, int]) -> Iterator[Box | Text]:
    (x, y), (wide, high) = corner, size
    ink, ground, border = _look(count)
    yield Box(x, y, wide, high, ground, border)
    number = str(count.number)
    if wide >= ROOMY:
        at = x + (wide - round(width(number, "bold", NUMBER))) // 2
        yield Text(at, y + (high + NUMBER * 2 // 3) // 2, number, "bold", NUMBER, ink, ground)


def _look(count: Count) -> tuple[str, str, str]:
    """Its letters, what is behind them, and its border: full colour where it is certain, a border alone untested."""
    ink, soft = inks(count.badge)
    if soft == "grey-soft":
        return ink, soft, ""
    return (ink, "paper", ink) if count.badge.certainty == "untested" else ("paper", ink, "")


def _key(counts: list[Count]) -> list[list[tuple[int, Count, str]]]:
    """The name of each part with its number and where it begins, as many in a line as there is room for."""
    found: list[list[tuple[int, Count, str]]] = []
    x = INSIDE
    for count in counts:
        said = cut(f"{count.number} {count.badge.word}", "semibold", KEY, INSIDE - SWATCH)
        wide = SWATCH + round(width(said, "semibold", KEY))
        if x + wide > INSIDE:
            found.append([])
            x = 0
        found[-1].append((x, count, said))
        x += wide + APART
    return found


def _named(line: list[tuple[int, Count, str]], y: int) -> Iterator[Box | Text]:
    for x, count, said in line:
        ink, _ = inks(count.badge)
        yield from sign(count.badge.symbol, MARGIN + x, y - 24, ink, "paper")
        yield Text(MARGIN + x + SWATCH, y, said, "semibold", KEY, ink)
