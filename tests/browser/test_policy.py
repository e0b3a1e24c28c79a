"""The Content-Security-Policy, in a real browser: every page keeps it, whatever is used, and it stops what it must."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from kinds import KINDS, SEARCHED
from playwright.sync_api import Browser, Page, expect

from built import example_site

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (one) =>
  window.violations.push([one.violatedDirective, one.blockedURI, one.sourceFile, one.sample].join(" | ")));
"""
NOT_THERE = "the server responded with a status of 404"


@dataclass
class Watched:
    """A page and what its console said."""

    page: Page
    said: list[str]


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Callable[[str], Watched]]:
    """Opens a page whose violations are kept, in the page and from the console."""
    contexts = []

    def opened(path: str) -> Watched:
        context = browser.new_context()
        contexts.append(context)
        context.add_init_script(WATCH)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda one: said.append(one.text) if one.type in {"error", "warning"} else None)
        page.on("pageerror", lambda one: said.append(str(one)))
        page.goto(address + path)
        return Watched(page, said)

    yield opened
    for context in contexts:
        context.close()


def complaints(watched: Watched) -> list[str]:
    return [*watched.page.evaluate("violations"), *(one for one in watched.said if NOT_THERE not in one)]


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_page_breaks_its_policy(watched: Callable[[str], Watched], kind: str) -> None:
    one = watched(KINDS[kind])
    page = one.page
    for button in page.get_by_role("button", name="Explore this chart").all():
        button.click()
    for chart in page.locator("figure.ot-chart:has(.ot-open)").all():
        expect(chart.locator(".ot-interactive .main-svg").first).to_be_visible(timeout=20_000)
    if page.locator(".md-search__input").count():
        page.locator("label.md-header__button[for^=__palette]:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.keyboard.press("/")
        page.keyboard.type(SEARCHED)
        expect(page.locator(".md-search-result__list")).to_contain_text("homes", timeout=20_000)
    assert complaints(one) == []


INTRUDERS = {
    "script-src": (
        "const one = document.createElement('script'); one.textContent = 'window.hit = 1'; document.body.append(one)"
    ),
    "script-src-attr": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit = 1\">')",
    "style-src-attr": "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')",
    "img-src": "new Image().src = 'https://elsewhere.test/x.png'",
    "connect-src": "fetch('https://elsewhere.test/').catch(() => 0)",
    "frame-src": "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://elsewhere.test/'}))",
    "base-uri": "document.head.append(Object.assign(document.createElement('base'), {href: 'https://elsewhere.test/'}))",
}


@pytest.mark.parametrize("directive", INTRUDERS)
def test_the_policy_stops_what_does_not_belong(watched: Callable[[str], Watched], directive: str) -> None:
    page = watched(KINDS["indicator"]).page
    page.evaluate(f"() => {{ {INTRUDERS[directive]} }}")
    page.wait_for_function("violations.length")
    assert page.evaluate("violations")[0].startswith(directive)
    assert page.evaluate("window.hit") is None


def test_every_page_of_the_site_has_a_policy_and_nothing_that_would_break_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    site = example_site(tmp_path_factory)
    wrong = [(page.relative_to(site), why) for page in site.rglob("*.html") if (why := _fault(page))]
    assert wrong == []


def _fault(page: Path) -> str:
    """What is wrong with a page's policy or stands in its markup against it; empty where nothing is."""
    text = page.read_text(encoding="utf-8")
    metas = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    if len(metas) != 1:
        return f"{len(metas)} policies"
    before = text.partition("<meta http-equiv=")[0]
    if re.search(r"<(script|style|link|img|title)", before) or len(text.partition(metas[0])[0]) > 1024:
        return "something stands before the policy"
    if re.search(r"unsafe-|https?:|\*", metas[0]):
        return f"the policy allows too much: {metas[0]}"
    return next(iter(re.findall(r'<[a-z][^<>]*?\s(?:on[a-z]+|style)="[^"]*"', text)), "")


def test_the_headers_say_the_same_and_who_may_frame_a_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = example_site(tmp_path_factory)
    rules = dict(re.findall(r"^(/\S*)\n((?:  .*\n)+)", (site / "_headers").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"/", "/harrow-children/*", "/about/*", "/assets/*"} <= rules.keys()
    for place, headers in rules.items():
        assert "X-Content-Type-Options: nosniff" in headers
        assert ("frame-ancestors *" if place == "/embed/*" else "frame-ancestors 'self'") in headers
    hashes = set(re.findall(r"'sha256-[^']+'", rules["/"]))
    for kind in KINDS.values():
        page = site / kind / "index.html"
        if page.is_file():
            assert set(re.findall(r"'sha256-[^']+'", page.read_text(encoding="utf-8"))) <= hashes
