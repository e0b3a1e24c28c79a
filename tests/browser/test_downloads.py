"""What a reader takes away: a chart as a picture, the code for another site; and the interactive chart by keyboard."""

import struct
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Download, Locator, expect
from visit import Visit

INDICATOR = "harrow-children/moves-three-or-more/"
EMBED = f"embed/{INDICATOR}"
ADDRESS = "https://outturn.example/harrow-children/v/2.2.0/moves-three-or-more/"
EXPLORE = "Explore this chart"
SVG = "{http://www.w3.org/2000/svg}"
LIGHT_OUTTURN = "rgb(18, 67, 109)"

Open = Callable[..., Visit]
every_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])


def saved(chart: Locator, kind: str) -> Download:
    with chart.page.expect_download() as coming:
        chart.get_by_role("button", name=f"Save as {kind}").click()
    return coming.value


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_a_chart_is_saved_as_a_drawing_that_needs_nothing_else(
    visit: Open, tmp_path: Path, width: int, scheme: str
) -> None:
    one = visit(INDICATOR, width, scheme=scheme)
    file = saved(one.page.locator("#moves-three-or-more-chart"), "SVG")
    assert file.suggested_filename == "moves-three-or-more-chart.svg"
    file.save_as(tmp_path / "chart.svg")
    root = ET.parse(tmp_path / "chart.svg").getroot()  # noqa: S314 - our own page made it
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert texts[0] == "Children in care who had three or more homes in a year, Harrow"
    assert any(text.startswith("Source: Department for Education") for text in texts)
    assert ADDRESS in texts
    assert {"Harrow 12%", "2024/25"} <= set(texts)
    strokes = {path.get("stroke") for path in root.iter(f"{SVG}path")}
    assert LIGHT_OUTTURN in strokes
    assert not any("var(" in (value or "") for element in root.iter() for value in element.attrib.values())
    assert not [element for element in root.iter() if {"class", "style", "href"} & element.attrib.keys()]
    assert not [element for element in root.iter() if "%" in element.get("x", "")]
    assert {element.get("fill") for element in root.findall(f"{SVG}rect")} == {"#fff"}


@every_scheme
def test_a_chart_is_saved_as_a_picture_with_a_white_background(visit: Open, tmp_path: Path, scheme: str) -> None:
    one = visit(INDICATOR, scheme=scheme)
    for name in ("moves-three-or-more-chart", "moves-three-or-more-areas-chart"):
        file = saved(one.page.locator(f"#{name}"), "PNG")
        assert file.suggested_filename == f"{name}.png"
        file.save_as(tmp_path / "chart.png")
        content = (tmp_path / "chart.png").read_bytes()
        width, height = struct.unpack(">II", content[16:24])
        assert width == 1600
        assert height > 600
        corner = "async text => { const bytes = Uint8Array.from(atob(text), one => one.charCodeAt(0));"
        corner += " const i = await createImageBitmap(new Blob([bytes]));"
        corner += " const c = document.createElement('canvas').getContext('2d'); c.drawImage(i, 0, 0);"
        corner += " return [...c.getImageData(2, 2, 1, 1).data]; }"
        assert one.page.evaluate(corner, b64encode(content).decode()) == [255, 255, 255, 255]


def test_a_chart_that_is_open_can_be_saved_too(visit: Open, tmp_path: Path) -> None:
    one = visit(INDICATOR)
    chart = one.page.locator("#moves-three-or-more-chart")
    saved(chart, "SVG").save_as(tmp_path / "before.svg")
    chart.get_by_role("button", name=EXPLORE).click()
    expect(chart.locator(".main-svg").first).to_be_visible()
    saved(chart, "SVG").save_as(tmp_path / "after.svg")
    assert (tmp_path / "after.svg").read_bytes() == (tmp_path / "before.svg").read_bytes()
    expect(chart.locator(".ot-svg")).to_be_hidden()


def test_without_scripts_the_figures_can_be_downloaded_and_no_button_promises_more(visit: Open) -> None:
    one = visit(INDICATOR, scripts=False)
    expect(one.page.locator("article").get_by_role("button")).to_have_count(0)
    for name in ("All figures of the scorecard as CSV", "Everything in the scorecard as JSON"):
        link = one.page.get_by_role("link", name=name)
        expect(link).to_be_visible()
        answer = one.page.request.get(one.address + INDICATOR + (link.get_attribute("href") or ""))
        assert answer.ok


@pytest.mark.parametrize("width", [320, 1280])
def test_the_buttons_move_nothing_when_they_come(visit: Open, width: int) -> None:
    """The place below the chart is kept free for them."""
    with_scripts, page = visit(INDICATOR, width), visit(INDICATOR, width).page
    tops = []
    for count in (3, 0):
        page.evaluate("n => document.querySelectorAll('.ot-tools').forEach(t => n || t.replaceChildren())", count)
        tops.append(page.evaluate("document.getElementById('moves-three-or-more-figures').getBoundingClientRect().top"))
    assert tops[0] == tops[1]
    assert with_scripts.overflow <= 0


def test_escape_closes_the_interactive_chart_and_gives_the_focus_back(visit: Open) -> None:
    one = visit(INDICATOR)
    button = one.page.locator("#moves-three-or-more-chart").get_by_role("button").first
    for steps in (0, 1, 2):  # from the button itself, and from each of the two tools before it
        button.focus()
        one.page.keyboard.press("Enter")
        expect(one.page.locator(".ot-interactive .modebar-btn")).to_have_count(2)
        for _ in range(steps):
            one.page.keyboard.press("Shift+Tab")
        inside = "!!document.activeElement.closest('.ot-interactive')"
        assert one.page.evaluate(inside) == bool(steps)
        one.page.keyboard.press("Escape")
        expect(one.page.locator(".ot-interactive")).to_have_count(0)
        expect(button).to_be_focused()
        expect(button).to_have_text(EXPLORE)


def test_the_toolbar_holds_download_and_reset_alone(visit: Open) -> None:
    one = visit(INDICATOR)
    one.page.get_by_role("button", name=EXPLORE).click()
    tools = one.page.locator(".ot-interactive .modebar-btn")
    expect(tools).to_have_count(2)
    assert [tool.get_attribute("aria-label") for tool in tools.all()] == ["Download plot as a PNG", "Reset axes"]
    expect(one.page.locator(".ot-interactive .modebar-btn--logo, .ot-interactive a[href]")).to_have_count(0)


def test_a_mouse_fetches_ahead_and_opens_nothing(visit: Open) -> None:
    one = visit(INDICATOR)
    assert not [url for url in one.requests if "plotly" in url]
    with one.page.expect_response("**/plotly.min.js"):
        one.page.get_by_role("button", name=EXPLORE).hover()
    expect(one.page.locator(".ot-interactive")).to_have_count(0)


@every_scheme
def test_the_dot_plot_marks_the_council_by_shape_weight_and_colour(visit: Open, scheme: str) -> None:
    one = visit(INDICATOR, 320, scheme=scheme)
    plot = one.page.get_by_role("img", name="areas compared")
    expect(plot).to_be_visible()
    name = plot.locator("text.ot-council").first
    other = plot.locator("text.ot-area:not(.ot-council)").first
    look = "one => [getComputedStyle(one).fontWeight, getComputedStyle(one).fill]"
    assert [a != b for a, b in zip(name.evaluate(look), other.evaluate(look), strict=True)] == [True, True]
    size = "one => Number.parseFloat(getComputedStyle(one).strokeWidth)"
    assert plot.locator("path.ot-council").evaluate(size) > plot.locator("path.ot-neighbour").first.evaluate(size)
    boxes = [text.bounding_box() for text in plot.locator("text.ot-area").all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 320 and box["height"] >= 12 for box in boxes)


@every_scheme
def test_a_chart_stands_alone_on_another_site(visit: Open, scheme: str) -> None:
    """Without scripts, of which it has none: with them it is one of the kinds that are looked at."""
    one = visit(EMBED, 320, scheme=scheme, scripts=False)
    expect(one.page.get_by_role("img", name="Children in care who had three or more homes")).to_be_visible()
    expect(one.page.get_by_text("version 2.2.0, published 20 November 2026")).to_be_visible()
    assert one.faint(4.5) == []
    background = one.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (background == "rgb(255, 255, 255)") == (scheme == "light")
    assert one.outside(320, 800) == []
