"""Sites with a past to test: the small case, sealed several times, and git repositories of such."""

import os
import subprocess
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from built import DATA, built, change, contents, once
from golden import copied
from in_words import Said, in_words
from outturn.errors import Finding
from outturn.pipeline import sealing
from outturn.pipeline.checking import Checked, check_site
from outturn.pipeline.guarding import findings_against
from outturn.pipeline.past import Place
from outturn.reading.site_settings import settings_of
from outturn.versions.history import Level, Version
from outturn.versions.register_files import read_register
from outturn.versions.sealed_folders import sealed_folders
from outturn.versions.verify import standing
from outturn.words.catalogue import catalogue

CARD = "exampleshire-children"
FIRST, SECOND, THIRD = date(2024, 6, 20), date(2024, 9, 19), date(2025, 6, 19)
AS_GIT = ("-c", "user.name=A Clerk", "-c", "user.email=clerk@exampleshire.example", "-c", "commit.gpgsign=false")


def small(root: Path) -> Path:
    """The small case's site in the folder, never sealed; gives the folder of its scorecard."""
    return copied("small", root) / DATA / CARD


def sealed_once(root: Path) -> Path:
    """The small case's site with version 1.0.0 and nothing changed since; gives the folder of its scorecard."""
    return _written(_sealed_once(), root)


def published(root: Path) -> Path:
    """The small case's site with three versions: the first, a correction and a new period.

    1.0.1 corrects three-moves for 2024/25 from 12 to 12.5; 1.1.0 adds the waiting time of March 2025.
    """
    return _written(_published(), root)


def _written(files: Mapping[str, bytes], root: Path) -> Path:
    for name, content in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return root / DATA / CARD


@cache
def _sealed_once() -> Mapping[str, bytes]:
    """The site's files, sealed once in each test process."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        small(root)
        seal(root, "major", "First version.", FIRST)
        return contents(root)


@cache
def _published() -> Mapping[str, bytes]:
    """The site's files, sealed once in each test process."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        card = sealed_once(root)
        correct(card)
        seal(root, "patch", "Corrects three-moves for 2024/25.", SECOND)
        change(card / "next/outturns.csv", "wait,2025-02,9,,,,\n", "wait,2025-02,9,,,,\nwait,2025-03,8.5,,,,\n")
        seal(root, "minor", "Adds March 2025.", THIRD)
        return contents(root)


def small_site(factory: pytest.TempPathFactory) -> Path:
    """The website of the small case with three versions, built once for all tests of this run."""
    return once(factory, "small", lambda folder: published(folder) and built(folder)) / "site"


def correct(card: Path) -> None:
    """Correct one figure of the working copy: three-moves for 2024/25 was 12 (24 of 200), and is 12.5 (25 of 200).

    Both are similar to the benchmark of 11, which lies in their intervals.
    """
    change(card / "next/outturns.csv", "FY2024-25,12,24,200,,", "FY2024-25,12.5,25,200,,")


def seal(root: Path, level: Level, note: str, day: date, scorecard: str = CARD) -> Version:
    """Seal the working copy of the site in the folder."""
    return sealing.seal(root / DATA, scorecard, level, note, day, catalogue())


def against(root: Path, revision: str = "HEAD") -> list[Finding]:
    """Everything that ``check --against`` finds in the site in the folder beside what ``check`` does."""
    settings = settings_of(root / "mkdocs.yml")
    register, _ = read_register(settings.packages)
    folders = standing(register, list(sealed_folders(settings.packages, register)))
    place, checked = Place(root / "mkdocs.yml", settings.packages), Checked((), (), register, tuple(folders))
    return findings_against(place, settings.url, revision, checked)


def problems(root: Path) -> tuple[Said, ...]:
    """Everything that ``check`` finds in the site in the folder."""
    return in_words(check_site(root / DATA).problems)


def said(found: tuple[Said, ...] | list[Said]) -> list[tuple[str, str]]:
    """What the problems are and where, without the folder of all packages."""
    return [(one.what, one.place.removeprefix(f"{DATA}/").removeprefix(f"{CARD}/")) for one in found]


def git(root: Path, *arguments: str) -> str:
    """What git says, which must do what it is told; nothing of the machine's own configuration counts."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *AS_GIT, *arguments],  # noqa: S607 - the git of the machine
        cwd=root,
        env={**os.environ, **own},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def committed(root: Path) -> str:
    """The site in the folder as a git repository with one commit, or one more; gives the commit."""
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all", "--force", ".")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "As it is")
    return git(root, "rev-parse", "HEAD")


def kept_in_git(factory: pytest.TempPathFactory) -> Path:
    """The small case's site with three versions, in a git repository of its own."""
    root = factory.mktemp("original")
    published(root)
    committed(root)
    return root
