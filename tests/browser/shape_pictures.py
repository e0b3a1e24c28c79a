"""Takes pictures of every shape that figures can have: groups, units, times, targets, intervals, places that end.

The pages are those of ``tests/cases/shapes`` and of every case of judging, each at three widths, in both schemes and
on paper, whole: ``python tests/browser/shape_pictures.py FOLDER``; parts of addresses after it choose some of them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import chromium
from kinds import DESK, PHONES
from playwright.sync_api import Browser, sync_playwright
from served import serving

sys.path.insert(0, str(Path(__file__).parents[1]))

from built import built
from shapes import shapes_site


def main(into: Path, *wanted: str) -> None:
    """Take every picture, or those of pages whose address holds one of the words."""
    into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = built(shapes_site(Path(folder)))
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        with serving(site) as address:
            for page in pages(site):
                if not wanted or any(word in page for word in wanted):
                    _take(browser, address, page, into)
        browser.close()


def pages(site: Path) -> Iterator[str]:
    """The addresses of the site's scorecards and indicators, and of what it has of its own about several of them."""
    for path in sorted(site.rglob("index.html")):
        page = path.parent.relative_to(site).as_posix()
        if page.partition("/")[0] not in ("about", "data", "embed", "assets", "check", "verify", "search"):
            yield page


def _take(browser: Browser, address: str, page: str, into: Path) -> None:
    """The whole page in each window and scheme, on paper, and without scripts, as PNG and PDF."""
    name = page.strip("./").replace("/", "--") or "home"
    for width, height in (*PHONES, DESK):
        for scheme in ("light", "dark"):
            for scripts in (True, False):
                if not scripts and (width, scheme) != (PHONES[1][0], "light"):
                    continue
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme="dark" if scheme == "dark" else "light",
                    java_script_enabled=scripts,
                )
                shown = context.new_page()
                shown.goto(f"{address}{page}/", wait_until="networkidle")
                without = "" if scripts else "-without-scripts"
                shown.screenshot(path=into / f"{name}-{width}-{scheme}{without}.png", full_page=True)
                if (width, scheme) == (DESK[0], "light"):
                    shown.pdf(path=into / f"{name}.pdf", format="A4")
                context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
