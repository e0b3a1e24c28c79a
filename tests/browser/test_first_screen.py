"""What is on the first screen, and how long a page is on a phone."""

from collections.abc import Callable

import pytest
from kinds import DESK, KINDS, PHONES, Window
from playwright.sync_api import Page
from visit import Visit

Open = Callable[..., Visit]
PHONE = PHONES[1]
LAPTOP: Window = (1280, 800)
LONGEST = {"scorecard with assessments": 9_000, "indicator by month": 4_500, "A to Z": 4_500}
"""Pixels of the pages that have most to say: 47 indicators, 47 months of one, and every indicator of the site."""
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"
SCROLLS = """
() => [...document.querySelectorAll("article *")]
  .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX))
  .map((one) => one.outerHTML.slice(0, 120))
"""
LEFTS = """
all => all.map((one) => [...one.rows[0].cells].map((cell) => Math.round(cell.getBoundingClientRect().left)).join())
"""
TALL = """
() => [...document.querySelectorAll("table:not(.ot-matrix) tbody tr:not(.ot-outcome)")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 200)
  .map((one) => one.textContent.trim().slice(0, 80))
"""


def foot(page: Page, selector: str) -> float:
    """How far down the page an element ends, in pixels."""
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"] + box["height"]


@pytest.mark.parametrize(("window", "few"), [(LAPTOP, 4), (PHONE, 2)], ids=["a desk", "a phone"])
def test_the_answer_is_on_the_first_screen(visit: Open, window: Window, few: int) -> None:
    page = visit(KINDS["scorecard with assessments"], *window).page
    for part in (".ot-says", ".ot-group >> nth=0", ".ot-group >> nth=1", ".ot-edition"):
        assert foot(page, part) <= window[1], part
    assert page.locator(".ot-standouts > li").count() >= 3
    assert foot(page, f".ot-standouts > li >> nth={few - 1}") <= window[1]
    assert page.locator(".ot-standouts > li.ot-bad").count() > 0
    assert page.locator(".ot-standouts > li.ot-good").count() > 0


@pytest.mark.parametrize("kind", LONGEST)
def test_a_phone_need_not_scroll_for_ever_nor_sideways(visit: Open, kind: str) -> None:
    page = visit(KINDS[kind], *PHONE).page
    assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST[kind]
    assert not page.evaluate(SIDEWAYS)
    assert page.evaluate(SCROLLS) == []
    assert page.evaluate(TALL) == []


def test_what_a_phone_folds_is_open_on_a_desk_and_opens_on_a_phone(visit: Open) -> None:
    page = visit(KINDS["indicator by month"], *DESK).page
    how = page.locator(".ot-how dl")
    assert how.is_visible()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert not how.is_visible()
    page.locator(".ot-how > summary").click()
    assert how.is_visible()


def test_a_letter_leads_to_its_indicators_which_a_desk_shows_all(visit: Open) -> None:
    page = visit(KINDS["A to Z"], *PHONE, scripts=False).page
    titles = page.locator(".ot-index .ot-entry")
    count = titles.count()
    assert (count > 60, len([one for one in titles.all() if one.is_visible()])) == (True, 0)
    page.locator(".ot-letters a").last.click()
    assert titles.last.is_visible()
    page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
    assert len([one for one in titles.all() if one.is_visible()]) == count


@pytest.mark.parametrize("kind", ["gaps", "data quality"])
def test_tables_of_one_kind_have_their_columns_in_the_same_places_on_a_desk(visit: Open, kind: str) -> None:
    page = visit(KINDS[kind], *LAPTOP).page
    page.locator("article details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    for tables in (page.locator("table.ot-aligned"), page.locator("table[id^=concerns]")):
        found = tables.evaluate_all(LEFTS)
        assert len(found) > 1 or (kind == "gaps" and not found)
        assert len({*found}) <= 1


def test_the_header_is_one_row_whose_menu_needs_no_script(visit: Open) -> None:
    page = visit(KINDS["home"], *PHONE, scripts=False).page
    box = page.locator(".md-header").bounding_box()
    assert box
    assert box["height"] <= 50
    menu = page.locator(".ot-menu")
    menu.locator("summary").click()
    assert menu.get_by_role("link", name="Indicators A to Z").is_visible()
