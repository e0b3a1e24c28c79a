"""Sites to test: copies of the example, built by the program itself."""

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir
from functools import cache
from pathlib import Path

import pytest
from typer import testing
from typer.main import get_command
from typer.testing import CliRunner

from outturn.command.main import app

vars(testing)["_get_command"] = cache(get_command)
"""The commands are put together once, not each time."""
ROOT = Path(__file__).parents[1]
DATA = "datapackage"
PATIENCE = 600
"""Seconds after which what another process does counts as lost; however busy the machine, it takes less."""
LATER = dt.timedelta(days=400, hours=7, seconds=13)
"""To another year, month, day of the week and hour."""
ELSEWHERE = {
    "PYTHONPATH": str(Path(__file__).parent / "clock"),
    "TESTS_CLOCK": (dt.datetime.now(dt.UTC) + LATER).isoformat(),
    "PYTHONHASHSEED": "4711",
    "TZ": "Pacific/Kiritimati",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C.UTF-8",
    "COLUMNS": "40",
}
"""Another day, hash seed, time zone, language and terminal than the tests have."""


def python(*arguments: str, folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """What Python said and its exit code, run in a folder with changes to the environment."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def program(
    *arguments: str, folder: Path, environment: Mapping[str, str] | None = None, module: str = "outturn"
) -> subprocess.CompletedProcess[str]:
    """The same for the program itself, or for another module that is run as one."""
    return python("-m", module, *arguments, folder=folder, environment=environment or {})


def invoked(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What the program says, as ``program``, but in this process: for what does not depend on how it is started."""
    with chdir(folder):
        found = CliRunner().invoke(app, arguments, env={"COLUMNS": "400"})
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    return subprocess.CompletedProcess(arguments, found.exit_code, found.stdout, found.stderr)


def built(folder: Path, **environment: str) -> Path:
    """The website of the site in the folder, built now; in other surroundings by a process of its own."""
    done = program("build", folder=folder, environment=environment) if environment else invoked("build", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def example(folder: Path, *scorecards: str) -> Path:
    """A copy of the example's sources in the folder; with scorecards named, of those only, and without meetings."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for name in ("docs", "site_templates"):
        shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copyfile)
    if scorecards:
        without_reports(folder)
    copy_data(folder, *scorecards)
    return folder


def without_reports(folder: Path) -> None:
    """Take out of the site in the folder the page that leads to pages of all scorecards and meetings."""
    (folder / "docs/about/reports.md").unlink()
    change(folder / "mkdocs.yml", "      - about/reports.md\n", "")


def copy_data(folder: Path, *scorecards: str) -> None:
    """Copy the example's packages into the folder, with what the register says of them."""
    (folder / DATA).mkdir(parents=True, exist_ok=True)
    for package in sorted((ROOT / DATA).iterdir()):
        if package.is_dir() and (not scorecards or package.name in scorecards):
            shutil.copytree(package, folder / DATA / package.name, copy_function=shutil.copyfile)
        elif package.is_file():
            text = package.read_text(encoding="utf-8")
            own = [line for line in text.splitlines(keepends=True) if not scorecards or _is_about(line, scorecards)]
            (folder / DATA / package.name).write_text("".join(own), encoding="utf-8", newline="\n")


def _is_about(line: str, scorecards: Sequence[str]) -> bool:
    """Whether the line is about one of the scorecards, or about the whole site: an address, or cells between commas."""
    others = {path.name for path in (ROOT / DATA).iterdir() if path.is_dir()} - set(scorecards)
    return not others & set(re.split("[/,]", line.strip()))


def example_site(factory: pytest.TempPathFactory) -> Path:
    """The example's website, built once for all tests of this run."""
    return once(factory, "example", lambda folder: built(example(folder))) / "site"


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made by the first of the test processes that asks for it, and that the others wait for."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"once-{name}"
    done, failed = folder / ".done", folder / ".failed"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait(done, failed)
        return folder
    try:
        make(folder)
        done.touch()
    finally:
        if not done.exists():
            failed.touch()
    return folder


def _wait(done: Path, failed: Path) -> None:
    for _ in range(PATIENCE * 10):
        if done.exists():
            return
        assert not failed.exists(), "another test process could not make what this test needs; its message is above"
        time.sleep(0.1)
    pytest.fail(f"nothing was made within {PATIENCE} seconds")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its relative name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The names that only one of two folders has, or whose bytes differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def change(file: Path, old: str, new: str) -> None:
    """Replace a text, which must be there, in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} does not hold {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")
