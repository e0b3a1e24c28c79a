"""Which templates a template is made of, read from its text: a change of any other leaves what it makes as it is.

Whoever asks for a template by a name that is worked out may ask for any: that one is made of all. Names that are said
in a comment count too; a test holds what is found against Jinja's own ``meta.find_referenced_templates``.
"""

import re
from collections.abc import Iterable, Mapping

_ASKED = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b\s*"""
    r"""(?:(?:"([^"\\]*)"|'([^'\\]*)')\s*(?:[-+]?%\}|import\b|as\b|with(?:out)?\s+context\b|ignore\s+missing\b))?"""
)


def made_of(texts: Mapping[str, Iterable[str]], names: Iterable[str]) -> frozenset[str]:
    """The templates of those names and all that they are made of; ``texts`` are of each name, one a folder."""
    found, waiting = set[str](), set(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        asked = {first or second for text in texts.get(name, ()) for first, second in _ASKED.findall(text)}
        if "" in asked:
            return frozenset(texts) | found
        waiting |= asked - found
    return frozenset(found)
