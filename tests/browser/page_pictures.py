"""Takes the pictures in docs/images/ of the built example: ten kinds of pages at three widths.

Run it again when the look has changed: ``make site``, then ``python tests/browser/page_pictures.py``.
"""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import chromium
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
PAGES = {
    "home": "",
    "scorecard": "leeds-accountability/",
    "indicator": "leeds-accountability/moves-three-or-more/",
    "months": "peterborough-dashboard/missed-without-permission/",
    "sealed": "leeds-accountability/v/1.0.0/",
    "versions": "leeds-accountability/versions/",
    "place": "places/leeds/",
    "comparison": "compare/care-absence/",
    "attention": "attention/",
    "indicators": "indicators/",
}
"""A name for each picture, and the page that it shows."""
SIZES = ((390, 844), (768, 1024), (1280, 800))
COLOURS = 64
"""So many keep letters and charts as they are, at a quarter of the bytes."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Take every picture."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=ROOT / "site"))
    Thread(target=server.serve_forever, daemon=True).start()
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        for name, address in PAGES.items():
            for size in SIZES:
                picture = _taken(browser, f"http://127.0.0.1:{server.server_port}/{address}", size)
                (IMAGES / f"{name}-{size[0]}.png").write_bytes(picture)
        browser.close()
    server.shutdown()


def _taken(browser: Browser, address: str, size: tuple[int, int]) -> bytes:
    """What a window of that size shows of the page at first, as PNG."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme="light")
    page.goto(address, wait_until="networkidle")
    taken = Image.open(BytesIO(page.screenshot()))
    page.close()
    small = BytesIO()
    taken.convert("RGB").quantize(COLOURS).save(small, "PNG", optimize=True)
    return small.getvalue()


if __name__ == "__main__":
    main()
