"""What the script and Plotly say in another language: buttons, messages and names, those of failures among them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Locator, expect
from served import serving
from visit import Visit

from foreign import foreign_site
from pseudo import pseudo
from sealed import CARD

INDICATOR = f"{CARD}/three-moves/"
ENGLISH = re.compile(r"[A-Za-z]{2,}")
PATIENCE = 30_000

Open = Callable[..., Visit]
pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(foreign_site(tmp_path_factory) / "site") as at:
        yield at


def said(found: Locator) -> list[str]:
    return [text.strip() for text in found.all_text_contents()]


def test_buttons_and_what_they_answer(visit: Open) -> None:
    one = visit(INDICATOR)
    article = one.page.locator("article")
    assert set(said(article.get_by_role("button"))) == {
        pseudo(text) for text in ("Explore this chart", "Save as SVG", "Save as PNG", "Copy")
    }
    one.page.evaluate("navigator.clipboard.writeText = () => Promise.resolve()")
    article.locator(".ot-copy").first.click()
    expect(article.locator(".ot-cite [role=status]").first).to_have_text(f" {pseudo('Copied.')}")
    one.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    article.locator(".ot-copy").first.click()
    refused = pseudo("This browser does not let a page copy. Select the text instead.")
    expect(article.locator(".ot-cite [role=status]").first).to_have_text(f" {refused}")


def test_the_interactive_chart_and_what_plotly_says_of_it(visit: Open) -> None:
    one = visit(INDICATOR)
    chart = one.page.locator("#three-moves-chart")
    chart.get_by_role("button").first.click()
    tools = chart.locator(".modebar-btn")
    expect(tools).to_have_count(2, timeout=PATIENCE)
    names = [tool.get_attribute(name) or "" for tool in tools.all() for name in ("aria-label", "data-title")]
    assert set(names) == {pseudo("Download plot as a PNG"), pseudo("Reset axes")}
    label = chart.locator(".ot-interactive").get_attribute("aria-label")
    assert label == pseudo("Interactive chart. Escape closes it. Its figures are in the table below.")
    assert said(chart.locator(".ot-open")) == [pseudo("Close the interactive chart")]


def test_a_chart_that_cannot_be_loaded_says_so(visit: Open) -> None:
    one = visit(INDICATOR)
    one.page.route("**/plotly.min.js", lambda route: route.abort())
    button = one.page.locator("#three-moves-chart .ot-open")
    button.click()
    expect(button).to_have_text(pseudo("The interactive chart could not be loaded."), timeout=PATIENCE)
    one.errors.clear()


def test_a_saved_picture_names_its_source(visit: Open, tmp_path: Path) -> None:
    one = visit(INDICATOR)
    with one.page.expect_download() as coming:
        one.page.locator("#three-moves-chart .ot-save").first.click()
    coming.value.save_as(tmp_path / "chart.svg")
    texts = [text.text or "" for text in ET.parse(tmp_path / "chart.svg").iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314 - our own page made it
    assert pseudo("Source: {source}").replace("{source}", "Made-up figures") in texts


def test_choosing_rows_and_their_order(visit: Open) -> None:
    one = visit(f"{CARD}/?sort=title&order=down")
    shown = one.page.locator(".ot-shown")
    expect(shown).to_contain_text(pseudo("Z to A"))
    words = set(said(one.page.locator(".ot-choose > p:not(.ot-shown) > :not(select)")))
    assert words == {pseudo(text) for text in ("Order", "Outcome", "Show everything as it was")}
    assert not ENGLISH.findall(shown.text_content() or "")
