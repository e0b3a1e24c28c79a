"""What floods cost: CPU seconds, peak memory and the size of the report of ``outturn check`` on packages of many rows.

With the folder of another generator/ as argument, the same floods are given to that program as well, in the same run.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "generator"))

from golden import copied  # noqa: E402 - the tests' folder comes first

CARD = "datapackage/exampleshire-children/next"
ROWS = 100_000
GIVEN_UP = 124
LONGEST = 300
"""Seconds after which a flood is given up."""


def with_rows(site: Path, rows: Iterator[str]) -> None:
    path = site / CARD / "outturns.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def one_mistake(site: Path) -> None:
    """Every row has the same mistake: a cell too few."""
    with_rows(site, ("visits,FY2024-25-Q1,1,,," for _ in range(ROWS)))


def three_mistakes(site: Path) -> None:
    """Every row has a sign for a number, another kind of period and a key that stands twice."""
    with_rows(site, ("visits,FY2024-25,n/k,,,," for _ in range(ROWS)))


def different_names(site: Path) -> None:
    """Every row names another indicator that is not there."""
    with_rows(site, (f"visit-{at},FY2024-25-Q1,1,,,," for at in range(ROWS)))


def columns(site: Path) -> None:
    """10,000 columns that the table does not have."""
    path = site / CARD / "outturns.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    odd = ",".join(f"c{at}" for at in range(10_000))
    path.write_text("\n".join([f"{header},{odd}", *(row + "," * 10_000 for row in rows)]) + "\n", encoding="utf-8")


def with_indicators(site: Path, count: int) -> None:
    path = site / CARD / "indicators.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    wait = next(line for line in lines if line.startswith("wait,"))
    more = (wait.replace("wait,", f"wait-{at},", 1) for at in range(count))
    path.write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")


def one_code(site: Path) -> None:
    """One framework's code on 200 indicators of 24 months, each with other figures."""
    with_indicators(site, 200)
    months = [f"{year}-{month:02}" for year in (2021, 2022) for month in range(1, 13)]
    with_rows(site, (f"wait-{at},{month},{at}.{place},,,," for at in range(200) for place, month in enumerate(months)))
    path = site / CARD / "frameworks.csv"
    path.write_text(
        "indicator,framework,code\n" + "".join(f"wait-{at},NI,NI 1\n" for at in range(200)), encoding="utf-8"
    )
    (site / CARD / "targets.csv").write_text("indicator,period,kind,value,source\n", encoding="utf-8")
    (site / CARD / "comparators.csv").write_text(
        "indicator,period,area,value,numerator,denominator,mark\n", encoding="utf-8"
    )


def million_right(site: Path) -> None:
    """One million rows in which nothing is wrong: 4,000 indicators of 250 months."""
    with_indicators(site, 4_000)
    months = [f"{2000 + at // 12}-{at % 12 + 1:02}" for at in range(250)]
    with_rows(site, (f"wait-{at},{month},{place}.5,,,," for at in range(4_000) for place, month in enumerate(months)))
    (site / CARD / "frameworks.csv").write_text("indicator,framework,code\n", encoding="utf-8")
    (site / CARD / "targets.csv").write_text("indicator,period,kind,value,source\n", encoding="utf-8")
    (site / CARD / "comparators.csv").write_text(
        "indicator,period,area,value,numerator,denominator,mark\n", encoding="utf-8"
    )


FLOODS: tuple[Callable[[Path], None], ...] = (
    one_mistake, three_mistakes, different_names, columns, one_code, million_right,
)  # fmt: skip


def measured(site: Path, generator: Path, form: str) -> str:
    """What one check costs: CPU seconds, MB of memory, and the size of what it printed."""
    command = ["timeout", str(LONGEST), sys.executable, "-m", "outturn", "check", "--format", form]
    with tempfile.TemporaryFile() as printed:
        environment = {**os.environ, "PYTHONPATH": str(generator)}
        process = subprocess.Popen(command, cwd=site, stdout=printed, stderr=subprocess.STDOUT, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        size = printed.seek(0, os.SEEK_END)
    seconds = used.ru_utime + used.ru_stime
    ended = f"exit {process.returncode}" if process.returncode != GIVEN_UP else "given up"
    return f"{seconds:7.1f} s  {used.ru_maxrss / 1024:7,.0f} MB  {size:12,} bytes  {ended}"


def main() -> None:
    """Print what each flood costs."""
    programs = {"now": ROOT / "generator", **({"other": Path(sys.argv[1])} if len(sys.argv) > 1 else {})}
    for flood in FLOODS:
        print((flood.__doc__ or "").splitlines()[0])
        with tempfile.TemporaryDirectory() as folder:
            site = copied("small", Path(folder) / "site")
            flood(site)
            for name, generator in programs.items():
                for form in ("text", "json"):
                    print(f"  {name:6} {form:5} {measured(site, generator, form)}", flush=True)


if __name__ == "__main__":
    main()
