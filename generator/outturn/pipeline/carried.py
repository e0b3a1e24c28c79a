"""What goes with a site so that its page “Check a workbook” works: the program itself, for the Python of a browser.

The program's own files, the packages of this environment that are Python alone, what stands in for the others, and
the site's own templates and words, in one archive: the same environment and site give the same bytes.
"""

import json
from collections.abc import Iterator
from datetime import date
from importlib.metadata import files, version
from pathlib import Path, PurePosixPath

from outturn import __version__
from outturn.errors import PlainError
from outturn.exports.bundle import bundle
from outturn.in_browser import FOLDER, LOCK, NEEDED, are_brought
from outturn.pipeline.parts import File
from outturn.settings import IMPORTS, Settings, found_once, template_folders, word_folders
from outturn.workbook.mapping import MOST_BYTES

HERE = Path(__file__).parents[1]
ASSETS = "check/files/"
"""Where all of it lies in a site: beside the page, so that the worker has the page's policy where hosts send one."""
PROGRAM = f"{ASSETS}program.zip"
LEFT_OUT = frozenset({"about", "builders", "command", "new_site", "site_templates", "standing_in"})
"""Rooms and folders of the program that a check in a browser never enters."""
PURE = (
    *("attrs", "babel", "et-xmlfile", "jinja2", "jsonschema", "jsonschema-specifications", "markdown-it-py"),
    *("markupsafe", "mdurl", "openpyxl", "python-dateutil", "pyyaml", "pyyaml-env-tag", "referencing"),
    "typing-extensions",
)
"""The packages that are carried as they are here; what of them is not Python is left behind."""
KINDS = {".py", ".json", ".po", ".jinja", ".css"}
LOCALES = ("root.dat", "en.dat", "en_GB.dat")
DAY = date(1980, 1, 1)


class UnpackedError(PlainError):
    """A package of this environment cannot be packed; the message says which."""


def runtime_files(settings: Settings) -> dict[str, Path]:
    """The files of the Python for browsers by their addresses in the site; none where they were not brought."""
    folder = settings.root / FOLDER
    return {f"{ASSETS}{one.name}": folder / one.name for one in NEEDED} if are_brought(folder) else {}


def runtime_sizes(settings: Settings) -> dict[str, int]:
    """The names of the same files and what each is in bytes, as a browser that loads them counts."""
    return {one.name: one.size for one in NEEDED} if are_brought(settings.root / FOLDER) else {}


def carried_files(settings: Settings) -> Iterator[File]:
    """The program for browsers; nothing where the Python to run it was not brought."""
    if are_brought(settings.root / FOLDER):
        yield PROGRAM, bundle(dict(_program(settings)), DAY)
        yield f"{ASSETS}pyodide-lock.json", LOCK


def mappings(settings: Settings) -> dict[str, bytes]:
    """How the site reads workbooks: the files of ``imports/`` by their names in it; none where no browser can check."""
    folder = settings.packages.parent / IMPORTS
    if not are_brought(settings.root / FOLDER) or folder.is_symlink():
        return {}
    paths = [one for one in sorted(folder.glob("*/*.yaml")) if one.is_file() and not one.is_symlink()]
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in paths if one.stat().st_size <= MOST_BYTES}


def _program(settings: Settings) -> Iterator[tuple[str, bytes]]:
    for path in sorted(HERE.rglob("*")):
        name = path.relative_to(HERE)
        if path.suffix in KINDS and not LEFT_OUT & set(name.parts):
            yield f"outturn/{name.as_posix()}", path.read_bytes()
    for path in sorted((HERE / "in_browser" / "standing_in").glob("*.py")):
        if path.name != "__init__.py":
            yield path.name, path.read_bytes()
    pages = found_once(tuple(one / "pages" for one in template_folders(settings)))
    words = found_once(word_folders(settings))
    for folder, found in (("pages", pages), ("words", words)):
        for file, path in found.items():
            yield f"outturn/site_templates/{folder}/{file}", path.read_bytes()
    for file, content in mappings(settings).items():
        yield f"outturn/{IMPORTS}/{file}", content
    for package in PURE:
        yield from _package(package, settings.language)
    yield _metadata("outturn", __version__)
    said = {"name": settings.name, "url": settings.url, "notice": settings.notice, "language": settings.language}
    yield "outturn/site.json", json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def _package(name: str, language: str) -> Iterator[tuple[str, bytes]]:
    known = files(name)
    if not known:
        message = f"{name} cannot be packed for browsers: how it was installed does not say which files it has"
        raise UnpackedError(message)
    for one in known:
        path = PurePosixPath(str(one))
        is_data = path.name in (*LOCALES, f"{language}.dat", "global.dat")
        if ".." not in path.parts and (path.suffix in {".py", ".json"} or is_data) and "tests" not in path.parts:
            yield path.as_posix(), Path(str(one.locate())).read_bytes()
    yield _metadata(name, version(name))


def _metadata(name: str, number: str) -> tuple[str, bytes]:
    """What Python's own list of packages needs of one."""
    return f"{name.replace('-', '_')}-{number}.dist-info/METADATA", f"Name: {name}\nVersion: {number}\n".encode()
