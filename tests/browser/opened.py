"""The browser of a test process, and pages of the example's site that are open in it."""

from collections.abc import Callable, Iterator

import chromium
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from served import serving
from visit import WATCH, Scheme, Visit

from built import example_site

PATIENCE = 120_000
"""Milliseconds after which what is waited for counts as lost; however busy the machine, it takes less."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

LEFT = "net::ERR_ABORTED"
"""How a request ends whose page is left before the answer has come."""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(example_site(tmp_path_factory)) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all; what is waited for is waited for as long as a busy machine takes."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=chromium.find(), args=list(FLAGS), timeout=PATIENCE)
        yield one
        one.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Opens a page of the site; when the test is over, nothing may have gone wrong and nothing gone elsewhere.

    Nothing may have broken the page's policy either. Without motion, a page is at once what it will be.
    """
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def opened(
        path: str, width: int = 1280, height: int = 900, *, scripts: bool = True, scheme: Scheme = "light"
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(WATCH)
        contexts.append(context)
        one = Visit(context.new_page(), address)
        context.on("request", lambda request: one.requests.append(request.url))
        _listen(one.page, one)
        one.page.goto(address + path)
        visits.append(one)
        return one

    yield opened
    wrong = [said for one in visits for said in (*one.errors, *one.violations, *one.elsewhere)]
    for context in contexts:
        context.close()
    assert wrong == []


def _listen(page: Page, one: Visit) -> None:
    page.on("console", lambda said: one.errors.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: one.errors.append(str(error)))
    page.on(
        "requestfailed",
        lambda request: None if request.failure == LEFT else one.errors.append(f"failed: {request.url}"),
    )
    page.on("response", lambda answer: one.errors.append(f"{answer.status}: {answer.url}") if not answer.ok else None)
