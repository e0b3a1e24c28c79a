"""How the program writes: in signs that the terminal has, without markup, and nothing that moves the cursor."""

import codecs
import json
import unicodedata
from collections.abc import Sequence
from typing import IO, Any, TextIO

from rich.console import Console
from rich.text import Text

from outturn.errors import printable

PLAIN = "outturn-plain"
SIGNS = {
    **dict.fromkeys("\u201c\u201d\u201e", '"'),
    **dict.fromkeys("\u2018\u2019", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    "\u2026": "...",
    "\u2192": "->",
    "\u00a3": "GBP ",
    "\u20ac": "EUR ",
    "\u00a0": " ",
    "\u202f": " ",
    "\u00b7": ".",
    "\u2022": "*",
    "\ufffd": "?",
}
"""What is written for a sign that the terminal lacks."""


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """What to write for what cannot be encoded: a plainer sign, the letter without its accent, or its number."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_plain(one) for one in error.object[error.start : error.end]), error.end


def _plain(character: str) -> str:
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
    return SIGNS.get(character) or bare or f"\\u{ord(character):04x}"


codecs.register_error(PLAIN, _plainly)


def write_plainly(*streams: TextIO) -> None:
    """Let the streams write any text, whatever their encoding."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=PLAIN)


class PlainConsole(Console):
    """Prints texts with a sign in place of each character that would not be seen, or would move what is printed."""

    def print(self, *objects: Any, **options: Any) -> None:  # noqa: ANN401 - as the console it is
        """Print the texts."""
        super().print(*(_harmless(one) for one in objects), **options)


def _harmless(one: object) -> object:
    if isinstance(one, Text):
        one.plain = _seen(one.plain)
    return _seen(one) if isinstance(one, str) else one


def _seen(text: str) -> str:
    return "\n".join(printable(line) for line in text.split("\n"))


def plain_console(file: IO[str] | None = None, *, width: int | None = None, stderr: bool = False) -> Console:
    """A console that prints texts as they are: no markup, no pictures for words, no colour of its own for numbers."""
    return PlainConsole(
        file=file, width=width, stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=width is None
    )


def as_json(content: Any, console: Console) -> str:  # noqa: ANN401 - whatever JSON can say
    """The content as JSON, in signs that the console can write."""
    return json.dumps(content, indent=2, ensure_ascii=not _is_wide(console), allow_nan=False)


def as_lines(records: Sequence[Any], console: Console) -> str:
    """The records as a JSON list, one a line."""
    lines = [json.dumps(one, ensure_ascii=not _is_wide(console), allow_nan=False) for one in records]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def _is_wide(console: Console) -> bool:
    """Whether every sign can be written there."""
    return (console.encoding or "").lower().startswith("utf")
