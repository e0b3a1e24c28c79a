"""What search knows of a page, as the theme's index holds it: a section a heading, its title and its text.

https://squidfunk.github.io/mkdocs-material/plugins/search/ has the attributes; the index holds a few tags of the text.
The body is our own HTML, in which every character of the data is an entity, so that whatever stands between “<” and
“>” is a tag of a template's.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from outturn.pages import Rendered

UNSEARCHED = "data-search-exclude"
"""What marks a block that search does not read."""
_TAGS = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
_ID = re.compile(r'\sid="([^"]*)"')
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_KEPT = {"p", "code", "pre", "li", "ol", "ul", "sub", "sup"}
_LEFT_OUT = {"script", "style", "object"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_EMPTY = re.compile(r"<(\w+)>\s*</\1>")
_SPACE = re.compile(r"\s+")


def entries(page: Rendered) -> Iterator[dict[str, Any]]:
    """The page's entries in the search index; none of a page that is not searched."""
    if page.is_unsearched:
        return
    more: dict[str, Any] = {
        **({"tags": list(page.tags)} if page.tags else {}),
        **({"boost": page.boost} if page.boost else {}),
    }
    for anchor, title, text in _sections(page.body):
        place = f"{page.address}#{anchor}" if anchor else page.address
        yield {"location": place, "title": title or page.title, "text": text, **more}


def with_entries(index: bytes, more: Sequence[Mapping[str, Any]]) -> bytes:
    """A search index with more entries."""
    found = json.loads(index)
    found["docs"] += more
    return json.dumps(found, separators=(",", ":")).encode()


def _sections(body: str) -> Iterator[tuple[str, str, str]]:
    """Each section's anchor, its title and its text; what a page begins with is the page itself."""
    anchor, title, text = "", "", list[str]()
    begins = body.startswith("<h1")
    for heading, found, words in _headed(_searched(body)):
        if heading and "".join((title, *text)).strip():
            yield anchor, title, _tidy(text)
        if heading:
            anchor, title, text = "" if begins else found, _tidy([words]), []
            begins = False
        else:
            text.append(words)
    yield anchor, title, _tidy(text)


def _searched(body: str) -> Iterator[tuple[str, str, str, str]]:
    """What a page says in the blocks that search reads: "<" or "/" with a tag and its attributes, or text."""
    read = "\n\n".join(block for block in body.split("\n\n") if UNSEARCHED not in block)
    end, inside = 0, ""
    for part in _TAGS.finditer(read):
        if not inside:
            yield "", "", "", read[end : part.start()]
        end = part.end()
        closes, tag = part[1], part[2]
        if tag in _LEFT_OUT:
            inside = "" if closes else tag
        elif not inside and tag not in _VOID:
            yield "/" if closes else "<", tag, part[3], ""
    yield "", "", "", read[end:]


def _headed(parts: Iterator[tuple[str, str, str, str]]) -> Iterator[tuple[bool, str, str]]:
    """Text, and headings that can be linked to: whether it is one, its anchor, its words."""
    heading, anchor, words = "", "", list[str]()
    for kind, tag, attributes, text in parts:
        if kind == "<" and tag in _HEADINGS and (found := _ID.search(attributes)):
            heading, anchor, words = tag, html.unescape(found[1]), []
            continue
        if kind == "/" and tag == heading:
            yield True, anchor, "".join(words)
            heading = ""
            continue
        said = html.escape(html.unescape(text), quote=False) if not kind else ""
        if tag in _KEPT:
            said = f"<{'/' if kind == '/' else ''}{tag}>"
        if heading:
            words.append(said)
        elif said:
            yield False, "", said


def _tidy(text: list[str]) -> str:
    return _EMPTY.sub("", _SPACE.sub(" ", "".join(text))).strip()
