"""Draws the pictures that are kept beside the stylesheet: the icons, and the one that stands for a shared link.

Run it again when an SVG has changed: ``python tests/browser/pictures.py``.
"""

from pathlib import Path

import chromium
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
ASSETS = HERE.parents[1] / "site_templates" / "assets"
PICTURES = (
    (ASSETS / "favicon.svg", "favicon.png", 48, 48),
    (ASSETS / "favicon.svg", "touch-icon.png", 180, 180),
    (HERE / "social.svg", "social.png", 1200, 630),
)
"""A drawing, the picture that is made of it, its width and its height in pixels."""


def main() -> None:
    """Draw every picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        for drawing, picture, width, height in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height})
            svg = drawing.read_text(encoding="utf-8").replace("<svg ", f'<svg style="height:{height}px" ', 1)
            page.set_content(f"<body style='margin:0;display:grid'>{svg}</body>")
            page.screenshot(path=ASSETS / picture, omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
