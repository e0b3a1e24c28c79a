"""What stands in the margin of every sheet of paper: what a page is, of which version, and where it lies for ever.

Only what a page's root says can stand there: the stylesheet takes it from an attribute of the root (``attr()``), which
needs no script and no style that a policy would have to allow. No theme lets a page say anything at its root, so it is
put in after any builder.
"""

import re
from html import escape, unescape

_NAMED = re.compile(r"""-citation["']?>""")
_OPENED = re.compile(r"""\bid=["']?[\w-]+-citation["']?>\Z""")
_CLOSED = "</dd>"
_ROOT = re.compile(r'<html\b(?: data-printed="[^"]*")?')
_TAG = re.compile(r"<[^>]*>")


def with_margins(markup: str) -> str:
    """The page with its citation at its root; as it is where it has none. What was put in before is replaced."""
    cited, root = _cited(markup), _ROOT.search(markup)
    if cited is None or not root:
        return markup
    said = escape(" ".join(unescape(_TAG.sub("", cited)).split())).replace("&#x27;", "'")
    return f'{markup[: root.start()]}<html data-printed="{said}"{markup[root.end() :]}'


def _cited(markup: str) -> str | None:
    """What stands in the first element whose id ends as a citation's; None where there is none.

    The end of the id is looked for, and only there what is before it: every page has hundreds of other ids.
    """
    for named in _NAMED.finditer(markup):
        begun = max(markup.rfind("id=", 0, named.start()) - 1, 0)
        ended = markup.find(_CLOSED, named.end())
        if ended >= 0 and _OPENED.search(markup[begun : named.end()]):
            return markup[named.end() : ended]
    return None
