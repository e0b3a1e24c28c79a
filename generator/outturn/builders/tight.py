"""What stands around a page's article, without the lines and spaces that templates leave between its parts."""

import re

_GAP = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)|\n\s+", re.DOTALL | re.IGNORECASE)
_ARTICLE, _END = "<article", "</article>"


def tight(markup: str) -> str:
    """The page with one line end in place of each gap; what its article, scripts, styles and ``pre`` hold is let be.

    Readers see the same: a browser shows any number of spaces and line ends as one.
    """
    before, mark, rest = markup.partition(_ARTICLE)
    article, end, after = rest.rpartition(_END)
    if not mark or not end:
        return markup
    opening, opened, within = article.partition(">")
    return f"{_closed(before)}{mark}{opening}{opened}\n{within.strip()}\n{end}{_closed(after)}"


def _closed(markup: str) -> str:
    return _GAP.sub(lambda found: found[1] or "\n", markup)
