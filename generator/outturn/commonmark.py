"""The Markdown of commentary and of covering reports, as it is checked and as pages show it.

No HTML, and every link that is meant.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MEANING = re.compile(r"[][!\"#&*+<=>\\^_`{|}~-]")
"""Signs that mean something to CommonMark inside a line, or at its beginning."""
_SECTIONS = ("h1", "h2")


class _EveryLink(MarkdownIt):
    """A link is a link wherever it leads: the check refuses what leads nowhere good, and a page drops its address.

    The parser itself would take ``[x](javascript:…)`` for plain text, which no check sees.
    """

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - as the parser calls it
        return True


COMMONMARK = _EveryLink("commonmark", {"html": False})


class Part(NamedTuple):
    """A part of a report: its heading without markup, empty of what stands before the first, and its Markdown."""

    title: str
    text: str


def parts(text: str) -> tuple[Part, ...]:
    """A report cut before its headings of the first and the second level; a part without any text is one as well.

    Where a link is defined in one part and used in another, it is defined in each.
    """
    environment: dict[str, dict[str, dict[str, Any]]] = {}
    tokens, lines = COMMONMARK.parse(text, environment), text.split("\n")
    heads = [
        (token.map[0], token.map[1], _plain(tokens[at + 1]))
        for at, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag in _SECTIONS and token.level == 0 and token.map
    ]
    defined = environment.get("references", {})
    starts = [(0, 0, ""), *heads]
    ends = [*(start for start, _, _ in heads), len(lines)]
    found = list[Part]()
    for (_, start, title), end in zip(starts, ends, strict=True):
        body = "\n".join(lines[start:end]).strip("\n")
        others = [_definition(label, one) for label, one in defined.items() if not start <= one["map"][0] < end]
        if title or body.strip():
            found.append(Part(title, "\n".join([body, *(["", *others] if others else [])])))
    return tuple(found)


def _plain(inline: Token) -> str:
    return " ".join("".join(one.content or " " * (one.type == "softbreak") for one in inline.children or ()).split())


def _definition(label: str, one: Mapping[str, Any]) -> str:
    title = f' "{plainly(one["title"])}"' if one.get("title") else ""
    return f"[{label}]: <{one['href']}>{title}"


def plainly(text: str) -> str:
    """Text as Markdown that means nothing but itself: in one line, with a backslash before each sign of markup."""
    return _MEANING.sub(r"\\\g<0>", " ".join(text.split()))
