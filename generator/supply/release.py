"""A release: its two files, built once, and tried in an empty environment.

``python -m supply.release DIST --tag v1.2.3`` is run with what ``requirements.txt`` names installed, and installs the
same, by its hashes, into each environment.
"""

import argparse
import os
import re
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from outturn import __version__

REQUIREMENTS = Path("requirements.txt")
CHANGES, NOTES = Path("CHANGELOG.md"), Path("notes.md")
AT = ("--config", "tried/mkdocs.yml")
COMMANDS = (
    ("new", "site", "tried"),
    ("check", *AT),
    ("export", "example", "--to", "figures.xlsx", *AT),
    ("import", "figures.xlsx", "--into", "example", "--yes", *AT),
    ("seal", "example", "--level", "major", "--note", "The first version.", *AT),
    ("build", *AT),
    ("pack", "example/1.0.0", "--to", "pack.pdf", *AT),
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
    if not (notes := notes_of(CHANGES.read_text(encoding="utf-8"), __version__)):
        sys.exit(f"{CHANGES} says nothing of version {__version__}: expected a heading “## {__version__} (its day)”.")
    NOTES.write_text(notes, encoding="utf-8")
    for file in built(given.dist):
        with TemporaryDirectory() as folder:
            tried(file, Path(folder), ("--require-hashes", "-r", str(REQUIREMENTS.resolve())))
        size = f"{file.stat().st_size:,} bytes"
        print(f"{file.name} ({size}) installs, checks, imports, seals, builds and packs.")  # noqa: T201 - a script prints


def wrong_tag(tag: str, version: str) -> str:
    """Why the tag is not that of this release; empty where it is."""
    return "" if tag == f"v{version}" else f"The tag is {tag}, but this is version {version}: expected v{version}."


def notes_of(changes: str, version: str) -> str:
    """What the changelog says of that version, without its heading; empty where it says nothing."""
    found = re.search(
        rf"^## {re.escape(version)} \(\d{{4}}-\d\d-\d\d\)\n(.*?)(?=^## |\Z)", changes, re.DOTALL | re.MULTILINE
    )
    return f"{found[1].strip()}\n" if found and found[1].strip() else ""


def built(dist: Path) -> tuple[Path, ...]:
    """The wheel and the source distribution, in a folder that holds nothing else."""
    _run(sys.executable, "-m", "hatchling", "build", "-d", str(dist.resolve()))
    return (*dist.glob("*.whl"), *dist.glob("*.tar.gz"))


def tried(file: Path, folder: Path, requirements: Sequence[str]) -> None:
    """Install the file into an empty environment in the folder, and have its program do what it must there."""
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
