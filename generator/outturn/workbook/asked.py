"""What an import knows before it reads a workbook, and what it asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from outturn.workbook.areas import Place
from outturn.workbook.figures import Fits
from outturn.workbook.known import Known


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be answered in the mapping: where in it, of which kind, about what, and what could be said."""

    path: tuple[str, ...]
    kind: str
    about: str
    choices: tuple[str, ...] = ()
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of the scorecard that a workbook is read into.

    ``outcomes`` are titles by their ids, ``polarity`` is that of new indicators of which the workbook says none, and
    ``areas`` are those that figures may be compared with. The ``title`` of a scorecard that is new is that of its one
    outcome where the workbook names none.
    """

    known: tuple[Known, ...]
    outcomes: Mapping[str, str]
    fits: Fits
    polarity: str = ""
    title: str = ""
    is_new: bool = False
    areas: tuple[Place, ...] = ()
