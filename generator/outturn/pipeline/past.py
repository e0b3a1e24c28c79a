"""What another git revision had of a site: its packages, found where that revision itself says that they lay.

Whoever changes where the packages lie changes what they are compared with, unless it is the revision that is asked.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from outturn.errors import printable
from outturn.publish import write_files
from outturn.reading.configuration import ConfigurationError, read_configuration
from outturn.reading.site_settings import address_of, packages_of
from outturn.versions.register_files import URLS, VERSIONS
from outturn.versions.repository import RevisionError
from outturn.versions.revision import Tree, below, file_at, found_at, trees, written


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is today: its configuration, which need not be there, and the folder of its packages."""

    config: Path
    packages: Path


@dataclass(frozen=True, slots=True)
class Past:
    """A folder of packages in a revision: the tree that it lies in, its path there, and the site's address.

    The address is empty where the revision does not say it.
    """

    tree: Tree
    path: str
    address: str = ""

    @property
    def shown(self) -> str:
        """The folder from the root of the outermost repository, as people read it."""
        return PurePosixPath(self.tree.place, self.path).as_posix()

    @property
    def folder(self) -> Path:
        """Where it lies today, if it does."""
        return Path(os.path.normpath(self.tree.top / self.path))


def home(place: Place, revision: str) -> Past:
    """The folder of packages of the site as the revision has it, whatever lies there; raises RevisionError."""
    homes = [one for tree in _trees(place, revision) for one in _homes(tree, place)]
    if not homes:
        message = f"the packages of “{printable(revision)}” do not lie in its repository"
        raise RevisionError(message)
    return next((one for one in homes if below(one.tree, one.path)), homes[0])


def published(place: Place, revision: str) -> tuple[list[Past], list[Past]]:
    """Every folder in which the revision had something published of the site, and where it was looked for first.

    The revision's own configuration says where that is. Where nothing was published there, it is looked for in the
    whole revision, but not where another site's still stands. Raises RevisionError.
    """
    found, looked = [], []
    for tree in _trees(place, revision):
        homes = _homes(tree, place)
        looked += homes
        found += [one for one in homes if _publishes(one.tree, one.path)] or _elsewhere(tree, place)
    return found, looked


@contextmanager
def opened(past: Past, wanted: Callable[[PurePosixPath], bool]) -> Iterator[Path]:
    """The folder with the files that are wanted by their names in it, until the block ends; raises RevisionError."""
    with written(past.tree, past.path, wanted, write_files) as folder:
        yield folder


def _trees(place: Place, revision: str) -> tuple[Tree, ...]:
    return trees((place.config.absolute().parent.resolve(), place.packages.resolve()), revision)


def _homes(tree: Tree, place: Place) -> list[Past]:
    """The folders that are the site's in the revision: the one of its configuration, or else the usual and today's."""
    config = _within(tree.top, place.config)
    given = _configuration(tree, config) if config else None
    if given is not None and config:
        folders = [packages_of(given, config)]
    else:
        usual = [packages_of({}, config)] if config else []
        folders = [*usual, place.packages, place.packages.resolve()]
    paths = dict.fromkeys(_within(tree.top, one) for one in folders)
    found = [found_at(tree, _relative(tree.top, one)) for one in paths if one]
    return [Past(*one, address_of(given or {})) for one in dict.fromkeys(found) if one]


def _configuration(tree: Tree, config: Path) -> dict[str, Any] | None:
    """What the configuration says in the revision, with what it inherits there; None where it cannot be read."""

    def content(file: Path) -> bytes:
        return file_at(tree, _relative(tree.top, file))

    try:
        return read_configuration(config, content)
    except ConfigurationError:
        return None


def _within(top: Path, path: Path) -> Path | None:
    """The path below the root of a repository, as it is named or as links lead there today; None where it is not."""
    named = Path(os.path.normpath(path.absolute()))
    ways = (named, named.parent.resolve() / named.name)
    return next((one for one in ways if one.is_relative_to(top)), None)


def _relative(top: Path, path: Path) -> str:
    way = Path(os.path.relpath(path, top)).as_posix()
    return "" if way == "." else way


def _publishes(tree: Tree, folder: str) -> bool:
    """Whether something was published in the folder: it has addresses, or a scorecard with versions."""
    names = below(tree, folder)
    return URLS in names or any(name.partition("/")[2] == VERSIONS for name in names)


def _elsewhere(tree: Tree, place: Place) -> list[Past]:
    """Every folder of the tree with addresses and versions that is today's, or does not stand today as it was."""
    names = {PurePosixPath(name) for name in below(tree, "")}
    versions = {name.parent.parent for name in names if name.name == VERSIONS}
    folders = sorted(name.parent for name in names if name.name == URLS and name.parent in versions)
    found = [Past(tree, "" if one == PurePosixPath() else one.as_posix()) for one in folders]
    return [one for one in found if one.folder == place.packages.resolve() or not _stands(one.folder)]


def _stands(folder: Path) -> bool:
    """Whether addresses are still kept in the folder today, and no link leads there."""
    return folder.resolve() == folder and (folder / URLS).is_file() and not (folder / URLS).is_symlink()
