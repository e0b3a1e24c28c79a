"""Every control does the same by mouse, by keys and by touch: with real taps, on a screen that is touched."""

from collections.abc import Iterator

import pytest
from kinds import DESK, KINDS, PHONES, Window
from playwright.sync_api import Browser, BrowserContext, Error, Page
from visit import PATIENCE, SETTLED, until

HANDS = ("mouse", "keys", "touch")
PHONE = PHONES[1]
SCORECARD, INDICATOR = KINDS["scorecard with assessments"], KINDS["indicator by month"]
CHOSEN = f"{SCORECARD}?rating=worse"
OPEN = "document.querySelector('{}').open"
CONTROLS: dict[str, tuple[str, Window, str, str]] = {
    "a part of a bar": (SCORECARD, PHONE, "a.ot-part", "document.querySelectorAll('a.ot-part[aria-current]').length"),
    "show everything": (CHOSEN, PHONE, ".ot-choose button", "!location.search"),
    "as a table": (SCORECARD, DESK, ".ot-layouts a:not([aria-current])", "location.search === '?layout=table'"),
    "sort by a column": (
        f"{SCORECARD}?layout=table", DESK, "th[data-column=latest] button", "document.querySelector('th[aria-sort]')"
    ),
    "the menu": (KINDS["home"], PHONE, ".ot-menu > summary", OPEN.format(".ot-menu")),
    "the search": (KINDS["home"], PHONE, ".ot-find", "document.querySelector('dialog.ot-search')?.open"),
    "a place among the results": (
        "search/?q=children+in+care", PHONE, ".ot-search__chip",
        "document.querySelector('.ot-search__chip[aria-pressed=true]')"
    ),
    "the scheme": (
        KINDS["home"], DESK, "label.md-header__button[for^=__palette]:visible",
        "document.body.dataset.mdColorScheme === 'slate'"
    ),
    "a place": (KINDS["home"], PHONE, ".ot-places a", "location.pathname !== '/'"),
    "a letter": (KINDS["A to Z"], PHONE, ".ot-letters a", OPEN.format("details:has(> #under-a)")),
    "what is under a letter": (KINDS["A to Z"], PHONE, ".ot-folds > summary", OPEN.format(".ot-folds")),
    "how it was judged": (INDICATOR, PHONE, ".ot-how > summary", OPEN.format(".ot-how")),
    "earlier figures": (INDICATOR, PHONE, ".ot-earlier > summary", OPEN.format(".ot-earlier")),
    "a chart": (INDICATOR, PHONE, ".ot-open", "document.querySelector('.ot-interactive .main-svg')"),
    "every figure of a comparison": (
        KINDS["comparison"], PHONE, "details:has(table[id$=table]) > summary",
        OPEN.format("details:has(table[id$=table])")
    ),
    "changes of a version": (KINDS["versions"], PHONE, "article details > summary", OPEN.format("article details")),
    "verify an address": (
        KINDS["verify"], PHONE, "#ot-verify-form button", "document.querySelector('#ot-verify-said').textContent.trim()"
    ),
    "a day of the calendar": (KINDS["calendar"], PHONE, ".ot-dates a", "location.pathname !== '/calendar/'"),
    "a council of a ranking": (
        KINDS["comparison"], PHONE, "table th[scope=row] a", "!location.pathname.startsWith('/compare/')"
    ),
}  # fmt: skip
"""Where each control is, in which window, which it is, and what is true when it has done what it does."""

KEYED = {"the scheme": "input[name=__palette]"}
"""What keys are given to where that is not what is pointed at."""


@pytest.fixture(scope="module")
def touched(browser: Browser) -> Iterator[BrowserContext]:
    """A window of a screen that is touched, to which a mouse and keys are tied as well."""
    context = browser.new_context(has_touch=True, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def use(page: Page, selector: str, hand: str) -> None:
    """Use the first control of these with this hand."""
    control = page.locator(selector).first
    if hand == "mouse":
        control.click()
    elif hand == "touch":
        control.tap()
    else:
        control.focus()
        page.keyboard.press("Enter")


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_does_the_same_with_every_hand(
    touched: BrowserContext, address: str, control: str, hand: str
) -> None:
    path, (width, height), selector, done = CONTROLS[control]
    page = touched.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address + path)
    page.evaluate(SETTLED)
    assert not page.evaluate(f"Boolean({done})")
    if control == "verify an address":
        page.locator("#ot-verify-text").fill(f"{address}{KINDS['sealed indicator']}")
    use(page, KEYED.get(control, selector) if hand == "keys" else selector, hand)
    try:
        assert until(page, f"Boolean({done})")
    except Error:  # the page that asked is gone, since the control led to another
        page.wait_for_load_state()
        assert until(page, f"Boolean({done})")
    page.evaluate("localStorage.clear()")
    page.close()
