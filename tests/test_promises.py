"""The table of what was promised: its commands are there, and figures are found in what they print."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "bench"))

from promises import PROMISES, Promise, summed, values  # noqa: E402 - the benches are no package


@pytest.mark.parametrize("one", PROMISES, ids=lambda one: one.what)
def test_what_measures_a_promise_is_there(one: Promise) -> None:
    assert [name for name in re.findall(r"tests/\S+\.py", one.command) if not (ROOT / name).is_file()] == []


KEYS = (
    "  “bins”, as a whole: 101,234 bytes; at most 4 files a key;"
    " busy at most 12 ms, half of the keys 9; waited at most 31 ms, half of the keys 8\n"
    "  “bins”, key by key: 99,999 bytes; at most 3 files a key;"
    " busy at most 11 ms, half of the keys 3; waited at most 30 ms, half of the keys 4"
)
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
    "make quick": ("1204 passed in 55.1s\ntook 58.2 s CPU, 61.0 s of the clock\n", 58.2),
    "the whole suite with those of later issues, in CI: a quarter of an hour": (
        "took 1163.0 s CPU, 806.4 s of the clock\n",
        806.4,
    ),
    "the tests of then: a third of 14 minutes on two cores": (
        "the 803 test functions of 5d64735, as they are now: 214 s of the clock, 276 s CPU",
        214,
    ),
    "two cores against one": (
        (
            "two processes, 2,000 pages: 1.71 times as fast as one   (24.1 s, 14.1 s of the clock)\n"
            "two processes, the example: 1.62 times as fast as one   (20.1 s, 12.4 s of the clock)"
        ),
        1.62,
    ),
    "two workers of a cluster, 12,000 and 24,000 pages": (
        (
            "      13  12,000  units     9.0 s     1.0 + 8.0         5.0 s     1.0 + 8.0        0.90\n"
            "      13  12,000  site     90.0 s    10.0 + 80.0       50.0 s    10.0 + 80.0       0.91\n"
            "      27  24,000  site    180.0 s    20.0 + 160.0     105.0 s    20.0 + 160.0      0.86"
        ),
        0.86,
    ),
    "bytes a page of the example, half of 77.4 kB": (
        "97.8 MB without 47.0 MB of the checker, 2,532 pages\nbytes a page: 38,620 (at most 38,700); the whole",
        38_620,
    ),
    "bytes of the example, half of 138 MB, with a third more pages": (
        "97.8 MB without 47.0 MB of the checker, 2,532 pages\nbytes a page: 38,620 (at most 38,700); the whole",
        97.8,
    ),
    "the first question to the search": (KEYS, 101_234),
    "its answer to a key: the page's own time, 4 times": (KEYS, 12),
    "the same as a reader waits, 4 times slowed": (KEYS, 31),
}
"""Lines as the benches print them, and the figure in them; of several, the worst."""


@pytest.mark.parametrize("what", PRINTED)
def test_its_figure_is_found_in_what_is_printed(what: str) -> None:
    (one,) = (each for each in PROMISES if each.what == what)
    printed, figure = PRINTED[what]
    assert one.worst(values(one, printed)) == figure


@pytest.mark.parametrize(("is_least", "figure", "holds"), [(True, 1.6, False), (True, 1.7, True), (False, 1.8, False)])
def test_a_bound_is_the_least_or_the_most(figure: float, *, is_least: bool, holds: bool) -> None:
    assert Promise(13, "a bound", 1.7, "times", "make", is_least=is_least).holds(figure) is holds


def test_the_end_says_how_many_hold_and_how_many_were_not_measured() -> None:
    assert summed([True, False, True], 3) == "2 of 3 hold."
    assert summed([True, True], 5) == "2 of 2 hold. 3 more take long and were not measured: make promises ALL=1"
