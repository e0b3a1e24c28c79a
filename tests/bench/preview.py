"""What a preview of the example takes from a save to the page: CPU seconds in one process, imports left out.

A figure of a working copy, a template of one page, one that every page has, and a hand-written page are changed in a
copy of the example, while one page is looked at. Beside each stands what the rest took, which is made while the page
can be seen already.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import builds

ROOT = Path(__file__).parents[2]
TO_REACH = 2
INSIDE = """
import gc, logging, sys, time
from pathlib import Path
from tempfile import mkdtemp
import scipy.stats
import outturn.pipeline.site
from outturn.builders.preview import Preview

logging.disable()
gc.set_threshold(100_000)
begun = time.process_time()
preview = Preview(Path("mkdocs.yml"), Path(mkdtemp(dir=".")), lambda: None)
preview.rebuild()
preview.wait()
print(time.process_time() - begun, flush=True)
for line in sys.stdin:
    page = f"{line.strip()}index.html"
    preview.ensure(page)
    preview.wait()
    print(flush=True)
    sys.stdin.readline()
    begun = time.process_time()
    preview.rebuild()
    preview.ensure(page)
    seen = time.process_time() - begun
    preview.wait()
    print(seen, time.process_time() - begun, flush=True)
"""


def main() -> None:
    """Print a line for each change."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "example"
        shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".*", "site", "tests", "generator"))
        command = [sys.executable, "-c", INSIDE]
        with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            if process.stdin is None or process.stdout is None:
                raise ValueError(process)
            print(f"preview of the example: {float(process.stdout.readline()):.2f} s until all can be seen", flush=True)
            for what, address, change in CHANGES:
                print(address, file=process.stdin, flush=True)
                process.stdout.readline()
                change(root)
                print(file=process.stdin, flush=True)
                page, every = map(float, process.stdout.readline().split())
                print(f"{what}: {page:.2f} s to the page (to reach {TO_REACH}), {every:.2f} s to all", flush=True)
            process.stdin.close()


def _figure(root: Path) -> None:
    builds.change(root)


def _added(name: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def _indicator() -> str:
    """An indicator's page in the preview: that of the figure which is changed."""
    table = (ROOT / "datapackage" / builds.CARD / "next" / builds.FILE).read_text(encoding="utf-8")
    line = next(line for line in table.split("\n") if re.search(builds.FIGURE, line))
    return f"{builds.CARD}/next/{line.partition(',')[0]}/"


CHANGES = (
    ("a figure", _indicator(), _figure),
    ("the template of the home page", "", _added("site_templates/pages/home.md.jinja", "\n<p>Changed</p>\n")),
    ("what all templates have", _indicator(), _added("site_templates/pages/indicator.md.jinja", "\n<p>Changed</p>\n")),
    ("a hand-written page", "about/", _added("docs/about/index.md", "\nChanged\n")),
)


if __name__ == "__main__":
    main()
