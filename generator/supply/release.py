"""A release: its two files, built once, and tried in an empty environment.

``python -m supply.release DIST --tag v1.2.3`` is run with what ``requirements.txt`` names installed, and installs the
same, by its hashes, into each environment.
"""

import argparse
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from outturn import __version__

REQUIREMENTS = Path("requirements.txt")
COMMANDS = (
    ("new", "site", "tried"),
    ("check", "--config", "tried/mkdocs.yml"),
    ("build", "--config", "tried/mkdocs.yml"),
)
"""What each file's program must do."""


def main() -> None:
    """Build into the folder and try what was built; end with a sentence where anything is not as it must be."""
    asked = argparse.ArgumentParser()
    asked.add_argument("dist", type=Path)
    asked.add_argument("--tag", required=True)
    given = asked.parse_args()
    if wrong := wrong_tag(given.tag, __version__):
        sys.exit(wrong)
    for file in built(given.dist):
        with TemporaryDirectory() as folder:
            tried(file, Path(folder), ("--require-hashes", "-r", str(REQUIREMENTS.resolve())))
        print(f"{file.name} installs, checks and builds.")  # noqa: T201 - a script prints


def wrong_tag(tag: str, version: str) -> str:
    """Why the tag is not that of this release; empty where it is."""
    return "" if tag == f"v{version}" else f"The tag is {tag}, but this is version {version}: expected v{version}."


def built(dist: Path) -> tuple[Path, ...]:
    """The wheel and the source distribution, in a folder that holds nothing else."""
    _run(sys.executable, "-m", "hatchling", "build", "-d", str(dist.resolve()))
    return (*dist.glob("*.whl"), *dist.glob("*.tar.gz"))


def tried(file: Path, folder: Path, requirements: Sequence[str]) -> None:
    """Install the file into an empty environment in the folder, and have it make, check and build a site there."""
    venv.create(folder / "environment", with_pip=True, symlinks=os.name != "nt")
    python = str(folder / "environment" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "-q")
    if requirements:
        _run(*pip, *requirements)
    _run(*pip, "--no-deps", "--no-build-isolation", str(file.resolve()))
    for command in COMMANDS:
        _run(python, "-m", "outturn", *command, folder=folder)


def _run(*command: str, folder: Path | None = None) -> None:
    """Run it without what would lead to another Python's packages; ends the program where it fails."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    if subprocess.run(command, cwd=folder, env=clean, check=False).returncode:  # noqa: S603 - our own words
        sys.exit(f"This failed: {' '.join(command)}")


if __name__ == "__main__":
    main()
