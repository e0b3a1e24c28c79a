"""What search knows of one thing that it can lead to."""

from typing import Literal

from outturn.pages.parts import Badge
from outturn.values import Value

SoughtKind = Literal["scorecard", "outcome", "indicator", "page"]


class Sought(Value, frozen=True):
    """A scorecard, one of its outcomes, an indicator or a page, with what a result says of it and the words to find it.

    ``measure`` is the same for one indicator in several scorecards. ``figure``, ``badge`` and ``period`` are what is
    said of the newest figure. Words are, from the most telling to the least: ``title``, ``codes`` and ``synonyms``,
    ``beside`` (the outcome, its question, headings), ``text``. What is no longer updated comes after what is.
    """

    kind: SoughtKind
    title: str
    address: str
    measure: str = ""
    place: str = ""
    figure: str = ""
    period: str = ""
    badge: Badge | None = None
    note: str = ""
    codes: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    text: str = ""
    is_last: bool = False


class SoughtCard(Value, frozen=True):
    """What can be found of one scorecard: itself, then each outcome followed by its indicators."""

    title: str
    place: str
    address: str
    found: tuple[Sought, ...]
