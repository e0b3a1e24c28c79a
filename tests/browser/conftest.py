"""A browser and a server for the built site, one of each for all browser tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import chromium
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from visit import Visit

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


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there is answered with the site's own page, as hosts of static sites do."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which the folder is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


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

    def opened(path: str, width: int = 1280, *, scripts: bool = True, scheme: str = "light") -> Visit:
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
