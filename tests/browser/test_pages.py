"""What a resident sees: on a phone and on a desk, with and without scripts, in light and in dark."""

import re
from collections.abc import Callable

import pytest
from kinds import FONTS, KINDS
from playwright.sync_api import Locator, expect
from visit import SET, Visit

SCORECARD = "harrow-children/"
INDICATOR = f"{SCORECARD}moves-three-or-more/"
BY_MONTH = KINDS["indicator by month"]
RATINGS = re.compile("Better|Similar|Worse|Not rated")
DIRECTIONS = re.compile("About the same|Improving|Worsening|No change|Increasing|Decreasing|Not comparable")
EXPLORE, CLOSE = "Explore this chart", "Close the interactive chart"
WIDTHS = (320, 390, 1280)
INSIDE = """
one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  const [text, box] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
  return text.left >= box.left && text.right <= box.right && text.top >= box.top && text.bottom <= box.bottom;
}
"""
"""Whether a button's words lie within it."""

Open = Callable[..., Visit]
every_manner = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
"""In the dark the same is seen in other colours: test_looks.py has what can be read of it."""


def seen(one: Locator) -> None:
    """Holds when the element is visible, has a size, and lies within the window's width or can be scrolled to."""
    expect(one).to_be_visible()
    box = one.bounding_box()
    assert box
    assert min(box["width"], box["height"]) > 4


@every_manner
def test_the_home_page_leads_to_each_scorecard(visit: Open, *, scripts: bool) -> None:
    one = visit("", scripts=scripts)
    for width in WIDTHS:
        one.page.set_viewport_size({"width": width, "height": 900})
        _home(one)


def _home(one: Visit) -> None:
    article = one.page.locator("article")
    seen(article.get_by_role("heading", level=1))
    seen(article.get_by_text("How is your council doing"))
    seen(article.get_by_text("not published or endorsed by the councils"))
    cards = article.locator(".ot-cards > li")
    expect(cards).to_have_count(5)
    for card in cards.all():
        seen(card.get_by_role("link").first)
        seen(card.get_by_text(RATINGS).first)
    assert one.overflow <= 0


@every_manner
def test_a_scorecard_shows_every_indicator_with_its_rating(visit: Open, *, scripts: bool) -> None:
    one = visit(SCORECARD, scripts=scripts)
    for width in WIDTHS:
        one.page.set_viewport_size({"width": width, "height": 900})
        _scorecard(one)


def _scorecard(one: Visit) -> None:
    article = one.page.locator("article")
    seen(article.get_by_role("heading", level=1))
    seen(article.get_by_role("heading", name="Stay safe"))
    table = article.get_by_role("table").first
    seen(table)
    row = article.get_by_role("row").filter(has=one.page.get_by_role("link", name="three or more homes")).first
    row.scroll_into_view_if_needed()
    seen(row.get_by_text("12%", exact=False).first)
    seen(row.get_by_text(RATINGS).first)
    seen(row.get_by_text(DIRECTIONS).last)
    assert one.overflow <= 0


@every_manner
def test_an_indicator_says_how_it_is_going(visit: Open, *, scripts: bool) -> None:
    one = visit(INDICATOR, scripts=scripts)
    for width in WIDTHS:
        one.page.set_viewport_size({"width": width, "height": 900})
        _indicator(one, width)


def _indicator(one: Visit, width: int) -> None:
    article = one.page.locator("article")
    seen(article.get_by_role("heading", level=1))
    headline = article.locator(".ot-headline")
    seen(headline)
    expect(headline).to_contain_text("In 2024/25, 12% of children in care had three or more homes")
    expect(headline).to_contain_text("about the same as the England average of 10% (the gap could be chance)")
    tiles = article.locator(".ot-tiles")
    seen(tiles.get_by_text("Similar to England"))
    seen(tiles.get_by_text("About the same"))
    chart = article.get_by_role("img", name="three or more homes in a year, Harrow")
    seen(chart)
    box = chart.bounding_box()
    assert box
    assert box["width"] >= 250
    assert box["height"] >= 150
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    table = article.locator("#moves-three-or-more-table")
    seen(table)
    seen(table.get_by_role("rowheader", name="2015/16"))
    assert article.get_by_role("heading", name="What it rests on").count() == 1
    seen(article.get_by_text("Open Government Licence").first)
    assert one.overflow <= 0


def test_the_dark_scheme_is_dark(visit: Open) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    light, dark = (visit(INDICATOR, scheme=scheme).page.evaluate(background) for scheme in ("light", "dark"))
    assert sum(map(int, re.findall(r"\d+", light)[:3])) > 600
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) < 200


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_interactive_chart_comes_and_goes_by_keyboard(visit: Open, width: int, scheme: str) -> None:
    one = visit(INDICATOR, width, scheme=scheme)
    chart = one.page.locator("figure.ot-chart").first
    drawing, live = chart.locator(".ot-svg"), chart.locator(".ot-interactive .main-svg").first
    assert not [url for url in one.requests if "plotly" in url]
    chart.get_by_role("button", name=EXPLORE).focus()
    one.page.keyboard.press("Enter")
    expect(chart.get_by_role("button", name=CLOSE)).to_be_focused()
    seen(live)
    expect(drawing).to_be_hidden()
    expect(chart.locator(".ot-interactive .scatterlayer .trace")).not_to_have_count(0)
    assert [url for url in one.requests if "plotly" in url] == [f"{one.address}assets/plotly.min.js"]
    assert one.overflow <= 0
    one.page.keyboard.press("Enter")
    expect(chart.get_by_role("button", name=EXPLORE)).to_be_focused()
    seen(drawing)
    expect(chart.locator(".ot-interactive")).to_have_count(0)


@pytest.mark.parametrize("font", FONTS)
def test_on_a_small_phone_the_interactive_chart_says_what_the_picture_says(visit: Open, font: str) -> None:
    one = visit(BY_MONTH, 320)
    one.page.evaluate(SET, (FONTS[font][0], False))
    chart = one.page.locator("figure.ot-chart").first
    named = chart.locator(".ot-svg text.ot-key").all_inner_texts()
    columns = chart.locator(".ot-svg text:not(.ot-key, .ot-tick, .ot-roomy)").all_inner_texts()
    one.explore()
    assert chart.locator(".ot-interactive .legendtext").all_inner_texts() == named
    ticks = chart.locator(".ot-interactive .xtick text")
    assert ticks.all_inner_texts() == columns
    assert not any("rotate" in (tick.get_attribute("transform") or "") for tick in ticks.all())
    for button in chart.get_by_role("button").all():
        assert button.evaluate(INSIDE)
    assert one.overflow <= 0


def test_without_scripts_no_button_promises_anything(visit: Open) -> None:
    one = visit(INDICATOR, scripts=False)
    expect(one.page.get_by_role("button", name=EXPLORE)).to_have_count(0)
    assert not [url for url in one.requests if "plotly" in url]


def test_the_search_finds_an_indicator(visit: Open) -> None:
    one = visit("")
    page = one.settle()
    page.get_by_role("link", name="Search").click()
    page.get_by_role("combobox").press_sequentially("three or more homes")
    # The list is made anew with each key, so that an element found before the last key may be gone.
    expect(page.get_by_role("listbox")).to_contain_text("three or more homes")
    expect(page.get_by_role("option").first).to_be_visible()


def test_an_open_chart_follows_the_reader_into_the_other_scheme(visit: Open) -> None:
    one = visit(INDICATOR)
    chart = one.page.locator("figure.ot-chart:has(.ot-open)").first
    chart.locator(".ot-open").click()
    label = chart.locator(".ot-interactive .legendtext").first
    expect(label).to_be_visible()
    assert _brightness(label) < 200  # dark on light
    one.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    expect(chart.locator(".ot-interactive .legendtext").first).to_have_css("fill", re.compile(r"rgb\(2\d\d, 2"))
    assert _brightness(chart.locator(".ot-interactive .legendtext").first) > 550


def _brightness(text: Locator) -> int:
    """The sum of the text's red, green and blue."""
    colour = text.evaluate("one => getComputedStyle(one).fill")
    return sum(map(int, re.findall(r"\d+", colour)[:3]))
