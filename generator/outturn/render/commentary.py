"""Commentary as safe HTML: CommonMark without HTML, and then a sanitiser."""

import nh3
from markupsafe import Markup

from outturn.commonmark import COMMONMARK

COMMENTARY_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "br", "h3", "h4", "h5", "h6", "hr"}
SHIFT_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}


def commentary(text: str) -> Markup:
    """Commentary as safe HTML without empty lines; its headings come below those of the page."""
    tokens = COMMONMARK.parse(text)
    for token in tokens:
        token.tag = SHIFT_HEADINGS.get(token.tag, token.tag)
    made = COMMONMARK.renderer.render(tokens, COMMONMARK.options, {})
    safe = nh3.clean(
        made,
        tags=COMMENTARY_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "mailto"},
        link_rel="noopener",
    )
    return Markup(safe.strip().replace("\n", "&#10;"))  # noqa: S704
