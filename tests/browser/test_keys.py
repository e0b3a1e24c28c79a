"""By keyboard alone: every control is reached, seen and left again, and nothing moves that was asked not to."""

from collections.abc import Callable

import pytest
from kinds import DESK, KINDS, SEARCHED, ZOOMED, Window
from playwright.sync_api import Page, expect
from visit import Visit, until

Open = Callable[..., Visit]
MOST_STOPS = 400
MOMENT = 20_000
"""Milliseconds in which what comes and goes with the focus, and scrolling to it, are done on a busy machine."""
WALKED = (
    *("home", "scorecard", "indicator", "versions", "prose with tables", "attention", "not there"),
    *(
        "place",
        "comparison",
        "meetings",
        "meeting",
        "calendar",
        "issues",
        "data quality",
        "exceptions",
        "verify",
        "check",
    ),
    "search",
)
WALKED_ZOOMED = ("scorecard", "indicator", "attention")
"""The longest pages: what could hide a control at 400%, the header, lies over all pages alike."""

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


FAULTLESS = f"(({STOP})()?.faults ?? []).length === 0"


def stopped(page: Page) -> dict[str, object] | None:
    """Where the focus is and what is wrong there, once what comes and goes with it has come and gone."""
    found: dict[str, object] | None = page.evaluate(STOP)
    if found and found["faults"]:
        until(page, FAULTLESS, MOMENT)
        found = page.evaluate(STOP)
    return found


@pytest.mark.parametrize(
    ("kind", "window"), [*((kind, DESK) for kind in WALKED), *((kind, ZOOMED) for kind in WALKED_ZOOMED)]
)
def test_keys_reach_every_control_see_it_and_leave_it(visit: Open, kind: str, window: Window) -> None:
    one = visit(KINDS[kind], *window)
    page = one.settle()
    controls = page.evaluate(CONTROLS)
    reached: set[object] = set()
    faults: list[object] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = stopped(page)
        if stop is None or stop["stop"] in reached:
            break
        reached.add(stop["stop"])
        faults += stop["faults"]  # type: ignore[arg-type]
    else:
        pytest.fail(f"{MOST_STOPS} stops and no end")
    assert faults == []
    assert [control for at, control in enumerate(controls) if str(at) not in reached] == []
    one.errors.clear() if kind == "not there" else None


def test_keys_go_straight_to_what_the_page_says(visit: Open) -> None:
    for kind in ("indicator", "prose", "not there"):
        one = visit(KINDS[kind])
        one.page.keyboard.press("Tab")
        expect(one.page.locator(":focus")).to_have_text("Skip to content")
        one.page.keyboard.press("Enter")
        one.page.keyboard.press("Tab")
        assert one.page.evaluate("Boolean(document.activeElement.closest('main'))")
    one.errors.clear()  # that what is not there is not there


def test_keys_choose_among_the_results_of_a_search_and_close_it(visit: Open) -> None:
    page = visit(KINDS["home"]).search(SEARCHED)
    expect(page.locator("dialog .ot-search__found")).to_contain_text("homes")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("dialog [role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Tab")
    assert until(page, FAULTLESS)


@pytest.mark.parametrize("kind", ["home", "scorecard", "indicator"])
def test_nothing_moves_for_a_reader_who_asked_for_no_motion(visit: Open, kind: str) -> None:
    assert visit(KINDS[kind]).page.evaluate(MOVING) == 0
