"""Every kind of page, looked at once in each scheme: what axe-core finds, what does not fit, what cannot be read.

All that can be told of a page is told in one visit, which also fails when a script complained, when something was asked
of another host, or when the page's policy was broken: see ``visit``. What is looked at where has these reasons:

- Colours depend on the scheme and not on the width: contrast on a desk, in the light and in the dark. The reader
  goes from one to the other; that a page comes in the dark to a machine that asks for it is in test_pages.py.
- Our own measure of contrast looks at every text. Axe's, which also knows what lies over what, takes thirty times as
  long, most of its time by far: it looks at one text of each look, that is of the same elements in the same colours,
  sizes and weights up to the root, where a table or a list has hundreds.
- Axe's rules but for contrast do not know colours, and what is hidden or small depends on the window: all of them in
  the light scheme and the narrowest window, where all that a page says stands one below the other. What a desk shows
  besides is the theme's tabs and sides, the same on every kind, and tables that a phone folds: one kind of each shape.
- What fits depends on the width and on the font, and not on colours: 320, 390 and 1280 pixels, the light scheme, every
  font. Between 320 and 390 pixels the stylesheet changes nothing, so axe looks at one of the two.
- Charts are opened in the same visit, after the page has been looked at as it came, and axe looks at them alone, since
  nothing else has changed.
"""

from collections.abc import Callable, Mapping

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from kinds import DESK, KINDS, PHONES, SEARCHED, Window
from playwright.sync_api import Page, expect
from visit import Scheme, Visit

from outturn import own_pages

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
SHAPES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}},
}
CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""What axe looks for: all but contrast, contrast alone."""
PAGE, CHARTS = "html", "article figure"
LOOKS = """
within => {
  const looks = new Set();
  const look = one => {
    const { color, fill, backgroundColor, backgroundImage, opacity, fontSize, fontWeight } = getComputedStyle(one);
    return [one.tagName, color, fill, backgroundColor, backgroundImage, opacity, fontSize, fontWeight];
  };
  document.querySelectorAll("[data-look]").forEach(one => delete one.dataset.look);
  for (const one of document.body.querySelectorAll(`${within} *`)) {
    if (![...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
    if (!one.checkVisibility({ visibilityProperty: true }) || one.getBoundingClientRect().width <= 1) continue;
    const whole = [];
    for (let at = one; at; at = at.parentElement) whole.push(...look(at));
    if (looks.size < looks.add(whole.join()).size) one.dataset.look = "";
  }
}
"""
"""Marks the first text of each look; what is in it besides is looked at with it."""
READABLE = 4.5
"""The least contrast of text by WCAG 2.2, level AA."""
NOTHING = "zzzyqx"
"""What no page is about."""
WIDTHS = (*(width for width, _ in PHONES), DESK[0])
ON_A_DESK = (
    *("home", "scorecard with assessments", "indicator by month", "sealed scorecard", "versions", "attention"),
    *("frameworks", "prose with tables", "data profile", "embedded", "not there"),
)
WITHOUT_SCRIPTS = ("home", "scorecard", "indicator", "A to Z", "about", "prose", "words", "sources")

Open = Callable[..., Visit]


def axe(page: Page, window: Window, options: Mapping[str, object] = SHAPES, of: str = PAGE) -> list[str]:
    """What axe-core finds in the window, in the elements that the selector names."""
    width, height = window
    page.set_viewport_size({"width": width, "height": height})
    if page.evaluate("() => !window.axe"):
        page.evaluate(AXE_SCRIPT)
    look = "([within, options]) => axe.run({ include: [within] }, options)"
    found = []
    for one in page.evaluate(look, [of, options])["violations"]:
        places = [f"{node['target']} {node['failureSummary']}" for node in one["nodes"]]
        found.append(f"{width}: {one['id']}: {one['help']}\n" + "\n".join(places[:5]))
    return found


def contrast(page: Page, window: Window = DESK, of: str = PAGE) -> list[str]:
    """What axe-core finds of the contrast of each look, in the elements that the selector names."""
    page.evaluate(LOOKS, of)
    return axe(page, window, CONTRAST, of="[data-look]")


def opened(visit: Open, kind: str, scheme: Scheme) -> Visit:
    """The page, where that it is not there is no fault of the page for what is not there."""
    one = visit(KINDS[kind], *DESK, scheme=scheme)
    if kind == "not there":
        assert any("404" in said for said in one.errors)
        one.errors.clear()
    return one


def test_every_page_that_a_site_has_of_its_own_is_among_the_kinds_that_are_looked_at() -> None:
    assert {*own_pages.MADE} - {*KINDS.values()} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_can_use_the_page_in_any_window_font_and_scheme(visit: Open, kind: str) -> None:
    one = opened(visit, kind, "light")
    assert one.faint(READABLE) == []
    assert axe(one.page, PHONES[0]) == []
    assert kind not in ON_A_DESK or axe(one.page, DESK) == []
    assert contrast(one.page) == []
    assert one.outside(*WIDTHS) == []
    has_charts = one.page.locator(".ot-open").count() > 0
    if has_charts:
        one.explore()
        assert one.outside(*WIDTHS) == []
        assert axe(one.page, DESK, of=CHARTS) == []
        assert contrast(one.page, of=CHARTS) == []
        one.close_charts()
    one.go_dark()
    assert one.faint(READABLE) == []
    if has_charts:
        one.explore()
        assert one.faint(READABLE) == []
    assert contrast(one.page) == []


@pytest.mark.parametrize("kind", WITHOUT_SCRIPTS)
def test_without_scripts_every_text_fits_and_can_be_read(visit: Open, kind: str) -> None:
    one = visit(KINDS[kind], scripts=False)
    assert one.faint(READABLE) == []
    assert one.outside(*WIDTHS) == []


@pytest.mark.parametrize(
    ("window", "scheme"),
    [(PHONES[0], "light"), (DESK, "light"), (DESK, "dark")],
    ids=["a phone", "a desk", "a desk in the dark"],
)
def test_everybody_can_use_the_results_of_a_search(visit: Open, window: Window, scheme: Scheme) -> None:
    """Where there are some, and where nothing is found."""
    one = visit(KINDS["home"], *window, scheme=scheme)
    page = one.search(SEARCHED)
    expect(page.locator("dialog .ot-search__found")).to_contain_text("homes")
    assert axe(page, window) == []
    assert contrast(page, window) == []
    page.get_by_role("combobox").fill(NOTHING)
    page.locator(f"[data-whole='{NOTHING}']").wait_for(state="attached")
    expect(page.locator("dialog .ot-search__browse")).to_be_visible()
    assert axe(page, window) == []
    assert contrast(page, window) == []
    assert one.overflow <= 0


@pytest.mark.parametrize("kind", ["home", "indicator", "prose", "not there"])
def test_the_other_scheme_and_the_search_break_no_policy(visit: Open, kind: str) -> None:
    """The header is the same on every page; how it finds its scripts differs by how deep the page lies."""
    one = opened(visit, kind, "light")
    page = one.settle()
    page.locator("label.md-header__button[for^=__palette]:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(one.search(SEARCHED).locator("dialog .ot-search__found")).to_contain_text("homes")
