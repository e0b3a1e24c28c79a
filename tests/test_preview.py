"""The live preview, over HTTP: what a contributor changes shows without a restart."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import pytest

from built import DATA, change, example

SCORECARD = "harrow-corporate-parenting"
BOUND = 60
"""Seconds within which a change must show, also on a slow machine."""


class Preview:
    """A running preview of a site in a folder."""

    def __init__(self, folder: Path, address: str, log: Path, process: subprocess.Popen[bytes]) -> None:
        self.folder, self.address, self._log, self._process = folder, address, log, process

    def shows(self, path: str, text: str) -> bool:
        """Whether the page comes to hold the text in time."""
        return self._in_time(lambda: text in self._page(path))

    def says(self, text: str) -> bool:
        """Whether the text comes to stand in what the command printed in time."""
        return self._in_time(lambda: text in self.said)

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _page(self, path: str) -> str:
        try:
            with urlopen(self.address + path, timeout=5) as answer:  # noqa: S310 - its address is on this machine
                return str(answer.read(), "utf-8")
        except (OSError, HTTPException):
            return ""

    def _in_time(self, holds: Callable[[], bool]) -> bool:
        end = time.monotonic() + BOUND
        while not holds():
            if time.monotonic() > end or self._process.poll() is not None:
                return False
            time.sleep(0.2)
        return True


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = example(tmp_path_factory.mktemp("preview"), SCORECARD)
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
    return preview.folder / DATA / SCORECARD / "next"


def test_a_changed_cell_shows(preview: Preview, data: Path) -> None:
    page = f"{SCORECARD}/next/care-missing/"
    assert preview.shows(page, "<h1"), preview.said
    change(data / "indicators.csv", "\ncare-missing,", "\ncare-missing,Shown at once ")
    assert preview.shows(page, "Shown at once"), preview.said


def test_a_changed_template_shows(preview: Preview) -> None:
    template = preview.folder / "site_templates" / "pages" / "home.md.jinja"
    with template.open("a", encoding="utf-8") as file:
        file.write("\n<p>From the template</p>\n")
    assert preview.shows("", "<p>From the template</p>"), preview.said


def test_a_changed_page_shows(preview: Preview) -> None:
    with (preview.folder / "docs" / "about" / "words.md").open("a", encoding="utf-8") as file:
        file.write("\nFrom the hand-written page\n")
    assert preview.shows("about/words/", "From the hand-written page"), preview.said


def test_a_mistake_is_said_and_the_preview_goes_on_when_it_is_mended(preview: Preview, data: Path) -> None:
    assert preview.shows("", "<h1"), preview.said
    change(data / "outturns.csv", ",FY2022-23,", ",FY2022-24,")
    assert preview.says("FY2022-24"), preview.said
    change(data / "outturns.csv", ",FY2022-24,", ",FY2022-23,")
    change(data / "indicators.csv", "\ncare-missing,", "\ncare-missing,Mended ")
    assert preview.shows(f"{SCORECARD}/next/care-missing/", "Mended"), preview.said
    assert "Traceback" not in preview.said
