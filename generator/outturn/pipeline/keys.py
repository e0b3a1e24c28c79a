"""Keys of what was made: the content of everything that goes into it, and nothing else."""

import json
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match

from outturn import __version__
from outturn.settings import Settings, packaged, template_folders

HERE = Path(__file__).parents[1]
PAGES, WORDS = "pages", "words"
HIDDEN = (".", "__pycache__")
"""How the names of files and folders begin that nothing is made of."""
LOOKED_THROUGH = (PAGES, WORDS)
"""What of a folder of templates goes into pages; the theme's own and assets go into the site beside them."""


def key(*values: object) -> str:
    """The key of what these values make; values that are equal when they are written give the same."""
    return sha256(
        json.dumps(values, default=repr, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
    ).hexdigest()


@cache
def program() -> str:
    """The program: its number, every file of it, and the number of every package that it needs."""
    return key(__version__, list(_digests((HERE,), (".py", ".po", ".json"))), sorted(_packages()))


def templates(settings: Settings) -> str:
    """The templates and words that pages are made with, as they are now."""
    return _looked_through(template_folders(settings))


def some_templates(settings: Settings, names: Collection[str]) -> str:
    """Those of the pages' templates that have these names, in whichever folder, and all words, as they are now."""
    folders = template_folders(settings)
    pages = [[one for one in _digests((folder / PAGES,)) if one[0] in names] for folder in folders]
    return key(pages, [list(_digests((folder / WORDS,))) for folder in folders])


@cache
def release() -> str:
    """The program with its own templates and the Python that runs it: what makes the same of the same elsewhere."""
    return key(program(), _looked_through((packaged("site_templates"),)), sys.version_info[:2])


def _looked_through(folders: Iterable[Path]) -> str:
    places = [folder / name for folder in folders for name in LOOKED_THROUGH]
    return key([list(_digests((place,))) for place in places])


def of_folder(folder: Path) -> str:
    """Everything in a folder, as it is now, hidden files left out."""
    return key(list(_digests((folder,))))


def of_package(folder: Path) -> str:
    """Everything in a working copy, as it is now; what may not be opened is not, and no link is followed."""
    return key([(path.relative_to(folder).as_posix(), _plainly(path)) for path in sorted(folder.rglob("*"))])


def _plainly(path: Path) -> str:
    """The hash of a plain file, or what else it is."""
    if path.is_symlink() or not path.is_file():
        return "a link" if path.is_symlink() else "no file"
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "closed"


def _digests(folders: Iterable[Path], endings: tuple[str, ...] = ("",)) -> Iterable[tuple[str, str]]:
    """The files below each folder whose names end so, in order, hidden ones left out, each with the hash of its bytes.

    There are hundreds, in every run: what is looked at are texts, not paths.
    """
    for folder in folders:
        for name in sorted(_names(str(folder), endings)):
            with open(f"{folder}{os.sep}{name}", "rb", buffering=0) as file:  # noqa: PTH123
                yield name, sha256(file.read()).hexdigest()


def _names(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    for here, within, files in os.walk(folder):
        within[:] = [one for one in within if not one.startswith(HIDDEN)]
        inside = f"{here[len(folder) :].replace(os.sep, '/')}/".lstrip("/")
        for one in files:
            if one.endswith(endings) and not one.startswith(HIDDEN) and os.path.isfile(f"{here}{os.sep}{one}"):  # noqa: PTH113
                yield f"{inside}{one}"


def _packages() -> Iterable[tuple[str, str]]:
    for one in requires("outturn") or ():
        found = match(r"[\w.-]+", one)
        if found and "extra ==" not in one:
            try:
                yield found[0], version(found[0])
            except PackageNotFoundError:
                yield found[0], ""
