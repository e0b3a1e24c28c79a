"""A browser and a server for the built site, one of each for all browser tests."""

from collections.abc import Callable, Iterator

import chromium
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from served import serving
from visit import Scheme, Visit

from built import example_site

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


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(example_site(tmp_path_factory)) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=chromium.find(), args=list(FLAGS))
        yield one
        one.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Opens a page of the site; when the test is over, nothing may have gone wrong and nothing gone elsewhere."""
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def opened(path: str, width: int = 1280, *, scripts: bool = True, scheme: Scheme = "light") -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, color_scheme=scheme
        )
        contexts.append(context)
        one = Visit(context.new_page(), address)
        context.on("request", lambda request: one.requests.append(request.url))
        _listen(one.page, one)
        one.page.goto(address + path, wait_until="networkidle" if scripts else "load")
        visits.append(one)
        return one

    yield opened
    for context in contexts:
        context.close()
    for one in visits:
        assert one.errors == []
        assert one.elsewhere == []


def _listen(page: Page, one: Visit) -> None:
    page.on("console", lambda said: one.errors.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: one.errors.append(str(error)))
    page.on("requestfailed", lambda request: one.errors.append(f"failed: {request.url}"))
    page.on("response", lambda answer: one.errors.append(f"{answer.status}: {answer.url}") if not answer.ok else None)
