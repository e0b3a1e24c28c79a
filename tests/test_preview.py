"""The live preview, over HTTP: what a contributor changes shows without a restart."""

import html
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from built import DATA, PATIENCE, ROOT, built, change, contents, differing
from outturn.builders import preview as previews
from outturn.builders.watching import Change, Watcher
from sealed import CARD, published, small

HOME = "site_templates/pages/home.md.jinja"
THEME = "site_templates/theme/main.html"
PORTS = range(10_000, 30_000)
"""Below those that a system gives of itself to whoever asks for any."""
BOX = 'class="ot-preview"'
WORDS = """\
msgid "page-crumb-home"
msgstr "{}"
"""


class Preview:
    """A running preview of a site in a folder."""

    def __init__(self, folder: Path, address: str, log: Path, process: subprocess.Popen[bytes]) -> None:
        self.folder, self.address, self._log, self._process = folder, address, log, process

    def shows(self, path: str, *texts: str) -> bool:
        """Whether the page comes to hold all the texts."""
        return self.comes_to(lambda: all(text in plain(self.page(path)) for text in texts))

    def hides(self, path: str, text: str) -> bool:
        """Whether the page comes to be there without the text."""
        return self.comes_to(lambda: "<h1" in (page := self.page(path)) and text not in page)

    def says(self, text: str) -> bool:
        """Whether the text comes to stand in what the command printed."""
        return self.comes_to(lambda: text in self.said)

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def page(self, path: str) -> str:
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - its address is on this machine
                return str(answer.read(), "utf-8")
        except HTTPError as error:
            return str(error.read(), "utf-8")
        except (OSError, HTTPException):
            return ""

    def comes_to(self, holds: Callable[[], bool]) -> bool:
        """Whether it comes to hold before patience ends."""
        begun = time.monotonic()
        while not holds():
            if time.monotonic() - begun > PATIENCE or self._process.poll() is not None:
                return False
            time.sleep(0.1)
        return True


def _free_port() -> int:
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port
    pytest.fail("no port is free")


@contextmanager
def running(folder: Path, *command: str) -> Iterator[Preview]:
    """The preview that a command serves of the site in the folder."""
    log = folder.parent / f"{folder.name}.log"
    host = f"127.0.0.1:{_free_port()}"
    surroundings = {**os.environ, "COLUMNS": "400", "TMPDIR": str(folder.parent)}
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-u", "-m", *command, host], cwd=folder, stdout=output, stderr=output, env=surroundings
        ) as process,
    ):
        try:
            yield Preview(folder, f"http://{host}/", log, process)
        finally:
            process.terminate()


SERVE = ("outturn", "serve", "--address")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Of the small case with a past, with a template and words of its own."""
    folder = tmp_path_factory.mktemp("preview")
    published(folder)
    (folder / HOME).parent.mkdir(parents=True)
    shutil.copyfile(ROOT / HOME, folder / HOME)
    (folder / THEME).parent.mkdir()
    shutil.copyfile(ROOT / THEME, folder / THEME)
    own_words(folder).parent.mkdir(parents=True)
    own_words(folder).write_text(WORDS.format("The beginning"), encoding="utf-8")
    with running(folder, *SERVE) as served:
        yield served


def own_words(folder: Path) -> Path:
    return folder / "site_templates" / "words" / "en" / "own.po"


@pytest.fixture
def data(preview: Preview) -> Iterator[Path]:
    """The working copy, which is afterwards as it was."""
    place = preview.folder / DATA / CARD / "next"
    was = contents(place)
    yield place
    for name, content in was.items():
        if (place / name).read_bytes() != content:
            (place / name).write_bytes(content)


NEXT = f"{CARD}/next/"


def test_a_changed_cell_shows(preview: Preview, data: Path) -> None:
    assert preview.shows(f"{NEXT}wait/", "<h1"), preview.said
    change(data / "indicators.csv", "\nwait,", "\nwait,Shown at once ")
    assert preview.shows(f"{NEXT}wait/", "Shown at once"), preview.said
    assert preview.shows(NEXT, "Shown at once"), preview.said


def test_a_changed_template_shows(preview: Preview) -> None:
    assert preview.shows("", "<h1"), preview.said
    with (preview.folder / HOME).open("a", encoding="utf-8") as file:
        file.write("\n<p>From the template</p>\n")
    assert preview.shows("", "<p>From the template</p>"), preview.said


def test_a_changed_page_shows(preview: Preview) -> None:
    assert preview.shows("about/", "<h1"), preview.said
    with (preview.folder / "docs" / "about" / "index.md").open("a", encoding="utf-8") as file:
        file.write("\nFrom the hand-written page\n")
    assert preview.shows("about/", "From the hand-written page"), preview.said


def test_a_changed_word_shows(preview: Preview) -> None:
    assert preview.shows(NEXT, "The beginning"), preview.said
    own_words(preview.folder).write_text(WORDS.format("The very start"), encoding="utf-8")
    assert preview.shows(NEXT, "The very start"), preview.said


def test_a_wrong_cell_is_said_on_top_of_the_page_as_it_was(preview: Preview, data: Path) -> None:
    """Row 4 of the table, the header being row 1, is that of three-moves for 2024/25."""
    page, rows = f"{NEXT}three-moves/", data / "outturns.csv"
    assert preview.hides(page, BOX), preview.said
    was = article(preview.page(page))
    lines = rows.read_text(encoding="utf-8").split("\n")
    (other,) = [number for number, line in enumerate(lines, 1) if line.startswith("visits,FY2023-24-Q1,")]
    change(rows, "three-moves,FY2024-25,12.5,", "three-moves,FY2024-26,12.5,")
    change(rows, "visits,FY2023-24-Q1,90,", "visits,FY2023-24-Q1,ninety,")
    place = f"datapackage/{CARD}/next/outturns.csv, row"
    assert preview.shows(page, BOX, f"{place} 4", f"{place} {other}"), preview.said
    assert article(preview.page(page)) == was
    served = plain(preview.page(page))
    here = [
        served.index(one)
        for one in ("About this indicator", f"{place} 4", "Elsewhere in this scorecard", f"{place} {other}")
    ]
    assert here == sorted(here)
    for words in (
        "as it was before that",
        "Found: “FY2024-26”",
        "<code>period-not-a-period</code>",
        "FY2024-26",
        "column period",
    ):
        assert words in served
    assert "About this indicator" not in plain(preview.page(NEXT))
    assert ": 2 problems" in plain(preview.page(""))
    assert preview.says("FY2024-26"), preview.said
    change(rows, "FY2024-26", "FY2024-25")
    change(rows, ",ninety,", ",90,")
    assert preview.hides(page, BOX), preview.said
    assert article(preview.page(page)) == was
    change(rows, "three-moves,FY2024-25,12.5,25,200", "three-moves,FY2024-25,13,26,200")
    assert preview.shows(page, "13.0%"), preview.said


def article(page: str) -> str:
    """What a page says, without the box on top."""
    own = page.partition("<article")[2].partition("</article>")[0]
    return re.sub(rf"<style>\n[^<]*</style>\n<div {BOX}.*?</div>\n", "", own, flags=re.DOTALL)


def plain(page: str) -> str:
    """A page with its entities as the characters that they are."""
    return html.unescape(page)


def cut(path: Path) -> None:
    """As a program leaves a file that is still writing it."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def broken(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return write


MISTAKES: dict[str, tuple[str, Callable[[Path], object], str, str]] = {
    "a template": (HOME, broken("{% if %}"), "", "home.md.jinja, line 1"),
    "a template that asks for what there is not": (HOME, broken("{{ page.nothing }}"), "", "home.md.jinja"),
    "the configuration": ("mkdocs.yml", broken("site_name: [\n"), f"{NEXT}wait/", "mkdocs.yml cannot be used"),
    "a theme that there is not": ("mkdocs.yml", broken("site_name: A\ntheme: x\nplugins: [outturn]\n"), "", "“x”|'x'"),
    "a template of the theme": (
        THEME,
        broken("{% if %}"),
        f"{NEXT}wait/",
        "main.html, line 1, cannot be read",
    ),
    "words": ("site_templates/words/en/own.po", broken('msgid "page'), f"{NEXT}wait/", "own.po"),
    "a descriptor half written": (f"{DATA}/{CARD}/next/datapackage.json", cut, f"{NEXT}wait/", "datapackage.json"),
    "a table half written": (f"{DATA}/{CARD}/next/indicators.csv", cut, f"{NEXT}wait/", "indicators.csv"),
    "no table": (f"{DATA}/{CARD}/next/outturns.csv", Path.unlink, f"{NEXT}wait/", "outturns.csv"),
    "no working copy": (f"{DATA}/{CARD}/next", shutil.rmtree, f"{NEXT}wait/", "next"),
    "no version": (f"{DATA}/{CARD}/1.0.0", shutil.rmtree, f"{CARD}/v/1.0.0/wait/", "1.0.0"),
    "no scorecard": (f"{DATA}/{CARD}", shutil.rmtree, f"{NEXT}wait/", "datapackage"),
    "no packages": (DATA, shutil.rmtree, f"{NEXT}wait/", "datapackage"),
    "no hand-written pages": ("docs", shutil.rmtree, "about/", "docs"),
    "a register that is none": (f"{DATA}/{CARD}/versions.csv", broken('a,"'), f"{CARD}/v/1.0.0/wait/", "versions.csv"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_page_is_as_it_was_until_a_mistake_is_mended(preview: Preview, tmp_path: Path, mistake: str) -> None:
    name, make, page, said = MISTAKES[mistake]
    place, kept = preview.folder / name, tmp_path / "kept"
    assert preview.hides(page, BOX), preview.said
    was = article(preview.page(page))
    (shutil.copytree if place.is_dir() else shutil.copyfile)(place, kept)
    make(place)
    try:
        assert preview.shows(page, BOX), preview.said
        assert article(preview.page(page)) == was
        box = plain(preview.page(page).partition(f"<div {BOX}")[2].partition("</div>")[0])
        assert re.search(said, box), box
        assert re.search(said, preview.said.rpartition("Nothing is wrong any more.")[2]), preview.said
    finally:
        (shutil.copytree if kept.is_dir() else shutil.copyfile)(kept, place)
    assert preview.hides(page, BOX), preview.said
    assert article(preview.page(page)) == was
    assert "Traceback" not in preview.said


def test_a_page_that_there_is_not_says_what_is_wrong_too(preview: Preview, data: Path) -> None:
    change(data / "outturns.csv", ",FY2022-23,", ",FY2022-24,")
    assert preview.shows("nowhere/", BOX, ": 1 problem"), preview.said
    change(data / "outturns.csv", ",FY2022-24,", ",FY2022-23,")
    assert preview.hides("nowhere/", BOX), preview.said


def test_it_begins_with_bad_data_and_shows_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    rows = small(folder) / "next" / "outturns.csv"
    change(rows, "three-moves,FY2022-23,10,", "three-moves,FY2022-24,10,")
    with running(folder, *SERVE) as preview:
        page = f"{CARD}/three-moves/"
        assert preview.shows(page, BOX, "without the rows that are wrong", "2023/24"), preview.said
        assert "2022/23" not in preview.page(page)
        change(rows, "three-moves,FY2022-24,10,", "three-moves,FY2022-23,10,")
        assert preview.shows(page, "2022/23"), preview.said
        assert preview.hides(page, BOX), preview.said


def test_it_begins_with_a_broken_template(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    small(folder)
    (folder / HOME).parent.mkdir(parents=True)
    (folder / HOME).write_text("{% if %}", encoding="utf-8")
    with running(folder, *SERVE) as preview:
        assert preview.shows("", BOX, "home.md.jinja", "There is no page to show"), preview.said
        (folder / HOME).unlink()
        assert preview.hides("", BOX), preview.said


def test_what_is_served_is_what_a_new_preview_makes(tmp_path: Path) -> None:
    """After every change, one after the other: each file, byte for byte."""
    folder = tmp_path / "site"
    published(folder)
    rows, docs = folder / DATA / CARD / "next", folder / "docs"
    changes: list[Callable[[], object]] = [
        lambda: change(rows / "outturns.csv", "three-moves,FY2024-25,12.5,25,200", "three-moves,FY2024-25,13,26,200"),
        lambda: (docs / "own.md").write_text("# Our own\n", encoding="utf-8"),
        lambda: change(folder / "mkdocs.yml", "Exampleshire scorecards", "Another name"),
        lambda: another(rows),
        lambda: shutil.rmtree(folder / DATA / "another"),
        (docs / "own.md").unlink,
    ]
    old = in_process(folder, tmp_path / "old")
    for number, make in enumerate(changes):
        make()
        old.rebuild()
        old.wait()
        new = in_process(folder, tmp_path / str(number))
        found, expected = contents(old.stock.served), contents(new.stock.served)
        assert len(expected) > 100
        assert differing(unpacked(found), unpacked(expected)) == []
        assert old.boxes("") == new.boxes("") == ""


def test_nothing_of_a_preview_gets_into_a_build(tmp_path: Path) -> None:
    """It shares what is kept with builds: also what was made while figures were wrong."""
    folder, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    rows = small(folder) / "next" / "outturns.csv"
    small(elsewhere)
    change(rows, "three-moves,FY2022-23,10,", "three-moves,FY2022-24,10,")
    preview = in_process(folder, tmp_path / "served")
    assert BOX in preview.boxes("")
    change(rows, "three-moves,FY2022-24,10,", "three-moves,FY2022-23,10,")
    preview.rebuild()
    preview.wait()
    assert preview.boxes("") == ""
    assert differing(contents(built(folder)), contents(built(elsewhere))) == []


def another(working_copy: Path) -> None:
    """A scorecard beside the one of that working copy, with the same figures, never sealed."""
    place = working_copy.parents[1] / "another" / "next"
    shutil.copytree(working_copy, place)
    change(place / "datapackage.json", f'"{CARD}"', '"another"')


def in_process(site: Path, folder: Path) -> previews.Preview:
    """A preview of the site, made whole in the folder."""
    folder.mkdir()
    made = previews.Preview(site / "mkdocs.yml", folder, lambda: None)
    made.rebuild()
    made.wait()
    return made


def unpacked(files: dict[str, bytes]) -> dict[str, bytes]:
    """Files without those that MkDocs packs, which hold the time."""
    return {name: content for name, content in files.items() if not name.endswith(".gz")}


def test_a_folder_that_goes_and_comes_back_is_watched(tmp_path: Path) -> None:
    seen = list[str]()

    class Seeing:
        def on_any_event(self, event: Change) -> None:
            seen.append(event.src_path)

    folder = tmp_path / "watched"
    watcher = Watcher(0.01)
    watcher.schedule(Seeing(), str(folder))
    watcher.start()

    def comes(make: Callable[[], object]) -> None:
        seen.clear()
        make()
        begun = time.monotonic()
        while not seen and time.monotonic() - begun < PATIENCE:
            time.sleep(0.01)
        assert set(seen) == {str(folder)}

    try:
        folder.mkdir()
        comes(lambda: (folder / "one").write_text("1"))
        comes(lambda: (folder / "one").write_text("22"))
        comes(lambda: shutil.rmtree(folder))
        folder.mkdir()
        comes(lambda: (folder / "one").write_text("22"))
        comes(watcher.again)
    finally:
        watcher.stop()
        watcher.join()


def test_mkdocs_serves_the_same_site_by_itself(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    page, rows = f"{CARD}/three-moves/", small(folder) / "next" / "outturns.csv"
    with running(folder, "mkdocs", "serve", "--quiet", "--dev-addr") as preview:
        assert preview.shows(page, "<h1"), preview.said
        assert preview.comes_to(lambda: "13.0%" in preview.page(page) or save(rows)), preview.said


def save(rows: Path) -> bool:
    """Change a figure, and save the file once more however often that was: MkDocs watches only after it serves."""
    text = rows.read_text(encoding="utf-8").replace("FY2024-25,12,24,", "FY2024-25,13,26,")
    rows.write_text(text, encoding="utf-8")
    return False
