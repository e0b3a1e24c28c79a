"""Pages that somebody wrote, at addresses that the program makes: one of the two would be lost without a word."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from outturn import own_pages
from outturn.errors import Finding, Gap, Where, printable, shown
from outturn.findings import found
from outturn.settings import Settings, found_once

PAGES = (".md", ".html")
MIXED = frozenset({"about", "assets"})
"""Folders in which made pages and files lie beside those of the site."""


def in_the_way(settings: Settings, scorecards: Collection[str], published: Collection[str]) -> Iterator[Finding]:
    """The files of the site's folder of hand-written pages that lie where the program makes pages of its own.

    Those whose names no address can be made of are among them.

    ``scorecards`` are the names of those that there are, ``published`` every address in ``urls.txt``.
    """
    made = {*own_pages.MADE, *(address.lstrip("/") for address in published)}
    for name in found_once((settings.docs,)):
        address = address_of(name)
        same = address.casefold()  # as it is on a file system that does not tell capitals from small letters
        first = same.partition("/")[0]
        way = Path(os.path.relpath(settings.docs / name, settings.packages)).as_posix()
        if not _is_utf8(name):
            yield found("page-name", Where(printable(way)), found=shown(name))
            continue
        if first in scorecards:
            other: Gap = Where(first)
        elif same in made or (first in own_pages.RESERVED - MIXED and same != first):
            other = shown(f"/{address}")
        else:
            continue
        yield found("page-in-the-way", Where(printable(way)), found=shown(f"/{address}"), place=other)


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def address_of(name: str) -> str:
    """The address, without the slash in front, of a file of hand-written pages, as MkDocs makes it."""
    path = PurePosixPath(name)
    if path.suffix not in PAGES:
        return name
    if path.stem in ("index", "README"):
        return "" if path.parent == PurePosixPath() else f"{path.parent}/"
    return f"{path.with_suffix('')}/"
