"""Small parts that pages of several kinds are made of."""

from outturn.model import Link
from outturn.values import Value


class Badge(Value, frozen=True):
    """A rating or a direction as a reader sees it: a symbol, a word, and a name for its colour.

    ``certainty`` names its look: ``chance`` (could be chance), ``untested`` (not tested), or empty.
    """

    kind: str
    symbol: str
    word: str
    reason: str = ""
    certainty: str = ""


class Count(Value, frozen=True):
    """How many indicators have a rating or a direction."""

    badge: Badge
    number: int


class CountGroup(Value, frozen=True):
    """Indicators counted by what they are held against: ``title`` says what that is."""

    id: str
    title: str
    counts: tuple[Count, ...]


class Tile(Value, frozen=True):
    """One number at a glance: a label, the number, and what it is about."""

    label: str
    value: str
    note: str = ""
    badge: Badge | None = None


class Reasoning(Value, frozen=True):
    """One judgement with what it rests on: the method's name and page, and sentences with the numbers put into it."""

    method: str
    page: str
    sentences: tuple[str, ...]


class Coming(Value, frozen=True):
    """What comes next of a scorecard, in sentences, and the address of the feed of its dates."""

    sentences: tuple[str, ...]
    feed: str


class Citation(Value, frozen=True):
    """How to link to a page and cite it: its permanent address, from the site's root, and what to write.

    ``text`` goes before the address. A page that shows the newest version ``is_moving``: its own address says
    something else later.
    """

    address: str
    url: str
    text: str
    sha256: str = ""
    is_moving: bool = False


class MapEntry(Value, frozen=True):
    """A scorecard in the map of the site: its page, its indicators by outcome, and what else is about it."""

    scorecard: Link
    outcomes: tuple[tuple[Link, tuple[Link, ...]], ...]
    others: tuple[Link, ...]


class Licence(Value, frozen=True):
    """A licence, and whether it is the one of the public sector, which asks for a sentence of its own."""

    title: str
    path: str = ""
    is_public_sector: bool = False


class Download(Value, frozen=True):
    """A file to download: where it is, what it is, what is in it, and in words how large it is, where that is said."""

    address: str
    name: str
    description: str
    size: str = ""
