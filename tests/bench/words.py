"""What a page's words cost: the catalogue is asked for each, where ready-made sentences would ask nobody.

A synthetic site of 500 pages is judged, told and rendered, and everything that it asks its catalogue is noted; then the
same is asked again and nothing else is done. Prints CPU milliseconds a page, the least of several times, and beside
them what reading the catalogue costs, once in a process.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import write_site
from outturn.pipeline.checking import checked_site
from outturn.pipeline.site import made
from outturn.reading.site_settings import settings_of
from outturn.words.catalogue import Catalogue

SIZE, TIMES = 500, 7
WAYS = ("__call__", "count", "has", "labels")
"""How a catalogue is asked."""
READING = """
import time
from outturn.words.catalogue import catalogue
begun = time.process_time()
catalogue()
print(time.process_time() - begun)
"""

Question = Callable[[], object]


def main() -> None:
    """Note what the pages ask, ask it again, and print what that took."""
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder), SIZE)
        os.chdir(folder)
        asked, pages = _asked()
    spent = min(_spent(asked) for _ in range(TIMES)) / pages * 1000
    reading = min(float(subprocess.check_output([sys.executable, "-c", READING])) for _ in range(3)) * 1000
    print(
        f"the catalogue for {pages:,} pages: {spent:.3f} ms CPU a page for {len(asked) / pages:,.0f} questions each "
        f"(at most 0.3); read in {reading:.0f} ms, once"
    )


def _asked() -> tuple[list[Question], int]:
    """Every question to a catalogue while the pages are made, and how many pages these are."""
    asked: list[Question] = []
    own = {way: getattr(Catalogue, way) for way in WAYS}
    for way, method in own.items():
        setattr(Catalogue, way, _noting(method, asked))
    settings = settings_of(Path("mkdocs.yml"))
    pages = sum(not isinstance(one, tuple) for one in made(settings, checked_site(settings)))
    for way, method in own.items():
        setattr(Catalogue, way, method)
    return asked, pages


def _noting(method: Callable[..., object], asked: list[Question]) -> Callable[..., object]:
    """The method, which notes what it is asked; what it asks itself for an answer is part of that question."""

    def noting(*given: object, **gaps: object) -> object:
        before = len(asked)
        answer = method(*given, **gaps)
        asked[before:] = [partial(method, *given, **gaps)]
        return answer

    return noting


def _spent(asked: list[Question]) -> float:
    """Seconds that the questions take."""
    begun = time.process_time()
    for one in asked:
        one()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
