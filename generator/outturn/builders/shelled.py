"""Generated pages that stand in shells: MkDocs renders one of each kind, and the others are put around their bodies."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from outturn import own_pages, security
from outturn.builders import shells
from outturn.builders.listing import HOME, IN_MENU, Listing
from outturn.builders.mkdocs_files import Anchors, PlacedFile, marked, named_in
from outturn.builders.progress import Progress
from outturn.builders.shells import Shell
from outturn.pages import Rendered
from outturn.pipeline import keys
from outturn.publish import Growing

LINKED = ("assets/outturn.css", "data/feed.xml")
"""What the theme links to beside the pages of menus."""
MOST_HELD = 48_000_000
"""So many characters of bodies are held at most, so that a site of any size fits into the memory."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A page that was made before: what of its body matters to its policy, and what gives the body."""

    marks: security.Marks
    body: Callable[[], str | None]


class ShelledPages(Listing):
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
