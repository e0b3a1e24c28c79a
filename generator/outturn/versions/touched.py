"""What a change does to what was sealed: files of published versions that it touches, and versions that it seals."""

from collections.abc import Iterator, Mapping
from typing import Literal

from outturn.versions.against import renamed
from outturn.versions.history import Touched, Version
from outturn.versions.register import Register
from outturn.versions.resolve import is_withdrawn

Files = Mapping[str, str]
"""What stands for the content of each file, by its path from the folder of all packages."""


def touched(now: Register, then: Register, after: Files, before: Files) -> Iterator[Touched]:
    """Every file of a version sealed in the earlier state that is another one now, is gone, or came to it.

    The folder of a version that is taken down may be gone.
    """
    earlier, later = _by_version(before), _by_version(after)
    for scorecard, versions in then.versions.items():
        name = renamed(scorecard, now)
        for one in versions:
            was, stands = earlier.get((scorecard, one.version), {}), later.get((name, one.version), {})
            may_go = not stands and is_withdrawn(now, name, one)
            for file in sorted({*was, *stands}) if was and not may_go else ():
                if was.get(file) != stands.get(file):
                    yield Touched(name, one.version, file, _what(file in was, file in stands))


def newly_sealed(now: Register, then: Register) -> tuple[tuple[str, Version], ...]:
    """The versions that the earlier state had not sealed, each with its scorecard."""
    known = {(renamed(name, now), one.version) for name, versions in then.versions.items() for one in versions}
    return tuple(
        (name, one) for name, versions in now.versions.items() for one in versions if (name, one.version) not in known
    )


def _what(was_there: bool, stands: bool) -> Literal["changed", "missing", "added"]:  # noqa: FBT001 - the two states
    if not was_there:
        return "added"
    return "changed" if stands else "missing"


def _by_version(files: Files) -> dict[tuple[str, str], dict[str, str]]:
    """The files by the scorecard and the folder in it, without those that nobody sees."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for path, content in files.items():
        scorecard, _, rest = path.partition("/")
        folder, _, file = rest.partition("/")
        if file and not any(part.startswith(".") for part in file.split("/")):
            found.setdefault((scorecard, folder), {})[file] = content
    return found
