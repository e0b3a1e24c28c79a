"""A site that Zensical built of the plain pages and the program finished, in a real browser: nothing is missing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from served import serving
from visit import Visit

from built import invoked, once, program
from golden import copied


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served; ``visit`` opens its pages, and fails where one breaks its policy."""
    with serving(once(tmp_path_factory, "finished-zensical", _finished) / "plain" / "site") as at:
        yield at


def _finished(folder: Path) -> None:
    copied("small", folder)
    assert invoked("pages", "--into", "plain", folder=folder).returncode == 0
    done = program("build", folder=folder / "plain", module="zensical")
    assert done.returncode == 0, done.stdout + done.stderr
    assert invoked("pages", "--finish", "plain/site", folder=folder).returncode == 0


@pytest.mark.parametrize("path", ["exampleshire-children/", "about/judging/"])
def test_a_page_keeps_its_policy(visit: Callable[..., Visit], path: str) -> None:
    expect(visit(path).settle().locator("h1").first).to_be_visible()


def test_a_chart_opens(visit: Callable[..., Visit]) -> None:
    visit("exampleshire-children/three-moves/").explore()


def test_the_search_finds_an_indicator(visit: Callable[..., Visit]) -> None:
    page = visit("").settle()
    page.get_by_role("link", name="Search").click()
    page.get_by_role("combobox").fill("spent")
    expect(page.get_by_role("listbox")).to_contain_text("Spent so far")
