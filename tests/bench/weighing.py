"""What takes the room of a built site, by kind, and how many bytes that is a page.

Run it with ``make bench``, or of any site with ``python tests/bench/weighing.py SITE``; nothing is built. The packages
that ``/check/`` brings along are named beside, and are in no sum. The promise was half of 138 MB; a page then took
77.4 kB, and the last line says what it takes now.
"""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
MOST, MOST_A_PAGE = 69e6, 38_700
"""Half of 138 MB, and half of 77.4 kB a page, which 1,784 pages took then."""
SHEETS = (".zip", ".xlsx", ".pdf")
KINDS: tuple[tuple[str, Callable[[PurePosixPath], bool]], ...] = (
    ("packages of the checker", lambda path: path.parts[:2] == ("check", "files")),
    (
        "pages of sealed versions",
        lambda path: path.suffix == ".html" and "v" in path.parts and path.parts[0] != "embed",
    ),
    ("charts of them for other sites", lambda path: path.suffix == ".html" and path.match("embed/*/v/*/*/*")),
    ("charts of the newest version for other sites", lambda path: path.suffix == ".html" and path.parts[0] == "embed"),
    ("all other pages", lambda path: path.suffix == ".html"),
    ("JSON of one indicator alone", lambda path: path.match("data/*/latest/*.json")),
    ("JSON of whole versions", lambda path: path.match("data/*/*/*-*.json") or path.match("data/*/latest.json")),
    ("all other JSON: descriptors, search, proofs", lambda path: path.suffix in (".json", ".jsonld")),
    ("CSV of one indicator alone", lambda path: path.match("data/*/latest/*.csv")),
    ("CSV for downloading, as it was sealed", lambda path: path.suffix == ".csv"),
    ("ZIP, XLSX and PDF", lambda path: path.suffix in SHEETS),
    ("pictures", lambda path: path.suffix in (".png", ".svg")),
    ("scripts and styles", lambda path: path.suffix in (".js", ".css")),
    ("all else", lambda _: True),
)
"""Each kind with what its files are; a file is of the first that knows it."""


def main() -> int:
    """Print a line a kind, the largest first; 1 where the promise does not hold."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not site.is_dir():
        print(f"There is no site in {site}: build one first.", file=sys.stderr)
        return 2
    sizes, numbers = weighed(site)
    checker = sizes.pop(KINDS[0][0], 0)
    whole, pages = sum(sizes.values()), sum(numbers[kind] for kind, _ in KINDS[1:5])
    print(f"{'what':<46}{'MB':>8}{'files':>8}{'kB each':>9}")
    for kind, size in sizes.most_common():
        print(f"{kind:<46}{size / 1e6:>8.2f}{numbers[kind]:>8,}{size / 1e3 / numbers[kind]:>9.1f}")
    print(f"{whole / 1e6:.1f} MB without {checker / 1e6:.1f} MB of the checker, {pages:,} pages")
    print(f"bytes a page: {whole / max(pages, 1):,.0f} (at most {MOST_A_PAGE:,}); the whole at most {MOST / 1e6:g} MB")
    return 0 if whole <= MOST_A_PAGE * pages else 1


def weighed(site: Path) -> tuple[Counter[str], Counter[str]]:
    """The bytes and the number of files of each kind."""
    sizes, numbers = Counter[str](), Counter[str]()
    for file in site.rglob("*"):
        if file.is_file():
            path = PurePosixPath(file.relative_to(site).as_posix())
            kind = next(kind for kind, is_it in KINDS if is_it(path))
            sizes[kind] += file.stat().st_size
            numbers[kind] += 1
    return sizes, numbers


if __name__ == "__main__":
    sys.exit(main())
