"""What a page costs: a synthetic site of 100, 500 and 2,000 indicator pages, 20 periods each, built whole.

Prints, a size a line: CPU milliseconds a page, peak memory, bytes a page. Each size is built by a program of its own,
so that peak memory is its own. Other sizes can be named: ``python tests/bench/bench.py 2000 16000``. Made-up figures of
made-up places; nothing here is published.
"""

import csv
import json
import multiprocessing
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from outturn.schemas import OPTIONAL, REQUIRED, fields, schema

SIZES = (100, 500, 2000)
PERIODS = 20
AN_SCORECARD = 50
"""Indicators a scorecard, as large ones have."""

CONFIGURATION = """\
site_name: Bench
site_url: https://bench.example/
theme:
  name: material
  font: false
plugins:
  - search
  - outturn
"""


def main() -> None:
    """Build each size in a process of its own and print what it cost."""
    print(f"{'pages':>6} {'ms CPU/page':>12} {'peak MB':>8} {'bytes/page':>11}   of which before MkDocs, ms/page")
    context = multiprocessing.get_context("spawn")
    for size in [int(one) for one in sys.argv[1:]] or SIZES:
        with context.Pool(1) as pool:
            print(pool.apply(_measure, (size,)), flush=True)


def _measure(size: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_site(root, size)
        os.chdir(root)
        from outturn.pipeline.checking import checked_site  # noqa: PLC0415 - only the measured process needs them
        from outturn.pipeline.site import made  # noqa: PLC0415
        from outturn.reading.site_settings import settings_of  # noqa: PLC0415

        settings = settings_of(Path("mkdocs.yml"))
        begun = time.process_time()
        for _ in made(settings, checked_site(settings)):
            pass
        ours = time.process_time() - begun
        command = [sys.executable, "-m", "outturn", "build", "--jobs", "1"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = used.ru_utime + used.ru_stime
        pages = [path.stat().st_size for path in (root / "site").rglob("index.html")]
    peak = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return (
        f"{size:>6} {spent / len(pages) * 1000:>12.2f} {peak:>8.0f} {sum(pages) / len(pages):>11,.0f}"
        f"   {ours / len(pages) * 1000:.2f}"
    )


def write_site(root: Path, size: int) -> None:
    (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (root / "docs").mkdir()
    for number in range(-(-size // AN_SCORECARD)):
        count = min(AN_SCORECARD, size - number * AN_SCORECARD)
        write_package(root / "datapackage" / f"bench-{number}" / "next", count, random.Random(number))  # noqa: S311


def write_package(folder: Path, count: int, chance: random.Random) -> None:
    """Write a package of that many made-up indicators into the folder."""
    folder.mkdir(parents=True)
    tables: dict[str, list[dict[str, object]]] = {name: [] for name in REQUIRED}
    tables["areas"] = [{"area": "england", "name": "England", "kind": "nation"}]
    for place in range(count):
        name = f"indicator-{place}"
        tables["indicators"].append(_indicator(name, place))
        for year in range(2025 - PERIODS, 2025):
            key = {"indicator": name, "period": f"FY{year}-{(year + 1) % 100:02d}"}
            whole = chance.randint(200, 2000)
            part = chance.randint(whole // 5, whole * 4 // 5)
            value = {"value": round(100 * part / whole, 6), "numerator": part, "denominator": whole}
            england = round(chance.uniform(20, 80), 1)
            tables["outturns"].append({**key, **value})
            tables["targets"].append(
                {**key, "kind": "benchmark", "value": england, "source": "England average, example"}
            )
            tables["comparators"].append({**key, "area": "england", "value": england})
    for table, rows in tables.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [str(field["name"]) for field in fields(table)], restval="")
            writer.writeheader()
            writer.writerows(rows)
    (folder / "datapackage.json").write_text(json.dumps(_descriptor(folder.parent.name)), encoding="utf-8")


def _indicator(name: str, place: int) -> dict[str, object]:
    return {
        "indicator": name,
        "title": f"Children who were counted for example {place}",
        "outcome": "stay-safe",
        "unit": "percent",
        "decimals": 1,
        "polarity": "higher" if place % 2 else "lower",
        "frequency": "year",
        "year_type": "financial",
        "basis": "period",
        "compare_with": "previous",
        "tolerance": 2,
        "tolerance_unit": "points",
        "source": "Made up for the benchmark",
        "definition": "A made-up share of made-up children, to measure how long a page takes.",
        "status": "active",
    }


def _descriptor(name: str) -> dict[str, object]:
    return {
        "name": name,
        "title": f"Example {name}",
        "description": "Made-up figures for the benchmark.",
        "version": "next",
        "created": "2026-01-01",
        "licenses": [{"name": "CC0-1.0", "title": "CC0"}],
        "sources": [{"title": "Made up for the benchmark"}],
        "resources": [
            {"name": table, "path": f"{table}.csv", "schema": schema(table)}
            for table in (*REQUIRED, *OPTIONAL)
            if table in REQUIRED
        ],
        "scorecard": {
            "publisher": "Nobody",
            "area": {"name": "Exampleshire"},
            "outcomes": [{"id": "stay-safe", "title": "Stay safe", "question": "Are children safe?"}],
            "illustrative": True,
        },
    }


if __name__ == "__main__":
    main()
