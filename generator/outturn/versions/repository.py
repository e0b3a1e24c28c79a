"""Git, run for its plumbing alone: it reads, fetches nothing, and takes nothing from what surrounds the program.

A variable that names another repository, an object that another one replaces, or a folder that looks like a bare
repository would all put another past in place of the true one.
"""

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from outturn.errors import PlainError, printable

TIED = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""Variables that tie git to one repository, as git's hooks set them; what else a user sets for git stays."""
QUIET: Mapping[str, str] = {
    "LC_ALL": "C",
    "LANGUAGE": "",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # what keeps an older git from fetching too
    "GIT_TERMINAL_PROMPT": "0",
}
GIT = (
    *("git", "--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs"),
    *("-c", "safe.bareRepository=explicit", "-c", "core.warnAmbiguousRefs=true", "-c", "core.fsmonitor=false"),
    *("-c", "advice.graftFileDeprecated=false"),  # none is used
)


class RevisionError(PlainError):
    """Git is not there, or does not have what is asked for; the message says which, and what to do."""


class GitError(RevisionError):
    """Git ended with an error; ``said`` is what it said itself."""

    def __init__(self, otherwise: str, said: str) -> None:
        self.said = said
        super().__init__(f"{otherwise}; git says: {said}" if said else otherwise)


def asked(folder: Path, *arguments: str, otherwise: str, given: bytes | None = None) -> tuple[bytes, str]:
    """What git answers in the folder, and what it says beside; raises GitError, which begins with ``otherwise``."""
    about = {name: value for name, value in os.environ.items() if name not in TIED and not name.startswith("GIT_TRACE")}
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and a revision behind --end-of-options
            [*GIT, *arguments], cwd=folder, env={**about, **QUIET}, input=given, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        message = "git is not installed, and is needed to look at another revision"
        raise RevisionError(message) from error
    said = _in_a_line(done.stderr)
    if done.returncode:
        raise GitError(otherwise, said)
    return done.stdout, said


def _in_a_line(said: bytes) -> str:
    lines = said.decode("utf-8", errors="replace").split("\n")
    return " ".join(printable(line.strip()) for line in lines if line.strip())


def repositories(places: Iterable[Path]) -> tuple[Path, ...]:
    """The root of each repository that the places lie in, the outermost where one is a submodule of another.

    Raises RevisionError where none of them lies in one, or where git does not want to read one.
    """
    known = list(places)
    found = dict.fromkeys(top for place in known for top in _above(place))
    if not found:
        message = f"{known[0]} is not in a git repository"
        raise RevisionError(message)
    return tuple(found)


def _above(place: Path) -> list[Path]:
    """The root of the outermost repository that the place lies in, as a list of one; empty where there is none.

    A submodule comes with a pull request and has branches of its own, which are not those of the repository.
    """
    folder = next((one for one in (place, *place.parents) if os.path.lexists(one / ".git")), None)
    if folder is None:
        return []
    otherwise = f"the repository at {folder} cannot be read"
    answer, _ = asked(folder, "rev-parse", "--show-toplevel", otherwise=otherwise)
    top = Path(os.fsdecode(answer.removesuffix(b"\n")))
    answer, _ = asked(top, "rev-parse", "--show-superproject-working-tree", otherwise=otherwise)
    outer = os.fsdecode(answer.removesuffix(b"\n"))
    return _above(Path(outer)) if outer else [top]


def is_root(folder: Path) -> bool:
    """Whether the folder is the root of a repository that git can read."""
    if not os.path.lexists(folder / ".git"):
        return False
    try:
        answer, _ = asked(folder, "rev-parse", "--show-toplevel", otherwise=f"{folder} cannot be read")
    except GitError:
        return False
    return Path(os.fsdecode(answer.removesuffix(b"\n"))).samefile(folder)


def commit(top: Path, revision: str) -> str:
    """The commit that the revision names, empty where git knows none.

    Raises RevisionError where there are several, as where a tag is called like a branch.
    """
    if not revision.strip() or "\0" in revision:
        return ""
    words = ("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    try:
        answer, said = asked(top, *words, otherwise="unknown")
    except GitError:
        return ""
    if "is ambiguous" in said:
        message = (
            f"“{printable(revision)}” is the name of more than one thing in {top}, such as a branch and a tag; "
            "write it in full, such as refs/remotes/origin/main"
        )
        raise RevisionError(message)
    return answer.decode("ascii").strip()


def is_shallow(top: Path) -> bool:
    """Whether the repository was cloned without its history."""
    answer, _ = asked(top, "rev-parse", "--is-shallow-repository", otherwise=f"{top} cannot be read")
    return answer.strip() == b"true"
