"""What a first visit to each kind of page of the example's site costs, as a slow telephone has it.

Prints a line for each kind: bytes over the wire, compressed, and requests; when the largest part of the page is
painted, with a processor that is slowed down four times, the quickest of three visits; and how much anything moved.
The site is what ``make site`` built. Times are those of the machine at that moment: measure while it does nothing else.
"""

# ruff: noqa: E402 - the browser's modules lie beside this folder
import sys
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

import chromium
from kinds import KINDS, PHONES
from playwright.sync_api import sync_playwright
from test_weight import SLOWED, First, Packed
from visit import until

VISITS = 3


def main() -> None:
    """Print what each kind costs; ends with 1 where there is no site."""
    if not (ROOT / "site").is_dir():
        sys.exit("There is no site: make site")
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=ROOT / "site")) as server,
        sync_playwright() as it,
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        browser = it.chromium.launch(executable_path=chromium.find(), args=["--headless", "--no-sandbox"])
        first = First(browser, f"http://127.0.0.1:{server.server_port}/")
        for kind, path in KINDS.items():
            print(f"{kind}: {_visited(first, path)}", flush=True)
        browser.close()
        server.shutdown()


def _visited(first: First, path: str) -> str:
    painted, moved, size, asked = list[float](), list[float](), 0, 0
    for _ in range(VISITS):
        first.to(path, PHONES[1], SLOWED)
        if not until(first.page, "window.painted !== undefined"):
            sys.exit(f"{path}: nothing was painted")
        at, by = first.page.evaluate("(async () => [painted, await counted()])()")
        painted.append(at)
        moved.append(by)
        size = first.bytes
        asked = sum(not url.startswith("data:") for url in first.requests.values())
    return (
        f"{size:,} bytes, {asked} requests, largest paint after {min(painted):,.0f} ms,"
        f" moved by {min(moved):.3f} at least and {max(moved):.3f} at most"
    )


if __name__ == "__main__":
    main()
