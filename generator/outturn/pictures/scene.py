"""What a picture is made of: texts, boxes, lines and points, each at its place in pixels from the top left."""

from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630
"""What the sites that show shared links ask for."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one line: where it begins and its base line, its face and size, its colour and that behind it."""

    x: int
    y: int
    text: str
    face: str
    size: int
    ink: str = "ink"
    ground: str = "paper"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled box with its upper left corner, perhaps with round corners and a border; ``hole`` leaves out its middle.

    A shape is drawn in a box too: ``circle``, ``ring`` or ``triangle``.
    """

    x: int
    y: int
    width: int
    height: int
    fill: str
    border: str = ""
    radius: int = 0
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, of which each stretch is drawn apart, and perhaps its newest point in a look of its own.

    ``end`` is where that stands; ``certainty`` names its look: a dot, a level dash (chance) or a ring (untested).
    """

    stretches: tuple[tuple[Point, ...], ...]
    ink: str
    width: int
    is_dashed: bool = False
    end: Point | None = None
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on a picture in the order in which it is drawn.

    ``plot`` holds the strokes: left, top, right and bottom.
    """

    boxes: tuple[Box, ...]
    texts: tuple[Text, ...]
    strokes: tuple[Stroke, ...] = ()
    plot: tuple[int, int, int, int] = (0, 0, 0, 0)
