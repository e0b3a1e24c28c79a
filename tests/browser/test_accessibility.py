"""Every kind of page against axe-core and by keyboard alone; what programs can tell of WCAG 2.2 AA."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from kinds import DESK, KINDS, PHONES, SEARCHED, WITH_CHARTS, ZOOMED, Window
from playwright.sync_api import Browser, Page, expect
from visit import Scheme

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
}
MOST_STOPS = 400
PATIENCE = 8
WALKED = ("home", "scorecard", "indicator", "versions", "prose with tables", "attention", "not there")

CONTROLS = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && !one.closest("[inert]"))
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => one.type !== "radio" || one.nextElementSibling?.checkVisibility())
  .map((one, at) => { one.dataset.stop = at; return one.outerHTML.slice(0, 120); })
"""
"""Numbers every control that is there for a reader; a hidden one of several choices is its neighbour's."""

STOP = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const shown = one.matches(".md-option") ? one.nextElementSibling : one;
  const parts = [...shown.getClientRects()].map((box) => ({
    left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth),
    top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight),
  }));
  const { left, right, top, bottom } = parts.find((one) => one.bottom - one.top >= 4) ?? parts[0];
  const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const style = getComputedStyle(shown);
  const faults = [];
  if (right - left < 4 || bottom - top < 4) faults.push(`is not in the window, but at ${left}, ${top}`);
  else if (!there || !(shown.contains(there) || there.contains(shown))) faults.push("is behind something");
  if (!shown.checkVisibility({ opacityProperty: true, visibilityProperty: true })) faults.push("is invisible");
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("does not show the focus");
  return { stop: one.dataset.stop ?? null, faults: faults.map((fault) => `${one.outerHTML.slice(0, 120)} ${fault}`) };
}
"""

MOVING = """
() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"].flatMap((part) => {
  const style = getComputedStyle(one, part);
  return [...style.transitionDuration.split(","), ...style.animationDuration.split(",")]
    .map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000)).filter((time) => time > 1);
})).length
"""


@pytest.fixture
def look(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a page in a window, in a colour scheme, without motion."""
    contexts = []

    def opened(path: str, window: Window = DESK, scheme: Scheme = "light") -> Page:
        context = browser.new_context(
            viewport={"width": window[0], "height": window[1]}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def violations(page: Page, *windows: Window) -> str:
    """What axe-core finds in every window, and by how much the page is wider than it; empty where nothing is wrong."""
    found = []
    page.evaluate(AXE_SCRIPT)
    for width, height in windows or (*PHONES, DESK):
        page.set_viewport_size({"width": width, "height": height})
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [f"{width}: the page is {over} pixels wider than the window"] if over > 0 else []
        for one in page.evaluate("options => axe.run(document, options)", OPTIONS)["violations"]:
            places = [f"{node['target']} {node['failureSummary']}" for node in one["nodes"]]
            found.append(f"{width}: {one['id']}: {one['help']}\n" + "\n".join(places[:5]))
    return "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(look: Callable[..., Page], kind: str, scheme: str) -> None:
    assert violations(look(KINDS[kind], scheme=scheme)) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", WITH_CHARTS)
def test_axe_finds_nothing_in_an_open_chart(look: Callable[..., Page], kind: str, scheme: str) -> None:
    page = look(KINDS[kind], scheme=scheme)
    for chart in page.locator("figure.ot-chart:has(.ot-open)").all():
        chart.locator(".ot-open").click()
        expect(chart.locator(".ot-interactive .main-svg").first).to_be_visible(timeout=20_000)
    assert violations(page) == ""


@pytest.mark.parametrize("window", [*PHONES, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_results_of_a_search(look: Callable[..., Page], scheme: str, window: Window) -> None:
    page = searched(look(KINDS["home"], window, scheme))
    assert violations(page, window) == ""


def searched(page: Page) -> Page:
    """The page with the search open and its results there."""
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type(SEARCHED)
    expect(page.locator(".md-search-result__list")).to_contain_text("homes", timeout=20_000)
    return page


@pytest.mark.parametrize("window", [DESK, ZOOMED])
@pytest.mark.parametrize("kind", WALKED)
def test_keys_reach_every_control_see_it_and_leave_it(look: Callable[..., Page], kind: str, window: Window) -> None:
    page = look(KINDS[kind], window)
    page.wait_for_load_state("networkidle")
    page.evaluate("new Promise(done => requestIdleCallback(done))")  # scripts of the page have put all in its place
    controls = page.evaluate(CONTROLS)
    reached, faults, count = set(), [], 0
    for count in range(MOST_STOPS):  # noqa: B007 - it is looked at after the loop
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        for _ in range(PATIENCE if stop else 0):
            if not stop["faults"]:
                break
            page.wait_for_timeout(300)  # what comes and goes with the focus, and scrolling to it, take their time
            stop = page.evaluate(STOP)
        if stop is None or stop["stop"] in reached:
            break
        reached.add(stop["stop"])
        faults += stop["faults"]
    assert count < MOST_STOPS
    assert "\n".join(faults) == ""
    assert [control for at, control in enumerate(controls) if str(at) not in reached] == []


def test_keys_go_straight_to_what_the_page_says(look: Callable[..., Page]) -> None:
    for kind in ("indicator", "prose", "not there"):
        page = look(KINDS[kind])
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Skip to content")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('main'))")


def test_keys_choose_among_the_results_of_a_search_and_close_it(look: Callable[..., Page]) -> None:
    page = searched(look(KINDS["home"]))
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["faults"] == []


@pytest.mark.parametrize("kind", ["home", "scorecard", "indicator"])
def test_nothing_moves_for_a_reader_who_asked_for_no_motion(look: Callable[..., Page], kind: str) -> None:
    assert look(KINDS[kind]).evaluate(MOVING) == 0
