"""What a pack costs: the seconds of the processor and the bytes of each example's, and of one of 60 indicators.

Run it with ``make bench``; it says whether the promise holds: 60 indicators in 5 seconds and 1.5 megabytes.
"""

import csv
import sys
from datetime import date
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "generator")]

from outturn.packs import Imprint, pack_of  # noqa: E402
from outturn.pages import Site, Told, read_told  # noqa: E402
from outturn.settings import packaged  # noqa: E402
from outturn.words.catalogue import catalogue  # noqa: E402
from pdf_reading import Document  # noqa: E402
from test_pack_bytes import of_many  # noqa: E402

MOST_SECONDS, MOST_BYTES, INDICATORS = 5.0, 1_500_000, 60


def main() -> int:
    """Print a line a pack; 1 where the promise does not hold."""
    print(f"{'pack':<42}{'indicators':>11}{'pages':>7}{'CPU s':>8}{'kB':>8}")
    largest: Told | None = None
    for place in sorted((ROOT / "datapackage").glob("*/versions.csv")):
        with place.open(encoding="utf-8") as file:
            version = list(csv.DictReader(file))[-1]["version"]
        told = read_told((place.parent / version / "told.json").read_bytes())
        measured(f"{place.parent.name}/{version}", told)
        largest = told if largest is None or len(told.indicators) > len(largest.indicators) else largest
    if largest is None:
        return 1
    seconds, size = measured(f"{INDICATORS} indicators, all of them exceptions", of_many(largest, INDICATORS))
    holds = seconds <= MOST_SECONDS and size <= MOST_BYTES
    print(f"{INDICATORS} indicators in {MOST_SECONDS:g} s and {MOST_BYTES:,} bytes: {'yes' if holds else 'no'}")
    return 0 if holds else 1


def measured(name: str, told: Told) -> tuple[float, int]:
    """The seconds of the processor and the bytes, which are printed."""
    imprint = Imprint(Site("Bench", "https://example.org/"), "any/v/1.0.0/", "1.0.0", "ab" * 32, date(2026, 1, 2))
    start = process_time()
    content = pack_of(told, None, imprint, catalogue(), (packaged("site_templates"),))
    seconds = process_time() - start
    pages = len(Document(content).reader.pages)
    print(f"{name:<42}{len(told.scorecard.rows):>11}{pages:>7}{seconds:>8.2f}{len(content) / 1000:>8.0f}")
    return seconds, len(content)


if __name__ == "__main__":
    sys.exit(main())
