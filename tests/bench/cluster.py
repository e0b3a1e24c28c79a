"""What a cluster gains: councils of 100 indicators and 8 versions each, built on one worker and on two.

Prints, for each number of councils: pages, seconds and CPU with either, and how much of two is used (the time of
one over twice that of two), for making the units alone and for the whole site; then what 150 councils would take.
Made-up figures of made-up places; nothing here is published. Scheduler and workers listen on loopback only.
Other sizes than 2, 13 and 27 councils can be named: ``python tests/bench/cluster.py 1 2``; with ``--country FOLDER``
the sealed country is kept there, and taken from there the next time.

The program and two workers are three processes, which two cores cannot show at their full speed. With ``--held 60``
each of them is held to so many hundredths of a core, by Debian's ``cpulimit``, as if on three slower machines.
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from distributed import Client, LocalCluster

import bench
from outturn.pipeline import sealing
from outturn.pipeline.checking import checked_site
from outturn.pipeline.cluster import cluster
from outturn.pipeline.site import made
from outturn.reading.site_settings import settings_of
from outturn.words.catalogue import catalogue

COUNCILS = (2, 13, 27)
COUNTRY = 150
INDICATORS, VERSIONS = 100, 8
FIRST = date(2020, 1, 1)
LOOPBACK = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "worker_dashboard_address": "127.0.0.1:0"}


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds that passed, and CPU seconds of the program and of the workers together."""

    passed: float
    program: float
    workers: float


def main() -> None:
    """Build each size on one worker and on two, and print what it cost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("councils", nargs="*", type=int, default=COUNCILS)
    parser.add_argument("--indicators", type=int, default=INDICATORS)
    parser.add_argument("--versions", type=int, default=VERSIONS)
    parser.add_argument("--country", type=Path)
    parser.add_argument("--held", type=int, default=0)
    parser.add_argument("--whole", action="store_true", help="only whole sites, without the units alone")
    given = parser.parse_args()
    print("councils   pages  work  on one worker: s, CPU s of program + workers; on two: the same; t1 / (2 t2)")
    with tempfile.TemporaryDirectory() as folder:
        country = given.country or Path(folder, "country")
        _seal_country(country, max(given.councils), given.indicators, given.versions)
        for number in sorted(given.councils):
            root = _part_of(country, Path(folder, str(number)), number)
            whole = [_with_workers(root, workers, partial(_build, held=given.held), given.held) for workers in (1, 2)]
            pages = len(list((root / "site").rglob("index.html")))
            if not given.whole:
                units = [_with_workers(root, workers, _make_units, given.held) for workers in (1, 2)]
                print(_line(number, pages, "units", units))
            print(_line(number, pages, "site", whole), flush=True)
    _extrapolate(COUNTRY / number * pages, pages, whole[1])


def _line(councils: int, pages: int, work: str, spent: Sequence[Spent]) -> str:
    said = "".join(f"{one.passed:>9.1f} s {one.program:>7.1f} + {one.workers:<7.1f}" for one in spent)
    one, two = spent
    return f"{councils:>8} {pages:>7,}  {work:<6}{said}{one.passed / (2 * two.passed):>8.2f}"


def _extrapolate(country: float, pages: int, two: Spent) -> None:
    """What the whole country would take, where every page costs what it did at the greatest size."""
    program, workers = two.program / pages, two.workers / pages
    print(
        f"a page cost {program * 1000:.1f} ms CPU of the program and {workers * 1000:.1f} ms of a worker. "
        f"If {country:,.0f} pages cost the same each,\nno worker waits for the network, "
        "and the program has a core of its own, a country takes:"
    )
    for number in (2, 4, 8, 16):
        minutes = country * max(program, workers / number) / 60
        bound = "the workers" if workers / number > program else "the program"
        print(f"  {number:>3} workers {minutes:>6.1f} minutes, for which {bound} must be waited")


def _seal_country(folder: Path, councils: int, indicators: int, versions: int) -> None:
    """Seal every version of every council, each in a folder of its own so that all cores do it."""
    sealed = [len(list((folder / str(number)).glob("*/*/sealed.json"))) for number in range(councils)]
    with ProcessPoolExecutor() as executor:
        missing = [number for number, found in enumerate(sealed) if found < versions]
        list(executor.map(partial(_seal, folder, indicators, versions), missing))


def _seal(folder: Path, indicators: int, versions: int, number: int) -> None:
    name, root = f"bench-{number}", folder / str(number)
    shutil.rmtree(root, ignore_errors=True)
    bench.write_package(root / name / "next", indicators, random.Random(number))  # noqa: S311 - made-up figures
    table = root / name / "next/outturns.csv"
    for version in range(versions):
        text = table.read_text(encoding="utf-8")
        row = text.splitlines()[version + 1]
        changed = row.rsplit(",", 1)[0] + f",Counted again {version}"
        table.write_text(text.replace(row, changed), encoding="utf-8", newline="")
        day = FIRST + timedelta(days=version)
        sealing.seal(root, name, "minor" if version else "major", f"State {version}.", day, catalogue())


def _part_of(country: Path, root: Path, councils: int) -> Path:
    """A site of the first councils of the country."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(bench.CONFIGURATION, encoding="utf-8")
    parts = [country / str(number) for number in range(councils)]
    for number, part in enumerate(parts):
        shutil.copytree(part / f"bench-{number}", root / "datapackage" / f"bench-{number}")
    addresses = "".join((part / "urls.txt").read_text(encoding="utf-8") for part in parts)
    (root / "datapackage/urls.txt").write_text(addresses, encoding="utf-8", newline="\n")
    return root


def _with_workers(root: Path, workers: int, work: Callable[[Path, str], tuple[float, float]], held: int) -> Spent:
    """What the work, given the site and the scheduler's address, takes on so many new workers, each ``held`` or not."""
    begun = LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, silence_logs=60, **LOOPBACK)
    with begun as found, Client(found) as client, ExitStack() as holding:
        for number in client.run(os.getpid).values() if held else ():
            keep = [*_hold(held), "-p", str(number)]
            keeper = holding.enter_context(subprocess.Popen(keep, stdout=subprocess.DEVNULL))
            holding.callback(keeper.terminate)
        before = sum(client.run(time.process_time).values())
        passed, program = work(root, found.scheduler_address)
        return Spent(passed, program, sum(client.run(time.process_time).values()) - before)


def _hold(share: int) -> list[str]:
    """The command that holds a process to so many hundredths of a core."""
    return ["cpulimit", "-q", "-l", str(share)] if share else []


def _make_units(root: Path, address: str) -> tuple[float, float]:
    """Seconds and CPU seconds of having every unit made, without a builder."""
    settings = settings_of(root / "mkdocs.yml")
    checked = checked_site(settings)
    with cluster(address, settings) as workers:
        passed, spent = time.perf_counter(), time.process_time()
        for _ in made(settings, checked, workers=workers):
            pass
        return time.perf_counter() - passed, time.process_time() - spent


def _build(root: Path, address: str, held: int) -> tuple[float, float]:
    """Seconds and CPU seconds of the program itself, from its start to its end."""
    passed, spent = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    arguments = ["build", "--fresh", "--on", address]
    command = [*_hold(held), *(("-f", "--") if held else ()), sys.executable, "-m", "outturn", *arguments]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - spent.ru_utime - spent.ru_stime
    return time.perf_counter() - passed, cpu


if __name__ == "__main__":
    main()
