"""Takes the pictures in docs/images/ of the built example: ten kinds of pages at three widths, and three for README.md.

Run it again when the look has changed: ``make site``, then ``python tests/browser/page_pictures.py``; with names of
pictures behind it, it takes those alone.
"""

import sys
from collections.abc import Iterator
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
IN_README = {
    "readme-scorecard": ("leeds-accountability/", ".ot-edition"),
    "readme-indicator": ("leeds-accountability/moves-three-or-more/", "figure.ot-chart svg"),
    "readme-meeting": ("meetings/example-scrutiny-panel-for-peterborough/2025-10-14/", ".ot-since"),
}
"""The pictures of README.md: the page, and the part of it at whose end the picture ends."""
README_WIDTH, SHARPNESS, MARGIN = 1000, 1.66, 12
"""GitHub shows a README's pictures about 830 wide, two points each on most screens; below the last part is a margin."""
SIZES = ((390, 844), (768, 1024), (1280, 800))
COLOURS = 256
"""So many keep letters, charts and the colours of ratings as they are, at a third of the bytes."""


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
        for name, picture in _pictures(browser, f"http://127.0.0.1:{server.server_port}/", sys.argv[1:]):
            (IMAGES / f"{name}.png").write_bytes(picture)
        browser.close()
    server.shutdown()


def _pictures(browser: Browser, site: str, wanted: list[str]) -> Iterator[tuple[str, bytes]]:
    """Every picture that is wanted, by its name; all where none is named."""
    for name, address in PAGES.items():
        for size in SIZES:
            if not wanted or f"{name}-{size[0]}" in wanted:
                yield f"{name}-{size[0]}", _taken(browser, site + address, size)
    for name, (address, last) in IN_README.items():
        if not wanted or name in wanted:
            yield name, _taken(browser, site + address, (README_WIDTH, 2000), last)


def _taken(browser: Browser, address: str, size: tuple[int, int], last: str = "") -> bytes:
    """What a window of that size shows of the page at first, as PNG; with a part named, sharper and down to its end."""
    sharpness = SHARPNESS if last else 1
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="light", device_scale_factor=sharpness
    )
    page.goto(address, wait_until="networkidle")
    taken: Image.Image = Image.open(BytesIO(page.screenshot()))
    if last:
        end = page.locator(last).first.bounding_box()
        assert end, f"{address} has no {last}"
        taken = taken.crop((0, 0, taken.width, round((end["y"] + end["height"] + MARGIN) * sharpness)))
    page.close()
    small = BytesIO()
    taken.convert("RGB").quantize(COLOURS).save(small, "PNG", optimize=True)
    return small.getvalue()


if __name__ == "__main__":
    main()
