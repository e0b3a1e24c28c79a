"""The live preview, over HTTP: what a contributor changes shows without a restart."""

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import pytest

from built import DATA, PATIENCE, ROOT, change
from sealed import CARD, published

HOME = "site_templates/pages/home.md.jinja"
AGAIN = 10
"""Seconds after which a file that was changed is saved once more.

The preview begins to watch after it begins to serve, and on a busy machine later still: what is saved between goes by.
"""
PORTS = range(10_000, 30_000)
"""Below those that a system gives of itself to whoever asks for any."""


class Preview:
    """A running preview of a site in a folder."""

    def __init__(self, folder: Path, address: str, log: Path, process: subprocess.Popen[bytes]) -> None:
        self.folder, self.address, self._log, self._process = folder, address, log, process

    def shows(self, path: str, text: str, *changed: Path) -> bool:
        """Whether the page comes to hold the text once the files have changed."""
        return self._in_time(lambda: text in self._page(path), changed)

    def says(self, text: str, *changed: Path) -> bool:
        """Whether the text comes to stand in what the command printed."""
        return self._in_time(lambda: text in self.said, changed)

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _page(self, path: str) -> str:
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - its address is on this machine
                return str(answer.read(), "utf-8")
        except (OSError, HTTPException):
            return ""

    def _in_time(self, holds: Callable[[], bool], changed: Sequence[Path]) -> bool:
        begun = saved = time.monotonic()
        while not holds():
            now = time.monotonic()
            if now - begun > PATIENCE or self._process.poll() is not None:
                return False
            if now - saved > AGAIN:
                saved = now
                for file in changed:
                    file.touch()
            time.sleep(0.2)
        return True


def _free_port() -> int:
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port
    pytest.fail("no port is free")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Of the small case with a past, and a template of its own."""
    folder = tmp_path_factory.mktemp("preview")
    published(folder)
    (folder / HOME).parent.mkdir(parents=True)
    shutil.copyfile(ROOT / HOME, folder / HOME)
    log = folder.parent / "preview.log"
    host = f"127.0.0.1:{_free_port()}"
    command = [sys.executable, "-u", "-m", "outturn", "serve", "--address", host]
    surroundings = {**os.environ, "COLUMNS": "400", "TMPDIR": str(folder.parent)}
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, env=surroundings) as process,
    ):
        try:
            yield Preview(folder, f"http://{host}/", log, process)
        finally:
            process.terminate()


@pytest.fixture
def data(preview: Preview) -> Path:
    return preview.folder / DATA / CARD / "next"


def test_a_changed_cell_shows(preview: Preview, data: Path) -> None:
    page = f"{CARD}/next/wait/"
    assert preview.shows(page, "<h1"), preview.said
    change(data / "indicators.csv", "\nwait,", "\nwait,Shown at once ")
    assert preview.shows(page, "Shown at once", data / "indicators.csv"), preview.said


def test_a_changed_template_shows(preview: Preview) -> None:
    template = preview.folder / HOME
    with template.open("a", encoding="utf-8") as file:
        file.write("\n<p>From the template</p>\n")
    assert preview.shows("", "<p>From the template</p>", template), preview.said


def test_a_changed_page_shows(preview: Preview) -> None:
    words = preview.folder / "docs" / "about" / "index.md"
    with words.open("a", encoding="utf-8") as file:
        file.write("\nFrom the hand-written page\n")
    assert preview.shows("about/", "From the hand-written page", words), preview.said


def test_a_mistake_is_said_and_the_preview_goes_on_when_it_is_mended(preview: Preview, data: Path) -> None:
    assert preview.shows("", "<h1"), preview.said
    change(data / "outturns.csv", ",FY2022-23,", ",FY2022-24,")
    assert preview.says("FY2022-24", data / "outturns.csv"), preview.said
    change(data / "outturns.csv", ",FY2022-24,", ",FY2022-23,")
    change(data / "indicators.csv", "\nwait,", "\nwait,Mended ")
    assert preview.shows(f"{CARD}/next/wait/", "Mended", data / "indicators.csv"), preview.said
    assert "Traceback" not in preview.said
