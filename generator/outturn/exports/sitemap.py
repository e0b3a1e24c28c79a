"""The site map for programs: https://www.sitemaps.org/protocol.html, at most 50,000 addresses a file."""

import gzip
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from outturn.pages import Site

NAME = "sitemap.xml"
MOST = 50_000
"""Addresses in one file, as the protocol has it."""
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_FIRST_LINE = '<?xml version="1.0" encoding="UTF-8"?>\n'

Listed = tuple[str, str]
"""A page's address in full and the day on which it changed last, or nothing."""


def sitemap(pages: Iterable[Listed], site: Site, most: int = MOST) -> Iterator[tuple[str, bytes]]:
    """Each file by its name: one with every page, or one that lists the others; each packed beside itself as well."""
    every = sorted(set(pages))
    parts = [every[at : at + most] for at in range(0, len(every), most)] or [[]]
    if len(parts) == 1:
        yield from _both(NAME, _pages(parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield from _both(name, _pages(part))
    places = "".join(f"<sitemap><loc>{escape(site.full(name))}</loc></sitemap>\n" for name in names)
    yield from _both(NAME, f"{_FIRST_LINE}<sitemapindex {_SPACE}>\n{places}</sitemapindex>\n")


def _pages(pages: Sequence[Listed]) -> str:
    entries = "".join(
        f"<url><loc>{escape(address)}</loc>{f'<lastmod>{escape(day)}</lastmod>' if day else ''}</url>\n"
        for address, day in pages
    )
    return f"{_FIRST_LINE}<urlset {_SPACE}>\n{entries}</urlset>\n"


def _both(name: str, text: str) -> Iterator[tuple[str, bytes]]:
    content = text.encode()
    yield name, content
    yield f"{name}.gz", gzip.compress(content, mtime=0)
