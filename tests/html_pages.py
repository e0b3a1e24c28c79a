"""Built pages, read with Python's own parser: links, ids, words."""

import re
from collections.abc import Mapping
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

SITE = "https://site.test/"
"""Where the pages are taken to stand; any address that begins otherwise is another host's."""
UNSEEN = {"script", "style", "title", "template"}


class Link(NamedTuple):
    """An attribute that names an address; ``inside`` when it stands in the article."""

    tag: str
    attribute: str
    value: str
    rel: str
    inside: bool


class Page(HTMLParser):
    """One page: what it links to, its ids, and the texts that a reader sees."""

    def __init__(self, address: str, markup: str) -> None:
        super().__init__()
        self.address = address
        self.ids: list[str] = []
        self.links: list[Link] = []
        self.crumbs: list[str] = []
        self.headings: list[str] = []
        self.title = ""
        self.texts: list[str] = []
        self.article: list[str] = []
        self._open: list[tuple[str, Mapping[str, str]]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._note(tag, found)
        self._open.append((tag, found))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, {name: value or "" for name, value in attrs})

    def _note(self, tag: str, found: Mapping[str, str]) -> None:
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "h1":
            self.headings.append("")
        for attribute in ("href", "src", "action", "poster", "data", "xlink:href"):
            if attribute in found:
                inside = any(outer == "article" for outer, _ in self._open)
                self.links.append(Link(tag, attribute, found[attribute], found.get("rel", ""), inside))
        if tag == "a" and any("ot-crumbs" in outer.get("class", "") for _, outer in self._open):
            self.crumbs.append(found["href"])

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        inside = {tag for tag, _ in self._open}
        if "title" in inside and "svg" not in inside:
            self.title += data
        if not data.strip() or inside & UNSEEN:
            return
        self.texts.append(data.strip())
        if "article" in inside:
            self.article.append(data.strip())
        if "h1" in inside:
            self.headings[-1] += data

    @cached_property
    def words(self) -> str:
        """The text of the article, with single spaces."""
        return re.sub(r"\s+", " ", " ".join(self.article))

    def target(self, link: str) -> tuple[str, str] | None:
        """The file that a link on this page leads to, and the fragment; None for another host or another scheme."""
        address = urljoin(SITE + self.address, link)
        if not address.startswith(SITE):
            return None
        parts = urlsplit(address)
        path = unquote(parts.path.removeprefix("/"))
        return (f"{path}index.html" if path.endswith("/") or not path else path), unquote(parts.fragment)


def pages_of(site: Path) -> dict[str, Page]:
    """Every page of a built site, by its file's relative name."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: Page(name, path.read_text(encoding="utf-8")) for name, path in files.items()}
