"""What a page says of a breakdown: the figures of groups of people or parts of the area, and the gap between them."""

from outturn.model import Link
from outturn.pages.charts import DotPlot, Numerals
from outturn.pages.parts import Badge
from outturn.values import Value


class GroupRow(Value, frozen=True):
    """One group in the table of a breakdown, or the whole, which stands first.

    ``value`` is its figure in the breakdown's period; ``line`` has its figure of each of the breakdown's periods, None
    for a gap, and ``earlier`` the same as text. ``code`` is the official one of a small area.
    """

    name: str
    value: str
    mark: str = ""
    interval: str = ""
    counts: str = ""
    comparison: Badge | None = None
    note: str = ""
    line: tuple[float | None, ...] = ()
    earlier: tuple[str, ...] = ()
    is_whole: bool = False
    code: str = ""


class Gap(Value, frozen=True):
    """The gap between the best and the worst placed group, told.

    ``size`` is the gap as a share of the whole figure, by which gaps in different units are put in order; None where
    that cannot be said. ``is_certain`` is whether the groups differ beyond chance; ``way`` how it moved: widening,
    narrowing, same (as could be by chance) or not-compared.
    """

    figure: str
    best: str
    worst: str
    period: str
    direction: Badge
    sentences: tuple[str, ...]
    size: float | None = None
    is_certain: bool = False
    way: str = ""


class GapRow(Value, frozen=True):
    """A gap in a list: its indicator, the scorecard that has it, and what tells the groups apart."""

    indicator: Link
    scorecard: str
    dimension: str
    gap: Gap


class GapGroup(Value, frozen=True):
    """Gaps that moved the same way, the widest first."""

    id: str
    title: str
    rows: tuple[GapRow, ...]


class Breakdown(Value, frozen=True):
    """One dimension of an indicator's figures: each group beside the whole, for ``period``, and over ``periods``.

    ``lifts`` are the positions before which no line goes on, ``axis`` names what the figures count. Groups that are
    small areas, which have codes, ``are_areas``: they are shown as tiles. Figures that make up the whole
    ``are_parts``: they are not drawn beside it.
    """

    id: str
    title: str
    period: str
    rows: tuple[GroupRow, ...]
    periods: tuple[str, ...]
    gap: Gap | None = None
    note: str = ""
    lifts: tuple[int, ...] = ()
    numerals: Numerals = Numerals()
    axis: str = ""
    dots: DotPlot | None = None
    are_areas: bool = False
    are_parts: bool = False
