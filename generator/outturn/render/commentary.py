"""Commentary and covering reports as safe HTML: CommonMark without HTML, and then a sanitiser."""

from collections.abc import Callable, Mapping

import nh3
from markupsafe import Markup

from outturn.commonmark import COMMONMARK

COMMENTARY_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "br", "h3", "h4", "h5", "h6", "hr"}
SHIFT_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}
SHIFT_IN_SECTIONS = {"h1": "h3", "h2": "h3"}
"""A section of a covering report is below a heading of the second level already."""


def commentary(text: str) -> Markup:
    """Commentary as safe HTML without empty lines; its headings come below those of the page."""
    return _safe(text, SHIFT_HEADINGS, lambda address: address)


def report(text: str, to: Callable[[str], str]) -> Markup:
    """A section of a covering report in the same way; ``to`` gives links that begin with a slash as the page has them.

    Those are the site's own, from its root: what stands in the place of indicators that the report names.
    """
    return _safe(text, SHIFT_IN_SECTIONS, lambda address: str(to(address[1:])) if _is_own(address) else address)


def _is_own(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//")


def _safe(text: str, headings: Mapping[str, str], link: Callable[[str], str]) -> Markup:
    tokens = COMMONMARK.parse(text)
    for token in tokens:
        token.tag = headings.get(token.tag, token.tag)
        for inside in token.children or ():
            if inside.type == "link_open":
                inside.attrs["href"] = link(str(inside.attrs.get("href", "")))
    made = COMMONMARK.renderer.render(tokens, COMMONMARK.options, {})
    safe = nh3.clean(
        made,
        tags=COMMENTARY_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "mailto"},
        link_rel="noopener",
    )
    return Markup(safe.strip().replace("\n", "&#10;"))  # noqa: S704
