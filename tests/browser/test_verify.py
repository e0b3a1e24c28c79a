"""The page that verifies: in a real browser, from the site's own files, and nothing that leaves it."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from opened import Window
from playwright.sync_api import FilePayload, expect
from served import serving
from test_checking_page import BASE, policy_of

from built import built, once
from meetings_of import MEETING, SUPPLEMENT, a_pack, paper, seal_papers, with_meeting
from outturn.pipeline.meeting_sealing import Notice, seal_meeting
from outturn.words.catalogue import catalogue
from sealed import CARD

TITLE = "Exampleshire: children's scorecard"
ELSEWHERE = f"https://scorecards.example.org/{BASE}"
DATA = f"data/{CARD}"

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case's site in a folder of a server: 1.0.1 corrects a figure of 1.0.0, 1.1.0 is the newest.

    A meeting considered that, with a supplement.
    """

    def make(folder: Path) -> None:
        data = with_meeting(folder)
        seal_papers(data)
        paper(SUPPLEMENT)(data)
        seal_meeting(data, MEETING, Notice("A supplement.", date(2025, 7, 4)), catalogue(), a_pack)
        built(folder)
        (folder / "served" / BASE).parent.mkdir(parents=True)
        (folder / "site").rename(folder / "served" / BASE)

    return once(tmp_path_factory, "verifying", make) / "served" / BASE


class Verifying:
    """The page, open, and all that it asked for and complained of."""

    def __init__(self, window: Window, address: str) -> None:
        self.page = window.page
        self.asked: list[tuple[str, str]] = []
        self.said: list[str] = []
        window.listen("request", lambda one: self.asked.append((one.method, one.url)))
        window.listen("console", lambda one: self.said.append(one.text))
        window.listen("pageerror", lambda one: self.said.append(str(one)))
        self.page.goto(f"{address}{BASE}verify/")

    @property
    def result(self) -> str:
        expect(self.page.locator("#ot-verify-result")).to_be_visible()
        return self.page.inner_text("#ot-verify-said")

    @property
    def verdict(self) -> str:
        expect(self.page.locator("#ot-verify-result")).to_be_visible()
        return self.page.inner_text("#ot-verify-said .ot-check-verdict")

    def paste(self, text: str) -> str:
        """What is said of a text that is pasted."""
        self.page.fill("#ot-verify-text", text)
        self._asked(lambda: self.page.get_by_role("button", name="Verify").click())
        return self.result

    def choose(self, name: str, content: bytes) -> str:
        """What is said of a file that is chosen."""
        file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self._asked(lambda: self.page.set_input_files("#ot-verify-file", file))
        return self.result

    def _asked(self, ask: Callable[[], None]) -> None:
        self.page.evaluate("document.getElementById('ot-verify-result').hidden = true")
        ask()


@pytest.fixture
def verifying(site: Path, new_window: Callable[..., Window]) -> Iterator[Verifying]:
    with serving(site.parents[1], lambda path: policy_of(site, path)) as at:
        one = Verifying(new_window(), at)
        yield one
        assert [text for text in one.said if "404" not in text] == []
        assert {(method, urlsplit(url).netloc) for method, url in one.asked} == {("GET", urlsplit(at).netloc)}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    "name",
    [f"{CARD}-1.0.0.zip", f"{CARD}-1.0.0.json", "outturns.csv", "judgements.csv", "datapackage.json"],
)
def test_every_download_of_a_version_is_known_by_its_bytes_and_by_its_hash(
    verifying: Verifying, site: Path, name: str
) -> None:
    content = (site / DATA / "1.0.0" / name).read_bytes()
    said = verifying.choose("some name (1).bin", content)
    assert verifying.verdict == f"This is {name} of {TITLE}, version 1.0.0, published 20 June 2024."
    assert "Version 1.0.1 of 19 September 2024 corrected figures of 1 indicator." in said
    assert "The newest is version 1.1.0 of 19 June 2025." in said
    assert "was fetched from this site just now, and has that SHA-256." in said
    assert sha256(content) in said
    by_hash = verifying.paste(f"  SHA256:{sha256(content).upper()[:32]}\n{sha256(content).upper()[32:]} ")
    assert verifying.verdict in by_hash
    if name.endswith(".zip"):
        assert "files inside were looked at: each has the SHA-256 that the descriptor names." in said
    elif name.endswith(".csv"):
        assert f"The descriptor says that {name} has the SHA-256 {sha256(content)}, and so it has." in said


def test_the_newest_document_is_known_as_the_newest(verifying: Verifying, site: Path) -> None:
    said = verifying.choose("latest.json", (site / DATA / "latest.json").read_bytes())
    assert "version 1.1.0" in verifying.verdict
    assert "This is the newest version, and nothing in it was corrected." in said


@pytest.mark.parametrize(
    "address",
    [
        f"{ELSEWHERE}{CARD}/v/1.0.0/three-moves/",
        f"http://localhost:8000/{CARD}/v/1.0.0/three-moves",
        f"  <{CARD.upper()}/v/1.0.0/three-moves/index.html#three-moves-table>. ",
        f"/{CARD}/v/1.0.0/three-moves/?x=1",
        f"https://web.archive.example/2025/https://a.example/{CARD}/v/1.0.0/three-moves/",
        f"https://other.example/embed/{CARD}/v/1.0.0/three-moves/",
    ],
)
def test_a_sealed_page_is_known_by_its_address_wherever_the_site_is_said_to_be(
    verifying: Verifying, address: str
) -> None:
    said = verifying.paste(address)
    assert verifying.verdict.startswith(f"This is a page of {TITLE}, version 1.0.0, published 20 June 2024.")
    assert "corrected figures of 1 indicator" in said


def test_other_addresses_are_called_what_they_are(verifying: Verifying) -> None:
    permanent = f"{BASE}{CARD}/v/1.1.0/three-moves/"
    assert permanent in verifying.paste(f"{ELSEWHERE}{CARD}/three-moves/")
    assert "always shows the newest version" in verifying.verdict
    verifying.paste(f"{ELSEWHERE}{DATA}/1.0.1/outturns.csv")
    assert verifying.verdict.startswith(f"This is outturns.csv of {TITLE}, version 1.0.1")
    verifying.paste(f"{CARD}/versions/")
    assert verifying.verdict.startswith("This address lists every version")
    verifying.paste(f"{CARD}/v/9.9.9/three-moves/")
    assert verifying.verdict.startswith(f"{TITLE} has no version 9.9.9.")
    verifying.paste(f"{CARD}/v/1.0.0/nothing-of-the-kind/")
    assert "this address is not one of its pages or files" in verifying.verdict
    verifying.paste("https://council.example/children/report.pdf")
    assert verifying.verdict.startswith("No scorecard of this site is in this address.")
    verifying.paste("<img src=x onerror=alert(1)>")
    assert verifying.verdict.startswith("No scorecard of this site is in this address.")
    verifying.paste("__proto__/v/1.0.0/")
    assert verifying.verdict.startswith("No scorecard of this site is in this address.")


def test_a_pack_and_an_address_of_a_meeting_are_known_with_their_chain(verifying: Verifying) -> None:
    said = verifying.choose("item 7.pdf", a_pack())
    assert verifying.verdict.startswith("This is “The pack: report and scorecard in one file” (pack.pdf) of a meeting")
    assert "A supplement of 3 July 2025 corrects it: A table was missing." in said
    assert "This is the newest version, and nothing in it was corrected." in said
    assert "each sealing has that SHA-256, and names that of the one before" in said
    assert "Sealing 1 says that pack.pdf has the SHA-256" in said
    page = "meetings/childrens-scrutiny-panel/2025-07-10/"
    assert "This is the page of a meeting: The scorecard to March 2025" in verifying.paste(f"{ELSEWHERE}{page}")
    assert "(plan.pdf) of a meeting" in verifying.paste(f"{ELSEWHERE}{page}plan.pdf")
    assert "this address is not one of its papers" in verifying.paste(f"{page}other.pdf")
    verifying.paste("https://council.example/meetings/other/2025-01-01/")
    assert verifying.verdict.startswith("This site has published no papers of a meeting at this address.")


def test_what_is_not_known_is_not_called_false(verifying: Verifying) -> None:
    verifying.paste("a" * 64)
    assert verifying.verdict.startswith("No version on this site has a file with this hash. That does not say")
    verifying.paste("a" * 63)
    assert verifying.verdict == "A SHA-256 has 64 digits from 0 to f; this has 63. Copy it whole."
    verifying.choose("report.pdf", b"%PDF-1.7 something else")
    assert verifying.verdict.startswith("No version on this site has a file with these bytes. That does not say")
    verifying.choose("empty.csv", b"")
    assert verifying.verdict.startswith("No version on this site")
    verifying.choose("broken.zip", b"PK\x05\x06" + b"\xff" * 18)
    assert verifying.verdict.startswith("No version on this site")


def test_a_file_that_a_program_saved_again_is_told_apart_from_one_that_says_something_else(
    verifying: Verifying, site: Path
) -> None:
    table = (site / DATA / "1.0.0/outturns.csv").read_bytes()
    verifying.choose("outturns.csv", b"\xef\xbb\xbf" + table.replace(b"\n", b"\r\n"))
    assert verifying.verdict.startswith("The bytes of your file are others, but only in its line ends")
    assert "version 1.0.0" in verifying.result
    verifying.choose("outturns.csv", table.replace(b",12,", b",11,"))
    assert verifying.verdict.startswith("No version on this site")
    document = (site / DATA / "1.0.0" / f"{CARD}-1.0.0.json").read_bytes()
    verifying.choose("changed.json", document.replace(b'"value":12,', b'"value":11,', 1) + b" ")
    assert verifying.verdict.startswith("This document says that it is version 1.0.0")


def test_a_package_that_was_packed_again_is_known_by_what_is_inside(verifying: Verifying, site: Path) -> None:
    with zipfile.ZipFile(site / DATA / "1.0.0" / f"{CARD}-1.0.0.zip") as packed:
        files = {name: packed.read(name) for name in packed.namelist()}

    def again(changed: dict[str, bytes]) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as one:
            for name in sorted(changed, reverse=True):
                one.writestr(name, changed[name])
        return made.getvalue()

    said = verifying.choose("again.zip", again(files))
    assert verifying.verdict.startswith(f"This package holds {TITLE}, version 1.0.0")
    assert f"All {len(files)} files inside were looked at: each has the SHA-256 that the descriptor names." in said
    other = {**files, "outturns.csv": files["outturns.csv"].replace(b",12,", b",11,"), "more.txt": b"more"}
    said = verifying.choose("other.zip", again(other))
    assert "are not named at all: outturns.csv, more.txt." in said


def test_the_page_can_be_used_by_everyone_and_says_its_lists_without_scripts(
    verifying: Verifying, site: Path, new_window: Callable[..., Window]
) -> None:
    verifying.paste(f"{CARD}/v/1.0.0/")
    assert verifying.page.evaluate("document.activeElement.id") == "verify-result"
    assert Axe().run(verifying.page).response["violations"] == []
    with serving(site.parents[1]) as at:
        plain = new_window(320, 640, scripts=False).page
        plain.goto(f"{at}{BASE}verify/")
        assert plain.locator("#ot-verify").is_hidden()
        text = plain.inner_text("article")
    sealed = sha256((site / DATA / "1.0.0/datapackage.json").read_bytes())
    assert sealed in text
    assert "sha256sum --check --ignore-missing SHA256SUMS" in text
