"""What another git revision holds: its files by their paths, through links and submodules, and written out beside."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from outturn.errors import printable
from outturn.versions.repository import GitError, RevisionError, asked, commit, is_root, is_shallow, repositories

Write = Callable[[Iterable[tuple[str, str | bytes]], Path], object]
"""What writes files by their relative names below a folder."""
PLAIN_FILES = ("100644", "100755")
LINK, SUBMODULE = "120000", "160000"
MOST_LINKS = 40
"""How many links a path may lead through, as most systems have it."""
POINTER = b"version https://git-lfs.github.com/spec/"
"""How a file begins that git keeps elsewhere."""
PACKAGES = "packages"


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """What a revision holds: the mode and the object of each file by its path from the root of the repository.

    ``top`` is that root, ``revision`` what the revision was called, and ``place`` where the tree lies in the outermost
    repository, which is empty unless it is a submodule's.
    """

    top: Path
    revision: str
    entries: Mapping[str, tuple[str, str]]
    place: str = ""


def trees(places: Iterable[Path], revision: str) -> tuple[Tree, ...]:
    """What the revision holds, in each repository that the places lie in and that knows it.

    Raises RevisionError where no repository knows the revision, or one has not all of it.
    """
    tops = repositories(places)
    commits = [(top, commit(top, revision)) for top in tops]
    if not any(one for _, one in commits):
        raise RevisionError(_unknown(tops[0], revision))
    return tuple(_tree(top, revision, one) for top, one in commits if one)


def _unknown(top: Path, revision: str) -> str:
    message = f"git does not know the revision “{printable(revision)}” in {top}; "
    if is_shallow(top):
        return message + "this clone has no history: let CI fetch it (fetch-depth: 0), or fetch the branch first"
    return message + "fetch it first, or write it as git does, such as origin/main"


def _tree(top: Path, revision: str, named: str, place: str = "") -> Tree:
    try:
        listed, _ = asked(top, "ls-tree", "-r", "-z", "--full-tree", named, otherwise="incomplete")
    except GitError as error:
        raise RevisionError(_incomplete(top, revision, error.said)) from error
    entries = {}
    for entry in listed.decode("utf-8", errors="surrogateescape").split("\0"):
        about, _, name = entry.partition("\t")
        if about:
            mode, _, thing = about.split(" ")
            entries[name] = (mode, thing)
    return Tree(top, revision, entries, place)


def _incomplete(top: Path, revision: str, said: str) -> str:
    return (
        f"not all of the revision “{printable(revision)}” is in {top}, which may have been cloned without its files "
        f"(--filter), and nothing is fetched here: fetch it whole, or clone without a filter; git says: {said}"
    )


def found_at(tree: Tree, path: str, links: int = 0) -> tuple[Tree, str] | None:
    """The path as the links and submodules on its way lead, with the tree that it lies in; it need not be there.

    None where it leads out of the repository. Raises RevisionError where a submodule's files are not here.
    """
    parts = PurePosixPath(path).parts
    for end in range(1, len(parts) + 1):
        at = "/".join(parts[:end])
        mode, thing = tree.entries.get(at, ("", ""))
        if mode == LINK:
            ((_, target),) = _contents(tree, {at: thing})
            leads = target.decode("utf-8", errors="surrogateescape")
            way = posixpath.normpath(posixpath.join(posixpath.dirname(at), leads, *parts[end:]))
            is_outside = way.startswith(("/", "../")) or way == ".."
            return None if is_outside or links >= MOST_LINKS else found_at(tree, "" if way == "." else way, links + 1)
        if mode == SUBMODULE:
            return found_at(_submodule(tree, at, thing), "/".join(parts[end:]), links)
    return tree, path


def _submodule(tree: Tree, at: str, named: str) -> Tree:
    """What a submodule of the revision held; its commit is named by what it is, so no other can stand in for it."""
    folder = tree.top / at
    if not is_root(folder) or commit(folder, named) != named:
        message = (
            f"{printable(at)} was a submodule at “{printable(tree.revision)}”, and its commit {named[:12]} is not "
            "here; fetch it first (git submodule update --init, or git fetch in its folder)"
        )
        raise RevisionError(message)
    return _tree(folder, tree.revision, named, posixpath.join(tree.place, at))


def file_at(tree: Tree, path: str) -> bytes:
    """The content of one file; raises FileNotFoundError where there is none, and RevisionError like ``found_at``."""
    found = found_at(tree, path)
    mode, thing = found[0].entries.get(found[1], ("", "")) if found else ("", "")
    if not found or mode not in PLAIN_FILES:
        raise FileNotFoundError(path)
    ((_, content),) = _contents(found[0], {path: thing})
    return content


def below(tree: Tree, folder: str) -> dict[str, str]:
    """The plain files below a folder, which is no link: their objects by their names in it."""
    start = f"{folder}/" if folder else ""
    files = {name: thing for name, (mode, thing) in tree.entries.items() if mode in PLAIN_FILES}
    return {name.removeprefix(start): thing for name, thing in files.items() if name.startswith(start)}


@contextmanager
def written(tree: Tree, folder: str, wanted: Callable[[PurePosixPath], bool], write: Write) -> Iterator[Path]:
    """A folder of the tree with the files that are wanted by their names in it, put there by ``write``.

    It is gone when the block ends; links are left out. Raises RevisionError.
    """
    files = {name: thing for name, thing in below(tree, folder).items() if wanted(PurePosixPath(name))}
    with TemporaryDirectory() as beside:
        place = Path(beside) / PACKAGES
        place.mkdir()
        write(_contents(tree, files), place)
        yield place


def _contents(tree: Tree, files: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Each file's name with its bytes as git keeps them, whatever the checkout does to line ends."""
    wanted = "".join(f"{thing}\n" for thing in files.values()).encode("ascii")
    try:
        answer, said = asked(tree.top, "cat-file", "--batch", otherwise="incomplete", given=wanted)
    except GitError as error:
        raise RevisionError(_incomplete(tree.top, tree.revision, error.said)) from error
    at = 0
    for name in files:
        end = answer.index(b"\n", at)
        about = answer[at:end].split()
        if len(about) != len(("object", "blob", "size")):
            missing = f"{about[0].decode('ascii')[:12]} of {printable(name)} is missing"
            raise RevisionError(_incomplete(tree.top, tree.revision, said or missing))
        size = int(about[2])
        content = answer[end + 1 : end + 1 + size]
        if content.startswith(POINTER):
            message = (
                f"{printable(name)} at “{printable(tree.revision)}” is a pointer of Git LFS, whose content git does "
                "not have; keep the files of packages in git itself"
            )
            raise RevisionError(message)
        yield name, content
        at = end + 1 + size + 1
