"""Rows of the tables in which figures stand."""

from outturn.model import Link
from outturn.pages.parts import Badge
from outturn.values import Value


class FigureRow(Value, frozen=True):
    """One period in an indicator's table; ``counts`` is the numerator and denominator in words.

    ``id`` is the period as the data writes it, ``number`` the figure unrounded, None where there is none;
    ``other_unit`` is the same figure in the measure's other unit. ``further`` are other targets that it is held
    against, each with its name and its rating.
    """

    id: str
    period: str
    long_period: str
    value: str
    mark: str
    target: str
    rating: Badge
    direction: Badge
    counts: str
    interval: str
    comparator: str
    note: str
    number: float | None = None
    other_unit: str = ""
    further: tuple[tuple[str, Badge], ...] = ()


class AimRow(Value, frozen=True):
    """A target of which more is said than its level: who set it, and why it is as it is (of one in words, what)."""

    period: str
    kind: str
    level: str
    set_by: str
    note: str


class FiguresBeside(Value, frozen=True):
    """Figures that stand beside a page's own, the newest first, with sentences about the newest.

    ``heading`` stands above them, ``page`` is where they have one of their own. It is drawn as the figures of an
    indicator's page are: ``indicator`` names its table, ``title`` says what that is.
    """

    indicator: str
    title: str
    headline: tuple[str, ...]
    figures: tuple[FigureRow, ...]
    heading: str = ""
    page: Link | None = None
    unit: str = ""
    ahead: tuple[tuple[str, str], ...] = ()
    aim: str = ""
    comparator: str = ""
    has_counts: bool = False
    has_intervals: bool = False
    has_notes: bool = False
    intervals: str = ""
    rounded: str = ""
    other_unit: str = ""


class AreaRow(Value, frozen=True):
    """One area's figure in the comparison; ``is_council`` for the council itself."""

    name: str
    kind: str
    value: str
    mark: str
    comparison: Badge | None = None
    is_council: bool = False


class BeforeRow(Value, frozen=True):
    """A period of the places before a council: their figure added up, or that it is not comparable, and from what."""

    period: str
    value: str
    counts: str
    sources: str
