"""What stands in the margin of every sheet of paper: what a page is, of which version, and where it lies for ever.

Only what a page's root says can stand there: the stylesheet takes it from an attribute of the root (``attr()``), which
needs no script and no style that a policy would have to allow. No theme lets a page say anything at its root, so it is
put in after any builder.
"""

import re

_CITED = re.compile(r"""\bid=["']?[\w-]+-citation["']?>(.*?)</dd>""", re.DOTALL)
_ROOT = re.compile(r'<html\b(?: data-printed="[^"]*")?')
_TAG = re.compile(r"<[^>]*>")


def with_margins(markup: str) -> str:
    """The page with its citation at its root; as it is where it has none. What was put in before is replaced."""
    cited = _CITED.search(markup) if "-citation" in markup else None
    root = _ROOT.search(markup)
    if not cited or not root:
        return markup
    said = " ".join(_TAG.sub("", cited[1]).replace('"', "&quot;").split())
    return f'{markup[: root.start()]}<html data-printed="{said}"{markup[root.end() :]}'
