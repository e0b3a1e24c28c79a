"""Commentary to texts: one Markdown file an indicator, and a summary; what in it is not seen or leads elsewhere."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from markdown_it.token import Token

from outturn.commonmark import COMMONMARK
from outturn.errors import Finding, Where, Word, printable, shown, word
from outturn.findings import found
from outturn.meant import text_meant
from outturn.model import SLUG
from outturn.reading import guard
from outturn.reading.guard import not_utf8, plain_file
from outturn.reading.links import MAIL, names_another, wrong_link, wrong_mail
from outturn.reading.visible import name_of, unseen

NAME = re.compile(rf"{SLUG}\.md")


def read_commentary(folder: Path, name: str) -> tuple[dict[str, str], list[Finding]]:
    """A package's texts by the names of their files, and everything that is wrong in reading them.

    ``name`` is the package's folder as findings give it. A text with a problem in it is read all the same, where it
    can be.
    """
    place = folder / "commentary"
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        return {}, [found("folder-not-plain", Where(f"{name}/commentary"))]
    if finding := guard.closed_folder(place, f"{name}/commentary"):
        return {}, [finding]
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
    return read_text(path, file)


def read_text(path: Path, file: str) -> tuple[str | None, list[Finding]]:
    """A file of Markdown with Unix line ends, None where it cannot be read, and all that none may have in it."""
    if finding := plain_file(path, file, guard.MOST_COMMENTARY_BYTES):
        return None, [finding]
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        return None, [not_utf8(wrong, file)]
    return text, [*_hidden(text, file), *_inside(text, file)]


def _hidden(text: str, file: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=1):
        if hidden := unseen(line, "\t"):
            yield found("text-unseen", Where(file, line=number), found=shown(line.strip()), character=name_of(hidden))
        elif (meant := text_meant(line)) != line:
            yield found(
                "text-encoding", Where(file, line=number), found=shown(line.strip()), write=shown(meant.strip())
            )


def _inside(text: str, file: str) -> Iterator[Finding]:
    """What Markdown makes of the text: what it hides, where it leads, what is not shown; at each block's first line."""
    lines = text.split("\n")
    for block in COMMONMARK.parse(text):
        start, end = block.map or (0, 0)
        where = Where(file, line=start + 1 if block.map else None)
        is_seen = not any(unseen(line, "\t") for line in lines[start:end])
        for token in block.children or ():
            hidden = unseen(" ".join([token.content, *map(str, token.attrs.values())]), "\t\n")
            if hidden and is_seen:  # as an entity: &#8203;
                yield found("text-unseen", where, found=shown(lines[start]), character=name_of(hidden))
            if token.type == "image":
                yield found("commentary-picture", where, found=shown(str(token.attrs.get("src", ""))))
        yield from _links(block.children or (), where)


def _links(tokens: Sequence[Token], where: Where) -> Iterator[Finding]:
    """The links that lead elsewhere than they say."""
    for at, token in enumerate(tokens):
        if token.type != "link_open":
            continue
        address = str(token.attrs.get("href", ""))
        inside = takewhile(lambda one: one.type != "link_close", tokens[at + 1 :])
        wrong = _wrong(address, "".join(one.content for one in inside))
        if wrong:
            yield found("link-wrong", where, found=shown(address), reason=wrong)


def _wrong(address: str, text: str) -> Word | None:
    """What is wrong with a link, to another site, to a mailbox or to a place on the same page, with that text."""
    if address.startswith("#"):
        return None
    if address.lower().startswith(MAIL):
        return wrong_mail(MAIL + address[len(MAIL) :])
    wrong = wrong_link(address)
    return wrong or (word("link-text", text=shown(text)) if names_another(text, address) else None)
