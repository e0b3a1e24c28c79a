"""The table of what was promised: its commands are there, and figures are found in what they print."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "bench"))

from promises import PROMISES, Promise, values  # noqa: E402 - the benches are no package


@pytest.mark.parametrize("one", PROMISES, ids=lambda one: one.what)
def test_what_measures_a_promise_is_there(one: Promise) -> None:
    assert [name for name in re.findall(r"tests/\S+\.py", one.command) if not (ROOT / name).is_file()] == []


PRINTED = {
    "preview, from a save to the page": (
        "figure: 0.52 s to the page (to reach 2), 1.10 s to all\npage: 1.20 s to the page",
        1.2,
    ),
    "clean build against Hugo": (
        "   500 pages, clean: 0.40 of MkDocs with Material, 3.1 times Hugo   (ours 2.00 s)",
        3.1,
    ),
    "a version sealed, then build": ("a version sealed: 0.12 of a clean build   (5.40 s, to reach 6)", 5.4),
    "check of 100,000 outturns": ("100,000 outturns in which nothing is wrong\n  now      2.13 s CPU,    159 MB", 2.13),
    "100,000 rows of one mistake": (
        "Every row has the same mistake\n  now    text      3.6 s    211 MB   265 bytes  exit 1",
        3.6,
    ),
    "the words of a page": (
        "the catalogue for 528 pages: 0.164 ms CPU a page for 380 questions each (at most 0.3); read in 90 ms",
        0.164,
    ),
    "the first question to the search": ("  “bins”, as a whole: 101,234 bytes in 4 files; at most 12 ms", 101_234),
}
"""Lines as the benches print them, and the figure in them; of several, the largest."""


@pytest.mark.parametrize("what", PRINTED)
def test_its_figure_is_found_in_what_is_printed(what: str) -> None:
    (one,) = (each for each in PROMISES if each.what == what)
    printed, figure = PRINTED[what]
    assert max(values(one, printed)) == figure
