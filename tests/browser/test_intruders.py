"""Hundreds of hostile texts in a real browser, with scripts on: none runs, none makes anything, and each is read."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kinds import DESK
from opened import Window
from playwright.sync_api import Dialog, Page, Request, expect
from served import serving
from visit import SETTLED, until

import hostile
from crowd import ALL, NAME, crowd
from outturn.builders import mkdocs_site
from outturn.builders.progress import NoProgress
from outturn.pipeline.checking import Checked
from outturn.pipeline.kept import Nothing
from outturn.pipeline.running import Alone
from outturn.publish import Growing

CONFIG = """
site_name: Hostile
theme:
  name: material
  font: false
  features: [navigation.tabs]
plugins:
  - outturn
"""
MADE = """
() => [...document.querySelectorAll("body *")].flatMap((one) => [...one.attributes].map((each) => [one, each]))
  .filter(([one, { name, value }]) => name.startsWith("on")
    || name === "style" && one.closest("article") && !one.closest(".ot-interactive, .ot-svg")
    || ["href", "src", "action", "formaction", "data", "xlink:href"].includes(name)
      && /^[\\u0000-\\u0020]*(javascript|data|vbscript|blob|file|filesystem):/i.test(value))
  .map(([one]) => one.outerHTML.slice(0, 200))
  .concat([...document.querySelectorAll(
    "article :is(iframe, object, embed, img, video, audio, form, input[type=image], math, style, link, meta, base)," +
    "article :is(x, marquee, template, textarea, dialog)"
  )].map((one) => one.outerHTML.slice(0, 200)))
"""
UNREAD = """
texts => {
  const said = document.querySelector("article").textContent.replace(/\\r\\n?/g, "\\n");
  return texts.filter((text) => !said.includes(text));
}
"""


class Trap:
    """A page in a browser that notes everything that a text could bring about."""

    def __init__(self, window: Window, address: str) -> None:
        self.page: Page = window.page
        self.address = address
        self.caught: list[str] = []
        window.listen("dialog", self._dialog)
        window.listen("pageerror", lambda one: self.caught.append(f"error: {one}"))
        window.listen("console", lambda one: self.caught.append(one.text) if one.type == "error" else None)
        window.listen("popup", lambda one: self.caught.append(f"popup: {one.url}"))
        window.listen("request", self._request)

    def _dialog(self, dialog: Dialog) -> None:
        self.caught.append(f"dialog: {dialog}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:image/", "blob:")):
            self.caught.append(f"request: {request.url}")

    def to(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    @property
    def marks(self) -> list[str]:
        """Everything that happened and that does not belong."""
        hit = self.page.evaluate("'hit' in window ? ['window.hit was set'] : []")
        return [*self.caught, *hit, *self.page.evaluate("violations"), *self.page.evaluate(MADE)]


def seen(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of every text, built as any other but for the check that would refuse many of them."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "site").mkdir()
    checked = Checked((crowd(hostile.EVERY),), ())
    mkdocs_site.build(
        folder / "mkdocs.yml", checked, Growing(folder / "site"), mkdocs_site.Way(Nothing(), Alone(), NoProgress())
    )
    return folder / "site"


@pytest.fixture(scope="module")
def address(hostile_site: Path) -> Iterator[str]:
    with serving(hostile_site) as at:
        yield at


@pytest.fixture
def trap(new_window: Callable[..., Window], address: str) -> Trap:
    return Trap(new_window(*DESK), address)


def test_the_trap_catches_what_runs_and_what_tries_to(trap: Trap) -> None:
    page = trap.to(f"{NAME}/")
    assert trap.marks == []
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=x onerror=window.hit=1>')"
    )
    assert until(page, "violations.length")
    assert len([one for one in trap.marks if "onerror" in one]) >= 2
    page.evaluate("window.hit = 1")
    assert "window.hit was set" in trap.marks


@pytest.mark.parametrize("path", [f"{NAME}/", "indicators/", f"{NAME}/{ALL}/"])
def test_none_runs_and_each_is_read(trap: Trap, path: str) -> None:
    page = trap.to(path)
    assert page.evaluate(UNREAD, [seen(text) for text in hostile.EVERY]) == []
    assert trap.marks == []


@pytest.mark.parametrize("path", ["", "attention/", "frameworks/", "site-map/", "about/sources/", "nowhere/"])
def test_none_runs_on_the_other_pages(trap: Trap, path: str) -> None:
    trap.to(path)
    assert [one for one in trap.marks if "404 (Not Found)" not in one] == []


def test_none_runs_on_its_own_page_nor_in_its_title_nor_in_a_chart(trap: Trap) -> None:
    for at in range(0, len(hostile.EVERY), 80):
        text = hostile.EVERY[at]
        page = trap.to(f"{NAME}/text-{at}/")
        assert seen(text).strip() in seen(page.evaluate("document.querySelector('h1').textContent"))
        button = page.get_by_role("button", name="Explore this chart").first
        button.click()
        expect(page.locator(".ot-interactive .main-svg").first).to_be_visible()
        assert trap.marks == []


def test_plotly_shows_a_name_as_it_is_in_the_data(trap: Trap) -> None:
    marked = [
        at for at, text in enumerate(hostile.EVERY) if text.startswith(("<b>", "<img", "<a href")) and "\n" not in text
    ]
    assert len(marked) > 5
    for at in marked[:6]:
        page = trap.to(f"{NAME}/text-{at}/")
        named = json.loads(page.locator("script.ot-figure").first.text_content() or "")["data"]
        names = {one["name"] for one in named if one["name"]}
        page.get_by_role("button", name="Explore this chart").first.click()
        legend = page.locator(".ot-interactive .legendtext")
        expect(legend.first).to_be_visible()
        assert {" ".join(one.split()) for one in legend.all_text_contents()} <= {" ".join(one.split()) for one in names}
        assert page.locator(".ot-interactive :is(.legend, .hoverlayer, .xtick, .ytick) :is(a, image)").count() == 0


def test_none_runs_in_the_results_of_a_search(trap: Trap) -> None:
    page = trap.to("")
    page.evaluate(SETTLED)
    page.keyboard.press("/")
    for words in ("onerror", "script", "hit"):
        page.locator("dialog .ot-search__input").fill("")
        page.keyboard.type(words)
        expect(page.locator("dialog .ot-search__one").first).to_be_visible()
        page.evaluate(SETTLED)
        made = page.locator(
            "dialog .ot-search__found"
            " :is(script, img, iframe, svg, object, embed, form, input, video, audio, style, math)"
        )
        assert made.count() == 0
        assert trap.marks == []
