"""The page on which files are checked: in a real browser, with the program in it, and nothing that leaves it."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import KINDS
from opened import Window
from playwright.sync_api import FilePayload, expect
from served import serving
from visit import Visit

from built import built, once
from outturn.in_browser import FOLDER, NEEDED
from outturn.in_browser.bringing import brought
from outturn.pipeline.exporting import exported
from packages import SAY
from sealed import CARD, published
from workbooks import xlsx

ROOT = Path(__file__).parents[2]
BASE = "council/scorecards/"
NEW = "wait,2025-03,8.5,,,,\n"


@pytest.fixture(scope="session")
def python_for_browsers() -> Path:
    """The folder of the checkout that has it; the first time it is fetched, as ``outturn fetch-python`` does."""
    folder = ROOT / FOLDER
    folder.mkdir(exist_ok=True)
    for one, content in brought(folder):
        (folder / one.name).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, python_for_browsers: Path) -> Path:
    """The small case's site with three versions, in a folder of a server, with the Python for browsers beside it."""

    def make(folder: Path) -> None:
        published(folder)
        shutil.copytree(python_for_browsers, folder / FOLDER)
        built(folder)
        (folder / "served" / BASE).parent.mkdir(parents=True)
        (folder / "site").rename(folder / "served" / BASE)

    return once(tmp_path_factory, "checking", make)


class Checking:
    """The page, open, and all that it asked for and complained of."""

    def __init__(self, window: Window, address: str) -> None:
        self.page, self.address = window.page, address
        self.asked: list[tuple[str, str]] = []
        self.said: list[str] = []
        window.listen("request", lambda one: self.asked.append((one.method, one.url)))
        window.listen("console", lambda one: self.said.append(one.text))
        window.listen("pageerror", lambda one: self.said.append(str(one)))
        self.page.goto(f"{address}{BASE}check/")

    def status(self, begins: str) -> str:
        """What the live region says, once it begins so."""
        found = self.page.locator("#ot-check-status").filter(has_text=begins)
        expect(found).to_be_visible()
        return found.inner_text()

    def check(self, files: Sequence[FilePayload] | Path, begins: str = "Checked.") -> str:
        """What is said of the files, or of one that lies on the disk."""
        self.page.evaluate("document.getElementById('ot-check-status').textContent = ''")
        self.page.set_input_files("#ot-check-input", files)
        self.page.get_by_role("button", name="Check the files").click()
        return self.status(begins)

    @property
    def result(self) -> str:
        return self.page.inner_text("#ot-check-said")


def csv(text: str | bytes, name: str = "outturns.csv") -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode() if isinstance(text, str) else text}


def policy_of(site: Path, path: str) -> dict[str, str]:
    """The policy that a host sends which reads ``_headers``: the worker has no other."""
    name = "check/*" if path.startswith(f"/{BASE}check/") else "assets/*"
    rules = (site / "_headers").read_text(encoding="utf-8").split("\n/")
    rule = next(one for one in rules if one.startswith(f"{name}\n"))
    line = next(one for one in rule.splitlines() if "Content-Security-Policy: " in one)
    return {"Content-Security-Policy": line.partition(": ")[2]}


@pytest.fixture
def checking(site: Path, new_window: Callable[..., Window]) -> Iterator[Checking]:
    with serving(site / "served", partial(policy_of, site / "served" / BASE)) as at:
        one = Checking(new_window(), at)
        yield one
        assert one.said == []
        assert {(method, urlsplit(url).netloc) for method, url in one.asked} == {("GET", urlsplit(at).netloc)}


def test_files_and_workbooks_are_checked_in_the_browser_and_nothing_leaves_it(checking: Checking, site: Path) -> None:
    """In one visit, since most of its time goes into loading Python, which a reader does once."""
    files_are_checked(checking, site)
    a_workbook_is_checked(checking, site)


def files_are_checked(checking: Checking, site: Path) -> None:
    page = checking.page
    figures = (site / "datapackage" / CARD / "next/outturns.csv").read_text(encoding="utf-8")

    changed = figures.replace(NEW, "wait,2025-03,7,,,,\nwait,2025-04,1O,,,,\n")
    said = checking.check([csv(changed)])
    assert said == "Checked. 1 problem to put right; 1 figure differs from what is published."
    assert f"{CARD}/next/outturns.csv, row 16, column value" in checking.result
    row = page.locator("#ot-check-said tbody tr").inner_text().split("\t")
    assert row[1:4] == ["Mar 2025", "9 days", "7 days"]
    assert page.evaluate("document.activeElement.id") == "check-result"
    frame = page.frame_locator("#ot-check-frame")
    expect(frame.locator("h1")).to_be_visible()
    assert "7 days" in frame.locator("article").inner_text()
    assert frame.locator("a[href]").count() == 0
    assert Axe().run(page).response["violations"] == []

    # From now on a connection is not needed.
    page.context.set_offline(offline=True)
    before = len(checking.asked)
    assert checking.check([csv(figures)]) == "Checked. No problems; no figure differs from what is published."
    expect(page.locator("#ot-check-after")).to_be_hidden()
    for files, what in attacks(figures):
        checking.check(files)
        assert what in checking.result
    page.context.set_offline(offline=False)
    assert checking.asked[before:] == []
    assert page.evaluate("[localStorage.length, document.cookie, navigator.webdriver !== undefined]") == [0, "", True]


def attacks(figures: str) -> Iterator[tuple[list[FilePayload], str]]:
    """Files that nobody should have chosen, and what is said of each."""
    yield [csv(figures.replace(NEW, "wait,2025-03,8.5,,,,caf\u00e9\n").encode("latin-1"))], "UTF-8"
    yield [csv(b"MZ\x90\x00\x03" + bytes(range(256)) * 8)], "row"
    yield [csv(figures), csv(figures, "outturns (1).csv")], "another file of the same name"
    yield [csv(b"", "<img src=x onerror=window.hit=1>.csv")], "no scorecard has a file of that name"
    yield [csv(b"PK\x03\x04", "figures.xlsx")], "workbook-broken"
    yield [csv(b"PK\x03\x04", "figures.ods")], "save it as an Excel workbook (.xlsx)"
    yield [csv(b"x", f"{number}.csv") for number in range(40)], "39.csv"


def a_workbook_is_checked(checking: Checking, site: Path) -> None:
    """The workbook that ``export`` writes, as somebody changed it, and a sheet of the council's own."""
    book = openpyxl.load_workbook(BytesIO(exported(site / "datapackage", CARD, "next", SAY)))
    sheet = book["outturns"]
    (row,) = [cells[0].row for cells in sheet.iter_rows() if (cells[0].value, cells[1].value) == ("wait", "2025-03")]
    for value, said in (
        ("8.5", "Checked. No problems; no figure differs from what is published."),
        ("7", "Checked. No problems; 1 figure differs from what is published."),
        ("1O", "Checked. 1 problem to put right; 1 figure differs from what is published."),
    ):
        sheet[f"C{row}"] = value
        content = BytesIO()
        book.save(content)
        assert checking.check([csv(content.getvalue(), "figures.xlsx")]) == said
    assert f"figures.xlsx, sheet outturns, row {row}, column value" in checking.result

    own = xlsx({"Scorecard": [["Indicator", "Q2 24/25", "Tally"], ["Visits on time", "86*", 5]]})
    said = checking.check([csv(own, "Q3 report.xlsx")])
    assert said == "Checked. What you are asked below has to be answered before Q3 report.xlsx can be checked."
    assert "What is in the column “Scorecard: Tally”" in checking.result
    assert Axe().run(checking.page).response["violations"] == []
    answers = checking.page.inner_text("#ot-check-said pre").replace("Tally: '?'", "Tally: ignored")
    said = checking.check([csv(own, "Q3 report.xlsx"), csv(answers, "q3-report.yaml")])
    assert said == "Checked. No problems; 1 figure differs from what is published."
    line = checking.page.locator("#ot-check-said tbody tr").inner_text().split("\t")
    assert line[1:4] == ["Q2 2024/25", "85.0% [b]", "86.0% [b]"]
    checking.page.get_by_text("What became of the cells of Q3 report.xlsx").click()
    assert "Scorecard!B2 “86*” as 86" in checking.result
    assert Axe().run(checking.page).response["violations"] == []


def test_too_much_is_not_read(checking: Checking, tmp_path: Path) -> None:
    large_file = tmp_path / "outturns.csv"
    with large_file.open("wb") as file:
        file.truncate(20_000_001)
    large = checking.check(large_file, "outturns.csv is larger")
    assert large.startswith("outturns.csv is larger than 20 MB and was not read.")
    many = checking.check([csv(b"x", f"{number}.csv") for number in range(101)], "101 files")
    assert many == "101 files were chosen. Choose at most 100: a scorecard has fewer."
    assert [url for _, url in checking.asked if "worker.js" in url] == []


def test_nothing_is_loaded_before_a_reader_asks_for_it(checking: Checking) -> None:
    expect(checking.page.get_by_label("Files to check")).to_be_visible()
    checking.page.wait_for_load_state("networkidle")
    loaded = {urlsplit(url).path.rpartition("/")[2] for _, url in checking.asked}
    assert loaded & {"worker.js", "program.zip", *(one.name for one in NEEDED)} == set()


def test_where_a_file_is_missing_it_says_so(checking: Checking, site: Path) -> None:
    checking.page.route("**/pyodide.js", lambda route: route.fulfill(status=404, body=""))
    figures = (site / "datapackage" / CARD / "next/outturns.csv").read_bytes()
    assert checking.check([csv(figures)], "The checker could not").startswith("The checker could not be loaded.")
    checking.said.clear()  # the browser's own word on the missing file


def test_only_that_page_may_run_webassembly(site: Path) -> None:
    pages = sorted((site / "served" / BASE).rglob("*.html"))
    allowed = [
        page.relative_to(site / "served" / BASE).as_posix()
        for page in pages
        if "wasm-unsafe" in page.read_text("utf-8")
    ]
    assert allowed == ["check/index.html"]
    rules = (site / "served" / BASE / "_headers").read_text("utf-8").split("\n/")
    assert [rule.split("\n")[0] for rule in rules if "wasm-unsafe" in rule] == ["check/*"]
    assert "'unsafe-eval'" not in "".join(rules)


def test_without_scripts_the_page_says_where_to_propose_a_change(site: Path, new_window: Callable[..., Window]) -> None:
    with serving(site / "served") as at:
        page = new_window(scripts=False).page
        page.goto(f"{at}{BASE}check/")
        assert page.locator("#ot-check").is_hidden()
        assert "Propose your change below instead" in page.inner_text("article")


def test_a_site_without_the_python_for_browsers_says_what_to_do_instead(visit: Callable[..., Visit]) -> None:
    one = visit(KINDS["check"], width=320)
    assert "not installed" in one.page.inner_text("article")
    assert one.page.locator("input[type=file]").count() == 0
    link = one.page.get_by_role("link", name="outturns.csv").first.get_attribute("href")
    assert link == "https://github.com/outturn-example/outturn/edit/main/datapackage/harrow-children/next/outturns.csv"
    upload = one.page.get_by_role("link", name="Upload files").first.get_attribute("href")
    assert upload == "https://github.com/outturn-example/outturn/upload/main/datapackage/harrow-children/next"
