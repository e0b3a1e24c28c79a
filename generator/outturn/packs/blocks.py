"""What a pack is made of: blocks one below the other, as plain values for the template that sets them.

Every text is plain; markup is the template's alone. ``href`` is an address in full, or empty.
"""

from collections.abc import Mapping

import msgspec


class Part(msgspec.Struct, frozen=True, gc=False):
    """A value that the template reads with every field, so that it has to ask for none."""


class Run(Part, frozen=True):
    """A stretch of text in one look; ``look`` is empty, strong, emphasis, both or code."""

    text: str
    look: str = ""
    href: str = ""


Inline = tuple[Run, ...]


class Sign(Part, frozen=True):
    """A judgement: its ``shape``, which reads without colour, its words, and the ``tone`` of its colour."""

    shape: str
    word: str
    tone: str = ""
    certainty: str = ""


class Block(Part, frozen=True, tag_field="block", tag=str.lower):
    """One piece of a pack."""


class Heading(Block, frozen=True):
    """A heading; ``level`` counts from 1. What it is about stands at ``href``, which paper shows in full."""

    text: str
    level: int
    href: str = ""
    begins_page: bool = False


class Paragraph(Block, frozen=True):
    """A paragraph; ``look`` is empty, lead, leading (to what follows), quiet or boxed."""

    runs: Inline
    look: str = ""


class Items(Block, frozen=True):
    """A list; ``start`` is the number of its first item, 0 where it is not numbered."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 0


class Quote(Block, frozen=True):
    """What somebody else said."""

    blocks: tuple[Block, ...]


class Together(Block, frozen=True):
    """Blocks that stand on one page."""

    blocks: tuple[Block, ...]


class Facts(Block, frozen=True):
    """Labels with what they say."""

    rows: tuple[tuple[str, Inline], ...]


class Stack(Part, frozen=True):
    """A cell's lines, one below the other: a figure with its period, a judgement, a small chart."""

    lines: tuple[tuple[str, Inline], ...] = ()
    sign: Sign | None = None
    spark: "SmallChart | None" = None


class Group(Part, frozen=True):
    """A heading over several columns."""

    title: str
    columns: int


class Grid(Block, frozen=True):
    """A table: its columns with their widths (shares of what is left, or millimetres below 0), and its rows.

    ``groups`` stand above the columns where there are any.
    """

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Stack, ...], ...]
    groups: tuple[Group, ...] = ()


class Count(Part, frozen=True):
    """How many have a judgement, and which share of all that is, 0 to 1."""

    sign: Sign
    number: str
    share: float


class Counts(Block, frozen=True):
    """Indicators counted by a judgement, as a bar and in words."""

    title: str
    counts: tuple[Count, ...]


class Badges(Block, frozen=True):
    """Judgements side by side, each below its label."""

    badges: tuple[tuple[str, Stack], ...]


Points = tuple[tuple[float, float], ...]


class Stroke(Part, frozen=True):
    """A series: its lines, dots and intervals in thousandths of the plot; ``newest`` has a look of its own."""

    role: str
    lines: tuple[Points, ...]
    dots: Points = ()
    intervals: tuple[Points, ...] = ()
    causes: tuple[tuple[str, Points], ...] = ()
    newest: Points = ()
    certainty: str = ""


class Text(Part, frozen=True):
    """A text in a drawing: ``x`` in percent of its width, ``y`` in pixels."""

    kind: str
    x: float
    y: float
    text: str
    anchor: str


class BigChart(Block, frozen=True):
    """A chart with its caption, its description in words, and what its marks mean; sizes in pixels."""

    caption: str
    axis: str
    description: str
    notes: tuple[str, ...]
    strokes: tuple[Stroke, ...]
    key: tuple[tuple[str, str], ...]
    texts: tuple[Text, ...]
    grid: tuple[Points, ...]
    breaks: tuple[Points, ...]
    steps: tuple[Points, ...]
    years: tuple[Points, ...]
    plot: int


class SmallChart(Part, frozen=True):
    """The figures of a row, in hundredths: the line, what it is held against, and its newest point."""

    description: str
    lines: tuple[Points, ...]
    aims: tuple[Points, ...]
    base: tuple[Points, ...]
    end: tuple[float, float]
    certainty: str
    ends: tuple[str, str]


class Cover(Part, frozen=True):
    """The first page: whose it is, what it is, and for whom; ``label`` warns, ``warnings`` say of what."""

    place: str
    title: str
    lines: tuple[str, ...]
    facts: tuple[tuple[str, Inline], ...]
    label: str = ""
    warnings: tuple[str, ...] = ()


class Pack(Part, frozen=True):
    """A whole document; ``numbered`` is “Page 1 of 9” in pieces, in which “page” and “pages” are the numbers.

    ``mark`` stands across every page of what is not published, ``running`` at the top of each and ``imprint`` at its
    foot. The contents have headings down to the level ``depth``. ``words`` are what else the template says.
    """

    title: str
    language: str
    region: str
    author: str
    cover: Cover
    contents: str
    blocks: tuple[Block, ...]
    running: str
    imprint: tuple[str, ...]
    numbered: tuple[tuple[str, str], ...]
    mark: str = ""
    depth: int = 2
    words: Mapping[str, str] = {}


def text(said: str, look: str = "", href: str = "") -> Inline:
    """One run of text, or none where nothing is said."""
    return (Run(said, look, href),) if said else ()


def paragraph(said: str, look: str = "") -> tuple[Block, ...]:
    """A paragraph, or none where nothing is said."""
    return (Paragraph(text(said), look),) if said else ()
