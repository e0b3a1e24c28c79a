"""What a reviewer of a change is shown: figures before and after, headlines that change, what has another name."""

from outturn.pages.history import ChangeGroup
from outturn.pages.parts import Badge
from outturn.values import Value


class AimChange(Value, frozen=True):
    """What a figure is held against, and how it is rated against that, before and after; None where it is not."""

    target: str
    before: Badge | None
    after: Badge | None


class FigureChange(Value, frozen=True):
    """A figure before and after, with its unit and marks; empty where there was none.

    ``indicator`` is empty where it has no page any more. ``about`` says what else is to be known: that the indicator is
    new, and how many figures came with it.
    """

    indicator: str
    title: str
    period: str
    before: str
    after: str
    aims: tuple[AimChange, ...]
    directions: tuple[Badge | None, Badge | None]
    note: str = ""
    about: str = ""


class HeadlineChange(Value, frozen=True):
    """An indicator whose newest figure is of another period now, and is rated otherwise."""

    indicator: str
    title: str
    before: tuple[str, str, Badge]
    after: tuple[str, str, Badge]


class Rename(Value, frozen=True):
    """What probably has another name now, and the row of ``redirects.csv`` that leads old links on.

    The row is empty where nothing was published under the old name; ``is_redirected`` says that it is there.
    """

    old: str
    new: str
    row: str = ""
    is_redirected: bool = False


class PaperChange(Value, frozen=True):
    """Something of a meeting that differs and is not published yet.

    ``part`` is the kind of a row ("meetings", "papers", "recommendation", "decision"), "report" or "file"; ``name``
    tells it from others of the meeting; ``what`` became of it is added, changed or missing.
    """

    meeting: str
    part: str
    name: str
    what: str


class CardReview(Value, frozen=True):
    """What changed in a scorecard: figures, figures rated otherwise, headlines, names, and the rest in sentences.

    ``weighty`` is what a reviewer must see of the rest. ``new``, ``changed`` and ``gone`` count figures, ``flips``
    ratings; ``marks`` are those that stand beside the figures, each with what it means.
    """

    title: str
    figures: tuple[FigureChange, ...] = ()
    rated: tuple[FigureChange, ...] = ()
    headlines: tuple[HeadlineChange, ...] = ()
    renames: tuple[Rename, ...] = ()
    weighty: tuple[ChangeGroup, ...] = ()
    rest: tuple[ChangeGroup, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    new: int = 0
    changed: int = 0
    gone: int = 0
    flips: int = 0
