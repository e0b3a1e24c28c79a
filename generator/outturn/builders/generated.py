"""The generated pages of a site that MkDocs builds: around each a shell that MkDocs rendered once, or each rendered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from outturn import security
from outturn.builders.listing import IN_MENU, Listing
from outturn.builders.mkdocs_files import anchors, overridden, reader_of_pages
from outturn.builders.progress import Progress
from outturn.builders.shelled import ShelledPages
from outturn.exports.sitemap import Listed
from outturn.pages import Rendered
from outturn.publish import Growing
from outturn.render import as_markdown
from outturn.settings import packaged

PLUGIN = "the plugin “{}” may change each page"
OVERRIDE = "the site has its own {} in place of the theme's"


class Generated(Protocol):
    """What takes the generated pages through MkDocs' events; ``why`` says why each is rendered, where it is.

    Where ``laid`` is a set, MkDocs does not copy the files beside the pages, and it gets their names.
    """

    why: str
    laid: set[str] | None
    updated: str
    written: list[Listed]

    @property
    def sources(self) -> list[str]:
        """The source path of every generated page."""

    def add(self, page: Rendered, tag: str = "") -> None:
        """Know one more page; ``tag`` is the same as long as all of it is."""

    def given(self, config: MkDocsConfig) -> Iterator[File]:
        """What MkDocs is to know of the pages."""

    def read(self, page: Page, markdown: str) -> str:
        """What MkDocs is to convert of a page."""

    def content(self, page: Page, html: str) -> str:
        """What MkDocs is to put into the theme's template."""

    def built(self, page: Page, output: str) -> str:
        """What MkDocs is to write of a page; nothing where it is written otherwise."""

    def complete(self, into: Growing, progress: Progress) -> tuple[set[str], security.Hashes]:
        """Write what MkDocs did not; gives the files that have their policy already, and the hashes in them."""

    def listed(self) -> Iterator[Listed]:
        """What the site map lists: every hand-written page, and of the generated ones those that search reads."""


def generated(
    config: MkDocsConfig, own: object, templates: Sequence[Path], into: Growing, *, secured: bool
) -> Generated:
    """Shells, unless something of the site's own may change each page; bodies that are held nowhere lie in the folder.

    ``templates`` are the folders in which MkDocs looks for the theme's, in that order.
    """
    if plugin := reader_of_pages(config, own):
        return RenderedPages(config, PLUGIN.format(plugin))
    if template := overridden(templates, packaged("site_templates") / "theme"):
        return RenderedPages(config, OVERRIDE.format(template))
    return ShelledPages(config, into, secured=secured)


class RenderedPages(Listing):
    """Each page is rendered by MkDocs in the theme's template, for the sake of a plugin or of a template."""

    def __init__(self, config: MkDocsConfig, why: str) -> None:
        super().__init__(config)
        self.why = why
        self._bodies: dict[str, str] = {}

    def add(self, page: Rendered, tag: str = "") -> None:  # noqa: ARG002
        """Keep the page for MkDocs."""
        self.know(page)

    def given(self, config: MkDocsConfig) -> Iterator[File]:
        """Every page as Markdown."""
        for page in self._pages.values():
            inclusion = InclusionLevel.INCLUDED if page.source in IN_MENU else InclusionLevel.NOT_IN_NAV
            yield File.generated(config, page.source, content=as_markdown(page), inclusion=inclusion)
            self._pages[page.source] = replace(page, body="")

    def read(self, page: Page, markdown: str) -> str:
        """Keep a generated page from being converted."""
        if page.file.src_uri not in self._pages:
            return markdown
        self._bodies[page.file.src_uri] = markdown
        page.file.content_string = ""  # it has been read, and would be held until the end
        return ""

    def content(self, page: Page, html: str) -> str:
        """Put in a generated page's body, and tell MkDocs which anchors it has."""
        if page.file.src_uri not in self._pages:
            return html
        body = self._bodies.pop(page.file.src_uri)
        page.present_anchor_ids = anchors(body)
        return body

    def built(self, page: Page, output: str) -> str:
        """Note a hand-written page."""
        if page.file.src_uri not in self._pages:
            self.note(page)
        return output

    def complete(self, into: Growing, progress: Progress) -> tuple[set[str], security.Hashes]:  # noqa: ARG002
        """Nothing is left to write."""
        return set(), security.Hashes()
