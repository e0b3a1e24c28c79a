"""The parts of a workbook, which is an archive: unpacked where they are bearable, and the XML of one read safely."""

import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from outturn.workbook.limits import MOST_PARTS, MOST_UNPACKED, BrokenError, LockedError, within

Parts = Mapping[str, bytes]
NEEDED = (".xml", ".rels", "mimetype")
"""How the names of parts end that are looked at; macros and pictures are not."""
ENCRYPTED = 0x1
"""The flag of a part that has a password."""
UNREADABLE = (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error, MemoryError)


def unpacked(content: bytes) -> Parts:
    """The parts that are needed, by their names. Raises BrokenError, LockedError, TooLargeError."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
            within("parts", len(listed), MOST_PARTS)
            within("bytes", sum(one.file_size for one in listed), MOST_UNPACKED)
            if any(one.flag_bits & ENCRYPTED for one in listed):
                raise LockedError
            return {one.filename: archive.read(one) for one in listed if one.filename.endswith(NEEDED)}
    except UNREADABLE as error:
        raise BrokenError from error


def packed(parts: Parts) -> bytes:
    """An archive of these parts alone, so that whatever reads it next sees what was looked at and nothing else."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, part in sorted(parts.items(), key=lambda one: one[0] != "mimetype"):
            archive.writestr(name, part)
    return content.getvalue()


class Walker:
    """What is called back for each element of a part, and for each run of its text; nothing of it by itself.

    Elements are named without their namespace, and so are attributes, but for extensions of LibreOffice: those have
    ``calc:`` in front.
    """

    def begun(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def text(self, text: str) -> None:
        """A run of text."""

    def ended(self, name: str) -> None:
        """An element ends."""


def walked(content: bytes, part: str, walker: Walker) -> None:
    """Lead the walker through the part. Raises BrokenError where it is not well-formed, or declares entities."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: walker.begun(
        name.rpartition(" ")[2], {_attribute(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: walker.ended(name.rpartition(" ")[2])
    parser.CharacterDataHandler = walker.text
    parser.EntityDeclHandler = _refused(part)
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BrokenError(part) from error


def _attribute(key: str) -> str:
    space, _, name = key.rpartition(" ")
    return f"calc:{name}" if "calcext" in space else name


def _refused(part: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise BrokenError(part)

    return refuse
