"""What a check costs where nothing was found before: CPU seconds of ``outturn check`` in processes of its own.

It is made of the example and of floods of rows. Beside it stand the seconds for start-up, which are part of every
command. With the folder of another generator/ as argument, that program checks the same packages in the same run.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "tests/bench"))
sys.path.insert(0, str(ROOT / "generator"))

import breakdowns  # noqa: E402 - the tests' folder comes first
import floods  # noqa: E402 - the tests' folder comes first

from golden import copied  # noqa: E402 - the tests' folder comes first

RUNS = 3
"""The least of so many runs is printed: what else the machine does only adds to it."""
MONTHS = [f"{2000 + at // 12}-{at % 12 + 1:02}" for at in range(250)]


def example(into: Path) -> Path:
    """The example: every working copy and every sealed version."""
    for name in ("datapackage", "docs", "site_templates"):
        shutil.copytree(ROOT / name, into / name)
    shutil.copy(ROOT / "mkdocs.yml", into)
    return into


def one_cell(into: Path) -> Path:
    """The example with one figure changed in a working copy."""
    site = example(into)
    path = site / "datapackage/harrow-children/next/outturns.csv"
    header, first, *rows = path.read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    place = header.split(",").index("note")
    cells[place] = "Changed."
    path.write_text("\n".join([header, ",".join(cells), *rows]) + "\n", encoding="utf-8")
    return site


def outturns(into: Path) -> Path:
    """100,000 outturns in which nothing is wrong: 400 indicators of 250 months."""
    site = copied("small", into)
    floods.with_indicators(site, 400)
    floods.with_rows(
        site, (f"wait-{at},{month},{place}.5,,,," for at in range(400) for place, month in enumerate(MONTHS))
    )
    for name, header in HEADERS.items():
        (site / floods.CARD / f"{name}.csv").write_text(f"{header}\n", encoding="utf-8")
    return site


HEADERS = {
    "frameworks": "indicator,framework,code",
    "targets": "indicator,period,kind,value,source",
    "comparators": "indicator,period,area,value,numerator,denominator,mark",
}


def by_group(into: Path) -> Path:
    """400,000 rows of figures by group: 100 indicators, 20 years, 200 wards."""
    site = copied("small", into)
    breakdowns.made(site, 100)
    return site


def seconds(site: Path, generator: Path, *command: str) -> tuple[float, float]:
    """The CPU seconds and the peak memory in MB of the command."""
    environment = {**os.environ, "PYTHONPATH": str(generator)}
    spent, memory = [], []
    for _ in range(RUNS):
        if site != ROOT:
            shutil.rmtree(site / ".outturn", ignore_errors=True)  # what was found before is not looked for again
        process = subprocess.Popen(
            [sys.executable, "-m", "outturn", *command], cwd=site, stdout=subprocess.DEVNULL, env=environment
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"outturn {' '.join(command)} ended with {process.returncode}")
        spent.append(used.ru_utime + used.ru_stime)
        memory.append(used.ru_maxrss / 1024)
    return min(spent), max(memory)


def main() -> None:
    """Print what each check costs."""
    programs = {"now": ROOT / "generator", **({"other": Path(sys.argv[1])} if len(sys.argv) > 1 else {})}
    for name, generator in programs.items():
        print(f"{name:6} --help: {seconds(ROOT, generator, '--help')[0]:5.2f} s")
    for make in (example, one_cell, outturns, by_group):
        with tempfile.TemporaryDirectory() as folder:
            site = make(Path(folder) / "site")
            print((make.__doc__ or "").strip())
            for name, generator in programs.items():
                spent, memory = seconds(site, generator, "check")
                print(f"  {name:6} {spent:6.2f} s CPU, {memory:6.0f} MB", flush=True)


if __name__ == "__main__":
    main()
