"""The Content-Security-Policy of a page: what may run on it, and where it may load from (docs/decisions/0009).

An inline script runs only when its hash stands in the policy. What stands in the article comes from data and from
prose, so nothing in there is ever given a hash: a script that got into it would not run.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_CHARSET = re.compile(r"<meta\s+charset[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head>", re.IGNORECASE)
_META = re.compile(r'\n<meta http-equiv="Content-Security-Policy" content="[^"]*">')
_CHART = 'class="ot-figure"'
_CHECKER = 'id="ot-check-data"'
_ZENSICAL = '<meta name="generator" content="zensical-'
_PLAIN_CHARSET = b'<meta charset="utf-8">'
_NEEDS_A_LOOK = (b"<script", b"<style", b"<article", b"http-equiv")
_RUNS = {"", "module", "text/javascript"}


class Hashes(NamedTuple):
    """The hashes of the inline scripts and of the inline styles that may be used."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def and_also(self, other: "Hashes") -> "Hashes":
        """Those of both."""
        return Hashes(self.scripts | other.scripts, self.styles | other.styles)

    def with_checker(self) -> "Hashes":
        """Those of the page that checks files in the browser, which runs WebAssembly."""
        return Hashes(self.scripts | {WASM}, self.styles)

    def without_checker(self) -> "Hashes":
        """Those of every other page."""
        return Hashes(self.scripts - {WASM}, self.styles)

    def with_chart(self) -> "Hashes":
        """Those of the same page with a chart on it."""
        return Hashes(self.scripts, self.styles | PLOTLY_STYLES)


WASM = "'wasm-unsafe-eval'"
"""What lets a page run WebAssembly, and still no text as a script."""


@lru_cache(maxsize=1000)
def hash_source(text: str) -> str:
    """The text's hash as a policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


PLOTLY_STYLES = frozenset({hash_source(""), "'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='"})
"""Plotly puts two style elements in the page: an empty one, to which it adds rules by script, and that of its maps.

A Plotly whose maps have another style draws the same charts, and the browser's console says that one style was refused;
``tests/browser/test_policy.py`` fails then.
"""

ZENSICAL_STYLES = frozenset({"'sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k='"})
"""Zensical's script puts the style of its search into the page; another version may have another one.

Without it the search stays empty, and the same test fails.
"""


def inline_hashes(markup: str) -> Hashes:
    """The hashes of a page's inline scripts and styles, those in its article left out; data blocks need none."""
    before, mark, rest = markup.partition("<article")
    article, _, after = rest.rpartition("</article>")
    around = before + after if mark else markup
    scripts, styles = set(), set(PLOTLY_STYLES if has_chart(article) else ())
    if _ZENSICAL in before:
        styles |= ZENSICAL_STYLES
    for kind, attributes, text in _INLINE.findall(around):
        if kind.lower() == "style":
            styles.add(hash_source(text))
        elif not _SOURCE.search(attributes) and _type(attributes) in _RUNS:
            scripts.add(hash_source(text))
    found = Hashes(frozenset(scripts), frozenset(styles))
    return found.with_checker() if has_checker(article) else found


def has_checker(body: str) -> bool:
    """Whether files are checked on the page that has this body."""
    return _CHECKER in body


def has_chart(body: str) -> bool:
    """Whether a chart stands in a page's body."""
    return _CHART in body


class Marks(NamedTuple):
    """What of a page's body its policy depends on."""

    has_chart: bool
    has_checker: bool


def marks(body: str) -> Marks:
    """Those of a body."""
    return Marks(has_chart(body), has_checker(body))


def _type(attributes: str) -> str:
    found = _TYPE.search(attributes)
    return found[1].lower() if found else ""


def policy(hashes: Hashes = Hashes(), *more: str) -> str:  # noqa: B008
    """The policy's text: only the site itself, the scripts with these hashes, and the directives in ``more``."""
    return "; ".join(
        (
            "default-src 'none'",
            _directive("script-src 'self'", hashes.scripts),
            _directive("style-src 'self'", hashes.styles),
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            *more,
        )
    )


def _directive(name: str, sources: Iterable[str]) -> str:
    return " ".join((name, *sorted(sources)))


def secured(markup: str, hashes: Hashes | None = None) -> str:
    """The page with its policy as the first thing in its head that a browser acts on, after the character set.

    ``hashes`` are the page's ``inline_hashes``, where they are known already. A policy that was put in before is
    replaced.
    """
    place = _CHARSET.search(markup) or _HEAD.search(markup)
    if not place:
        return markup
    found = _META.match(markup, place.end())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes or inline_hashes(markup))}">'
    return f"{markup[: place.end()]}\n{meta}{markup[found.end() if found else place.end() :]}"


def plainly_secured(content: bytes) -> bytes | None:
    """A page's bytes as ``secured`` would have them, where nothing in it can run or has a style; else None.

    That is so of every chart for other sites, so that nobody has to look for hashes in a thousand of them.
    """
    if _PLAIN_CHARSET not in content or any(one in content.lower() for one in _NEEDS_A_LOOK):
        return None
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    return content.replace(_PLAIN_CHARSET, _PLAIN_CHARSET + meta.encode(), 1)
