"""A pack to the bytes of its PDF, with typst, which gets all that it says as data."""

import json
import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import msgspec
import typst

from outturn.errors import PlainError
from outturn.packs import letters
from outturn.packs.blocks import Pack
from outturn.packs.row_headings import with_row_headings
from outturn.settings import found_once

FOLDER, MAIN = "pack", "pack.typ"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1 (ISO 14289-1): what typst makes is refused by itself where a rule of it that it checks is broken."""
EXACT = ("block", "href", "look", "tone", "shape", "role", "kind", "anchor", "certainty", "language", "region")
"""Fields that the template compares or links to, and prints nowhere."""


SLANTED = ("emphasis", "both")
"""The looks of texts in slanted letters."""


class PackError(PlainError):
    """A pack cannot be made; the message says why."""


def pdf(pack: Pack, day: date, folders: Sequence[Path]) -> bytes:
    """The document as PDF/UA-1, with that day as the one on which it was made.

    Of templates with the same name in ``pack/`` of several folders, the first folder's is taken. Raises PackError where
    they cannot be used.
    """
    told, was_replaced = _shown(msgspec.to_builtins(pack))
    content = json.dumps({"pack": told, "was_replaced": was_replaced}, ensure_ascii=True)
    with TemporaryDirectory(prefix="outturn-pack-") as place:
        for name, path in found_once(tuple(one / FOLDER for one in folders), "*.typ").items():
            shutil.copyfile(path, Path(place) / name)
        return _compiled(Path(place), content, day)


def _compiled(place: Path, content: str, day: date) -> bytes:
    """The document by the templates of that folder, which holds nothing else that they could read."""
    try:
        made, warnings = typst.compile_with_warnings(
            str(place / MAIN),
            format="pdf",
            root=str(place),
            font_paths=_fonts()[0],
            ignore_system_fonts=True,
            sys_inputs={"told": content},
            pdf_standards=[STANDARD],
            timestamp=datetime.combine(day, time(), UTC),
        )
    except (typst.TypstError, OSError) as error:
        reason = error.diagnostic.strip() if isinstance(error, typst.TypstError) else str(error)
        message = f"The templates of packs cannot be used: {reason}"
        raise PackError(message) from error
    if warnings:
        message = f"The templates of packs have something to be put right: {warnings[0].message}"
        raise PackError(message)
    return with_row_headings(made)


def _shown(value: object) -> tuple[object, bool]:
    """The value with every text as it can be printed, and whether a letter had to be replaced."""
    replaced = False

    def walk(one: object, field: str = "", *, slanted: bool = False) -> object:
        nonlocal replaced
        if isinstance(one, str):
            said = one if field in EXACT else letters.printable(one, slanted=slanted)
            replaced = replaced or said.count(letters.STAND_IN) > one.count(letters.STAND_IN)
            return said if field in EXACT else letters.breakable(said)
        if isinstance(one, dict):
            is_slanted = one.get("look") in SLANTED
            return {key: walk(each, key, slanted=is_slanted) for key, each in one.items()}
        return [walk(each) for each in one] if isinstance(one, (list, tuple)) else one

    return walk(value), replaced


@cache
def _fonts() -> tuple[typst.Fonts, TemporaryDirectory[str]]:
    """The fonts of a pack alone, of which a folder holds each once; no font of the machine is looked at.

    The package has each font in two forms, and which of them is found first would depend on the disk.
    """
    place = TemporaryDirectory(prefix="outturn-fonts-")
    for path in letters.files():
        shutil.copyfile(path, Path(place.name) / path.name)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[place.name])
    return fonts, place
