"""The page on which a contributor has files checked, and what it says of them."""

from collections.abc import Mapping

from outturn.model import Link
from outturn.pages.history import ChangeGroup
from outturn.pages.page import Page
from outturn.pages.preview import WrongGroup
from outturn.pages.review import FigureChange, HeadlineChange
from outturn.values import Value


class CheckCard(Value, frozen=True):
    """A scorecard whose figures somebody may change.

    ``packages`` are the addresses of its versions' packages, none while none was sealed; ``files`` are its files where
    they are edited on the web, ``upload`` where others take their place, ``form`` where a change is asked for; all
    empty where the site names no such place.
    """

    name: str
    title: str
    home: str
    packages: tuple[str, ...] = ()
    files: tuple[Link, ...] = ()
    upload: str = ""
    form: str = ""


class CheckPage(Page, frozen=True):
    """Where files are checked in the reader's own browser.

    ``runtime`` are the files that the browser loads for it, each with its bytes; none where the site has them not, and
    ``size`` what they are together, in words. ``said`` are the words of the page's script.
    """

    cards: tuple[CheckCard, ...] = ()
    runtime: tuple[tuple[str, int], ...] = ()
    size: str = ""
    said: Mapping[str, str] | None = None

    @property
    def checkable(self) -> tuple[CheckCard, ...]:
        """The scorecards of which a version was published, to compare with."""
        return tuple(one for one in self.cards if one.packages)

    @property
    def checkable_data(self) -> dict[str, tuple[str, ...]]:
        """The addresses of their packages, by their names, for the page's script."""
        return {one.name: one.packages for one in self.checkable}

    @property
    def is_edited(self) -> bool:
        """Whether the site says where its files are edited."""
        return any(one.files for one in self.cards)


class SheetsRead(Value, frozen=True):
    """What became of the cells of a workbook: in a sentence, and kind by kind.

    ``asked`` is what has to be answered before anything of it is taken: in ``mapping``, the text of the file ``file``.
    """

    name: str
    summed: str = ""
    groups: tuple[WrongGroup, ...] = ()
    asked: tuple[str, ...] = ()
    file: str = ""
    mapping: str = ""


class LookedBox(Value, frozen=True):
    """What a browser says of the files that were chosen: findings, and what differs from what was published.

    ``read`` is what became of the cells of workbooks among them.
    """

    address: str
    heading: str
    lead: tuple[str, ...] = ()
    read: tuple[SheetsRead, ...] = ()
    groups: tuple[WrongGroup, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    rated: tuple[FigureChange, ...] = ()
    headlines: tuple[HeadlineChange, ...] = ()
    changes: tuple[ChangeGroup, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
