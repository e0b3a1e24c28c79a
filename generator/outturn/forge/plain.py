"""Whether a comment is one that ``outturn diff`` writes: it calls nobody, loads nothing and leads nowhere else.

A pull request from a stranger runs the stranger's program, which may leave any text; it is posted under the name of the
repository's own workflow. So it is held to what the program itself would write, whatever it says.
"""

import re
import unicodedata
from collections.abc import Iterator

from outturn.forge.brought import MOST_COMMENT

TAGS = re.compile(r"</?(?:details|summary|sub)>|<br>")
ENTITIES = re.compile(r"&(?:amp|lt|gt|quot|#x27|#8203);")
MENTIONING = "@#!~"
"""Signs that refer to somebody or something where a word follows, also behind a backslash."""
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
FENCE = re.compile(r"(`{3,})text")
LIVE = (
    ("markup", re.compile(r"[<\[\]`$]")),
    ("an entity", re.compile(r"&[a-zA-Z#]")),
    ("a mention or a reference", re.compile(rf"[{MENTIONING}]\w")),
    ("an address", re.compile(r"://|(?<![\w.])www\.", re.IGNORECASE)),
)
MOVING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def odd(comment: str, mark: str, preview: str) -> str:
    """What is in the comment that the program does not write, in a few words; empty where it is one of its own.

    It begins with the ``mark``, and leads nowhere but below the ``preview`` where there is one.
    """
    if len(comment) > MOST_COMMENT:
        return f"more than {MOST_COMMENT:,} characters"
    if not comment.startswith(f"{mark}\n"):
        return "no mark at its beginning"
    if comment.count(mark) > 1:
        return "its mark more than once"
    if any((one != "\n" and unicodedata.category(one) in ("Cc", "Cs", "Co")) or one in MOVING for one in comment):
        return "characters that cannot be seen"
    text = "\n".join(_outside_fences(comment.removeprefix(f"{mark}\n").split("\n")))
    links = re.compile(rf"\]\({re.escape(preview)}[A-Za-z0-9/._~%-]*\)") if preview else None
    escaped = ESCAPE.sub(_unescaped, text)
    rest = ENTITIES.sub("\u200b", TAGS.sub("", links.sub("\x01", escaped) if links else escaped))
    if links:
        rest = re.sub(r"\[([^\[\]\x01]*)\x01", r"\1", rest)
    found = next((name for name, one in LIVE if one.search(rest)), "")
    return found or ("a link without a beginning" if "\x01" in rest else "")


def _unescaped(escape: re.Match[str]) -> str:
    """The sign that is shown; one that would be markup without its backslash has a harmless one in its place."""
    return escape[1] if escape[1] in f"{MENTIONING}:/.-" else "\u00b7"


def _outside_fences(lines: list[str]) -> Iterator[str]:
    """The lines that are Markdown: what stands in a fence behind an empty line is shown as it is."""
    fence, before = "", "-"
    for line in lines:
        opening = FENCE.fullmatch(line)
        if fence:
            if re.fullmatch(rf" {{0,3}}{fence}`*[ \t]*", line):
                fence = ""
        elif opening and not before:
            fence = opening[1]
        else:
            yield line
        before = line
