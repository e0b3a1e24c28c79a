"""What stands where something was: gone, or at another address."""

from outturn.model import Link
from outturn.pages.page import Page
from outturn.values import Value


class GonePage(Page, frozen=True):
    """What stands at the address of something that is not there any more: sentences, and where to go instead."""

    heading: str = ""
    sentences: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


class RedirectPage(Value, frozen=True):
    """An address from which readers are sent on; ``url`` is the new one in full where the site's own is known."""

    address: str
    target: str
    url: str
