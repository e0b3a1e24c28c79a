"""Commentary to texts: one Markdown file an indicator, and a summary; what in it is not seen or leads elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from outturn.errors import Finding, Where, printable, shown
from outturn.findings import found
from outturn.model import SLUG
from outturn.reading import guard
from outturn.reading.guard import not_utf8, plain_file
from outturn.reading.links import wrong_link
from outturn.reading.visible import name_of, unseen

NAME = re.compile(rf"{SLUG}\.md")
COMMONMARK = MarkdownIt("commonmark", {"html": False})
"""Commentary's Markdown, as pages show it."""


def read_commentary(folder: Path, name: str) -> tuple[dict[str, str], list[Finding]]:
    """A package's texts by the names of their files, and everything that is wrong in reading them.

    ``name`` is the package's folder as findings give it. A text with a problem in it is read all the same, where it
    can be.
    """
    place = folder / "commentary"
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        return {}, [found("folder-not-plain", Where(f"{name}/commentary"))]
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        if not path.name.startswith("."):
            text, more = _read(path, f"{name}/commentary/{printable(path.name)}")
            findings += more
            if text is not None:
                texts[path.stem] = text
    return texts, findings


def _read(path: Path, file: str) -> tuple[str | None, list[Finding]]:
    if not NAME.fullmatch(path.name):
        return None, [found("commentary-name", Where(file), found=shown(path.name))]
    if finding := plain_file(path, file, guard.MOST_COMMENTARY_BYTES):
        return None, [finding]
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        return None, [not_utf8(wrong, file)]
    return text, [*_hidden(text, file), *_links(text, file)]


def _hidden(text: str, file: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=1):
        if hidden := unseen(line, "\t"):
            yield found("text-unseen", Where(file, line=number), found=shown(line.strip()), character=name_of(hidden))


def _links(text: str, file: str) -> Iterator[Finding]:
    """The links that lead elsewhere than they say, each at the first line of its paragraph."""
    for block in COMMONMARK.parse(text):
        for token in block.children or ():
            address = _address(token)
            wrong = wrong_link(address) if address else None
            if wrong:
                line = block.map[0] + 1 if block.map else None
                yield found("link-wrong", Where(file, line=line), found=shown(address), reason=wrong)


def _address(token: Token) -> str:
    """The address that a link or an image names; empty where it is a mail address or a place on the same page."""
    address = str(token.attrs.get("href") or token.attrs.get("src") or "")
    return "" if address.startswith(("mailto:", "#")) else address
