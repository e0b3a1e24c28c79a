"""A unit made where nothing of the site is: what it reads comes with it, as bytes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Lock

from outturn import publish
from outturn.pipeline.keys import LOOKED_THROUGH
from outturn.pipeline.parts import Parts, as_bytes, read_parts
from outturn.pipeline.units import Unit, Workshop
from outturn.settings import Settings

TEMPLATES = "outturn-templates-"
"""How the folder is called that holds a site's own templates, with the hash of them behind it."""
_ONE = Lock()
"""A process makes one unit at a time: several would wait for each other at every step."""


def packed(folder: Path, *names: str) -> bytes:
    """Every file of the folder, or of those folders in it, with its name; a link counts as what it leads to."""
    places = [folder / name for name in names] or [folder]
    files = sorted(path for place in places for path in place.rglob("*") if path.is_file())
    return as_bytes(Parts(files=tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)))


def packed_templates(settings: Settings) -> bytes:
    """The site's own templates and words; those that come with the program are wherever it is."""
    return packed(settings.templates, *LOOKED_THROUGH)


def made_elsewhere(
    make: Callable[[Unit], bytes], unit: Unit, read: Mapping[str, bytes], templates: bytes, scratch: Path
) -> bytes:
    """What ``make`` makes of the unit; ``read`` are the folders that it reads by their names, packed.

    Everything is unpacked in the folder ``scratch``: the templates stay there for the next unit, until there are
    others. Raises whatever making it raises.
    """
    with _ONE, TemporaryDirectory(dir=scratch, prefix="outturn-") as place:
        for name, content in read.items():
            publish.write_files(read_parts(content).files, Path(place, name))
        return make(_moved(unit, Path(place), _unpacked(templates, scratch)))


def _moved(unit: Unit, packages: Path, templates: Path) -> Unit:
    """The unit with its packages and templates in other folders."""
    workshop, *rest = unit.arguments or (None,)
    if not isinstance(workshop, Workshop):
        return unit
    settings = replace(workshop.settings, packages=packages, templates=templates)
    return replace(unit, arguments=(replace(workshop, settings=settings), *rest))


def _unpacked(templates: bytes, scratch: Path) -> Path:
    """The folder with the templates; others are taken away, so that a worker does not gather them for ever."""
    folder = scratch / f"{TEMPLATES}{sha256(templates).hexdigest()}"
    if not folder.is_dir():
        for other in scratch.glob(f"{TEMPLATES}*"):
            rmtree(other, ignore_errors=True)
        with TemporaryDirectory(dir=scratch, prefix="outturn-") as place:
            whole = Path(place, "whole")
            whole.mkdir()
            publish.write_files(read_parts(templates).files, whole)
            whole.replace(folder)
    return folder
