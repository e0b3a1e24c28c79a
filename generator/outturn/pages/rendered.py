"""A page as text, on its way to whatever builder makes a site of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's source path ("harrow-children/index.md"), what stands around its body, and its body as HTML blocks.

    Title, description and tags are escaped, because the templates of site builders do not escape them; ``updated`` is
    a day (2025-11-21) or empty. Search knows the page by its ``tags`` and counts it ``boost`` times as much (0: as
    any other). ``shared`` heads a shared link, beside the ``picture`` at an address from the site's root, which
    ``picture_alt`` says in words; ``latest`` is the address, from the page's own, of the newest that says the same.
    """

    source: str
    title: str
    description: str
    body: str
    updated: str = ""
    tags: tuple[str, ...] = ()
    boost: int = 0
    is_unsearched: bool = False
    shared: str = ""
    picture: str = ""
    picture_alt: str = ""
    latest: str = ""

    @property
    def address(self) -> str:
        """Where the page stands, from the site's root; empty for the home page."""
        return self.source.removesuffix("index.md")
