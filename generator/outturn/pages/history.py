"""What pages say of versions and of what came after: corrections, successions, changes, news."""

from outturn.model import Link
from outturn.values import Value


class Correction(Value, frozen=True):
    """What a later version put right: the sentence that says it, and the page where it is right."""

    sentence: str
    where: Link


class Standing(Value, frozen=True):
    """Where a page stands among the versions: what it shows, what is newer, and what was corrected since.

    ``newer`` is where the newest version says the same, absent on a page that shows the newest one.
    """

    sentence: str
    newer: Link | None = None
    corrections: tuple[Correction, ...] = ()


class Succession(Value, frozen=True):
    """What came after a council that ended, or before one that took over: a sentence, and links to their scorecards."""

    sentence: str
    links: tuple[Link, ...] = ()


class FigureHistory(Value, frozen=True):
    """What one figure was in each version: its period, and each value with the first version that had it."""

    period: str
    values: tuple[tuple[str, Link], ...]


class ChangeGroup(Value, frozen=True):
    """Changes of one kind, each in a sentence."""

    title: str
    sentences: tuple[str, ...]


class VersionRow(Value, frozen=True):
    """One version in a scorecard's list of versions; ``turned`` is what changed in judgements, in a sentence.

    ``exceptions`` is the address of what turned red or worsened in it, empty where it says nothing of that.
    """

    version: str
    address: str
    sealed: str
    level: str
    note: str
    downloads: str
    sha256: str
    changes: tuple[ChangeGroup, ...] = ()
    withdrawn: str = ""
    turned: str = ""
    exceptions: str = ""


class NewsRow(Value, frozen=True):
    """A version that was published lately: which, when, and what it is; ``versions`` tells what changed.

    ``turned`` is what changed in judgements, in a sentence.
    """

    version: Link
    scorecard: Link
    versions: str
    sealed: str
    level: str
    note: str
    turned: str = ""
