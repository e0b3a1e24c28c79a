"""What a first visit costs: bytes, requests, movement; and that the search costs nothing until it is used."""

import gzip
from collections.abc import Iterator
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from kinds import DESK, KINDS, PHONES, SEARCHED, WITH_CHARTS, Window
from playwright.sync_api import Browser, Page, expect
from served import Quiet
from visit import PATIENCE, SETTLED, until

from built import example_site

MOST_BYTES, MOST_REQUESTS = 90_000, 8
MOST_SEARCHED = 120_000
"""Bytes of everything that the first question to the search loads."""
VISITS = 10
"""Where a page is drawn in parts, because the machine is busy, what comes next moves what is there; not every time."""
SLOWED = 4
"""How many times slower than this machine a reader's telephone is taken to be; what is slowed costs as much more."""
WATCH = """
window.moved = 0;
window.shifts = new PerformanceObserver((list) => count(list.getEntries()));
const count = (entries) => { for (const one of entries) window.moved += one.value; };
window.shifts.observe({ type: "layout-shift", buffered: true });
window.counted = async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  count(window.shifts.takeRecords());
  return window.moved;
};
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.painted = one.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
"""


@lru_cache(maxsize=100)
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Packed(Quiet):
    """Serves files as hosts do, compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - its name in the standard library
        """Send the file, or that there is none."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = _packed(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site, compressed, in a folder of the server's whose name has a space in it."""
    root = tmp_path_factory.mktemp("server")
    (root / "a folder").symlink_to(example_site(tmp_path_factory), target_is_directory=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=root)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/a%20folder/"
        server.shutdown()
        thread.join()


class First:
    """First visits: an empty cache, and every byte counted as it came over the wire.

    All are made in one window, which forgets everything before each, because a new one costs several visits.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.context = browser.new_context()
        self.context.add_init_script(WATCH)
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.requests: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        self.known: list[str] = []
        """What came from a cache."""
        self._wire = self.context.new_cdp_session(self.page)
        self._wire.send("Network.enable")
        self._wire.on("Network.requestWillBeSent", lambda one: self._asked(one["requestId"], one["request"]["url"]))
        self._wire.on(
            "Network.loadingFinished", lambda one: self._came(one["requestId"], int(one["encodedDataLength"]))
        )
        self._wire.on("Network.requestServedFromCache", lambda one: self.known.append(one["requestId"]))

    def _asked(self, request: str, url: str) -> None:
        self.requests[request] = url

    def _came(self, request: str, size: int) -> None:
        self.sizes[request] = size

    def to(self, path: str, window: Window = DESK, slowed: int = 1) -> "First":
        """Visit the page as somebody does who was never here."""
        self.page.goto("about:blank")
        self.page.set_viewport_size({"width": window[0], "height": window[1]})
        self._wire.send("Storage.clearDataForOrigin", {"origin": origin(self.address), "storageTypes": "all"})
        for disabled in (True, False):  # which empties the cache in the memory, too
            self._wire.send("Network.setCacheDisabled", {"cacheDisabled": disabled})
        self._wire.send("Network.clearBrowserCache")
        self._wire.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        self.requests.clear()
        self.sizes.clear()
        self.known.clear()
        self.page.goto(self.address + path, wait_until="networkidle")
        assert [self.requests[one] for one in self.known if self.requests[one].startswith(self.address)] == []
        return self

    @property
    def searches(self) -> list[str]:
        return [url for url in self.requests.values() if "search" in url.removeprefix(self.address)]

    @property
    def bytes(self) -> int:
        return sum(self.sizes.values())


@pytest.fixture(scope="module")
def first(browser: Browser, packed: str) -> Iterator[First]:
    one = First(browser, packed)
    yield one
    one.context.close()


def origin(address: str) -> str:
    """The scheme and the host of the address."""
    return "/".join(address.split("/")[:3])


def heaviest(site: Path) -> str:
    """The indicator's page with the largest file."""
    pages = [page for page in site.glob("*/*/index.html") if 'class="ot-figure"' in page.read_text(encoding="utf-8")]
    page = max(pages, key=lambda page: page.stat().st_size)
    return f"{page.parent.relative_to(site).as_posix()}/"


@pytest.mark.parametrize("kind", ["home", "scorecard with assessments", "check", *WITH_CHARTS, "heaviest indicator"])
def test_a_first_visit_is_light(first: First, packed: str, tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    """The heaviest page as a slow telephone draws it, the others by this machine: what moves there moves here too."""
    path, slowed = (KINDS[kind], 1) if kind in KINDS else (heaviest(example_site(tmp_path_factory)), SLOWED)
    for _ in range(VISITS):
        first.to(path, PHONES[1], slowed)
        assert until(first.page, "window.painted !== undefined")
        painted, moved = first.page.evaluate("(async () => [painted, await counted()])()")
        if moved == 0:
            break
    print(
        f"{kind} ({path}): {first.bytes:,} bytes in {len(first.requests)} requests; largest paint after"
        f" {painted:.0f} ms with a processor {slowed} times slower; moved by {moved}"
    )
    for request, url in first.requests.items():
        print(f"  {first.sizes.get(request, 0):>8,} {url.removeprefix(packed)}")
    assert [url for url in first.requests.values() if not url.startswith((packed, "data:", "blob:"))] == []
    assert first.bytes <= MOST_BYTES
    assert len(first.requests) <= MOST_REQUESTS
    assert first.searches == []
    assert moved == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_light_and_still(first: First, kind: str) -> None:
    """On a desk; the heaviest are looked at on a slow telephone above."""
    moved = 0
    for _ in range(VISITS):
        first.to(KINDS[kind])
        moved = first.page.evaluate("counted()")
        asked, size = [*first.requests.values()], first.bytes
        if moved == 0:
            break
    print(f"{kind}: {size:,} bytes in {len(asked)} requests; moved by {moved}")
    assert (size <= MOST_BYTES, len(asked) <= MOST_REQUESTS, moved) == (True, True, 0)


@pytest.mark.parametrize(("kind", "window"), [*zip(WITH_CHARTS, (*PHONES, DESK), strict=True)])
def test_nothing_moves_when_a_chart_is_opened_and_closed(first: First, kind: str, window: Window) -> None:
    """The chart and its buttons are the same on every kind of page; how the buttons stand depends on the window."""
    first.to(KINDS[kind], window)
    chart = first.page.locator("figure.ot-chart:has(.ot-open)").first
    button = chart.locator(".ot-open")
    top = "document.querySelector('h2[id$=-figures]').getBoundingClientRect().top + scrollY"
    before = first.page.evaluate(top)
    button.click()
    expect(chart.locator(".ot-interactive .main-svg").first).to_be_visible()
    assert first.page.evaluate("counted()") == 0
    assert first.page.evaluate(top) == before
    button.click()
    expect(chart.locator(".ot-interactive")).to_have_count(0)
    assert first.page.evaluate("counted()") == 0
    assert first.page.evaluate(top) == before


@pytest.mark.parametrize("way", ["/", "click"])
def test_the_search_is_loaded_when_it_is_asked_for(first: First, packed: str, way: str) -> None:
    first.to(KINDS["indicator"])
    first.page.evaluate(SETTLED)
    assert first.searches == []
    if way == "click":
        first.page.locator(".ot-find").click()
    else:
        first.page.keyboard.press(way)
    first.page.keyboard.type(SEARCHED)
    expect(first.page.locator("dialog .ot-search__found")).to_contain_text("homes")
    asked = sum(first.sizes.get(request, 0) for request, url in first.requests.items() if "search" in url)
    print(f"the first question loads {asked:,} bytes in {len(first.searches)} files")
    assert asked <= MOST_SEARCHED
    first.page.keyboard.press("ArrowDown")
    with first.page.expect_navigation(url=f"{packed}*/moves-three-or-more/"):
        first.page.keyboard.press("Enter")
