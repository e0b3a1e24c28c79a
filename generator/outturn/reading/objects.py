"""JSON to an object, where it has one meaning: no key twice, no number that JSON has not, no nesting without end."""

import json
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from outturn.errors import Finding, Where, printable, shown, word
from outturn.findings import found
from outturn.reading.guard import not_utf8, plain_file

MOST_BYTES = 1_000_000
MOST_DEPTH = 40
"""A sealed descriptor nests 8 deep."""


def read_object(path: Path, name: str) -> tuple[Mapping[str, object], list[Finding]]:
    """The JSON object that the file holds (empty where it cannot be read), and why it cannot."""
    if finding := plain_file(path, name, MOST_BYTES):
        return {}, [finding]
    return object_in(path.read_bytes(), name)


def object_in(text: bytes, name: str) -> tuple[Mapping[str, object], list[Finding]]:
    """The JSON object that the bytes are (empty where they are none), and why they are not, or have two meanings."""
    twice: dict[str, None] = {}
    try:
        content = json.loads(
            text.decode("utf-8-sig"), object_pairs_hook=partial(_once, twice), parse_constant=_no_number
        )
        if b"\\u" in text:  # else there can be no half of a character
            json.dumps(content, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError, _NoNumberError) as error:
        return {}, [_unread(error, name)]
    if not isinstance(content, dict):
        return {}, [found("descriptor-not-object", Where(name), found=shown(content))]
    if _depth(content) > MOST_DEPTH:
        return {}, [found("descriptor-too-deep", Where(name))]
    return content, [found("key-twice", Where(name, column=printable(key)), key=shown(key)) for key in twice]


def _unread(error: Exception, name: str) -> Finding:
    """Why the bytes are no JSON."""
    match error:
        case UnicodeError():
            return not_utf8(error, name)
        case json.JSONDecodeError():
            said = error.msg.removesuffix(" at")
            reason = word("reason-json", reason=said, line=str(error.lineno), column=str(error.colno))
            return found("descriptor-not-json", Where(name, line=error.lineno), reason=reason)
        case _NoNumberError():  # the parser does not say where
            return found("descriptor-not-json", Where(name), reason=word("reason-no-number", word=str(error)))
        case _:
            return found("descriptor-too-deep", Where(name))


def _once(twice: dict[str, None], pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object of these pairs; keys that stand in it more than once are noted in ``twice``."""
    known = dict(pairs)
    if len(known) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        twice.update(dict.fromkeys(key for key, count in counts.items() if count > 1))
    return known


class _NoNumberError(Exception):
    """A word that JSON has not, which other programs write for what is no number; the message is the word."""


def _no_number(text: str) -> float:
    raise _NoNumberError(text)


def _depth(content: object) -> int:
    """How deep the values are nested in each other."""
    depth, level = 0, [content]
    while level:
        depth += 1
        inner = [list(one.values()) if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)]
        level = [one for several in inner for one in several]
    return depth
