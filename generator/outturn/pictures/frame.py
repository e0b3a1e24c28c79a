"""What every picture has: the place in small capitals, the title, and the site's name at the foot."""

from collections.abc import Iterator, Sequence

from outturn.pages import Picture
from outturn.pictures.lettering import cut, lines, width
from outturn.pictures.scene import HEIGHT, WIDTH, Box, Text

MARGIN = 60
INSIDE = WIDTH - 2 * MARGIN
FOOT = 74
TOP = HEIGHT - FOOT
"""Where the foot begins."""
SMALLEST = 28
"""The smallest letters, in pixels: on a phone the picture is a third as wide."""
TITLES = ((54, 2, 60), (48, 2, 54), (42, 3, 46))
"""Sizes of titles with how many lines they may have and how far apart these are, the first that fits."""


def frame(told: Picture) -> tuple[tuple[Box, ...], tuple[Text, ...]]:
    """The place, the warning beside it, and the foot."""
    room = INSIDE / 2
    site = cut(told.site, "semibold", 30, room + 100)
    foot = cut(told.foot, "regular", SMALLEST, room - 140)
    at = WIDTH - MARGIN - round(width(foot, "regular", SMALLEST))
    boxes = [Box(0, TOP, WIDTH, FOOT, "brand"), Box(0, 0, WIDTH, 14, "brand")]
    texts = [
        Text(MARGIN, 84, cut(told.place.upper(), "bold", 34, room), "bold", 34, "brand"),
        Text(MARGIN, HEIGHT - 26, site, "semibold", 30, "paper", "brand"),
        Text(at, HEIGHT - 26, foot, "regular", SMALLEST, "paper", "brand"),
    ]
    if told.label:
        label = cut(told.label, "bold", SMALLEST, room - 60)
        wide = round(width(label, "bold", SMALLEST))
        boxes.append(Box(WIDTH - MARGIN - wide - 40, 44, wide + 40, 54, "amber-soft", "amber", 10))
        texts.append(Text(WIDTH - MARGIN - wide - 20, 81, label, "bold", SMALLEST, "amber", "amber-soft"))
    return tuple(boxes), tuple(one for one in texts if one.text)


def title(told: Picture, sizes: Sequence[tuple[int, int, int]] = TITLES) -> Iterator[Text]:
    """The title in as large letters as it has room for; a very long one is cut."""
    fitting = (one for one in sizes if len(lines(told.title, "bold", one[0], INSIDE, 99)) <= one[1])
    size, most, apart = next(fitting, sizes[-1])
    for at, line in enumerate(lines(told.title, "bold", size, INSIDE, most)):
        yield Text(MARGIN, 90 + apart * (at + 1), line, "bold", size)
