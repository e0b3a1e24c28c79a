"""What comes out of the printer: the article alone, whole, in light colours, on few sheets."""

import re
from collections.abc import Callable

import pytest
from kinds import FONTS
from playwright.sync_api import Page, expect
from visit import SET, Visit

SCORECARD = "harrow-children/"
INDICATOR = f"{SCORECARD}moves-three-or-more/"
MOST_SHEETS = 6
FURNITURE = (
    ".md-header, .md-tabs, .md-footer, .md-sidebar, .md-search, .md-skip, .md-top, .ot-crumbs, .ot-jump, .ot-tools,"
    " .ot-explore, .ot-take, .ot-filter, .ot-propose"
)
SEEN = "all => all.filter(one => one.checkVisibility()).map(one => one.className || one.tagName)"
CUT_OFF = """
[...document.querySelectorAll('article table, article svg[role=img], article p, article dd')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.outerHTML.slice(0, 80))
"""
A4 = {"width": 703, "height": 1000}
"""What 13 mm of margin leave of the width of an A4 sheet, in pixels."""

Open = Callable[..., Visit]


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def on_paper(one: Visit) -> Page:
    one.page.set_viewport_size(A4)  # type: ignore[arg-type]
    one.page.emulate_media(media="print", reduced_motion="reduce")
    return one.page


def test_a_scorecard_of_thirty_indicators_takes_six_sheets_at_most(visit: Open) -> None:
    one = visit(SCORECARD)
    assert one.page.locator("table.ot-indicators tbody tr").count() >= 30
    for family, _ in FONTS.values():
        one.page.evaluate(SET, (family, False))
        assert sheets(one.page) <= MOST_SHEETS


def test_without_scripts_it_takes_no_more(visit: Open) -> None:
    assert sheets(visit(SCORECARD, scripts=False).page) <= MOST_SHEETS


@pytest.mark.parametrize("path", [SCORECARD, INDICATOR, "about/accessibility/", ""])
def test_paper_is_light_and_whole_and_bears_no_furniture(visit: Open, path: str) -> None:
    """From the dark scheme, which paper has not, in every font."""
    one = visit(path, scheme="dark")
    page = on_paper(one)
    assert page.locator(FURNITURE).evaluate_all(SEEN) == []
    ink = page.evaluate("getComputedStyle(document.querySelector('article p')).color")
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) < 380
    assert one.faint(4.5) == []
    for family, _ in FONTS.values():
        page.evaluate(SET, (family, False))
        assert page.evaluate(CUT_OFF) == []


def test_chart_and_table_are_there_whole(visit: Open) -> None:
    page = on_paper(visit(INDICATOR))
    for name in ("#moves-three-or-more-chart .ot-svg", "#moves-three-or-more-table", ".ot-compared .ot-svg"):
        assert page.locator(name).first.is_visible()
    kept = "one => getComputedStyle(one).breakInside"
    for name in (".ot-chart", ".ot-table tbody tr"):
        assert {one.evaluate(kept) for one in page.locator(name).all()} == {"avoid"}
    heads = page.locator(".ot-table thead").evaluate_all("all => all.map(one => getComputedStyle(one).display)")
    assert set(heads) == {"table-header-group"}


def test_the_headers_that_sort_a_table_are_printed_as_text(visit: Open) -> None:
    """A browser repeats a header on every sheet, but not the buttons in it."""
    page = on_paper(visit(SCORECARD))
    header = page.locator("table.ot-indicators th[data-column]").first
    assert header.locator("button").is_hidden()
    assert header.evaluate("one => getComputedStyle(one, '::before').content") == '"Indicator"'


def test_addresses_of_links_are_printed_in_text_and_not_in_tables(visit: Open) -> None:
    content = "one => getComputedStyle(one, '::after').content"
    page = on_paper(visit(INDICATOR))
    source = page.locator("#moves-three-or-more-source a")
    assert "explore-education-statistics" in source.evaluate(content)
    page = on_paper(visit(SCORECARD))
    assert page.locator("table.ot-indicators a").first.evaluate(content) == "none"


def test_paper_says_that_rows_were_chosen_and_nothing_where_none_were(visit: Open) -> None:
    for chosen in (True, False):
        page = visit(SCORECARD + ("?outcome=stay-safe" if chosen else "")).page
        page.emulate_media(media="print")
        shown = page.locator(".ot-shown")
        assert shown.is_visible() is chosen
        assert shown.inner_text().startswith("Showing ")
        assert not page.locator(".ot-choose select").first.is_visible()


def test_a_chart_that_is_open_is_printed_as_its_drawing(visit: Open) -> None:
    page = visit(INDICATOR, scheme="dark").page
    chart = page.locator("figure.ot-chart:has(.ot-open)").first
    chart.locator(".ot-open").click()
    expect(chart.locator(".ot-interactive .main-svg").first).to_be_visible()
    page.emulate_media(media="print")
    expect(chart.locator(".ot-interactive")).to_be_hidden()
    expect(chart.locator(".ot-svg")).to_be_visible()
