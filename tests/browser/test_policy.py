"""The Content-Security-Policy, in a real browser: every page has it, and it stops what it must."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kinds import KINDS
from visit import Visit, until

from built import example_site

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


def test_the_policy_stops_what_does_not_belong(visit: Callable[..., Visit]) -> None:
    one = visit(KINDS["indicator"])
    for directive, intruder in INTRUDERS.items():
        one.page.evaluate(f"() => {{ window.violations = []; {intruder} }}")
        assert until(one.page, "violations.length")
        assert one.violations[0].startswith(directive)
    assert one.page.evaluate("window.hit") is None
    one.page.evaluate("window.violations = []")
    assert len(one.errors) >= len(INTRUDERS)
    one.errors.clear()  # that it stopped them
    one.requests.clear()


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
