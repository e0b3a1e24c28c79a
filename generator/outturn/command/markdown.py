"""Markdown as GitHub and GitLab both show it, in which no text of the data is markup, a link, or calls anybody."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote, urlsplit

from outturn.command.terminal import refuse
from outturn.errors import printable

LONGEST = 300
"""How long a text of the data is shown."""
MARKUP = "\\`*_{}[]<>#+!|~@$"
APART = "\N{ZERO WIDTH SPACE}"
SIGNS = {"&": "&amp;", APART: "&#8203;"}
KEPT = ":/?#@!$&'*+,;=~%-._"
"""Signs of an address that stand as they are."""


def escaped(text: str) -> str:
    """The text on one line, no longer than shown, with nothing in it that is markup or a reference."""
    text = printable(" ".join(text.split()))
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    signs = (f"\\{sign}" if sign in MARKUP else SIGNS.get(sign, sign) for sign in _apart(text))
    return "".join(signs)


def _apart(text: str) -> str:
    """The text with something unseen between a sign and a word that would be a reference together; figures are none."""
    return re.sub(r"(?<![\w.])(?=www\.)|(?<=[@#!~%$&])(?=\w)|(?<=:)(?=//)", APART, text)


def preview_address(text: str) -> str:
    """The address of a preview, with a slash at its end; ends the program where it is no address of the web."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        refuse(f"--preview is the address of a site, such as https://preview.example/42/; it is “{printable(text)}”.")
    return f"{quote(text.rstrip('/'), safe=KEPT)}/"


def linked(text: str, address: str) -> str:
    """The text, which leads to the address where there is one."""
    return f"[{escaped(text)}]({address})" if address else escaped(text)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, whose cells are Markdown."""
    yield _row([escaped(one) for one in head])
    yield _row(["---"] * len(head))
    yield from (_row(one) for one in rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def folded(title: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines behind a title that opens them."""
    yield from ("<details>", f"<summary>{escape(title)}</summary>", "")
    yield from lines
    yield from ("</details>", "")


def fenced(lines: Sequence[str]) -> Iterator[str]:
    """The lines as they are, to be copied: nothing in them ends the fence, and none calls anybody."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (f"{fence}text", *(printable(line) for line in lines), fence, "")
