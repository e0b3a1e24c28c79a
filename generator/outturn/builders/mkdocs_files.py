"""Generated pages as MkDocs sees them: files that hand-written pages may link to, which it does not build."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from outturn.pages import Rendered
from outturn.render import as_markdown

PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
SEARCHES = ("material.plugins.search.", "mkdocs.contrib.search")
_ANCHOR = re.compile(r'\sid="([^"&]+)"')


def anchors(body: str) -> set[str]:
    """The ids in a page's body."""
    return set(_ANCHOR.findall(body))


class Anchors:
    """The anchors on generated pages, whose bodies are asked for by source path, and what was answered about them.

    ``sources`` are the source paths of the generated pages.
    """

    def __init__(self, body: Callable[[str], str | None], sources: Container[str]) -> None:
        self._body, self._sources = body, sources
        self.answers: set[tuple[str, str, bool]] = set()
        """A page's source path, an anchor, and whether it is there."""
        self.sought: set[tuple[str, bool]] = set()
        """A source path at which a file was sought, and whether a generated page is there."""

    def seek(self, source: str) -> bool:
        """Whether there is a generated page of that source path."""
        there = source in self._sources
        self.sought.add((source, there))
        return there

    def has(self, source: str, anchor: str) -> bool:
        """Whether the anchor is on the page."""
        body = self._body(source)
        there = body is not None and anchor in anchors(body)
        self.answers.add((source, anchor, there))
        return there

    def of(self, source: str) -> "PageAnchors":
        """Those of one page."""
        return PageAnchors(self, source)


@dataclass(frozen=True, slots=True)
class PageAnchors(Container[object]):
    """The anchors on one page; it is read when one is asked for."""

    every: Anchors
    source: str

    def __contains__(self, anchor: object) -> bool:
        """Whether the anchor is on the page."""
        return self.every.has(self.source, str(anchor))


@dataclass(frozen=True, slots=True)
class Placed:
    """What MkDocs asks of a page that another page links to."""

    present_anchor_ids: Container[object]


class SoughtFiles(Files):
    """The files of a site; what is sought among them is noted: which others there are, nobody asks."""

    def __init__(self, files: Iterable[File], every: Anchors) -> None:
        super().__init__(files)
        self._every = every

    def get_file_from_path(self, path: str) -> File | None:
        """The file of that source path, or None."""
        self._every.seek(PurePath(path).as_posix())
        return super().get_file_from_path(path)


class PlacedFile(File):
    """A generated page that lies in the site already."""

    def __init__(self, config: MkDocsConfig, page: Rendered, known: PageAnchors) -> None:
        place = f"{page.address}index.html"
        super().__init__(page.source, None, config.site_dir, True, dest_uri=place, inclusion=InclusionLevel.NOT_IN_NAV)
        self.generated_by = "outturn"
        self.content_string = ""
        self.page: Any = Placed(known)

    def is_documentation_page(self) -> bool:
        """MkDocs builds those."""
        return False

    def is_static_page(self) -> bool:
        """Other plugins look into those."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs declares it so
        """Leave it where it is."""


class LaidFile(File):
    """A file beside the pages that is put into the site as it is, past MkDocs; hand-written pages may link to it.

    ``laid`` gets its name and where it lies, if MkDocs would have it in the site.
    """

    laid: set[str]

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs declares it so
        """Leave it to whoever asks for those that are wanted."""
        self.laid.add(self.src_uri)


def beside(config: MkDocsConfig, name: str, path: Path, laid: set[str] | None) -> File:
    """A file beside the pages, which MkDocs copies unless those that are to be laid are asked for."""
    if laid is None:
        return File.generated(config, name, abs_src_path=str(path))
    found = LaidFile.generated(config, name, abs_src_path=str(path))
    found.laid = laid  # type: ignore[attr-defined]
    return found


def marked(config: MkDocsConfig, page: Rendered, inclusion: InclusionLevel) -> File:
    """A page for MkDocs to build with the marks of a shell in it, which no search reads."""
    return File.generated(config, page.source, content=as_markdown(page, is_searched=False), inclusion=inclusion)


def named_in(nav: object) -> Iterator[str]:
    """Every source path that a menu names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for one in nav.values() if isinstance(nav, dict) else nav:
            yield from named_in(one)


def reader_of_pages(config: MkDocsConfig, own: object) -> str:
    """The plugin or hook that may change each page, by its name; empty where there is none but search."""
    known = {id(one): name for name, one in config.plugins.items()}
    for event in PAGE_EVENTS:
        for method in config.plugins.events[event]:
            plugin = getattr(method, "__self__", None)
            if plugin is not own and not method.__module__.startswith(SEARCHES):
                return str(known.get(id(plugin), method.__module__))
    return ""


def overridden(folders: Sequence[Path], ours: Path) -> str:
    """The first template, of the theme or ours, that an earlier folder replaces; the last two are the theme's own.

    A copy replaces nothing.
    """
    *before, own, _ = folders
    for folder in before:
        for path in sorted(folder.rglob("*.html")):
            name = path.relative_to(folder)
            replaced = next((one / name for one in (ours, own) if (one / name).is_file()), None)
            if replaced and path.read_bytes() != replaced.read_bytes():
                return name.as_posix()
    return ""
