"""The generated pages of a site that MkDocs builds: around each a shell that MkDocs rendered once, or each rendered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from outturn import own_pages, security
from outturn.builders import shells
from outturn.builders.mkdocs_files import Anchors, PlacedFile, anchors, marked, named_in, overridden, reader_of_pages
from outturn.builders.progress import Progress
from outturn.builders.shells import Shell
from outturn.exports.sitemap import Listed
from outturn.pages import Rendered
from outturn.pipeline import keys
from outturn.publish import Growing
from outturn.render import as_markdown
from outturn.settings import packaged

HOME = "index.md"
IN_MENU = {f"{address}{HOME}" for address in own_pages.IN_MENU}
LINKED = ("assets/outturn.css", "data/feed.xml")
"""What the theme links to beside the pages of menus."""
MOST_HELD = 48_000_000
"""So many characters of bodies are held at most, so that a site of any size fits into the memory."""
PLUGIN = "the plugin “{}” may change each page"
OVERRIDE = "the site has its own {} in place of the theme's"


@dataclass(frozen=True, slots=True)
class Standing:
    """A page that was made before: what of its body matters to its policy, and what gives the body."""

    marks: security.Marks
    body: Callable[[], str | None]


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


class _Listing:
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


class RenderedPages(_Listing):
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


class ShelledPages(_Listing):
    """MkDocs renders one page of each kind, and around all others stands what came out.

    A page's body waits for its shell in the memory, as long as there is room, or lies where the page will be written.
    ``shells`` are what MkDocs rendered, by the source path of the page that stands for others; ``asked`` the anchors on
    generated pages that it asked for, and whether they are there.
    """

    why = ""

    def __init__(self, config: MkDocsConfig, into: Growing, *, secured: bool) -> None:
        super().__init__(config)
        self._into, self._secured = into, secured
        self._own = {*(f"{address}{HOME}" for address in own_pages.MADE), *named_in(config.nav)}
        self._linked = _folders({*self._own, *LINKED})
        self._kinds: dict[str, Rendered] = {}
        self.shells: dict[str, str] = {}
        self._held: dict[str, str] = {}
        self._room = MOST_HELD
        self._standing: dict[str, Standing] = {}
        self._tags: dict[str, str] = {}
        self.asked = Anchors(self._body, self._pages)

    def add(self, page: Rendered, tag: str = "") -> None:
        """Hold the page's body, or put it in its place."""
        if len(page.body) <= self._room:
            self._room -= len(page.body)
            self._held[page.source] = page.body
        else:
            self._held.pop(page.source, None)
            self._into.lay_down(place(page), page.body)
        self._standing.pop(page.source, None)
        self._tags[page.source] = tag
        self.expect(page)

    def stand(self, page: Rendered, tag: str, standing: Standing) -> None:
        """Know a page that need not be made where it stands as it is to be."""
        self._standing[page.source], self._tags[page.source] = standing, tag
        self.expect(page)

    def _body(self, source: str) -> str | None:
        """The page's body, held, in its place or made for that; None where there is none."""
        if source in self._held:
            return self._held[source]
        if source in self._standing:
            return self._standing[source].body()
        path = (self._into.folder / source).with_suffix(".html")
        return path.read_bytes().decode("utf-8") if path.is_file() else None

    def expect(self, page: Rendered) -> None:
        """Know a page whose body lies in its place already."""
        source, title = self.kind(page), page.title if page.source in self._own else shells.TITLE
        self._kinds.setdefault(source, shells.standing_for(page, source, title))
        self.know(replace(page, body=""))

    @property
    def kinds(self) -> dict[str, Rendered]:
        """The pages that MkDocs is to render, by their source paths."""
        return self._kinds

    def given(self, config: MkDocsConfig) -> Iterator[File]:
        """One page of each kind, and that the others are there."""
        for source, page in self._kinds.items():
            inclusion = InclusionLevel.INCLUDED if source in IN_MENU else InclusionLevel.NOT_IN_NAV
            yield marked(config, page, inclusion)
        for page in self._pages.values():
            if page.source not in self._own:
                yield PlacedFile(config, page, self.asked.of(page.source))

    def kind(self, page: Rendered) -> str:
        """The page that MkDocs renders for it: itself where a menu or the theme may lead to it."""
        return page.source if page.source in self._own else shells.sample(page, self._linked)

    def read(self, page: Page, markdown: str) -> str:
        """Let it convert hand-written pages alone."""
        return "" if page.file.src_uri in self._kinds else markdown

    def content(self, page: Page, html: str) -> str:
        """Put in the mark of the body, and tell MkDocs where it learns which anchors it has."""
        if page.file.src_uri not in self._kinds:
            return html
        if page.file.src_uri in self._own:
            page.present_anchor_ids = self.asked.of(page.file.src_uri)  # type: ignore[assignment]
        return shells.BODY

    def built(self, page: Page, output: str) -> str:
        """Keep the shell that MkDocs rendered."""
        if page.file.src_uri not in self._kinds:
            self.note(page)
            return output
        self.shells[page.file.src_uri] = output
        return ""

    def complete(self, into: Growing, progress: Progress) -> tuple[set[str], security.Hashes]:
        """Put every page's shell around its body, where it does not stand so already."""
        hashes = security.Hashes()
        known = {source: shells.cut(source, output, secured=self._secured) for source, output in self.shells.items()}
        states = {source: keys.key(source, output, self._secured) for source, output in self.shells.items()}
        for page in self._pages.values():
            kind = self.kind(page)
            if kind not in known:
                continue  # a setting of the site's has MkDocs leave it out; what is missing is said later
            tag = self._tags.get(page.source)
            found = self._completed(into, page, known[kind], keys.key(tag, states[kind]) if tag else "")
            hashes = hashes.and_also(found)
            progress.page_done()
        return {place(page) for page in self._pages.values()} if self._secured else set(), hashes

    def _completed(self, into: Growing, page: Rendered, shell: Shell, tag: str) -> security.Hashes:
        """Have the page in its place; gives the hashes in it."""
        standing = self._standing.get(page.source)
        if standing and tag and into.holds(place(page), tag):
            into.keep(place(page))
            return shell.hashes_of(standing.marks)
        body = self._body(page.source)
        if body is None:
            return security.Hashes()
        into.write([(place(page), shell.filled(replace(page, body=body)))], tag)
        self._held.pop(page.source, None)
        return shell.hashes_of(security.marks(body))


def _folders(sources: Iterable[str]) -> set[str]:
    """Every folder that the pages lie in."""
    return {f"{folder}/" for one in sources for folder in map(str, PurePosixPath(one).parents) if folder != "."}


def place(page: Rendered) -> str:
    """The page's file in the site."""
    return f"{page.address}index.html"
