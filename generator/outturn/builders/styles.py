"""Stylesheets that hold the same rules: where one names another in a comment, the rules of that one stand instead.

So a page asks for one stylesheet, and no rule is written twice. What else stands in comments is for whoever writes
them, and is left out: it was a sixth of what a first visit brings of them.
"""

import re
from collections.abc import Mapping
from pathlib import Path

PARTS = re.compile(r"^/\* Here stands ([a-z]+\.css) \*/\n", re.MULTILINE)
_COMMENT = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\n?[ \t]*/\*.*?\*/""", re.DOTALL)
"""A text, which is let be, or a comment with the line that it begins."""
FOLDER = "assets/"


def joined(files: Mapping[str, Path]) -> tuple[dict[str, Path], dict[str, str]]:
    """Files to copy as they are, and the text of each stylesheet that holds others, by their addresses in the site.

    ``files`` are those beside the pages by their addresses. A stylesheet that stands in another is not among them.
    """
    sheets = {name: path.read_text(encoding="utf-8") for name, path in files.items() if _is_sheet(name)}
    parts = {f"{FOLDER}{part}" for text in sheets.values() for part in PARTS.findall(text)} & sheets.keys()
    whole = {
        name: uncommented(PARTS.sub(lambda found: sheets.get(f"{FOLDER}{found[1]}", ""), text))
        for name, text in sheets.items()
        if name not in parts and PARTS.search(text)
    }
    return {name: path for name, path in files.items() if name not in parts and name not in whole}, whole


def uncommented(text: str) -> str:
    """The rules without comments."""
    return _COMMENT.sub(lambda found: found[1] or "", text).lstrip("\n")


def _is_sheet(name: str) -> bool:
    return name.startswith(FOLDER) and name.endswith(".css")
