"""Which pages a site has and when they changed, while MkDocs builds it."""

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from outturn import own_pages
from outturn.exports.sitemap import Listed
from outturn.pages import Rendered

HOME = "index.md"
IN_MENU = {f"{address}{HOME}" for address in own_pages.IN_MENU}


class Listing:
    """Which pages there are and when they changed."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._address = str(config.site_url or "/")
        self._pages: dict[str, Rendered] = {}
        self.laid: set[str] | None = None
        self.written: list[Listed] = []
        """The hand-written pages, without a day where they say none."""
        self.updated = ""
        """The newest day that a page was published on."""

    @property
    def sources(self) -> list[str]:
        """The source path of every generated page."""
        return list(self._pages)

    def know(self, page: Rendered) -> None:
        """Know the page."""
        self._pages[page.source] = page
        self.updated = max(self.updated, page.updated)

    def note(self, page: Page) -> None:
        """List a hand-written page."""
        self.written.append((str(page.canonical_url or page.abs_url), str(page.meta.get("updated") or "")))

    def listed(self) -> Iterator[Listed]:
        """What the site map lists."""
        yield from ((address, day or self.updated) for address, day in self.written)
        for page in self._pages.values():
            if not page.is_unsearched:
                yield self._address + page.address, page.updated or self.updated
