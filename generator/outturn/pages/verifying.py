"""The page on which a reader finds out which version an address, a hash or a file is of."""

from collections.abc import Mapping

from outturn.pages.page import Page
from outturn.values import Value


class VerifyVersion(Value, frozen=True):
    """A version with what it is known by: ``sums`` is the address of the list of its files' hashes.

    ``page`` and ``sums`` are empty where it was taken down.
    """

    version: str
    sealed: str
    sha256: str
    page: str = ""
    sums: str = ""


class VerifyCard(Value, frozen=True):
    """A scorecard with its versions, the newest first; ``versions_page`` lists them too."""

    name: str
    title: str
    home: str
    versions_page: str
    versions: tuple[VerifyVersion, ...] = ()


class VerifyMeeting(Value, frozen=True):
    """A meeting of which papers were published: its page, its list of sealings, and its papers' list of hashes."""

    title: str
    page: str
    proof: str
    sums: str


class VerifyPage(Page, frozen=True):
    """Where a copy is verified in the reader's own browser; ``said`` are the words of the page's script."""

    cards: tuple[VerifyCard, ...] = ()
    papers: tuple[VerifyMeeting, ...] = ()
    said: Mapping[str, str] | None = None
    has_versions: bool = False
