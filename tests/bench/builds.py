"""What builds cost beside each other, in one run on one machine: ratios first, then CPU seconds.

Clean builds against Hugo and MkDocs, which get the same bodies ready made; then, on the example, a build after one
figure has changed and after a version was sealed, ``check``, one process against two, and start-up. Each is a process
of its own; what builds of the example take to import is left out. Hugo is found on the path or where ``make bench``
puts it.
Made-up figures of made-up places, and a copy of the example; nothing here is published.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import bench

ROOT = Path(__file__).parents[2]
SIZES = (500, 2_000)
HUGO = ROOT / ".venv" / "tools" / "bin" / "hugo"
HUGO_SETTINGS = """\
baseURL = "https://bench.example/"
disableKinds = ["taxonomy", "term"]

[security]
allowContent = [".*"]
"""
CARD, FILE = "leeds-accountability", "outturns.csv"
"""A scorecard of the example, the largest, and its table of figures."""
FIGURE = r",\d+\.\d,,,,"
"""A line of it with a figure of one decimal, and nothing else."""
INSIDE = """
import sys, time
from pathlib import Path
from outturn.builders import mkdocs_site
from outturn.command import of_figures, of_sites
from outturn.pipeline import units
import outturn.judge, outturn.check, scipy.stats
begun = time.process_time()
try:
    here = {"config": Path("mkdocs.yml")}
    of_sites.build(jobs=1, **here) if sys.argv[1] == "build" else of_figures.check(**here)
finally:
    print("took", time.process_time() - begun)
"""


def main() -> None:
    """Print a line for each comparison."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            print(_against_others(Path(folder) / str(size), size), flush=True)
        print(_two(Path(folder) / str(SIZES[-1]), f"{SIZES[-1]:,} pages"), flush=True)
        for line in _example(Path(folder) / "example"):
            print(line, flush=True)


def _against_others(root: Path, size: int) -> str:
    root.mkdir()
    bench.write_site(root, size)
    own = _cpu([sys.executable, "-m", "outturn", "build", "--jobs", "1"], root)
    pages = len(list((root / "site").rglob("index.html")))
    _cpu([sys.executable, "-m", "outturn", "pages", "--into", "plain"], root)
    mkdocs = _cpu([sys.executable, "-m", "mkdocs", "build", "--quiet"], root / "plain")
    hugo = _hugo(root)
    said = f"{size:>6} pages, clean: {own / mkdocs:.2f} of MkDocs with Material"
    said += f", {own / hugo:.1f} times Hugo" if hugo else "; Hugo is not installed"
    each = "  ".join(f"{name} {spent:.2f} s" for name, spent in (("ours", own), ("MkDocs", mkdocs), ("Hugo", hugo)))
    return f"{said}   ({each}; {own / pages * 1000:.1f} ms a page)"


def _hugo(root: Path) -> float:
    """What Hugo takes for the same bodies in the same shell; 0 where it is not there."""
    program = shutil.which("hugo") or (str(HUGO) if HUGO.is_file() else "")
    if not program:
        return 0.0
    place = root / "hugo"
    (place / "layouts" / "_default").mkdir(parents=True)
    (place / "hugo.toml").write_text(HUGO_SETTINGS, encoding="utf-8")
    shell = ""
    for path in sorted((root / "site").rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        before, mark, rest = text.partition('<article class="md-content__inner md-typeset">')
        body, end, after = rest.rpartition("</article>")
        if mark and not path.is_relative_to(root / "site" / "embed"):
            shell = shell or f"{before}{mark}{{{{ .Content }}}}{end}{after}"
            page = place / "content" / path.relative_to(root / "site").with_name("_index.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f'---\ntitle: "{path.parent.name}"\n---\n{body}', encoding="utf-8")
    shell = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", shell)
    for name in ("single.html", "list.html", "home.html"):
        (place / "layouts" / "_default" / name).write_text(shell, encoding="utf-8")
    return _cpu([program, "--quiet"], place)


def _example(root: Path) -> Iterator[str]:
    """A copy of the example, changed step by step."""
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".*", "site", "tests", "generator", "site_templates"))
    clean, again = _inside("build", root), _inside("build", root)
    yield f"the example, nothing changed: {again / clean:.2f} of a clean build   ({again:.2f} s of {clean:.2f} s)"
    change(root)
    one = _inside("build", root)
    yield f"one figure of next changed: {one / clean:.2f} of a clean build   ({one:.2f} s, to reach 2.4)"
    seal = ["seal", CARD, "--level", "patch", "--note", "One figure was wrong.", "--date", "2026-11-26"]
    _cpu([sys.executable, "-m", "outturn", *seal], root)
    sealed = _inside("build", root)
    yield f"a version sealed: {sealed / clean:.2f} of a clean build   ({sealed:.2f} s, to reach 6)"
    check = [sys.executable, "-m", "outturn", "check"]
    shutil.rmtree(root / ".outturn")
    cold, unchanged = _cpu(check, root), _cpu(check, root)
    change(root)
    changed = _cpu(check, root)
    yield f"check: cold {cold:.2f} s, unchanged {unchanged:.2f} s (to reach 1.5), one cell {changed:.2f} s (to reach 2)"
    yield _two(root, "the example")
    started = _cpu([sys.executable, "-m", "outturn", "--help"], root)
    yield f"outturn --help: {started:.2f} s (to reach 0.3)"


def _two(root: Path, what: str) -> str:
    """How much faster two processes are than one."""
    build = [sys.executable, "-m", "outturn", "build", "--fresh", "--jobs"]
    one, two = (_wall([*build, jobs], root) for jobs in "12")
    return f"two processes, {what}: {one / two:.2f} times as fast as one   ({one:.1f} s, {two:.1f} s of the clock)"


def change(root: Path) -> None:
    """Change the last digit of a figure, so that nothing else is wrong."""
    path = root / "datapackage" / CARD / "next" / FILE
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if re.search(FIGURE, line))
    lines[at] = re.sub(r"(\.)(\d)(,,,,)", lambda found: f".{(int(found[2]) + 1) % 10}{found[3]}", lines[at], count=1)
    path.write_text("\n".join(lines), encoding="utf-8", newline="")


def _cpu(command: list[str], folder: Path) -> float:
    """CPU seconds of a program and those that it starts; raises CalledProcessError."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _wall(command: list[str], folder: Path) -> float:
    begun = time.perf_counter()
    _cpu(command, folder)
    return time.perf_counter() - begun


def _inside(what: str, folder: Path) -> float:
    """CPU seconds of a command without what it imports."""
    done = subprocess.run(
        [sys.executable, "-c", INSIDE, what],
        cwd=folder,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=_environment(),
    )
    return float(done.stdout.rpartition("took ")[2])


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


if __name__ == "__main__":
    main()
