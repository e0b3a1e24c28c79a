"""The browser of a test process, and pages of the example's site that are open in it."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

import chromium
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect, sync_playwright
from served import serving
from visit import PATIENCE, WATCH, Scheme, Visit

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

LEFT = "net::ERR_ABORTED"
"""How a request ends whose page is left before the answer has come."""

Listen = Callable[[str, Callable[[Any], object]], None]


class Window:
    """A window of the browser, which one test after the other has as if it were new: a new one costs four visits.

    Each has a context of its own, so nothing that a page stores is another window's.
    """

    def __init__(self, browser: Browser, *, scripts: bool) -> None:
        self.context: BrowserContext = browser.new_context(java_script_enabled=scripts)
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(WATCH)
        self.page: Page = self.context.new_page()
        self._wire = self.context.new_cdp_session(self.page)
        self._heard: list[tuple[str, Callable[[Any], object]]] = []

    def taken(self, width: int, height: int, scheme: Scheme) -> "Window":
        """The window in this size and scheme; without motion, a page is at once what it will be."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(media="null", color_scheme=scheme, reduced_motion="reduce")
        return self

    def listen(self, event: str, hear: Callable[[Any], object]) -> None:
        """Hear what happens on the page until the window is left."""
        self.page.on(event, hear)  # type: ignore[call-overload]
        self._heard.append((event, hear))

    def leave(self) -> None:
        """Forget everything: who listens, what is intercepted and stored, and where the pointer was.

        What is cached stays, since sites stand at different addresses and the server says when a file is newer.
        """
        for event, hear in self._heard:
            self.page.remove_listener(event, hear)
        self._heard.clear()
        self.page.unroute_all()
        origin = self.page.evaluate("origin")
        self.page.goto("about:blank")
        self.page.mouse.move(0, 0)
        self._wire.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})


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


@pytest.fixture(scope="session")
def windows() -> dict[bool, list[Window]]:
    """The windows that no test has at the moment: those with scripts and those without."""
    return {True: [], False: []}


@pytest.fixture
def new_window(browser: Browser, windows: dict[bool, list[Window]]) -> Iterator[Callable[..., Window]]:
    """Gives windows, each as if it were new, and takes them back when the test is over."""
    given: list[tuple[bool, Window]] = []

    def give(width: int = 1280, height: int = 900, *, scripts: bool = True, scheme: Scheme = "light") -> Window:
        free = windows[scripts]
        one = free.pop() if free else Window(browser, scripts=scripts)
        given.append((scripts, one))
        return one.taken(width, height, scheme)

    yield give
    for scripts, one in given:
        one.leave()
        windows[scripts].append(one)


@pytest.fixture
def visit(new_window: Callable[..., Window], address: str) -> Iterator[Callable[..., Visit]]:
    """Opens a page of the site; when the test is over, nothing may have gone wrong and nothing gone elsewhere.

    Nothing may have broken the page's policy either.
    """
    visits: list[Visit] = []

    def opened(
        path: str, width: int = 1280, height: int = 900, *, scripts: bool = True, scheme: Scheme = "light"
    ) -> Visit:
        given = new_window(width, height, scripts=scripts, scheme=scheme)
        one = Visit(given.page, address)
        _listen(given.listen, one)
        one.page.goto(address + path)
        visits.append(one)
        return one

    yield opened
    assert [said for one in visits for said in (*one.errors, *one.violations, *one.elsewhere)] == []


def _listen(on: Listen, one: Visit) -> None:
    on("request", lambda request: one.requests.append(request.url))
    on("console", lambda said: one.errors.append(said.text) if said.type in {"error", "warning"} else None)
    on("pageerror", lambda error: one.errors.append(str(error)))
    on(
        "requestfailed",
        lambda request: None if request.failure == LEFT else one.errors.append(f"failed: {request.url}"),
    )
    on("response", lambda answer: one.errors.append(f"{answer.status}: {answer.url}") if _is_wrong(answer) else None)


def _is_wrong(answer: Response) -> bool:
    """Whether a page did not get what it asked for; that it has what is newest already is no fault."""
    return not answer.ok and answer.status != HTTPStatus.NOT_MODIFIED
