"""A site's pieces into the folder that it is built in: one that stands there as it is to be is not made again.

Of each piece is kept which pages and files it makes, by its key, and what of them the rest of the site depends on.
"""

import json
from dataclasses import astuple, dataclass, replace
from functools import partial

from outturn import security
from outturn.builders.finish import finished_page
from outturn.builders.generated import Generated
from outturn.builders.shelled import ShelledPages, Standing
from outturn.pages import Rendered
from outturn.pipeline import keys
from outturn.pipeline.kept import UNREADABLE, Kept
from outturn.pipeline.parts import File
from outturn.pipeline.pieces import Piece
from outturn.publish import Growing
from outturn.security import Hashes, Marks


@dataclass(frozen=True, slots=True)
class Contents:
    """What a piece makes: pages without bodies, with what matters of these; files' names; the hashes in files."""

    pages: tuple[tuple[Rendered, Marks], ...]
    files: tuple[str, ...]
    hashes: Hashes


class Bodies:
    """The bodies of pages that were not made, once they are wanted after all; those of one piece are held."""

    def __init__(self) -> None:
        self._piece: Piece | None = None
        self._known: dict[str, str] = {}

    def of(self, piece: Piece, source: str) -> str | None:
        """The body of a page of that piece; None where it does not make it any more."""
        if self._piece is not piece:
            self._piece = piece
            self._known = {one.source: one.body for one in piece.make() if not isinstance(one, tuple)}
        return self._known.get(source)


def put(piece: Piece, pages: Generated, into: Growing, kept: Kept, bodies: Bodies) -> Hashes:
    """Put a piece's files into the folder, and have its pages known; gives the hashes in its files.

    Raises OutturnError where a sealed version is not what was sealed, and RenderError.
    """
    key = keys.key("contents", piece.key)
    known = _read(kept.get(key)) if isinstance(pages, ShelledPages) else None
    if known and isinstance(pages, ShelledPages) and all(into.holds(name, piece.key) for name in known.files):
        for name in known.files:
            into.keep(name)
        for page, marks in known.pages:
            pages.stand(page, piece.key, Standing(marks, partial(bodies.of, piece, page.source)))
        return known.hashes
    found = _made(piece, pages, into)
    if found != known:
        kept.put(key, _as_bytes(found))
    return found.hashes


def _made(piece: Piece, pages: Generated, into: Growing) -> Contents:
    known, files, hashes = list[tuple[Rendered, Marks]](), list[str](), Hashes()
    for one in piece.make():
        if isinstance(one, tuple):
            (name, content), found = _secured(one)
            into.write([(name, content)], piece.key)
            files.append(name)
            hashes = hashes.and_also(found)
        else:
            pages.add(one, piece.key)
            known.append((replace(one, body=""), security.marks(one.body)))
    return Contents(tuple(known), tuple(files), hashes)


def _secured(file: File) -> tuple[File, Hashes]:
    """The file, with its policy where it is a page, and the hashes in it."""
    name, content = file
    if not name.endswith(".html"):
        return file, Hashes()
    if plain := security.plainly_secured(content):
        return (name, plain), Hashes()
    finished, hashes = finished_page(content.decode("utf-8"))
    return (name, finished.encode("utf-8")), hashes


def _as_bytes(found: Contents) -> bytes:
    rows = [(astuple(page), marks) for page, marks in found.pages]
    return json.dumps([rows, found.files, [sorted(one) for one in found.hashes]], separators=(",", ":")).encode()


def _read(content: bytes | None) -> Contents | None:
    """What was kept; None where nothing was, or something else."""
    if content is None:
        return None
    try:
        rows, files, (scripts, styles) = json.loads(content)
        pages = tuple((_page(*page), Marks(*map(bool, marks))) for page, marks in rows)
        return Contents(pages, tuple(map(str, files)), Hashes(frozenset(scripts), frozenset(styles)))
    except UNREADABLE:
        return None


def _page(source: str, title: str, description: str, body: str, updated: str, tags: list[str], *more: str) -> Rendered:
    return Rendered(source, title, description, body, updated, tuple(tags), *more)  # type: ignore[arg-type]
