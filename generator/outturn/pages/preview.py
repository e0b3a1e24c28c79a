"""What a preview says on top of a page."""

from outturn.model import Link
from outturn.values import Value


class Wrong(Value, frozen=True):
    """One thing that is wrong, as a preview says it: what, its id, and lines of where it is and how to mend it."""

    what: str
    id: str = ""
    lines: tuple[str, ...] = ()


class WrongGroup(Value, frozen=True):
    """Things that are wrong under one heading."""

    heading: str
    things: tuple[Wrong, ...]


class PreviewBox(Value, frozen=True):
    """What a preview says on top of a page while something is wrong; ``address`` is the page's."""

    address: str
    heading: str
    lead: tuple[str, ...]
    groups: tuple[WrongGroup, ...] = ()
    links: tuple[Link, ...] = ()
